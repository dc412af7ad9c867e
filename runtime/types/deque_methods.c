// Methods and attributes of deques.
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/deque.h"
#include "types/int.h"
#include "types/object_reduce.h"
#include "types/slice.h"

static TareDeque *of(TareValue v) { return tare_deque_of(v); }
static TareValue none_if(TareStatus status) { return status == TARE_OK ? TARE_NONE : TARE_ABSENT; }

static TareValue append(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_deque_append(rt, of(self), arguments->values[0]));
}

static TareValue append_left(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_deque_append_left(rt, of(self), arguments->values[0]));
}

static TareValue extend(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_deque_extend(rt, of(self), arguments->values[0]));
}

static TareValue extend_left(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    bool is_own = tare_value_is_same(self, arguments->values[0]);
    TareValue source = is_own ? tare_deque_fetch_list(rt, of(self))
                              : tare_retain(arguments->values[0]);
    if (tare_value_is_absent(source)) return source;
    TareValue iterator = tare_protocol_iterate(rt, source);
    tare_release(rt, source);
    if (tare_value_is_absent(iterator)) return iterator;
    TareStatus status = TARE_OK;
    tare_deque_begin(of(self), TARE_DEQUE_BLOCK - 1);
    while (status == TARE_OK) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = tare_deque_append_left(rt, of(self), item);
        tare_release(rt, item);
    }
    tare_release(rt, iterator);
    return none_if(tare_error_is_pending(rt) ? TARE_ERROR : status);
}

// What is left empty at the border of a block begins in the middle again.
static TareValue take_end(TareRuntime *rt, TareDeque *self, bool is_right) {
    bool is_border = (self->start + !is_right) % TARE_DEQUE_BLOCK == 0;
    bool gets_empty = self->length == 1;
    uint64_t start = self->start;
    TareValue item = tare_deque_take(rt, self, is_right ? self->length - 1 : 0);
    if (gets_empty) self->start = is_border ? TARE_DEQUE_MIDDLE : start + !is_right;
    return item;
}

static TareValue pop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (of(self)->length) return take_end(rt, of(self), true);
    return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop from an empty deque");
}

static TareValue pop_left(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (of(self)->length) return take_end(rt, of(self), false);
    return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop from an empty deque");
}

static TareValue clear(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_deque_clear(rt, of(self));
    return TARE_NONE;
}

static TareValue reverse(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareDeque *deque = of(self);
    for (uint64_t i = 0, j = deque->length; i + 1 < j; i++) {
        TareValue *left = tare_deque_at(deque, i), *right = tare_deque_at(deque, --j);
        TareValue held = *left;
        *left = *right;
        *right = held;
    }
    return TARE_NONE;
}

static TareValue rotate(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t steps = 1;
    if (arguments->positional_count &&
        tare_operator_index_size(rt, arguments->values[0], &steps) != TARE_OK)
        return TARE_ABSENT;
    tare_deque_rotate(of(self), steps);
    return TARE_NONE;
}

static TareValue insert(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareDeque *deque = of(self);
    int64_t index;
    if (tare_operator_index_size(rt, arguments->values[0], &index) != TARE_OK) return TARE_ABSENT;
    int64_t length = (int64_t)deque->length;
    if (deque->limit >= 0 && length >= deque->limit)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "deque already at its maximum size");
    if (index < 0) index = index + length < 0 ? 0 : index + length;
    if (index > length) index = length;
    return none_if(tare_deque_insert(rt, deque, (uint64_t)index, arguments->values[1]));
}

// ---- search ------------------------------------------------------------------------------------

int64_t tare_deque_methods_find(TareRuntime *rt, TareDeque *self, TareValue item, int64_t start,
                                int64_t stop, TareTypeId error) {
    uint64_t changes = self->changes;
    for (int64_t i = start; i < stop && i < (int64_t)self->length; i++) {
        TareValue own = tare_retain(*tare_deque_at(self, (uint64_t)i));
        int same = tare_protocol_equals(rt, own, item);
        tare_release(rt, own);
        if (same < 0) return -2;
        if (self->changes != changes) {
            (void)tare_error_raise(rt, error, "deque mutated during iteration");
            return -2;
        }
        if (same) return i;
    }
    return -1;
}

static int64_t find(TareRuntime *rt, TareDeque *self, TareValue item, int64_t start,
                    int64_t stop) {
    return tare_deque_methods_find(rt, self, item, start, stop, TARE_TYPE_RUNTIME_ERROR);
}

static TareValue count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t found = 0, place = -1;
    while ((place = find(rt, of(self), arguments->values[0], place + 1, INT64_MAX)) >= 0) found++;
    return place == -2 ? TARE_ABSENT : tare_int_new(rt, found);
}

static TareValue index_of(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    int64_t length = (int64_t)of(self)->length, start = 0, stop = INT64_MAX;
    size_t given = arguments->positional_count;
    if (given > 1 && tare_slice_read_bound(rt, values[1], length, &start) != TARE_OK)
        return TARE_ABSENT;
    if (given > 2 && tare_slice_read_bound(rt, values[2], length, &stop) != TARE_OK)
        return TARE_ABSENT;
    int64_t place = find(rt, of(self), values[0], start, stop);
    if (place >= 0) return tare_int_new(rt, place);
    if (place == -2) return TARE_ABSENT;
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%R is not in deque", values[0]);
}

static TareValue remove_item(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t place = tare_deque_methods_find(rt, of(self), arguments->values[0], 0, INT64_MAX,
                                            TARE_TYPE_INDEX_ERROR);
    if (place == -2) return TARE_ABSENT;
    if (place < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%R is not in deque",
                                arguments->values[0]);
    tare_release(rt, tare_deque_take(rt, of(self), (uint64_t)place));
    return TARE_NONE;
}

// ---- copies ------------------------------------------------------------------------------------

static TareValue get_limit(TareRuntime *rt, TareValue self) {
    return of(self)->limit < 0 ? TARE_NONE : tare_int_new(rt, of(self)->limit);
}

// An instance of a subclass is made by calling it.
TareValue tare_deque_methods_copy(TareRuntime *rt, TareValue self) {
    TareType *type = tare_type_get(rt, self);
    if (type->spec) {
        TareValue result = tare_deque_new(rt, type, of(self)->limit);
        if (tare_value_is_absent(result)) return result;
        TareStatus status = of(self)->length == 1
                                ? tare_deque_append(rt, of(result), *tare_deque_at(of(self), 0))
                                : tare_deque_extend(rt, of(result), self);
        if (status != TARE_OK) tare_slot_clear(rt, &result);
        return result;
    }
    TareValue class = tare_value_from_object(type), limit = get_limit(rt, self);
    if (tare_value_is_absent(limit)) return limit;
    TareValue result = of(self)->limit < 0 ? tare_call_1(rt, class, self)
                                           : tare_call_2(rt, class, self, limit);
    tare_release(rt, limit);
    return result;
}

static TareValue copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_deque_methods_copy(rt, self);
}

// ((), maxlen), or () without a limit.
static TareValue fetch_arguments(TareRuntime *rt, TareValue self) {
    TareValue nothing = tare_tuple_new(rt, 0);
    if (of(self)->limit < 0 || tare_value_is_absent(nothing)) return nothing;
    TareValue parts[2] = {nothing, get_limit(rt, self)};
    TareValue result = tare_value_is_absent(parts[1]) ? TARE_ABSENT
                                                      : tare_tuple_new_from(rt, parts, 2);
    tare_release(rt, parts[0]);
    tare_release(rt, parts[1]);
    return result;
}

static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareArguments none = {0};
    TareValue items[4] = {tare_value_from_object(tare_type_get(rt, self)),
                          fetch_arguments(rt, self), TARE_ABSENT, TARE_ABSENT};
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(items[1])) items[2] = tare_object_reduce_get_state(rt, self, &none);
    if (!tare_value_is_absent(items[2])) items[3] = tare_protocol_iterate(rt, self);
    if (!tare_value_is_absent(items[3])) result = tare_tuple_new_from(rt, items, 4);
    for (int i = 1; i < 4; i++) tare_release(rt, items[i]);
    return result;
}

static TareValue reversed(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_deque_iterator_new_reverse(rt, self);
}

#define METHOD(name, function, kind, least, most, text) \
    {name, function, TARE_NATIVE_##kind, least, most, 0, text}

const TareNativeDefinition tare_deque_methods[] = {
    METHOD("append", append, ONE, 1, 1, "Add an element to the right side of the deque."),
    METHOD("appendleft", append_left, ONE, 1, 1, "Add an element to the left side of the deque."),
    METHOD("clear", clear, NONE, 0, 0, "Remove all elements from the deque."),
    METHOD("copy", copy, NONE, 0, 0, "Return a shallow copy of a deque."),
    METHOD("count", count, ONE, 1, 1, "Return how many items equal the value."),
    METHOD("extend", extend, ONE, 1, 1, "Extend the right side with elements from the iterable."),
    METHOD("extendleft", extend_left, ONE, 1, 1,
           "Extend the left side with elements from the iterable."),
    METHOD("index", index_of, POSITIONAL, 1, 3, "Return the first place of the value."),
    METHOD("insert", insert, POSITIONAL, 2, 2, "Insert an object before the index."),
    METHOD("pop", pop, NONE, 0, 0, "Remove and return the rightmost element."),
    METHOD("popleft", pop_left, NONE, 0, 0, "Remove and return the leftmost element."),
    METHOD("remove", remove_item, ONE, 1, 1, "Remove the first occurrence of the value."),
    METHOD("reverse", reverse, NONE, 0, 0, "Reverse *IN PLACE*."),
    METHOD("rotate", rotate, POSITIONAL, 0, 1, "Rotate the deque n steps to the right."),
    METHOD("__copy__", copy, NONE, 0, 0, "Return a shallow copy of a deque."),
    METHOD("__reduce__", reduce, NONE, 0, 0, "Return state information for pickling."),
    METHOD("__reversed__", reversed, NONE, 0, 0, "Return a reverse iterator over the deque."),
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE,
     .flags = TARE_NATIVE_CLASS, .doc = "See PEP 585"},
    {NULL},
};

const TareAttributeDefinition tare_deque_attributes[] = {
    {"maxlen", get_limit, NULL, "maximum size of a deque or None if unbounded"},
    {NULL},
};
