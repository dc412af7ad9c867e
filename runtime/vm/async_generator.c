// Asynchronous generators, and the steps in which they are driven: what __anext__(), asend(),
// athrow() and aclose() give. A step is awaited; it sends into the generator until that yields.
//   step: +0 header  +8 generator  +16 what it sends (absent: aclose)  +24 state
#include "object/call.h"
#include "object/error.h"
#include "types/container.h"
#include "types/exception.h"
#include "vm/generator.h"

typedef enum StepState { STEP_NEW, STEP_DRIVING, STEP_ENDED } StepState;

typedef struct AsyncStep {
    TareObject header;
    TareValue generator;
    TareValue
        argument;   // of asend: the value; of athrow: the tuple of arguments; of aclose: absent
    int64_t state;  // StepState
} AsyncStep;

static AsyncStep *step_of(TareValue v) { return (AsyncStep *)tare_value_get_object(v); }

static TareValue new_step_steal(TareRuntime *rt, TareTypeId id, TareValue generator,
                                TareValue stolen_argument) {
    AsyncStep *step = tare_alloc_builtin(rt, id);
    if (!step) {
        tare_release(rt, stolen_argument);
        return TARE_ABSENT;
    }
    step->generator = tare_retain(generator);
    step->argument = stolen_argument;
    step->state = STEP_NEW;
    return tare_value_from_object(step);
}

static TareValue raise_type(TareRuntime *rt, TareTypeId id) {
    TareValue v = rt->hooks.new_exception(rt, rt->types[id], TARE_ABSENT);
    if (!tare_value_is_absent(v)) tare_error_raise_instance(rt, v);
    tare_release(rt, v);
    return TARE_ABSENT;
}

static bool has_ended_by_error(TareRuntime *rt) {
    return tare_error_is(rt, TARE_TYPE_STOP_ASYNC_ITERATION) ||
           tare_error_is(rt, TARE_TYPE_GENERATOR_EXIT);
}

// Turns what driving the generator gave into what the step gives: what the generator awaits passes
// through, what it yields is the value of StopIteration, its return is StopAsyncIteration.
static TareValue finish_drive_steal(TareRuntime *rt, TareGenerator *generator, TareValue stolen_v,
                                    TareValue result) {
    if (!tare_value_is_absent(stolen_v)) {
        if (!tare_generator_is_at_yield(generator)) return stolen_v;
        generator->is_driven = false;
        return tare_generator_raise_stop_steal(rt, stolen_v);
    }
    if (!tare_value_is_absent(result)) raise_type(rt, TARE_TYPE_STOP_ASYNC_ITERATION);
    if (has_ended_by_error(rt)) generator->is_closed = true;
    generator->is_driven = false;
    return TARE_ABSENT;
}

// ---- asend and __anext__

static TareValue fail_ended(TareRuntime *rt, const char *what) {
    return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "cannot reuse already awaited %s", what);
}

static TareValue send_step(TareRuntime *rt, TareValue self, TareValue sent) {
    AsyncStep *step = step_of(self);
    TareGenerator *generator = tare_generator_of(step->generator);
    if (step->state == STEP_ENDED) return fail_ended(rt, "__anext__()/asend()");
    if (step->state == STEP_NEW) {
        if (generator->is_driven)
            return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                                    "anext(): asynchronous generator is already running");
        if (tare_value_is_none(sent)) sent = step->argument;
        step->state = STEP_DRIVING;
    }
    generator->is_driven = true;
    TareValue result;
    TareValue v = tare_generator_send(rt, generator, sent, &result);
    v = finish_drive_steal(rt, generator, v, result);
    if (tare_value_is_absent(v)) step->state = STEP_ENDED;
    return v;
}

static TareValue throw_step(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    AsyncStep *step = step_of(self);
    TareGenerator *generator = tare_generator_of(step->generator);
    if (step->state == STEP_ENDED) return fail_ended(rt, "__anext__()/asend()");
    TareValue result;
    TareValue v = tare_generator_throw(rt, generator, arguments, &result);
    v = finish_drive_steal(rt, generator, v, result);
    if (tare_value_is_absent(v)) step->state = STEP_ENDED;
    return v;
}

// ---- athrow and aclose

static TareValue fail_ignored(TareRuntime *rt, AsyncStep *step, TareValue stolen_v) {
    tare_generator_of(step->generator)->is_driven = false;
    step->state = STEP_ENDED;
    tare_release(rt, stolen_v);
    return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "async generator ignored GeneratorExit");
}

// As finish_drive_steal, for a step that throws: the end of the generator ends aclose() well.
static TareValue finish_throw_steal(TareRuntime *rt, AsyncStep *step, TareValue stolen_v,
                                    TareValue result) {
    TareGenerator *generator = tare_generator_of(step->generator);
    bool is_close = tare_value_is_absent(step->argument);
    if (is_close && !tare_value_is_absent(stolen_v) && tare_generator_is_at_yield(generator))
        return fail_ignored(rt, step, stolen_v);
    TareValue v = finish_drive_steal(rt, generator, stolen_v, result);
    if (!tare_value_is_absent(v)) return v;
    step->state = STEP_ENDED;
    if (is_close && has_ended_by_error(rt)) {
        tare_error_clear(rt);
        raise_type(rt, TARE_TYPE_STOP_ITERATION);
    }
    return TARE_ABSENT;
}

// The first drive of athrow() or aclose(): throws into the generator.
static TareValue begin_throw(TareRuntime *rt, AsyncStep *step, TareValue sent) {
    TareGenerator *generator = tare_generator_of(step->generator);
    bool is_close = tare_value_is_absent(step->argument);
    if (generator->is_driven) {
        step->state = STEP_ENDED;
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                                "%s(): asynchronous generator is already running",
                                is_close ? "aclose" : "athrow");
    }
    if (generator->is_closed) {
        step->state = STEP_ENDED;
        return raise_type(rt, TARE_TYPE_STOP_ASYNC_ITERATION);
    }
    if (!tare_value_is_none(sent))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                                "can't send non-None value to a just-started coroutine");
    step->state = STEP_DRIVING;
    generator->is_driven = true;
    if (is_close) generator->is_closed = true;
    TareValue leave = tare_value_from_object(rt->types[TARE_TYPE_GENERATOR_EXIT]);
    TareArguments thrown = {&leave, 1, NULL};
    if (!is_close) {
        TareTuple *given = tare_tuple_of(step->argument);
        thrown = (TareArguments){given->items, given->length, NULL};
    }
    TareValue result;
    TareValue v = tare_generator_throw(rt, generator, &thrown, &result);
    return finish_throw_steal(rt, step, v, result);
}

static TareValue send_throw(TareRuntime *rt, TareValue self, TareValue sent) {
    AsyncStep *step = step_of(self);
    TareGenerator *generator = tare_generator_of(step->generator);
    if (step->state == STEP_ENDED) return fail_ended(rt, "aclose()/athrow()");
    if (generator->state == TARE_GENERATOR_FINISHED) {
        step->state = STEP_ENDED;
        return raise_type(rt, TARE_TYPE_STOP_ITERATION);
    }
    if (step->state == STEP_NEW) return begin_throw(rt, step, sent);
    TareValue result;
    TareValue v = tare_generator_send(rt, generator, sent, &result);
    return finish_throw_steal(rt, step, v, result);
}

static TareValue throw_throw(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    AsyncStep *step = step_of(self);
    if (step->state == STEP_ENDED) return fail_ended(rt, "aclose()/athrow()");
    TareValue result;
    TareValue v = tare_generator_throw(rt, tare_generator_of(step->generator), arguments, &result);
    return finish_throw_steal(rt, step, v, result);
}

// ---- The two types of steps

static TareValue next_send(TareRuntime *rt, TareValue self) {
    return send_step(rt, self, TARE_NONE);
}

static TareValue next_throw(TareRuntime *rt, TareValue self) {
    return send_throw(rt, self, TARE_NONE);
}

static TareValue send_send_method(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return send_step(rt, self, arguments->values[0]);
}

static TareValue throw_send_method(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    return send_throw(rt, self, arguments->values[0]);
}

static TareValue step_close(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)rt, (void)arguments;
    step_of(self)->state = STEP_ENDED;
    return TARE_NONE;
}

static TareValue return_self(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)rt, (void)arguments;
    return tare_retain(self);
}

static void step_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(AsyncStep), "state");
}

static const TareNativeDefinition send_methods[] = {
    {"send", send_send_method, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", throw_step, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", step_close, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__await__", return_self, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

static const TareNativeDefinition throw_methods[] = {
    {"send", throw_send_method, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", throw_throw, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", step_close, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__await__", return_self, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

const TareTypeSpec tare_async_generator_send_spec = {
    .instance_bytes = sizeof(AsyncStep),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = send_methods,
    .slots = {.describe = step_describe, .iterate = tare_container_return_self, .next = next_send},
};

const TareTypeSpec tare_async_generator_throw_spec = {
    .instance_bytes = sizeof(AsyncStep),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = throw_methods,
    .slots = {.describe = step_describe, .iterate = tare_container_return_self, .next = next_throw},
};

// ---- The generator itself

static TareValue generator_anext(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)arguments;
    return new_step_steal(rt, TARE_TYPE_ASYNC_GENERATOR_SEND, self, TARE_NONE);
}

static TareValue generator_asend(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return new_step_steal(rt, TARE_TYPE_ASYNC_GENERATOR_SEND, self,
                          tare_retain(arguments->values[0]));
}

static TareValue generator_athrow(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue given = tare_tuple_new_from(rt, arguments->values, arguments->positional_count);
    if (tare_value_is_absent(given)) return given;
    return new_step_steal(rt, TARE_TYPE_ASYNC_GENERATOR_THROW, self, given);
}

static TareValue generator_aclose(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)arguments;
    return new_step_steal(rt, TARE_TYPE_ASYNC_GENERATOR_THROW, self, TARE_ABSENT);
}

static TareValue get_driven(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_value_from_bool(tare_generator_of(self)->is_driven);
}

static const TareNativeDefinition generator_methods[] = {
    {"__aiter__", return_self, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__anext__", generator_anext, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"asend", generator_asend, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"athrow", generator_athrow, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"aclose", generator_aclose, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, 0, 0, TARE_NATIVE_CLASS,
     NULL},
    {0},
};

static const TareAttributeDefinition generator_attributes[] = {
    {"__name__", tare_generator_get_name, tare_generator_set_name, NULL},
    {"__qualname__", tare_generator_get_qualified_name, tare_generator_set_qualified_name, NULL},
    {"ag_code", tare_generator_get_code, NULL, NULL},
    {"ag_frame", tare_generator_get_frame, NULL, NULL},
    {"ag_running", get_driven, NULL, NULL},
    {"ag_await", tare_generator_get_awaited, NULL, NULL},
    {0},
};

const TareTypeSpec tare_async_generator_spec = {
    .instance_bytes = sizeof(TareGenerator),
    .flags = TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_VARIABLE | TARE_TYPE_NO_INSTANTIATION,
    .methods = generator_methods,
    .attributes = generator_attributes,
    .slots = {.describe = tare_generator_describe,
              .finalize = tare_generator_finalize,
              .repr = tare_generator_repr},
};
