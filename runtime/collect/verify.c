// Checks between collections: each reference leads to a live object of a known shape [C1], no
// colour is left over [C2], and the heap adds up [M4].
#include "collect/verify.h"

#include "collect/references.h"

typedef struct Verifier {
    TareDescriber base;
    TareRuntime *rt;
    bool failed;
    uint64_t references_sum;  // of the object at hand, by description less by the fast walk
} Verifier;

static bool is_sound(const TareRuntime *rt, const TareObject *object) {
    return (*tare_side_of(object) & TARE_SIDE_LIVE) && object->shape_id < rt->shape_count &&
           rt->shapes[object->shape_id] && object->count > 0;
}

// Whether it is an object that can be a candidate: walks may leave out all others.
static bool is_followed(TareValue child) {
    return tare_value_is_object(child) &&
           tare_page_of(tare_value_get_object(child))->kind != TARE_BLOCK_LEAF;
}

static void check(Verifier *self, TareValue child) {
    if (is_followed(child)) self->references_sum += child.bits;
    if (tare_value_is_object(child) && !is_sound(self->rt, tare_value_get_object(child)))
        self->failed = true;
}

static void check_region(TareDescriber *describer, TareRegionKind kind, void *start, size_t bytes,
                         const char *name) {
    (void)kind, (void)name;
    for (TareValue *v = start; (char *)v < (char *)start + bytes; v++)
        check((Verifier *)describer, *v);
}

static void take_off(void *verifier, TareValue child) {
    if (is_followed(child)) ((Verifier *)verifier)->references_sum -= child.bits;
}

static void take_off_class(void *verifier, TareType *type) {
    ((Verifier *)verifier)->references_sum -= (uintptr_t)type;
}

static void take_off_none(void *verifier, TareObject *object, const TareType *type) {}

// The collector's fast walk must find the same references as the description [C4].
static void compare_walks(Verifier *self, TareObject *object) {
    self->references_sum = 0;
    self->rt->shapes[object->shape_id]->type->slots.describe(self->rt, object, &self->base);
    uint64_t described = self->references_sum;
    tare_references_visit(self->rt, object, take_off, take_off_class, take_off_none, self);
    bool was_walked = self->references_sum != described;
    if (was_walked && self->references_sum != 0) self->failed = true;
}

static void check_implied(TareDescriber *describer, TareValue target, const char *name) {
    (void)name;
    check((Verifier *)describer, target);
}

static void check_block(void *context, const TareHeapBlock *block) {
    Verifier *self = context;
    TareObject *object = block->block;
    if (!(*block->side & TARE_SIDE_TRACKED) || object->count == 0) return;
    if (tare_side_colour(*block->side) != TARE_SIDE_COLOUR_NONE || !is_sound(self->rt, object)) {
        self->failed = true;
        return;
    }
    compare_walks(self, object);
}

bool tare_verify_heap(TareRuntime *rt) {
    Verifier self = {
        .base = {TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED, NULL,
                 check_region, check_implied},
        .rt = rt,
    };
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS, check_block, &self);
    return !self.failed && tare_heap_is_valid(&rt->heap);
}
