// The iterators over rows and the objects behind enumerate, zip, map, filter and reversed, as the
// machine and other types make and walk them.
#ifndef TARE_TYPES_ITERATOR_H
#define TARE_TYPES_ITERATOR_H

#include "object/alloc.h"
#include "object/iterator_object.h"

static inline TareSequenceIterator *tare_iterator_of(TareValue v) {
    return (TareSequenceIterator *)tare_value_get_object(v);
}

// Iterate slots; list_reverse is list.__reversed__.
TARE_NEW TareValue tare_iterator_new_list(TareRuntime *rt, TareValue list);
TARE_NEW TareValue tare_iterator_new_list_reverse(TareRuntime *rt, TareValue list);
TARE_NEW TareValue tare_iterator_new_tuple(TareRuntime *rt, TareValue tuple);
// The next of an enumerate object, or of a zip, without the tuple: 1 with both parts, new; 0 at the
// end; -1 on error. Exact types only; a zip must be of two iterators (tare_zip_is_pair).
int tare_enumerate_next_pair(TareRuntime *rt, TareObject *object, TareValue *index,
                             TareValue *item);
int tare_zip_next_pair(TareRuntime *rt, TareObject *object, TareValue *first, TareValue *second);
bool tare_zip_is_pair(const TareObject *self);
// By __getitem__ from 0 on; for hooks.new_sequence_iterator.
TARE_NEW TareValue tare_iterator_new_sequence(TareRuntime *rt, TareValue sequence);
// iter(callable, sentinel).
TARE_NEW TareValue tare_callable_iterator_new(TareRuntime *rt, TareValue callable,
                                              TareValue sentinel);

#endif
