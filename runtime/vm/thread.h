// Threads of the program: they take turns on the one thread of the operating system that uses the
// runtime. Each has its own TareExecution, stacks of frames and registers, C stack, and functions
// of sys.settrace and sys.setprofile; all else they share. A turn ends where the thread waits, and
// at a safe point when it has lasted for the switch interval while others could run.
//
// [V2] The thread in turn has its execution in rt->execution and its stacks in rt->machine; what
// its TareThread says of them is out of date. Every other thread is READY and stands in `ready`, or
// it WAITS: in the queue of what it waits for, or by a deadline alone.
#ifndef TARE_VM_THREAD_H
#define TARE_VM_THREAD_H

#include "object/runtime.h"
#include "vm/profile.h"
#include "vm/thread_stack.h"

typedef struct TareThread TareThread;

// Threads in the order in which they came. Zero: empty.
typedef struct TareThreadQueue {
    TareThread *first, *last;
} TareThreadQueue;

typedef enum TareThreadOutcome {
    TARE_THREAD_FAILED = -1,   // an error is pending
    TARE_THREAD_TIMED_OUT,
    TARE_THREAD_WOKEN,
    TARE_THREAD_INTERRUPTED,   // only within: the main thread is to look for Ctrl-C,
    TARE_THREAD_STUCK,         // ... or to tell that nobody could ever go on
} TareThreadOutcome;

#define TARE_THREAD_FOREVER INT64_MAX
// Idents look like those of the threads of CPython on Linux, which are addresses.
#define TARE_THREAD_MAIN_IDENT 140000000000000u

struct TareThread {
    TareThread *next, *previous;   // all threads, oldest first; the main one is no part of it
    TareThread *behind;            // in its queue
    TareThreadQueue *queue;        // where it stands: `ready` or of what it waits for; or NULL
    TareThread *sleeps_longer;     // among the sleepers
    int64_t deadline_ns;           // of the monotonic clock, or TARE_THREAD_FOREVER
    uint64_t ident;
    int8_t outcome;                // TareThreadOutcome, of the last wait
    bool is_waiting;
    bool is_abandoned;             // it only runs to give up what it holds
    TareExecution execution;       // [V2]
    struct TareRegisterSegment *registers;
    struct TareFrameSegment *frames;
    TareProfile profile;
    TareValue profile_function, trace_function;  // owned, or absent
    TareThreadStack stack;
    struct TareDeallocator *deallocator;  // while it is left within a finalizer: its own
    TareValue function, arguments, keywords;     // owned until it begins; keywords may be absent
    TareValue name;                // owned, for reports; or absent
    TareValue context;             // owned: of contextvars; or absent
    struct TareImportTurn *awaited;  // import_turn.h: the module whose end it waits for, or NULL
    TareRuntime *rt;
};

typedef struct TareThreads {
    TareThread main;
    TareThread *current;
    TareThread *first, *last;      // all but the main one
    TareThread *dead;              // has ended; its stack is given back by who runs next
    TareThread *left;              // whose stack was in use last
    TareThreadQueue ready;
    TareThread *sleepers;          // those with a deadline, the nearest first
    uint64_t started_count;        // in the runtime's life
    uint32_t alive_count;          // without the main one
    bool tells_start;              // an exception is being reported that the first call of a thread
                                   // has left
    bool is_closed;                // the program ends: none starts any more
    size_t stack_bytes;            // of the next thread; 0: the default
    int64_t interval_ns;           // sys.getswitchinterval()
    int64_t turn_start_ns, turn_start_cpu_ns;
    int64_t looked_ns;             // when the clock was read last
    uint32_t stride, countdown;    // safe points from one look at the clock to the next
    struct TareImportTurn *imports;  // import_turn.h: bodies of modules that run
    uintptr_t first_local;         // modules/thread_local.c: of its list; and what it does about a
    void (*forget_locals)(TareRuntime *rt, const TareThread *thread);  // ... thread that ends
} TareThreads;

void tare_thread_init(TareThreads *self, TareRuntime *rt);
// All but the main one have ended.
void tare_thread_deinit(TareRuntime *rt, TareThreads *self);

// ---- thread_life.c: beginning and end ----

// A thread that will call function(*arguments, **keywords); it stands behind those that are ready.
// `keywords` may be absent. NULL and MemoryError, or RuntimeError at the end of the program.
TareThread *tare_thread_start(TareRuntime *rt, TareValue function, TareValue arguments,
                              TareValue keywords);
// The thread that runs; and that of an ident, or NULL.
TareThread *tare_thread_get_current(TareRuntime *rt);
TareThread *tare_thread_find(TareRuntime *rt, uint64_t ident);
// The one behind `thread` in order of start, the main one being first (NULL asks for it); or NULL.
TareThread *tare_thread_next(TareRuntime *rt, const TareThread *thread);
// Where the thread is: its innermost frame, in turn or not; or NULL.
struct TareFrame *tare_thread_get_frame(TareRuntime *rt, const TareThread *thread);
// The end of the program: whatever threads are left give up what they hold, without handlers,
// finally blocks and finalizers, and are gone. None can be started any more.
void tare_thread_abandon_all(TareRuntime *rt);
// Gives up what is kept of the main thread, before the last objects go.
void tare_thread_forget_main(TareRuntime *rt);

// ---- thread.c: turns ----

// The present of the clock that deadlines are told by.
int64_t tare_thread_now_ns(void);
// Lets others run until `queue` is woken for this thread, or the deadline is over; `queue` may be
// NULL: only the deadline counts. Fails by what interrupts the main thread, by RuntimeError there
// when all wait and nobody could ever go on, and in a thread that is abandoned.
TareThreadOutcome tare_thread_wait(TareRuntime *rt, TareThreadQueue *queue,
                                   int64_t deadline_ns) TARE_CHECKED;
// The first that waits in the queue is ready from now on; it runs when its turn comes.
void tare_thread_wake(TareRuntime *rt, TareThreadQueue *queue);
// A thread that is new, or waits, is ready from now on.
void tare_thread_make_ready(TareRuntime *rt, TareThread *thread);
// Ends the turn if others are ready.
TareStatus tare_thread_yield(TareRuntime *rt) TARE_CHECKED;
// At a safe point: ends the turn if it has lasted long enough.
TareStatus tare_thread_attend(TareRuntime *rt) TARE_CHECKED;
// Whether safe points must attend: somebody else is ready, or will be by the clock.
static inline bool tare_thread_has_others(const TareThreads *self) {
    return self->ready.first || self->sleepers || self->current->is_abandoned;
}
// The turn goes to somebody else for good: the thread in turn has ended.
_Noreturn void tare_thread_leave(TareRuntime *rt);
// A thread whose stack begins: what was left undone when the last one was left is done.
void tare_thread_arrive(TareRuntime *rt);

#endif
