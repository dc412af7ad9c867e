// Whether every object that the collector follows is sound, and the heap below it.
#ifndef TARE_COLLECT_VERIFY_H
#define TARE_COLLECT_VERIFY_H

#include "object/runtime.h"

// Walks everything; slow. No collection may be running.
bool tare_verify_heap(TareRuntime *rt);

#endif
