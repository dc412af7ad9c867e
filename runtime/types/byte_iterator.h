// Iterators over bytes and bytearrays.
#ifndef TARE_TYPES_BYTE_ITERATOR_H
#define TARE_TYPES_BYTE_ITERATOR_H

#include "object/alloc.h"

//   +0 header  +8 what is walked (absent once exhausted)  +16 uint64 position
typedef struct TareByteIterator {
    TareObject header;
    TareValue bytes;
    uint64_t position;
} TareByteIterator;

// Of the type that belongs to `bytes`.
TARE_NEW TareValue tare_byte_iterator_new(TareRuntime *rt, TareValue bytes);

#endif
