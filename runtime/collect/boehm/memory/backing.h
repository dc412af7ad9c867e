// Where the blocks of system allocators come from in the Boehm build. libgc looks into those that
// may hold the last reference to an object, and never frees them by itself. It does not look into
// tables whose pointers keep nothing alive (shapes, weak references, links of classes, caches) nor
// into the memory of instruments.
#ifndef TARE_MEMORY_BACKING_H
#define TARE_MEMORY_BACKING_H

#include <gc.h>
#include <stdlib.h>

#include "memory/ledger.h"

static inline bool tare_backing_is_scanned(TarePurpose purpose) {
    return purpose != TARE_PURPOSE_TABLES && purpose != TARE_PURPOSE_INSTRUMENTS;
}

// As realloc; `bytes` is not 0.
static inline void *tare_backing_resize(TarePurpose purpose, void *block, size_t bytes) {
    if (!tare_backing_is_scanned(purpose)) return realloc(block, bytes);
    return block ? GC_REALLOC(block, bytes) : GC_MALLOC_UNCOLLECTABLE(bytes);
}

static inline void tare_backing_free(TarePurpose purpose, void *block) {
    if (tare_backing_is_scanned(purpose)) GC_FREE(block);
    else free(block);
}

#endif
