// What one object reaches, and what of it would go with it: walks over the numbered heap, which
// share one byte a place. Exact: roots are found by counting (roots.h).
#ifndef TARE_MEASURE_REACH_H
#define TARE_MEASURE_REACH_H

#include "measure/edges.h"
#include "measure/numbering.h"
#include "modules/own_size.h"

enum TareReachMark {
    TARE_REACH_REACHED = 1,   // from the object, without crossing into classes, modules and code
    TARE_REACH_ELSEWHERE = 2, // from a root, not through the object
    TARE_REACH_RETAINED = 4,  // only through the object
    TARE_REACH_GARBAGE = 8,   // retained, but uncollected garbage refers to it as well
};

typedef struct TareReach {
    TareRuntime *rt;
    TareNumbering numbering;
    uint8_t *marks;    // by place
    uint32_t *held;    // by place: references from what is retained; NULL before it is needed
    TareVector stack;  // TareObject *
    TareVector reached;   // TareObject *: all REACHED, the object first
    TareVector retained;  // TareObject *: all RETAINED, the object first
    TareEdges edges;
    TareObject *root;
    uint8_t mark;      // what the walk at hand sets
    bool failed;
} TareReach;

// Whether walks from an object end before this one: classes, modules, functions and code serve
// many.
bool tare_reach_is_border(TareRuntime *rt, const TareObject *object);
// Finds what `object` reaches; and, with `wants_retained`, what it retains. TARE_ERROR when memory
// ends; deinit also then.
TareStatus tare_reach_init(TareReach *self, TareRuntime *rt, TareObject *object,
                           bool wants_retained) TARE_CHECKED;
void tare_reach_deinit(TareReach *self);

static inline uint8_t tare_reach_marks(const TareReach *self, const TareObject *object) {
    return self->marks[tare_numbering_get(&self->numbering, object)];
}

typedef struct TareReachSum {
    size_t bytes, count;
} TareReachSum;

static inline void tare_reach_add(TareReachSum *sum, size_t bytes) {
    sum->bytes += bytes;
    sum->count++;
}

static inline size_t tare_reach_measure_own(TareRuntime *rt, TareObject *object) {
    return tare_own_size_measure(rt, tare_value_from_object(object)).taken_bytes;
}

#endif
