// Numbers for all objects of the heap, so that an instrument can keep an array beside them: each
// page gets a row of numbers, one a place for a block, whether the block lives or not. Valid until
// the heap changes. Costs some 800 bytes a chunk, 24 a page and 4 for 256 objects, and nothing is
// written into the heap (law 3).
#ifndef TARE_MEASURE_NUMBERING_H
#define TARE_MEASURE_NUMBERING_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareNumberingPage {
    const TarePage *page;
    uint32_t first;         // number of its first place
    uint32_t objects_before;  // live objects of the pages before
    uint32_t leaves_before;   // of those, the ones that never refer to others
} TareNumberingPage;

// The row of each page of a chunk (an index into `pages`), by the unit that the page lies in.
typedef struct TareNumberingChunk {
    uintptr_t key;     // address divided by the chunk's size; 0: free
    uint32_t ordinal;  // in the list of all chunks, from 0
    uint32_t rows[TARE_CHUNK_UNIT_COUNT];
    uint32_t firsts[TARE_CHUNK_UNIT_COUNT];  // that row's first number
} TareNumberingChunk;

typedef struct TareNumbering {
    TareAllocator *allocator;
    TareVector pages;            // TareNumberingPage, in order of `first`
    uint32_t *steps;             // the row of each number that is divisible by the step
    TareNumberingChunk *chunks;  // open addressing by key
    size_t chunk_capacity;       // a power of two, at least twice the chunks
    uint32_t place_count;        // all numbers are less
    uint32_t object_count;       // places in which an object lives
    uint32_t leaf_count;         // of those, objects that never refer to others
} TareNumbering;

enum { TARE_NUMBERING_STEP = 256 };

#define TARE_NUMBERING_KINDS (TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES)

// Numbers what there is now; TARE_ERROR when memory ends or the places are more than 2^32 - 2.
// Deinit also then.
TareStatus tare_numbering_init(TareNumbering *self, const TareHeap *heap,
                               TareAllocator *allocator) TARE_CHECKED;
void tare_numbering_deinit(TareNumbering *self);
// The object that lives at that number, or NULL.
TareObject *tare_numbering_find(const TareNumbering *self, uint32_t number);
// How many live objects have smaller numbers: the object's own number when there are no gaps.
uint32_t tare_numbering_rank(const TareNumbering *self, const TareObject *object);
// The same among the objects that never refer to others, of which this must be one.
uint32_t tare_numbering_leaf_rank(const TareNumbering *self, const TareObject *object);
// Calls `visit` for every live object, by number from 0 on.
void tare_numbering_visit(const TareNumbering *self,
                          void (*visit)(void *context, uint32_t number, TareObject *object),
                          void *context);

// An address for an object that does not depend on where the system put the heap.
uint64_t tare_numbering_identify(const TareNumbering *self, const TareObject *object);
// Whether it can never refer to others.
static inline bool tare_numbering_is_leaf(const TareObject *object) {
    return tare_page_of(object)->kind == TARE_BLOCK_LEAF;
}

// The chunk of a live object.
static inline const TareNumberingChunk *tare_numbering_chunk(const TareNumbering *self,
                                                             const TareObject *object) {
    uintptr_t key = (uintptr_t)object / TARE_CHUNK_BYTES;
    size_t index = key & (self->chunk_capacity - 1);
    while (self->chunks[index].key != key) index = (index + 1) & (self->chunk_capacity - 1);
    return &self->chunks[index];
}

// The page of a live object.
static inline const TareNumberingPage *tare_numbering_page(const TareNumbering *self,
                                                           const TareObject *object) {
    size_t unit = (uintptr_t)object % TARE_CHUNK_BYTES / TARE_PAGE_BYTES;
    return tare_vector_get(&self->pages, tare_numbering_chunk(self, object)->rows[unit]);
}

// The number of a live object.
static inline uint32_t tare_numbering_get(const TareNumbering *self, const TareObject *object) {
    size_t unit = (uintptr_t)object % TARE_CHUNK_BYTES / TARE_PAGE_BYTES;
    return tare_numbering_chunk(self, object)->firsts[unit] +
           tare_page_index(tare_page_of(object), object);
}

#endif
