// Generators and coroutines: making, resuming, ending. Their methods are in generator_methods.c.
#include "vm/generator.h"

#include "object/call.h"
#include "object/error.h"
#include "types/exception.h"
#include "vm/eval.h"
#include "vm/machine.h"

static TareTypeId type_of_code(const TareCode *code) {
    if (code->flags & TARE_CODE_COROUTINE) return TARE_TYPE_COROUTINE;
    if (code->flags & TARE_CODE_ASYNC_GENERATOR) return TARE_TYPE_ASYNC_GENERATOR;
    return TARE_TYPE_GENERATOR;
}

bool tare_generator_is(TareRuntime *rt, TareValue v) {
    (void)rt;
    return tare_value_is_exact(v, TARE_TYPE_GENERATOR) ||
           tare_value_is_exact(v, TARE_TYPE_COROUTINE);
}

TareValue tare_generator_new_steal(TareRuntime *rt, TareValue stolen_function,
                                   TareValue *stolen_window) {
    TareCode *code = tare_function_of(stolen_function)->code;
    size_t extra = code->register_count * sizeof(TareValue);
    TareGenerator *self = tare_alloc_instance(rt, rt->types[type_of_code(code)], extra);
    if (!self) {
        for (size_t i = 0; i < code->temporary_start; i++) tare_slot_clear(rt, &stolen_window[i]);
        tare_release(rt, stolen_function);
        return TARE_ABSENT;
    }
    for (size_t i = 0; i < code->temporary_start; i++) {
        self->registers[i] = stolen_window[i];
        stolen_window[i] = TARE_ABSENT;
    }
    tare_retain_object(code);
    self->frame.code = code;
    self->register_count = code->register_count;
    self->frame.function = stolen_function;
    self->frame.globals = tare_function_of(stolen_function)->globals;
    self->frame.registers = self->registers;
    self->frame.pc = code->instructions;
    self->frame.generator = self;
    self->frame.is_generator = 1;
    self->frame.is_fixed = 1;
    self->state = TARE_GENERATOR_CREATED;
    return tare_value_from_object(self);
}

TareStatus tare_generator_begin_steal(TareRuntime *rt, TareGenerator *self, TareValue stolen_sent) {
    if (tare_call_check_stack(rt) != TARE_OK) {
        tare_release(rt, stolen_sent);
        return TARE_ERROR;
    }
    if (rt->execution.depth >= rt->execution.recursion_limit) {
        tare_release(rt, stolen_sent);
        return tare_error_fail(rt, TARE_TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
    }
    TareFrame *frame = &self->frame;
    TareFrame *caller = rt->execution.frame;
    frame->stack_top = tare_machine_get_top(rt);
    frame->stack_end = caller ? caller->stack_end : rt->machine->registers->end;
    if (self->state == TARE_GENERATOR_SUSPENDED && !tare_value_is_absent(stolen_sent)) {
        uint32_t target = tare_code_get_a(frame->pc[-1]);
        tare_slot_set_steal(rt, &frame->registers[target], stolen_sent);
    } else {
        tare_release(rt, stolen_sent);
    }
    self->state = TARE_GENERATOR_RUNNING;
    frame->previous = caller;
    rt->execution.depth++;
    rt->execution.frame = frame;
    // The machine holds the generator while it runs, so that its frame cannot vanish under it.
    tare_retain_object(self);
    return TARE_OK;
}

// StopIteration must not leave a generator: it becomes RuntimeError.
static void convert_stop(TareRuntime *rt, TareGenerator *self) {
    TareTypeId id = TARE_TYPE_STOP_ITERATION;
    const char *kind = "generator";
    if (self->frame.code->flags & TARE_CODE_COROUTINE) kind = "coroutine";
    if (self->frame.code->flags & TARE_CODE_ASYNC_GENERATOR) kind = "async generator";
    if (self->frame.code->flags & TARE_CODE_ASYNC_GENERATOR && !tare_error_is(rt, id))
        id = TARE_TYPE_STOP_ASYNC_ITERATION;
    if (!tare_error_is(rt, id)) return;
    TareValue stop = tare_error_take(rt);
    tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "%s raised %s", kind,
                     id == TARE_TYPE_STOP_ITERATION ? "StopIteration" : "StopAsyncIteration");
    TareValue error = tare_error_take(rt);
    TareException *exception = tare_exception_of(error);
    tare_slot_set_steal(rt, &exception->cause, tare_retain(stop));
    exception->has_cause = exception->suppress_context = true;
    tare_slot_set_steal(rt, &exception->context, stop);
    tare_error_restore_steal(rt, error);
}

void tare_generator_finish(TareRuntime *rt, TareGenerator *self) {
    if (tare_error_is_pending(rt)) convert_stop(rt, self);
    TareValue error = tare_error_take(rt);
    self->state = TARE_GENERATOR_FINISHED;
    tare_frame_release(rt, &self->frame);
    self->frame.previous = NULL;
    if (!tare_value_is_absent(error)) tare_error_restore_steal(rt, error);
    tare_release_object(rt, self);
}

static TareStatus fail_running(TareRuntime *rt, TareGenerator *self) {
    const char *kind = self->header.shape_id == TARE_TYPE_COROUTINE ? "coroutine" : "generator";
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s already executing", kind);
}

TareValue tare_generator_send(TareRuntime *rt, TareGenerator *self, TareValue sent,
                              TareValue *result) {
    *result = TARE_ABSENT;
    bool is_coroutine = self->header.shape_id == TARE_TYPE_COROUTINE;
    if (self->state == TARE_GENERATOR_RUNNING) {
        TareStatus status = fail_running(rt, self);
        (void)status;
        return TARE_ABSENT;
    }
    if (self->state == TARE_GENERATOR_FINISHED) {
        if (is_coroutine && !tare_value_is_absent(sent))
            return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                                    "cannot reuse already awaited coroutine");
        if (!tare_error_is_pending(rt)) *result = TARE_NONE;
        return TARE_ABSENT;
    }
    if (self->state == TARE_GENERATOR_CREATED && !tare_value_is_absent(sent) &&
        !tare_value_is_none(sent))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can't send non-None value to a just-started %s",
                                is_coroutine ? "coroutine" : "generator");
    TareValue error = tare_value_is_absent(sent) ? tare_error_take(rt) : TARE_ABSENT;
    TareStatus status = tare_generator_begin_steal(rt, self, tare_retain(sent));
    if (status != TARE_OK) {
        tare_release(rt, error);
        return TARE_ABSENT;
    }
    if (!tare_value_is_absent(error)) tare_error_restore_steal(rt, error);
    self->frame.continuation = TARE_CONTINUE_IN_C;
    tare_retain_object(self);
    TareValue v = tare_eval_run(rt);
    bool finished = self->state == TARE_GENERATOR_FINISHED;
    tare_release_object(rt, self);
    if (!finished || tare_value_is_absent(v)) return v;
    *result = v;
    return TARE_ABSENT;
}
