// Priority queues as lists.
#ifndef TARE_MODULES_HEAPQ_H
#define TARE_MODULES_HEAPQ_H

#include "object/runtime.h"

// The module _heapq.
TARE_NEW TareValue tare_heapq_new_module(TareRuntime *rt);

#endif
