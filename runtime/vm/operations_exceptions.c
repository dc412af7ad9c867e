// Instructions that raise, handle and clean up: raise, except, with.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/exception.h"
#include "vm/machine.h"
#include "vm/operations.h"
#include "vm/registers.h"

#define A (tare_code_get_a(word))
#define B (tare_code_get_b(word))
#define C (tare_code_get_c(word))

// The exception that `v`, an exception class or instance, stands for: new; absent and TypeError.
static TareValue make_exception(TareRuntime *rt, TareValue v, const char *refusal) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_BASE_EXCEPTION)) return tare_retain(v);
    bool is_class = tare_type_is_instance(rt, v, TARE_TYPE_TYPE) &&
                    tare_type_is_subtype(tare_type_of_value(v),
                                         rt->types[TARE_TYPE_BASE_EXCEPTION]);
    if (!is_class) return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%s", refusal);
    TareValue made = tare_call_0(rt, v);
    if (tare_value_is_absent(made) || tare_type_is_instance(rt, made, TARE_TYPE_BASE_EXCEPTION))
        return made;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     "calling %R should have returned an instance of BaseException, not %R", v,
                     tare_value_from_object(tare_type_get(rt, made)));
    tare_release(rt, made);
    return TARE_ABSENT;
}

static bool raise_again(TareRuntime *rt) {
    TareValue handled = rt->hooks.get_handled(rt);
    if (tare_value_is_absent(handled) || tare_value_is_none(handled)) {
        tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "No active exception to reraise");
        return false;
    }
    tare_error_restore_steal(rt, tare_retain(handled));
    return true;
}

static TareStatus set_cause(TareRuntime *rt, TareValue exception, TareValue cause) {
    TareException *self = tare_exception_of(exception);
    TareValue made = TARE_ABSENT;
    if (!tare_value_is_none(cause)) {
        made = make_exception(rt, cause, "exception causes must derive from BaseException");
        if (tare_value_is_absent(made)) return TARE_ERROR;
    }
    tare_slot_set_steal(rt, &self->cause, made);
    self->suppress_context = true;
    self->has_cause = true;
    return TARE_OK;
}

bool tare_operations_raise(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    if (C == 0) return raise_again(rt);
    TareValue exception = make_exception(rt, frame->registers[A],
                                         "exceptions must derive from BaseException");
    TareStatus status = tare_value_is_absent(exception) ? TARE_ERROR : TARE_OK;
    if (status == TARE_OK && C == 2) status = set_cause(rt, exception, frame->registers[B]);
    tare_registers_drop(rt, frame, A);
    if (C == 2) tare_registers_drop(rt, frame, B);
    if (status == TARE_OK) tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return false;
}

int tare_operations_matches(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    int answer = tare_exception_matches(rt, frame->registers[A], frame->registers[B]);
    tare_registers_drop(rt, frame, B);
    return answer;
}

TareStatus tare_operations_SPLIT_GROUP(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue matched, rest;
    TareStatus status = tare_exception_split(rt, frame->registers[A], frame->registers[B],
                                             &matched, &rest);
    tare_registers_drop(rt, frame, B);
    if (status != TARE_OK) return TARE_ERROR;
    tare_registers_set_steal(rt, frame, A, rest);
    tare_registers_set_steal(rt, frame, A + 1, matched);
    return TARE_OK;
}

TareStatus tare_operations_JOIN_GROUP(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_exception_join(rt, frame->registers[B], frame->registers[C]);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_LOAD_ASSERTION_ERROR(TareRuntime *rt, TareFrame *frame,
                                                uint32_t word) {
    TareValue v = tare_value_from_object(rt->types[TARE_TYPE_ASSERTION_ERROR]);
    tare_registers_set_steal(rt, frame, A, tare_retain(v));
    return TARE_OK;
}

// A = bound exit method, A+1 = what the enter method gives.
static TareStatus enter(TareRuntime *rt, TareFrame *frame, uint32_t word, TareString *enter_name,
                        TareString *exit_name, const char *protocol, const char *exit_text) {
    TareValue manager = tare_registers_take(frame, B);
    TareValue enter_method = tare_attribute_fetch_special(rt, manager, enter_name);
    TareValue exit_method = TARE_ABSENT, entered = TARE_ABSENT;
    if (!tare_value_is_absent(enter_method))
        exit_method = tare_attribute_fetch_special(rt, manager, exit_name);
    if (tare_value_is_absent(exit_method)) {
        if (!tare_error_is_pending(rt))
            tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                             "'%T' object does not support the %s%s", manager, protocol,
                             tare_value_is_absent(enter_method) ? "" : exit_text);
    } else {
        entered = tare_call_0(rt, enter_method);
    }
    tare_release(rt, enter_method);
    tare_release(rt, manager);
    if (tare_value_is_absent(entered)) {
        tare_release(rt, exit_method);
        return TARE_ERROR;
    }
    tare_registers_set_steal(rt, frame, A, exit_method);
    tare_registers_set_steal(rt, frame, A + 1, entered);
    return TARE_OK;
}

TareStatus tare_operations_WITH_ENTER(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return enter(rt, frame, word, TARE_RUNTIME_NAME(rt, dunder_enter),
                 TARE_RUNTIME_NAME(rt, dunder_exit), "context manager protocol",
                 " (missed __exit__ method)");
}

TareStatus tare_operations_ASYNC_WITH_ENTER(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return enter(rt, frame, word, TARE_RUNTIME_NAME(rt, dunder_aenter),
                 TARE_RUNTIME_NAME(rt, dunder_aexit), "asynchronous context manager protocol",
                 " (missed __aexit__ method)");
}

TareStatus tare_operations_WITH_EXIT(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue exit_method = tare_registers_take(frame, A);
    TareValue nothing[] = {TARE_NONE, TARE_NONE, TARE_NONE};
    TareValue v = tare_call_values(rt, exit_method, nothing, 3);
    tare_release(rt, exit_method);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    tare_release(rt, v);
    return TARE_OK;
}

TareStatus tare_operations_WITH_EXCEPT(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue exception = frame->registers[C];
    TareValue traceback = tare_exception_of(exception)->traceback;
    TareValue arguments[] = {tare_value_from_object(tare_type_get(rt, exception)), exception,
                             tare_value_is_absent(traceback) ? TARE_NONE : traceback};
    tare_retain(arguments[2]);
    TareValue v = tare_call_values(rt, frame->registers[B], arguments, 3);
    tare_release(rt, arguments[2]);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    int truth = tare_protocol_truth(rt, v);
    tare_release(rt, v);
    if (truth < 0) return TARE_ERROR;
    tare_registers_set_steal(rt, frame, A, tare_value_from_bool(truth));
    return TARE_OK;
}

TareStatus tare_operations_PRINT_EXPRESSION(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = tare_registers_take(frame, A);
    TareValue hook = tare_dict_find_c(rt, tare_dict_of(rt->machine->sys), "displayhook");
    TareValue shown = tare_value_is_absent(hook)
                          ? tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "lost sys.displayhook")
                          : tare_call_1(rt, hook, v);
    tare_release(rt, v);
    if (tare_value_is_absent(shown)) return TARE_ERROR;
    tare_release(rt, shown);
    return TARE_OK;
}
