// Iterators over the characters of a str.
#ifndef TARE_TYPES_STR_ITERATOR_H
#define TARE_TYPES_STR_ITERATOR_H

#include "object/alloc.h"

//   +0 header  +8 text (absent once exhausted)  +16 uint64 position
typedef struct TareStrIterator {
    TareObject header;
    TareValue text;
    uint64_t position;
} TareStrIterator;

// A str_ascii_iterator for ASCII texts, a str_iterator for others.
TARE_NEW TareValue tare_str_iterator_new(TareRuntime *rt, TareValue text);

#endif
