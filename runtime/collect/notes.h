// What a collection knows of each page: which blocks it looks at, which of them are marked, and how
// many references to each were counted. The record hangs from the page's `scratch`; when the page
// goes, the record stays and refers to no page any more. A collection that is done at once may keep
// notes of pages of which a sliced one has some already: those wait beneath.
#ifndef TARE_COLLECT_NOTES_H
#define TARE_COLLECT_NOTES_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareNotes TareNotes;
typedef struct TareNotesPage TareNotesPage;

// A block of a page.
typedef struct TareNotesPlace {
    TareNotesPage *record;
    uint32_t index;
} TareNotesPlace;

// Which followed objects are members.
typedef enum TareNotesMembers {
    TARE_NOTES_GENERATION_0,
    TARE_NOTES_GENERATION_1,  // this and the younger one
    TARE_NOTES_GENERATION_2,  // all but the frozen
    TARE_NOTES_OLD,           // generation 2 alone
} TareNotesMembers;

// Bits are kept by words of 64 blocks, counts by bytes; both reach to the page's capacity, so that
// every index of a block is one of them.
struct TareNotesPage {
    TarePage *page;  // first: cleared by the heap when the page goes; then NULL
    const TareNotes *owner;
    void *beneath;        // what hung from the page before
    TareNotesPage *next;  // all records, in order of their making
    TareNotesPage *previous;
    uint64_t position;  // of its first block among all blocks, from 1 on
    TareNotesPage *grey_next;  // those that hold grey blocks
    uint64_t *suspected;       // members that are not marked; word_count words, as of the next two
    uint64_t *grey;            // marked, and its references are still to be followed
    uint64_t *leading;         // those that refer to later members; see cycle_heads.h
    uint32_t *ids;             // of its blocks, while components are made; NULL: none so far
    uint32_t count;            // blocks that it can tell of
    uint32_t word_count;
    bool is_grey;      // it is in that list
    uint8_t counts[];  // references from members, modulo 256; those to others mean nothing
};

// Objects with 256 counted references and more: how often their count wrapped.
typedef struct TareNotesWrap {
    const TareObject *object;  // NULL: free
    uint32_t count;
} TareNotesWrap;

struct TareNotes {
    TareAllocator *allocator;
    TareNotesPage *first, *last;
    TareNotesPage *grey;
    TareNotesWrap *wraps;  // open addressing by address
    size_t wrap_capacity, wrap_count;
    TareNotesMembers members;
    uint8_t side_mask, side_wanted;  // by which the side byte of a member is known
    bool failed;                     // memory ended
};

void tare_notes_init(TareNotes *self, TareAllocator *allocator, TareNotesMembers members);
// Frees all records; pages forget theirs.
void tare_notes_deinit(TareNotes *self);
// Makes objects of a page members: how many they are. Nothing when it was done before.
uint32_t tare_notes_add(TareNotes *self, TarePage *page);
// What is marked in the record is a member no more; its counts become 0. To be done for every
// record before anything is counted again. How many members are left.
uint32_t tare_notes_restart(TareNotes *self, TareNotesPage *record);
// Frees the last record; false when there is none. Nothing but this works from then on.
bool tare_notes_drop_last(TareNotes *self);
// Frees what tells of 256 references and more.
void tare_notes_forget_wraps(TareNotes *self);
// The slow half of tare_notes_count: remembers so many times 256 references.
void tare_notes_count_wraps(TareNotes *self, const TareObject *object, uint32_t times);
// What was counted.
uint64_t tare_notes_counted(const TareNotes *self, const TareNotesPage *record, uint32_t index,
                            const TareObject *object);
// One id for each block, 0 at first; NULL when memory ends, which `failed` tells.
uint32_t *tare_notes_fetch_ids(TareNotes *self, TareNotesPage *record);
// Puts the record into the list of those with grey blocks.
void tare_notes_push_grey(TareNotes *self, TareNotesPage *record);

// The bit of that block in its word.
TARE_ALWAYS_INLINE uint64_t tare_notes_bit(uint32_t index) { return UINT64_C(1) << index % 64; }

// Counts a reference to a block, whose record and index these are.
TARE_ALWAYS_INLINE void tare_notes_count(TareNotes *self, TareNotesPage *record, uint32_t index,
                                         const TareObject *object) {
    if (TARE_UNLIKELY(++record->counts[index] == 0)) tare_notes_count_wraps(self, object, 1);
}

// The same for so many references.
static inline void tare_notes_count_many(TareNotes *self, TareNotesPage *record, uint32_t index,
                                         const TareObject *object, uint32_t times) {
    uint64_t count = (uint64_t)record->counts[index] + times;
    record->counts[index] = (uint8_t)count;
    if (count > UINT8_MAX) tare_notes_count_wraps(self, object, (uint32_t)(count / 256));
}

// The record of an object's page, and its index there, or NULL: only then is it maybe a member.
TARE_ALWAYS_INLINE TareNotesPage *tare_notes_look(const TareObject *object, uint32_t *index) {
    const TarePage *page = tare_page_of(object);
    TareNotesPage *record = page->scratch;
    if (record) *index = tare_page_index(page, object);
    return record;
}

// A member that is not marked.
TARE_ALWAYS_INLINE bool tare_notes_is_suspected(const TareNotesPage *record, uint32_t index) {
    return record->suspected[index / 64] >> index % 64 & 1;
}

// Whether the block of that index is still what made it a member, as far as can be seen: a live,
// followed, old object whose destruction has not begun.
TARE_ALWAYS_INLINE TareObject *tare_notes_object(const TareNotes *self, const TareNotesPage *record,
                                                 uint32_t index) {
    if ((record->page->side[index] & self->side_mask) != self->side_wanted) return NULL;
    TareObject *object = tare_page_block(record->page, index);
    return object->count ? object : NULL;
}

#endif
