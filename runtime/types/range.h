// range objects: four ints, of any size.
//   +0 header  +8 start  +16 stop  +24 step  +32 length
#ifndef TARE_TYPES_RANGE_H
#define TARE_TYPES_RANGE_H

#include "object/alloc.h"
#include "object/iterator_object.h"

typedef struct TareRange {
    TareObject header;
    TareValue start;
    TareValue stop;
    TareValue step;
    TareValue length;
} TareRange;

// The iterator of start, start + step, ... (count items): of small kind where all fits.
TARE_NEW TareValue tare_range_iterator_new(TareRuntime *rt, TareValue start, TareValue step,
                                           TareValue count);

#endif
