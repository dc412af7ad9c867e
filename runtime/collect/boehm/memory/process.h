// What belongs to the process and not to a runtime, because libgc does: its modes, its kinds of
// blocks, its one listener, and the list of heaps that listen.
#ifndef TARE_MEMORY_PROCESS_H
#define TARE_MEMORY_PROCESS_H

#include "memory/heap.h"

typedef enum TareProcessEvent {
    TARE_PROCESS_START,   // a collection begins
    TARE_PROCESS_MARKED,  // it knows what is reachable, and has freed nothing so far
    TARE_PROCESS_END,     // it is over; finalizers and callbacks wait
    TARE_PROCESS_PAUSE,   // from here on the program stands still, ...
    TARE_PROCESS_RESUME,  // ... up to here
} TareProcessEvent;

// Called with libgc's lock held: nothing may be allocated.
typedef void (*TareProcessListener)(void *context, TareProcessEvent event);

// How long the program stood still, in nanoseconds, and how often.
typedef struct TareProcessPauses {
    uint64_t count, longest_ns, total_ns;
    uint64_t collections;
} TareProcessPauses;

// A C stack beside that of the operating system's thread. What was never added is the latter.
typedef struct TareProcessStack {
    struct TareProcessStack *next, *previous;
    char *low, *end;  // what may hold references while it is left; low is NULL while it is in use
} TareProcessStack;

// Starts libgc, once; later calls change nothing.
void tare_process_start(bool follows_interior_pointers, bool is_incremental);
// Gives the heap its number and kinds; the listener may be set later, and is dropped with it.
void tare_process_add_heap(TareHeap *heap);
void tare_process_remove_heap(TareHeap *heap);
void tare_process_listen(const TareHeap *heap, TareProcessListener listener, void *context);
// Collects everything, now.
void tare_process_collect(void);
// Makes the calling thread known to libgc.
void tare_process_enter_thread(void);
// A stack that is left: all from `low` up to `end` may hold references, until it is removed.
void tare_process_add_stack(TareProcessStack *self, char *low, char *end);
void tare_process_remove_stack(TareProcessStack *self);
// The stack in use is left at `low`, and `to` is in use from now on.
void tare_process_leave_stack(TareProcessStack *from, char *low, TareProcessStack *to);
TareProcessPauses tare_process_get_pauses(void);
bool tare_process_follows_interior_pointers(void);

#endif
