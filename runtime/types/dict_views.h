// Views of dicts and their iterators: dict.keys(), values(), items().
#ifndef TARE_TYPES_DICT_VIEWS_H
#define TARE_TYPES_DICT_VIEWS_H

#include "object/alloc.h"
#include "object/dict.h"

//   +0 header  +8 the dict
typedef struct TareDictView {
    TareObject header;
    TareValue dict;
} TareDictView;

//   +0 header  +8 the dict (absent once exhausted)  +16 uint64 cursor of the table's walk
//   +24 uint32 count of keys when it began  +28 uint32 count of keys still to come
typedef struct TareDictIterator {
    TareObject header;
    TareValue dict;
    size_t cursor;
    uint32_t expected_count;
    uint32_t remaining_count;
} TareDictIterator;

// A view of kind TARE_TYPE_DICT_KEYS, _VALUES or _ITEMS.
TARE_NEW TareValue tare_dict_views_new(TareRuntime *rt, TareTypeId kind, TareValue dict);
// Moves on: true with borrowed key and value; false at the end, or with an error pending.
bool tare_dict_iterator_advance(TareRuntime *rt, TareDictIterator *self, TareValue *key,
                                TareValue *value);
// An iterator of any of the six kinds TARE_TYPE_DICT_KEY_ITERATOR to _REVERSE_ITEM_ITERATOR.
TARE_NEW TareValue tare_dict_iterator_new(TareRuntime *rt, TareTypeId kind, TareValue dict);

#endif
