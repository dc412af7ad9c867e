// What the files of memoryview share.
#ifndef TARE_TYPES_MEMORYVIEW_METHODS_H
#define TARE_TYPES_MEMORYVIEW_METHODS_H

#include "types/memoryview.h"

extern const TareNativeDefinition tare_memoryview_methods[];
extern const TareAttributeDefinition tare_memoryview_attributes[];

// A new view with the fields of `model`, which retains the owner.
TARE_NEW TareValue tare_memoryview_new_like(TareRuntime *rt, const TareMemoryView *model);
// Lets go of the owner; nothing when that is done already.
void tare_memoryview_release(TareRuntime *rt, TareMemoryView *self);
// ValueError "operation forbidden on released memoryview object".
TareStatus tare_memoryview_check(TareRuntime *rt, TareValue self) TARE_CHECKED;
// Where an item stands; valid while the owner keeps its size.
uint8_t *tare_memoryview_item(TareRuntime *rt, const TareMemoryView *self, size_t index);
bool tare_memoryview_is_contiguous(const TareMemoryView *self);
// Appends all items' bytes in order.
void tare_memoryview_append(TareRuntime *rt, const TareMemoryView *self, TareText *text);

#endif
