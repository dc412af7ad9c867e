// Blocks above the largest size class: each has a run of units, or a huge chunk, to itself, and
// takes memory by the system's page (4 KiB), not by the unit.
#ifndef TARE_MEMORY_LARGE_H
#define TARE_MEMORY_LARGE_H

#include "memory/chunk.h"

// What a block for a request of `bytes` bytes takes.
size_t tare_large_block_bytes(size_t bytes);
// A page with one block; NULL when memory ends. The side byte is 0.
TarePage *tare_large_alloc(TareChunkPool *self, size_t bytes, TareBlockKind kind);
void tare_large_free(TareChunkPool *self, TarePage *page);
// Gives the block room for `new_bytes` (which is above the largest class too) without copying, its
// contents and side byte kept. Returns its descriptor, maybe at another address, or NULL with the
// page untouched: then the caller may copy. The page must not be in the list of young pages.
TarePage *tare_large_resize(TareChunkPool *self, TarePage *page, size_t new_bytes);

#endif
