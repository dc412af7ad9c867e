// What CPython's collector counts beside an object, and has no object of its own here.
#ifndef TARE_TYPES_UNSEEN_H
#define TARE_TYPES_UNSEEN_H

#include "object/runtime.h"

// Tells the collector to count so, for the numbers that `gc` gives.
void tare_unseen_start(TareRuntime *rt);

#endif
