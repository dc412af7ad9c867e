// The module sys: what programs ask and tell the runtime itself. Streams, hooks and constants are
// in sys_streams.c, sys_hooks.c and sys_info.c.
#include "modules/sys.h"
#include "modules/profiler.h"
#include "modules/thread_module.h"

#include <unistd.h>

#include "modules/own_size.h"
#include "modules/module_table.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/exception.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/machine.h"

TareValue tare_sys_find(TareRuntime *rt, const char *name) {
    if (!rt->machine || tare_value_is_absent(rt->machine->sys)) return TARE_ABSENT;
    return tare_dict_find_c(rt, tare_dict_of(rt->machine->sys), name);
}

static void write_plainly(TareRuntime *rt, const char *text, size_t text_bytes) {
    TareSysHost *host = rt->host;
    if (host && host->write_error)
        host->write_error(host->context, text, text_bytes);
    else
        (void)!write(2, text, text_bytes);
}

void tare_sys_write_error(TareRuntime *rt, const char *text, size_t text_bytes) {
    TareValue file = tare_sys_find(rt, "stderr");
    TareValue written = TARE_ABSENT;
    if (!tare_value_is_absent(file) && !tare_value_is_none(file)) {
        tare_retain(file);
        TareValue string = tare_string_new_utf8(rt, text, text_bytes);
        if (!tare_value_is_absent(string))
            written = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, write), &string, 1);
        tare_release(rt, string);
        tare_release(rt, file);
        if (tare_value_is_absent(written)) tare_error_clear(rt);
    }
    if (tare_value_is_absent(written)) write_plainly(rt, text, text_bytes);
    tare_release(rt, written);
}

void tare_sys_flush(TareRuntime *rt) {
    static const char *const names[] = {"stdout", "stderr"};
    TareValue pending = tare_error_take(rt);
    for (size_t i = 0; i < 2; i++) {
        TareValue file = tare_sys_find(rt, names[i]);
        if (tare_value_is_absent(file) || tare_value_is_none(file)) continue;
        tare_retain(file);
        TareValue done = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, flush), NULL, 0);
        if (tare_value_is_absent(done)) tare_error_clear(rt);
        tare_release(rt, done);
        tare_release(rt, file);
    }
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
}

// ---- functions ----

TareValue tare_sys_exit(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareType *type = rt->types[TARE_TYPE_SYSTEM_EXIT];
    TareValue code = arguments->positional_count ? arguments->values[0] : TARE_ABSENT;
    TareValue exception = rt->hooks.new_exception(rt, type, code);
    if (!tare_value_is_absent(exception)) tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return TARE_ABSENT;
}

// Whether the type has a __sizeof__ of the program's own.
static TareValue find_own_sizeof(TareRuntime *rt, TareValue v) {
    TareValue method =
        tare_type_find(rt, tare_type_get(rt, v), TARE_RUNTIME_NAME(rt, dunder_sizeof));
    if (tare_value_is_absent(method) || tare_value_is_exact(method, TARE_TYPE_METHOD_DESCRIPTOR))
        return TARE_ABSENT;
    return method;
}

static TareValue call_sizeof(TareRuntime *rt, TareValue v) {
    TareValue size = tare_call_special(rt, v, TARE_RUNTIME_NAME(rt, dunder_sizeof), NULL, 0);
    if (!tare_value_is_absent(size) && !tare_int_is(rt, size)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "an integer is required");
        tare_slot_clear(rt, &size);
    }
    if (!tare_value_is_absent(size) && tare_int_sign(size) < 0) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "__sizeof__() should return >= 0");
        tare_slot_clear(rt, &size);
    }
    return size;
}

// In the place of a size that is no number, if the caller gave a default.
static TareValue use_default(TareRuntime *rt, TareValue fallback) {
    if (tare_value_is_absent(fallback) || !tare_error_is(rt, TARE_TYPE_TYPE_ERROR))
        return TARE_ABSENT;
    tare_error_clear(rt);
    return tare_retain(fallback);
}

// CPython adds what stands in front of the object to what its own __sizeof__ says.
static TareValue add_imitated_front(TareRuntime *rt, TareValue v, TareValue stolen_size) {
    if (!rt->hooks.imitated_size || tare_value_is_absent(stolen_size)) return stolen_size;
    size_t front = rt->hooks.imitated_size(rt, v, true) - rt->hooks.imitated_size(rt, v, false);
    TareValue extra = tare_int_new(rt, (int64_t)front);
    TareValue sum = tare_int_operate(rt, TARE_OPERATOR_ADD, stolen_size, extra);
    tare_release(rt, extra);
    tare_release(rt, stolen_size);
    return sum;
}

static TareValue sys_getsizeof(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"object", "default"};
    static const TareParameters parameters = {"getsizeof", names, 2, 0, 2, 1};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(find_own_sizeof(rt, given[0]))) {
        TareValue size = add_imitated_front(rt, given[0], call_sizeof(rt, given[0]));
        return tare_value_is_absent(size) ? use_default(rt, given[1]) : size;
    }
    if (TARE_UNLIKELY(rt->hooks.imitated_size))
        return tare_int_new(rt, (int64_t)rt->hooks.imitated_size(rt, given[0], true));
    return tare_int_new(rt, (int64_t)tare_own_size_measure(rt, given[0]).taken_bytes);
}

static TareValue sys_getrefcount(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    if (!tare_value_is_object(v)) return tare_int_new(rt, UINT32_MAX);
    return tare_int_new(rt, tare_object_count(tare_value_get_object(v)));
}

static TareValue sys_getrecursionlimit(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    return tare_int_new(rt, rt->execution.recursion_limit);
}

static TareValue sys_setrecursionlimit(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    int64_t limit;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &limit) != TARE_OK)
        return TARE_ABSENT;
    if (limit < 1)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "recursion limit must be greater or equal than 1");
    if (limit > INT32_MAX)
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "Python int too large to convert to C int");
    if (limit <= rt->execution.depth)
        return tare_error_raise(rt, TARE_TYPE_RECURSION_ERROR,
                                "cannot set the recursion limit to %d at the recursion depth %u: "
                                "the limit is too low",
                                (int)limit, rt->execution.depth);
    rt->execution.recursion_limit = (uint32_t)limit;
    return TARE_NONE;
}

static TareValue sys_intern(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue text = arguments->values[0];
    if (!tare_value_is_exact(text, TARE_TYPE_STR)) {
        bool is_str = tare_type_is_instance(rt, text, TARE_TYPE_STR);
        const char *words = is_str ? "can't intern %T" : "intern() argument must be str, not %T";
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, words, text);
    }
    tare_retain(text);
    return tare_value_from_object(tare_intern_string_steal(rt, tare_string_of(text)));
}

static TareValue find_handled(TareRuntime *rt) {
    TareValue exception = rt->hooks.get_handled ? rt->hooks.get_handled(rt) : TARE_ABSENT;
    return tare_value_is_absent(exception) ? TARE_NONE : exception;
}

static TareValue sys_exception(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_retain(find_handled(rt));
}

static TareValue sys_exc_info(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue exception = find_handled(rt);
    TareValue items[3] = {TARE_NONE, exception, TARE_NONE};
    if (!tare_value_is_none(exception)) {
        TareValue traceback = tare_exception_of(exception)->traceback;
        items[0] = tare_value_from_object(tare_type_get(rt, exception));
        if (!tare_value_is_absent(traceback)) items[2] = traceback;
    }
    return tare_tuple_new_from(rt, items, 3);
}

static TareValue sys_getframe(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t depth = 0;
    if (arguments->positional_count &&
        tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &depth) != TARE_OK)
        return TARE_ABSENT;
    TareFrame *frame = tare_frame_find_running(rt);
    while (frame && depth-- > 0) frame = tare_frame_find_caller(frame);
    if (!frame) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "call stack is not deep enough");
    TareFrameObject *object = tare_frame_fetch_object(rt, frame);
    return object ? tare_retain(tare_value_from_object(object)) : TARE_ABSENT;
}

static TareValue sys_utf8(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_retain(TARE_RUNTIME_NAME_VALUE(rt, utf_8));
}

static TareValue sys_encode_errors(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    return tare_string_new_c(rt, "surrogateescape");
}

static TareValue sys_false(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return TARE_FALSE;
}

static TareValue sys_none(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return TARE_NONE;
}

static TareValue sys_getallocatedblocks(TareRuntime *rt, TareValue self,
                                        const TareArguments *arguments) {
    TareHeapTotals totals;
    tare_heap_measure(&rt->heap, &totals);
    size_t count = 0;
    for (size_t i = 0; i < TARE_BLOCK_KIND_COUNT; i++) count += totals.live_count[i];
    return tare_int_new(rt, (int64_t)count);
}

static TareValue sys_get_int_digits(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    return tare_int_new(rt, (int64_t)rt->int_digit_limit);
}

static TareValue sys_set_int_digits(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    static const char *const names[] = {"maxdigits"};
    static const TareParameters parameters = {"set_int_max_str_digits", names, 1, 0, 1, 1};
    TareValue given;
    int64_t limit;
    if (tare_native_bind(rt, &parameters, arguments, &given) != TARE_OK ||
        tare_operator_index_int64(rt, given, false, TARE_TYPE_OVERFLOW_ERROR, &limit) != TARE_OK)
        return TARE_ABSENT;
    if (limit != 0 && limit < 640)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "maxdigits must be 0 or larger than 640");
    rt->int_digit_limit = (size_t)limit;
    return TARE_NONE;
}

static const TareNativeDefinition functions[] = {
    {"exit", tare_sys_exit, TARE_NATIVE_POSITIONAL, 0, 1, 0, "Exit by raising SystemExit."},
    {"getsizeof", sys_getsizeof, TARE_NATIVE_ANY, 0, 0, 0, "The bytes of an object's own blocks."},
    {"getrefcount", sys_getrefcount, TARE_NATIVE_ONE, 0, 0, 0, "The references to an object."},
    {"getrecursionlimit", sys_getrecursionlimit, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"intern", sys_intern, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"exception", sys_exception, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"exc_info", sys_exc_info, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"_getframe", sys_getframe, TARE_NATIVE_POSITIONAL, 0, 1, 0, NULL},
    {"getdefaultencoding", sys_utf8, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"getfilesystemencoding", sys_utf8, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"getfilesystemencodeerrors", sys_encode_errors, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"is_finalizing", sys_false, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"getprofile", sys_none, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"audit", sys_none, TARE_NATIVE_POSITIONAL, 1, TARE_NATIVE_UNLIMITED, 0, NULL},
    {"getallocatedblocks", sys_getallocatedblocks, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"get_int_max_str_digits", sys_get_int_digits, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"set_int_max_str_digits", sys_set_int_digits, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

// ---- the module ----

static TareStatus add_state(TareRuntime *rt, TareValue module, const char *executable) {
    TareValue program = tare_string_new_c(rt, "");
    TareValue arguments = tare_list_new_from_steal(rt, &program, 1);
    if (tare_module_set_steal(rt, module, "argv", arguments) != TARE_OK ||
        tare_module_set_steal(rt, module, "path", tare_list_new(rt, 0)) != TARE_OK ||
        tare_module_set_steal(rt, module, "modules", tare_retain(rt->modules)) != TARE_OK ||
        tare_module_set_steal(rt, module, "executable", tare_string_new_c(rt, executable)) !=
            TARE_OK)
        return TARE_ERROR;
    return tare_module_set_steal(rt, module, "builtin_module_names", tare_module_table_list(rt));
}

TareValue tare_sys_new_module(TareRuntime *rt, const char *executable) {
    TareValue module = tare_module_new(rt, "sys", NULL);
    if (tare_value_is_absent(module)) return module;
    if (add_state(rt, module, executable) == TARE_OK &&
        tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_add_functions(rt, module, tare_sys_hooks_functions) == TARE_OK &&
        tare_module_add_functions(rt, module, tare_profiler_hooks) == TARE_OK &&
        tare_module_add_functions(rt, module, tare_sys_trace_functions) == TARE_OK &&
        tare_module_add_functions(rt, module, tare_thread_module_sys_functions) == TARE_OK &&
        tare_sys_info_add(rt, module) == TARE_OK && tare_sys_streams_add(rt, module) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
