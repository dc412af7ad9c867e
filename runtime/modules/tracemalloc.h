// The module _tracemalloc: the part of tracemalloc that looks at the trace of allocations.
#ifndef TARE_MODULES_TRACEMALLOC_H
#define TARE_MODULES_TRACEMALLOC_H

#include "object/runtime.h"

TARE_NEW TareValue tare_tracemalloc_new_module(TareRuntime *rt);

#endif
