// The exclusive size of an object: what would go if it went, it included.
#ifndef TARE_MEASURE_EXCLUSIVE_H
#define TARE_MEASURE_EXCLUSIVE_H

#include "object/runtime.h"

typedef struct TareExclusive {
    size_t taken_bytes;   // blocks of all that would go, slack included
    size_t object_count;
    bool is_cut;          // the search stopped at its bound: the sum is a lower bound
} TareExclusive;

// By trial on scratch counts in the memory of instruments; changes nothing in the heap.
TareExclusive tare_exclusive_measure(TareRuntime *rt, TareObject *object);

#endif
