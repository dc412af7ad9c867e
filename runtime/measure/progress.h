// Whoever waits for a measurement that may take seconds: a line on the terminal, from the second
// second on.
#ifndef TARE_MEASURE_PROGRESS_H
#define TARE_MEASURE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

// All zero: nobody waits.
typedef struct TareProgress {
    int64_t start_ns;  // 0: silent
    bool is_shown;     // a line stands on the terminal
} TareProgress;

// Standard error if that is a terminal, else silence.
TareProgress tare_progress_on_terminal(void);
// Takes the line away again.
void tare_progress_end(TareProgress *self);
void tare_progress_show(TareProgress *self, const char *what, uint64_t done, uint64_t all);

static inline void tare_progress_tell(TareProgress *self, const char *what, uint64_t done,
                                      uint64_t all) {
    if (self->start_ns && (done & 0xffff) == 0) tare_progress_show(self, what, done, all);
}

// Work whose steps are told one by one.
typedef struct TareProgressCount {
    TareProgress *progress;
    const char *what;
    uint64_t done, all;
} TareProgressCount;

static inline void tare_progress_count(TareProgressCount *self) {
    tare_progress_tell(self->progress, self->what, ++self->done, self->all);
}

#endif
