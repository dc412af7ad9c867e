// The module gc.
#ifndef TARE_MODULES_GC_H
#define TARE_MODULES_GC_H

#include "object/runtime.h"

TARE_NEW TareValue tare_gc_new_module(TareRuntime *rt);
// At the end of a program: warns of what stands in gc.garbage, and lists it if that was asked for.
void tare_gc_tell_garbage(TareRuntime *rt);

#endif
