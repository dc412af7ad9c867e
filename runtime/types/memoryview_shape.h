// Dimensions of memoryviews: how many items each has, and where the items stand.
#ifndef TARE_TYPES_MEMORYVIEW_SHAPE_H
#define TARE_TYPES_MEMORYVIEW_SHAPE_H

#include "base/text.h"
#include "types/memoryview.h"

#define TARE_MEMORYVIEW_DIMENSIONS 64

// All dimensions in one form, outermost first.
typedef struct TareMemoryShape {
    size_t count;
    int64_t lengths[TARE_MEMORYVIEW_DIMENSIONS];
    int64_t strides[TARE_MEMORYVIEW_DIMENSIONS];  // bytes
} TareMemoryShape;

void tare_memoryview_shape_read(const TareMemoryView *self, TareMemoryShape *out);
// Bytes of what stands at one index of the first dimension.
uint64_t tare_memoryview_shape_row_bytes(const TareMemoryView *self);
// Whether the items stand without gaps, the last index running fastest; the first, in Fortran's
// order.
bool tare_memoryview_shape_is_contiguous(const TareMemoryView *self);
bool tare_memoryview_shape_is_fortran(const TareMemoryView *self);
bool tare_memoryview_shape_is_same(const TareMemoryView *self, const TareMemoryView *other);

// The lengths in a list or tuple `shape` of at most 64 ints above 0, whose product with item_bytes
// must be `bytes`; ValueError, OverflowError and TypeError. Does not run the program.
TareStatus tare_memoryview_shape_parse(TareRuntime *rt, TareValue shape, size_t item_bytes,
                                       uint64_t bytes, TareMemoryShape *out) TARE_CHECKED;
// The item at an index in one dimension, counted from the end when below 0; IndexError.
uint8_t *tare_memoryview_shape_step(TareRuntime *rt, const TareMemoryShape *self, size_t dimension,
                                    uint8_t *from, int64_t index);

// Appends the items' bytes, the last index running fastest, or the first.
void tare_memoryview_shape_append(const TareMemoryView *self, TareText *text);
void tare_memoryview_shape_append_fortran(const TareMemoryView *self, TareText *text);
// The items in lists of lists; without dimensions the item.
TARE_NEW TareValue tare_memoryview_shape_list(TareRuntime *rt, const TareMemoryView *self);

#endif
