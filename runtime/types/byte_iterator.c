// Iterators over bytes and bytearrays; the two types differ in name alone.
#include "types/byte_iterator.h"

#include "object/layout.h"
#include "object/operator.h"
#include "types/byte_methods.h"
#include "types/int.h"

static TareByteIterator *of(TareValue v) { return (TareByteIterator *)tare_value_get_object(v); }

TareValue tare_byte_iterator_new(TareRuntime *rt, TareValue bytes) {
    bool is_array = tare_type_get(rt, bytes)->native_base == TARE_TYPE_BYTEARRAY;
    TareByteIterator *self =
        tare_alloc_builtin(rt, is_array ? TARE_TYPE_BYTEARRAY_ITERATOR : TARE_TYPE_BYTES_ITERATOR);
    if (!self) return TARE_ABSENT;
    self->bytes = tare_retain(bytes);
    return tare_value_from_object(self);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareByteIterator *self = (TareByteIterator *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "iterator");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->bytes, sizeof self->bytes,
                         "bytes");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->position, sizeof self->position,
                         "position");
}

static TareValue iterate(TareRuntime *rt, TareValue self) { return tare_retain(self); }

static TareValue next(TareRuntime *rt, TareValue self_obj) {
    TareByteIterator *self = of(self_obj);
    if (tare_value_is_absent(self->bytes)) return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, self->bytes);
    if (self->position < view.length) return tare_int_new(rt, view.data[self->position++]);
    tare_slot_clear(rt, &self->bytes);
    return TARE_ABSENT;
}

static TareValue length_hint(TareRuntime *rt, TareValue self_obj, const TareArguments *arguments) {
    TareByteIterator *self = of(self_obj);
    if (tare_value_is_absent(self->bytes)) return tare_int_new(rt, 0);
    size_t length = tare_byte_methods_view(rt, self->bytes).length;
    return tare_int_new(rt, self->position < length ? (int64_t)(length - self->position) : 0);
}

static TareValue reduce(TareRuntime *rt, TareValue self_obj, const TareArguments *arguments) {
    TareByteIterator *self = of(self_obj);
    bool is_done = tare_value_is_absent(self->bytes);
    TareValue iter = tare_dict_find_c(rt, (TareDict *)tare_value_get_object(rt->builtins), "iter");
    TareValue bytes = is_done ? tare_tuple_new(rt, 0) : tare_retain(self->bytes);
    TareValue inner = tare_tuple_new_from_steal(rt, &bytes, 1);
    if (tare_value_is_absent(inner)) {
        tare_release(rt, bytes);
        return inner;
    }
    TareValue items[3] = {iter, inner, tare_int_new(rt, (int64_t)self->position)};
    TareValue result = tare_tuple_new_from(rt, items, is_done ? 2 : 3);
    tare_release(rt, inner);
    tare_release(rt, items[2]);
    return result;
}

static TareValue set_state(TareRuntime *rt, TareValue self_obj, const TareArguments *arguments) {
    TareByteIterator *self = of(self_obj);
    int64_t position;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &position) != TARE_OK)
        return TARE_ABSENT;
    self->position = (uint64_t)(position < 0 ? 0 : position);
    return TARE_NONE;
}

static const TareNativeDefinition methods[] = {
    {"__length_hint__", length_hint, TARE_NATIVE_NONE, 0, 0, 0, "How many bytes are left."},
    {"__reduce__", reduce, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__setstate__", set_state, TARE_NATIVE_ONE, 1, 1, 0, NULL},
    {NULL},
};

#define SPEC                                                                              \
    {                                                                                     \
        .instance_bytes = sizeof(TareByteIterator),                                       \
        .flags = TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_NO_INSTANTIATION, .methods = methods, \
        .slots = {.describe = describe, .iterate = iterate, .next = next},                \
    }

const TareTypeSpec tare_bytes_iterator_spec = SPEC;
const TareTypeSpec tare_bytearray_iterator_spec = SPEC;
