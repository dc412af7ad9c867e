// set_iterator: walks a set or frozenset.
//   +0 header  +8 the set (absent once exhausted)  +16 uint64 cursor
//   +24 uint32 count of items when it began  +28 uint32 count of items still to come
#include "types/set_iterator.h"

#include "object/error.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"

typedef struct SetIterator {
    TareObject header;
    TareValue set;
    size_t cursor;
    uint32_t expected_count;
    uint32_t remaining_count;
} SetIterator;

static SetIterator *iterator_of(TareValue v) { return (SetIterator *)tare_value_get_object(v); }

TareValue tare_set_iterator_new(TareRuntime *rt, TareValue set) {
    SetIterator *self = tare_alloc_builtin(rt, TARE_TYPE_SET_ITERATOR);
    if (!self) return TARE_ABSENT;
    self->set = tare_retain(set);
    self->expected_count = self->remaining_count = tare_set_of(set)->live_count;
    return tare_value_from_object(self);
}

static TareValue next(TareRuntime *rt, TareValue v) {
    SetIterator *self = iterator_of(v);
    if (tare_value_is_absent(self->set)) return TARE_ABSENT;
    if (tare_set_of(self->set)->live_count != self->expected_count) {
        self->expected_count = UINT32_MAX;  // stays an error
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                                "Set changed size during iteration");
    }
    TareValue key;
    if (tare_set_next(tare_set_of(self->set), &self->cursor, &key)) {
        if (self->remaining_count) self->remaining_count--;
        return tare_retain(key);
    }
    tare_slot_clear(rt, &self->set);
    return TARE_ABSENT;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(SetIterator), "position");
}

static TareValue length_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    SetIterator *self = iterator_of(v);
    bool valid = !tare_value_is_absent(self->set) &&
                 tare_set_of(self->set)->live_count == self->expected_count;
    return tare_int_new(rt, valid ? self->remaining_count : 0);
}

static TareValue iterator_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    SetIterator *self = iterator_of(v);
    SetIterator saved = *self;
    TareValue set = tare_retain(self->set);
    TareValue list = tare_list_new_iterable(rt, v);
    self->cursor = saved.cursor;
    self->expected_count = saved.expected_count;
    self->remaining_count = saved.remaining_count;
    tare_slot_set_steal(rt, &self->set, set);
    if (tare_value_is_absent(list)) return list;
    TareValue result = tare_container_new_reduced(rt, "iter", list, TARE_ABSENT);
    tare_release(rt, list);
    return result;
}

static const TareNativeDefinition methods[] = {
    {"__length_hint__", length_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_set_iterator_spec = {
    .instance_bytes = sizeof(SetIterator),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN,
    .reference_count = 1,
    .methods = methods,
    .slots = {.describe = describe, .iterate = tare_container_return_self, .next = next},
};
