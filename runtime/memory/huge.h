// A chunk of its own for one block that is longer than any run of units. Only its descriptor's page
// and the block take memory; what lies between them is address space.
#ifndef TARE_MEMORY_HUGE_H
#define TARE_MEMORY_HUGE_H

#include "memory/chunk.h"

#define TARE_HUGE_HEADER_BYTES TARE_SYSTEM_PAGE_BYTES

// Takes a chunk for one block of `bytes` bytes (a multiple of the system's page), committed, with
// its page laid out; NULL when memory ends.
TarePage *tare_huge_take(TareChunkPool *self, size_t bytes, TareBlockKind kind);
void tare_huge_give(TareChunkPool *self, TarePage *page);
// Gives the block another length, in place where possible, else by moving its pages without
// copying. Returns the page's descriptor, maybe at another address, or NULL with the page
// untouched. The page must not be in the list of young pages meanwhile.
TarePage *tare_huge_resize(TareChunkPool *self, TarePage *page, size_t new_bytes);

#endif
