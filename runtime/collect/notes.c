// Records of pages: one block each.
#include "collect/notes.h"

#include <stddef.h>

#include "base/hash.h"
#include "collect/selection.h"

static size_t word_count_of(uint32_t count) { return ((size_t)count + 63) / 64; }

// Counts, padded to whole words, then three rows of bits.
static size_t counts_bytes(uint32_t count) {
    size_t end_bytes = offsetof(TareNotesPage, counts) + count;
    return (end_bytes + 7) / 8 * 8 - offsetof(TareNotesPage, counts);
}

static size_t record_bytes(uint32_t count) {
    return offsetof(TareNotesPage, counts) + counts_bytes(count) +
           3 * word_count_of(count) * sizeof(uint64_t);
}

void tare_notes_init(TareNotes *self, TareAllocator *allocator, TareNotesMembers members) {
    unsigned followed = TARE_SIDE_LIVE | TARE_SIDE_TRACKED;
    *self = (TareNotes){
        .allocator = allocator, .members = members, .side_mask = followed, .side_wanted = followed};
    if (members != TARE_NOTES_OLD) return;
    self->side_mask |= TARE_SIDE_GENERATION;
    self->side_wanted |= TARE_SIDE_GENERATION_2 << 2;
}

void tare_notes_forget_wraps(TareNotes *self) {
    if (self->wraps)
        self->allocator->resize(self->allocator, self->wraps,
                                self->wrap_capacity * sizeof *self->wraps, 0);
    self->wraps = NULL;
    self->wrap_capacity = self->wrap_count = 0;
}

// In this order the C library gets its memory back bit by bit: in the other one all at once, in a
// long pause.
bool tare_notes_drop_last(TareNotes *self) {
    TareNotesPage *record = self->last;
    if (!record) return false;
    self->last = record->previous;
    if (record->page) record->page->scratch = record->beneath;
    if (record->ids)
        self->allocator->resize(self->allocator, record->ids, record->count * sizeof(uint32_t), 0);
    self->allocator->resize(self->allocator, record, record_bytes(record->count), 0);
    return true;
}

void tare_notes_deinit(TareNotes *self) {
    while (tare_notes_drop_last(self)) continue;
    tare_notes_forget_wraps(self);
    self->first = self->grey = NULL;
}

static TareNotesPage *new_record(TareNotes *self, TarePage *page) {
    uint32_t count = page->capacity_count;
    TareNotesPage *record = self->allocator->resize(self->allocator, NULL, 0, record_bytes(count));
    if (!record) {
        self->failed = true;
        return NULL;
    }
    memset(record, 0, record_bytes(count));
    record->page = page;
    record->owner = self;
    record->beneath = page->scratch;
    record->count = count;
    record->word_count = (uint32_t)word_count_of(count);
    record->suspected = (uint64_t *)(void *)(record->counts + counts_bytes(count));
    record->grey = record->suspected + record->word_count;
    record->leading = record->grey + record->word_count;
    record->position = self->last ? self->last->position + self->last->count : 1;
    record->previous = self->last;
    page->scratch = record;
    if (self->last)
        self->last->next = record;
    else
        self->first = record;
    self->last = record;
    return record;
}

static TareNotesPage *get_record(const TareNotes *self, const TarePage *page) {
    TareNotesPage *record = page->scratch;
    return record && record->owner == self ? record : NULL;
}

// Suspects the chosen ones of the eight blocks from `index` on; false when memory ended.
static bool add_chosen(TareNotes *self, TarePage *page, uint32_t index, uint64_t chosen) {
    TareNotesPage *record = get_record(self, page);
    if (!record) record = new_record(self, page);
    if (!record) return false;
    record->suspected[index / 64] |= tare_selection_bits(chosen) << index % 64;
    return true;
}

TARE_ALWAYS_INLINE uint32_t add(TareNotes *self, TarePage *page, TareSelection which) {
    uint32_t member_count = 0;
    for (uint32_t i = 0; i < page->carved_count; i += 8) {
        uint64_t chosen = tare_selection_get(tare_selection_read(page, i), which);
        if (!chosen) continue;
        if (!add_chosen(self, page, i, chosen)) return 0;
        member_count += tare_selection_count(chosen);
    }
    return member_count;
}

uint32_t tare_notes_add(TareNotes *self, TarePage *page) {
    if (get_record(self, page)) return 0;
    switch (self->members) {
    case TARE_NOTES_GENERATION_0:
        return add(self, page, TARE_SELECTION_GENERATION_0);
    case TARE_NOTES_GENERATION_1:
        return add(self, page, TARE_SELECTION_GENERATION_1);
    case TARE_NOTES_GENERATION_2:
        return add(self, page, TARE_SELECTION_GENERATION_2);
    default:
        return add(self, page, TARE_SELECTION_OLD);
    }
}

uint32_t tare_notes_restart(TareNotes *self, TareNotesPage *record) {
    uint32_t left = 0;
    for (uint32_t i = 0; i < record->word_count; i++)
        left += (uint32_t)__builtin_popcountll(record->suspected[i]);
    memset(record->counts, 0, record->count);
    memset(record->leading, 0, record->word_count * sizeof *record->leading);
    tare_notes_forget_wraps(self);
    return left;
}

// ---- counts ----

static TareNotesWrap *find_wrap(const TareNotes *self, const TareObject *object) {
    size_t index = tare_hash_integer((uintptr_t)object) & (self->wrap_capacity - 1);
    while (self->wraps[index].object && self->wraps[index].object != object)
        index = (index + 1) & (self->wrap_capacity - 1);
    return &self->wraps[index];
}

static bool grow_wraps(TareNotes *self) {
    TareNotes larger = {.wrap_capacity = self->wrap_capacity ? 2 * self->wrap_capacity : 64};
    size_t bytes = larger.wrap_capacity * sizeof *larger.wraps;
    larger.wraps = self->allocator->resize(self->allocator, NULL, 0, bytes);
    if (!larger.wraps) return false;
    memset(larger.wraps, 0, bytes);
    for (size_t i = 0; i < self->wrap_capacity; i++)
        if (self->wraps[i].object) *find_wrap(&larger, self->wraps[i].object) = self->wraps[i];
    size_t count = self->wrap_count;
    tare_notes_forget_wraps(self);
    self->wraps = larger.wraps;
    self->wrap_capacity = larger.wrap_capacity;
    self->wrap_count = count;
    return true;
}

void tare_notes_count_wraps(TareNotes *self, const TareObject *object, uint32_t times) {
    if (2 * self->wrap_count >= self->wrap_capacity && !grow_wraps(self)) {
        self->failed = true;
        return;
    }
    TareNotesWrap *wrap = find_wrap(self, object);
    self->wrap_count += !wrap->object;
    wrap->object = object;
    wrap->count += times;
}

uint64_t tare_notes_counted(const TareNotes *self, const TareNotesPage *record, uint32_t index,
                            const TareObject *object) {
    uint64_t count = record->counts[index];
    if (object->count < 256 || !self->wraps) return count;
    return count + 256 * (uint64_t)find_wrap(self, object)->count;
}

uint32_t *tare_notes_fetch_ids(TareNotes *self, TareNotesPage *record) {
    if (TARE_LIKELY(record->ids)) return record->ids;
    size_t bytes = record->count * sizeof *record->ids;
    record->ids = self->allocator->resize(self->allocator, NULL, 0, bytes);
    if (record->ids)
        memset(record->ids, 0, bytes);
    else
        self->failed = true;
    return record->ids;
}

void tare_notes_push_grey(TareNotes *self, TareNotesPage *record) {
    if (record->is_grey) return;
    record->is_grey = true;
    record->grey_next = self->grey;
    self->grey = record;
}
