// A block's size stands before what the library sees, in as much room as alignment asks for.
#include "base/library_memory.h"

enum { HEADER_BYTES = 16 };

void *tare_library_memory_take(size_t bytes, void *allocator) {
    TareAllocator *self = allocator;
    if (bytes > SIZE_MAX - HEADER_BYTES) return NULL;
    size_t *block = self->resize(self, NULL, 0, bytes + HEADER_BYTES);
    if (!block) return NULL;
    *block = bytes + HEADER_BYTES;
    return (char *)block + HEADER_BYTES;
}

void tare_library_memory_give(void *block, void *allocator) {
    TareAllocator *self = allocator;
    if (!block) return;
    size_t *header = (size_t *)((char *)block - HEADER_BYTES);
    (void)self->resize(self, header, *header, 0);
}
