// anext(iterator, default): drives what __anext__() gives, and is done with `default` at the end.
//   anext_awaitable: +0 header  +8 what __anext__() gave  +16 default
#include "vm/anext.h"

#include "object/call.h"
#include "object/error.h"
#include "types/container.h"
#include "vm/coroutine.h"
#include "vm/generator.h"

typedef struct AnextAwaitable {
    TareObject header;
    TareValue awaitable;
    TareValue fallback;
} AnextAwaitable;

TareValue tare_anext_new_steal(TareRuntime *rt, TareValue stolen_awaitable, TareValue fallback) {
    AnextAwaitable *self = tare_alloc_builtin(rt, TARE_TYPE_ANEXT_AWAITABLE);
    if (!self) {
        tare_release(rt, stolen_awaitable);
        return TARE_ABSENT;
    }
    self->awaitable = stolen_awaitable;
    self->fallback = tare_retain(fallback);
    return tare_value_from_object(self);
}

// The iterator to drive; a coroutine is driven by what its __await__ gives.
static TareValue get_iterator(TareRuntime *rt, const AnextAwaitable *self) {
    TareValue v = tare_coroutine_get_iterator(rt, self->awaitable,
                                              "object %T can't be used in 'await' expression");
    if (tare_value_is_absent(v) || !tare_value_is_exact(v, TARE_TYPE_COROUTINE)) return v;
    TareValue wrapper = tare_call_method(rt, v, TARE_RUNTIME_NAME(rt, dunder_await), NULL, 0);
    tare_release(rt, v);
    return wrapper;
}

// The end of the iteration is no error here but the default.
static TareValue finish(TareRuntime *rt, const AnextAwaitable *self, TareValue v) {
    if (!tare_value_is_absent(v) || !tare_error_is(rt, TARE_TYPE_STOP_ASYNC_ITERATION)) return v;
    tare_error_clear(rt);
    return tare_generator_raise_stop_steal(rt, tare_retain(self->fallback));
}

static TareValue next(TareRuntime *rt, TareValue v) {
    AnextAwaitable *self = (AnextAwaitable *)tare_value_get_object(v);
    TareValue iterator = get_iterator(rt, self);
    if (tare_value_is_absent(iterator)) return iterator;
    TareValue item = tare_type_get(rt, iterator)->slots.next(rt, iterator);
    tare_release(rt, iterator);
    return finish(rt, self, item);
}

static TareValue call_on(TareRuntime *rt, TareValue v, TareString *name,
                         const TareArguments *arguments) {
    AnextAwaitable *self = (AnextAwaitable *)tare_value_get_object(v);
    TareValue iterator = get_iterator(rt, self);
    if (tare_value_is_absent(iterator)) return iterator;
    TareValue item =
        tare_call_method(rt, iterator, name, arguments->values, arguments->positional_count);
    tare_release(rt, iterator);
    return finish(rt, self, item);
}

static TareValue anext_send(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return call_on(rt, self, TARE_RUNTIME_NAME(rt, send), arguments);
}

static TareValue anext_throw(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return call_on(rt, self, TARE_RUNTIME_NAME(rt, throw), arguments);
}

static TareValue anext_close(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return call_on(rt, self, TARE_RUNTIME_NAME(rt, close), arguments);
}

static TareValue anext_await(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)rt, (void)arguments;
    return tare_retain(self);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(AnextAwaitable), "");
}

static const TareNativeDefinition methods[] = {
    {"send", anext_send, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", anext_throw, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", anext_close, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__await__", anext_await, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

const TareTypeSpec tare_anext_awaitable_spec = {
    .instance_bytes = sizeof(AnextAwaitable),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .slots = {.describe = describe, .iterate = tare_container_return_self, .next = next},
};
