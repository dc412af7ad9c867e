// Blocks are not traced where nobody is told of their deaths: no record is ever made.
#include "vm/trace_blocks.h"

void tare_trace_blocks_init(TareTraceBlocks *self, TareAllocator *allocator) {
    *self = (TareTraceBlocks){.allocator = allocator};
}

void tare_trace_blocks_deinit(TareTraceBlocks *self) {}

TareTraceRecord *tare_trace_blocks_get(TareTraceBlocks *self, const void *block) { return NULL; }

TareTraceRecord *tare_trace_blocks_find(TareTraceBlocks *self, const void *block, bool is_large) {
    return NULL;
}

void tare_trace_blocks_visit(const TareTraceBlocks *self,
                             void (*visit)(void *context, void *block,
                                           const TareTraceRecord *record),
                             void *context) {}
