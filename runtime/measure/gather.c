// The walk, and finding the places of all at once.
#include "measure/gather.h"

TARE_ALWAYS_INLINE void meet(void *context, TareValue child) {
    TareGather *self = context;
    self->objects[self->count] = tare_value_get_object(child);
    self->holders[self->count] = self->holder;
    if (++self->count == TARE_GATHER_COUNT) tare_gather_flush(self);
}

static void pass_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                        const char *name) {
    const TareValue *words = start;
    tare_references_visit_row(words, words + bytes / sizeof *words, meet, base);
}

static void pass_implied(TareDescriber *base, TareValue target, const char *name) {
    if (tare_value_is_object(target)) meet(base, target);
}

void tare_gather_init(TareGather *self, TareRuntime *rt, const TareNumbering *numbering,
                      void (*see)(void *context), void *context) {
    self->base = (TareDescriber){
        .wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED,
        .region = pass_region,
        .implied = pass_implied,
    };
    self->rt = rt;
    self->numbering = numbering;
    self->see = see;
    self->context = context;
    self->count = 0;
}

void tare_gather_flush(TareGather *self) {
    for (uint32_t i = 0; i < self->count; i++)
        self->places[i] = tare_numbering_get(self->numbering, self->objects[i]);
    self->see(self->context);
    self->count = 0;
}

static void meet_class(void *context, TareType *type) {
    meet(context, tare_value_from_object(type));
}

static void describe(void *context, TareObject *object, const TareType *type) {
    TareGather *self = context;
    if (type->slots.describe) type->slots.describe(self->rt, object, &self->base);
}

void tare_gather_visit(TareGather *self, TareObject *object, uint32_t holder) {
    self->holder = holder;
    if (!tare_references_visit_items(object, meet, self))
        tare_references_visit_rest(self->rt, object, meet, meet_class, describe, self);
}
