// Trial deletion: copy the counts, take off what the candidates themselves hold, follow from what
// is left.
#include "collect/trial.h"

#include "object/layout.h"

typedef struct TrialDescriber {
    TareDescriber base;
    TareTrial *trial;
} TrialDescriber;

static TareAllocator *collector_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR);
}

void tare_trial_init(TareTrial *self, TareRuntime *rt) {
    *self = (TareTrial){.rt = rt};
    TareAllocator *allocator = collector_allocator(rt);
    tare_vector_init(&self->candidates, allocator, sizeof(TareObject *));
    tare_vector_init(&self->stack, allocator, sizeof(TareObject *));
    tare_vector_init(&self->pages, allocator, sizeof(TarePage *));
}

static void free_scratch(TareTrial *self) {
    TareAllocator *allocator = collector_allocator(self->rt);
    for (size_t i = 0; i < self->pages.count; i++) {
        TarePage *page = *(TarePage **)tare_vector_get(&self->pages, i);
        allocator->resize(allocator, page->scratch, page->capacity_count * sizeof(uint32_t), 0);
        page->scratch = NULL;
    }
    self->pages.count = 0;
}

void tare_trial_deinit(TareTrial *self) {
    free_scratch(self);
    tare_vector_deinit(&self->pages);
    tare_vector_deinit(&self->stack);
    tare_vector_deinit(&self->candidates);
}

static void set_colour(TareObject *object, TareSideColour colour) {
    uint8_t *side = tare_side_of(object);
    *side = tare_side_with_colour(*side, colour);
}

static bool has_colour(TareObject *object, TareSideColour colour) {
    return tare_side_colour(*tare_side_of(object)) == colour;
}

static void push(TareTrial *self, TareVector *vector, void *item) {
    void **slot = tare_vector_push(vector);
    if (slot)
        *slot = item;
    else
        self->failed = true;
}

void tare_trial_add(TareTrial *self, TareObject *object) {
    push(self, &self->candidates, object);
    if (!self->failed) set_colour(object, TARE_SIDE_COLOUR_WHITE);
}

// The scratch count of an object, NULL when memory has ended.
static uint32_t *scratch_of(TareTrial *self, TareObject *object) {
    TarePage *page = tare_page_of(object);
    if (!page->scratch) {
        TareAllocator *allocator = collector_allocator(self->rt);
        page->scratch =
            allocator->resize(allocator, NULL, 0, page->capacity_count * sizeof(uint32_t));
        if (page->scratch) push(self, &self->pages, page);
        if (!page->scratch || self->failed) {
            self->failed = true;
            return NULL;
        }
    }
    return (uint32_t *)page->scratch + tare_page_index(page, object);
}

static void subtract(TareTrial *self, TareValue child) {
    if (!tare_value_is_object(child)) return;
    TareObject *object = tare_value_get_object(child);
    if (!has_colour(object, TARE_SIDE_COLOUR_WHITE)) return;
    uint32_t *count = scratch_of(self, object);
    TARE_ASSERT(!count || *count > 0);
    if (count) --*count;
}

static void reach(TareTrial *self, TareValue child) {
    if (!tare_value_is_object(child)) return;
    TareObject *object = tare_value_get_object(child);
    if (!has_colour(object, TARE_SIDE_COLOUR_WHITE)) return;
    set_colour(object, TARE_SIDE_COLOUR_GREY);
    push(self, &self->stack, object);
}

static void subtract_region(TareDescriber *describer, TareRegionKind kind, void *start,
                            size_t bytes, const char *name) {
    (void)kind, (void)name;
    for (TareValue *v = start; (char *)v < (char *)start + bytes; v++)
        subtract(((TrialDescriber *)describer)->trial, *v);
}

static void subtract_implied(TareDescriber *describer, TareValue target, const char *name) {
    (void)name;
    subtract(((TrialDescriber *)describer)->trial, target);
}

static void reach_region(TareDescriber *describer, TareRegionKind kind, void *start, size_t bytes,
                         const char *name) {
    (void)kind, (void)name;
    for (TareValue *v = start; (char *)v < (char *)start + bytes; v++)
        reach(((TrialDescriber *)describer)->trial, *v);
}

static void reach_implied(TareDescriber *describer, TareValue target, const char *name) {
    (void)name;
    reach(((TrialDescriber *)describer)->trial, target);
}

#define WANTED (TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED)

static void describe(TareTrial *self, TareObject *object, TrialDescriber *describer) {
    TareRuntime *rt = self->rt;
    rt->shapes[object->shape_id]->type->slots.describe(rt, object, &describer->base);
}

static TareStatus copy_counts(TareTrial *self, uint32_t held) {
    for (size_t i = 0; i < self->candidates.count && !self->failed; i++) {
        TareObject *object = tare_trial_get(self, i);
        uint32_t *count = scratch_of(self, object);
        if (count) *count = object->count - held;
        set_colour(object, TARE_SIDE_COLOUR_WHITE);
    }
    return self->failed ? TARE_ERROR : TARE_OK;
}

static void follow_reached(TareTrial *self) {
    TrialDescriber reacher = {{WANTED, NULL, reach_region, reach_implied}, self};
    for (size_t i = 0; i < self->candidates.count; i++) {
        TareObject *object = tare_trial_get(self, i);
        if (has_colour(object, TARE_SIDE_COLOUR_WHITE) && *scratch_of(self, object) > 0)
            reach(self, tare_value_from_object(object));
        while (self->stack.count && !self->failed) {
            TareObject *next = *(TareObject **)tare_vector_get(&self->stack, --self->stack.count);
            set_colour(next, TARE_SIDE_COLOUR_BLACK);
            describe(self, next, &reacher);
        }
    }
}

TareStatus tare_trial_run(TareTrial *self, uint32_t held) {
    if (copy_counts(self, held) != TARE_OK) return TARE_ERROR;
    TrialDescriber subtracter = {{WANTED, NULL, subtract_region, subtract_implied}, self};
    for (size_t i = 0; i < self->candidates.count; i++)
        describe(self, tare_trial_get(self, i), &subtracter);
    follow_reached(self);
    free_scratch(self);
    return self->failed ? TARE_ERROR : TARE_OK;
}

void tare_trial_clear_colours(TareTrial *self) {
    for (size_t i = 0; i < self->candidates.count; i++)
        set_colour(tare_trial_get(self, i), TARE_SIDE_COLOUR_NONE);
}
