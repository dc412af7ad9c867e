// Only whole large pages are asked for: what is beside the array stays as it is.
#include "measure/long_array.h"

#include "base/bits.h"
#include "memory/system.h"

#define LARGE_PAGE_BYTES ((size_t)2 << 20)

void *tare_long_array_resize(TareAllocator *allocator, void *array, size_t old_bytes,
                        size_t new_bytes) {
    char *resized = allocator->resize(allocator, array, old_bytes, new_bytes);
    if (!resized || new_bytes < 2 * LARGE_PAGE_BYTES) return resized;
    uintptr_t start = tare_bits_round_up((uintptr_t)resized, LARGE_PAGE_BYTES);
    uintptr_t end = ((uintptr_t)resized + new_bytes) & ~(uintptr_t)(LARGE_PAGE_BYTES - 1);
    if (end > start) tare_system_prefer_large_pages((void *)start, end - start);
    return resized;
}
