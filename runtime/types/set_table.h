// The open-addressed table inside a set. Probes, growth and the copying of whole tables follow
// CPython 3.11 step by step, so that a set is walked in the same order.
#ifndef TARE_TYPES_SET_TABLE_H
#define TARE_TYPES_SET_TABLE_H

#include "object/runtime.h"
#include "types/set.h"

static inline bool tare_set_table_is_live(const TareSetEntry *entry) {
    return !tare_value_is_absent(entry->key) &&
           !tare_value_is_same(entry->key, TARE_NOT_IMPLEMENTED);
}

// Hashes are kept as tare_protocol_hash gives them.
// Adds, retaining: 1 when it is new, 0 when an equal one was there, -1 on error.
int tare_set_table_add(TareRuntime *rt, TareSet *self, TareValue key, int64_t hash) TARE_CHECKED;
// 1, 0, -1.
int tare_set_table_contains(TareRuntime *rt, TareSet *self, TareValue key,
                            int64_t hash) TARE_CHECKED;
// Removes: 1 when it was there, 0, -1 on error.
int tare_set_table_discard(TareRuntime *rt, TareSet *self, TareValue key,
                           int64_t hash) TARE_CHECKED;
// Adds all keys of another set.
TareStatus tare_set_table_merge(TareRuntime *rt, TareSet *self, TareSet *other) TARE_CHECKED;
// Grows ahead for the keys of a dict.
TareStatus tare_set_table_presize(TareRuntime *rt, TareSet *self, size_t count) TARE_CHECKED;
// After many deletions: rebuilds when more than a quarter of the entries is deleted ones.
TareStatus tare_set_table_tidy(TareRuntime *rt, TareSet *self) TARE_CHECKED;
// Releases all; the set is empty while that runs.
// Of a set that dies: releases a piece of what it holds, and the table with the last one. False
// when there is more. In between no entry is counted as used.
bool tare_set_table_clear_piece(TareRuntime *rt, TareSet *self, size_t count);
void tare_set_table_clear(TareRuntime *rt, TareSet *self);
// Exchanges the contents of two sets.
void tare_set_table_swap(TareSet *self, TareSet *other);
// Takes any key out, from where the last such call left off: owned, or absent when empty.
TARE_NEW TareValue tare_set_table_pop(TareRuntime *rt, TareSet *self);
// Walks: like tare_set_next, with the entry's hash.
bool tare_set_table_next(const TareSet *self, size_t *cursor, TareValue *key, int64_t *hash);

#endif
