// The hot methods of collections.deque.
#ifndef TARE_MODULES_DEQUE_H
#define TARE_MODULES_DEQUE_H

#include "object/runtime.h"

// The module _deque.
TARE_NEW TareValue tare_deque_new_module(TareRuntime *rt);

#endif
