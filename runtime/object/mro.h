// The order of base classes: the C3 linearisation (Barrett and others, 1996).
#ifndef TARE_OBJECT_MRO_H
#define TARE_OBJECT_MRO_H

#include "object/runtime.h"

// The order of a class with these bases, itself first: new tuple; TypeError as CPython words it
// when no order is consistent or a base occurs twice.
TARE_NEW TareValue tare_mro_new(TareRuntime *rt, TareType *self, TareTuple *bases);

#endif
