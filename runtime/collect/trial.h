// Trial deletion over a set of objects: which of them only each other hold? (Bacon and Rajan 2001;
// the same question as CPython's collector asks.) The counts in the headers serve as scratch: what
// the candidates hold of each other is taken off, and put back as the references are followed.
// [C3] Outside of a run every count is what it was before; a run that fails restores it, too.
#ifndef TARE_COLLECT_TRIAL_H
#define TARE_COLLECT_TRIAL_H

#include "base/vector.h"
#include "object/runtime.h"

// References between the asking for an object's memory and the looking at it.
enum { TARE_TRIAL_DELAY = 16 };

typedef struct TareTrial {
    TareRuntime *rt;
    TareVector candidates;  // TareObject *, borrowed; of a run over a generation none
    TareVector stack;       // reached objects whose references are still to be followed
    // Instances of one class often come in a row: the last class seen, and the colour of its side
    // byte, as far as this run knows.
    TareType *last_class;
    uint8_t last_class_colour;
    TareObject *delayed[TARE_TRIAL_DELAY];  // a ring; all NULL between phases
    uint32_t delayed_next;
    const TarePage *last_page;  // of the reference met last; only compared
    bool failed;                // memory ended
    // A film wants each step; then `current` is the object whose references are being visited.
    bool is_watched;
    TareObject *current;
} TareTrial;

void tare_trial_init(TareTrial *self, TareRuntime *rt);
void tare_trial_deinit(TareTrial *self);
// Adds an object to the set: colours it white.
void tare_trial_add(TareTrial *self, TareObject *object);
// Decides: afterwards the candidates that something outside the set reaches are black, the others
// still white. `held` references to each candidate are the caller's own and do not count.
TareStatus tare_trial_run(TareTrial *self, uint32_t held) TARE_CHECKED;
// Whether a run comes to the result that all are garbage; for asserts. All stay white if so.
bool tare_trial_agrees(TareTrial *self);
// Decides over all followed objects of the generations up to `generation`, without a list.
TareStatus tare_trial_run_generation(TareTrial *self, int generation) TARE_CHECKED;
// Drops the candidates of which `leaves` says so, which first does with them what is to be done;
// the others stay in order. How many left.
typedef bool (*TareTrialLeaves)(TareTrial *self, TareObject *object);
size_t tare_trial_filter(TareTrial *self, TareTrialLeaves leaves);
// Takes the colours off again: of the candidates, and of all objects of a generation.
void tare_trial_clear_colours(TareTrial *self);
void tare_trial_clear_generation(TareTrial *self, int generation);
static inline bool tare_trial_is_white(const TareObject *object) {
    return tare_side_colour(*tare_side_of(object)) == TARE_SIDE_COLOUR_WHITE;
}
static inline void tare_trial_colour(TareObject *object, TareSideColour colour) {
    uint8_t *side = tare_side_of(object);
    *side = tare_side_with_colour(*side, colour);
}
static inline TareObject *tare_trial_get(const TareTrial *self, size_t index) {
    return *(TareObject **)tare_vector_get(&self->candidates, index);
}

#endif
