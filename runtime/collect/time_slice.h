// How long a piece of the work may take. Looking at the clock costs as much as some objects, so
// that is done now and then.
#ifndef TARE_COLLECT_TIME_SLICE_H
#define TARE_COLLECT_TIME_SLICE_H

#include <time.h>

#include "base/config.h"

// Objects until the clock is looked at; references from which on an object makes more tired.
enum { TARE_TIME_SLICE_STRIDE = TARE_STRESS ? 16 : 64, TARE_TIME_SLICE_LONG = 8 };

typedef struct TareTimeSlice {
    int64_t end_ns;   // by the clock; INT64_MAX: never
    uint32_t stride;  // objects until the clock is looked at
} TareTimeSlice;

static inline int64_t tare_time_slice_now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline TareTimeSlice tare_time_slice_until(int64_t end_ns) {
    return (TareTimeSlice){end_ns, TARE_TIME_SLICE_STRIDE};
}

// One that never ends.
static inline TareTimeSlice tare_time_slice_whole(void) { return tare_time_slice_until(INT64_MAX); }

static inline bool tare_time_slice_is_late(const TareTimeSlice *self) {
    return self->end_ns != INT64_MAX && tare_time_slice_now_ns() >= self->end_ns;
}

// Whether it is over; called for each object that was worked on, after tare_time_slice_tire for
// those of many references.
static inline bool tare_time_slice_is_tired(TareTimeSlice *self) {
    if (TARE_LIKELY(--self->stride)) return false;
    self->stride = TARE_TIME_SLICE_STRIDE;
    return (TARE_STRESS && self->end_ns != INT64_MAX) || tare_time_slice_is_late(self);
}

static inline void tare_time_slice_tire(TareTimeSlice *self, size_t reference_count) {
    uint32_t weight = (uint32_t)(reference_count / TARE_TIME_SLICE_LONG);
    self->stride = self->stride > weight ? self->stride - weight : 1;
}

#endif
