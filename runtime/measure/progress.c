// The line is written over itself.
#include "measure/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_NS = 1000000000, LINE_BYTES = 120 };

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

TareProgress tare_progress_on_terminal(void) {
    return (TareProgress){.start_ns = isatty(2) ? now_ns() : 0};
}

void tare_progress_show(TareProgress *self, const char *what, uint64_t done, uint64_t all) {
    if (now_ns() - self->start_ns < PATIENCE_NS) return;
    char line[LINE_BYTES];
    int bytes = snprintf(line, sizeof line, "\r%s: %u %%\033[K", what,
                         (unsigned)(all ? done * 100 / all : 0));
    self->is_shown = write(2, line, (size_t)bytes) > 0;
}

void tare_progress_end(TareProgress *self) {
    if (self->is_shown) self->is_shown = write(2, "\r\033[K", 4) < 0;
}
