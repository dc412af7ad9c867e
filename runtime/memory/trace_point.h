// What an instrument that follows allocations is told. While one is installed in the heap, the hot
// path finds no free blocks, so every allocation takes the slow path and calls it; while none is,
// it costs nothing. The functions may not use the heap.
#ifndef TARE_MEMORY_TRACE_POINT_H
#define TARE_MEMORY_TRACE_POINT_H

#include "memory/page.h"

// Sizes are the bytes that were asked for.
typedef struct TareTracePoint {
    void (*on_alloc)(void *context, void *block, size_t bytes, TareBlockKind kind);
    // The block's contents are still there.
    void (*on_free)(void *context, void *block, size_t bytes, TareBlockKind kind);
    // `old_block` may equal `new_block`; neither on_alloc nor on_free is called. A large block that
    // moved is gone already, any other is still there.
    void (*on_resize)(void *context, void *old_block, size_t old_bytes, void *new_block,
                      size_t new_bytes, TareBlockKind kind);
    void *context;
} TareTracePoint;

#endif
