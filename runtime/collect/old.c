// One cycle: gathering, counting, marking, a second round over what is suspected, trying some of
// that at a time, sorting and examining the rest. Each phase remembers where it stands, so that it
// can stop after any object.
#include "collect/old.h"

#include "collect/callbacks.h"
#include "collect/garbage.h"
#include "collect/marking.h"
#include "collect/observer.h"
#include "collect/old_components.h"
#include "collect/protection.h"
#include "object/error.h"

// A slice ends at the first look at the clock after so long. A part of the suspected objects is
// examined once it has so many, and tried once it has so many more.
enum { SLICE_NS = 200000, PART_COUNT = 128, TRIED_COUNT = 512, ROUND_COUNT = 2 };
// What an object of a cycle takes, until one has told.
enum { FIRST_GUESS_NS = 200 };

typedef enum Phase { GATHER, COUNT, MARK, RESTART, TRY, SORT, EXAMINE, RELEASE, END } Phase;

typedef struct TareOldCycle {
    TareMarking marking;  // first: what walks knows of it alone
    Phase phase;
    TareVector chunks;  // TareChunk *: those there were when it began
    size_t next_chunk;
    uint32_t next_unit;  // of that chunk: where the last slice stopped gathering
    uint32_t round;
    uint64_t member_count;
    uint64_t left_count;   // members that the last restart has left so far, or that are suspected
    uint64_t tried_count;  // of these, and how many of those were garbage
    uint64_t unreachable_count;
    int64_t collected;
    TareOldComponents components;  // of what is suspected
    TareTrial part;                // some of these, being examined and destroyed
    TareGarbage garbage;           // while is_ending: what of the part is being destroyed
    bool is_ending;
    int64_t worked_ns;  // in all slices so far
} TareOldCycle;

static TareAllocator *collector_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR);
}

// ---- the members -------------------------------------------------------------------------------

// A chunk may have been given back since the cycle began.
static bool is_there(const TareHeap *heap, const TareChunk *wanted) {
    const TareChunk *chunk = heap->pool.oldest;
    while (chunk && chunk != wanted) chunk = chunk->next;
    return chunk;
}

// False when the slice is over before the chunk is.
static bool gather_chunk(TareOldCycle *self, const TareChunk *chunk) {
    uint64_t heads = chunk->head_units & UINT64_MAX << self->next_unit;
    TareHeapCursor cursor = {chunk, heads, TARE_HEAP_OBJECTS};
    for (;;) {
        TarePage *page = tare_heap_next_page(&cursor);
        self->next_unit = 0;
        if (!page || cursor.chunk != chunk) return true;
        self->member_count += tare_notes_add(&self->marking.notes, page);
        if (self->marking.notes.failed || !cursor.heads) return true;
        if (!tare_time_slice_is_late(&self->marking.slice)) continue;
        self->next_unit = (uint32_t)__builtin_ctzll(cursor.heads);
        return false;
    }
}

static bool gather(TareOldCycle *self) {
    while (self->next_chunk < self->chunks.count) {
        const TareChunk *chunk = *(TareChunk **)tare_vector_get(&self->chunks, self->next_chunk);
        if (is_there(&self->marking.rt->heap, chunk) && !gather_chunk(self, chunk)) return false;
        self->next_chunk++;
        self->next_unit = 0;
        if (self->marking.notes.failed || tare_time_slice_is_late(&self->marking.slice)) break;
    }
    return self->next_chunk == self->chunks.count;
}

static TareStatus list_chunks(TareOldCycle *self) {
    for (TareChunk *chunk = self->marking.rt->heap.pool.oldest; chunk; chunk = chunk->next) {
        TareChunk **place = tare_vector_push(&self->chunks);
        if (!place) return TARE_ERROR;
        *place = chunk;
    }
    return TARE_OK;
}

// ---- the phases that decide --------------------------------------------------------------------

static bool count(TareOldCycle *self) { return tare_marking_count(&self->marking); }

static bool mark(TareOldCycle *self) { return tare_marking_mark(&self->marking); }

// ---- sorting -----------------------------------------------------------------------------------

// What is marked lives: only references to suspected objects tell which must be examined together.
TARE_ALWAYS_INLINE void sort_child(void *marking, TareValue child) {
    TareOldCycle *self = marking;
    uint32_t index;
    TareNotesPage *record = tare_notes_look(tare_value_get_object(child), &index);
    if (record && tare_notes_is_suspected(record, index))
        tare_old_components_meet(&self->components, record, index);
}

static void sort_class(TareMarking *marking, const TareShape *shape) {
    sort_child(marking, tare_value_from_object(shape->type));
}

static void sort_again(TareMarking *marking) {}

TARE_MARKING_PHASE(sort)

static TareObject *get_object(const TareOldCycle *self, const TareOldPlace *place) {
    return place->record->page
               ? tare_notes_object(&self->marking.notes, place->record, place->index)
               : NULL;
}

// Goes on until all that was met stands in components; false when the slice ended first.
static bool sort_met(TareOldCycle *self) {
    TareMarking *marking = &self->marking;
    while (!tare_old_components_is_idle(&self->components)) {
        const TareOldPlace *place = tare_old_components_step(&self->components);
        TareObject *object = place ? get_object(self, place) : NULL;
        bool is_done = !object || sort_walk(marking, place->record, place->index, object);
        if (!is_done || marking->notes.failed || tare_time_slice_is_tired(&marking->slice))
            return false;
    }
    return true;
}

static bool sort_member(TareMarking *marking, TareNotesPage *record, uint32_t index,
                        TareObject *object) {
    TareOldCycle *self = (TareOldCycle *)marking;
    tare_old_components_meet(&self->components, record, index);
    return sort_met(self);
}

static bool sort_page(TareMarking *marking, TareNotesPage *record) {
    return tare_marking_sweep_page(marking, record, sort_member);
}

static bool sort(TareOldCycle *self) {
    TareMarking *marking = &self->marking;
    sort_start(marking);
    return tare_marking_finish_row(marking, sort_row) && sort_met(self) &&
           tare_marking_sweep(marking, sort_page);
}

// ---- examining ---------------------------------------------------------------------------------

// Takes one component into the part. False when there is none left.
static bool take_component(TareOldCycle *self) {
    TareTrial *part = &self->part;
    bool is_any = self->components.sorted.count > 0;
    for (const TareOldPlace *place; (place = tare_old_components_take(&self->components));) {
        TareObject *object = part->failed ? NULL : get_object(self, place);
        if (object) tare_trial_add(part, object);
    }
    return is_any;
}

// What came out black is alive after all and leaves the part.
static bool is_living(TareTrial *part, TareObject *object) {
    if (tare_trial_is_white(object)) return false;
    tare_trial_colour(object, TARE_SIDE_COLOUR_NONE);
    return true;
}

// [C5] Both ways look at the counts as they are now, with nothing running, and so find exactly
// those of the part that nothing else refers to. As a rule that is all of it. False: memory ended.
static bool keep_unreachable(TareOldCycle *self) {
    TareTrial *part = &self->part;
    if (part->failed) return false;
    if (TARE_WITHOUT == TARE_PROTECTION_VERDICT) return true;
    if (tare_marking_is_closed(&self->marking, part->candidates.items, part->candidates.count)) {
        TARE_ASSERT_INTERNAL(tare_trial_agrees(part));
        return true;
    }
    if (tare_trial_run(part, 0) != TARE_OK) return false;
    tare_trial_filter(part, is_living);
    return true;
}

// Dooms those of the part that are garbage: how many are not.
static size_t judge_part(TareOldCycle *self) {
    TareTrial *part = &self->part;
    TareRuntime *rt = self->marking.rt;
    size_t count = part->candidates.count;
    if (keep_unreachable(self)) {
        self->unreachable_count += part->candidates.count;
        tare_observer_judge(rt, 0, part->candidates.count);
        self->is_ending =
            part->candidates.count && tare_garbage_doom(&self->garbage, part) == TARE_OK;
        count -= part->candidates.count;
    } else {
        tare_trial_clear_colours(part);
        part->failed = false;
    }
    tare_error_clear(rt);
    return count;
}

// Takes so many components at a time as make a part, and dooms those of their objects that are
// garbage.
static void examine_part(TareOldCycle *self) {
    self->part.candidates.count = 0;
    while (self->part.candidates.count < PART_COUNT && take_component(self)) continue;
    self->marking.rt->collector->pardoned_count += judge_part(self);
}

// Destroys what was doomed; false when the slice ended first.
static bool end_part(TareOldCycle *self) {
    if (!tare_garbage_destroy(&self->garbage, &self->marking.slice)) return false;
    self->is_ending = false;
    self->collected += self->garbage.count;
    return true;
}

// Those that refer to others go first: what they held has only its own kind left when its turn
// comes.
static bool examine(TareOldCycle *self) {
    do {
        if (!self->is_ending) examine_part(self);
        if (self->is_ending && !end_part(self)) return false;
        if (!self->components.sorted.count) return true;
    } while (!TARE_STRESS && !tare_time_slice_is_late(&self->marking.slice));
    return false;
}

// ---- trying ------------------------------------------------------------------------------------

static bool try_member(TareMarking *marking, TareNotesPage *record, uint32_t index,
                       TareObject *object) {
    TareTrial *part = &((TareOldCycle *)marking)->part;
    tare_trial_add(part, object);
    return part->candidates.count < TRIED_COUNT;
}

static bool try_page(TareMarking *marking, TareNotesPage *record) {
    return tare_marking_sweep_page(marking, record, try_member);
}

// Whether it went well so far: for garbage that is held from afar it is of no use.
static bool is_worth_trying(const TareOldCycle *self) {
    return self->tried_count < 2 * TRIED_COUNT || 2 * self->unreachable_count > self->tried_count;
}

// Garbage that was made together mostly stands together, and is held by nothing else: some hundred
// neighbours at a time are examined as they come. What others hold remains suspected.
static bool try_parts(TareOldCycle *self) {
    TareMarking *marking = &self->marking;
    do {
        if (self->is_ending && !end_part(self)) return false;
        if (!marking->record || !is_worth_trying(self)) {
            tare_old_components_reserve(&self->components,
                                        self->left_count - self->unreachable_count);
            return true;
        }
        self->part.candidates.count = 0;
        tare_marking_sweep(marking, try_page);
        self->tried_count += self->part.candidates.count;
        if (self->part.candidates.count) judge_part(self);
    } while (!TARE_STRESS && !tare_time_slice_is_late(&marking->slice));
    return false;
}

// ---- the cycle ---------------------------------------------------------------------------------

bool tare_old_is_active(const TareRuntime *rt) { return rt->collector->old != NULL; }

static void forget(TareRuntime *rt) {
    TareOldCycle *self = rt->collector->old;
    TareAllocator *allocator = collector_allocator(rt);
    rt->collector->old = NULL;
    tare_trial_deinit(&self->part);
    tare_old_components_deinit(&self->components);
    tare_marking_deinit(&self->marking);
    tare_vector_deinit(&self->chunks);
    allocator->resize(allocator, self, sizeof *self, 0);
}

void tare_old_settle(TareRuntime *rt) {
    TareOldCycle *self = rt->collector->old;
    if (!self || !self->is_ending || rt->collector->is_running) return;
    TareValue pending = tare_error_take(rt);
    rt->collector->is_running = true;
    self->marking.slice = tare_time_slice_whole();
    bool is_over = end_part(self);
    TARE_ASSERT(is_over);
    rt->collector->is_running = false;
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
}

void tare_old_abandon(TareRuntime *rt) {
    TareOldCycle *self = rt->collector->old;
    if (!self) return;
    tare_old_settle(rt);
    int64_t collected = self->collected;
    forget(rt);
    tare_observer_swap(rt);
    tare_observer_finish(rt, collected, 0);
    tare_observer_swap(rt);
    tare_callbacks_tell(rt, "stop", 2, collected);
}

void tare_old_start(TareRuntime *rt) {
    TareAllocator *allocator = collector_allocator(rt);
    TareOldCycle *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return;
    *self = (TareOldCycle){.phase = GATHER};
    tare_marking_init(&self->marking, rt, TARE_NOTES_OLD);
    tare_trial_init(&self->part, rt);
    tare_old_components_init(&self->components, &self->marking.notes);
    tare_vector_init(&self->chunks, allocator, sizeof(TareChunk *));
    rt->collector->old = self;
    if (list_chunks(self) != TARE_OK) {
        forget(rt);
        return;
    }
    tare_callbacks_tell(rt, "start", 2, 0);
    tare_observer_start(rt, 2);
    tare_observer_swap(rt);
}

uint64_t tare_old_guess_slices(const TareRuntime *rt, uint64_t member_count) {
    uint64_t each_ns = rt->collector->old_work_ns ? rt->collector->old_work_ns : FIRST_GUESS_NS;
    return 1 + member_count * each_ns / SLICE_NS;
}

static void end_cycle(TareRuntime *rt, TareOldCycle *self) {
    TareCollector *collector = rt->collector;
    int64_t collected = self->collected;
    // What grew old meanwhile was not looked at, and counts for the next cycle.
    uint64_t gone = (uint64_t)collected;
    collector->long_lived_count = self->member_count > gone ? self->member_count - gone : 0;
    if (self->member_count)
        collector->old_work_ns = 1 + (uint64_t)self->worked_ns / self->member_count;
    collector->statistics[2].collections++;
    collector->statistics[2].collected += (uint64_t)collected;
    tare_observer_judge(rt, self->member_count - self->unreachable_count, 0);
    forget(rt);
    tare_observer_finish(rt, collected, 0);
    tare_callbacks_tell(rt, "stop", 2, collected);
}

// Only what is suspected remains a member.
static bool restart(TareOldCycle *self) {
    while (self->marking.record) {
        self->left_count += tare_notes_restart(&self->marking.notes, self->marking.record);
        self->marking.record = self->marking.record->next;
        if (tare_time_slice_is_late(&self->marking.slice)) break;
    }
    if (self->marking.record) return false;
    if (self->round + 1 < ROUND_COUNT) self->left_count = 0;
    tare_cycle_heads_restart(&self->marking.heads);
    return true;
}

static bool release(TareOldCycle *self) {
    while (tare_notes_drop_last(&self->marking.notes))
        if (tare_time_slice_is_late(&self->marking.slice)) return false;
    return true;
}

// Counting and marking are done once more over what is suspected after the first round: what the
// program had in its hands by turns is found to live, mostly.
static Phase find_next_phase(TareOldCycle *self) {
    switch (self->phase) {
    case GATHER:
        return COUNT;
    case COUNT:
        return MARK;
    case MARK:
        return tare_marking_is_clear(&self->marking) ? RELEASE : RESTART;
    case RESTART:
        return ++self->round < ROUND_COUNT ? COUNT : TRY;
    case TRY:
        return SORT;
    case SORT:
        return EXAMINE;
    case EXAMINE:
        return RELEASE;
    default:
        return END;
    }
}

void tare_old_work(TareRuntime *rt) {
    static bool (*const work[])(TareOldCycle * self) = {gather,    count, mark,    restart,
                                                        try_parts, sort,  examine, release};
    TareOldCycle *self = rt->collector->old;
    tare_observer_swap(rt);
    tare_observer_pause(rt, true);
    int64_t start_ns = tare_time_slice_now_ns();
    self->marking.slice = tare_time_slice_until(start_ns + SLICE_NS);
    while (self->phase != END && work[self->phase](self)) {
        self->phase = find_next_phase(self);
        tare_marking_start_sweep(&self->marking);
    }
    self->worked_ns += tare_time_slice_now_ns() - start_ns;
    bool is_over = self->phase == END || self->marking.notes.failed;
    tare_observer_pause(rt, false);
    if (is_over) end_cycle(rt, self);
    tare_observer_swap(rt);
}
