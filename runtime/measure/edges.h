// What an object refers to, by its type's description (law 2): each reference once for every count
// that it holds, an instance's reference to its class included.
#ifndef TARE_MEASURE_EDGES_H
#define TARE_MEASURE_EDGES_H

#include "object/layout.h"
#include "object/runtime.h"

typedef struct TareEdges {
    TareDescriber base;
    TareRuntime *rt;
    void (*visit)(void *context, TareObject *child);
    void *context;
} TareEdges;

void tare_edges_init(TareEdges *self, TareRuntime *rt,
                     void (*visit)(void *context, TareObject *child), void *context);

// Calls `visit` for each reference to a heap object, in the order of the description.
static inline void tare_edges_visit(TareEdges *self, TareObject *object) {
    const TareTypeSlots *slots = &tare_shape_of_id(self->rt, object->shape_id)->type->slots;
    if (slots->describe) slots->describe(self->rt, object, &self->base);
}

#endif
