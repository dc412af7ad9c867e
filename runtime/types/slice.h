// Slice objects, and what a slice means for a sequence of a given length.
//   +0 header  +8 start  +16 stop  +24 step (None where not given)
#ifndef TARE_TYPES_SLICE_H
#define TARE_TYPES_SLICE_H

#include "object/alloc.h"

typedef struct TareSlice {
    TareObject header;
    TareValue start;
    TareValue stop;
    TareValue step;
} TareSlice;

// The items start, start + step, ..., `count` of them, all within the sequence. `stop` is as given,
// clamped; with count 0 and step 1 the place of insertion is `start`.
typedef struct TareSliceRange {
    int64_t start;
    int64_t stop;
    int64_t step;
    int64_t count;
} TareSliceRange;

static inline TareSlice *tare_slice_of(TareValue v) { return (TareSlice *)tare_value_get_object(v); }

// Retains the three; absent ones become None.
TARE_NEW TareValue tare_slice_new(TareRuntime *rt, TareValue start, TareValue stop, TareValue step);
// Clamped to `length`; TypeError "slice indices must be integers or None or have an __index__
// method", ValueError "slice step cannot be zero".
TareStatus tare_slice_resolve(TareRuntime *rt, TareValue slice, size_t length,
                              TareSliceRange *out) TARE_CHECKED;

#endif
