// What programs do with generators: send, throw, close, and their end when nobody holds them.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/exception.h"
#include "vm/eval.h"
#include "vm/generator.h"
#include "vm/registers.h"

static TareValue raise_stop(TareRuntime *rt, TareValue stolen_result) {
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

static TareValue generator_next(TareRuntime *rt, TareValue self) {
    TareValue result;
    TareValue v = tare_generator_send(rt, tare_generator_of(self), TARE_NONE, &result);
    if (tare_value_is_absent(v) && !tare_value_is_absent(result) && !tare_value_is_none(result))
        return raise_stop(rt, result);
    return v;
}

static TareValue generator_send(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue result;
    TareValue v = tare_generator_send(rt, tare_generator_of(self), arguments->values[0], &result);
    if (!tare_value_is_absent(result)) return raise_stop(rt, result);
    return v;
}

// The iterator to which a suspended generator delegates, borrowed; absent when it does not.
static TareValue get_delegate(const TareGenerator *self) {
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

static TareStatus close_generator(TareRuntime *rt, TareGenerator *self);

// Closes the iterator to which the generator delegates.
static TareStatus close_delegate(TareRuntime *rt, TareValue delegate) {
    if (tare_generator_is(rt, delegate)) return close_generator(rt, tare_generator_of(delegate));
    bool failed;
    TareValue method =
        tare_attribute_fetch_optional(rt, delegate, TARE_RUNTIME_NAME(rt, close), &failed);
    if (failed) return TARE_ERROR;
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

static TareStatus close_generator(TareRuntime *rt, TareGenerator *self) {
    if (self->state == TARE_GENERATOR_FINISHED) return TARE_OK;
    if (self->state == TARE_GENERATOR_CREATED) {
        self->state = TARE_GENERATOR_FINISHED;
        tare_frame_release(rt, &self->frame);
        return TARE_OK;
    }
    TareValue delegate = tare_retain(get_delegate(self));
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(delegate)) status = close_delegate(rt, delegate);
    tare_release(rt, delegate);
    if (status == TARE_OK) raise_generator_exit(rt);
    TareValue result;
    TareValue v = resume_with_error(rt, self, &result);
    tare_release(rt, result);
    if (!tare_value_is_absent(v)) {
        tare_release(rt, v);
        return tare_error_fail(rt, TARE_TYPE_RUNTIME_ERROR, "%s ignored GeneratorExit",
                               self->header.shape_id == TARE_TYPE_COROUTINE ? "coroutine"
                                                                            : "generator");
    }
    if (tare_error_is(rt, TARE_TYPE_GENERATOR_EXIT) || tare_error_is(rt, TARE_TYPE_STOP_ITERATION))
        tare_error_clear(rt);
    return tare_error_is_pending(rt) ? TARE_ERROR : TARE_OK;
}

static TareValue generator_close(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)arguments;
    if (close_generator(rt, tare_generator_of(self)) != TARE_OK) return TARE_ABSENT;
    return TARE_NONE;
}

// Raises throw(type, value, traceback)'s exception; always leaves an error pending.
static void raise_thrown(TareRuntime *rt, const TareArguments *arguments) {
    TareValue kind = arguments->values[0];
    TareValue value = arguments->positional_count > 1 ? arguments->values[1] : TARE_NONE;
    TareValue exception = TARE_ABSENT;
    bool is_class =
        tare_type_is_instance(rt, kind, TARE_TYPE_TYPE) &&
        tare_type_is_subtype(tare_type_of_value(kind), rt->types[TARE_TYPE_BASE_EXCEPTION]);
    if (is_class && tare_type_is_instance(rt, value, TARE_TYPE_BASE_EXCEPTION))
        exception = tare_retain(value);
    else if (is_class && tare_value_is_none(value))
        exception = tare_call_0(rt, kind);
    else if (is_class)
        exception = tare_call_1(rt, kind, value);
    else if (!tare_type_is_instance(rt, kind, TARE_TYPE_BASE_EXCEPTION))
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "exceptions must be classes or instances deriving from BaseException, "
                         "not %T",
                         kind);
    else if (!tare_value_is_none(value))
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "instance exception may not have a separate value");
    else
        exception = tare_retain(kind);
    if (!tare_value_is_absent(exception)) tare_error_restore_steal(rt, exception);
}

static TareValue throw_into(TareRuntime *rt, TareGenerator *self, const TareArguments *arguments,
                            TareValue *result);

// throw() reaches the delegate first: *handled tells whether the answer stands.
static TareValue throw_into_delegate(TareRuntime *rt, TareGenerator *self, TareValue delegate,
                                     const TareArguments *arguments, TareValue *result) {
    TareValue v, value = TARE_ABSENT;
    *result = TARE_ABSENT;
    if (tare_generator_is(rt, delegate)) {
        self->state = TARE_GENERATOR_RUNNING;
        v = throw_into(rt, tare_generator_of(delegate), arguments, &value);
        self->state = TARE_GENERATOR_SUSPENDED;
    } else {
        bool failed;
        TareValue method =
            tare_attribute_fetch_optional(rt, delegate, TARE_RUNTIME_NAME(rt, throw), &failed);
        if (tare_value_is_absent(method)) {
            if (!failed) raise_thrown(rt, arguments);
            return resume_with_error(rt, self, result);
        }
        v = tare_call(rt, method, arguments);
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

static TareValue throw_into(TareRuntime *rt, TareGenerator *self, const TareArguments *arguments,
                            TareValue *result) {
    *result = TARE_ABSENT;
    TareValue delegate = tare_retain(get_delegate(self));
    TareValue v;
    if (tare_value_is_absent(delegate)) {
        raise_thrown(rt, arguments);
        v = resume_with_error(rt, self, result);
    } else if (is_generator_exit(rt, arguments->values[0])) {
        if (close_delegate(rt, delegate) == TARE_OK) raise_thrown(rt, arguments);
        v = resume_with_error(rt, self, result);
    } else {
        v = throw_into_delegate(rt, self, delegate, arguments, result);
    }
    tare_release(rt, delegate);
    return v;
}

static TareValue generator_throw(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue result;
    TareGenerator *generator = tare_generator_of(self);
    if (generator->state == TARE_GENERATOR_RUNNING)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "generator already executing");
    TareValue v = throw_into(rt, generator, arguments, &result);
    if (!tare_value_is_absent(result)) return raise_stop(rt, result);
    return v;
}

// A suspended generator that dies runs its pending finally blocks.
static void generator_finalize(TareRuntime *rt, TareObject *object) {
    TareGenerator *self = (TareGenerator *)object;
    TareValue pending = tare_error_take(rt);
    if (self->state == TARE_GENERATOR_SUSPENDED && close_generator(rt, self) != TARE_OK)
        tare_error_write_unraisable(rt, tare_value_from_object(self));
    // Its frame object may live on, and must not look into memory that is gone.
    if (self->state != TARE_GENERATOR_FINISHED && self->frame.object) {
        self->state = TARE_GENERATOR_FINISHED;
        tare_frame_release(rt, &self->frame);
    }
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
}

static void generator_describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    (void)rt;
    TareGenerator *self = (TareGenerator *)object;
    TareFrame *frame = &self->frame;
    size_t row = self->register_count * sizeof(TareValue);
    tare_describe_block(d, self, sizeof *self + row, TARE_BLOCK_OBJECT, "generator");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    char *start = (char *)frame;
    size_t code = offsetof(TareFrame, code), globals = offsetof(TareFrame, globals);
    size_t namespace = offsetof(TareFrame, namespace), registers = offsetof(TareFrame, registers);
    size_t handled = offsetof(TareFrame, handled), object_at = offsetof(TareFrame, object);
    size_t after = object_at + sizeof(void *);
    tare_describe_region(d, TARE_REGION_RAW, start, code, "caller");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + code, globals - code, "code, function");
    tare_describe_region(d, TARE_REGION_POINTER, start + globals, namespace - globals, "globals");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + namespace, sizeof(TareValue),
                         "namespace");
    tare_describe_region(d, TARE_REGION_RAW, start + registers, handled - registers, "place");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + handled, sizeof(TareValue), "handled");
    tare_describe_region(d, TARE_REGION_REFERENCES, start + object_at, sizeof(void *),
                         "frame object");
    tare_describe_region(d, TARE_REGION_RAW, start + after, sizeof(TareFrame) - after, "state");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->name, 2 * sizeof(void *), "names");
    tare_describe_region(d, TARE_REGION_RAW, (char *)&self->state, sizeof(void *), "state");
    tare_describe_region(d, TARE_REGION_REFERENCES, self->registers, row, "registers");
}

static TareValue text_or(TareString *text, TareString *fallback) {
    return tare_retain(tare_value_from_object(text ? text : fallback));
}

static TareValue get_name(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareGenerator *generator = tare_generator_of(self);
    return text_or(generator->name, generator->frame.code->name);
}

static TareValue get_qualified_name(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareGenerator *generator = tare_generator_of(self);
    return text_or(generator->qualified_name, generator->frame.code->qualified_name);
}

static TareStatus set_text(TareRuntime *rt, TareString **slot, TareValue value, const char *name) {
    if (!tare_type_is_instance(rt, value.bits ? value : TARE_NONE, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s must be set to a string object", name);
    TareString *old = *slot;
    *slot = tare_string_of(tare_retain(value));
    if (old) tare_release_object(rt, old);
    return TARE_OK;
}

static TareStatus set_name(TareRuntime *rt, TareValue self, TareValue value) {
    return set_text(rt, &tare_generator_of(self)->name, value, "__name__");
}

static TareStatus set_qualified_name(TareRuntime *rt, TareValue self, TareValue value) {
    return set_text(rt, &tare_generator_of(self)->qualified_name, value, "__qualname__");
}

static TareValue get_code(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(tare_value_from_object(tare_generator_of(self)->frame.code));
}

static TareValue get_running(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_value_from_bool(tare_generator_of(self)->state == TARE_GENERATOR_RUNNING);
}

static TareValue get_suspended(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_value_from_bool(tare_generator_of(self)->state == TARE_GENERATOR_SUSPENDED);
}

static TareValue get_delegate_attribute(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareValue v = get_delegate(tare_generator_of(self));
    return tare_value_is_absent(v) ? TARE_NONE : tare_retain(v);
}

static TareValue get_frame(TareRuntime *rt, TareValue self) {
    TareGenerator *generator = tare_generator_of(self);
    if (generator->state == TARE_GENERATOR_FINISHED) return TARE_NONE;
    TareFrameObject *object = tare_frame_fetch_object(rt, &generator->frame);
    return object ? tare_retain(tare_value_from_object(object)) : TARE_ABSENT;
}

static TareValue generator_repr(TareRuntime *rt, TareValue self) {
    TareValue name = get_qualified_name(rt, self);
    TareText scratch;
    tare_text_init(&scratch, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    TareValue v = tare_string_new_format(rt, "<%s object %s at %p>", tare_type_name_of(rt, self),
                                         tare_string_utf8(rt, tare_string_of(name), &scratch),
                                         (void *)tare_value_get_object(self));
    tare_text_deinit(&scratch);
    tare_release(rt, name);
    return v;
}

static TareValue return_self(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(self);
}

static TareValue coroutine_await(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)rt, (void)arguments;
    return tare_retain(self);
}

static const TareNativeDefinition generator_methods[] = {
    {"send", generator_send, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", generator_throw, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", generator_close, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

static const TareNativeDefinition coroutine_methods[] = {
    {"send", generator_send, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", generator_throw, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", generator_close, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__await__", coroutine_await, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

static const TareAttributeDefinition generator_attributes[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"gi_code", get_code, NULL, NULL},
    {"gi_frame", get_frame, NULL, NULL},
    {"gi_running", get_running, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL},
    {"gi_yieldfrom", get_delegate_attribute, NULL, NULL},
    {0},
};

static const TareAttributeDefinition coroutine_attributes[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"cr_code", get_code, NULL, NULL},
    {"cr_frame", get_frame, NULL, NULL},
    {"cr_running", get_running, NULL, NULL},
    {"cr_suspended", get_suspended, NULL, NULL},
    {"cr_await", get_delegate_attribute, NULL, NULL},
    {0},
};

#define GENERATOR_FLAGS (TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_VARIABLE | TARE_TYPE_NO_INSTANTIATION)

const TareTypeSpec tare_generator_spec = {
    .instance_bytes = sizeof(TareGenerator),
    .flags = GENERATOR_FLAGS,
    .methods = generator_methods,
    .attributes = generator_attributes,
    .slots = {.describe = generator_describe,
              .finalize = generator_finalize,
              .repr = generator_repr,
              .iterate = return_self,
              .next = generator_next},
};

const TareTypeSpec tare_coroutine_spec = {
    .instance_bytes = sizeof(TareGenerator),
    .flags = GENERATOR_FLAGS,
    .methods = coroutine_methods,
    .attributes = coroutine_attributes,
    .slots = {.describe = generator_describe,
              .finalize = generator_finalize,
              .repr = generator_repr},
};

const TareTypeSpec tare_async_generator_spec = {
    .instance_bytes = sizeof(TareGenerator),
    .flags = GENERATOR_FLAGS,
    .attributes = generator_attributes,
    .slots = {.describe = generator_describe,
              .finalize = generator_finalize,
              .repr = generator_repr},
};
