// The ordered hash table of references on which dicts, namespaces and intern tables run.
//
// One block holds the entries in order of insertion and, from nine entries on, an index of open
// addressing after them (1, 2 or 4 bytes a slot). An entry is key and value while all keys are
// strings or numbers, whose hash costs nothing to ask again; the first other key widens entries to
// key, value and hash, because asking again would run the program's __hash__.
// [O1] live_count <= used_count <= capacity. A deleted entry has an absent key.
#ifndef TARE_OBJECT_TABLE_H
#define TARE_OBJECT_TABLE_H

#include "object/layout.h"
#include "object/string.h"

typedef struct TareTable {
    void *block;          // entries, then index; NULL while capacity is 0
    uint32_t used_count;  // entries taken, deleted ones included
    uint32_t live_count;  // entries that hold a key
    uint32_t version;     // changes whenever a key comes or goes, not when a value is replaced
    uint8_t capacity_code;  // private to table.c
    uint8_t index_log2;     // 0: no index, entries are searched in a row
    uint8_t entry_words;    // 2 or 3
    uint8_t spare;
} TareTable;

void tare_table_init(TareTable *self);
// Releases all and frees the block. The table is empty and usable while the releases run.
void tare_table_clear(TareRuntime *rt, TareTable *self);
// Of a table whose owner is dying and that nobody looks into any more: releases so many entries
// from `start` on, and leaves them absent.
void tare_table_clear_piece(TareRuntime *rt, TareTable *self, size_t start, size_t count);
// Room for `count` keys without growing.
TareStatus tare_table_reserve(TareRuntime *rt, TareTable *self, size_t count) TARE_CHECKED;

// 1 and *out borrowed (valid until the table changes), 0 when there is no such key, -1 when a
// comparison raised. `hash` is tare_protocol_hash of the key. A comparison may run the program.
int tare_table_find(TareRuntime *rt, const TareTable *self, TareValue key, uint64_t hash,
                    TareValue *out) TARE_CHECKED;
// The value under a string key, borrowed, or absent. Runs no code of the program unless the table
// has keys of other types that are not strings; those never equal an exact str here.
TareValue tare_table_find_string(const TareTable *self, TareString *key);
// Adds or replaces; retains key and value. The first key stays when an equal one is set.
TareStatus tare_table_set(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                          TareValue value) TARE_CHECKED;
// Adds the key where there is none, after one search: 0; or 1 where there is one; -1 on error. *out
// is the value that the table has then, borrowed.
int tare_table_set_default(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                           TareValue value, TareValue *out) TARE_CHECKED;
TareStatus tare_table_set_string(TareRuntime *rt, TareTable *self, TareString *key,
                                 TareValue value) TARE_CHECKED;
// Removes the key: 1 with the old value handed to *out_value (owned; pass NULL to release it), 0
// when there is none, -1 on error.
int tare_table_delete(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                      TareValue *out_value) TARE_CHECKED;
int tare_table_delete_string(TareRuntime *rt, TareTable *self, TareString *key) TARE_CHECKED;

// Takes the last key and value out, both owned by the caller; false when the table is empty. Runs
// no code of the program.
bool tare_table_pop(TareRuntime *rt, TareTable *self, TareValue *key, TareValue *value);

// Walks in order of insertion: start with *cursor 0; false at the end. Borrowed results.
bool tare_table_next(const TareTable *self, size_t *cursor, TareValue *key, TareValue *value);
// The same backwards: start with *cursor used_count.
bool tare_table_previous(const TareTable *self, size_t *cursor, TareValue *key, TareValue *value);
// The stored or recomputed hash of the live entry that the walk last gave (cursor after it).
uint64_t tare_table_entry_hash(const TareTable *self, size_t cursor);

// For inline caches: the position of a string key among the entries, or SIZE_MAX; and the entry at
// a position (valid while `version` is the same).
size_t tare_table_find_position(const TareTable *self, TareString *key);
static inline TareValue *tare_table_value_at(const TareTable *self, size_t position) {
    return (TareValue *)self->block + position * self->entry_words + 1;
}

TareStatus tare_table_copy(TareRuntime *rt, TareTable *self, const TareTable *source) TARE_CHECKED;
// The table's own block and its regions; for the describe slots of whoever embeds a table.
void tare_table_describe(TareTable *self, TareDescriber *describer);
// Bytes of the block, as asked from the heap; 0 while empty.
size_t tare_table_block_bytes(const TareTable *self);

#endif
