// The module gc.
#ifndef TARE_MODULES_GC_H
#define TARE_MODULES_GC_H

#include "object/runtime.h"

TARE_NEW TareValue tare_gc_new_module(TareRuntime *rt);

#endif
