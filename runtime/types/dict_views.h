// Views of dicts and their iterators: dict.keys(), values(), items().
#ifndef TARE_TYPES_DICT_VIEWS_H
#define TARE_TYPES_DICT_VIEWS_H

#include "object/alloc.h"
#include "object/dict.h"
#include "types/table_iterator.h"

//   +0 header  +8 the dict
typedef struct TareDictView {
    TareObject header;
    TareValue dict;
} TareDictView;

// A view of kind TARE_TYPE_DICT_KEYS, _VALUES or _ITEMS.
TARE_NEW TareValue tare_dict_views_new(TareRuntime *rt, TareTypeId kind, TareValue dict);
// Moves on: true with borrowed key and value; false at the end, or with an error pending.
bool tare_dict_iterator_advance(TareRuntime *rt, TareTableIterator *self, TareValue *key,
                                TareValue *value);
// An iterator of any of the six kinds TARE_TYPE_DICT_KEY_ITERATOR to _REVERSE_ITEM_ITERATOR.
TARE_NEW TareValue tare_dict_iterator_new(TareRuntime *rt, TareTypeId kind, TareValue dict);

#endif
