// Following allocations: for each live block where it was born, for each line what was born there
// and died. Several instruments may follow at the same time; each sees the blocks born since it
// began. Off, it costs nothing: the heap has no trace point then. All of it lies in the memory of
// instruments, and nothing is sampled.
#ifndef TARE_VM_TRACE_H
#define TARE_VM_TRACE_H

#include "vm/trace_blocks.h"
#include "vm/trace_stacks.h"

typedef enum TareTraceUser {
    TARE_TRACE_LEAKS,        // what outlives the runtime
    TARE_TRACE_TRACEMALLOC,  // the module of that name
    TARE_TRACE_LEDGER,       // the exact account by line; the only one to keep counts by stack
    TARE_TRACE_USER_COUNT
} TareTraceUser;

// The largest number of frames a stack may keep.
#define TARE_TRACE_FRAME_LIMIT 65535

typedef struct TareTraceSpan {
    bool is_on;
    uint32_t limit;     // frames kept of each stack, the innermost ones
    uint64_t since;     // blocks with an earlier birth are none of its business
    size_t held_bytes;  // taken by its live blocks, slack included
    size_t peak_bytes;
} TareTraceSpan;

// One frame of the stack that was found last, and the stack up to it.
typedef struct TareTracePlace {
    const TareFrame *frame;  // valid only while a stack is being found
    const uint32_t *pc;
    uint32_t stack;
} TareTracePlace;

// The memory of instruments, with a count of what the trace takes of it.
typedef struct TareTraceAllocator {
    TareAllocator allocator;
    TareAllocator *source;
    size_t bytes;
} TareTraceAllocator;

typedef struct TareTrace {
    TareRuntime *rt;
    TareTraceAllocator memory;
    TareTracePoint point;
    TareTraceBlocks blocks;
    TareTraceStacks stacks;
    TareTraceSpan spans[TARE_TRACE_USER_COUNT];
    uint32_t limit;       // the largest of those that are on
    uint32_t cut_count;   // of `path`
    uint32_t path_count;  // frames of `path` that hold
    TareVector path;      // from the innermost frame on: the stack that was found last
    uint64_t clock;       // bytes allocated since tracing began; every birth has its own time
    uint64_t peak_mark;   // counts the peaks of the ledger's span
    uint64_t lost_count;  // blocks that could not be recorded, because memory had ended
    bool is_paused;       // births are not recorded: a report is being made
} TareTrace;

// Begins to follow for `user`, keeping `limit` frames; once more: begins anew. MemoryError.
TareStatus tare_trace_start(TareRuntime *rt, TareTraceUser user, uint32_t limit) TARE_CHECKED;
// Ends that. When nobody follows any more all records go.
void tare_trace_stop(TareRuntime *rt, TareTraceUser user);
// Ends it for all.
void tare_trace_deinit(TareRuntime *rt);
// Whether `user` follows now.
bool tare_trace_is_on(const TareRuntime *rt, TareTraceUser user);
// Forgets what that user has seen so far, and goes on.
void tare_trace_forget(TareRuntime *rt, TareTraceUser user);
// Stops recording births and takes it up again; nests not. Nothing happens when nobody follows.
void tare_trace_pause(TareRuntime *rt, bool is_paused);
// The stack of a live block as `user` may see it; NULL when there is none.
const TareTraceStack *tare_trace_find(TareRuntime *rt, TareTraceUser user, const void *block);
// Calls `visit` for each live block of that user, with what the block takes. The heap must not
// change meanwhile.
void tare_trace_visit(TareRuntime *rt, TareTraceUser user,
                      void (*visit)(void *context, const void *block, size_t bytes,
                                    uint32_t stack),
                      void *context);
// What blocks of that stack hold now, and held when the ledger's span had its peak.
size_t tare_trace_held_bytes(const TareTraceStack *stack);
size_t tare_trace_held_at_peak(const TareTrace *self, const TareTraceStack *stack);
// What all of this takes from the system; 0 for NULL.
size_t tare_trace_own_bytes(const TareTrace *self);

#endif
