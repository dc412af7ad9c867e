// Whoever waits for a measurement that may take seconds.
#ifndef TARE_MEASURE_PROGRESS_H
#define TARE_MEASURE_PROGRESS_H

#include <stdint.h>

// Called now and then, from the thread that measures; must not use the runtime.
typedef struct TareProgress {
    void (*tell)(void *context, const char *what, uint64_t done, uint64_t all);  // NULL: nobody
    void *context;
} TareProgress;

static inline void tare_progress_tell(const TareProgress *self, const char *what, uint64_t done,
                                      uint64_t all) {
    if (self->tell && (done & 0xffff) == 0) self->tell(self->context, what, done, all);
}

#endif
