// What a cycle over the old generation knows of each page: which blocks belong to it, which of them
// are marked, and how many references to each were counted. The record hangs from the page's
// `scratch`; when the page goes, the record stays and refers to no page any more.
#ifndef TARE_COLLECT_OLD_PAGES_H
#define TARE_COLLECT_OLD_PAGES_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareOldPage TareOldPage;

// Bits are kept by words of 64 blocks, counts by bytes; both reach to the page's capacity, so that
// every index of a block is one of them.
struct TareOldPage {
    TarePage *page;          // first: cleared by the heap when the page goes; then NULL
    TareOldPage *next;       // all records, in order of their making
    TareOldPage *grey_next;  // those that hold grey blocks
    uint64_t *suspected;     // members that are not marked; word_count words, then those of grey
    uint64_t *grey;          // marked, and its references are still to be followed
    uint32_t *ids;           // of its blocks, while components are made; NULL: none so far
    uint32_t count;          // blocks that it can tell of
    uint32_t word_count;
    bool is_grey;      // it is in that list
    uint8_t counts[];  // references from members, modulo 256; those to others mean nothing
};

// Objects with 256 counted references and more: how often their count wrapped.
typedef struct TareOldWrap {
    const TareObject *object;  // NULL: free
    uint32_t count;
} TareOldWrap;

typedef struct TareOldPages {
    TareAllocator *allocator;
    TareOldPage *first, *last;
    TareOldPage *grey;
    TareOldWrap *wraps;  // open addressing by address
    size_t wrap_capacity, wrap_count;
    uint8_t side_mask, side_wanted;  // by which the side byte of a member is known
    bool failed;                     // memory ended
} TareOldPages;

// Members are the old objects, or with `takes_young` all that are not frozen.
void tare_old_pages_init(TareOldPages *self, TareAllocator *allocator, bool takes_young);
// Frees all records; pages forget theirs.
void tare_old_pages_deinit(TareOldPages *self);
// Makes the followed objects of a page members: how many they are. Once a page.
uint32_t tare_old_pages_add(TareOldPages *self, TarePage *page);
// What is marked in the record is a member no more; its counts become 0. To be done for every
// record before anything is counted again. How many members are left.
uint32_t tare_old_pages_restart(TareOldPages *self, TareOldPage *record);
// Frees the first record; false when there is none.
bool tare_old_pages_drop_first(TareOldPages *self);
// The slow half of tare_old_pages_count: remembers 256 references.
void tare_old_pages_count_wrap(TareOldPages *self, const TareObject *object);
// What was counted.
uint64_t tare_old_pages_counted(const TareOldPages *self, const TareOldPage *record, uint32_t index,
                                const TareObject *object);
// One id for each block, 0 at first; NULL when memory ends, which `failed` tells.
uint32_t *tare_old_pages_fetch_ids(TareOldPages *self, TareOldPage *record);
// Puts the record into the list of those with grey blocks.
void tare_old_pages_push_grey(TareOldPages *self, TareOldPage *record);

// The bit of that block in its word.
TARE_ALWAYS_INLINE uint64_t tare_old_pages_bit(uint32_t index) { return UINT64_C(1) << index % 64; }

// Counts a reference to a block, whose record and index these are.
TARE_ALWAYS_INLINE void tare_old_pages_count(TareOldPages *self, TareOldPage *record,
                                             uint32_t index, const TareObject *object) {
    if (TARE_UNLIKELY(++record->counts[index] == 0)) tare_old_pages_count_wrap(self, object);
}

// The record of an object's page, and its index there, or NULL: only then is it maybe a member.
TARE_ALWAYS_INLINE TareOldPage *tare_old_pages_look(const TareObject *object, uint32_t *index) {
    const TarePage *page = tare_page_of(object);
    TareOldPage *record = page->scratch;
    if (record) *index = tare_page_index(page, object);
    return record;
}

// A member that is not marked.
TARE_ALWAYS_INLINE bool tare_old_pages_is_suspected(const TareOldPage *record, uint32_t index) {
    return record->suspected[index / 64] >> index % 64 & 1;
}

// Whether the block of that index is still what made it a member, as far as can be seen: a live,
// followed, old object whose destruction has not begun.
TARE_ALWAYS_INLINE TareObject *tare_old_pages_object(const TareOldPages *self,
                                                     const TareOldPage *record, uint32_t index) {
    if ((record->page->side[index] & self->side_mask) != self->side_wanted) return NULL;
    TareObject *object = tare_page_block(record->page, index);
    return object->count ? object : NULL;
}

#endif
