// Coroutines, what their __await__ gives, and how anything is awaited.
//   coroutine_wrapper: +0 header  +8 the coroutine
#include "vm/coroutine.h"

#include "object/call.h"
#include "object/error.h"
#include "types/container.h"
#include "types/exception.h"
#include "vm/generator.h"

typedef struct CoroutineWrapper {
    TareObject header;
    TareValue coroutine;
} CoroutineWrapper;

static TareValue unwrap(TareValue self) {
    return ((CoroutineWrapper *)tare_value_get_object(self))->coroutine;
}

static TareValue wrapper_next(TareRuntime *rt, TareValue self) {
    return tare_generator_next(rt, unwrap(self));
}

static TareValue wrapper_send(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_generator_send_method(rt, unwrap(self), arguments);
}

static TareValue wrapper_throw(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_generator_throw_method(rt, unwrap(self), arguments);
}

static TareValue wrapper_close(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_generator_close_method(rt, unwrap(self), arguments);
}

static void wrapper_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(CoroutineWrapper), "");
}

static const TareNativeDefinition wrapper_methods[] = {
    {"send", wrapper_send, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", wrapper_throw, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", wrapper_close, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

const TareTypeSpec tare_coroutine_wrapper_spec = {
    .instance_bytes = sizeof(CoroutineWrapper),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = wrapper_methods,
    .slots = {.describe = wrapper_describe,
              .iterate = tare_container_return_self,
              .next = wrapper_next},
};

static TareValue coroutine_await(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)arguments;
    CoroutineWrapper *wrapper = tare_alloc_builtin(rt, TARE_TYPE_COROUTINE_WRAPPER);
    if (!wrapper) return TARE_ABSENT;
    wrapper->coroutine = tare_retain(self);
    return tare_value_from_object(wrapper);
}

static void coroutine_finalize(TareRuntime *rt, TareObject *object) {
    TareGenerator *self = (TareGenerator *)object;
    if (self->state == TARE_GENERATOR_CREATED)
        tare_error_warn_unfinished(rt, tare_value_from_object(self));
    tare_generator_finalize(rt, object);
}

static TareValue get_origin(TareRuntime *rt, TareValue self) {
    (void)rt, (void)self;
    return TARE_NONE;
}

static const TareNativeDefinition coroutine_methods[] = {
    {"send", tare_generator_send_method, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"throw", tare_generator_throw_method, TARE_NATIVE_POSITIONAL, 1, 3, 0, NULL},
    {"close", tare_generator_close_method, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__await__", coroutine_await, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

static const TareAttributeDefinition coroutine_attributes[] = {
    {"__name__", tare_generator_get_name, tare_generator_set_name, NULL},
    {"__qualname__", tare_generator_get_qualified_name, tare_generator_set_qualified_name, NULL},
    {"cr_code", tare_generator_get_code, NULL, NULL},
    {"cr_frame", tare_generator_get_frame, NULL, NULL},
    {"cr_running", tare_generator_get_running, NULL, NULL},
    {"cr_suspended", tare_generator_get_suspended, NULL, NULL},
    {"cr_await", tare_generator_get_awaited, NULL, NULL},
    {"cr_origin", get_origin, NULL, NULL},
    {0},
};

const TareTypeSpec tare_coroutine_spec = {
    .instance_bytes = sizeof(TareGenerator),
    .flags = TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_VARIABLE | TARE_TYPE_NO_INSTANTIATION,
    .methods = coroutine_methods,
    .attributes = coroutine_attributes,
    .slots = {.describe = tare_generator_describe,
              .finalize = coroutine_finalize,
              .repr = tare_generator_repr},
};

// A coroutine, or a generator whose function types.coroutine() marked.
static bool is_coroutine(TareValue v) {
    if (tare_value_is_exact(v, TARE_TYPE_COROUTINE)) return true;
    if (!tare_value_is_exact(v, TARE_TYPE_GENERATOR)) return false;
    return tare_generator_of(v)->frame.code->flags & TARE_CODE_ITERABLE_COROUTINE;
}

TareValue tare_coroutine_call_special(TareRuntime *rt, TareValue object, TareString *name,
                                      const char *message) {
    TareValue v = tare_call_special(rt, object, name, NULL, 0);
    if (tare_value_is_absent(v) && !tare_error_is_pending(rt))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, message, object);
    return v;
}

TareValue tare_coroutine_get_iterator(TareRuntime *rt, TareValue source, const char *message) {
    if (is_coroutine(source)) return tare_retain(source);
    TareValue v =
        tare_coroutine_call_special(rt, source, TARE_RUNTIME_NAME(rt, dunder_await), message);
    if (tare_value_is_absent(v)) return v;
    if (is_coroutine(v))
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__await__() returned a coroutine");
    else if (!tare_type_get(rt, v)->slots.next)
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__await__() returned non-iterator of type '%T'",
                         v);
    else
        return v;
    tare_release(rt, v);
    return TARE_ABSENT;
}

TareValue tare_coroutine_await(TareRuntime *rt, TareValue source, const char *message) {
    TareValue v = tare_coroutine_get_iterator(rt, source, message);
    if (!tare_value_is_exact(v, TARE_TYPE_COROUTINE) ||
        tare_value_is_absent(tare_generator_get_delegate(tare_generator_of(v))))
        return v;
    tare_release(rt, v);
    return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "coroutine is being awaited already");
}

TareValue tare_coroutine_iterate(TareRuntime *rt, TareValue source) {
    TareValue v =
        tare_coroutine_call_special(rt, source, TARE_RUNTIME_NAME(rt, dunder_aiter),
                                    "'async for' requires an object with __aiter__ method, got %T");
    if (tare_value_is_absent(v)) return v;
    TareType *type = tare_type_get(rt, v);
    if (!tare_value_is_absent(tare_type_find(rt, type, TARE_RUNTIME_NAME(rt, dunder_anext))))
        return v;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     "'async for' received an object from __aiter__ that does not implement "
                     "__anext__: %T",
                     v);
    tare_release(rt, v);
    return TARE_ABSENT;
}

TareValue tare_coroutine_next(TareRuntime *rt, TareValue iterator) {
    TareValue item = tare_coroutine_call_special(
        rt, iterator, TARE_RUNTIME_NAME(rt, dunder_anext),
        "'async for' requires an iterator with __anext__ method, got %T");
    if (tare_value_is_absent(item)) return item;
    TareValue v =
        tare_coroutine_get_iterator(rt, item, "object %T can't be used in 'await' expression");
    if (tare_value_is_absent(v)) {
        TareValue cause = tare_error_take(rt);
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "'async for' received an invalid object from __anext__: %T", item);
        tare_exception_chain_steal(rt, cause);
    }
    tare_release(rt, item);
    return v;
}
