// Sets and frozensets: open addressing in CPython's order of probes and growth, because the order
// in which a set of ints is walked is visible to programs.
#ifndef TARE_TYPES_SET_H
#define TARE_TYPES_SET_H

#include "object/alloc.h"

typedef struct TareSetEntry {
    TareValue key;  // absent: never used; TARE_NOT_IMPLEMENTED with hash -1: deleted
    int64_t hash;
} TareSetEntry;

typedef struct TareSet {
    TareObject header;
    TareSetEntry *entries;  // NULL while empty; capacity is a power of two
    uint32_t mask;          // capacity - 1
    uint32_t used_count;    // entries taken, deleted ones included
    uint32_t live_count;
    uint32_t version;       // changes with every key added or removed
    int64_t hash;           // of a frozenset, once asked, -1: not known; of a set: where pop looks
} TareSet;

static inline TareSet *tare_set_of(TareValue v) { return (TareSet *)tare_value_get_object(v); }

// The natives of set_methods.c, and the operators that the slots share with them.
extern const TareNativeDefinition tare_set_methods[];
extern const TareNativeDefinition tare_set_frozen_methods[];

TARE_NEW TareValue tare_set_new(TareRuntime *rt);
TARE_NEW TareValue tare_set_new_frozen(TareRuntime *rt, TareValue iterable);
// Whether `v` is a set or frozenset or of a subclass.
bool tare_set_is(TareRuntime *rt, TareValue v);
TareStatus tare_set_add(TareRuntime *rt, TareSet *self, TareValue key) TARE_CHECKED;
TareStatus tare_set_update(TareRuntime *rt, TareSet *self, TareValue iterable) TARE_CHECKED;
int tare_set_contains(TareRuntime *rt, TareSet *self, TareValue key) TARE_CHECKED;
int tare_set_discard(TareRuntime *rt, TareSet *self, TareValue key) TARE_CHECKED;
// Walks: start with *cursor 0; borrowed key; false at the end.
bool tare_set_next(const TareSet *self, size_t *cursor, TareValue *key);

#endif
