// Thin: what the functions do is told in vm/thread.h. Names with an underscore that CPython does
// not have serve lib/threading.py and lib/contextvars.py.
#include "modules/thread_module.h"

#include <unistd.h>

#include "modules/lock.h"
#include "modules/thread_local.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/float.h"
#include "types/int.h"
#include "types/module.h"
#include "vm/machine.h"
#include "vm/thread.h"

static TareThreads *get_threads(TareRuntime *rt) { return rt->machine->threads; }

// ---- threads -----------------------------------------------------------------------------------

static TareValue start(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue keywords = arguments->positional_count > 2 ? arguments->values[2] : TARE_ABSENT;
    if (!tare_call_is_callable(rt, arguments->values[0]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "first arg must be callable");
    if (!tare_type_is_instance(rt, arguments->values[1], TARE_TYPE_TUPLE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "2nd arg must be a tuple");
    if (!tare_value_is_absent(keywords) && !tare_type_is_instance(rt, keywords, TARE_TYPE_DICT))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "optional 3rd arg must be a dictionary");
    TareThread *thread =
        tare_thread_start(rt, arguments->values[0], arguments->values[1], keywords);
    return thread ? tare_int_new(rt, (int64_t)thread->ident) : TARE_ABSENT;
}

static TareValue get_ident(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, (int64_t)tare_thread_get_current(rt)->ident);
}

// Numbers such as Linux would give to threads of the process; nothing stands behind them there.
static TareValue get_native_id(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    uint64_t place = (tare_thread_get_current(rt)->ident - TARE_THREAD_MAIN_IDENT) / 4096;
    return tare_int_new(rt, (int64_t)getpid() + (int64_t)place);
}

static TareValue count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, get_threads(rt)->alive_count);
}

static TareValue leave(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_call_0(rt, tare_value_from_object(rt->types[TARE_TYPE_SYSTEM_EXIT]));
}

static TareValue exit_thread(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue exception = leave(rt, self, arguments);
    if (!tare_value_is_absent(exception)) tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return TARE_ABSENT;
}

static TareValue interrupt_main(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    rt->interrupt_due = 1;
    rt->attention = 1;
    return TARE_NONE;
}

static TareValue stack_size(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareThreads *threads = get_threads(rt);
    int64_t wanted = 0, before = (int64_t)threads->stack_bytes;
    if (arguments->positional_count &&
        tare_operator_index_size(rt, arguments->values[0], &wanted) != TARE_OK)
        return TARE_ABSENT;
    if (wanted < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "size must be 0 or a positive value");
    if (wanted && wanted < TARE_THREAD_STACK_MINIMUM_BYTES)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "size not valid: %lld bytes",
                                (long long)wanted);
    threads->stack_bytes = (size_t)wanted;
    return tare_int_new(rt, before);
}

// ---- what is kept of each ----------------------------------------------------------------------

// _set_name(ident, name): how reports call it.
static TareValue set_name(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t ident;
    if (tare_operator_index_size(rt, arguments->values[0], &ident) != TARE_OK) return TARE_ABSENT;
    TareThread *thread = tare_thread_find(rt, (uint64_t)ident);
    if (thread && tare_type_is_instance(rt, arguments->values[1], TARE_TYPE_STR))
        tare_slot_set_steal(rt, &thread->name, tare_retain(arguments->values[1]));
    return TARE_NONE;
}

static TareValue get_context(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue context = tare_thread_get_current(rt)->context;
    return tare_value_is_absent(context) ? TARE_NONE : tare_retain(context);
}

static TareValue set_context(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_slot_set_steal(rt, &tare_thread_get_current(rt)->context,
                        tare_retain(arguments->values[0]));
    return TARE_NONE;
}

static TareValue allocate_lock(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareType *type = tare_module_find_type(rt, self, "LockType", &tare_lock_spec);
    return type ? tare_lock_new(rt, type) : TARE_ABSENT;
}

static const TareNativeDefinition functions[] = {
    {"start_new_thread", start, TARE_NATIVE_POSITIONAL, 2, 3, 0,
     "Call a function in a new thread; returns its identifier."},
    {"start_new", start, TARE_NATIVE_POSITIONAL, 2, 3, 0, "The same as start_new_thread."},
    {"allocate_lock", allocate_lock, TARE_NATIVE_NONE, 0, 0, 0, "Make an open lock."},
    {"allocate", allocate_lock, TARE_NATIVE_NONE, 0, 0, 0, "The same as allocate_lock."},
    {"get_ident", get_ident, TARE_NATIVE_NONE, 0, 0, 0, "The identifier of this thread."},
    {"get_native_id", get_native_id, TARE_NATIVE_NONE, 0, 0, 0, "Its number in the system."},
    {"_count", count, TARE_NATIVE_NONE, 0, 0, 0, "How many threads run beside the main one."},
    {"exit", exit_thread, TARE_NATIVE_NONE, 0, 0, 0, "Raise SystemExit, which ends the thread."},
    {"exit_thread", exit_thread, TARE_NATIVE_NONE, 0, 0, 0, "The same as exit."},
    {"interrupt_main", interrupt_main, TARE_NATIVE_POSITIONAL, 0, 1, 0,
     "Do in the main thread what Ctrl-C does."},
    {"stack_size", stack_size, TARE_NATIVE_POSITIONAL, 0, 1, 0,
     "The stack size of threads that start from now on; 0: the default."},
    {"_set_name", set_name, TARE_NATIVE_POSITIONAL, 2, 2, 0, NULL},
    {"_context", get_context, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"_set_context", set_context, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

// ---- the module --------------------------------------------------------------------------------

static TareStatus add_type(TareRuntime *rt, TareValue module, const char *attribute,
                           const char *name, const TareTypeSpec *spec) {
    return tare_module_set_steal(rt, module, attribute,
                                 tare_type_new_native(rt, "_thread", name, TARE_TYPE_OBJECT, spec));
}

TareValue tare_thread_module_new(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_thread", "Threads and locks, as the system has them.");
    if (tare_value_is_absent(module)) return module;
    TareValue error = tare_value_from_object(rt->types[TARE_TYPE_RUNTIME_ERROR]);
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        add_type(rt, module, "LockType", "lock", &tare_lock_spec) == TARE_OK &&
        add_type(rt, module, "RLock", "RLock", &tare_lock_recursive_spec) == TARE_OK &&
        add_type(rt, module, "_local", "_local", &tare_thread_local_spec) == TARE_OK &&
        tare_module_set(rt, module, "error", error) == TARE_OK &&
        tare_module_set_steal(rt, module, "TIMEOUT_MAX", tare_float_new(rt, 9223372036.0)) ==
            TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}

void tare_thread_module_await_all(TareRuntime *rt) {
    TareValue module = tare_dict_find_c(rt, tare_dict_of(rt->modules), "threading");
    if (!tare_value_is_object(module)) return;
    tare_retain(module);
    TareValue shutdown = tare_attribute_get_c(rt, module, "_shutdown");
    TareValue done = TARE_ABSENT;
    if (!tare_value_is_absent(shutdown)) done = tare_call_0(rt, shutdown);
    if (tare_value_is_absent(done)) tare_error_write_unraisable(rt, module);
    tare_release(rt, done);
    tare_release(rt, shutdown);
    tare_release(rt, module);
}

// ---- of sys ------------------------------------------------------------------------------------

static TareValue current_frames(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue dict = tare_dict_new(rt);
    for (TareThread *thread = tare_thread_next(rt, NULL); thread && !tare_value_is_absent(dict);
         thread = tare_thread_next(rt, thread)) {
        TareFrame *frame = tare_thread_get_frame(rt, thread);
        if (!frame) continue;
        TareFrameObject *object = tare_frame_fetch_object(rt, frame);
        TareValue ident = tare_int_new(rt, (int64_t)thread->ident);
        if (!object || tare_value_is_absent(ident) ||
            tare_dict_set(rt, tare_dict_of(dict), ident, tare_value_from_object(object)) != TARE_OK)
            tare_slot_clear(rt, &dict);
        tare_release(rt, ident);
    }
    return dict;
}

static TareValue get_interval(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_float_new(rt, (double)get_threads(rt)->interval_ns * 1e-9);
}

static TareValue set_interval(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double seconds;
    if (tare_float_from_value(rt, arguments->values[0], &seconds) != TARE_OK) return TARE_ABSENT;
    if (!(seconds > 0))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "switch interval must be strictly positive");
    get_threads(rt)->interval_ns = seconds < 9e9 ? (int64_t)(seconds * 1e9) : INT64_MAX / 16;
    return TARE_NONE;
}

const TareNativeDefinition tare_thread_module_sys_functions[] = {
    {"_current_frames", current_frames, TARE_NATIVE_NONE, 0, 0, 0,
     "A dict: the identifier of each thread and the frame that it is in."},
    {"getswitchinterval", get_interval, TARE_NATIVE_NONE, 0, 0, 0,
     "How many seconds a thread runs while others could."},
    {"setswitchinterval", set_interval, TARE_NATIVE_ONE, 0, 0, 0, "Set that number."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};
