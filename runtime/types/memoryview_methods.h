// What the files of memoryview share.
#ifndef TARE_TYPES_MEMORYVIEW_METHODS_H
#define TARE_TYPES_MEMORYVIEW_METHODS_H

#include "types/memoryview.h"

extern const TareNativeDefinition tare_memoryview_methods[];
extern const TareAttributeDefinition tare_memoryview_attributes[];

// A new view with the fields of `model`, which retains the owner, and its dimensions but the first
// from `inner`.
TARE_NEW TareValue tare_memoryview_new_like(TareRuntime *rt, const TareMemoryView *model,
                                            const uint64_t *inner);
// Lets go of the owner; nothing when that is done already.
void tare_memoryview_release(TareRuntime *rt, TareMemoryView *self);
// ValueError "operation forbidden on released memoryview object".
TareStatus tare_memoryview_check(TareRuntime *rt, TareValue self) TARE_CHECKED;

#endif
