// Leaving one C stack for another: what a call must keep is put on the stack that is left, and
// taken back from it when somebody returns. The stacks themselves are the caller's.
#ifndef TARE_MEMORY_SYSTEM_CONTEXT_H
#define TARE_MEMORY_SYSTEM_CONTEXT_H

// No more than this is put below the frame of the function that leaves.
enum { TARE_SYSTEM_CONTEXT_BYTES = 2048 };

// The context of a stack that begins: enter(argument), which must never return. `end` is the
// highest address of the stack; what is returned lies a little below.
void *tare_system_context_new(void *end, void *start, void (*enter)(void *argument),
                              void *argument);
// Goes to the context `to`; what leads back to this call is in *from by then.
void tare_system_context_go(void **from, void *to);

#endif
