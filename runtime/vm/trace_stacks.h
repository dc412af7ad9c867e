// Where allocations come from, interned in the memory of instruments: files and functions by text,
// sites (a line of a function of a file), and stacks of sites as a tree: a stack is another one,
// that of the callers, and the site that was called from it. With each goes what was born there and
// died, so that a ledger by line and one by stack are sums over one table.
#ifndef TARE_VM_TRACE_STACKS_H
#define TARE_VM_TRACE_STACKS_H

#include "base/arena.h"
#include "base/vector.h"
#include "vm/frame.h"

// What has happened to blocks since the ledger began. Pairs that only grow, so that no difference
// is ever negative. Bytes are those that blocks take, slack included.
typedef struct TareTraceCounts {
    uint64_t born_count, born_bytes, born_slack_bytes;
    uint64_t died_count, died_bytes, died_slack_bytes;
    uint64_t cyclic_count, cyclic_bytes;  // of those that died: taken apart by the collector
    uint64_t lifetime_bytes;              // of those that died: sum of lives, in bytes allocated
} TareTraceCounts;

typedef struct TareTraceSite {
    const char *file;      // in the arena of the table; NUL-terminated UTF-8
    const char *function;  // qualified name; "" for the line as such
    int32_t line;          // 0 where there is none
    uint32_t whole;        // the site that stands for the line, whatever the function
    size_t held_bytes;     // by a whole line, now
    size_t peak_bytes;     // the most that it ever held
} TareTraceSite;

typedef struct TareTraceStack {
    uint32_t parent;     // 0: the outermost
    uint32_t site;       // innermost line
    uint32_t depth;      // sites in it
    uint32_t cut_count;  // outer frames that were left out
    uint64_t peak_mark;  // see tare_trace_stacks_count_held
    size_t held_at_peak_bytes;
    TareTraceCounts counts;
} TareTraceStack;

typedef struct TareTraceStacks {
    TareAllocator *allocator;  // borrowed
    TareArena texts;
    TareVector sites;    // TareTraceSite; number 0 is what no line made, and whole
    TareVector stacks;   // TareTraceStack; number 0 is none
    uint32_t *site_slots, *stack_slots;  // hash tables of numbers, 0 free, at most half full
    size_t site_slot_count, stack_slot_count;
    struct TareTraceStep *steps;  // recent steps from a stack to the next: a cache
    uint32_t epoch;               // what steps must bear to hold: changes when code dies
} TareTraceStacks;

TareStatus tare_trace_stacks_init(TareTraceStacks *self, TareAllocator *allocator) TARE_CHECKED;
void tare_trace_stacks_deinit(TareTraceStacks *self);
// Sets all counts to 0.
void tare_trace_stacks_reset(TareTraceStacks *self);
// The stack `parent` with the line that `frame` executes on top; 0 when memory ends. `cut_count`
// matters where `parent` is 0.
uint32_t tare_trace_stacks_step(TareTraceStacks *self, uint32_t parent, const TareFrame *frame,
                                uint32_t cut_count);
// The stack of what runs outside of any frame.
uint32_t tare_trace_stacks_nowhere(TareTraceStacks *self);
// A code object is about to die: another may come to stand where it is.
void tare_trace_stacks_forget_code(TareTraceStacks *self);

static inline TareTraceStack *tare_trace_stacks_get(const TareTraceStacks *self, uint32_t stack) {
    return tare_vector_get(&self->stacks, stack);
}
static inline TareTraceSite *tare_trace_stacks_site(const TareTraceStacks *self, uint32_t site) {
    return tare_vector_get(&self->sites, site);
}

#endif
