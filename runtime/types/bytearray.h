// bytearray: +0 header  +8 pointer to data (NULL while capacity is 0)  +16 uint64 length
// +24 uint64 capacity  +32 uint64 export count: memoryviews open on it, while which it cannot resize.
#ifndef TARE_TYPES_BYTEARRAY_H
#define TARE_TYPES_BYTEARRAY_H

#include "object/alloc.h"

typedef struct TareByteArray {
    TareObject header;
    uint8_t *data;
    uint64_t length;
    uint64_t capacity;
    uint64_t export_count;
} TareByteArray;

static inline TareByteArray *tare_bytearray_of(TareValue v) {
    return (TareByteArray *)tare_value_get_object(v);
}

TARE_NEW TareValue tare_bytearray_new(TareRuntime *rt, const void *data, size_t length);

#endif
