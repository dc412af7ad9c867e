// Iterators over arrays.
//   +0 header  +8 the array (absent once exhausted)  +16 uint64 position
#include "object/layout.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/array.h"
#include "types/int.h"

typedef struct ArrayIterator {
    TareObject header;
    TareValue array;
    uint64_t position;
} ArrayIterator;

static ArrayIterator *of(TareValue v) { return (ArrayIterator *)tare_value_get_object(v); }

TareValue tare_array_iterator_new(TareRuntime *rt, TareValue array) {
    ArrayIterator *self = tare_alloc_builtin(rt, TARE_TYPE_ARRAY_ITERATOR);
    if (!self) return TARE_ABSENT;
    self->array = tare_retain(array);
    return tare_value_from_object(self);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    ArrayIterator *self = (ArrayIterator *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "iterator");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->array, sizeof self->array,
                         "array");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->position, sizeof self->position,
                         "position");
}

static TareValue iterate(TareRuntime *rt, TareValue self) { return tare_retain(self); }

static TareValue next(TareRuntime *rt, TareValue self_obj) {
    ArrayIterator *self = of(self_obj);
    if (tare_value_is_absent(self->array)) return TARE_ABSENT;
    const TareArray *array = tare_array_of(self->array);
    if (self->position < array->length) return tare_array_item_read(rt, array, self->position++);
    tare_slot_clear(rt, &self->array);
    return TARE_ABSENT;
}

static TareValue reduce(TareRuntime *rt, TareValue self_obj, const TareArguments *arguments) {
    ArrayIterator *self = of(self_obj);
    bool is_done = tare_value_is_absent(self->array);
    TareValue iter = tare_dict_find_c(rt, (TareDict *)tare_value_get_object(rt->builtins), "iter");
    TareValue inner = is_done ? tare_tuple_new(rt, 0) : tare_retain(self->array);
    TareValue row = tare_tuple_new_from(rt, &inner, 1);
    TareValue position = tare_int_new(rt, (int64_t)self->position);
    TareValue items[3] = {iter, row, position};
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(inner) && !tare_value_is_absent(row) &&
        !tare_value_is_absent(position))
        result = tare_tuple_new_from(rt, items, is_done ? 2 : 3);
    tare_release(rt, inner);
    tare_release(rt, row);
    tare_release(rt, position);
    return result;
}

static TareValue set_state(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t position;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &position) != TARE_OK)
        return TARE_ABSENT;
    of(self)->position = (uint64_t)(position < 0 ? 0 : position);
    return TARE_NONE;
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__setstate__", set_state, TARE_NATIVE_ONE, .doc = "Set state information for unpickling."},
    {NULL},
};

const TareTypeSpec tare_array_iterator_spec = {
    .instance_bytes = sizeof(ArrayIterator),
    .flags = TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .slots = {.describe = describe, .iterate = iterate, .next = next},
};
