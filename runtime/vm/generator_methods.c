// What programs do with generators: send, throw, close.
#include "object/attribute.h"
#include "object/call.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/exception.h"
#include "vm/eval.h"
#include "vm/generator.h"
#include "vm/machine.h"
#include "vm/registers.h"

TareValue tare_generator_raise_stop_steal(TareRuntime *rt, TareValue stolen_result) {
    if (tare_value_is_none(stolen_result)) {
        TareValue stop =
            rt->hooks.new_exception(rt, rt->types[TARE_TYPE_STOP_ITERATION], TARE_ABSENT);
        if (!tare_value_is_absent(stop)) tare_error_raise_instance(rt, stop);
        tare_release(rt, stop);
        return TARE_ABSENT;
    }
    tare_error_raise_value(rt, TARE_TYPE_STOP_ITERATION, stolen_result);
    tare_release(rt, stolen_result);
    return TARE_ABSENT;
}

TareValue tare_generator_next(TareRuntime *rt, TareValue self) {
    TareValue result;
    TareValue v = tare_generator_send(rt, tare_generator_of(self), TARE_NONE, &result);
    if (tare_value_is_absent(v) && !tare_value_is_absent(result) && !tare_value_is_none(result))
        return tare_generator_raise_stop_steal(rt, result);
    return v;
}

TareValue tare_generator_send_method(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    TareValue result;
    TareValue v = tare_generator_send(rt, tare_generator_of(self), arguments->values[0], &result);
    if (!tare_value_is_absent(result)) return tare_generator_raise_stop_steal(rt, result);
    return v;
}

TareValue tare_generator_get_delegate(const TareGenerator *self) {
    if (self->state != TARE_GENERATOR_SUSPENDED) return TARE_ABSENT;
    uint32_t word = self->frame.pc[-1];
    if (tare_code_get_opcode(word) != TARE_OPCODE_YIELD_DELEGATE) return TARE_ABSENT;
    return self->frame.registers[tare_code_get_c(word)];
}

// What is thrown into a generator that handles an exception has that one as its context, and not
// the one that whoever throws it handles.
static void chain_handled(TareRuntime *rt, TareGenerator *self) {
    if (tare_value_is_absent(self->frame.handled) || !tare_error_is_pending(rt)) return;
    TareFrame *outer = rt->execution.frame;
    TareValue thrown = tare_error_take(rt);
    rt->execution.frame = &self->frame;
    tare_error_raise_instance(rt, thrown);
    rt->execution.frame = outer;
    tare_release(rt, thrown);
}

// Raises the pending error inside the generator and runs on.
static TareValue resume_with_error(TareRuntime *rt, TareGenerator *self, TareValue *result) {
    if (self->state == TARE_GENERATOR_SUSPENDED) chain_handled(rt, self);
    if (self->state == TARE_GENERATOR_CREATED) {
        // The first instruction, a NOP, has the place of the definition and stands in no guard.
        self->frame.pc = self->frame.code->instructions + 1;
    }
    return tare_generator_send(rt, self, TARE_ABSENT, result);
}

// The delegate has ended with `stolen_result`: the generator runs on behind its SEND.
static TareValue resume_after_delegate(TareRuntime *rt, TareGenerator *self,
                                       TareValue stolen_result, TareValue *result) {
    const uint32_t *pc = self->frame.pc;
    uint32_t iterator = tare_code_get_c(pc[-1]), value = tare_code_get_b(pc[-1]);
    // Behind YIELD_DELEGATE stands the jump back to SEND, whose own jump leads on.
    const uint32_t *send = pc + 1 + tare_code_get_jump(pc[0]);
    tare_slot_clear(rt, &self->frame.registers[iterator]);
    self->frame.pc = send + 2 + (int32_t)send[1];
    tare_slot_set_steal(rt, &self->frame.registers[value], stolen_result);
    self->state = TARE_GENERATOR_CREATED;
    return tare_generator_send(rt, self, TARE_NONE, result);
}

// Takes the value of the pending StopIteration; absent when another error pends.
static TareValue take_stop_value(TareRuntime *rt) {
    if (!tare_error_is_pending(rt)) return TARE_NONE;
    if (!tare_error_is(rt, TARE_TYPE_STOP_ITERATION)) return TARE_ABSENT;
    TareValue stop = tare_error_take(rt);
    TareValue value = *tare_exception_stop_value(tare_exception_of(stop));
    value = tare_value_is_absent(value) ? TARE_NONE : tare_retain(value);
    tare_release(rt, stop);
    return value;
}

// While its delegate is thrown into or closed the generator counts as running.
static void enter_delegation(TareGenerator *self) {
    self->state = TARE_GENERATOR_RUNNING;
    tare_retain_object(self);
}

static void leave_delegation(TareRuntime *rt, TareGenerator *self) {
    self->state = TARE_GENERATOR_SUSPENDED;
    tare_release_object(rt, self);
}

// A delegate that is itself a generator sees the frame that delegates when it is thrown into.
static void push_frame(TareRuntime *rt, TareGenerator *self) {
    TareFrame *caller = rt->execution.frame;
    self->frame.stack_top = tare_machine_get_top(rt);
    self->frame.stack_end = caller ? caller->stack_end : rt->machine->registers->end;
    self->frame.previous = caller;
    rt->execution.frame = &self->frame;
}

static void pop_frame(TareRuntime *rt, TareGenerator *self) {
    rt->execution.frame = self->frame.previous;
    self->frame.previous = NULL;
}

// Closes the iterator to which the generator delegates.
static TareStatus close_delegate(TareRuntime *rt, TareValue delegate) {
    if (tare_generator_is(rt, delegate))
        return tare_generator_close(rt, tare_generator_of(delegate));
    bool failed;
    TareValue method =
        tare_attribute_fetch_optional(rt, delegate, TARE_RUNTIME_NAME(rt, close), &failed);
    if (failed) {
        tare_error_write_unraisable(rt, delegate);
        return TARE_OK;
    }
    if (tare_value_is_absent(method)) return TARE_OK;
    TareValue v = tare_call_0(rt, method);
    tare_release(rt, method);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    tare_release(rt, v);
    return TARE_OK;
}

static void raise_generator_exit(TareRuntime *rt) {
    TareValue leave = rt->hooks.new_exception(rt, rt->types[TARE_TYPE_GENERATOR_EXIT], TARE_ABSENT);
    if (!tare_value_is_absent(leave)) tare_error_raise_instance(rt, leave);
    tare_release(rt, leave);
}

// Its traceback may hold the frame, and that the next of a long chain of generators.
static void clear_exit(TareRuntime *rt, const TareGenerator *self) {
    uint32_t held = self->is_dying ? tare_dealloc_hold(rt) : 0;
    tare_error_clear(rt);
    if (self->is_dying) tare_dealloc_let_wait(rt, held);
}

TareStatus tare_generator_close(TareRuntime *rt, TareGenerator *self) {
    if (self->state == TARE_GENERATOR_FINISHED) return TARE_OK;
    if (self->state == TARE_GENERATOR_CREATED) {
        self->state = TARE_GENERATOR_FINISHED;
        tare_frame_release(rt, &self->frame);
        return TARE_OK;
    }
    TareValue delegate = tare_retain(tare_generator_get_delegate(self));
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(delegate)) {
        enter_delegation(self);
        status = close_delegate(rt, delegate);
        leave_delegation(rt, self);
    }
    tare_release(rt, delegate);
    if (status == TARE_OK) raise_generator_exit(rt);
    TareValue result;
    TareValue v = resume_with_error(rt, self, &result);
    tare_release(rt, result);
    if (!tare_value_is_absent(v)) {
        tare_release(rt, v);
        return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "%s ignored GeneratorExit",
                               tare_generator_get_kind(self));
    }
    if (tare_error_is(rt, TARE_TYPE_GENERATOR_EXIT) || tare_error_is(rt, TARE_TYPE_STOP_ITERATION))
        clear_exit(rt, self);
    return tare_error_is_pending(rt) ? TARE_ERROR : TARE_OK;
}

TareValue tare_generator_close_method(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    (void)arguments;
    if (tare_generator_close(rt, tare_generator_of(self)) != TARE_OK) return TARE_ABSENT;
    return TARE_NONE;
}

static bool is_exception_class(TareRuntime *rt, TareValue v) {
    return tare_type_is_instance(rt, v, TARE_TYPE_TYPE) &&
           tare_type_is_subtype(tare_type_of_value(v), rt->types[TARE_TYPE_BASE_EXCEPTION]);
}

// TypeErrors of throw() itself, which do not reach the generator.
static TareStatus check_thrown(TareRuntime *rt, const TareArguments *arguments) {
    TareValue kind = arguments->values[0];
    TareValue value = arguments->positional_count > 1 ? arguments->values[1] : TARE_NONE;
    TareValue traceback = arguments->positional_count > 2 ? arguments->values[2] : TARE_NONE;
    if (!tare_value_is_none(traceback) &&
        !tare_type_is_instance(rt, traceback, TARE_TYPE_TRACEBACK))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "throw() third argument must be a traceback object");
    if (is_exception_class(rt, kind)) return TARE_OK;
    if (!tare_type_is_instance(rt, kind, TARE_TYPE_BASE_EXCEPTION))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "exceptions must be classes or instances deriving from "
                               "BaseException, not %T",
                               kind);
    if (!tare_value_is_none(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "instance exception may not have a separate value");
    return TARE_OK;
}

// The exception that throw() was given, made if need be: new reference.
static TareValue make_thrown(TareRuntime *rt, const TareArguments *arguments) {
    TareValue kind = arguments->values[0];
    TareValue value = arguments->positional_count > 1 ? arguments->values[1] : TARE_NONE;
    if (!is_exception_class(rt, kind)) return tare_retain(kind);
    if (tare_type_is_subtype(tare_type_get(rt, value), tare_type_of_value(kind)))
        return tare_retain(value);
    TareValue made =
        tare_value_is_none(value) ? tare_call_0(rt, kind)
        : tare_value_is_exact(value, TARE_TYPE_TUPLE)
            ? tare_call_values(rt, kind, tare_tuple_of(value)->items, tare_tuple_of(value)->length)
            : tare_call_1(rt, kind, value);
    if (tare_value_is_absent(made) || tare_type_is_instance(rt, made, TARE_TYPE_BASE_EXCEPTION))
        return made;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     "calling %R should have returned an instance of BaseException, not %T", kind,
                     made);
    tare_release(rt, made);
    return TARE_ABSENT;
}

// Leaves the exception that throw(type, value, traceback) names pending.
static void raise_thrown(TareRuntime *rt, const TareArguments *arguments) {
    TareValue exception = make_thrown(rt, arguments);
    if (tare_value_is_absent(exception)) return;
    if (arguments->positional_count > 2 && !tare_value_is_none(arguments->values[2]))
        tare_slot_set_steal(rt, &tare_exception_of(exception)->traceback,
                            tare_retain(arguments->values[2]));
    tare_error_restore_steal(rt, exception);
}

// throw() reaches the delegate first: *handled tells whether the answer stands.
static TareValue throw_into_delegate(TareRuntime *rt, TareGenerator *self, TareValue delegate,
                                     const TareArguments *arguments, TareValue *result) {
    TareValue v, value = TARE_ABSENT;
    *result = TARE_ABSENT;
    if (tare_generator_is(rt, delegate)) {
        enter_delegation(self);
        push_frame(rt, self);
        v = tare_generator_throw(rt, tare_generator_of(delegate), arguments, &value);
        pop_frame(rt, self);
        leave_delegation(rt, self);
    } else {
        bool failed;
        TareValue method =
            tare_attribute_fetch_optional(rt, delegate, TARE_RUNTIME_NAME(rt, throw), &failed);
        if (tare_value_is_absent(method)) {
            if (failed || check_thrown(rt, arguments) != TARE_OK) return TARE_ABSENT;
            raise_thrown(rt, arguments);
            return resume_with_error(rt, self, result);
        }
        enter_delegation(self);
        v = tare_call(rt, method, arguments);
        leave_delegation(rt, self);
        tare_release(rt, method);
    }
    if (!tare_value_is_absent(v)) return v;
    if (tare_value_is_absent(value)) value = take_stop_value(rt);
    if (tare_value_is_absent(value)) return resume_with_error(rt, self, result);
    return resume_after_delegate(rt, self, value, result);
}

// throw(GeneratorExit) closes the delegate instead.
static bool is_generator_exit(TareRuntime *rt, TareValue kind) {
    if (tare_type_is_instance(rt, kind, TARE_TYPE_TYPE))
        return tare_type_is_subtype(tare_type_of_value(kind), rt->types[TARE_TYPE_GENERATOR_EXIT]);
    return tare_type_is_instance(rt, kind, TARE_TYPE_GENERATOR_EXIT);
}

TareValue tare_generator_throw(TareRuntime *rt, TareGenerator *self, const TareArguments *arguments,
                               TareValue *result) {
    *result = TARE_ABSENT;
    TareValue delegate = tare_retain(tare_generator_get_delegate(self));
    TareValue v;
    if (tare_value_is_absent(delegate)) {
        if (check_thrown(rt, arguments) != TARE_OK) return TARE_ABSENT;
        raise_thrown(rt, arguments);
        v = resume_with_error(rt, self, result);
    } else if (is_generator_exit(rt, arguments->values[0])) {
        enter_delegation(self);
        TareStatus status = close_delegate(rt, delegate);
        leave_delegation(rt, self);
        if (status == TARE_OK && check_thrown(rt, arguments) == TARE_OK)
            raise_thrown(rt, arguments);
        v = resume_with_error(rt, self, result);
    } else {
        v = throw_into_delegate(rt, self, delegate, arguments, result);
    }
    tare_release(rt, delegate);
    return v;
}

TareValue tare_generator_throw_method(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    TareValue result;
    TareGenerator *generator = tare_generator_of(self);
    if (generator->state == TARE_GENERATOR_RUNNING)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%s already executing",
                                tare_generator_get_kind(generator));
    TareValue v = tare_generator_throw(rt, generator, arguments, &result);
    if (!tare_value_is_absent(result)) return tare_generator_raise_stop_steal(rt, result);
    return v;
}

static const TareNativeDefinition generator_methods[] = {
    {"send", tare_generator_send_method, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", tare_generator_throw_method, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", tare_generator_close_method, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

static const TareAttributeDefinition generator_attributes[] = {
    {"__name__", tare_generator_get_name, tare_generator_set_name, NULL},
    {"__qualname__", tare_generator_get_qualified_name, tare_generator_set_qualified_name, NULL},
    {"gi_code", tare_generator_get_code, NULL, NULL},
    {"gi_frame", tare_generator_get_frame, NULL, NULL},
    {"gi_running", tare_generator_get_running, NULL, NULL},
    {"gi_suspended", tare_generator_get_suspended, NULL, NULL},
    {"gi_yieldfrom", tare_generator_get_awaited, NULL, NULL},
    {0},
};

const TareTypeSpec tare_generator_spec = {
    .instance_bytes = sizeof(TareGenerator),
    .flags = TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_VARIABLE | TARE_TYPE_NO_INSTANTIATION,
    .methods = generator_methods,
    .attributes = generator_attributes,
    .slots = {.describe = tare_generator_describe,
              .destroy = tare_generator_destroy,
              .finalize = tare_generator_finalize,
              .repr = tare_generator_repr,
              .iterate = tare_container_return_self,
              .next = tare_generator_next},
};
