// Trial deletion over a set of objects: which of them only each other hold? (Bacon and Rajan 2001;
// the same question as CPython's collector asks, with scratch counts beside the pages in place of
// fields in the objects.)
#ifndef TARE_COLLECT_TRIAL_H
#define TARE_COLLECT_TRIAL_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareTrial {
    TareRuntime *rt;
    TareVector candidates;  // TareObject *, borrowed
    TareVector stack;       // reached objects whose references are still to be followed
    TareVector pages;       // TarePage * whose scratch is in use
    bool failed;            // memory ended
} TareTrial;

void tare_trial_init(TareTrial *self, TareRuntime *rt);
void tare_trial_deinit(TareTrial *self);
// Adds an object to the set: colours it white.
void tare_trial_add(TareTrial *self, TareObject *object);
// Decides: afterwards the candidates that something outside the set reaches are black, the others
// still white. `held` references to each candidate are the caller's own and do not count.
TareStatus tare_trial_run(TareTrial *self, uint32_t held) TARE_CHECKED;
// Takes the colours off the candidates again.
void tare_trial_clear_colours(TareTrial *self);
static inline TareObject *tare_trial_get(const TareTrial *self, size_t index) {
    return *(TareObject **)tare_vector_get(&self->candidates, index);
}

#endif
