// What one object reaches, and what of it would go with it: walks over the numbered heap, which
// share one byte and one counter a place. Exact: roots are found by counting (roots.h).
#ifndef TARE_MEASURE_REACH_H
#define TARE_MEASURE_REACH_H

#include "measure/numbering.h"
#include "measure/progress.h"
#include "modules/own_size.h"

typedef struct TareReachSum {
    size_t bytes, count;
} TareReachSum;

typedef struct TareReachSums {
    TareReachSum own;
    TareReachSum reached;    // from the object, without crossing into classes, modules and code
    TareReachSum shared;     // of that, what lives without the object too
    TareReachSum retained;   // only through the object
    TareReachSum exclusive;  // of that, what no uncollected garbage refers to as well
} TareReachSums;

// Whether walks from an object end before this one: classes, modules, functions and code serve
// many.
bool tare_reach_is_border(TareRuntime *rt, const TareObject *object);
// Calls `found` for all that `object` reaches, it included, with the bytes of its own blocks.
// TARE_ERROR when the memory of instruments ends.
TareStatus tare_reach_visit(TareRuntime *rt, TareObject *object,
                            void (*found)(void *context, TareObject *object, size_t bytes),
                            void *context, TareProgress *progress) TARE_CHECKED;
// All sums of one object. TARE_ERROR when the memory of instruments ends.
TareStatus tare_reach_measure(TareRuntime *rt, TareObject *object, TareReachSums *sums,
                              TareProgress *progress) TARE_CHECKED;

static inline void tare_reach_add(TareReachSum *sum, size_t bytes) {
    sum->bytes += bytes;
    sum->count++;
}

#endif
