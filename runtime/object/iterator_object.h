// The blocks of the commonest iterators, here because whoever walks one steps them without asking
// their type. What they can do is types/iterator.h and types/range.h.
#ifndef TARE_OBJECT_ITERATOR_OBJECT_H
#define TARE_OBJECT_ITERATOR_OBJECT_H

#include "object/list_object.h"
#include "object/runtime.h"

// Iterators of lists (both ways), tuples, reversed() and of __getitem__.
//   +0 header  +8 the sequence (absent once exhausted)  +16 int64 position of the next item
typedef struct TareSequenceIterator {
    TareObject header;
    TareValue sequence;
    int64_t position;
} TareSequenceIterator;

// Iterates over numbers that fit int64; `remaining` items from `next` on.
typedef struct TareRangeIterator {
    TareObject header;
    int64_t next;
    int64_t step;
    uint64_t remaining;
} TareRangeIterator;

// The next item, new, of a range, an exact list or an exact tuple; absent: ask the type.
static inline TareValue tare_iterator_object_step(TareRuntime *rt, TareObject *object) {
    if (object->shape_id == TARE_TYPE_RANGE_ITERATOR) {
        TareRangeIterator *self = (TareRangeIterator *)object;
        int64_t number = self->next;
        if (TARE_UNLIKELY(!self->remaining || rt->boxed_numbers ||
                          !tare_value_fits_small_int(number)))
            return TARE_ABSENT;
        self->remaining--;
        self->next = number + self->step;
        return tare_value_from_small_int(number);
    }
    if (object->shape_id == TARE_TYPE_LIST_ITERATOR) {
        TareSequenceIterator *self = (TareSequenceIterator *)object;
        if (tare_value_is_absent(self->sequence)) return TARE_ABSENT;
        if (tare_value_get_object(self->sequence)->shape_id != TARE_TYPE_LIST) return TARE_ABSENT;
        const TareList *list = (const TareList *)tare_value_get_object(self->sequence);
        if ((uint64_t)self->position >= list->length) return TARE_ABSENT;
        return tare_retain(list->items[self->position++]);
    }
    if (object->shape_id == TARE_TYPE_TUPLE_ITERATOR) {
        TareSequenceIterator *self = (TareSequenceIterator *)object;
        if (tare_value_is_absent(self->sequence)) return TARE_ABSENT;
        if (tare_value_get_object(self->sequence)->shape_id != TARE_TYPE_TUPLE) return TARE_ABSENT;
        const TareTuple *tuple = tare_tuple_of(self->sequence);
        if ((uint64_t)self->position >= tuple->length) return TARE_ABSENT;
        return tare_retain(tuple->items[self->position++]);
    }
    return TARE_ABSENT;
}

#endif
