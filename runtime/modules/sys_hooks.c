// What is called for values shown at a prompt, for uncaught exceptions, and for those that nobody
// can catch.
#include "modules/sys.h"
#include "modules/record.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/runtime.h"
#include "types/exception.h"
#include "vm/frame.h"
#include "vm/machine.h"
#include "vm/thread.h"

static TareStatus write_line(TareRuntime *rt, TareValue file, TareValue text) {
    TareValue done = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, write), &text, 1);
    if (tare_value_is_absent(done)) return TARE_ERROR;
    tare_release(rt, done);
    TareValue newline = tare_string_new_point(rt, '\n');
    done = tare_call_method(rt, file, TARE_RUNTIME_NAME(rt, write), &newline, 1);
    tare_release(rt, newline);
    if (tare_value_is_absent(done)) return TARE_ERROR;
    tare_release(rt, done);
    return TARE_OK;
}

static TareStatus set_underscore(TareRuntime *rt, TareValue v) {
    return tare_table_set_string(rt, &tare_dict_of(rt->builtins)->table,
                                 TARE_RUNTIME_NAME(rt, underscore), v);
}

static TareValue displayhook(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    if (tare_value_is_none(v)) return TARE_NONE;
    TareSysHost *host = rt->host;
    bool rebinds = !host || !host->shown || !host->keeps_underscore;
    TareValue file = tare_sys_find(rt, "stdout");
    if (tare_value_is_absent(file))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "lost sys.stdout");
    tare_retain(file);
    TareValue text = tare_protocol_repr(rt, v);
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(text)) status = write_line(rt, file, text);
    tare_release(rt, text);
    tare_release(rt, file);
    if (status == TARE_OK && rebinds) status = set_underscore(rt, v);
    if (status != TARE_OK) return TARE_ABSENT;
    if (host && host->shown) host->shown(host->shown_context, rt, v);
    return TARE_NONE;
}

// Writes the report of an exception to sys.stderr; forgets what goes wrong meanwhile.
static void write_report(TareRuntime *rt, TareValue exception) {
    TareText text;
    tare_binary_file_init_text(rt, &text);
    if (tare_exception_append_report(rt, exception, true, &text) != TARE_OK) tare_error_clear(rt);
    tare_sys_write_error(rt, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
}

static TareValue excepthook(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue exception = arguments->values[1];
    if (tare_type_is_instance(rt, exception, TARE_TYPE_BASE_EXCEPTION))
        write_report(rt, exception);
    return TARE_NONE;
}

// Calls the program's hook: whether it did the work.
static bool call_own_hook(TareRuntime *rt, TareValue hook, TareValue exception) {
    TareException *self = tare_exception_of(exception);
    TareValue traceback = self->traceback;
    TareValue given[] = {tare_value_from_object(tare_type_get(rt, exception)), exception,
                         tare_value_is_absent(traceback) ? TARE_NONE : traceback};
    tare_retain(hook);
    TareValue done = tare_call_values(rt, hook, given, 3);
    tare_release(rt, hook);
    tare_release(rt, done);
    if (!tare_value_is_absent(done)) return true;
    TareValue error = tare_error_take(rt);
    static const char first[] = "Error in sys.excepthook:\n";
    static const char second[] = "\nOriginal exception was:\n";
    tare_sys_write_error(rt, first, sizeof first - 1);
    write_report(rt, error);
    tare_sys_write_error(rt, second, sizeof second - 1);
    tare_release(rt, error);
    return false;
}

void tare_sys_hooks_report(TareRuntime *rt, TareValue exception) {
    TareValue hook = tare_sys_find(rt, "excepthook");
    if (tare_value_is_absent(hook) || tare_value_is_none(hook) ||
        !call_own_hook(rt, hook, exception))
        write_report(rt, exception);
}

static void append_where(TareRuntime *rt, TareValue where, TareText *text) {
    TareValue repr = tare_protocol_repr(rt, where);
    if (tare_value_is_absent(repr)) {
        tare_error_clear(rt);
        tare_text_append_string(text, "<object repr() failed>");
        return;
    }
    tare_string_append_to(tare_string_of(repr), text);
    tare_release(rt, repr);
}

// Without sys.stderr nobody wants to know, as when the end of the program has taken it.
static void write_unraisable(TareRuntime *rt, TareValue exception, TareValue where) {
    TareValue file = tare_sys_find(rt, "stderr");
    if (tare_value_is_absent(file) || tare_value_is_none(file)) return;
    TareText text;
    tare_binary_file_init_text(rt, &text);
    if (!tare_value_is_absent(where) && !tare_value_is_none(where)) {
        tare_text_append_string(&text, rt->machine->threads->tells_start
                                           ? "Exception ignored in thread started by: "
                                           : "Exception ignored in: ");
        append_where(rt, where, &text);
        tare_text_append_char(&text, '\n');
    }
    if (tare_exception_append_report(rt, exception, true, &text) != TARE_OK) tare_error_clear(rt);
    tare_sys_write_error(rt, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
}

static TareValue unraisablehook(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue exception = tare_attribute_get_c(rt, arguments->values[0], "exc_value");
    if (tare_value_is_absent(exception)) return TARE_ABSENT;
    TareValue where = tare_attribute_get_c(rt, arguments->values[0], "object");
    if (!tare_value_is_absent(where)) write_unraisable(rt, exception, where);
    tare_release(rt, exception);
    if (tare_value_is_absent(where)) return TARE_ABSENT;
    tare_release(rt, where);
    return TARE_NONE;
}

static const char *const argument_fields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                              "object"};
static const TareRecordSpec argument_spec = {"sys", "UnraisableHookArgs", argument_fields, 5};

// Made when the program's own hook is first called; borrowed.
static TareValue get_argument_class(TareRuntime *rt) {
    TareValue *class = &rt->machine->unraisable_class;
    if (tare_value_is_absent(*class)) *class = tare_record_new_class(rt, &argument_spec);
    return *class;
}

// An exception that C raised outside of any frame's instructions is told with the place that runs.
static TareStatus add_place(TareRuntime *rt, TareValue exception) {
    TareFrame *frame = tare_frame_find_running(rt);
    if (!frame || !tare_value_is_absent(tare_exception_of(exception)->traceback)) return TARE_OK;
    TareFrameObject *object = tare_frame_fetch_object(rt, frame);
    if (!object) return TARE_ERROR;
    return tare_traceback_push(rt, exception, tare_value_from_object(frame->code),
                               tare_value_from_object(object), tare_frame_get_offset(frame));
}

static bool is_own(TareValue hook) {
    if (!tare_value_is_exact(hook, TARE_TYPE_BUILTIN_FUNCTION)) return false;
    const TareNativeFunction *function = (TareNativeFunction *)tare_value_get_object(hook);
    return function->definition->function == unraisablehook;
}

void tare_sys_hooks_report_unraisable(TareRuntime *rt, TareValue exception, TareValue where) {
    if (add_place(rt, exception) != TARE_OK) tare_error_clear(rt);
    TareValue hook = tare_sys_find(rt, "unraisablehook");
    if (tare_value_is_absent(hook) || tare_value_is_none(hook) || is_own(hook)) {
        write_unraisable(rt, exception, where);
        return;
    }
    TareValue traceback = tare_exception_of(exception)->traceback;
    TareValue items[] = {
        tare_retain(tare_value_from_object(tare_type_get(rt, exception))), tare_retain(exception),
        tare_value_is_absent(traceback) ? TARE_NONE : tare_retain(traceback), TARE_NONE,
        tare_value_is_absent(where) ? TARE_NONE : tare_retain(where)};
    TareValue given =
        tare_record_new_steal(rt, get_argument_class(rt), items, argument_spec.field_count);
    TareValue done = TARE_ABSENT;
    tare_retain(hook);
    if (!tare_value_is_absent(given)) done = tare_call_1(rt, hook, given);
    tare_release(rt, given);
    if (tare_value_is_absent(done)) {
        TareValue error = tare_error_take(rt);
        if (!tare_value_is_absent(error)) write_unraisable(rt, error, hook);
        tare_release(rt, error);
    }
    tare_release(rt, done);
    tare_release(rt, hook);
}

const TareNativeDefinition tare_sys_hooks_functions[] = {
    {"displayhook", displayhook, TARE_NATIVE_ONE, 0, 0, 0, "Print an object, bind it to _."},
    {"__displayhook__", displayhook, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"excepthook", excepthook, TARE_NATIVE_POSITIONAL, 3, 3, 0, "Report an exception."},
    {"__excepthook__", excepthook, TARE_NATIVE_POSITIONAL, 3, 3, 0, NULL},
    {"unraisablehook", unraisablehook, TARE_NATIVE_ONE, 0, 0, 0, "Report an unraisable one."},
    {"__unraisablehook__", unraisablehook, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};
