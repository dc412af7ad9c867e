// callable_iterator: what iter(callable, sentinel) gives.
//   +0 header  +8 callable (absent once exhausted)  +16 sentinel
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/iterator.h"

typedef struct CallableIterator {
    TareObject header;
    TareValue callable;
    TareValue sentinel;
} CallableIterator;

TareValue tare_callable_iterator_new(TareRuntime *rt, TareValue callable, TareValue sentinel) {
    CallableIterator *self = tare_alloc_builtin(rt, TARE_TYPE_CALLABLE_ITERATOR);
    if (!self) return TARE_ABSENT;
    self->callable = tare_retain(callable);
    self->sentinel = tare_retain(sentinel);
    return tare_value_from_object(self);
}

static void finish(TareRuntime *rt, CallableIterator *self) {
    tare_slot_clear(rt, &self->callable);
    tare_slot_clear(rt, &self->sentinel);
}

static TareValue next(TareRuntime *rt, TareValue v) {
    CallableIterator *self = (CallableIterator *)tare_value_get_object(v);
    if (tare_value_is_absent(self->callable)) return TARE_ABSENT;
    TareValue callable = tare_retain(self->callable);
    TareValue result = tare_call_0(rt, callable);
    tare_release(rt, callable);
    if (tare_value_is_absent(result)) {
        if (tare_error_is(rt, TARE_TYPE_STOP_ITERATION)) {
            tare_error_clear(rt);
            finish(rt, self);
        }
        return TARE_ABSENT;
    }
    // The call may have exhausted this very iterator.
    if (tare_value_is_absent(self->callable)) {
        tare_release(rt, result);
        return TARE_ABSENT;
    }
    TareValue sentinel = tare_retain(self->sentinel);
    int equal = tare_protocol_equals(rt, sentinel, result);
    tare_release(rt, sentinel);
    if (equal == 0) return result;
    tare_release(rt, result);
    if (equal > 0) finish(rt, self);
    return TARE_ABSENT;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(CallableIterator), "");
}

const TareTypeSpec tare_callable_iterator_spec = {
    .instance_bytes = sizeof(CallableIterator),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN,
    .reference_count = 2,
    .slots = {.describe = describe, .iterate = tare_container_return_self, .next = next},
};
