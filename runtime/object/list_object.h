// The block of a list, here because the collector walks lists without asking their type. What
// lists can do is types/list.h.
//   +0 header  +8 pointer to items (NULL while capacity is 0)
//   +16 uint32 length  +20 uint32 capacity
#ifndef TARE_OBJECT_LIST_OBJECT_H
#define TARE_OBJECT_LIST_OBJECT_H

#include "object/object.h"

typedef struct TareList {
    TareObject header;
    TareValue *items;
    uint32_t length;
    uint32_t capacity;
} TareList;

#endif
