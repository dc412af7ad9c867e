// The tuple type: constructor, slots and methods. Tuples are made in object/tuple.c.
#include "types/tuple_type.h"

#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/iterator.h"
#include "types/list.h"
#include "types/sequence.h"
#include "types/slice.h"

TareValue tare_tuple_type_new_iterable(TareRuntime *rt, TareValue iterable) {
    if (tare_value_is_exact(iterable, TARE_TYPE_TUPLE)) return tare_retain(iterable);
    if (tare_value_is_exact(iterable, TARE_TYPE_LIST))
        return tare_list_to_tuple(rt, tare_list_of(iterable));
    TareValue gathered = tare_list_new_iterable(rt, iterable);
    if (tare_value_is_absent(gathered)) return gathered;
    TareList *list = tare_list_of(gathered);
    TareValue tuple = tare_tuple_new_from_steal(rt, list->items, list->length);
    if (!tare_value_is_absent(tuple)) list->length = 0;
    tare_release(rt, gathered);
    return tuple;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareTuple *self = (TareTuple *)object;
    char *start = (char *)self;
    TareType *type = tare_type_get(rt, tare_value_from_object(self));
    size_t fixed_bytes = sizeof(TareTuple) + self->length * sizeof(TareValue);
    size_t block_bytes = type->instance_bytes + self->length * sizeof(TareValue);
    tare_describe_block(describer, self, block_bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, start, 8, "header");
    tare_describe_region(describer, TARE_REGION_COUNT, start + 8, 8, "length");
    tare_describe_region(describer, TARE_REGION_REFERENCES, self->items,
                         self->length * sizeof(TareValue), "items");
    tare_instance_describe_tail(rt, object, block_bytes, fixed_bytes, describer);
}

// Exact tuples need no description to be taken apart.
// --- Making ---

// An instance of a subclass with the items of `tuple`, which it takes over.
static TareValue new_of_class_steal(TareRuntime *rt, TareType *type, TareValue stolen_tuple) {
    if (tare_value_is_absent(stolen_tuple)) return stolen_tuple;
    TareTuple *source = tare_tuple_of(stolen_tuple);
    TareTuple *self = tare_alloc_instance(rt, type, source->length * sizeof(TareValue));
    if (self) {
        self->length = source->length;
        for (size_t i = 0; i < self->length; i++) self->items[i] = tare_retain(source->items[i]);
    }
    tare_release(rt, stolen_tuple);
    return tare_value_from_object(self);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    bool exact = type == rt->types[TARE_TYPE_TUPLE];
    if (tare_native_refuse_keywords_new(rt, type, TARE_TYPE_TUPLE, "tuple", arguments) != TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count > 1)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "tuple expected at most 1 argument, got %zu",
                                arguments->positional_count);
    TareValue tuple = arguments->positional_count
                          ? tare_tuple_type_new_iterable(rt, arguments->values[0])
                          : tare_tuple_new(rt, 0);
    return exact ? tuple : new_of_class_steal(rt, type, tuple);
}

// --- Slots ---

static TareValue repr(TareRuntime *rt, TareValue self) {
    if (tare_tuple_of(self)->length == 0) return tare_string_new_c(rt, "()");
    return tare_sequence_repr(rt, self, '(', ')');
}

// The mixing that the reference implementation uses (after xxHash), so that hashes agree.
static int64_t get_hash(TareRuntime *rt, TareValue v) {
    const uint64_t prime_1 = UINT64_C(11400714785074694791);
    const uint64_t prime_2 = UINT64_C(14029467366897019727);
    const uint64_t prime_5 = UINT64_C(2870177450012600261);
    TareTuple *self = tare_tuple_of(v);
    uint64_t mixed = prime_5;
    if (tare_call_enter(rt, " while hashing") != TARE_OK) return -1;
    for (size_t i = 0; i < self->length; i++) {
        uint64_t hash;
        if (tare_protocol_hash(rt, self->items[i], &hash) != TARE_OK) {
            tare_call_leave(rt);
            return -1;
        }
        mixed += hash * prime_2;
        mixed = mixed << 31 | mixed >> 33;
        mixed *= prime_1;
    }
    tare_call_leave(rt);
    mixed += self->length ^ (prime_5 ^ UINT64_C(3527539));
    return mixed == UINT64_MAX ? 1546275796 : (int64_t)mixed;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_type_is_instance(rt, left, TARE_TYPE_TUPLE) ||
        !tare_type_is_instance(rt, right, TARE_TYPE_TUPLE))
        return TARE_NOT_IMPLEMENTED;
    return tare_sequence_compare(rt, left, right, op);
}

static int64_t get_length(TareRuntime *rt, TareValue self) {
    return (int64_t)tare_tuple_of(self)->length;
}

static TareValue get_slice(TareRuntime *rt, TareTuple *self, TareValue key) {
    int64_t start, stop, step;
    if (tare_slice_unpack(rt, key, &start, &stop, &step) != TARE_OK) return TARE_ABSENT;
    TareSliceRange range = tare_slice_fit((int64_t)self->length, start, stop, step);
    if (range.step == 1)
        return tare_tuple_slice(rt, self, (size_t)range.start,
                                (size_t)(range.start + range.count));
    TareValue result = tare_tuple_new(rt, (size_t)range.count);
    if (tare_value_is_absent(result)) return result;
    for (int64_t i = 0; i < range.count; i++)
        tare_tuple_of(result)->items[i] =
            tare_retain(self->items[range.start + i * range.step]);
    return result;
}

static TareValue get_item(TareRuntime *rt, TareValue v, TareValue key) {
    TareTuple *self = tare_tuple_of(v);
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return get_slice(rt, self, key);
    int64_t index;
    if (tare_sequence_read_index(rt, key, "tuple", &index) != TARE_OK) return TARE_ABSENT;
    if (index < 0) index += (int64_t)self->length;
    if (index < 0 || index >= (int64_t)self->length)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "tuple index out of range");
    return tare_retain(self->items[index]);
}

static TareValue concatenate(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_type_is_instance(rt, right, TARE_TYPE_TUPLE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can only concatenate tuple (not \"%.200T\") to tuple", right);
    TareTuple *a = tare_tuple_of(left), *b = tare_tuple_of(right);
    if (a->length == 0 && tare_value_is_exact(right, TARE_TYPE_TUPLE)) return tare_retain(right);
    if (b->length == 0 && tare_value_is_exact(left, TARE_TYPE_TUPLE)) return tare_retain(left);
    TareValue result = tare_tuple_new(rt, a->length + b->length);
    if (tare_value_is_absent(result)) return result;
    TareValue *items = tare_tuple_of(result)->items;
    for (size_t i = 0; i < a->length; i++) *items++ = tare_retain(a->items[i]);
    for (size_t i = 0; i < b->length; i++) *items++ = tare_retain(b->items[i]);
    return result;
}

static TareValue repeat(TareRuntime *rt, TareValue v, TareValue count) {
    TareTuple *self = tare_tuple_of(v);
    int64_t times;
    if (tare_operator_index_int64(rt, count, false, TARE_TYPE_OVERFLOW_ERROR, &times) != TARE_OK)
        return TARE_ABSENT;
    if (times == 1 && tare_value_is_exact(v, TARE_TYPE_TUPLE)) return tare_retain(v);
    if (times <= 0 || self->length == 0) return tare_tuple_new(rt, 0);
    if ((uint64_t)times > (uint64_t)INT64_MAX / sizeof(TareValue) / self->length)
        return tare_error_raise_memory(rt);
    TareValue result = tare_tuple_new(rt, self->length * (size_t)times);
    if (tare_value_is_absent(result)) return result;
    TareValue *items = tare_tuple_of(result)->items;
    for (int64_t i = 0; i < times; i++)
        for (size_t k = 0; k < self->length; k++) *items++ = tare_retain(self->items[k]);
    return result;
}

// --- Methods ---

static TareValue tuple_index(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t index = tare_sequence_index(rt, self, arguments);
    if (index == -1)
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "tuple.index(x): x not in tuple");
    return index < 0 ? TARE_ABSENT : tare_int_new(rt, index);
}

static TareValue tuple_getnewargs(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    TareTuple *tuple = tare_tuple_of(self);
    TareValue copy = tare_tuple_slice(rt, tuple, 0, tuple->length);
    if (tare_value_is_absent(copy)) return copy;
    TareValue result = tare_tuple_pack(rt, copy, TARE_ABSENT);
    tare_release(rt, copy);
    return result;
}

static const TareNativeDefinition methods[] = {
    {"count", tare_sequence_count, TARE_NATIVE_ONE,
     .doc = "Return number of occurrences of value."},
    {"index", tuple_index, TARE_NATIVE_POSITIONAL, 1, 3,
     .doc = "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"__getnewargs__", tuple_getnewargs, TARE_NATIVE_NONE},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "See PEP 585"},
    {NULL},
};

const TareTypeSpec tare_tuple_spec = {
    .instance_bytes = sizeof(TareTuple),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_VARIABLE | TARE_TYPE_IS_SEQUENCE |
             TARE_TYPE_MATCHES_SELF,
    .methods = methods,
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an "
           "empty tuple.\nIf iterable is specified the tuple is initialized from iterable's "
           "items.\n\nIf the argument is a tuple, the return value is the same object.",
    .slots = {.describe = describe,
              .create = create,
              .repr = repr,
              .hash = get_hash,
              .compare = compare,
              .iterate = tare_iterator_new_tuple,
              .length = get_length,
              .get_item = get_item,
              .contains = tare_sequence_contains,
              .concatenate = concatenate,
              .repeat = repeat},
};
