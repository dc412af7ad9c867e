// Iterators over the characters of a str. There are two types, as in CPython; they differ in name
// alone.
#include "types/str_iterator.h"

#include "object/layout.h"
#include "object/operator.h"
#include "types/int.h"

static TareStrIterator *of(TareValue v) { return (TareStrIterator *)tare_value_get_object(v); }

TareValue tare_str_iterator_new(TareRuntime *rt, TareValue text) {
    bool is_ascii = tare_string_of(text)->is_ascii;
    TareStrIterator *self =
        tare_alloc_builtin(rt, is_ascii ? TARE_TYPE_STR_ASCII_ITERATOR : TARE_TYPE_STR_ITERATOR);
    if (!self) return TARE_ABSENT;
    self->text = tare_retain(text);
    return tare_value_from_object(self);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareStrIterator *self = (TareStrIterator *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "iterator");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->text, sizeof self->text, "text");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->position, sizeof self->position,
                         "position");
}

static TareValue iterate(TareRuntime *rt, TareValue self) { return tare_retain(self); }

static TareValue next(TareRuntime *rt, TareValue self_obj) {
    TareStrIterator *self = of(self_obj);
    if (tare_value_is_absent(self->text)) return TARE_ABSENT;
    const TareString *text = tare_string_of(self->text);
    if (self->position < text->length)
        return tare_string_new_point(rt, tare_string_get(text, self->position++));
    tare_slot_clear(rt, &self->text);
    return TARE_ABSENT;
}

static size_t rest(const TareStrIterator *self) {
    return tare_value_is_absent(self->text) ? 0
                                            : tare_string_of(self->text)->length - self->position;
}

static TareValue length_hint(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, (int64_t)rest(of(self)));
}

// (iter, (text,), position), or (iter, ('',)) once exhausted.
static TareValue reduce(TareRuntime *rt, TareValue self_obj, const TareArguments *arguments) {
    TareStrIterator *self = of(self_obj);
    bool is_done = tare_value_is_absent(self->text);
    TareValue iter = tare_dict_find_c(rt, (TareDict *)tare_value_get_object(rt->builtins), "iter");
    TareValue text = is_done ? tare_string_new(rt, 0, 0) : tare_retain(self->text);
    TareValue inner = tare_tuple_new_from_steal(rt, &text, 1);
    if (tare_value_is_absent(inner)) {
        tare_release(rt, text);
        return inner;
    }
    TareValue position = tare_int_new(rt, (int64_t)self->position);
    TareValue items[3] = {iter, inner, position};
    TareValue result = tare_tuple_new_from(rt, items, is_done ? 2 : 3);
    tare_release(rt, inner);
    tare_release(rt, position);
    return result;
}

static TareValue set_state(TareRuntime *rt, TareValue self_obj, const TareArguments *arguments) {
    TareStrIterator *self = of(self_obj);
    int64_t position;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &position) != TARE_OK)
        return TARE_ABSENT;
    if (tare_value_is_absent(self->text)) return TARE_NONE;
    int64_t length = tare_string_of(self->text)->length;
    self->position = (uint64_t)(position < 0 ? 0 : position > length ? length : position);
    return TARE_NONE;
}

static const TareNativeDefinition methods[] = {
    {"__length_hint__", length_hint, TARE_NATIVE_NONE, 0, 0, 0, "How many characters are left."},
    {"__reduce__", reduce, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__setstate__", set_state, TARE_NATIVE_ONE, 1, 1, 0, NULL},
    {NULL},
};

#define SPEC                                                                              \
    {                                                                                     \
        .instance_bytes = sizeof(TareStrIterator),                                        \
        .flags = TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_NO_INSTANTIATION, .methods = methods, \
        .slots = {.describe = describe, .iterate = iterate, .next = next},                \
    }

const TareTypeSpec tare_str_iterator_spec = SPEC;
const TareTypeSpec tare_str_ascii_iterator_spec = SPEC;
