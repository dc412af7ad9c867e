// Trial deletion: take off the counts what the candidates themselves hold, follow from what is
// left. Each reference between candidates is taken off once and put back once: when the object
// that holds it turns black, or at the end when it never did.
#include "collect/trial.h"

#include "collect/observer.h"
#include "collect/references.h"
#include "collect/selection.h"

typedef struct TrialDescriber {
    TareDescriber base;
    TareTrial *trial;
} TrialDescriber;

#define WANTED (TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED)

void tare_trial_init(TareTrial *self, TareRuntime *rt) {
    *self = (TareTrial){.rt = rt, .is_watched = tare_observer_wants_steps(rt)};
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR);
    tare_vector_init(&self->candidates, allocator, sizeof(TareObject *));
    tare_vector_init(&self->stack, allocator, sizeof(TareObject *));
}

void tare_trial_deinit(TareTrial *self) {
    tare_vector_deinit(&self->stack);
    tare_vector_deinit(&self->candidates);
}

static inline void push(TareTrial *self, TareVector *vector, TareObject *object) {
    TareObject **slot;
    if (TARE_LIKELY(vector->count < vector->capacity_count))
        slot = (TareObject **)vector->items + vector->count++;
    else
        slot = tare_vector_push(vector);
    if (slot)
        *slot = object;
    else
        self->failed = true;
}

void tare_trial_add(TareTrial *self, TareObject *object) {
    push(self, &self->candidates, object);
    if (!self->failed) tare_trial_colour(object, TARE_SIDE_COLOUR_WHITE);
}

// ---- the three things done with a reference ----------------------------------------------------

// Each reference leads to a header and a side byte that in a large heap are seldom in the cache. So
// they are asked for when the reference is met and looked at some references later; since all that
// is done is adding and reaching, the order does not matter. The object whose turn it is, or NULL.
TARE_ALWAYS_INLINE TareObject *delay(TareTrial *self, TareValue child) {
    TareObject *object = tare_value_get_object(child);
    TarePage *page = tare_page_of(object);
    if (page->kind == TARE_BLOCK_LEAF) return NULL;
    // In objects that were made in a row references stay within a page, and the cache has it.
    if (page == self->last_page) return object;
    self->last_page = page;
    __builtin_prefetch(page->side + tare_page_index(page, object), 1);
    __builtin_prefetch(object, 1);
    TareObject **place = &self->delayed[self->delayed_next++ % TARE_TRIAL_DELAY];
    TareObject *due = *place;
    *place = object;
    return due;
}

TARE_ALWAYS_INLINE void subtract_now(TareTrial *self, TareObject *object) {
    if (tare_side_colour(*tare_side_of(object)) == TARE_SIDE_COLOUR_NONE) return;
    TARE_ASSERT(object->count > 0);
    object->count--;
}

TARE_ALWAYS_INLINE void restore_now(TareTrial *self, TareObject *object) {
    if (tare_side_colour(*tare_side_of(object)) != TARE_SIDE_COLOUR_NONE) object->count++;
}

TARE_ALWAYS_INLINE void reach_now(TareTrial *self, TareObject *object) {
    uint8_t *side = tare_side_of(object);
    TareSideColour colour = tare_side_colour(*side);
    if (colour == TARE_SIDE_COLOUR_NONE) return;
    object->count++;
    if (colour != TARE_SIDE_COLOUR_WHITE) return;
    *side = tare_side_with_colour(*side, TARE_SIDE_COLOUR_GREY);
    push(self, &self->stack, object);
}

// What is still delayed when a phase ends has its turn then.
#define DELAYED(verb) \
    TARE_ALWAYS_INLINE void verb(void *trial, TareValue child) { \
        TareObject *due = delay(trial, child); \
        if (due) verb##_now(trial, due); \
    } \
    static void verb##_rest(TareTrial *self) { \
        for (uint32_t i = 0; i < TARE_TRIAL_DELAY; i++) { \
            TareObject *due = self->delayed[i]; \
            self->delayed[i] = NULL; \
            if (due) verb##_now(self, due); \
        } \
    }

DELAYED(subtract)
DELAYED(restore)
DELAYED(reach)

// The colour that the class had when it was seen first: none, or a candidate's.
static inline bool is_class_inside(TareTrial *self, TareType *type) {
    if (TARE_UNLIKELY(type != self->last_class)) {
        self->last_class = type;
        self->last_class_colour = (uint8_t)tare_side_colour(*tare_side_of(type));
    }
    return self->last_class_colour != TARE_SIDE_COLOUR_NONE;
}

TARE_ALWAYS_INLINE void subtract_class(void *trial, TareType *type) {
    if (is_class_inside(trial, type)) type->header.count--;
}

TARE_ALWAYS_INLINE void restore_class(void *trial, TareType *type) {
    if (is_class_inside(trial, type)) type->header.count++;
}

TARE_ALWAYS_INLINE void reach_class(void *trial, TareType *type) {
    TareTrial *self = trial;
    if (!is_class_inside(self, type)) return;
    if (self->last_class_colour == TARE_SIDE_COLOUR_WHITE) {
        reach_now(self, &type->header);
        self->last_class_colour = TARE_SIDE_COLOUR_BLACK;
    } else {
        type->header.count++;
    }
}

// ---- the same, told to a film ------------------------------------------------------------------

static void tell(TareTrial *self, TareObserverStep step, TareObject *object, TareObject *other) {
    tare_observer_step(self->rt, step, object, other);
}

static void watched_subtract(void *trial, TareValue child) {
    TareTrial *self = trial;
    TareObject *object = tare_value_get_object(child);
    subtract_now(self, object);
    if (tare_side_colour(*tare_side_of(object)) != TARE_SIDE_COLOUR_NONE)
        tell(self, TARE_OBSERVER_SUBTRACT, object, self->current);
}

static void watched_subtract_class(void *trial, TareType *type) {
    TareTrial *self = trial;
    subtract_class(trial, type);
    if (is_class_inside(self, type))
        tell(self, TARE_OBSERVER_SUBTRACT, &type->header, self->current);
}

static void watched_reach(void *trial, TareValue child) {
    TareTrial *self = trial;
    TareObject *object = tare_value_get_object(child);
    bool is_new = tare_side_colour(*tare_side_of(object)) == TARE_SIDE_COLOUR_WHITE;
    reach_now(self, object);
    if (is_new) tell(self, TARE_OBSERVER_REACH, object, self->current);
}

static void watched_reach_class(void *trial, TareType *type) {
    TareTrial *self = trial;
    bool is_new = tare_side_colour(*tare_side_of(type)) == TARE_SIDE_COLOUR_WHITE;
    reach_class(trial, type);
    if (is_new) tell(self, TARE_OBSERVER_REACH, &type->header, self->current);
}

// ---- the same by description -------------------------------------------------------------------

#define DESCRIBED(verb) \
    static void verb##_region(TareDescriber *describer, TareRegionKind kind, void *start, \
                              size_t bytes, const char *name) { \
        TareValue *end = (TareValue *)((char *)start + bytes); \
        tare_references_visit_row(start, end, verb, ((TrialDescriber *)describer)->trial); \
    } \
    static void verb##_implied(TareDescriber *describer, TareValue target, const char *name) { \
        if (tare_value_is_object(target)) verb(((TrialDescriber *)describer)->trial, target); \
    } \
    static void verb##_other(void *trial, TareObject *object, const TareType *type) { \
        TrialDescriber describer = {{WANTED, NULL, verb##_region, verb##_implied}, trial}; \
        type->slots.describe(describer.trial->rt, object, &describer.base); \
    } \
    static void verb##_all(TareTrial *self, TareObject *object) { \
        tare_references_visit(self->rt, object, verb, verb##_class, verb##_other, self); \
    }

DESCRIBED(subtract)
DESCRIBED(restore)
DESCRIBED(reach)
DESCRIBED(watched_subtract)
DESCRIBED(watched_reach)

static void tell_copy(TareTrial *self, TareObject *object) {
    tell(self, TARE_OBSERVER_COPY, object, NULL);
}

static void subtract_and_tell(TareTrial *self, TareObject *object) {
    self->current = object;
    watched_subtract_all(self, object);
}

static void reach_and_tell(TareTrial *self, TareObject *object) {
    self->current = object;
    watched_reach_all(self, object);
}

// ---- the phases --------------------------------------------------------------------------------

// The candidate turns black, and all that it reaches.
TARE_ALWAYS_INLINE void follow(TareTrial *self, TareObject *object,
                               void (*reach_each)(TareTrial *self, TareObject *object)) {
    size_t floor = self->stack.count;
    for (;;) {
        tare_trial_colour(object, TARE_SIDE_COLOUR_BLACK);
        reach_each(self, object);
        if (self->stack.count == floor) reach_rest(self);
        if (self->stack.count == floor) return;
        object = *(TareObject **)tare_vector_get(&self->stack, --self->stack.count);
    }
}

TareStatus tare_trial_run(TareTrial *self, uint32_t held) {
    size_t count = self->candidates.count;
    self->last_class = NULL;
    for (size_t i = 0; i < count; i++) {
        TareObject *object = tare_trial_get(self, i);
        tare_trial_colour(object, TARE_SIDE_COLOUR_WHITE);
        object->count -= held;
    }
    for (size_t i = 0; i < count; i++) subtract_all(self, tare_trial_get(self, i));
    subtract_rest(self);
    self->last_class = NULL;
    for (size_t i = 0; i < count && !self->failed; i++) {
        TareObject *object = tare_trial_get(self, i);
        bool is_white = tare_side_colour(*tare_side_of(object)) == TARE_SIDE_COLOUR_WHITE;
        if (is_white && object->count) follow(self, object, reach_all);
    }
    for (size_t i = 0; i < count; i++) {
        TareObject *object = tare_trial_get(self, i);
        object->count += held;
        bool is_black = tare_side_colour(*tare_side_of(object)) == TARE_SIDE_COLOUR_BLACK;
        if (!is_black) restore_all(self, object);
    }
    restore_rest(self);
    self->stack.count = 0;
    return self->failed ? TARE_ERROR : TARE_OK;
}

// Finding none that lives it needs no memory.
bool tare_trial_agrees(TareTrial *self) {
    if (tare_trial_run(self, 0) != TARE_OK) return false;
    for (size_t i = 0; i < self->candidates.count; i++) {
        uint8_t side = *tare_side_of(tare_trial_get(self, i));
        if (tare_side_colour(side) != TARE_SIDE_COLOUR_WHITE) return false;
    }
    return true;
}

size_t tare_trial_filter(TareTrial *self, TareTrialLeaves leaves) {
    TareObject **objects = self->candidates.items;
    size_t count = self->candidates.count, kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!leaves(self, objects[i])) objects[kept++] = objects[i];
    self->candidates.count = kept;
    return count - kept;
}

void tare_trial_clear_colours(TareTrial *self) {
    for (size_t i = 0; i < self->candidates.count; i++)
        tare_trial_colour(tare_trial_get(self, i), TARE_SIDE_COLOUR_NONE);
}

// ---- the phases over a generation --------------------------------------------------------------

// What waits to die or is half taken apart has count 0 and counts as outside; as a rule there is
// no such object, and then the side bytes say all.
static uint64_t drop_dying(const TarePage *page, uint32_t index, uint64_t chosen) {
    uint64_t rest = chosen;
    while (rest) {
        uint64_t bit = rest & -rest;
        uint32_t i = tare_selection_pop(&rest, index);
        if (!((TareObject *)tare_page_block(page, i))->count) chosen &= ~bit;
    }
    return chosen;
}

TARE_ALWAYS_INLINE void whiten(TarePage *page, TareSelection which, bool is_busy) {
    for (uint32_t i = 0; i < page->carved_count; i += 8) {
        uint64_t sides = tare_selection_read(page, i);
        uint64_t chosen = tare_selection_get(sides, which);
        if (!chosen) continue;
        if (is_busy) chosen = drop_dying(page, i, chosen);
        sides |= chosen * (TARE_SIDE_COLOUR_WHITE << 6);
        tare_selection_write(page, i, sides);
    }
}

static void whiten_generation(TareTrial *self, int generation) {
    bool is_busy = tare_dealloc_is_busy(self->rt);
    TareSelectionPages pages = tare_selection_start_pages(&self->rt->heap, generation);
    for (TarePage *page; (page = tare_selection_next_page(&pages)) != NULL;) {
        if (generation == 0) whiten(page, TARE_SELECTION_GENERATION_0, is_busy);
        else if (generation == 1) whiten(page, TARE_SELECTION_GENERATION_1, is_busy);
        else whiten(page, TARE_SELECTION_GENERATION_2, is_busy);
    }
}

// Calls `act` for each block of that selection; `act` may change the colours of all blocks.
TARE_ALWAYS_INLINE void for_each(TareTrial *self, int generation, TareSelection which,
                                 void (*act)(TareTrial *self, TareObject *object)) {
    TareSelectionPages pages = tare_selection_start_pages(&self->rt->heap, generation);
    for (TarePage *page; (page = tare_selection_next_page(&pages)) != NULL;) {
        for (uint32_t i = 0; i < page->carved_count; i += 8) {
            uint64_t chosen = tare_selection_get(tare_selection_read(page, i), which);
            while (chosen) act(self, tare_page_block(page, tare_selection_pop(&chosen, i)));
        }
    }
}

// Among the eight at hand some may have been reached since they were chosen.
TARE_ALWAYS_INLINE void follow_held(TareTrial *self, TareObject *object) {
    if (!object->count || self->failed) return;
    if (tare_side_colour(*tare_side_of(object)) == TARE_SIDE_COLOUR_WHITE)
        follow(self, object, reach_all);
}

static void follow_held_and_tell(TareTrial *self, TareObject *object) {
    if (!object->count || self->failed) return;
    if (tare_side_colour(*tare_side_of(object)) != TARE_SIDE_COLOUR_WHITE) return;
    tell(self, TARE_OBSERVER_HELD, object, NULL);
    follow(self, object, reach_and_tell);
}

static void judge_watched(TareTrial *self, int generation) {
    for_each(self, generation, TARE_SELECTION_WHITE, tell_copy);
    for_each(self, generation, TARE_SELECTION_WHITE, subtract_and_tell);
    self->last_class = NULL;
    for_each(self, generation, TARE_SELECTION_WHITE, follow_held_and_tell);
}

static void judge(TareTrial *self, int generation) {
    for_each(self, generation, TARE_SELECTION_WHITE, subtract_all);
    subtract_rest(self);
    self->last_class = NULL;
    for_each(self, generation, TARE_SELECTION_WHITE, follow_held);
}

TareStatus tare_trial_run_generation(TareTrial *self, int generation) {
    whiten_generation(self, generation);
    self->last_class = NULL;
    if (self->is_watched)
        judge_watched(self, generation);
    else
        judge(self, generation);
    for_each(self, generation, TARE_SELECTION_NOT_BLACK, restore_all);
    restore_rest(self);
    self->stack.count = 0;
    return self->failed ? TARE_ERROR : TARE_OK;
}

void tare_trial_clear_generation(TareTrial *self, int generation) {
    TareSelectionPages pages = tare_selection_start_pages(&self->rt->heap, generation);
    for (TarePage *page; (page = tare_selection_next_page(&pages)) != NULL;) {
        for (uint32_t i = 0; i < page->carved_count; i += 8) {
            uint64_t sides = tare_selection_read(page, i);
            tare_selection_write(page, i, sides & ~(TARE_SIDE_COLOUR * TARE_SELECTION_EACH));
        }
    }
}
