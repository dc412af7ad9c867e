// range: an arithmetic row of ints of any size, of which only the ends are kept.
#include "types/range.h"

#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/sequence.h"
#include "types/slice.h"

static TareRange *range_of(TareValue v) { return (TareRange *)tare_value_get_object(v); }

// left op right, ints, of which `left` is taken over; absent goes through.
static TareValue step_on(TareRuntime *rt, TareOperator op, TareValue stolen_left,
                         TareValue right) {
    if (tare_value_is_absent(stolen_left)) return stolen_left;
    TareValue result = tare_int_operate(rt, op, stolen_left, right);
    tare_release(rt, stolen_left);
    return result;
}

// The item at `index`: start + index * step.
static TareValue compute_item(TareRuntime *rt, TareRange *self, TareValue index) {
    int64_t start, step, at, product, item;
    if (tare_int_to_int64(self->start, &start) && tare_int_to_int64(self->step, &step) &&
        tare_int_to_int64(index, &at) && !__builtin_mul_overflow(at, step, &product) &&
        !__builtin_add_overflow(start, product, &item))
        return tare_int_new(rt, item);
    return step_on(rt, TARE_OPERATOR_ADD,
                   tare_int_operate(rt, TARE_OPERATOR_MULTIPLY, index, self->step), self->start);
}

// --- Making ---

static TareValue big_length(TareRuntime *rt, TareValue low, TareValue high, TareValue stride) {
    if (tare_int_compare(low, high) >= 0) return tare_int_new(rt, 0);
    // (high - low - 1) // stride + 1
    TareValue one = tare_int_new(rt, 1);
    if (tare_value_is_absent(one)) return one;
    TareValue length = tare_int_operate(rt, TARE_OPERATOR_SUBTRACT, high, low);
    length = step_on(rt, TARE_OPERATOR_SUBTRACT, length, one);
    length = step_on(rt, TARE_OPERATOR_FLOOR_DIVIDE, length, stride);
    length = step_on(rt, TARE_OPERATOR_ADD, length, one);
    tare_release(rt, one);
    return length;
}

static TareValue compute_length(TareRuntime *rt, TareValue start, TareValue stop, TareValue step) {
    int64_t a, b, s;
    if (tare_int_to_int64(start, &a) && tare_int_to_int64(stop, &b) &&
        tare_int_to_int64(step, &s) && s != INT64_MIN) {
        uint64_t count = 0;
        if (s > 0 && a < b) count = ((uint64_t)b - (uint64_t)a - 1) / (uint64_t)s + 1;
        if (s < 0 && a > b) count = ((uint64_t)a - (uint64_t)b - 1) / (uint64_t)-s + 1;
        return tare_int_new_unsigned(rt, count);
    }
    if (tare_int_sign(step) > 0) return big_length(rt, start, stop, step);
    TareValue zero = tare_int_new(rt, 0);
    if (tare_value_is_absent(zero)) return zero;
    TareValue stride = step_on(rt, TARE_OPERATOR_SUBTRACT, zero, step);
    if (tare_value_is_absent(stride)) return stride;
    TareValue length = big_length(rt, stop, start, stride);
    tare_release(rt, stride);
    return length;
}

// Takes over the three ints, any of which may be absent in error.
static TareValue new_range_steal(TareRuntime *rt, TareValue stolen_start, TareValue stolen_stop,
                                 TareValue stolen_step) {
    TareValue parts[4] = {stolen_start, stolen_stop, stolen_step, TARE_ABSENT};
    bool whole = true;
    for (int i = 0; i < 3; i++) whole = whole && !tare_value_is_absent(parts[i]);
    if (whole) parts[3] = compute_length(rt, parts[0], parts[1], parts[2]);
    TareRange *self = NULL;
    if (!tare_value_is_absent(parts[3])) self = tare_alloc_builtin(rt, TARE_TYPE_RANGE);
    if (self) {
        memcpy(&self->start, parts, sizeof parts);
        return tare_value_from_object(self);
    }
    for (int i = 0; i < 4; i++) tare_release(rt, parts[i]);
    return TARE_ABSENT;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (tare_native_refuse_keywords(rt, "range", arguments) != TARE_OK) return TARE_ABSENT;
    size_t count = arguments->positional_count;
    const TareValue *values = arguments->values;
    if (count == 0 || count > 3)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "range expected at %s %d argument%s, got %zu",
                                count ? "most" : "least", count ? 3 : 1, count ? "s" : "", count);
    if (count == 1) {
        TareValue stop = tare_operator_index(rt, values[0]);
        if (tare_value_is_absent(stop)) return stop;
        return new_range_steal(rt, tare_int_new(rt, 0), stop, tare_int_new(rt, 1));
    }
    TareValue start = tare_operator_index(rt, values[0]);
    if (tare_value_is_absent(start)) return start;
    TareValue stop = tare_operator_index(rt, values[1]);
    TareValue step = TARE_ABSENT;
    if (!tare_value_is_absent(stop))
        step = count == 3 ? tare_operator_index(rt, values[2]) : tare_int_new(rt, 1);
    if (!tare_value_is_absent(step) && tare_int_sign(step) == 0) {
        tare_release(rt, step);
        step = tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "range() arg 3 must not be zero");
    }
    return new_range_steal(rt, start, stop, step);
}

// --- Slots ---

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 4, sizeof(TareRange), "");
}

static TareValue repr(TareRuntime *rt, TareValue v) {
    TareRange *self = range_of(v);
    int64_t step;
    if (tare_int_to_int64(self->step, &step) && step == 1)
        return tare_container_format(rt, "range(%R, %R)", self->start, self->stop);
    return tare_container_format(rt, "range(%R, %R, %R)", self->start, self->stop, self->step);
}

static int64_t get_length(TareRuntime *rt, TareValue v) {
    int64_t length;
    if (tare_int_to_int64(range_of(v)->length, &length)) return length;
    tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    return -1;
}

static int get_truth(TareRuntime *rt, TareValue v) {
    return tare_int_sign(range_of(v)->length) != 0;
}

// What equal ranges have in common: (length, start or None, step or None).
static TareValue identify(TareRuntime *rt, TareRange *self) {
    int64_t length = 2;
    bool fits = tare_int_to_int64(self->length, &length);
    TareValue items[3] = {self->length, TARE_NONE, TARE_NONE};
    if (!fits || length > 0) items[1] = self->start;
    if (!fits || length > 1) items[2] = self->step;
    return tare_tuple_new_from(rt, items, 3);
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if ((op != TARE_COMPARISON_EQUAL && op != TARE_COMPARISON_NOT_EQUAL) ||
        !tare_value_is_exact(left, TARE_TYPE_RANGE) || !tare_value_is_exact(right, TARE_TYPE_RANGE))
        return TARE_NOT_IMPLEMENTED;
    TareValue first = identify(rt, range_of(left));
    if (tare_value_is_absent(first)) return first;
    TareValue second = identify(rt, range_of(right));
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(second)) result = tare_protocol_compare(rt, first, second, op);
    tare_release(rt, second);
    tare_release(rt, first);
    return result;
}

static int64_t get_hash(TareRuntime *rt, TareValue v) {
    TareValue identity = identify(rt, range_of(v));
    if (tare_value_is_absent(identity)) return -1;
    uint64_t hash;
    TareStatus status = tare_protocol_hash(rt, identity, &hash);
    tare_release(rt, identity);
    return status == TARE_OK ? (int64_t)hash : -1;
}

// --- Items ---

static TareValue get_slice(TareRuntime *rt, TareRange *self, TareValue key) {
    // slice.indices knows lengths of any size.
    TareValue parts = tare_slice_indices(rt, key, self->length);
    if (tare_value_is_absent(parts)) return parts;
    const TareValue *items = tare_tuple_of(parts)->items;
    TareValue start = compute_item(rt, self, items[0]);
    TareValue stop = TARE_ABSENT, step = TARE_ABSENT;
    if (!tare_value_is_absent(start)) stop = compute_item(rt, self, items[1]);
    if (!tare_value_is_absent(stop))
        step = tare_int_operate(rt, TARE_OPERATOR_MULTIPLY, self->step, items[2]);
    tare_release(rt, parts);
    return new_range_steal(rt, start, stop, step);
}

static TareValue get_item(TareRuntime *rt, TareValue v, TareValue key) {
    TareRange *self = range_of(v);
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return get_slice(rt, self, key);
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "range indices must be integers or slices, not %.200T", key);
    TareValue index = tare_operator_index(rt, key);
    if (!tare_value_is_absent(index) && tare_int_sign(index) < 0)
        index = step_on(rt, TARE_OPERATOR_ADD, index, self->length);
    if (tare_value_is_absent(index)) return index;
    TareValue item = TARE_ABSENT;
    if (tare_int_sign(index) < 0 || tare_int_compare(index, self->length) >= 0)
        tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "range object index out of range");
    else item = compute_item(rt, self, index);
    tare_release(rt, index);
    return item;
}

// The place of the int `item`, or absent: without error when it is not in the range.
static TareValue find_int(TareRuntime *rt, TareRange *self, TareValue item) {
    bool upward = tare_int_sign(self->step) > 0;
    TareValue low = upward ? self->start : self->stop, high = upward ? self->stop : self->start;
    int above = tare_int_compare(item, low), below = tare_int_compare(item, high);
    bool inside = upward ? above >= 0 && below < 0 : above > 0 && below <= 0;
    if (!inside) return TARE_ABSENT;
    TareValue distance = tare_int_operate(rt, TARE_OPERATOR_SUBTRACT, item, self->start);
    if (tare_value_is_absent(distance)) return distance;
    TareValue rest = tare_int_operate(rt, TARE_OPERATOR_REMAINDER, distance, self->step);
    bool hit = !tare_value_is_absent(rest) && tare_int_sign(rest) == 0;
    tare_release(rt, rest);
    if (hit) return step_on(rt, TARE_OPERATOR_FLOOR_DIVIDE, distance, self->step);
    tare_release(rt, distance);
    return TARE_ABSENT;
}

// Whether comparing with `item` runs no code of the program.
static bool is_plain_int(TareValue item) {
    return tare_value_is_exact(item, TARE_TYPE_INT) || tare_value_is_exact(item, TARE_TYPE_BOOL);
}

// Searches by comparing each item; counts the equal ones, or stops at the first and gives its place
// (-1: none). -2 on error.
static int64_t search(TareRuntime *rt, TareValue v, TareValue item, bool counts) {
    TareValue iterator = tare_protocol_iterate(rt, v);
    if (tare_value_is_absent(iterator)) return -2;
    int64_t count = 0, place = 0;
    int equal = 0;
    for (;; place++) {
        TareValue each = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(each)) break;
        equal = tare_protocol_equals(rt, each, item);
        tare_release(rt, each);
        if (equal < 0 || (equal && !counts)) break;
        count += equal;
    }
    tare_release(rt, iterator);
    if (equal < 0 || tare_error_is_pending(rt)) return -2;
    return counts ? count : equal ? place : -1;
}

static int contains(TareRuntime *rt, TareValue v, TareValue item) {
    if (!is_plain_int(item)) {
        int64_t place = search(rt, v, item, false);
        return place == -2 ? -1 : place >= 0;
    }
    TareValue place = find_int(rt, range_of(v), item);
    if (tare_value_is_absent(place)) return tare_error_is_pending(rt) ? -1 : 0;
    tare_release(rt, place);
    return 1;
}

static TareValue iterate(TareRuntime *rt, TareValue v) {
    TareRange *self = range_of(v);
    return tare_range_iterator_new(rt, self->start, self->step, self->length);
}

// --- Methods ---

static TareValue range_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue item = arguments->values[0];
    if (is_plain_int(item)) {
        int found = contains(rt, self, item);
        return found < 0 ? TARE_ABSENT : tare_int_new(rt, found);
    }
    int64_t count = search(rt, self, item, true);
    return count < 0 ? TARE_ABSENT : tare_int_new(rt, count);
}

static TareValue range_index(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue item = arguments->values[0];
    if (is_plain_int(item)) {
        TareValue place = find_int(rt, range_of(self), item);
        if (!tare_value_is_absent(place) || tare_error_is_pending(rt)) return place;
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%R is not in range", item);
    }
    int64_t place = search(rt, self, item, false);
    if (place >= 0) return tare_int_new(rt, place);
    if (place == -1)
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "sequence.index(x): x not in sequence");
    return TARE_ABSENT;
}

static TareValue range_reversed(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareRange *self = range_of(v);
    TareValue one = tare_int_new(rt, 1), zero = tare_int_new(rt, 0);
    TareValue last = TARE_ABSENT, step = TARE_ABSENT, result = TARE_ABSENT;
    if (!tare_value_is_absent(one) && !tare_value_is_absent(zero)) {
        last = tare_int_operate(rt, TARE_OPERATOR_SUBTRACT, self->length, one);
        step = tare_int_operate(rt, TARE_OPERATOR_SUBTRACT, zero, self->step);
    }
    if (!tare_value_is_absent(last) && !tare_value_is_absent(step)) {
        TareValue start = compute_item(rt, self, last);
        if (!tare_value_is_absent(start))
            result = tare_range_iterator_new(rt, start, step, self->length);
        tare_release(rt, start);
    }
    tare_release(rt, step);
    tare_release(rt, last);
    tare_release(rt, zero);
    tare_release(rt, one);
    return result;
}

static TareValue range_reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_container_new_reduced_type_steal(
        rt, self, tare_tuple_new_from(rt, &range_of(self)->start, 3));
}

static TareValue get_start(TareRuntime *rt, TareValue v) { return tare_retain(range_of(v)->start); }
static TareValue get_stop(TareRuntime *rt, TareValue v) { return tare_retain(range_of(v)->stop); }
static TareValue get_step(TareRuntime *rt, TareValue v) { return tare_retain(range_of(v)->step); }

static const TareNativeDefinition methods[] = {
    {"count", range_count, TARE_NATIVE_ONE,
     .doc = "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", range_index, TARE_NATIVE_ONE,
     .doc = "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if "
            "the value is not present."},
    {"__reversed__", range_reversed, TARE_NATIVE_NONE, .doc = "Return a reverse iterator."},
    {"__reduce__", range_reduce, TARE_NATIVE_NONE},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"start", get_start, NULL, NULL, true},
    {"stop", get_stop, NULL, NULL, true},
    {"step", get_step, NULL, NULL, true},
    {NULL},
};

const TareTypeSpec tare_range_spec = {
    .instance_bytes = sizeof(TareRange),
    .flags = TARE_TYPE_IS_SEQUENCE | TARE_TYPE_IS_PLAIN,
    .reference_count = 4,
    .methods = methods,
    .attributes = attributes,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an "
           "object that produces a sequence of integers from start (inclusive)\nto stop "
           "(exclusive) by step.",
    .slots = {.describe = describe,
              .create = create,
              .repr = repr,
              .hash = get_hash,
              .compare = compare,
              .truth = get_truth,
              .iterate = iterate,
              .length = get_length,
              .get_item = get_item,
              .contains = contains},
};
