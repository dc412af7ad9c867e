// Records of pages: one block each.
#include "collect/old_pages.h"

#include "base/hash.h"
#include "collect/selection.h"

static size_t record_bytes(uint32_t count) {
    return sizeof(TareOldPage) + (count + 63) / 64 * sizeof(TareOldGroup);
}

void tare_old_pages_init(TareOldPages *self, TareAllocator *allocator) {
    *self = (TareOldPages){.allocator = allocator};
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
    uint32_t count = page->carved_count;
    TareOldPage *record =
        self->allocator->resize(self->allocator, NULL, 0, record_bytes(count));
    if (!record) return NULL;
    memset(record, 0, record_bytes(count));
    record->page = page;
    record->count = count;
    record->group_count = (count + 63) / 64;
    page->scratch = record;
    if (self->last) self->last->next = record;
    else self->first = record;
    self->last = record;
    return record;
}

// Of eight blocks, as one bit in each byte: followed, of generation 2.
static uint64_t choose_old(uint64_t sides) {
    return sides & sides >> 1 & ~(sides >> 2) & sides >> 3 & TARE_SELECTION_EACH;
}

uint32_t tare_old_pages_add(TareOldPages *self, TarePage *page) {
    TareOldPage *record = page->scratch;
    uint32_t member_count = 0;
    if (record) return 0;
    for (uint32_t i = 0; i < page->carved_count; i += 8) {
        uint64_t chosen = choose_old(tare_selection_read(page, i));
        if (!chosen) continue;
        if (!record) record = new_record(self, page);
        if (!record) {
            self->failed = true;
            return 0;
        }
        member_count += (uint32_t)__builtin_popcountll(chosen);
        while (chosen) {
            uint32_t index = tare_selection_pop(&chosen, i);
            tare_old_pages_group(record, index)->members |= tare_old_pages_bit(index);
        }
    }
    return member_count;
}

uint32_t tare_old_pages_restart(TareOldPages *self, TareOldPage *record) {
    uint32_t left = 0;
    for (uint32_t i = 0; i < record->group_count; i++) {
        TareOldGroup *group = &record->groups[i];
        uint64_t members = group->members & ~group->marked;
        *group = (TareOldGroup){.members = members};
        left += (uint32_t)__builtin_popcountll(members);
    }
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

uint64_t tare_old_pages_counted(const TareOldPages *self, const TareOldPage *record,
                                uint32_t index, const TareObject *object) {
    uint64_t count = record->groups[index / 64].counts[index % 64];
    if (object->count < 256 || !self->wraps) return count;
    return count + 256 * (uint64_t)find_wrap(self, object)->count;
}

uint32_t *tare_old_pages_fetch_ids(TareOldPages *self, TareOldPage *record) {
    if (TARE_LIKELY(record->ids)) return record->ids;
    size_t bytes = record->count * sizeof *record->ids;
    record->ids = self->allocator->resize(self->allocator, NULL, 0, bytes);
    if (record->ids) memset(record->ids, 0, bytes);
    else self->failed = true;
    return record->ids;
}

void tare_old_pages_push_grey(TareOldPages *self, TareOldPage *record) {
    if (record->is_grey) return;
    record->is_grey = true;
    record->grey_next = self->grey;
    self->grey = record;
}
