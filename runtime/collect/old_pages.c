// Records of pages: one block each.
#include "collect/old_pages.h"

#include <stddef.h>

#include "base/hash.h"
#include "collect/selection.h"

static uint32_t word_count_of(uint32_t count) { return (count + 63) / 64; }

// Counts, padded to whole words, then two rows of bits.
static size_t counts_bytes(uint32_t count) {
    size_t end_bytes = offsetof(TareOldPage, counts) + count;
    return (end_bytes + 7) / 8 * 8 - offsetof(TareOldPage, counts);
}

static size_t record_bytes(uint32_t count) {
    return offsetof(TareOldPage, counts) + counts_bytes(count) +
           2 * word_count_of(count) * sizeof(uint64_t);
}

void tare_old_pages_init(TareOldPages *self, TareAllocator *allocator, bool takes_young) {
    unsigned followed = TARE_SIDE_LIVE | TARE_SIDE_TRACKED;
    *self = (TareOldPages){.allocator = allocator, .side_mask = followed, .side_wanted = followed};
    if (takes_young) return;
    self->side_mask |= TARE_SIDE_GENERATION;
    self->side_wanted |= TARE_SIDE_GENERATION_2 << 2;
}

static void free_wraps(TareOldPages *self) {
    if (self->wraps)
        self->allocator->resize(self->allocator, self->wraps,
                                self->wrap_capacity * sizeof *self->wraps, 0);
    self->wraps = NULL;
    self->wrap_capacity = self->wrap_count = 0;
}

bool tare_old_pages_drop_first(TareOldPages *self) {
    TareOldPage *record = self->first;
    if (!record) return false;
    self->first = record->next;
    if (record->page) record->page->scratch = NULL;
    if (record->ids)
        self->allocator->resize(self->allocator, record->ids, record->count * sizeof(uint32_t), 0);
    self->allocator->resize(self->allocator, record, record_bytes(record->count), 0);
    return true;
}

void tare_old_pages_deinit(TareOldPages *self) {
    while (tare_old_pages_drop_first(self)) continue;
    free_wraps(self);
    self->last = self->grey = NULL;
}

static TareOldPage *new_record(TareOldPages *self, TarePage *page) {
    uint32_t count = page->capacity_count;
    TareOldPage *record = self->allocator->resize(self->allocator, NULL, 0, record_bytes(count));
    if (!record) {
        self->failed = true;
        return NULL;
    }
    memset(record, 0, record_bytes(count));
    record->page = page;
    record->count = count;
    record->word_count = word_count_of(count);
    record->suspected = (uint64_t *)(void *)(record->counts + counts_bytes(count));
    record->grey = record->suspected + record->word_count;
    page->scratch = record;
    if (self->last)
        self->last->next = record;
    else
        self->first = record;
    self->last = record;
    return record;
}

// Suspects the chosen ones of the eight blocks from `index` on; false when memory ended.
static bool add_chosen(TareOldPages *self, TarePage *page, uint32_t index, uint64_t chosen) {
    TareOldPage *record = page->scratch ? page->scratch : new_record(self, page);
    if (!record) return false;
    record->suspected[index / 64] |= tare_selection_bits(chosen) << index % 64;
    return true;
}

uint32_t tare_old_pages_add(TareOldPages *self, TarePage *page) {
    bool takes_old_only = self->side_mask & TARE_SIDE_GENERATION;
    uint32_t member_count = 0;
    if (page->scratch) return 0;
    for (uint32_t i = 0; i < page->carved_count; i += 8) {
        uint64_t sides = tare_selection_read(page, i);
        uint64_t chosen = tare_selection_get(sides, TARE_SELECTION_GENERATION_2);
        if (takes_old_only) chosen &= sides >> 3;
        if (!chosen) continue;
        if (!add_chosen(self, page, i, chosen)) return 0;
        member_count += (uint32_t)__builtin_popcountll(chosen);
    }
    return member_count;
}

uint32_t tare_old_pages_restart(TareOldPages *self, TareOldPage *record) {
    uint32_t left = 0;
    for (uint32_t i = 0; i < record->word_count; i++)
        left += (uint32_t)__builtin_popcountll(record->suspected[i]);
    memset(record->counts, 0, record->count);
    memset(record->grey, 0, record->word_count * sizeof *record->grey);
    free_wraps(self);
    return left;
}

// ---- counts ----

static TareOldWrap *find_wrap(const TareOldPages *self, const TareObject *object) {
    size_t index = tare_hash_integer((uintptr_t)object) & (self->wrap_capacity - 1);
    while (self->wraps[index].object && self->wraps[index].object != object)
        index = (index + 1) & (self->wrap_capacity - 1);
    return &self->wraps[index];
}

static bool grow_wraps(TareOldPages *self) {
    TareOldPages larger = {.wrap_capacity = self->wrap_capacity ? 2 * self->wrap_capacity : 64};
    size_t bytes = larger.wrap_capacity * sizeof *larger.wraps;
    larger.wraps = self->allocator->resize(self->allocator, NULL, 0, bytes);
    if (!larger.wraps) return false;
    memset(larger.wraps, 0, bytes);
    for (size_t i = 0; i < self->wrap_capacity; i++)
        if (self->wraps[i].object) *find_wrap(&larger, self->wraps[i].object) = self->wraps[i];
    size_t count = self->wrap_count;
    free_wraps(self);
    self->wraps = larger.wraps;
    self->wrap_capacity = larger.wrap_capacity;
    self->wrap_count = count;
    return true;
}

void tare_old_pages_count_wrap(TareOldPages *self, const TareObject *object) {
    if (2 * self->wrap_count >= self->wrap_capacity && !grow_wraps(self)) {
        self->failed = true;
        return;
    }
    TareOldWrap *wrap = find_wrap(self, object);
    self->wrap_count += !wrap->object;
    wrap->object = object;
    wrap->count++;
}

uint64_t tare_old_pages_counted(const TareOldPages *self, const TareOldPage *record, uint32_t index,
                                const TareObject *object) {
    uint64_t count = record->counts[index];
    if (object->count < 256 || !self->wraps) return count;
    return count + 256 * (uint64_t)find_wrap(self, object)->count;
}

uint32_t *tare_old_pages_fetch_ids(TareOldPages *self, TareOldPage *record) {
    if (TARE_LIKELY(record->ids)) return record->ids;
    size_t bytes = record->count * sizeof *record->ids;
    record->ids = self->allocator->resize(self->allocator, NULL, 0, bytes);
    if (record->ids)
        memset(record->ids, 0, bytes);
    else
        self->failed = true;
    return record->ids;
}

void tare_old_pages_push_grey(TareOldPages *self, TareOldPage *record) {
    if (record->is_grey) return;
    record->is_grey = true;
    record->grey_next = self->grey;
    self->grey = record;
}
