// The end of unreachable objects: weak references, finalizers, clearing.
#ifndef TARE_COLLECT_GARBAGE_H
#define TARE_COLLECT_GARBAGE_H

#include "collect/trial.h"

// `garbage` holds one reference to each of its candidates, all white, tracked and unreachable.
// Clears weak references to them and calls the callbacks of those outside, runs finalizers once,
// keeps what finalizers brought back, destroys the rest. Takes the references. The number of
// objects destroyed; -1 when memory ended before anything was done.
int64_t tare_garbage_destroy(TareTrial *garbage);
// Destroys nothing: takes the colours off and gives up the references.
void tare_garbage_give_back(TareTrial *garbage);

#endif
