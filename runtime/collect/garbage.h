// The end of unreachable objects: weak references, finalizers, clearing. What the program can
// notice of it happens at once; the rest may take several slices, between which the program runs
// and cannot reach these objects any more.
#ifndef TARE_COLLECT_GARBAGE_H
#define TARE_COLLECT_GARBAGE_H

#include "collect/time_slice.h"
#include "collect/trial.h"

// Objects with the classes among them last, since their instances need them to die.
typedef enum TareGarbageStage {
    TARE_GARBAGE_TELL,  // to the history, whole; and put classes behind the rest
    TARE_GARBAGE_CLEAR,
    TARE_GARBAGE_RELEASE,
    TARE_GARBAGE_CLEAR_CLASSES,
    TARE_GARBAGE_RELEASE_CLASSES,
    TARE_GARBAGE_END,
} TareGarbageStage;

typedef struct TareGarbage {
    TareTrial *objects;  // borrowed; holds a reference to each of its candidates until the end
    TareGarbageStage stage;
    size_t next;         // the candidate that is the next of this stage
    size_t class_start;  // of the candidates that are known as classes
    int64_t count;       // objects told so far, as gc.collect counts them
} TareGarbage;

// All candidates are tracked and only candidates hold them. Clears weak references to them and
// calls the callbacks of those outside, runs finalizers once, and gives up as candidates what
// finalizers brought back. Colours are gone afterwards. TARE_ERROR when memory ended before
// anything was done.
TareStatus tare_garbage_doom(TareGarbage *self, TareTrial *objects) TARE_CHECKED;
// Goes on destroying what was doomed: false when the slice ended before all was.
bool tare_garbage_destroy(TareGarbage *self, TareTimeSlice *slice);

#endif
