// A growable array of fixed-size elements. `TareVector` is untyped; the caller names the element
// type once, in the accessor it writes.
#ifndef TARE_BASE_VECTOR_H
#define TARE_BASE_VECTOR_H

#include "base/allocator.h"

typedef struct TareVector {
    TareAllocator *allocator;  // borrowed, outlives the vector
    void *items;
    size_t count;
    size_t capacity_count;
    size_t element_bytes;
} TareVector;

void tare_vector_init(TareVector *self, TareAllocator *allocator, size_t element_bytes);
void tare_vector_deinit(TareVector *self);
// Appends one zeroed element and returns it (valid until the next push), or NULL when memory ends.
void *tare_vector_push(TareVector *self);
// Makes room for `count` elements in all.
TareStatus tare_vector_reserve(TareVector *self, size_t count) TARE_CHECKED;

static inline void *tare_vector_get(const TareVector *self, size_t index) {
    return (char *)self->items + index * self->element_bytes;
}

#endif
