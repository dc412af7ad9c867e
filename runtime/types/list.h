// Lists: a row of references that grows.
//   +0 header  +8 pointer to items (NULL while capacity is 0)  +16 uint32 length  +20 uint32 capacity
#ifndef TARE_TYPES_LIST_H
#define TARE_TYPES_LIST_H

#include "object/alloc.h"

typedef struct TareList {
    TareObject header;
    TareValue *items;
    uint32_t length;
    uint32_t capacity;
} TareList;

static inline TareList *tare_list_of(TareValue v) { return (TareList *)tare_value_get_object(v); }

// An empty list with room for `capacity` items.
TARE_NEW TareValue tare_list_new(TareRuntime *rt, size_t capacity);
TARE_NEW TareValue tare_list_new_from(TareRuntime *rt, const TareValue *items, size_t length);
TARE_NEW TareValue tare_list_new_from_steal(TareRuntime *rt, const TareValue *stolen_items,
                                            size_t length);
// list(iterable).
TARE_NEW TareValue tare_list_new_iterable(TareRuntime *rt, TareValue iterable);
TareStatus tare_list_append(TareRuntime *rt, TareList *self, TareValue item) TARE_CHECKED;
TareStatus tare_list_append_steal(TareRuntime *rt, TareList *self,
                                  TareValue stolen_item) TARE_CHECKED;
TareStatus tare_list_extend(TareRuntime *rt, TareList *self, TareValue iterable) TARE_CHECKED;
TareStatus tare_list_sort(TareRuntime *rt, TareList *self, TareValue key,
                          bool reverse) TARE_CHECKED;
// A tuple of the items.
TARE_NEW TareValue tare_list_to_tuple(TareRuntime *rt, TareList *self);

#endif
