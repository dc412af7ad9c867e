// The open-addressed table inside a set; see set_table.h.
// [T2] live_count <= used_count, and used_count * 5 < mask * 3 after each insertion, so there
// is always a free entry and every search ends. A deleted entry waits for reuse or a rebuild.
#include "types/set_table.h"

#include "object/alloc.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/protocol.h"

#define MINIMUM_CAPACITY 8
#define LINEAR_PROBES 9
#define PERTURB_SHIFT 5

// A search: a stretch of neighbours, then a jump that takes in more bits of the hash each time.
typedef struct Probe {
    size_t mask;
    size_t home;      // where the stretch begins
    size_t at;
    size_t left;      // neighbours still to look at
    uint64_t perturb;
} Probe;

static size_t stretch(size_t home, size_t mask) {
    return home + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

static Probe begin(size_t mask, int64_t hash) {
    size_t home = (uint64_t)hash & mask;
    return (Probe){mask, home, home, stretch(home, mask), (uint64_t)hash};
}

static void advance(Probe *p) {
    if (p->left > 0) {
        p->left--;
        p->at++;
        return;
    }
    p->perturb >>= PERTURB_SHIFT;
    p->home = (p->home * 5 + 1 + p->perturb) & p->mask;
    p->at = p->home;
    p->left = stretch(p->home, p->mask);
}

// --- Search ---

enum { SEARCH_ERROR = -1, SEARCH_MISSING = 0, SEARCH_FOUND = 1, SEARCH_AGAIN = 2 };

static int match_at(TareRuntime *rt, const TareSet *self, size_t at, TareValue key, int64_t hash) {
    const TareSetEntry *entry = &self->entries[at];
    if (entry->hash != hash || !tare_set_table_is_live(entry)) return SEARCH_MISSING;
    if (tare_value_is_same(entry->key, key)) return SEARCH_FOUND;
    if (tare_value_is_small_int(key) && tare_value_is_small_int(entry->key)) return SEARCH_MISSING;
    uint32_t version = self->version;
    TareValue stored = tare_retain(entry->key);
    int equal = tare_protocol_equals(rt, stored, key);
    tare_release(rt, stored);
    if (equal < 0) return SEARCH_ERROR;
    return self->version != version ? SEARCH_AGAIN : equal;
}

static bool is_deleted(const TareSetEntry *entry) {
    return tare_value_is_same(entry->key, TARE_NOT_IMPLEMENTED);
}

// The place of the key, or where it would go: the last deleted entry passed, else the free one that
// ended the search. The set has entries.
// 3.9 alone never puts a key in the place of a deleted one.
static bool reuses_deleted(TareRuntime *rt) {
    return TARE_LIKELY(!rt->imitation) || rt->imitation->version->id != TARE_CPYTHON_3_9;
}

static int search(TareRuntime *rt, const TareSet *self, TareValue key, int64_t hash, size_t *at) {
    int match = SEARCH_AGAIN;
    while (match == SEARCH_AGAIN) {
        // A comparison may have emptied the set.
        if (!self->entries) return SEARCH_AGAIN;
        size_t reusable = SIZE_MAX;
        Probe p = begin(self->mask, hash);
        for (match = SEARCH_MISSING; match == SEARCH_MISSING; advance(&p)) {
            const TareSetEntry *entry = &self->entries[p.at];
            *at = p.at;
            if (tare_value_is_absent(entry->key)) {
                if (reusable != SIZE_MAX && reuses_deleted(rt)) *at = reusable;
                return SEARCH_MISSING;
            }
            if (is_deleted(entry)) reusable = p.at;
            match = match_at(rt, self, p.at, key, hash);
        }
    }
    return match;
}

int tare_set_table_contains(TareRuntime *rt, TareSet *self, TareValue key, int64_t hash) {
    size_t at;
    if (!self->entries) return 0;
    int found = search(rt, self, key, hash, &at);
    return found == SEARCH_AGAIN ? 0 : found;
}

// --- Growth ---

// Puts a key that is surely missing into a table without deleted entries.
static void insert_clean(TareSetEntry *entries, size_t mask, TareValue key, int64_t hash) {
    Probe p = begin(mask, hash);
    while (!tare_value_is_absent(entries[p.at].key)) advance(&p);
    entries[p.at] = (TareSetEntry){key, hash};
}

static TareSetEntry *new_entries(TareRuntime *rt, size_t capacity) {
    if (capacity > UINT32_MAX / 2 + 1) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    TareSetEntry *entries = tare_alloc_table(rt, capacity * sizeof *entries);
    if (entries) memset(entries, 0, capacity * sizeof *entries);
    return entries;
}

static void free_entries(TareRuntime *rt, const TareSet *self) {
    if (self->entries)
        tare_alloc_free_table(rt, self->entries, ((size_t)self->mask + 1) * sizeof *self->entries);
}

// Makes the table large enough for `minimum` keys and rids it of deleted entries.
static TareStatus resize(TareRuntime *rt, TareSet *self, size_t minimum) {
    size_t capacity = MINIMUM_CAPACITY;
    while (capacity <= minimum) capacity <<= 1;
    TareSetEntry *entries = new_entries(rt, capacity);
    if (!entries) return TARE_ERROR;
    for (size_t i = 0; self->entries && i <= self->mask; i++) {
        TareSetEntry *entry = &self->entries[i];
        if (tare_set_table_is_live(entry))
            insert_clean(entries, capacity - 1, entry->key, entry->hash);
    }
    free_entries(rt, self);
    self->entries = entries;
    self->mask = (uint32_t)(capacity - 1);
    self->used_count = self->live_count;
    self->version++;
    return TARE_OK;
}

static TareStatus grow(TareRuntime *rt, TareSet *self) {
    size_t count = self->live_count;
    return resize(rt, self, count > 50000 ? count * 2 : count * 4);
}

TareStatus tare_set_table_tidy(TareRuntime *rt, TareSet *self) {
    if (self->used_count - self->live_count <= self->mask / 4) return TARE_OK;
    return grow(rt, self);
}

TareStatus tare_set_table_presize(TareRuntime *rt, TareSet *self, size_t count) {
    size_t mask = self->entries ? self->mask : MINIMUM_CAPACITY - 1;
    if ((self->used_count + count) * 5 < mask * 3) return TARE_OK;
    return resize(rt, self, (self->live_count + count) * 2);
}

int tare_set_table_add(TareRuntime *rt, TareSet *self, TareValue key, int64_t hash) {
    size_t at;
    int found;
    do {
        if (!self->entries && resize(rt, self, 0) != TARE_OK) return -1;
        found = search(rt, self, key, hash, &at);
    } while (found == SEARCH_AGAIN);
    if (found != SEARCH_MISSING) return found == SEARCH_FOUND ? 0 : -1;
    bool reuses = is_deleted(&self->entries[at]);
    self->entries[at] = (TareSetEntry){tare_retain(key), hash};
    self->live_count++;
    self->version++;
    if (reuses) return 1;
    self->used_count++;
    if ((size_t)self->used_count * 5 >= (size_t)self->mask * 3 && grow(rt, self) != TARE_OK)
        return -1;
    return 1;
}

// --- Removal ---

static TareValue take_at(TareSet *self, size_t at) {
    TareValue key = self->entries[at].key;
    self->entries[at] = (TareSetEntry){TARE_NOT_IMPLEMENTED, -1};
    self->live_count--;
    self->version++;
    return key;
}

int tare_set_table_discard(TareRuntime *rt, TareSet *self, TareValue key, int64_t hash) {
    size_t at;
    if (!self->entries) return 0;
    int found = search(rt, self, key, hash, &at);
    if (found == SEARCH_AGAIN) return 0;
    if (found > 0) tare_release(rt, take_at(self, at));
    return found;
}

TareValue tare_set_table_pop(TareRuntime *rt, TareSet *self) {
    if (self->live_count == 0) return TARE_ABSENT;
    size_t at = (uint64_t)self->hash & self->mask;
    while (!tare_set_table_is_live(&self->entries[at])) at = (at + 1) & self->mask;
    self->hash = (int64_t)at + 1;
    return take_at(self, at);
}

void tare_set_table_clear(TareRuntime *rt, TareSet *self) {
    TareSet old = *self;
    self->entries = NULL;
    self->mask = self->used_count = self->live_count = 0;
    self->version++;
    for (size_t i = 0; old.entries && i <= old.mask; i++)
        if (tare_set_table_is_live(&old.entries[i])) tare_release(rt, old.entries[i].key);
    free_entries(rt, &old);
}

bool tare_set_table_clear_piece(TareRuntime *rt, TareSet *self, size_t count) {
    bool is_begun = self->used_count == 0;
    size_t i = is_begun ? (size_t)self->hash : 0;
    self->used_count = 0;
    for (; count && self->live_count; i++) {
        TareSetEntry *entry = &self->entries[i];
        if (!tare_set_table_is_live(entry)) continue;
        self->live_count--;
        count--;
        tare_slot_clear(rt, &entry->key);
    }
    self->hash = (int64_t)i;
    if (self->live_count) return false;
    free_entries(rt, self);
    self->entries = NULL;
    self->mask = 0;
    return true;
}

// --- Whole tables ---

// Copies a table of the same size without deleted entries, as it stands.
static void copy_entries(TareSet *self, const TareSet *other) {
    for (size_t i = 0; i <= other->mask; i++) {
        self->entries[i] = other->entries[i];
        tare_retain(self->entries[i].key);
    }
    self->used_count = other->used_count;
    self->live_count = other->live_count;
    self->version++;
}

static void insert_all_clean(TareSet *self, const TareSet *other) {
    for (size_t i = 0; i <= other->mask; i++) {
        const TareSetEntry *entry = &other->entries[i];
        if (tare_set_table_is_live(entry))
            insert_clean(self->entries, self->mask, tare_retain(entry->key), entry->hash);
    }
    self->used_count = self->live_count = other->live_count;
    self->version++;
}

TareStatus tare_set_table_merge(TareRuntime *rt, TareSet *self, TareSet *other) {
    if (self == other || other->live_count == 0) return TARE_OK;
    if (tare_set_table_presize(rt, self, other->live_count) != TARE_OK) return TARE_ERROR;
    if (!self->entries && resize(rt, self, 0) != TARE_OK) return TARE_ERROR;
    if (self->used_count == 0) {
        if (self->mask == other->mask && other->used_count == other->live_count)
            copy_entries(self, other);
        else insert_all_clean(self, other);
        return TARE_OK;
    }
    size_t cursor = 0;
    TareValue key;
    int64_t hash;
    while (tare_set_table_next(other, &cursor, &key, &hash)) {
        tare_retain(key);
        int added = tare_set_table_add(rt, self, key, hash);
        tare_release(rt, key);
        if (added < 0) return TARE_ERROR;
    }
    return TARE_OK;
}

void tare_set_table_swap(TareSet *self, TareSet *other) {
    TareSet old = *self;
    self->entries = other->entries;
    self->mask = other->mask;
    self->used_count = other->used_count;
    self->live_count = other->live_count;
    self->version++;
    other->entries = old.entries;
    other->mask = old.mask;
    other->used_count = old.used_count;
    other->live_count = old.live_count;
    other->version++;
}

bool tare_set_table_next(const TareSet *self, size_t *cursor, TareValue *key, int64_t *hash) {
    while (self->entries && *cursor <= self->mask) {
        const TareSetEntry *entry = &self->entries[(*cursor)++];
        if (!tare_set_table_is_live(entry)) continue;
        *key = entry->key;
        *hash = entry->hash;
        return true;
    }
    return false;
}
