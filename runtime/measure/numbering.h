// Numbers for all objects of the heap, so that an instrument can keep an array beside them: each
// page gets a row of numbers, one a place for a block, whether the block lives or not. Valid until
// the heap changes. Costs 260 bytes a chunk and 16 a page, nothing an object, and nothing is written
// into the heap (law 3).
#ifndef TARE_MEASURE_NUMBERING_H
#define TARE_MEASURE_NUMBERING_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareNumberingPage {
    const TarePage *page;
    uint32_t first;  // number of its first place
} TareNumberingPage;

// Where the rows of a chunk's pages begin, by the unit that a page lies in.
typedef struct TareNumberingChunk {
    uintptr_t key;  // address divided by the chunk's size; 0: free
    uint32_t firsts[TARE_CHUNK_UNIT_COUNT];
} TareNumberingChunk;

typedef struct TareNumbering {
    TareAllocator *allocator;
    TareVector pages;            // TareNumberingPage, in order of `first`
    TareNumberingChunk *chunks;  // open addressing by key
    size_t chunk_capacity;       // a power of two, at least twice the chunks
    uint32_t place_count;        // all numbers are less
    uint32_t object_count;       // places in which an object lives
} TareNumbering;

#define TARE_NUMBERING_KINDS (TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES)

// Numbers what there is now; TARE_ERROR when memory ends or the places are more than 2^32 - 2.
// Deinit also then.
TareStatus tare_numbering_init(TareNumbering *self, const TareHeap *heap,
                               TareAllocator *allocator) TARE_CHECKED;
void tare_numbering_deinit(TareNumbering *self);
// The object that lives at that number, or NULL.
TareObject *tare_numbering_find(const TareNumbering *self, uint32_t number);
// Calls `visit` for every live object, by number from 0 on.
void tare_numbering_visit(const TareNumbering *self,
                          void (*visit)(void *context, uint32_t number, TareObject *object),
                          void *context);

// The number of a live object.
static inline uint32_t tare_numbering_get(const TareNumbering *self, const TareObject *object) {
    uintptr_t key = (uintptr_t)object / TARE_CHUNK_BYTES;
    size_t index = key & (self->chunk_capacity - 1);
    while (self->chunks[index].key != key) index = (index + 1) & (self->chunk_capacity - 1);
    size_t unit = (uintptr_t)object % TARE_CHUNK_BYTES / TARE_PAGE_BYTES;
    return self->chunks[index].firsts[unit] + tare_page_index(tare_page_of(object), object);
}

#endif
