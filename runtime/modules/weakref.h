// The module _weakref, on which lib/weakref.py stands.
#ifndef TARE_MODULES_WEAKREF_H
#define TARE_MODULES_WEAKREF_H

#include "object/runtime.h"

TARE_NEW TareValue tare_weakref_new_module(TareRuntime *rt);

#endif
