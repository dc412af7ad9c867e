// What the iterators of dicts and of sets share: their block, and what they tell of themselves.
#ifndef TARE_TYPES_TABLE_ITERATOR_H
#define TARE_TYPES_TABLE_ITERATOR_H

#include "object/layout.h"
#include "object/native.h"

//   +0 header  +8 the dict or set (absent once exhausted)  +16 uint64 cursor of the table's walk
//   +24 uint32 count of items when it began  +28 uint32 count of items still to come
typedef struct TareTableIterator {
    TareObject header;
    TareValue walked;
    size_t cursor;
    uint32_t expected_count;  // UINT32_MAX: the size changed, which stays an error
    uint32_t remaining_count;
} TareTableIterator;

static inline TareTableIterator *tare_table_iterator_of(TareValue v) {
    return (TareTableIterator *)tare_value_get_object(v);
}

// The describe slot and the natives.
void tare_table_iterator_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer);
extern const TareNativeDefinition tare_table_iterator_methods[];

#endif
