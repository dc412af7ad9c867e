// C stacks of threads, and going from one to another. A stack is address space with a page at its
// low end that nothing may touch; memory comes with the first touch and is entered in the ledger
// as far down as the stack was seen when it was left. Knows nothing of threads and scheduling.
#ifndef TARE_VM_THREAD_STACK_H
#define TARE_VM_THREAD_STACK_H

#include "collect/stacks.h"
#include "object/runtime.h"

typedef struct TareThreadStack {
    char *start;           // of the mapping, guard page included; NULL: not made here
    size_t bytes;          // of the mapping
    char *low;             // deepest place seen; what is above was touched and is in the ledger
    void *context;         // where it goes on, while it is left: lies in the stack itself
    void *fake_stack;      // the address sanitizer's
    const void *bottom;    // for the address sanitizer: low end ...
    size_t usable_bytes;   // ... and size
    TareStacksPlace place; // for a collector that looks into stacks
} TareThreadStack;

// Stacks of fewer bytes leave no room for what runs between two checks of the depth.
enum { TARE_THREAD_STACK_MINIMUM_BYTES = 32 * 1024 };

// Makes a stack of at least so many bytes, on which `enter(argument)` begins when it is first gone
// to; `enter` must never return. MemoryError.
TareStatus tare_thread_stack_init(TareRuntime *rt, TareThreadStack *self, size_t bytes,
                                  void (*enter)(void *argument), void *argument) TARE_CHECKED;
// Gives the stack back. It must not be the one in use.
void tare_thread_stack_deinit(TareRuntime *rt, TareThreadStack *self);
// The lowest address that recursion may reach there.
char *tare_thread_stack_get_limit(const TareThreadStack *self);
// The bytes of it that were touched as far as is known.
size_t tare_thread_stack_count_bytes(const TareThreadStack *self);
// Leaves `from`, the stack in use, for `to`; returns when somebody goes back to `from`. With
// `is_last` nobody will.
void tare_thread_stack_go(TareRuntime *rt, TareThreadStack *from, TareThreadStack *to,
                          bool is_last);
// To be called first on a stack that begins; `from` is the one that was left.
void tare_thread_stack_arrive(TareThreadStack *from);

#endif
