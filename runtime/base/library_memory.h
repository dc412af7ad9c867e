// Memory for libraries that free without telling how large a block was: it is counted all the
// same, since each block remembers its size.
#ifndef TARE_BASE_LIBRARY_MEMORY_H
#define TARE_BASE_LIBRARY_MEMORY_H

#include "base/allocator.h"

// `allocator` is a TareAllocator *, of the type that libraries hand back. NULL when memory ends.
void *tare_library_memory_take(size_t bytes, void *allocator);
// Frees what was taken from the same allocator; NULL is nothing.
void tare_library_memory_give(void *block, void *allocator);

#endif
