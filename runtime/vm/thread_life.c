// The beginning and the end of threads, and what can be asked of them.
#include "object/call.h"
#include "object/error.h"
#include "vm/machine.h"
#include "vm/thread.h"

enum {
    // As much as threads of CPython have under usual limits; it costs what is touched of it.
    STACK_BYTES = 8 * 1024 * 1024,
    // The first register segment of a thread; those that follow are of the usual size.
    FIRST_REGISTERS = 512,
};
static const uint64_t ident_step = 4096;

static TareThreads *get_threads(TareRuntime *rt) { return rt->machine->threads; }

static TareAllocator *get_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_VM_STACK);
}

// ---- the end -----------------------------------------------------------------------------------

static void unlink(TareThreads *threads, TareThread *self) {
    if (self->previous) self->previous->next = self->next;
    else threads->first = self->next;
    if (self->next) self->next->previous = self->previous;
    else threads->last = self->previous;
    threads->alive_count--;
}

static void forget(TareRuntime *rt, TareThread *self) {
    TareThreads *threads = get_threads(rt);
    if (threads->forget_locals) threads->forget_locals(rt, self);
    tare_slot_clear(rt, &self->context);
    tare_slot_clear(rt, &self->name);
}

void tare_thread_forget_main(TareRuntime *rt) {
    tare_slot_clear(rt, &get_threads(rt)->main.context);
    tare_slot_clear(rt, &get_threads(rt)->main.name);
}

// Runs in the thread itself: what dies here may run the program.
static void end(TareRuntime *rt, TareThread *self) {
    forget(rt, self);
    rt->machine->profile = (TareProfile){0};
    tare_slot_clear(rt, &rt->machine->profile_function);
    tare_slot_clear(rt, &rt->machine->trace_function);
    tare_profile_refresh(rt);
    tare_slot_clear(rt, &rt->execution.repr_in_progress);
    tare_error_clear(rt);
    unlink(get_threads(rt), self);
}

// ---- the beginning -----------------------------------------------------------------------------

// Positional arguments, then the values of keywords, as calls have them.
static TareValue call_with_keywords(TareRuntime *rt, TareValue function, TareTuple *positional,
                                    TareDict *keywords) {
    size_t count = keywords->table.live_count;
    TareValue names = tare_tuple_new(rt, count);
    TareValue values = tare_tuple_new(rt, positional->length + count);
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(names) && !tare_value_is_absent(values)) {
        TareValue *items = tare_tuple_of(values)->items;
        for (size_t i = 0; i < positional->length; i++)
            items[i] = tare_retain(positional->items[i]);
        items += positional->length;
        TareValue key, value;
        size_t i = 0;
        for (size_t cursor = 0; tare_table_next(&keywords->table, &cursor, &key, &value); i++) {
            tare_tuple_of(names)->items[i] = tare_retain(key);
            items[i] = tare_retain(value);
        }
        result = tare_call(rt, function,
                           &(TareArguments){tare_tuple_of(values)->items, positional->length,
                                            tare_tuple_of(names)});
    }
    tare_release(rt, names);
    tare_release(rt, values);
    return result;
}

static TareValue call(TareRuntime *rt, TareThread *self, TareValue function) {
    TareTuple *positional = tare_tuple_of(self->arguments);
    if (!tare_value_is_absent(self->keywords))
        return call_with_keywords(rt, function, positional, tare_dict_of(self->keywords));
    return tare_call_values(rt, function, positional->items, positional->length);
}

static void tell_exception(TareRuntime *rt, TareValue function) {
    get_threads(rt)->tells_start = true;
    tare_error_write_unraisable(rt, function);
    get_threads(rt)->tells_start = false;
}

static void run(TareRuntime *rt, TareThread *self) {
    TareValue function = self->function;
    self->function = TARE_ABSENT;
    if (!self->is_abandoned) tare_release(rt, call(rt, self, function));
    tare_slot_clear(rt, &self->arguments);
    tare_slot_clear(rt, &self->keywords);
    if (tare_error_is_pending(rt)) {
        if (self->is_abandoned || tare_error_is(rt, TARE_TYPE_SYSTEM_EXIT)) tare_error_clear(rt);
        else tell_exception(rt, function);
    }
    tare_release(rt, function);
}

static void enter(void *argument) {
    TareThread *self = argument;
    TareRuntime *rt = self->rt;
    tare_thread_arrive(rt);
    run(rt, self);
    end(rt, self);
    tare_thread_leave(rt);
}

static TareStatus make_stacks(TareRuntime *rt, TareThread *self) {
    size_t wanted = get_threads(rt)->stack_bytes, bytes = wanted ? wanted : STACK_BYTES;
    if (tare_machine_new_stacks(rt, &self->registers, &self->frames, FIRST_REGISTERS) != TARE_OK)
        return TARE_ERROR;
    if (tare_thread_stack_init(rt, &self->stack, bytes, enter, self) == TARE_OK)
        return TARE_OK;
    tare_machine_free_stacks(rt, self->registers, self->frames);
    return TARE_ERROR;
}

static void add(TareThreads *threads, TareThread *self) {
    self->previous = threads->last;
    if (threads->last) threads->last->next = self;
    else threads->first = self;
    threads->last = self;
    threads->alive_count++;
}

TareThread *tare_thread_start(TareRuntime *rt, TareValue function, TareValue arguments,
                              TareValue keywords) {
    TareThreads *threads = get_threads(rt);
    TareAllocator *allocator = get_allocator(rt);
    if (threads->is_closed) {
        tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "can't start new thread");
        return NULL;
    }
    TareThread *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    *self = (TareThread){.rt = rt, .deadline_ns = TARE_THREAD_FOREVER};
    if (make_stacks(rt, self) != TARE_OK) {
        allocator->resize(allocator, self, sizeof *self, 0);
        return NULL;
    }
    self->ident = TARE_THREAD_MAIN_IDENT + ident_step * ++threads->started_count;
    self->execution.c_stack_limit = tare_thread_stack_get_limit(&self->stack);
    self->execution.thread = self;
    self->function = tare_retain(function);
    self->arguments = tare_retain(arguments);
    self->keywords = tare_retain(keywords);
    add(threads, self);
    tare_thread_make_ready(rt, self);
    return self;
}

// ---- the end of the program --------------------------------------------------------------------

void tare_thread_abandon_all(TareRuntime *rt) {
    TareThreads *threads = get_threads(rt);
    bool was_over = rt->is_over;
    threads->is_closed = true;
    if (!threads->alive_count) return;
    TARE_ASSERT(threads->current == &threads->main);
    rt->is_over = true;
    for (TareThread *thread = threads->first; thread; thread = thread->next) {
        thread->is_abandoned = true;
        if (thread->is_waiting) tare_thread_make_ready(rt, thread);
    }
    while (threads->alive_count)
        if (tare_thread_yield(rt) != TARE_OK) tare_error_clear(rt);
    rt->is_over = was_over;
}

// ---- questions ---------------------------------------------------------------------------------

TareThread *tare_thread_get_current(TareRuntime *rt) { return get_threads(rt)->current; }

TareThread *tare_thread_next(TareRuntime *rt, const TareThread *thread) {
    TareThreads *threads = get_threads(rt);
    if (!thread) return &threads->main;
    return thread == &threads->main ? threads->first : thread->next;
}

TareThread *tare_thread_find(TareRuntime *rt, uint64_t ident) {
    for (TareThread *self = tare_thread_next(rt, NULL); self; self = tare_thread_next(rt, self))
        if (self->ident == ident) return self;
    return NULL;
}

TareFrame *tare_thread_get_frame(TareRuntime *rt, const TareThread *thread) {
    return thread == get_threads(rt)->current ? rt->execution.frame : thread->execution.frame;
}
