// The ordered hash table of references: search, insertion, deletion, walks and its description.
// Comparing keys may run the program, which may change this very table: after each comparison that
// ran, the version is compared and the search starts anew when it moved.
#include "object/table.h"

#include "base/short_bytes.h"
#include "object/alloc.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/protocol.h"
#include "object/table_index.h"

// Above this a table whose entries mostly died gives memory back.
#define SHRINK_CAPACITY_MINIMUM 64

// Tables of CPython take 5 and then 10 entries before they leave dead ones out, and a program that
// replaces keys while it walks a dict sees when that is. So it is here with small tables; larger
// ones spare the room.
enum { SMALL_LIMIT = 5, LIMIT = 10 };

// How many entries, dead ones included, a small table may have.
static size_t limit_of(const TareTable *self) {
    bool is_raised = self->used_count > SMALL_LIMIT || self->spare & TARE_TABLE_HAS_RAISED_LIMIT;
    return is_raised ? LIMIT : SMALL_LIMIT;
}

static bool keeps_dead(const TareTable *self) { return self->used_count <= LIMIT; }

void tare_table_init(TareTable *self) { *self = (TareTable){.entry_words = 2}; }

size_t tare_table_block_bytes(const TareTable *self) {
    size_t bytes = tare_table_capacity(self) * self->entry_words * sizeof(TareValue);
    if (self->index_log2) bytes += (size_t)tare_table_index_slot_bytes(self) << self->index_log2;
    return bytes;
}

void tare_table_clear(TareRuntime *rt, TareTable *self) {
    TareTable old = *self;
    tare_table_init(self);
    self->version = old.version + 1;
    if (!old.block) return;
    for (size_t i = 0; i < old.used_count; i++) {
        TareValue *entry = tare_table_entry(&old, i);
        if (tare_value_is_absent(entry[0])) continue;
        tare_release(rt, entry[0]);
        tare_release(rt, entry[1]);
    }
    tare_alloc_free_table(rt, old.block, tare_table_block_bytes(&old));
}

void tare_table_clear_piece(TareRuntime *rt, TareTable *self, size_t start, size_t count) {
    for (size_t i = start; i < self->used_count && i < start + count; i++) {
        TareValue *entry = tare_table_entry(self, i);
        if (tare_value_is_absent(entry[0])) continue;
        self->live_count--;
        tare_slot_clear(rt, &entry[0]);
        tare_slot_clear(rt, &entry[1]);
    }
}

TareStatus tare_table_reserve(TareRuntime *rt, TareTable *self, size_t count) {
    if (count <= tare_table_capacity(self)) return TARE_OK;
    unsigned words = rt->imitation ? TARE_IMITATION_ENTRY_WORDS : self->entry_words;
    return tare_table_index_rebuild(rt, self, count, words);
}

// --- Search ---

static inline bool is_same_string(TareValue stored, const TareString *key) {
    if (!tare_value_is_object(stored)) return false;
    const TareString *other = tare_string_of(stored);
    if (other->header.shape_id != TARE_TYPE_STR || other->length != key->length ||
        other->width_log2 != key->width_log2 || (other->is_interned && key->is_interned) ||
        (other->hash != key->hash && other->hash && key->hash))
        return false;
    return tare_short_bytes_equal(other->characters, key->characters,
                                  (size_t)key->length << key->width_log2);
}

static size_t find_string_in_row(const TareTable *self, TareString *key) {
    size_t words = self->entry_words;
    uint64_t bits = tare_value_from_object(key).bits;
    const TareValue *entry = self->block;
    for (size_t i = 0; i < self->used_count; i++, entry += words)
        if (entry->bits == bits) return i;
    if (key->is_interned && !(self->spare & TARE_TABLE_HAS_UNINTERNED)) return TARE_TABLE_NOWHERE;
    entry = self->block;
    for (size_t i = 0; i < self->used_count; i++, entry += words)
        if (!tare_value_is_absent(*entry) && is_same_string(*entry, key)) return i;
    return TARE_TABLE_NOWHERE;
}

static size_t find_string_by_index(const TareTable *self, TareString *key) {
    uint64_t hash = tare_string_hash(key);
    uint64_t bits = tare_value_from_object(key).bits;
    bool is_pointer_enough = key->is_interned && !(self->spare & TARE_TABLE_HAS_UNINTERNED);
    size_t mask = tare_table_index_mask(self), words = self->entry_words;
    unsigned slot_bytes = tare_table_index_slot_bytes(self);
    const void *index = tare_table_index(self);
    const TareValue *entries = self->block;
    for (size_t slot = tare_table_index_home(self, hash);; slot = (slot + 1) & mask) {
        size_t content = tare_table_index_read(index, slot_bytes, slot);
        if (content == 0) return TARE_TABLE_NOWHERE;
        TareValue stored = entries[(content - 1) * words];
        if (stored.bits == bits) return content - 1;
        if (!is_pointer_enough && is_same_string(stored, key)) return content - 1;
    }
}

size_t tare_table_find_position(const TareTable *self, TareString *key) {
    if (self->index_log2 == 0) return find_string_in_row(self, key);
    return find_string_by_index(self, key);
}

TareValue tare_table_find_string(const TareTable *self, TareString *key) {
    size_t position = tare_table_find_position(self, key);
    if (position == TARE_TABLE_NOWHERE) return TARE_ABSENT;
    return tare_table_entry(self, position)[1];
}

enum { MATCH_ERROR = -1, MATCH_NO = 0, MATCH_YES = 1, MATCH_AGAIN = 2 };

// Compares the key at `position` with `key`, identity first.
static int match_at(TareRuntime *rt, const TareTable *self, size_t position, TareValue key,
                    uint64_t hash) {
    const TareValue *entry = tare_table_entry(self, position);
    if (tare_value_is_same(*entry, key)) return MATCH_YES;
    if (tare_value_is_absent(*entry) || tare_table_hash_at(self, entry) != hash) return MATCH_NO;
    // Different small ints may share a hash, but are never equal.
    if (tare_value_is_small_int(key) && tare_value_is_small_int(*entry)) return MATCH_NO;
    uint32_t version = self->version;
    TareValue stored = tare_retain(*entry);
    int equal = tare_protocol_equals(rt, stored, key);
    bool changed = self->version != version;
    // Though the table may have changed: what was compared is still where it was found.
    bool is_there = equal > 0 && position < self->used_count &&
                    tare_value_is_same(*tare_table_entry(self, position), stored);
    tare_release(rt, stored);
    if (equal < 0) return MATCH_ERROR;
    if (is_there) return MATCH_YES;
    return changed || self->version != version ? MATCH_AGAIN : equal;
}

// One search through the table: a MATCH_ value, and *position for MATCH_YES.
static int search(TareRuntime *rt, const TareTable *self, TareValue key, uint64_t hash,
                  size_t *position) {
    if (self->index_log2 == 0) {
        for (size_t i = 0; i < self->used_count; i++) {
            int match = match_at(rt, self, i, key, hash);
            *position = i;
            if (match != MATCH_NO) return match;
        }
        return MATCH_NO;
    }
    size_t mask = tare_table_index_mask(self);
    for (size_t slot = tare_table_index_home(self, hash);; slot = (slot + 1) & mask) {
        size_t content = tare_table_index_get(self, slot);
        if (content == 0) return MATCH_NO;
        int match = match_at(rt, self, content - 1, key, hash);
        *position = content - 1;
        if (match != MATCH_NO) return match;
    }
}

// The position of an immediate int in a table whose keys are all strings or ints, where nothing
// else can be equal to it.
static size_t find_int(const TareTable *self, TareValue key, uint64_t hash) {
    const TareValue *entries = self->block;
    if (self->index_log2 == 0) {
        for (size_t i = 0; i < self->used_count; i++)
            if (entries[2 * i].bits == key.bits) return i;
        return TARE_TABLE_NOWHERE;
    }
    size_t mask = tare_table_index_mask(self);
    unsigned slot_bytes = tare_table_index_slot_bytes(self);
    const void *index = tare_table_index(self);
    for (size_t slot = tare_table_index_home(self, hash);; slot = (slot + 1) & mask) {
        size_t content = tare_table_index_read(index, slot_bytes, slot);
        if (content == 0) return TARE_TABLE_NOWHERE;
        if (entries[2 * (content - 1)].bits == key.bits) return content - 1;
    }
}

// 1 and *position, 0, or -1 on error. `hash` is the one that the key is filed by.
static inline int find_position(TareRuntime *rt, const TareTable *self, TareValue key,
                                uint64_t hash, size_t *position) {
    if (self->entry_words == 2 && tare_value_is_exact(key, TARE_TYPE_STR)) {
        *position = tare_table_find_position(self, tare_string_of(key));
        return *position != TARE_TABLE_NOWHERE;
    }
    if (self->entry_words == 2 && tare_value_is_small_int(key)) {
        *position = find_int(self, key, hash);
        return *position != TARE_TABLE_NOWHERE;
    }
    int match;
    do match = search(rt, self, key, hash, position);
    while (match == MATCH_AGAIN);
    return match;
}

int tare_table_find(TareRuntime *rt, const TareTable *self, TareValue key, uint64_t hash,
                    TareValue *out) {
    size_t position;
    int found = find_position(rt, self, key, tare_table_key_hash(key, hash), &position);
    if (found > 0) *out = tare_table_entry(self, position)[1];
    return found;
}

// --- Insertion ---

// The same for a small table with dead entries.
static TareStatus make_small_room(TareRuntime *rt, TareTable *self, unsigned entry_words) {
    if (self->used_count < limit_of(self))
        return tare_table_index_extend(rt, self, (size_t)self->used_count + 1, entry_words);
    size_t capacity = tare_table_capacity(self);
    if (self->live_count == 0 && entry_words == self->entry_words) {
        self->used_count = 0;
        self->version++;
    } else if (tare_table_index_rebuild(rt, self, capacity, entry_words) != TARE_OK) {
        return TARE_ERROR;
    }
    if (self->live_count * 3 > 8) self->spare |= TARE_TABLE_HAS_RAISED_LIMIT;
    else self->spare &= (uint8_t)~TARE_TABLE_HAS_RAISED_LIMIT;
    return TARE_OK;
}

// Makes room for one more entry of `entry_words` words: compacts when a third or more is dead.
static TareStatus make_room(TareRuntime *rt, TareTable *self, unsigned entry_words) {
    size_t capacity = tare_table_capacity(self);
    bool has_dead = self->live_count < self->used_count;
    bool is_ready = self->used_count < capacity && entry_words == self->entry_words;
    if (is_ready && (!has_dead || self->used_count != limit_of(self))) return TARE_OK;
    if (has_dead && keeps_dead(self))
        return make_small_room(rt, self, entry_words);
    size_t count = capacity;
    if (self->used_count == capacity && (size_t)self->live_count * 3 > capacity * 2)
        count = capacity >= 1024 ? capacity * 2 : capacity + 1;
    if (count == 0) count = 1;
    if (count >= UINT32_MAX) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    return tare_table_index_rebuild(rt, self, count, entry_words);
}

// Under imitation every insertion comes this way, since no table has entries of 2 or 3 words.
static TareStatus make_imitated_room(TareRuntime *rt, TareTable *self, TareValue key) {
    if (make_room(rt, self, TARE_IMITATION_ENTRY_WORDS) != TARE_OK) return TARE_ERROR;
    TareKeys keys = tare_imitation_keys_get(self);
    tare_imitation_keys_add(rt, &keys, self->live_count, key);
    tare_imitation_keys_set(self, keys);
    return TARE_OK;
}

// Adds a key known to be missing.
static TareStatus insert(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                         TareValue value) {
    unsigned words = self->entry_words == 2 && tare_table_is_simple(key) ? 2 : 3;
    bool is_ready = self->used_count < tare_table_capacity(self) && words == self->entry_words &&
                    (TARE_LIKELY(self->live_count == self->used_count) ||
                     self->used_count != limit_of(self));
    TareStatus status = TARE_OK;
    if (!is_ready)
        status = rt->imitation ? make_imitated_room(rt, self, key) : make_room(rt, self, words);
    if (status != TARE_OK) return TARE_ERROR;
    TareValue *entry = tare_table_entry(self, self->used_count);
    entry[0] = tare_retain(key);
    entry[1] = tare_retain(value);
    if (self->entry_words != 2) entry[2].bits = hash;
    if (self->index_log2) tare_table_index_add(self, self->used_count, hash);
    if (tare_value_is_exact(key, TARE_TYPE_STR) && !tare_string_of(key)->is_interned)
        self->spare |= TARE_TABLE_HAS_UNINTERNED;
    self->used_count++;
    self->live_count++;
    self->version++;
    return TARE_OK;
}

TareStatus tare_table_set(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                          TareValue value) {
    size_t position;
    hash = tare_table_key_hash(key, hash);
    int found = find_position(rt, self, key, hash, &position);
    if (found < 0) return TARE_ERROR;
    if (found == 0) return insert(rt, self, key, hash, value);
    tare_slot_set_steal(rt, &tare_table_entry(self, position)[1], tare_retain(value));
    return TARE_OK;
}

int tare_table_set_default(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                           TareValue value, TareValue *out) {
    size_t position;
    hash = tare_table_key_hash(key, hash);
    int found = find_position(rt, self, key, hash, &position);
    if (found == 0 && insert(rt, self, key, hash, value) != TARE_OK) found = -1;
    *out = found > 0 ? tare_table_entry(self, position)[1] : value;
    return found;
}

TareStatus tare_table_set_string(TareRuntime *rt, TareTable *self, TareString *key,
                                 TareValue value) {
    size_t position = tare_table_find_position(self, key);
    if (position == TARE_TABLE_NOWHERE) {
        uint64_t hash = self->index_log2 || self->entry_words != 2 ||
                                self->used_count == tare_table_capacity(self)
                            ? tare_string_hash(key)
                            : 0;
        return insert(rt, self, tare_value_from_object(key), hash, value);
    }
    tare_slot_set_steal(rt, &tare_table_entry(self, position)[1], tare_retain(value));
    return TARE_OK;
}

// --- Deletion ---

// Gives memory back; when there is none to move to, the table stays as it is.
static void shrink(TareRuntime *rt, TareTable *self) {
    size_t capacity = tare_table_capacity(self);
    if (capacity < SHRINK_CAPACITY_MINIMUM || (size_t)self->live_count * 8 > capacity) return;
    if (tare_table_index_rebuild(rt, self, (size_t)self->live_count * 2, self->entry_words) !=
        TARE_OK)
        tare_error_clear(rt);
}

// Gives up the dead entries at the end.
static void trim(TareTable *self) {
    while (self->used_count > 0 &&
           tare_value_is_absent(*tare_table_entry(self, self->used_count - 1)))
        self->used_count--;
}

// Takes the entry out; its key is released here, its value goes to *out_value or is released too.
static void delete_at(TareRuntime *rt, TareTable *self, size_t position, TareValue *out_value) {
    TareValue *entry = tare_table_entry(self, position);
    TareValue key = entry[0];
    TareValue value = entry[1];
    if (self->index_log2) tare_table_index_remove(self, position, tare_table_hash_at(self, entry));
    entry[0] = TARE_ABSENT;
    entry[1] = TARE_ABSENT;
    self->live_count--;
    self->version++;
    if (TARE_UNLIKELY(self->entry_words == TARE_IMITATION_ENTRY_WORDS)) {
        TareKeys keys = tare_imitation_keys_get(self);
        tare_imitation_keys_delete(rt, &keys, self->live_count);
        tare_imitation_keys_set(self, keys);
    }
    if (!keeps_dead(self)) trim(self);
    shrink(rt, self);
    tare_release(rt, key);
    if (out_value) *out_value = value;
    else tare_release(rt, value);
}

int tare_table_delete(TareRuntime *rt, TareTable *self, TareValue key, uint64_t hash,
                      TareValue *out_value) {
    size_t position;
    int found = find_position(rt, self, key, tare_table_key_hash(key, hash), &position);
    if (found > 0) delete_at(rt, self, position, out_value);
    return found;
}

int tare_table_delete_string(TareRuntime *rt, TareTable *self, TareString *key) {
    size_t position = tare_table_find_position(self, key);
    if (position == TARE_TABLE_NOWHERE) return 0;
    delete_at(rt, self, position, NULL);
    return 1;
}

bool tare_table_pop(TareRuntime *rt, TareTable *self, TareValue *key, TareValue *value) {
    if (self->live_count == 0) return false;
    trim(self);
    size_t position = self->used_count - 1;
    if (TARE_UNLIKELY(self->entry_words == TARE_IMITATION_ENTRY_WORDS)) {
        TareKeys keys = tare_imitation_keys_get(self);
        tare_imitation_keys_pop(rt, &keys, self->live_count);
        tare_imitation_keys_set(self, keys);
    }
    *key = tare_retain(*tare_table_entry(self, position));
    delete_at(rt, self, position, value);
    trim(self);
    return true;
}

// --- Walks ---

bool tare_table_next(const TareTable *self, size_t *cursor, TareValue *key, TareValue *value) {
    while (*cursor < self->used_count) {
        const TareValue *entry = tare_table_entry(self, (*cursor)++);
        if (tare_value_is_absent(*entry)) continue;
        *key = entry[0];
        *value = entry[1];
        return true;
    }
    return false;
}

bool tare_table_previous(const TareTable *self, size_t *cursor, TareValue *key, TareValue *value) {
    if (*cursor > self->used_count) *cursor = self->used_count;
    while (*cursor > 0) {
        const TareValue *entry = tare_table_entry(self, --*cursor);
        if (tare_value_is_absent(*entry)) continue;
        *key = entry[0];
        *value = entry[1];
        return true;
    }
    return false;
}

uint64_t tare_table_entry_hash(const TareTable *self, size_t cursor) {
    return tare_table_hash_at(self, tare_table_entry(self, cursor - 1));
}

TareStatus tare_table_copy(TareRuntime *rt, TareTable *self, const TareTable *source) {
    TareTable copy = *source;
    // Rebuilding frees the block it moves from, so it is given none: the entries are added here.
    copy.block = NULL;
    copy.used_count = 0;
    copy.live_count = 0;
    copy.capacity_code = 0;
    copy.index_log2 = 0;
    if (source->live_count &&
        tare_table_index_rebuild(rt, &copy, source->live_count, source->entry_words) != TARE_OK)
        return TARE_ERROR;
    for (size_t i = 0; i < source->used_count; i++) {
        const TareValue *from = tare_table_entry(source, i);
        if (tare_value_is_absent(*from)) continue;
        TareValue *to = tare_table_entry(&copy, copy.used_count);
        to[0] = from[0];
        to[1] = from[1];
        if (copy.entry_words != 2) to[2] = from[2];
        tare_retain(to[0]);
        tare_retain(to[1]);
        if (copy.index_log2)
            tare_table_index_add(&copy, copy.used_count, tare_table_hash_at(source, from));
        copy.used_count++;
    }
    copy.live_count = source->live_count;
    if (TARE_UNLIKELY(copy.entry_words == TARE_IMITATION_ENTRY_WORDS))
        tare_imitation_keys_set(
            &copy, tare_imitation_keys_copy(rt, tare_imitation_keys_get(source), copy.live_count));
    copy.version = self->version + 1;
    TareTable old = *self;
    *self = copy;
    tare_table_clear(rt, &old);
    return TARE_OK;
}

// --- Description ---

// An entry with a stored hash is not all references, so such entries are told one by one.
static void describe_wide_entries(TareTable *self, TareDescriber *describer) {
    for (size_t i = 0; i < self->used_count; i++) {
        TareValue *entry = tare_table_entry(self, i);
        tare_describe_region(describer, TARE_REGION_REFERENCES, entry, 16, "key and value");
        tare_describe_region(describer, TARE_REGION_RAW, entry + 2,
                             (self->entry_words - 2u) * sizeof *entry, "hash");
    }
}

void tare_table_describe(TareTable *self, TareDescriber *describer) {
    if (!self->block) return;
    size_t entry_bytes = self->entry_words * sizeof(TareValue);
    size_t capacity = tare_table_capacity(self);
    tare_describe_block(describer, self->block, tare_table_block_bytes(self), TARE_BLOCK_TABLE,
                        "table");
    if (self->entry_words == 2)
        tare_describe_region(describer, TARE_REGION_REFERENCES, self->block,
                             self->used_count * entry_bytes, "keys and values");
    else describe_wide_entries(self, describer);
    tare_describe_region(describer, TARE_REGION_SPARE, tare_table_entry(self, self->used_count),
                         (capacity - self->used_count) * entry_bytes, "room for more entries");
    if (self->index_log2)
        tare_describe_region(describer, TARE_REGION_INDEX, tare_table_index(self),
                             (size_t)tare_table_index_slot_bytes(self) << self->index_log2,
                             "index");
}
