// A describer that passes on references alone.
#include "measure/edges.h"

static void pass_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                        const char *name) {
    const TareEdges *self = (TareEdges *)base;
    const TareValue *end = (const TareValue *)((char *)start + bytes);
    for (const TareValue *word = start; word < end; word++)
        if (tare_value_is_object(*word)) self->visit(self->context, tare_value_get_object(*word));
}

static void pass_implied(TareDescriber *base, TareValue target, const char *name) {
    const TareEdges *self = (TareEdges *)base;
    if (tare_value_is_object(target)) self->visit(self->context, tare_value_get_object(target));
}

void tare_edges_init(TareEdges *self, TareRuntime *rt,
                     void (*visit)(void *context, TareObject *child), void *context) {
    *self = (TareEdges){
        .base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED,
                 .region = pass_region,
                 .implied = pass_implied},
        .rt = rt,
        .visit = visit,
        .context = context,
    };
}
