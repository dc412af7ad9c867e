// What the tuple type offers beyond object/tuple.h.
#ifndef TARE_TYPES_TUPLE_TYPE_H
#define TARE_TYPES_TUPLE_TYPE_H

#include "object/runtime.h"

// tuple(iterable).
TARE_NEW TareValue tare_tuple_type_new_iterable(TareRuntime *rt, TareValue iterable);

#endif
