// What is remembered of each live block while allocations are traced: where and when it was born.
// A record is found from the block's address by two look-ups, and lies in the memory of
// instruments; the heap that is studied knows nothing of it.
#ifndef TARE_VM_TRACE_BLOCKS_H
#define TARE_VM_TRACE_BLOCKS_H

#include "memory/heap.h"

typedef struct TareTraceRecord {
    uint64_t birth;  // what the trace's clock said
    uint32_t stack;  // of trace_stacks.h; 0: not traced
    uint32_t words;  // of 8 bytes that the block takes
} TareTraceRecord;

// The records of one page, by the block's index in it.
typedef struct TareTracePage {
    TareTraceRecord *records;  // NULL before the first
    uint32_t count;
} TareTracePage;

// 4 MiB of address space.
typedef struct TareTraceChunk {
    uintptr_t base;
    TareTracePage pages[64];
} TareTraceChunk;

typedef struct TareTraceBlocks {
    TareAllocator *allocator;  // borrowed
    TareTraceChunk **slots;    // hash table by base, at most half full
    size_t slot_count;
    size_t used_count;
    TareTraceChunk *last;  // the one found last; NULL before
} TareTraceBlocks;

void tare_trace_blocks_init(TareTraceBlocks *self, TareAllocator *allocator);
void tare_trace_blocks_deinit(TareTraceBlocks *self);
// The record of a live block, made (zeroed) when it has none; NULL when memory ends.
TareTraceRecord *tare_trace_blocks_get(TareTraceBlocks *self, const void *block);
// The record of a block, or NULL when its page has none. `is_large`: it has a page of its own,
// which need not be there any more.
TareTraceRecord *tare_trace_blocks_find(TareTraceBlocks *self, const void *block, bool is_large);
// Calls `visit` for every block whose record has a stack, in order of pages.
void tare_trace_blocks_visit(const TareTraceBlocks *self,
                             void (*visit)(void *context, void *block,
                                           const TareTraceRecord *record),
                             void *context);

#endif
