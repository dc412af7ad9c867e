// The single way in which an object is born (alloc.c) and dies (dealloc.c).
#ifndef TARE_OBJECT_ALLOC_H
#define TARE_OBJECT_ALLOC_H

#include "object/runtime.h"

// A new object of `shape`'s type in a block of `bytes` (at least the type's instance_bytes): count
// 1, the rest zeroed, so that all its references are absent. For an instance of a class of the
// language the class is retained. Containers are tracked by the collector from here on. NULL and
// MemoryError when memory ends.
void *tare_alloc_object(TareRuntime *rt, const TareShape *shape, size_t bytes);
// An exact instance of the built-in type `id`, of its fixed size.
void *tare_alloc_builtin(TareRuntime *rt, TareTypeId id);
// An instance of `type`, with `extra_bytes` beyond the fixed part for variable types.
void *tare_alloc_instance(TareRuntime *rt, TareType *type, size_t extra_bytes);

// Satellite tables; NULL and MemoryError when memory ends. Contents undefined.
void *tare_alloc_table(TareRuntime *rt, size_t bytes);
// A table in which no references stand: numbers, characters, instructions, borrowed addresses.
void *tare_alloc_data(TareRuntime *rt, size_t bytes);
void *tare_alloc_resize_table(TareRuntime *rt, void *block, size_t old_bytes, size_t new_bytes);
void tare_alloc_free_table(TareRuntime *rt, void *block, size_t bytes);

// Frees the block of an object whose contents are already released; for `destroy` slots.
void tare_dealloc_free_block(TareRuntime *rt, TareObject *object, size_t bytes);
// Releases what the description of `object` calls references, frees its satellites and its block.
void tare_dealloc_by_description(TareRuntime *rt, TareObject *object);
// Bytes asked from the heap for the object's own block (from its description).
size_t tare_alloc_object_bytes(TareRuntime *rt, TareObject *object);

#endif
