// libgc's start, its events and pauses, and the heaps that are told of them.
#define GC_THREADS 1
#include "memory/process.h"

#include <gc.h>
#include <gc/gc_mark.h>
#include <pthread.h>
#include <time.h>

enum { MAXIMUM_HEAPS = 256 };

typedef struct Listening {
    const TareHeap *heap;
    TareProcessListener listener;
    void *context;
} Listening;

typedef struct Process {
    pthread_mutex_t lock;
    bool is_started;
    int table_kind, data_kind;
    uint32_t last_number;
    Listening heaps[MAXIMUM_HEAPS];
    size_t heap_count;
    uint64_t pause_start_ns;
    TareProcessPauses pauses;
    TareProcessStack *stacks;  // changed with libgc's lock held
    GC_push_other_roots_proc push_before;
} Process;

// The one exception to the rule that nothing is global: libgc itself is.
static Process process = {.lock = PTHREAD_MUTEX_INITIALIZER};

// Pointers that stand in the heap and do not lead to the start of their block: the hash of a weak
// reference has its lowest bit set, and frame objects look at the frame within a generator.
static const size_t displacements[] = {1, 8, 16};

static uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void tell(TareProcessEvent event) {
    for (size_t i = 0; i < process.heap_count; i++)
        if (process.heaps[i].listener) process.heaps[i].listener(process.heaps[i].context, event);
}

static void begin_pause(void) {
    process.pause_start_ns = now_ns();
    tell(TARE_PROCESS_PAUSE);
}

static void end_pause(void) {
    if (!process.pause_start_ns) return;
    uint64_t pause_ns = now_ns() - process.pause_start_ns;
    process.pause_start_ns = 0;
    process.pauses.count++;
    process.pauses.total_ns += pause_ns;
    if (pause_ns > process.pauses.longest_ns) process.pauses.longest_ns = pause_ns;
    tell(TARE_PROCESS_RESUME);
}

// The program stands still while the world is stopped, and while blocks are given back.
static void on_event(GC_EventType event) {
    switch (event) {
    case GC_EVENT_START:
        tell(TARE_PROCESS_START);
        break;
    case GC_EVENT_PRE_STOP_WORLD:
    case GC_EVENT_RECLAIM_START:
        begin_pause();
        break;
    case GC_EVENT_POST_START_WORLD:
        end_pause();
        break;
    case GC_EVENT_MARK_END:
        tell(TARE_PROCESS_MARKED);
        break;
    case GC_EVENT_RECLAIM_END:
        end_pause();
        process.pauses.collections++;
        tell(TARE_PROCESS_END);
        break;
    default:
        break;
    }
}

// libgc sweeps what the last collection left behind before it begins another one only if it may be
// stopped; unswept garbage could come back to life by a stale address, and its class be gone.
static int never_stop(void) { return 0; }

void tare_process_collect(void) { GC_try_to_collect(never_stop); }

static void start(bool follows_interior_pointers, bool is_incremental) {
    GC_set_all_interior_pointers(follows_interior_pointers);
    GC_set_java_finalization(1);
    GC_set_finalize_on_demand(1);
    GC_set_warn_proc(GC_ignore_warn_proc);
    // One marker: a process has one program at work, and CPU time is to be comparable.
    GC_set_markers_count(1);
    GC_INIT();
    GC_set_stop_func(never_stop);
    GC_allow_register_threads();
    for (size_t i = 0; i < sizeof displacements / sizeof *displacements; i++)
        GC_register_displacement(displacements[i]);
    process.table_kind = (int)GC_new_kind(GC_new_free_list(), 0 | GC_DS_LENGTH, 1, 1);
    process.data_kind = (int)GC_new_kind(GC_new_free_list(), 0 | GC_DS_LENGTH, 0, 0);
    GC_set_on_collection_event(on_event);
    if (is_incremental) GC_enable_incremental();
}

void tare_process_start(bool follows_interior_pointers, bool is_incremental) {
    pthread_mutex_lock(&process.lock);
    if (!process.is_started) start(follows_interior_pointers, is_incremental);
    process.is_started = true;
    pthread_mutex_unlock(&process.lock);
    tare_process_enter_thread();
}

static void *add(void *heap) {
    TareHeap *self = heap;
    self->number = ++process.last_number & 0xffffff;
    self->table_kind = process.table_kind;
    self->data_kind = process.data_kind;
    if (process.heap_count < MAXIMUM_HEAPS)
        process.heaps[process.heap_count++] = (Listening){.heap = self};
    return NULL;
}

void tare_process_add_heap(TareHeap *heap) { GC_call_with_alloc_lock(add, heap); }

static void *drop(void *heap) {
    for (size_t i = 0; i < process.heap_count; i++)
        if (process.heaps[i].heap == heap) process.heaps[i] = process.heaps[--process.heap_count];
    return NULL;
}

void tare_process_remove_heap(TareHeap *heap) { GC_call_with_alloc_lock(drop, heap); }

static void *listen_locked(void *wanted) {
    const Listening *self = wanted;
    for (size_t i = 0; i < process.heap_count; i++)
        if (process.heaps[i].heap == self->heap) process.heaps[i] = *self;
    return NULL;
}

void tare_process_listen(const TareHeap *heap, TareProcessListener listener, void *context) {
    Listening wanted = {heap, listener, context};
    GC_call_with_alloc_lock(listen_locked, &wanted);
}

void tare_process_enter_thread(void) {
    if (GC_thread_is_registered()) return;
    struct GC_stack_base base;
    if (GC_get_stack_base(&base) == GC_SUCCESS) GC_register_my_thread(&base);
}

// ---- stacks ------------------------------------------------------------------------------------

typedef struct Change {
    TareProcessStack *from, *to;
    char *low;
} Change;

static void push_stacks(void) {
    if (process.push_before) process.push_before();
    for (TareProcessStack *stack = process.stacks; stack; stack = stack->next)
        if (stack->low) GC_push_all_eager(stack->low, stack->end);
}

static void *add_stack(void *stack) {
    TareProcessStack *self = stack;
    self->next = process.stacks;
    if (self->next) self->next->previous = self;
    process.stacks = self;
    if (GC_get_push_other_roots() == push_stacks) return NULL;
    process.push_before = GC_get_push_other_roots();
    GC_set_push_other_roots(push_stacks);
    return NULL;
}

void tare_process_add_stack(TareProcessStack *self, char *low, char *end) {
    *self = (TareProcessStack){.low = low, .end = end};
    GC_call_with_alloc_lock(add_stack, self);
}

static void *drop_stack(void *stack) {
    TareProcessStack *self = stack;
    if (self->next) self->next->previous = self->previous;
    if (self->previous) self->previous->next = self->next;
    else process.stacks = self->next;
    return NULL;
}

void tare_process_remove_stack(TareProcessStack *self) {
    if (self->end) GC_call_with_alloc_lock(drop_stack, self);
}

static void *change_stacks(void *change) {
    const Change *self = change;
    struct GC_stack_base base = {.mem_base = self->to->end};
    self->from->low = self->low;
    self->to->low = NULL;
    GC_set_stackbottom(NULL, &base);
    return NULL;
}

void tare_process_leave_stack(TareProcessStack *from, char *low, TareProcessStack *to) {
    if (!from->end) {
        struct GC_stack_base base;
        GC_get_my_stackbottom(&base);
        tare_process_add_stack(from, NULL, base.mem_base);
    }
    Change wanted = {from, to, low};
    GC_call_with_alloc_lock(change_stacks, &wanted);
}

TareProcessPauses tare_process_get_pauses(void) { return process.pauses; }

bool tare_process_follows_interior_pointers(void) { return GC_get_all_interior_pointers(); }
