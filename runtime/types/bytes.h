// bytes: +0 header  +8 uint64 length  +16 int64 hash (-1: not known)  +24 bytes, then one NUL.
#ifndef TARE_TYPES_BYTES_H
#define TARE_TYPES_BYTES_H

#include "object/alloc.h"

typedef struct TareBytes {
    TareObject header;
    uint64_t length;
    int64_t hash;
    uint8_t data[];
} TareBytes;

static inline TareBytes *tare_bytes_of(TareValue v) {
    return (TareBytes *)tare_value_get_object(v);
}

// `data` may be NULL: contents undefined, to be written before anyone sees the object.
TARE_NEW TareValue tare_bytes_new(TareRuntime *rt, const void *data, size_t length);
// The contents of a bytes, bytearray or memoryview: a view borrowed until the object changes.
// TypeError "a bytes-like object is required, not 'T'".
TareStatus tare_bytes_get_view(TareRuntime *rt, TareValue v, const uint8_t **data,
                               size_t *length) TARE_CHECKED;

#endif
