// Private to table.c and table_index.c: where entries and index lie in a table's block, how a key
// finds its slot, and how the block is rebuilt. Nothing here runs code of the program.
#ifndef TARE_OBJECT_TABLE_INDEX_H
#define TARE_OBJECT_TABLE_INDEX_H

#include "object/runtime.h"

#define TARE_TABLE_NOWHERE SIZE_MAX
// Bit of `spare`: some key is a string that was not interned when it was added, so a pointer that
// differs does not yet say that the keys do.
#define TARE_TABLE_HAS_UNINTERNED 1
// Bit of `spare`: while it is small, the table may have 10 entries with dead ones, not 5.
#define TARE_TABLE_HAS_RAISED_LIMIT 2

// Room for entries that each capacity code stands for: 0, 4, 6, 8, 12, 16, 24, ...
static inline size_t tare_table_capacity(const TareTable *self) {
    unsigned code = self->capacity_code;
    if (code == 0) return 0;
    size_t base = (size_t)4 << (code - 1) / 2;
    return code & 1 ? base : base + base / 2;
}

static inline TareValue *tare_table_entry(const TareTable *self, size_t position) {
    return (TareValue *)self->block + position * self->entry_words;
}

// Whether the key's hash is asked for again rather than stored.
static inline bool tare_table_is_simple(TareValue key) {
    return tare_value_is_small_int(key) || tare_value_is_exact(key, TARE_TYPE_STR);
}

// The hash of an int as the language defines it: the remainder by 2^61 - 1, never -1.
static inline uint64_t tare_table_hash_int(int64_t n) {
    uint64_t magnitude = n < 0 ? -(uint64_t)n : (uint64_t)n;
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    if (TARE_UNLIKELY(magnitude >= modulus)) magnitude %= modulus;
    if (n >= 0) return magnitude;
    return magnitude == 1 ? (uint64_t)-2 : -magnitude;
}

// The hash by which the table files `key`, whose protocol hash is `hash`.
static inline uint64_t tare_table_key_hash(TareValue key, uint64_t hash) {
    if (tare_value_is_small_int(key)) return tare_table_hash_int(tare_value_get_small_int(key));
    if (tare_value_is_exact(key, TARE_TYPE_STR)) return tare_string_hash(tare_string_of(key));
    return hash;
}

static inline uint64_t tare_table_hash_at(const TareTable *self, const TareValue *entry) {
    return self->entry_words != 2 ? entry[2].bits : tare_table_key_hash(entry[0], 0);
}

// Bytes of a slot of the index; it holds position + 1, and 0 while empty.
static inline unsigned tare_table_index_slot_bytes(const TareTable *self) {
    size_t capacity = tare_table_capacity(self);
    return capacity < UINT8_MAX ? 1 : capacity < UINT16_MAX ? 2 : 4;
}

static inline void *tare_table_index(const TareTable *self) {
    return (TareValue *)self->block + tare_table_capacity(self) * self->entry_words;
}

static inline size_t tare_table_index_read(const void *index, unsigned slot_bytes, size_t slot) {
    switch (slot_bytes) {
    case 1: return ((const uint8_t *)index)[slot];
    case 2: return ((const uint16_t *)index)[slot];
    default: return ((const uint32_t *)index)[slot];
    }
}

static inline size_t tare_table_index_get(const TareTable *self, size_t slot) {
    return tare_table_index_read(tare_table_index(self), tare_table_index_slot_bytes(self), slot);
}

// Where the search for a hash begins. Fibonacci hashing: the upper bits of the product depend on
// all bits of the hash, so runs and strides of ints do not pile up.
static inline size_t tare_table_index_home(const TareTable *self, uint64_t hash) {
    return hash * UINT64_C(0x9e3779b97f4a7c15) >> (64 - self->index_log2);
}

static inline size_t tare_table_index_mask(const TareTable *self) {
    return ((size_t)1 << self->index_log2) - 1;
}

// Files the entry at `position`, which no slot refers to yet.
void tare_table_index_add(TareTable *self, size_t position, uint64_t hash);
// Takes the slot of `position` out and closes the gap, so that no slot ever refers to a dead entry.
void tare_table_index_remove(TareTable *self, size_t position, uint64_t hash);
// Moves the live entries to a new block for at least `count` entries of `entry_words` words; the
// order stays.
TareStatus tare_table_index_rebuild(TareRuntime *rt, TareTable *self, size_t count,
                                    unsigned entry_words) TARE_CHECKED;
// The same, but dead entries keep their places: a walk in progress goes on where it was.
TareStatus tare_table_index_extend(TareRuntime *rt, TareTable *self, size_t count,
                                   unsigned entry_words) TARE_CHECKED;

#endif
