// collections.deque: a queue with two ends, kept as a ring of references.
//   +0 header  +8 the ring (NULL while capacity is 0)  +16 capacity, a power of two
//   +24 place of the first item: its low bits count, and the lowest six are its place in a block
//   of CPython's deque, which tells how many of these there are
//   +32 length  +40 maxlen, -1 for none  +48 count of changes
#ifndef TARE_TYPES_DEQUE_H
#define TARE_TYPES_DEQUE_H

#include "object/alloc.h"

typedef struct TareDeque {
    TareObject header;
    TareValue *ring;  // words without an item are absent
    uint64_t capacity;
    uint64_t start;
    uint64_t length;
    int64_t limit;
    uint64_t changes;  // iterators compare it with that of their start
} TareDeque;

// Items of a block there; and where the first item of one that was empty lies.
enum { TARE_DEQUE_BLOCK = 64, TARE_DEQUE_MIDDLE = 32 };

static inline TareDeque *tare_deque_of(TareValue v) {
    return (TareDeque *)tare_value_get_object(v);
}
// The word of item number `i`; below the length, or the free one after the last.
static inline TareValue *tare_deque_at(const TareDeque *self, uint64_t i) {
    return &self->ring[(self->start + i) & (self->capacity - 1)];
}
// An empty one will have its first item there; there is no ring yet, or nothing in it.
static inline void tare_deque_begin(TareDeque *self, uint64_t place) {
    if (!self->length) self->start = place;
}
// Whether `v` is a deque or an instance of a subclass.
static inline bool tare_deque_is(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->native_base == TARE_TYPE_DEQUE;
}

// An empty one of the class or a subclass.
TARE_NEW TareValue tare_deque_new(TareRuntime *rt, TareType *type, int64_t limit);
// At the limit an item goes at the other end.
TareStatus tare_deque_append(TareRuntime *rt, TareDeque *self, TareValue item) TARE_CHECKED;
TareStatus tare_deque_append_left(TareRuntime *rt, TareDeque *self, TareValue item) TARE_CHECKED;
TareStatus tare_deque_extend(TareRuntime *rt, TareDeque *self, TareValue iterable) TARE_CHECKED;
// Takes an item out, owned by the caller; there must be one.
TARE_NEW TareValue tare_deque_take(TareRuntime *rt, TareDeque *self, uint64_t i);
// Opens a gap for an item, which is then at `i`; below the limit.
TareStatus tare_deque_insert(TareRuntime *rt, TareDeque *self, uint64_t i,
                             TareValue item) TARE_CHECKED;
void tare_deque_rotate(TareDeque *self, int64_t steps);
void tare_deque_clear(TareRuntime *rt, TareDeque *self);
// A list of the items.
TARE_NEW TareValue tare_deque_fetch_list(TareRuntime *rt, TareDeque *self);

// deque_methods.c
extern const TareNativeDefinition tare_deque_methods[];
extern const TareAttributeDefinition tare_deque_attributes[];
// A deque of the same class and limit with the same items.
TARE_NEW TareValue tare_deque_methods_copy(TareRuntime *rt, TareValue self);
// The place of an equal item from `start` to `stop`, -1 when there is none, -2 on error, which is
// one of `error` when a comparison changes the deque.
int64_t tare_deque_methods_find(TareRuntime *rt, TareDeque *self, TareValue item, int64_t start,
                                int64_t stop, TareTypeId error);

// deque_iterator.c
TARE_NEW TareValue tare_deque_iterator_new(TareRuntime *rt, TareValue deque);
TARE_NEW TareValue tare_deque_iterator_new_reverse(TareRuntime *rt, TareValue deque);

#endif
