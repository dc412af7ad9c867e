// The iterator of sets and frozensets.
#ifndef TARE_TYPES_SET_ITERATOR_H
#define TARE_TYPES_SET_ITERATOR_H

#include "object/runtime.h"

TARE_NEW TareValue tare_set_iterator_new(TareRuntime *rt, TareValue set);

#endif
