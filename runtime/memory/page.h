// A page: 64 KiB of blocks of one size and one kind, or a run of such units that holds one large
// block. The descriptor stands apart from the blocks, in its chunk's header (see chunk.h), and is
// found from any address inside the page's first unit by a mask and a shift.
//
//     [ side bytes, one a block | block 0 | block 1 | ... | rest ]     a page of small blocks
//
// Blocks are carved 4 KiB at a time, so a page takes only what it has been asked for.
#ifndef TARE_MEMORY_PAGE_H
#define TARE_MEMORY_PAGE_H

#include "base/assert.h"
#include "base/config.h"
#include "memory/side.h"

#define TARE_PAGE_BYTES ((size_t)64 * 1024)

// What the blocks of a page may hold; each kind has pages of its own.
typedef enum TareBlockKind {
    TARE_BLOCK_OBJECT,  // an object that may refer to others: the collector visits it
    TARE_BLOCK_LEAF,    // an object that never refers to others
    TARE_BLOCK_TABLE,   // a satellite of an object: items, entries, values; has no header
    TARE_BLOCK_KIND_COUNT
} TareBlockKind;

typedef enum TarePageState {
    TARE_PAGE_SERVING,    // its class takes blocks from it
    TARE_PAGE_FULL,       // less than 1/8 of it is free: nobody takes from it
    TARE_PAGE_AVAILABLE,  // in its class's list, waiting to serve
    TARE_PAGE_LARGE,      // holds one block
} TarePageState;

typedef struct TarePage TarePage;

// 128 bytes: what allocating, freeing and side bytes touch is in the first cache line.
// [M2] live blocks + length of the free list = carved_count <= capacity_count
struct TarePage {
    uint8_t *side;            // one byte a block, by index
    char *blocks;             // the first block
    void *free;               // free blocks, each holding the next one's address
    uint32_t reciprocal;      // 2^32 / block_bytes rounded up; 0 in a large page: index 0
    uint32_t used_count;      // live blocks; not kept while the page serves
    uint32_t event_count;     // used_count at which freeing has more to do; 0 while serving
    uint32_t carved_count;    // blocks that have been made, live or free
    uint32_t capacity_count;  // blocks that fit
    uint8_t kind;             // TareBlockKind
    uint8_t sizeclass;
    uint8_t state;      // TarePageState
    uint8_t has_young;  // it is in the heap's list of pages with young objects
    size_t block_bytes;
    void *scratch;  // the collector's, or NULL; its first word is a pointer back to the page
    // Second cache line.
    TarePage *next, *previous;              // in its class's list while available
    TarePage *young_next, *young_previous;  // while has_young
    size_t used_bytes;         // of the run, from its start: taken for this page's purpose
    uint32_t committed_bytes;  // of this unit alone, from its start: at least the part in use
    uint32_t unit_count;       // units in the run; in a free unit meaningless
    uint8_t large_side;        // the side byte of a large page's block
    uint8_t padding[15];       // zero: side bytes are read eight at a time
};

_Static_assert(sizeof(TarePage) == 128, "a page descriptor is two cache lines");

// Descriptor of the unit in which `address` lies. Chunks are aligned to 4 MiB; their header, in
// the first of 64 units, holds 64 descriptors at one of eight places ("colours") chosen by the
// chunk's address, so that descriptors of many chunks do not all compete for the same cache sets.
// One mask takes the colour and the unit's number from the address together.
TARE_ALWAYS_INLINE TarePage *tare_page_of(const void *address) {
    uintptr_t word = (uintptr_t)address;
    return (TarePage *)((word & ~(uintptr_t)0x3fffff) + (word >> 9 & 0xff80));
}

// Index of the block at `block`, the start of a block of that page.
TARE_ALWAYS_INLINE uint32_t tare_page_index(const TarePage *self, const void *block) {
    uint64_t offset_bytes = (uint32_t)((const char *)block - self->blocks);
    return (uint32_t)(offset_bytes * self->reciprocal >> 32);
}

// `index` is less than carved_count. The block may be free: see its side byte.
TARE_ALWAYS_INLINE void *tare_page_block(const TarePage *self, uint32_t index) {
    return self->blocks + index * self->block_bytes;
}

// The side byte of the live block that starts at `block`.
TARE_ALWAYS_INLINE uint8_t *tare_side_of(const void *block) {
    TarePage *page = tare_page_of(block);
    return page->side + tare_page_index(page, block);
}

// The page goes: what the collector keeps of it learns that by its pointer back.
static inline void tare_page_drop_scratch(TarePage *self) {
    if (self->scratch == NULL) return;
    *(TarePage **)self->scratch = NULL;
    self->scratch = NULL;
}

TARE_ALWAYS_INLINE bool tare_page_is_large(const TarePage *self) {
    return self->state == TARE_PAGE_LARGE;
}

typedef struct TareChunkPool TareChunkPool;

// Lays out a fresh unit at `start` for blocks of a class; nothing is carved so far.
void tare_page_init_small(TarePage *self, char *start, TareBlockKind kind, unsigned sizeclass);
// Lays out a run at `start` for one block of `block_bytes`, which counts as used.
void tare_page_init_large(TarePage *self, char *start, TareBlockKind kind, size_t block_bytes);
// Makes some more blocks; TARE_ERROR when memory ends. There is room: carved < capacity.
TareStatus tare_page_carve(TarePage *self, TareChunkPool *pool) TARE_CHECKED;
// used_count at which a full page becomes available: at least 1/8 of it is free then.
uint32_t tare_page_available_count(const TarePage *self);
// Bytes before the first block: those of the side bytes, rounded up to 8.
size_t tare_page_side_bytes(const TarePage *self);
// Bytes in use behind the last block once all are carved, else 0: too short for a block.
size_t tare_page_rest_bytes(const TarePage *self);
// Live blocks, counted from the side bytes.
uint32_t tare_page_count_live(const TarePage *self);
// Whether a block is live, tracked and young; reads eight side bytes at a time.
bool tare_page_is_young(const TarePage *self);
// Walks the free list and the side bytes: [M2] and the geometry hold.
bool tare_page_is_valid(const TarePage *self);
// Blocks of a class that a page holds.
uint32_t tare_page_capacity(unsigned sizeclass);

#endif
