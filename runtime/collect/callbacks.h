// gc.callbacks: what the program hears of collections.
#ifndef TARE_COLLECT_CALLBACKS_H
#define TARE_COLLECT_CALLBACKS_H

#include "object/runtime.h"

// Calls each of gc.callbacks with the phase, "start" or "stop", and what is known; what they raise
// is unraisable.
void tare_callbacks_tell(TareRuntime *rt, const char *phase, int generation, int64_t collected);

#endif
