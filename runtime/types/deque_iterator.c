// Iterators over deques, from either end.
//   +0 header  +8 the deque  +16 items given out  +24 the deque's count of changes at the start
#include "object/error.h"
#include "object/layout.h"
#include "types/deque.h"
#include "types/int.h"

typedef struct DequeIterator {
    TareObject header;
    TareValue deque;
    uint64_t position;
    uint64_t changes;
} DequeIterator;

static DequeIterator *of(TareValue v) { return (DequeIterator *)tare_value_get_object(v); }

static TareValue new_iterator(TareRuntime *rt, TareTypeId id, TareValue deque) {
    DequeIterator *self = tare_alloc_builtin(rt, id);
    if (!self) return TARE_ABSENT;
    self->deque = tare_retain(deque);
    self->changes = tare_deque_of(deque)->changes;
    return tare_value_from_object(self);
}

TareValue tare_deque_iterator_new(TareRuntime *rt, TareValue deque) {
    return new_iterator(rt, TARE_TYPE_DEQUE_ITERATOR, deque);
}

TareValue tare_deque_iterator_new_reverse(TareRuntime *rt, TareValue deque) {
    return new_iterator(rt, TARE_TYPE_DEQUE_REVERSE_ITERATOR, deque);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    DequeIterator *self = (DequeIterator *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "iterator");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->deque, sizeof self->deque,
                         "deque");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->position, 2 * sizeof self->position,
                         "position, changes");
}

static TareValue iterate(TareRuntime *rt, TareValue self) { return tare_retain(self); }

// The deque while there are items left; NULL at the end, and with the error when it has changed.
static const TareDeque *check(TareRuntime *rt, DequeIterator *self) {
    const TareDeque *deque = tare_deque_of(self->deque);
    if (deque->changes == self->changes) return self->position < deque->length ? deque : NULL;
    (void)tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "deque mutated during iteration");
    return NULL;
}

static TareValue next(TareRuntime *rt, TareValue v) {
    const TareDeque *deque = check(rt, of(v));
    return deque ? tare_retain(*tare_deque_at(deque, of(v)->position++)) : TARE_ABSENT;
}

static TareValue next_reverse(TareRuntime *rt, TareValue v) {
    const TareDeque *deque = check(rt, of(v));
    if (!deque) return TARE_ABSENT;
    return tare_retain(*tare_deque_at(deque, deque->length - 1 - of(v)->position++));
}

static TareValue length_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const DequeIterator *self = of(v);
    uint64_t length = tare_deque_of(self->deque)->length;
    return tare_int_new(rt, self->position < length ? (int64_t)(length - self->position) : 0);
}

static const TareNativeDefinition methods[] = {
    {"__length_hint__", length_hint, TARE_NATIVE_NONE},
    {NULL},
};

#define SPEC(next_item)                                                                   \
    {                                                                                     \
        .instance_bytes = sizeof(DequeIterator), .flags = TARE_TYPE_NO_INSTANTIATION,     \
        .methods = methods,                                                               \
        .slots = {.describe = describe, .iterate = iterate, .next = next_item},           \
    }

const TareTypeSpec tare_deque_iterator_spec = SPEC(next);
const TareTypeSpec tare_deque_reverse_iterator_spec = SPEC(next_reverse);
