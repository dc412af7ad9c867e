// Turns: who runs, who waits for what, and what happens when nobody can go on.
#define _GNU_SOURCE 1
#include "vm/thread.h"

#include <poll.h>
#include <signal.h>
#include <time.h>

#include "collect/collect.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "vm/machine.h"

enum {
    SWITCH_INTERVAL_NS = 5000000,
    // A turn may also end by the clock on the wall, where little of it was spent computing.
    LONGEST_INTERVALS = 10,
    FIRST_STRIDE = 16,
    LONGEST_STRIDE = 1024,
    SHORT_LOOK_NS = 20000,  // looks at the clock that follow each other so soon are too many
    LONG_LOOK_NS = 200000,  // ... and too few
};

static TareThreads *get_threads(TareRuntime *rt) { return rt->machine->threads; }

static int64_t read_clock(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t tare_thread_now_ns(void) { return read_clock(CLOCK_MONOTONIC); }

void tare_thread_init(TareThreads *self, TareRuntime *rt) {
    *self = (TareThreads){.interval_ns = SWITCH_INTERVAL_NS, .stride = FIRST_STRIDE};
    self->main.rt = rt;
    self->main.deadline_ns = TARE_THREAD_FOREVER;
    self->main.ident = TARE_THREAD_MAIN_IDENT;
    self->current = &self->main;
}

void tare_thread_deinit(TareRuntime *rt, TareThreads *self) {
    TARE_ASSERT(!self->alive_count && self->current == &self->main);
    tare_stacks_remove(&self->main.stack.place);
}

// ---- queues ------------------------------------------------------------------------------------

static void push(TareThreadQueue *queue, TareThread *thread) {
    thread->queue = queue;
    thread->behind = NULL;
    if (queue->last) queue->last->behind = thread;
    else queue->first = thread;
    queue->last = thread;
}

static TareThread *pop(TareThreadQueue *queue) {
    TareThread *thread = queue->first;
    if (!thread) return NULL;
    queue->first = thread->behind;
    if (!queue->first) queue->last = NULL;
    thread->queue = NULL;
    return thread;
}

static void take_out(TareThread *thread) {
    TareThreadQueue *queue = thread->queue;
    if (!queue) return;
    TareThread **place = &queue->first, *before = NULL;
    for (; *place != thread; place = &(*place)->behind) before = *place;
    *place = thread->behind;
    if (queue->last == thread) queue->last = before;
    thread->queue = NULL;
}

static void add_sleeper(TareThreads *self, TareThread *thread) {
    TareThread **place = &self->sleepers;
    while (*place && (*place)->deadline_ns <= thread->deadline_ns) place = &(*place)->sleeps_longer;
    thread->sleeps_longer = *place;
    *place = thread;
}

static void remove_sleeper(TareThreads *self, TareThread *thread) {
    TareThread **place = &self->sleepers;
    while (*place && *place != thread) place = &(*place)->sleeps_longer;
    if (*place) *place = thread->sleeps_longer;
}

// A thread that waits is ready from now on.
static void rouse(TareThreads *self, TareThread *thread, TareThreadOutcome outcome) {
    take_out(thread);
    if (thread->deadline_ns != TARE_THREAD_FOREVER) remove_sleeper(self, thread);
    thread->outcome = (int8_t)outcome;
    thread->is_waiting = false;
    push(&self->ready, thread);
}

static void rouse_due(TareThreads *self, int64_t now_ns) {
    while (self->sleepers && self->sleepers->deadline_ns <= now_ns)
        rouse(self, self->sleepers, TARE_THREAD_TIMED_OUT);
}

void tare_thread_wake(TareRuntime *rt, TareThreadQueue *queue) {
    if (!queue->first) return;
    rouse(get_threads(rt), queue->first, TARE_THREAD_WOKEN);
    rt->attention = 1;
}

void tare_thread_make_ready(TareRuntime *rt, TareThread *thread) {
    rouse(get_threads(rt), thread, TARE_THREAD_WOKEN);
    rt->attention = 1;
}

// ---- from one to another -----------------------------------------------------------------------

static void save(TareRuntime *rt, TareThread *self) {
    TareMachine *machine = rt->machine;
    self->execution = rt->execution;
    self->registers = machine->registers;
    self->frames = machine->frames;
    self->profile = machine->profile;
    self->profile_function = machine->profile_function;
    self->trace_function = machine->trace_function;
}

static void load(TareRuntime *rt, TareThread *self) {
    TareMachine *machine = rt->machine;
    // The limit is one for all.
    self->execution.recursion_limit = rt->execution.recursion_limit;
    rt->execution = self->execution;
    machine->registers = self->registers;
    machine->frames = self->frames;
    machine->profile = self->profile;
    machine->profile_function = self->profile_function;
    machine->trace_function = self->trace_function;
    // A collector that looks into it must not take the past for the present.
    self->execution = (TareExecution){0};
    self->profile_function = self->trace_function = TARE_ABSENT;
    tare_profile_refresh(rt);
}

static void begin_turn(TareRuntime *rt) {
    TareThreads *self = get_threads(rt);
    self->turn_start_ns = self->looked_ns = tare_thread_now_ns();
    self->turn_start_cpu_ns = 0;
    if (tare_thread_has_others(self) || rt->interrupt_due) rt->attention = 1;
}

// The stack of a thread that has ended can only be given back by the next one.
static void bury(TareRuntime *rt) {
    TareThreads *self = get_threads(rt);
    TareThread *dead = self->dead;
    if (!dead) return;
    self->dead = NULL;
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_VM_STACK);
    tare_machine_free_stacks(rt, dead->registers, dead->frames);
    tare_thread_stack_deinit(rt, &dead->stack);
    allocator->resize(allocator, dead, sizeof *dead, 0);
}

static void go_to(TareRuntime *rt, TareThread *next, bool is_last) {
    TareThreads *self = get_threads(rt);
    TareThread *before = self->current;
    if (next != before) {
        save(rt, before);
        self->current = next;
        self->left = before;
        load(rt, next);
        tare_thread_stack_go(rt, &before->stack, &next->stack, is_last);
        bury(rt);
    }
    begin_turn(rt);
}

void tare_thread_arrive(TareRuntime *rt) {
    tare_thread_stack_arrive(&get_threads(rt)->left->stack);
    bury(rt);
    begin_turn(rt);
}

// Sleeps until then, or until a signal comes.
static void idle(TareRuntime *rt, int64_t until_ns) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int64_t left_ns = until_ns - tare_thread_now_ns();
    if (!rt->interrupt_due && left_ns > 0) {
        struct timespec left = {left_ns / 1000000000, left_ns % 1000000000};
        (void)ppoll(NULL, 0, &left, &before);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// Who is next; when nobody is ready, that is waited for.
static TareThread *choose(TareRuntime *rt) {
    TareThreads *self = get_threads(rt);
    for (;;) {
        if (self->sleepers) rouse_due(self, tare_thread_now_ns());
        TareThread *next = pop(&self->ready);
        if (next) return next;
        if (rt->interrupt_due) rouse(self, &self->main, TARE_THREAD_INTERRUPTED);
        else if (self->sleepers) idle(rt, self->sleepers->deadline_ns);
        else rouse(self, &self->main, TARE_THREAD_STUCK);
    }
}

_Noreturn void tare_thread_leave(TareRuntime *rt) {
    TareThreads *self = get_threads(rt);
    self->dead = self->current;
    go_to(rt, choose(rt), true);
    __builtin_unreachable();
}

// ---- waiting -----------------------------------------------------------------------------------

static TareThreadOutcome fail_abandoned(TareRuntime *rt) {
    TareValue exception =
        rt->hooks.new_exception(rt, rt->types[TARE_TYPE_SYSTEM_EXIT], TARE_ABSENT);
    if (!tare_value_is_absent(exception)) tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    rt->attention = 1;
    return TARE_THREAD_FAILED;
}

static void append_place(TareRuntime *rt, const TareThread *thread, TareText *text) {
    const TareFrame *frame = tare_thread_get_frame(rt, thread);
    if (tare_value_is_absent(thread->name)) tare_text_append_string(text, "a thread");
    else tare_string_append_to(tare_string_of(thread->name), text);
    // Where the program waits, not where the library does.
    while (frame && frame->previous && tare_string_get(frame->code->filename, 0) == '<')
        frame = frame->previous;
    if (!frame) return;
    tare_text_append_string(text, " in ");
    tare_string_append_to(frame->code->qualified_name, text);
    tare_text_append_format(text, ", line %d", tare_frame_get_line(frame));
}

static TareThreadOutcome fail_stuck(TareRuntime *rt) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_HOST));
    for (TareThread *thread = tare_thread_next(rt, NULL); thread;
         thread = tare_thread_next(rt, thread)) {
        if (text.length_bytes) tare_text_append_string(&text, "; ");
        append_place(rt, thread, &text);
    }
    tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "deadlock: every thread waits: %s",
                     text.failed ? "" : tare_text_get(&text));
    tare_text_deinit(&text);
    return TARE_THREAD_FAILED;
}

static void stand_in_line(TareThreads *self, TareThreadQueue *queue, int64_t deadline_ns) {
    TareThread *thread = self->current;
    thread->deadline_ns = deadline_ns;
    thread->is_waiting = true;
    if (queue) push(queue, thread);
    if (deadline_ns != TARE_THREAD_FOREVER) add_sleeper(self, thread);
}

// What a wait has come to, in words of an error where it has failed.
static TareThreadOutcome judge(TareRuntime *rt, const TareThread *self) {
    if (self->is_abandoned) return fail_abandoned(rt);
    if (self->outcome == TARE_THREAD_STUCK) return fail_stuck(rt);
    if (self->outcome == TARE_THREAD_INTERRUPTED) return TARE_THREAD_FAILED;
    return (TareThreadOutcome)self->outcome;
}

TareThreadOutcome tare_thread_wait(TareRuntime *rt, TareThreadQueue *queue, int64_t deadline_ns) {
    TareThreads *threads = get_threads(rt);
    TareThread *self = threads->current;
    if (self->is_abandoned) return fail_abandoned(rt);
    if (tare_dealloc_part(rt, &self->deallocator) != TARE_OK) return TARE_THREAD_FAILED;
    do {
        stand_in_line(threads, queue, deadline_ns);
        go_to(rt, choose(rt), false);
    } while (self->outcome == TARE_THREAD_INTERRUPTED &&
             tare_error_check_interrupt(rt) == TARE_OK);
    tare_dealloc_rejoin(rt, &self->deallocator);
    return judge(rt, self);
}

TareStatus tare_thread_yield(TareRuntime *rt) {
    TareThreads *threads = get_threads(rt);
    TareThread *self = threads->current;
    if (threads->sleepers) rouse_due(threads, tare_thread_now_ns());
    if (!threads->ready.first) return TARE_OK;
    if (tare_dealloc_part(rt, &self->deallocator) != TARE_OK) return TARE_ERROR;
    push(&threads->ready, self);
    go_to(rt, choose(rt), false);
    tare_dealloc_rejoin(rt, &self->deallocator);
    if (!self->is_abandoned) return TARE_OK;
    (void)fail_abandoned(rt);
    return TARE_ERROR;
}

// ---- safe points -------------------------------------------------------------------------------

// Within a finalizer or a collection nobody expects others to run.
static bool is_pinned(TareRuntime *rt) {
    return rt->collector->is_running || !tare_dealloc_is_at_rest(rt);
}

static bool is_turn_over(TareThreads *self, int64_t now_ns) {
    int64_t lasted_ns = now_ns - self->turn_start_ns;
    if (lasted_ns < self->interval_ns) return false;
    // On a machine with other work to do the clock says little of what this thread could do.
    if (lasted_ns >= LONGEST_INTERVALS * self->interval_ns) return true;
    return read_clock(CLOCK_THREAD_CPUTIME_ID) - self->turn_start_cpu_ns >= self->interval_ns;
}

// The clock is read as rarely as can be without missing the end of a turn by much.
static int64_t look(TareThreads *self) {
    int64_t now_ns = tare_thread_now_ns(), passed_ns = now_ns - self->looked_ns;
    if (!self->turn_start_cpu_ns) self->turn_start_cpu_ns = read_clock(CLOCK_THREAD_CPUTIME_ID);
    if (passed_ns < SHORT_LOOK_NS && self->stride < LONGEST_STRIDE) self->stride *= 2;
    while (passed_ns > LONG_LOOK_NS && self->stride > 1) self->stride /= 2, passed_ns /= 2;
    self->countdown = self->stride;
    self->looked_ns = now_ns;
    return now_ns;
}

// Ctrl-C is the main thread's: it comes next.
static TareStatus let_main_look(TareRuntime *rt) {
    TareThreads *self = get_threads(rt);
    rt->attention = 1;
    if (is_pinned(rt)) return TARE_OK;
    if (self->main.is_waiting) rouse(self, &self->main, TARE_THREAD_INTERRUPTED);
    while (self->ready.first != &self->main) push(&self->ready, pop(&self->ready));
    return tare_thread_yield(rt);
}

TareStatus tare_thread_attend(TareRuntime *rt) {
    TareThreads *self = get_threads(rt);
    if (self->current->is_abandoned) {
        (void)fail_abandoned(rt);
        return TARE_ERROR;
    }
    if (rt->interrupt_due && self->current != &self->main) return let_main_look(rt);
    if (self->countdown) {
        self->countdown--;
        return TARE_OK;
    }
    int64_t now_ns = look(self);
    rouse_due(self, now_ns);
    if (!self->ready.first || !is_turn_over(self, now_ns) || is_pinned(rt)) return TARE_OK;
    return tare_thread_yield(rt);
}
