// memoryview: a window on the bytes of any object that has some to show, in rows and columns.
#ifndef TARE_TYPES_MEMORYVIEW_H
#define TARE_TYPES_MEMORYVIEW_H

#include "object/alloc.h"

//   +0 header  +8 owner (absent once released)  +16 address of the first item, in the owner's bytes
//   +24 items of the first dimension  +32 stride in bytes, may be negative  +40 hash
//   +48 format, item size, flags, dimensions  +56 items of the other dimensions
// Only a cast makes several dimensions, of bytes without gaps, and only the first can be sliced: so
// the others need no strides. None of them is 0. A view of no dimension has one item.
typedef struct TareMemoryView {
    TareObject header;
    TareValue owner;
    uint8_t *first;
    uint64_t length;
    int64_t stride_bytes;
    int64_t hash;  // -1: not known
    char format;   // of the struct module, native
    uint8_t item_bytes;
    bool is_read_only;
    uint8_t dimension_count;
    uint8_t imitated_dimension_count;  // for which CPython would have made room
    uint64_t inner[];                  // dimension_count - 1 of them
} TareMemoryView;

static inline TareMemoryView *tare_memoryview_of(TareValue v) {
    return (TareMemoryView *)tare_value_get_object(v);
}

// memoryview_item.c: items by format.
// The size of an item of a format, 0 for one that is not known.
size_t tare_memoryview_item_bytes(char format);
TARE_NEW TareValue tare_memoryview_item_read(TareRuntime *rt, char format, const uint8_t *from);
// The bytes of an item that has the value v, at most 8. Runs the program, which may release the
// view meanwhile: check again before they are stored.
TareStatus tare_memoryview_item_encode(TareRuntime *rt, char format, TareValue v,
                                       uint8_t *to) TARE_CHECKED;

#endif
