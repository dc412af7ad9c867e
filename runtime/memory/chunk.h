// Chunks: 4 MiB of address space cut into 64 units of 64 KiB. Unit 0 holds the descriptors; the
// others are handed out in runs, and returned ones are kept for reuse up to a bound. A block too
// large for a run gets a chunk of its own, as long as it needs to be, with its block in unit 1.
//
// [M3] For each unit: used part <= committed_bytes. The used parts are entered under the purpose of
// their page, the committed rest under TARE_PURPOSE_FREE_PAGES.
#ifndef TARE_MEMORY_CHUNK_H
#define TARE_MEMORY_CHUNK_H

#include "memory/page.h"
#include "memory/system.h"

#define TARE_CHUNK_BYTES ((size_t)4 * 1024 * 1024)
#define TARE_CHUNK_UNIT_COUNT 64
#define TARE_CHUNK_HEADER_BYTES ((size_t)TARE_CHUNK_UNIT_COUNT * sizeof(TarePage))
// From this many chunks on, new ones ask the system for its large pages: a big heap gains much from
// the fewer address translations, and the rest of unit 0, resident then, is little beside it.
#define TARE_CHUNK_BIG_HEAP_COUNT 32
#define TARE_CHUNK_RUN_UNIT_COUNT 16  // the longest run; longer blocks get their own chunk

typedef struct TareChunk TareChunk;

// Stands where the descriptor of unit 0 would. Bit u of a mask speaks of unit u.
struct TareChunk {
    TareChunk *next, *previous;              // all chunks, oldest first
    TareChunk *space_next, *space_previous;  // those with free units
    uint64_t free_units;
    uint64_t dirty_units;  // free, but still committed in part
    uint64_t head_units;   // first units of runs in use
    char *base;
    size_t mapped_bytes;
    size_t header_bytes;  // committed for descriptors
    bool is_huge;
    bool has_space;  // it is in the list of those with free units
};

_Static_assert(sizeof(TareChunk) <= sizeof(TarePage), "a chunk's record is one descriptor");

struct TareChunkPool {
    TareSystem *system;  // borrowed
    TareChunk *oldest, *newest;
    TareChunk *with_space;
    TareChunk *purging;  // where free pages are given back next; NULL: in the newest
    size_t chunk_count;  // huge ones too
    size_t empty_count;  // chunks with no unit in use, kept: at most one
};

void tare_chunk_pool_init(TareChunkPool *self, TareSystem *system);
// Gives everything back, whatever is in it.
void tare_chunk_pool_deinit(TareChunkPool *self);

// Takes `unit_count` (1 .. TARE_CHUNK_RUN_UNIT_COUNT) units side by side; NULL when memory ends.
// Of the descriptor only unit_count, used_bytes (0) and committed_bytes are set.
TarePage *tare_chunk_take_run(TareChunkPool *self, uint32_t unit_count);
// Gives a run back; its pages stay committed until the pool holds too many.
void tare_chunk_give_run(TareChunkPool *self, TarePage *page);
// Makes a run longer or shorter in place; TARE_ERROR when the units behind it are taken.
TareStatus tare_chunk_extend_run(TareChunkPool *self, TarePage *page,
                                 uint32_t unit_count) TARE_CHECKED;

// Sets how many bytes of a run are in use, from its start, committing or uncommitting the
// difference; the run is long enough. TARE_ERROR (never when shrinking) leaves it as it was.
TareStatus tare_chunk_use(TareChunkPool *self, TarePage *page, size_t bytes) TARE_CHECKED;

// Puts a chunk at the end of the list of all, or takes it out.
void tare_chunk_link(TareChunkPool *self, TareChunk *chunk);
void tare_chunk_unlink(TareChunkPool *self, TareChunk *chunk);

// Gives all free pages back to the system.
void tare_chunk_purge(TareChunkPool *self);

// First byte of the unit that a descriptor describes.
char *tare_chunk_start(const TarePage *page);
bool tare_chunk_is_huge(const TarePage *page);
// Whether a chunk's masks agree with its pages; adds what they have committed but do not use.
bool tare_chunk_is_valid(const TareChunk *self, size_t *free_bytes);

TARE_ALWAYS_INLINE TareChunk *tare_chunk_of(const void *address) {
    return (TareChunk *)tare_page_of((void *)((uintptr_t)address & ~(TARE_CHUNK_BYTES - 1)));
}

#endif
