// Generators and coroutines: making, resuming, ending. Their methods are in generator_methods.c.
#include "vm/generator.h"

#include "object/call.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "types/exception.h"
#include "vm/eval.h"
#include "vm/machine.h"
#include "vm/profile.h"

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

// A name that the function was given later; NULL for the code's.
static TareString *own_name(TareValue name, const TareString *of_code) {
    if (tare_value_is_absent(name) || tare_string_of(name) == of_code) return NULL;
    return tare_string_of(tare_retain(name));
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
    const TareFunctionExtras *given = tare_function_of(stolen_function)->extras;
    if (given) {
        self->name = own_name(given->name, code->name);
        self->qualified_name = own_name(given->qualified_name, code->qualified_name);
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
    if (code->handler_count || type_of_code(code) != TARE_TYPE_GENERATOR)
        tare_heap_expect_death(&rt->heap, self);
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
    if (TARE_UNLIKELY(rt->profile)) tare_profile_enter(rt);
    return TARE_OK;
}

// StopIteration must not leave a generator: it becomes RuntimeError.
static void convert_stop(TareRuntime *rt, TareGenerator *self) {
    TareTypeId id = TARE_TYPE_STOP_ITERATION;
    if (self->frame.code->flags & TARE_CODE_ASYNC_GENERATOR && !tare_error_is(rt, id))
        id = TARE_TYPE_STOP_ASYNC_ITERATION;
    if (!tare_error_is(rt, id)) return;
    TareValue stop = tare_error_take(rt);
    tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "%s raised %s", tare_generator_get_kind(self),
                     id == TARE_TYPE_STOP_ITERATION ? "StopIteration" : "StopAsyncIteration");
    tare_exception_chain_steal(rt, stop);
}

void tare_generator_finish(TareRuntime *rt, TareGenerator *self) {
    if (tare_error_is_pending(rt)) convert_stop(rt, self);
    TareValue error = tare_error_take(rt);
    self->state = TARE_GENERATOR_FINISHED;
    uint32_t held = self->is_dying ? tare_dealloc_hold(rt) : 0;
    tare_frame_release(rt, &self->frame);
    if (self->is_dying) tare_dealloc_let_wait(rt, held);
    self->frame.previous = NULL;
    if (!tare_value_is_absent(error)) tare_error_restore_steal(rt, error);
    tare_release_object(rt, self);
}

const char *tare_generator_get_kind(const TareGenerator *self) {
    if (self->header.shape_id == TARE_TYPE_COROUTINE) return "coroutine";
    return self->header.shape_id == TARE_TYPE_GENERATOR ? "generator" : "async generator";
}

bool tare_generator_is_at_yield(const TareGenerator *self) {
    return self->state == TARE_GENERATOR_SUSPENDED &&
           tare_code_get_opcode(self->frame.pc[-1]) == TARE_OPCODE_YIELD;
}

// Answers for one that cannot be resumed: true when *result or an error tells why.
static bool refuse_send(TareRuntime *rt, TareGenerator *self, TareValue sent, TareValue *result) {
    if (self->state == TARE_GENERATOR_RUNNING) {
        tare_error_clear(rt);
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%s already executing",
                         tare_generator_get_kind(self));
        return true;
    }
    if (self->state == TARE_GENERATOR_FINISHED) {
        if (self->header.shape_id == TARE_TYPE_COROUTINE) {
            tare_error_clear(rt);
            tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                             "cannot reuse already awaited coroutine");
        }
        if (!tare_error_is_pending(rt)) *result = TARE_NONE;
        return true;
    }
    bool is_value = !tare_value_is_absent(sent) && !tare_value_is_none(sent);
    if (self->state != TARE_GENERATOR_CREATED || !is_value) return false;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "can't send non-None value to a just-started %s",
                     tare_generator_get_kind(self));
    return true;
}

TareValue tare_generator_send(TareRuntime *rt, TareGenerator *self, TareValue sent,
                              TareValue *result) {
    *result = TARE_ABSENT;
    if (refuse_send(rt, self, sent, result)) return TARE_ABSENT;
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
