// slice objects and the arithmetic of slicing.
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

// The places that a slice picks from a sequence: start, start + step, ... `count` of them.
typedef struct TareSliceRange {
    int64_t start;
    int64_t step;
    int64_t count;
} TareSliceRange;

// Retains its parts.
TARE_NEW TareValue tare_slice_new(TareRuntime *rt, TareValue start, TareValue stop, TareValue step);
// Start, stop and step as numbers, not yet fitted to a length. Runs __index__ of the parts, which
// may change the sequence: ask for its length only afterwards.
TareStatus tare_slice_unpack(TareRuntime *rt, TareValue slice, int64_t *start, int64_t *stop,
                             int64_t *step) TARE_CHECKED;
// Fits them to a sequence of `length`.
TareSliceRange tare_slice_fit(int64_t length, int64_t start, int64_t stop, int64_t step);
// slice.indices(length): a tuple of three ints, for a length of any size that is not negative.
TARE_NEW TareValue tare_slice_indices(TareRuntime *rt, TareValue slice, TareValue length);
// An index given as argument (list.index): clamped, negative counts from the end and stays at
// least 0. TypeError "slice indices must be integers or have an __index__ method".
TareStatus tare_slice_read_bound(TareRuntime *rt, TareValue v, int64_t length,
                                 int64_t *out) TARE_CHECKED;

#endif
