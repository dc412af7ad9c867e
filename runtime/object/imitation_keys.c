// The keys of dicts under imitation: what each operation does to the table that CPython would have.
#include "object/imitation.h"

#include <string.h>

#define KEYS_LOG2_MINIMUM 3
// Displays foresee at most so many slots.
#define PRESIZE_MAXIMUM ((size_t)128 * 1024)

static const TareCpython *version_of(TareRuntime *rt) { return rt->imitation->version; }

static bool splits_in_order(TareRuntime *rt) {
    return tare_cpython_release(version_of(rt)) <= TARE_CPYTHON_3_10;
}

// ---- where they are kept ----

_Static_assert(sizeof(TareKeys) == sizeof(TareValue), "they take the place of a word");

TareKeys tare_imitation_keys_get(const TareTable *table) {
    TareKeys keys = {0};
    if (table->block && table->entry_words == TARE_IMITATION_ENTRY_WORDS)
        memcpy(&keys, (const TareValue *)table->block + 3, sizeof keys);
    return keys;
}

void tare_imitation_keys_set(TareTable *table, TareKeys keys) {
    if (table->block && table->entry_words == TARE_IMITATION_ENTRY_WORDS)
        memcpy((TareValue *)table->block + 3, &keys, sizeof keys);
}

// ---- one table ----

static TareKeys table_of(unsigned log2, bool all_strings, size_t count) {
    size_t usable = tare_cpython_usable(log2);
    return (TareKeys){.kind = all_strings ? TARE_KEYS_STRINGS : TARE_KEYS_GENERAL,
                      .log2 = (uint8_t)log2,
                      .room = usable > count ? (uint32_t)(usable - count) : 0};
}

// Three times what is in use, as insertion asks for when there is no room.
static TareKeys grown(TareRuntime *rt, size_t count, bool all_strings) {
    return table_of(tare_cpython_keys_log2(version_of(rt), count * 3), all_strings, count);
}

static TareSharedKeys *shared_of(TareRuntime *rt, TareKeys keys) {
    if (keys.class == 0) return NULL;
    return tare_vector_get(&rt->imitation->classes, keys.class - 1u);
}

// Whether a split table takes one more key and stays split.
static bool fits_split(TareRuntime *rt, TareKeys keys, size_t count, TareValue key) {
    TareSharedKeys *shared = shared_of(rt, keys);
    if (!shared || !tare_value_is_exact(key, TARE_TYPE_STR)) return false;
    int place = tare_imitation_find_name(shared, key);
    if (splits_in_order(rt) && (place >= 0 ? (size_t)place : shared->names.count) != count)
        return false;
    return place >= 0 || tare_imitation_share_name(rt, shared, key);
}

// In 3.14 a first key that is no string no longer makes the table grow.
static TareKeys generalized(TareRuntime *rt, TareKeys keys, size_t count) {
    TareCpythonId release = tare_cpython_release(version_of(rt));
    if (release <= TARE_CPYTHON_3_10) return keys;
    bool grows = release < TARE_CPYTHON_3_14 || keys.room == 0;
    return grows ? grown(rt, count, false) : table_of(keys.log2, false, count);
}

void tare_imitation_keys_add(TareRuntime *rt, TareKeys *keys, size_t count, TareValue key) {
    bool is_string = tare_value_is_exact(key, TARE_TYPE_STR);
    switch (keys->kind) {
    case TARE_KEYS_NONE: *keys = table_of(KEYS_LOG2_MINIMUM, is_string, 0); break;
    case TARE_KEYS_SPLIT:
        if (fits_split(rt, *keys, count, key)) return;
        *keys = grown(rt, count, is_string);
        break;
    case TARE_KEYS_STRINGS:
        if (!is_string) *keys = generalized(rt, *keys, count);
        break;
    default: break;
    }
    if (keys->room == 0) *keys = grown(rt, count, keys->kind == TARE_KEYS_STRINGS);
    keys->room--;
}

void tare_imitation_keys_delete(TareRuntime *rt, TareKeys *keys, size_t count) {
    if (keys->kind == TARE_KEYS_SPLIT && splits_in_order(rt))
        *keys = table_of(keys->log2, true, count);
}

void tare_imitation_keys_pop(TareRuntime *rt, TareKeys *keys, size_t count) {
    if (keys->kind == TARE_KEYS_SPLIT) *keys = table_of(keys->log2, true, count);
    if (keys->popped < UINT16_MAX) keys->popped++;
}

// ---- whole dicts ----

TareKeys tare_imitation_keys_of_call(TareRuntime *rt) {
    if (tare_cpython_release(version_of(rt)) > TARE_CPYTHON_3_9) return (TareKeys){0};
    return table_of(KEYS_LOG2_MINIMUM, true, 0);
}

TareKeys tare_imitation_keys_presized(TareRuntime *rt, size_t count, bool all_strings) {
    if (count <= tare_cpython_usable(KEYS_LOG2_MINIMUM)) return (TareKeys){0};
    unsigned log2 = tare_cpython_estimate_log2(version_of(rt), count);
    while ((size_t)1 << log2 > PRESIZE_MAXIMUM) log2--;
    return table_of(log2, all_strings, 0);
}

// Entries taken since the table was last resized, deleted ones included.
static size_t taken(TareKeys keys) {
    size_t count = tare_cpython_usable(keys.log2) - keys.room;
    return count > keys.popped ? count - keys.popped : 0;
}

TareKeys tare_imitation_keys_foreseen(TareRuntime *rt, TareKeys other, size_t count) {
    unsigned log2 = tare_cpython_estimate_log2(version_of(rt), count);
    return table_of(log2, other.kind == TARE_KEYS_STRINGS || other.kind == TARE_KEYS_SPLIT, 0);
}

TareKeys tare_imitation_keys_of_keywords(TareRuntime *rt, size_t count) {
    TareKeys keys = tare_imitation_keys_presized(rt, count, true);
    unsigned log2 = keys.kind == TARE_KEYS_NONE ? KEYS_LOG2_MINIMUM : keys.log2;
    return table_of(log2, true, count);
}

void tare_imitation_keys_merge(TareRuntime *rt, TareKeys *keys, size_t count, TareKeys other,
                               size_t added) {
    if (added == 0) return;
    bool has_table = other.kind == TARE_KEYS_STRINGS || other.kind == TARE_KEYS_GENERAL;
    if (tare_cpython_release(version_of(rt)) >= TARE_CPYTHON_3_10 && count == 0 && has_table &&
        taken(other) == added &&
        (other.log2 == KEYS_LOG2_MINIMUM ||
         tare_cpython_usable(other.log2 - 1u) < added)) {
        // The clone is as full as the other; adding its keys takes them from the room again.
        *keys = other;
        keys->room += (uint32_t)added;
        return;
    }
    size_t usable = keys->kind == TARE_KEYS_NONE ? 0 : tare_cpython_usable(keys->log2);
    if (usable >= added) return;
    bool all_strings = other.kind != TARE_KEYS_GENERAL && keys->kind != TARE_KEYS_GENERAL;
    *keys = table_of(tare_cpython_estimate_log2(version_of(rt), count + added), all_strings, count);
}

TareKeys tare_imitation_keys_copy(TareRuntime *rt, TareKeys keys, size_t count) {
    if (count == 0) return (TareKeys){0};
    if (keys.kind == TARE_KEYS_SPLIT) return keys;
    if (count >= taken(keys) * 2 / 3) return keys;
    TareKeys fresh = {0};
    tare_imitation_keys_merge(rt, &fresh, 0, keys, count);
    if (fresh.kind == TARE_KEYS_NONE) fresh = table_of(KEYS_LOG2_MINIMUM, true, 0);
    fresh.room = fresh.room > count ? fresh.room - (uint32_t)count : 0;
    return fresh;
}

size_t tare_imitation_dict_bytes(TareRuntime *rt, TareKeys keys) {
    const TareCpython *version = version_of(rt);
    size_t bytes = version->dict_bytes;
    if (keys.kind == TARE_KEYS_NONE) return bytes;
    if (keys.kind != TARE_KEYS_SPLIT)
        return bytes + tare_cpython_keys_bytes(version, keys.log2,
                                               keys.kind == TARE_KEYS_STRINGS);
    TareSharedKeys *shared = shared_of(rt, keys);
    size_t slots = tare_cpython_usable(keys.log2);
    if (!splits_in_order(rt) && shared) slots = shared->names.count + shared->room;
    return bytes + slots * version->word_bytes;
}
