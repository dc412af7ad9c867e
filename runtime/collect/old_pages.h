// What a cycle over the old generation knows of each page: which blocks belong to it, which of them
// are marked, and how many references to each were counted. The record hangs from the page's
// `scratch`; when the page goes, the record stays and refers to no page any more.
#ifndef TARE_COLLECT_OLD_PAGES_H
#define TARE_COLLECT_OLD_PAGES_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareOldPage TareOldPage;

// What is known of 64 blocks side by side, together because it is looked at together; one bit a
// block.
typedef struct TareOldGroup {
    uint64_t members;
    uint64_t marked;     // reached: not garbage
    uint64_t grey;       // marked, and its references are still to be followed
    uint8_t counts[64];  // references from members, modulo 256
} TareOldGroup;

struct TareOldPage {
    TarePage *page;          // first: cleared by the heap when the page goes; then NULL
    TareOldPage *next;       // all records, in order of their making
    TareOldPage *grey_next;  // those that hold grey blocks
    bool is_grey;            // it is in that list
    uint32_t count;          // blocks that it can tell of
    uint32_t *ids;           // of its blocks, while components are made; NULL: none so far
    uint32_t group_count;
    TareOldGroup groups[];
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
    bool failed;         // memory ended
} TareOldPages;

void tare_old_pages_init(TareOldPages *self, TareAllocator *allocator);
// Frees all records; pages forget theirs.
void tare_old_pages_deinit(TareOldPages *self);
// Makes the old followed objects of a page members: how many they are. Once a page.
uint32_t tare_old_pages_add(TareOldPages *self, TarePage *page);
// What is marked in the record leaves it; its counts become 0. To be done for every record before
// anything is counted again. How many members are left.
uint32_t tare_old_pages_restart(TareOldPages *self, TareOldPage *record);
// Frees the first record; false when there is none.
bool tare_old_pages_drop_first(TareOldPages *self);
// The slow half of tare_old_pages_count: remembers 256 references.
void tare_old_pages_count_wrap(TareOldPages *self, const TareObject *object);
// What was counted.
uint64_t tare_old_pages_counted(const TareOldPages *self, const TareOldPage *record,
                                uint32_t index, const TareObject *object);
// One id for each block, 0 at first; NULL when memory ends, which `failed` tells.
uint32_t *tare_old_pages_fetch_ids(TareOldPages *self, TareOldPage *record);
// Puts the record into the list of those with grey blocks.
void tare_old_pages_push_grey(TareOldPages *self, TareOldPage *record);

TARE_ALWAYS_INLINE TareOldGroup *tare_old_pages_group(TareOldPage *record, uint32_t index) {
    return &record->groups[index / 64];
}

// The bit of that block in a word of its group.
TARE_ALWAYS_INLINE uint64_t tare_old_pages_bit(uint32_t index) {
    return UINT64_C(1) << index % 64;
}

// Counts a reference to a member, whose record and index these are.
TARE_ALWAYS_INLINE void tare_old_pages_count(TareOldPages *self, TareOldPage *record,
                                             uint32_t index, const TareObject *object) {
    uint8_t *count = &tare_old_pages_group(record, index)->counts[index % 64];
    if (TARE_UNLIKELY(++*count == 0)) tare_old_pages_count_wrap(self, object);
}

// The record of an object's page, and its index there, or NULL: only then is it maybe a member.
TARE_ALWAYS_INLINE TareOldPage *tare_old_pages_look(const TareObject *object, uint32_t *index) {
    const TarePage *page = tare_page_of(object);
    TareOldPage *record = page->scratch;
    if (!record) return NULL;
    *index = tare_page_index(page, object);
    return *index < record->count ? record : NULL;
}

TARE_ALWAYS_INLINE bool tare_old_pages_is_member(TareOldPage *record, uint32_t index) {
    return tare_old_pages_group(record, index)->members & tare_old_pages_bit(index);
}

// A member that is not marked.
TARE_ALWAYS_INLINE bool tare_old_pages_is_suspected(TareOldPage *record, uint32_t index) {
    const TareOldGroup *group = tare_old_pages_group(record, index);
    return group->members & ~group->marked & tare_old_pages_bit(index);
}

// Whether the block of that index is still what made it a member, as far as can be seen: a live,
// followed, old object whose destruction has not begun.
static inline TareObject *tare_old_pages_object(const TareOldPage *record, uint32_t index) {
    unsigned wanted = TARE_SIDE_LIVE | TARE_SIDE_TRACKED;
    uint8_t side = record->page->side[index];
    if ((side & wanted) != wanted || tare_side_generation(side) != TARE_SIDE_GENERATION_2)
        return NULL;
    TareObject *object = tare_page_block(record->page, index);
    return object->count ? object : NULL;
}

#endif
