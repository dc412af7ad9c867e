// Walks over the objects that the collector follows.
#include "collect/tracked.h"

#include "collect/collect.h"
#include "object/layout.h"

// ---- is_tracked --------------------------------------------------------------------------------

enum { DEEPEST_TUPLE = 8 };

static bool is_builtin_type(TareValue v) {
    return tare_value_is_exact(v, TARE_TYPE_TYPE) &&
           !(tare_type_of_value(v)->flags & TARE_TYPE_IS_HEAP);
}

// Built-in objects that hold references here and none, or none that matter, in CPython.
static bool is_plain(TareRuntime *rt, TareValue v) {
    if (tare_type_get(rt, v)->flags & TARE_TYPE_IS_HEAP) return false;
    return tare_value_is_exact(v, TARE_TYPE_CODE) || tare_value_is_exact(v, TARE_TYPE_OBJECT) ||
           tare_value_is_exact(v, TARE_TYPE_RANGE) || is_builtin_type(v);
}

static bool is_tracked(TareRuntime *rt, TareValue v, int depth);

// A dict in a container counts whatever it holds itself, so only tuples in tuples recurse.
static bool may_close_a_cycle(TareRuntime *rt, TareValue v, int depth) {
    return tare_value_is_exact(v, TARE_TYPE_DICT) || is_tracked(rt, v, depth);
}

// CPython's first collection looks into a tuple and lets go of one of plain values. In a deeper one
// than this none looks: it is tracked.
static bool is_tuple_tracked(TareRuntime *rt, const TareTuple *tuple, int depth) {
    bool is_young = tare_side_generation(*tare_side_of(tuple)) == TARE_SIDE_GENERATION_0;
    if (is_young || depth == DEEPEST_TUPLE) return tuple->length > 0;
    for (size_t i = 0; i < tuple->length; i++)
        if (may_close_a_cycle(rt, tuple->items[i], depth + 1)) return true;
    return false;
}

static bool is_tracked(TareRuntime *rt, TareValue v, int depth) {
    if (!tare_value_is_object(v) ||
        !(*tare_side_of(tare_value_get_object(v)) & TARE_SIDE_TRACKED) || is_plain(rt, v))
        return false;
    if (tare_value_is_exact(v, TARE_TYPE_TUPLE))
        return is_tuple_tracked(rt, tare_tuple_of(v), depth);
    if (!tare_value_is_exact(v, TARE_TYPE_DICT)) return true;
    TareValue key, value;
    for (size_t cursor = 0; tare_table_next(&tare_dict_of(v)->table, &cursor, &key, &value);)
        if (may_close_a_cycle(rt, key, depth) || may_close_a_cycle(rt, value, depth)) return true;
    return false;
}

bool tare_tracked_is(TareRuntime *rt, TareValue v) { return is_tracked(rt, v, 0); }

// ---- walks -------------------------------------------------------------------------------------

typedef struct Walk {
    TareDescriber base;
    TareRuntime *rt;
    TareVector *out;
    const TareValue *targets;
    size_t target_count;
    int generation;
    size_t frozen_count;
    bool found;
    bool failed;
} Walk;

static bool is_followed(const TareHeapBlock *block) {
    return *block->side & TARE_SIDE_TRACKED && !tare_object_is_dying(block->block);
}

// Whether programs are told of it: the collector follows more than CPython's.
static bool is_listed(const Walk *self, const TareHeapBlock *block) {
    return is_followed(block) && tare_tracked_is(self->rt, tare_value_from_object(block->block));
}

static void push(Walk *self, TareValue v) {
    TareValue *slot = tare_vector_push(self->out);
    if (slot)
        *slot = tare_retain(v);
    else
        self->failed = true;
}

static TareStatus walk(Walk *self, void (*visit)(void *, const TareHeapBlock *)) {
    tare_collect_settle(self->rt);
    tare_heap_visit_blocks(&self->rt->heap, TARE_HEAP_OBJECTS, visit, self);
    return self->failed ? TARE_ERROR : TARE_OK;
}

static void gather(void *context, const TareHeapBlock *block) {
    Walk *self = context;
    bool is_wanted =
        self->generation < 0 || (int)tare_side_generation(*block->side) == self->generation;
    if (is_wanted && is_listed(self, block)) push(self, tare_value_from_object(block->block));
}

TareStatus tare_tracked_gather(TareRuntime *rt, int generation, TareVector *out) {
    Walk self = {.rt = rt, .out = out, .generation = generation};
    return walk(&self, gather);
}

// ---- who refers to whom ------------------------------------------------------------------------

static void look_for_target(Walk *self, TareValue child) {
    for (size_t i = 0; i < self->target_count; i++)
        if (tare_value_is_same(child, self->targets[i])) self->found = true;
}

static void compare_region(TareDescriber *describer, TareRegionKind kind, void *start, size_t bytes,
                           const char *name) {
    (void)kind, (void)name;
    for (TareValue *v = start; (char *)v < (char *)start + bytes; v++)
        look_for_target((Walk *)describer, *v);
}

static void compare_implied(TareDescriber *describer, TareValue target, const char *name) {
    (void)name;
    look_for_target((Walk *)describer, target);
}

#define WANTED (TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED)

static void describe(Walk *self, TareObject *object) {
    self->rt->shapes[object->shape_id]->type->slots.describe(self->rt, object, &self->base);
}

static void gather_referrer(void *context, const TareHeapBlock *block) {
    Walk *self = context;
    if (!is_followed(block)) return;
    self->found = false;
    describe(self, block->block);
    if (self->found && is_listed(self, block)) push(self, tare_value_from_object(block->block));
}

TareStatus tare_tracked_gather_referrers(TareRuntime *rt, const TareValue *targets, size_t count,
                                         TareVector *out) {
    Walk self = {
        .base = {WANTED, NULL, compare_region, compare_implied},
        .rt = rt,
        .out = out,
        .targets = targets,
        .target_count = count,
    };
    return walk(&self, gather_referrer);
}

static void push_region(TareDescriber *describer, TareRegionKind kind, void *start, size_t bytes,
                        const char *name) {
    (void)kind, (void)name;
    for (TareValue *v = start; (char *)v < (char *)start + bytes; v++)
        if (!tare_value_is_absent(*v)) push((Walk *)describer, *v);
}

static void push_implied(TareDescriber *describer, TareValue target, const char *name) {
    (void)name;
    push((Walk *)describer, target);
}

TareStatus tare_tracked_gather_referents(TareRuntime *rt, TareValue object, TareVector *out) {
    Walk self = {
        .base = {TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES), NULL, push_region, push_implied},
        .rt = rt,
        .out = out,
    };
    if (tare_value_is_object(object) && !is_plain(rt, object) &&
        *tare_side_of(tare_value_get_object(object)) & TARE_SIDE_TRACKED) {
        describe(&self, tare_value_get_object(object));
        self.base.wants = TARE_DESCRIBE_IMPLIED;  // the class comes last
        describe(&self, tare_value_get_object(object));
    }
    return self.failed ? TARE_ERROR : TARE_OK;
}

// ---- frozen objects ----------------------------------------------------------------------------

static void freeze(void *context, const TareHeapBlock *block) {
    (void)context;
    if (is_followed(block))
        *block->side = tare_side_with_generation(*block->side, TARE_SIDE_FROZEN);
}

static void unfreeze(void *context, const TareHeapBlock *block) {
    (void)context;
    if (tare_side_is_frozen(*block->side))
        *block->side = tare_side_with_generation(*block->side, TARE_SIDE_GENERATION_2);
}

static void count_frozen(void *context, const TareHeapBlock *block) {
    ((Walk *)context)->frozen_count += tare_side_is_frozen(*block->side);
}

void tare_tracked_freeze(TareRuntime *rt) {
    tare_collect_settle(rt);
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS, freeze, NULL);
    tare_heap_refresh_young(&rt->heap);
}

void tare_tracked_unfreeze(TareRuntime *rt) {
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS, unfreeze, NULL);
}

size_t tare_tracked_count_frozen(TareRuntime *rt) {
    Walk self = {.rt = rt};
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS, count_frozen, &self);
    return self.frozen_count;
}
