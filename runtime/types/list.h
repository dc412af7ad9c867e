// Lists: a row of references that grows. The block is drawn in object/list_object.h.
#ifndef TARE_TYPES_LIST_H
#define TARE_TYPES_LIST_H

#include "object/alloc.h"
#include "object/list_object.h"

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
// Room for `capacity` items in all.
TareStatus tare_list_reserve(TareRuntime *rt, TareList *self, size_t capacity) TARE_CHECKED;
// Puts `count` items, retained here, in place of those from `start` to `end` (within the length),
// which are released when the list is whole again. `items` may be the list's own.
TareStatus tare_list_splice(TareRuntime *rt, TareList *self, size_t start, size_t end,
                            const TareValue *items, size_t count) TARE_CHECKED;
// Under imitation: a display with a star goes on after its first items.
TareStatus tare_list_imitate_star(TareRuntime *rt, TareList *self) TARE_CHECKED;
// Gives memory back when less than half of the room is used.
void tare_list_fit(TareRuntime *rt, TareList *self);
// Takes the item at `index` out: owned by the caller. Cut: the room stays as it is.
TARE_NEW TareValue tare_list_cut(TareList *self, size_t index);
TARE_NEW TareValue tare_list_take(TareRuntime *rt, TareList *self, size_t index);
// Takes it out and releases it; a list that this empties gives its room up.
void tare_list_delete(TareRuntime *rt, TareList *self, size_t index);
// Releases all items; the list is empty while that runs.
void tare_list_clear(TareRuntime *rt, TareList *self);
// The natives of list_methods.c, and the slots of list_index.c.
extern const TareNativeDefinition tare_list_methods[];
TareValue tare_list_index_get(TareRuntime *rt, TareValue self, TareValue key);
TareStatus tare_list_index_set(TareRuntime *rt, TareValue self, TareValue key, TareValue value);
// A tuple of the items.
TARE_NEW TareValue tare_list_to_tuple(TareRuntime *rt, TareList *self);

#endif
