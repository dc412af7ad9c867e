// The one way in which layer 0 gets memory: an interface that memory/system implements, so that
// every growable structure is counted in the ledger and can be made to fail.
#ifndef TARE_BASE_ALLOCATOR_H
#define TARE_BASE_ALLOCATOR_H

#include "base/config.h"

typedef struct TareAllocator TareAllocator;

struct TareAllocator {
    // Resizes `block` (NULL: a new one) from `old_bytes` to `new_bytes` (0: frees it and returns
    // NULL). Contents are kept up to the smaller size, fresh bytes are undefined. Returns NULL and
    // leaves the old block as it was when memory ends.
    void *(*resize)(TareAllocator *self, void *block, size_t old_bytes, size_t new_bytes);
};

#endif
