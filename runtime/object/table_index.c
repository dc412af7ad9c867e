// The index of a table and the rebuilding of its block. See table_index.h for what a slot holds.
// [O2] Every live entry has exactly one slot, dead entries have none; at most three quarters
// of the slots are taken, so every search ends.
#include "object/table_index.h"

#include "base/bits.h"
#include "object/alloc.h"
#include "object/error.h"
#include "object/imitation.h"

#define CAPACITY_CODE_MAXIMUM 58

static void index_put(TareTable *self, size_t slot, size_t content) {
    void *index = tare_table_index(self);
    switch (tare_table_index_slot_bytes(self)) {
    case 1: ((uint8_t *)index)[slot] = (uint8_t)content; break;
    case 2: ((uint16_t *)index)[slot] = (uint16_t)content; break;
    default: ((uint32_t *)index)[slot] = (uint32_t)content; break;
    }
}

void tare_table_index_add(TareTable *self, size_t position, uint64_t hash) {
    size_t mask = tare_table_index_mask(self);
    size_t slot = tare_table_index_home(self, hash);
    while (tare_table_index_get(self, slot)) slot = (slot + 1) & mask;
    index_put(self, slot, position + 1);
}

void tare_table_index_remove(TareTable *self, size_t position, uint64_t hash) {
    size_t mask = tare_table_index_mask(self);
    size_t hole = tare_table_index_home(self, hash);
    while (tare_table_index_get(self, hole) != position + 1) hole = (hole + 1) & mask;
    for (size_t slot = (hole + 1) & mask;; slot = (slot + 1) & mask) {
        size_t content = tare_table_index_get(self, slot);
        if (content == 0) break;
        const TareValue *entry = tare_table_entry(self, content - 1);
        size_t home = tare_table_index_home(self, tare_table_hash_at(self, entry));
        // It may move to the hole unless its own search begins after the hole.
        if (((slot - home) & mask) >= ((slot - hole) & mask)) {
            index_put(self, hole, content);
            hole = slot;
        }
    }
    index_put(self, hole, 0);
}

// Sets the geometry of `self` for at least `count` entries; false when that is too many.
static bool choose_capacity(TareTable *self, size_t count) {
    self->capacity_code = 0;
    while (tare_table_capacity(self) < count)
        if (++self->capacity_code > CAPACITY_CODE_MAXIMUM) return false;
    size_t capacity = tare_table_capacity(self);
    self->index_log2 = 0;
    if (capacity > 8)
        self->index_log2 = (uint8_t)tare_bits_log2(tare_bits_power_at_least(capacity * 4 / 3));
    return true;
}

// Dead entries are left out, or keep their places.
static void move_entries(TareTable *self, const TareTable *old, bool keeps_dead) {
    TareValue *to = self->block;
    for (size_t i = 0; i < old->used_count; i++) {
        const TareValue *from = tare_table_entry(old, i);
        TARE_ASSERT(to);  // there is room for each entry
        if (tare_value_is_absent(from[0])) {
            if (!keeps_dead) continue;
            for (unsigned j = 0; j < self->entry_words; j++) to[j] = TARE_ABSENT;
            self->used_count++;
            to += self->entry_words;
            continue;
        }
        uint64_t hash = 0;
        if (self->entry_words != 2 || self->index_log2) hash = tare_table_hash_at(old, from);
        to[0] = from[0];
        to[1] = from[1];
        if (self->entry_words != 2) to[2].bits = hash;
        if (self->index_log2) tare_table_index_add(self, self->used_count, hash);
        self->used_count++;
        to += self->entry_words;
    }
}

static TareStatus rebuild(TareRuntime *rt, TareTable *self, size_t count, unsigned entry_words,
                          bool keeps_dead) {
    TareTable fresh = {.live_count = self->live_count,
                       .version = self->version + 1,
                       .entry_words = (uint8_t)entry_words,
                       .spare = self->spare};
    if (!choose_capacity(&fresh, count)) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    size_t bytes = tare_table_block_bytes(&fresh);
    if (bytes) {
        fresh.block = tare_alloc_table(rt, bytes);
        if (!fresh.block) return TARE_ERROR;
    }
    if (fresh.index_log2) {
        memset(tare_table_index(&fresh), 0,
               tare_table_index_slot_bytes(&fresh) << fresh.index_log2);
    }
    move_entries(&fresh, self, keeps_dead);
    if (rt->imitation) tare_imitation_keys_set(&fresh, tare_imitation_keys_get(self));
    TareTable old = *self;
    *self = fresh;
    if (old.block) tare_alloc_free_table(rt, old.block, tare_table_block_bytes(&old));
    return TARE_OK;
}

TareStatus tare_table_index_rebuild(TareRuntime *rt, TareTable *self, size_t count,
                                    unsigned entry_words) {
    return rebuild(rt, self, count, entry_words, false);
}

TareStatus tare_table_index_extend(TareRuntime *rt, TareTable *self, size_t count,
                                   unsigned entry_words) {
    return rebuild(rt, self, count, entry_words, true);
}
