// The iterators over rows and the objects behind enumerate, zip, map, filter and reversed, as the
// machine and other types make and walk them.
#ifndef TARE_TYPES_ITERATOR_H
#define TARE_TYPES_ITERATOR_H

#include "object/alloc.h"

// Iterators of lists (both ways), tuples, reversed() and of __getitem__.
//   +0 header  +8 the sequence (absent once exhausted)  +16 int64 position of the next item
typedef struct TareSequenceIterator {
    TareObject header;
    TareValue sequence;
    int64_t position;
} TareSequenceIterator;

static inline TareSequenceIterator *tare_iterator_of(TareValue v) {
    return (TareSequenceIterator *)tare_value_get_object(v);
}

// Iterate slots; list_reverse is list.__reversed__.
TARE_NEW TareValue tare_iterator_new_list(TareRuntime *rt, TareValue list);
TARE_NEW TareValue tare_iterator_new_list_reverse(TareRuntime *rt, TareValue list);
TARE_NEW TareValue tare_iterator_new_tuple(TareRuntime *rt, TareValue tuple);
// By __getitem__ from 0 on; for hooks.new_sequence_iterator.
TARE_NEW TareValue tare_iterator_new_sequence(TareRuntime *rt, TareValue sequence);
// iter(callable, sentinel).
TARE_NEW TareValue tare_callable_iterator_new(TareRuntime *rt, TareValue callable,
                                              TareValue sentinel);

#endif
