// Where the blocks of system allocators come from: malloc. The Boehm build has a file of this name
// in its own folder, since its collector must see the references in such blocks.
#ifndef TARE_MEMORY_BACKING_H
#define TARE_MEMORY_BACKING_H

#include <stdlib.h>

#include "memory/ledger.h"

// As realloc; `bytes` is not 0.
static inline void *tare_backing_resize(TarePurpose purpose, void *block, size_t bytes) {
    return realloc(block, bytes);
}

static inline void tare_backing_free(TarePurpose purpose, void *block) {
    free(block);
}

#endif
