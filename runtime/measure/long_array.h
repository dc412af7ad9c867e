// Arrays with an entry for each object of the heap. They are read in no order, where each entry is
// a page of its own for the processor to look up unless pages are large: the system is asked for
// such.
#ifndef TARE_MEASURE_LONG_ARRAY_H
#define TARE_MEASURE_LONG_ARRAY_H

#include "base/allocator.h"

// As the allocator's resize, which also frees it.
void *tare_long_array_resize(TareAllocator *allocator, void *array, size_t old_bytes,
                        size_t new_bytes);

static inline uint32_t *tare_long_array_new_words(TareAllocator *allocator, uint64_t count) {
    return tare_long_array_resize(allocator, NULL, 0, count * sizeof(uint32_t));
}

// `*words` may be NULL, and is so afterwards.
static inline void tare_long_array_free_words(TareAllocator *allocator, uint32_t **words,
                                         uint64_t count) {
    if (*words) tare_long_array_resize(allocator, *words, count * sizeof(uint32_t), 0);
    *words = NULL;
}

#endif
