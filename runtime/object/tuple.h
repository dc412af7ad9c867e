// The tuple object: a fixed row of references. Here because bases, method resolution orders and
// arguments are tuples; methods are in types/tuple.c.
//
//   +0  header   +8  uint64 length   +16  items
#ifndef TARE_OBJECT_TUPLE_H
#define TARE_OBJECT_TUPLE_H

#include "object/object.h"

typedef struct TareTuple {
    TareObject header;
    uint64_t length;
    TareValue items[];
} TareTuple;

static inline TareTuple *tare_tuple_of(TareValue v) {
    return (TareTuple *)tare_value_get_object(v);
}

// A tuple of `length` absent items, to be filled by the caller before anyone else sees it. Length 0
// gives the shared empty tuple.
TARE_NEW TareValue tare_tuple_new(TareRuntime *rt, size_t length);
// Copies the items, retaining each.
TARE_NEW TareValue tare_tuple_new_from(TareRuntime *rt, const TareValue *items, size_t length);
// Takes over the items' references.
TARE_NEW TareValue tare_tuple_new_from_steal(TareRuntime *rt, const TareValue *stolen_items,
                                             size_t length);
// One or two items, retained.
TARE_NEW TareValue tare_tuple_pack(TareRuntime *rt, TareValue first, TareValue second);
TARE_NEW TareValue tare_tuple_slice(TareRuntime *rt, TareTuple *self, size_t start, size_t end);

#endif
