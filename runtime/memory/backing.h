// Where the blocks of system allocators come from: malloc. The Boehm build has a file of this name
// in its own folder, since its collector must see the references in such blocks.
#ifndef TARE_MEMORY_BACKING_H
#define TARE_MEMORY_BACKING_H

#include <stdlib.h>

#include "memory/ledger.h"

// As realloc, but that 0 bytes free the block.
static inline void *tare_backing_resize(TarePurpose purpose, void *block, size_t bytes) {
    if (bytes) return realloc(block, bytes);
    free(block);
    return NULL;
}

#endif
