// bytearray: +0 header  +8 pointer to data (NULL while capacity is 0)  +16 uint64 length
// +24 uint64 capacity  +32 uint32 export count: memoryviews open on it; it cannot resize then.
// +36 uint32 front: bytes that the imitated version of CPython leaves free before the first
#ifndef TARE_TYPES_BYTEARRAY_H
#define TARE_TYPES_BYTEARRAY_H

#include "object/alloc.h"

typedef struct TareByteArray {
    TareObject header;
    uint8_t *data;
    uint64_t length;
    uint64_t capacity;
    uint32_t export_count;
    uint32_t front_bytes;
} TareByteArray;

static inline TareByteArray *tare_bytearray_of(TareValue v) {
    return (TareByteArray *)tare_value_get_object(v);
}

TARE_NEW TareValue tare_bytearray_new(TareRuntime *rt, const void *data, size_t length);
// Makes the length what is asked, new bytes zeroed; BufferError while exported.
TareStatus tare_bytearray_resize(TareRuntime *rt, TareByteArray *self, size_t length) TARE_CHECKED;
// Takes out the byte at `index`.
TareStatus tare_bytearray_remove(TareRuntime *rt, TareByteArray *self, size_t index) TARE_CHECKED;
// Puts `count` bytes in place of those from `start` to `end`; `data` must not lie in `self`.
TareStatus tare_bytearray_splice(TareRuntime *rt, TareByteArray *self, size_t start, size_t end,
                                 const uint8_t *data, size_t count) TARE_CHECKED;

#endif
