// Iterators over rows: of lists, backwards over lists, of tuples, of whatever has __getitem__, and
// reversed(). All share one struct; the type says how the sequence is read.
#include "types/iterator.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"
#include "types/sequence.h"

static TareValue new_iterator(TareRuntime *rt, TareTypeId id, TareValue sequence,
                              int64_t position) {
    TareSequenceIterator *self = tare_alloc_builtin(rt, id);
    if (!self) return TARE_ABSENT;
    self->sequence = tare_retain(sequence);
    self->position = position;
    return tare_value_from_object(self);
}

TareValue tare_iterator_new_list(TareRuntime *rt, TareValue list) {
    return new_iterator(rt, TARE_TYPE_LIST_ITERATOR, list, 0);
}

TareValue tare_iterator_new_list_reverse(TareRuntime *rt, TareValue list) {
    return new_iterator(rt, TARE_TYPE_LIST_REVERSE_ITERATOR, list,
                        (int64_t)tare_list_of(list)->length - 1);
}

TareValue tare_iterator_new_tuple(TareRuntime *rt, TareValue tuple) {
    return new_iterator(rt, TARE_TYPE_TUPLE_ITERATOR, tuple, 0);
}

TareValue tare_iterator_new_sequence(TareRuntime *rt, TareValue sequence) {
    return new_iterator(rt, TARE_TYPE_SEQUENCE_ITERATOR, sequence, 0);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(TareSequenceIterator), "position");
}

// --- Forwards over a list or tuple ---

static TareValue next_of_row(TareRuntime *rt, TareValue v) {
    TareSequenceIterator *self = tare_iterator_of(v);
    if (tare_value_is_absent(self->sequence)) return TARE_ABSENT;
    TareSequenceRow row = tare_sequence_row(rt, self->sequence);
    if (self->position < (int64_t)row.length) return tare_retain(row.items[self->position++]);
    tare_slot_clear(rt, &self->sequence);
    return TARE_ABSENT;
}

static TareValue row_length_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSequenceIterator *self = tare_iterator_of(v);
    if (tare_value_is_absent(self->sequence)) return tare_int_new(rt, 0);
    int64_t left = (int64_t)tare_sequence_row(rt, self->sequence).length - self->position;
    return tare_int_new(rt, left < 0 ? 0 : left);
}

// (iter, (sequence,), position), or (iter, ([],)) once exhausted.
static TareValue reduce_by(TareRuntime *rt, const char *name, TareSequenceIterator *self) {
    if (tare_value_is_absent(self->sequence)) {
        TareValue empty = tare_list_new(rt, 0);
        if (tare_value_is_absent(empty)) return empty;
        TareValue result = tare_container_new_reduced(rt, "iter", empty, TARE_ABSENT);
        tare_release(rt, empty);
        return result;
    }
    TareValue position = tare_int_new(rt, self->position);
    if (tare_value_is_absent(position)) return position;
    TareValue result = tare_container_new_reduced(rt, name, self->sequence, position);
    tare_release(rt, position);
    return result;
}

static TareValue iterator_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return reduce_by(rt, "iter", tare_iterator_of(v));
}

static TareValue iterator_set_state(TareRuntime *rt, TareValue v,
                                    const TareArguments *arguments) {
    TareSequenceIterator *self = tare_iterator_of(v);
    int64_t position;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &position) != TARE_OK)
        return TARE_ABSENT;
    if (!tare_value_is_absent(self->sequence)) self->position = position < 0 ? 0 : position;
    return TARE_NONE;
}

#define SET_STATE \
    {"__setstate__", iterator_set_state, TARE_NATIVE_ONE, .doc = "Set state information."}

static const TareNativeDefinition row_methods[] = {
    {"__length_hint__", row_length_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    SET_STATE,
    {NULL},
};

#define ITERATOR_SPEC(symbol, next_slot, method_table) \
    const TareTypeSpec tare_##symbol##_spec = { \
        .instance_bytes = sizeof(TareSequenceIterator), \
        .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN, \
        .reference_count = 1, \
        .methods = method_table, \
        .slots = {.describe = describe, \
                  .iterate = tare_container_return_self, \
                  .next = next_slot}, \
    }

ITERATOR_SPEC(list_iterator, next_of_row, row_methods);
ITERATOR_SPEC(tuple_iterator, next_of_row, row_methods);

// --- Backwards over a list ---

static TareValue next_of_list_reverse(TareRuntime *rt, TareValue v) {
    TareSequenceIterator *self = tare_iterator_of(v);
    if (tare_value_is_absent(self->sequence)) return TARE_ABSENT;
    TareList *list = tare_list_of(self->sequence);
    if (self->position >= 0 && self->position < list->length)
        return tare_retain(list->items[self->position--]);
    self->position = -1;
    tare_slot_clear(rt, &self->sequence);
    return TARE_ABSENT;
}

static TareValue reverse_length_hint(TareRuntime *rt, TareValue v,
                                     const TareArguments *arguments) {
    TareSequenceIterator *self = tare_iterator_of(v);
    int64_t left = self->position + 1;
    if (tare_value_is_absent(self->sequence)) return tare_int_new(rt, 0);
    int64_t length = tare_protocol_length(rt, self->sequence);
    if (length < 0) return TARE_ABSENT;
    return tare_int_new(rt, length < left ? 0 : left);
}

static TareValue reverse_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return reduce_by(rt, "reversed", tare_iterator_of(v));
}

static TareValue reverse_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareSequenceIterator *self = tare_iterator_of(v);
    int64_t position;
    if (tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &position) != TARE_OK)
        return TARE_ABSENT;
    if (tare_value_is_absent(self->sequence)) return TARE_NONE;
    int64_t last = (int64_t)tare_list_of(self->sequence)->length - 1;
    self->position = position < -1 ? -1 : position > last ? last : position;
    return TARE_NONE;
}

static const TareNativeDefinition reverse_methods[] = {
    {"__length_hint__", reverse_length_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reverse_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {"__setstate__", reverse_set_state, TARE_NATIVE_ONE, .doc = "Set state information."},
    {NULL},
};

ITERATOR_SPEC(list_reverse_iterator, next_of_list_reverse, reverse_methods);

// --- By __getitem__ ---

// The item at `position` as the language reads it; absent without error beyond the end.
static TareValue fetch_item(TareRuntime *rt, TareValue sequence, int64_t position) {
    TareValue index = tare_int_new(rt, position);
    if (tare_value_is_absent(index)) return index;
    TareValue item = tare_protocol_get_item(rt, sequence, index);
    tare_release(rt, index);
    if (tare_value_is_absent(item) && (tare_error_is(rt, TARE_TYPE_INDEX_ERROR) ||
                                       tare_error_is(rt, TARE_TYPE_STOP_ITERATION)))
        tare_error_clear(rt);
    return item;
}

static TareValue next_by_item(TareRuntime *rt, TareValue v, int64_t step) {
    TareSequenceIterator *self = tare_iterator_of(v);
    if (tare_value_is_absent(self->sequence)) return TARE_ABSENT;
    TareValue sequence = tare_retain(self->sequence);
    TareValue item = TARE_ABSENT;
    if (self->position >= 0) item = fetch_item(rt, sequence, self->position);
    if (!tare_value_is_absent(item)) self->position += step;
    else if (!tare_error_is_pending(rt)) tare_slot_clear(rt, &self->sequence);
    tare_release(rt, sequence);
    return item;
}

static TareValue next_of_sequence(TareRuntime *rt, TareValue v) { return next_by_item(rt, v, 1); }

static TareValue sequence_length_hint(TareRuntime *rt, TareValue v,
                                      const TareArguments *arguments) {
    TareSequenceIterator *self = tare_iterator_of(v);
    if (tare_value_is_absent(self->sequence)) return tare_int_new(rt, 0);
    if (!tare_type_get(rt, self->sequence)->slots.length) return TARE_NOT_IMPLEMENTED;
    int64_t length = tare_protocol_length(rt, self->sequence);
    if (length < 0) return TARE_ABSENT;
    return tare_int_new(rt, length < self->position ? 0 : length - self->position);
}

static const TareNativeDefinition sequence_methods[] = {
    {"__length_hint__", sequence_length_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    SET_STATE,
    {NULL},
};

static TareStatus set_hook(TareRuntime *rt, TareType *type) {
    rt->hooks.new_sequence_iterator = tare_iterator_new_sequence;
    return TARE_OK;
}

const TareTypeSpec tare_sequence_iterator_spec = {
    .instance_bytes = sizeof(TareSequenceIterator),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN,
    .reference_count = 1,
    .methods = sequence_methods,
    .populate = set_hook,
    .slots = {.describe = describe,
              .iterate = tare_container_return_self,
              .next = next_of_sequence},
};

// --- reversed() ---

static TareValue next_of_reversed(TareRuntime *rt, TareValue v) {
    TareValue item = next_by_item(rt, v, -1);
    if (tare_value_is_absent(item)) tare_iterator_of(v)->position = -1;
    return item;
}

// An object of `type` over `sequence`, which has length and items.
static TareValue new_reversed(TareRuntime *rt, TareType *type, TareValue sequence) {
    TareTypeSlots *slots = &tare_type_get(rt, sequence)->slots;
    if (!slots->get_item ||
        tare_type_get(rt, sequence)->native_base == TARE_TYPE_DICT)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not reversible",
                                sequence);
    int64_t length = tare_protocol_length(rt, sequence);
    if (length < 0) return TARE_ABSENT;
    TareSequenceIterator *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->sequence = tare_retain(sequence);
    self->position = length - 1;
    return tare_value_from_object(self);
}

static TareValue create_reversed(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (tare_native_refuse_keywords_new(rt, type, TARE_TYPE_REVERSED, "reversed", arguments) !=
        TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count != 1)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "reversed expected 1 argument, got %zu",
                                arguments->positional_count);
    TareValue sequence = arguments->values[0];
    TareValue method =
        tare_attribute_fetch_special(rt, sequence, TARE_RUNTIME_NAME(rt, dunder_reversed));
    if (tare_value_is_absent(method))
        return tare_error_is_pending(rt) ? method : new_reversed(rt, type, sequence);
    TareValue result = TARE_ABSENT;
    if (tare_value_is_none(method))
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "'%.200T' object is not reversible", sequence);
    else result = tare_call_0(rt, method);
    tare_release(rt, method);
    return result;
}

const TareTypeSpec tare_reversed_spec = {
    .instance_bytes = sizeof(TareSequenceIterator),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_PLAIN,
    .reference_count = 1,
    .methods = reverse_methods,
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .slots = {.describe = describe,
              .create = create_reversed,
              .iterate = tare_container_return_self,
              .next = next_of_reversed},
};
