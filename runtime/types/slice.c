// slice: three values, and the arithmetic that fits them to a length.
#include "types/slice.h"

#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"

TareValue tare_slice_new(TareRuntime *rt, TareValue start, TareValue stop, TareValue step) {
    TareSlice *self = tare_alloc_builtin(rt, TARE_TYPE_SLICE);
    if (!self) return TARE_ABSENT;
    self->start = tare_retain(start);
    self->stop = tare_retain(stop);
    self->step = tare_retain(step);
    return tare_value_from_object(self);
}

static TareSlice *slice_of(TareValue v) { return (TareSlice *)tare_value_get_object(v); }

// --- Arithmetic ---

static TareStatus read_part(TareRuntime *rt, TareValue v, int64_t *out) {
    if (tare_value_is_none(v)) return TARE_OK;
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(
            rt, TARE_TYPE_TYPE_ERROR,
            "slice indices must be integers or None or have an __index__ method");
    return tare_operator_index_int64(rt, v, true, TARE_TYPE_INDEX_ERROR, out);
}

TareStatus tare_slice_unpack(TareRuntime *rt, TareValue slice, int64_t *start, int64_t *stop,
                             int64_t *step) {
    const TareSlice *self = slice_of(slice);
    *step = 1;
    if (read_part(rt, self->step, step) != TARE_OK) return TARE_ERROR;
    if (*step == 0)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "slice step cannot be zero");
    // So that it can be negated.
    if (*step < -INT64_MAX) *step = -INT64_MAX;
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    if (read_part(rt, self->start, start) != TARE_OK) return TARE_ERROR;
    return read_part(rt, self->stop, stop);
}

static int64_t fit_bound(int64_t bound, int64_t length, int64_t step) {
    if (bound < 0) {
        bound += length;
        if (bound < 0) return step < 0 ? -1 : 0;
    }
    if (bound >= length) return step < 0 ? length - 1 : length;
    return bound;
}

TareSliceRange tare_slice_fit(int64_t length, int64_t start, int64_t stop, int64_t step) {
    start = fit_bound(start, length, step);
    stop = fit_bound(stop, length, step);
    int64_t count = 0;
    if (step < 0 && stop < start) count = (start - stop - 1) / -step + 1;
    if (step > 0 && start < stop) count = (stop - start - 1) / step + 1;
    return (TareSliceRange){start, step, count};
}

TareStatus tare_slice_read_bound(TareRuntime *rt, TareValue v, int64_t length, int64_t *out) {
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "slice indices must be integers or have an __index__ method");
    if (tare_operator_index_int64(rt, v, true, TARE_TYPE_INDEX_ERROR, out) != TARE_OK)
        return TARE_ERROR;
    if (*out < 0) *out += length;
    if (*out < 0) *out = 0;
    return TARE_OK;
}

// --- slice.indices, for lengths of any size ---

// Whether int `a` is below int `b`.
static bool is_less(TareValue a, TareValue b) { return tare_int_compare(a, b) < 0; }

// The bound given by `part` between `lower` and `upper`, or `fallback` for None; new reference.
static TareValue fit_big(TareRuntime *rt, TareValue part, TareValue length, TareValue lower,
                         TareValue upper, TareValue fallback) {
    if (tare_value_is_none(part)) return tare_retain(fallback);
    if (!tare_type_get(rt, part)->slots.index)
        return tare_error_raise(
            rt, TARE_TYPE_TYPE_ERROR,
            "slice indices must be integers or None or have an __index__ method");
    TareValue bound = tare_operator_index(rt, part);
    if (tare_value_is_absent(bound)) return bound;
    if (tare_int_sign(bound) < 0) {
        TareValue sum = tare_int_operate(rt, TARE_OPERATOR_ADD, bound, length);
        tare_release(rt, bound);
        bound = sum;
        if (tare_value_is_absent(bound)) return bound;
    }
    TareValue fitted = is_less(bound, lower) ? lower : is_less(upper, bound) ? upper : bound;
    tare_retain(fitted);
    tare_release(rt, bound);
    return fitted;
}

// (start, stop, step) for `length`, the bounds being those of the step's sign. Takes over `step`.
static TareValue indices_for_steal(TareRuntime *rt, TareSlice *self, TareValue length,
                                   TareValue stolen_step) {
    bool backward = tare_int_sign(stolen_step) < 0;
    TareValue lower = tare_int_new(rt, backward ? -1 : 0);
    TareValue upper = TARE_ABSENT, parts[3] = {TARE_ABSENT, TARE_ABSENT, stolen_step};
    TareValue result = TARE_ABSENT;
    if (tare_value_is_absent(lower)) goto done;
    upper = backward ? tare_int_operate(rt, TARE_OPERATOR_ADD, length, lower)
                     : tare_retain(length);
    if (tare_value_is_absent(upper)) goto done;
    parts[0] = fit_big(rt, self->start, length, lower, upper, backward ? upper : lower);
    if (tare_value_is_absent(parts[0])) goto done;
    parts[1] = fit_big(rt, self->stop, length, lower, upper, backward ? lower : upper);
    if (tare_value_is_absent(parts[1])) goto done;
    result = tare_tuple_new_from(rt, parts, 3);
done:
    for (int i = 0; i < 3; i++) tare_release(rt, parts[i]);
    tare_release(rt, upper);
    tare_release(rt, lower);
    return result;
}

TareValue tare_slice_indices(TareRuntime *rt, TareValue self, TareValue length) {
    TareSlice *slice = slice_of(self);
    TareValue result = TARE_ABSENT;
    TareValue step = TARE_ABSENT;
    if (!tare_value_is_none(slice->step) &&
               !tare_type_get(rt, slice->step)->slots.index) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "slice indices must be integers or None or have an __index__ method");
    } else {
        step = tare_value_is_none(slice->step) ? tare_int_new(rt, 1)
                                               : tare_operator_index(rt, slice->step);
    }
    if (!tare_value_is_absent(step)) {
        if (tare_int_sign(step) == 0) {
            tare_release(rt, step);
            tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "slice step cannot be zero");
        } else {
            result = indices_for_steal(rt, slice, length, step);
        }
    }
    return result;
}

static TareValue slice_indices(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue length = tare_operator_index(rt, arguments->values[0]);
    if (tare_value_is_absent(length)) return length;
    TareValue result = TARE_ABSENT;
    if (tare_int_sign(length) < 0)
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "length should not be negative");
    else result = tare_slice_indices(rt, self, length);
    tare_release(rt, length);
    return result;
}

// --- Slots ---

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (tare_native_refuse_keywords(rt, "slice", arguments) != TARE_OK) return TARE_ABSENT;
    size_t count = arguments->positional_count;
    const TareValue *values = arguments->values;
    if (count == 1) return tare_slice_new(rt, TARE_NONE, values[0], TARE_NONE);
    if (count == 2) return tare_slice_new(rt, values[0], values[1], TARE_NONE);
    if (count == 3) return tare_slice_new(rt, values[0], values[1], values[2]);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "slice expected at %s %d argument%s, got %zu",
                            count ? "most" : "least", count ? 3 : 1, count ? "s" : "", count);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 3, sizeof(TareSlice), "");
}

static TareValue as_tuple(TareRuntime *rt, TareValue self) {
    return tare_tuple_new_from(rt, &slice_of(self)->start, 3);
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareValue tuple = as_tuple(rt, self);
    if (tare_value_is_absent(tuple)) return tuple;
    TareValue text = tare_protocol_repr(rt, tuple);
    tare_release(rt, tuple);
    if (tare_value_is_absent(text)) return text;
    TareValue result = tare_container_format(rt, "slice%U", tare_string_of(text));
    tare_release(rt, text);
    return result;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_value_is_exact(left, TARE_TYPE_SLICE) || !tare_value_is_exact(right, TARE_TYPE_SLICE))
        return TARE_NOT_IMPLEMENTED;
    TareValue first = as_tuple(rt, left);
    if (tare_value_is_absent(first)) return first;
    TareValue second = as_tuple(rt, right);
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(second)) result = tare_protocol_compare(rt, first, second, op);
    tare_release(rt, second);
    tare_release(rt, first);
    return result;
}

static TareValue slice_reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_container_new_reduced_type_steal(rt, self, as_tuple(rt, self));
}

static TareValue get_start(TareRuntime *rt, TareValue self) {
    return tare_retain(slice_of(self)->start);
}
static TareValue get_stop(TareRuntime *rt, TareValue self) {
    return tare_retain(slice_of(self)->stop);
}
static TareValue get_step(TareRuntime *rt, TareValue self) {
    return tare_retain(slice_of(self)->step);
}

static const TareNativeDefinition methods[] = {
    {"indices", slice_indices, TARE_NATIVE_ONE, .doc = "S.indices(len) -> (start, stop, stride)"},
    {"__reduce__", slice_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"start", get_start, NULL, NULL, true},
    {"stop", get_stop, NULL, NULL, true},
    {"step", get_step, NULL, NULL, true},
    {NULL},
};

const TareTypeSpec tare_slice_spec = {
    .instance_bytes = sizeof(TareSlice),
    .flags = TARE_TYPE_IS_PLAIN,
    .reference_count = 3,
    .methods = methods,
    .attributes = attributes,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for "
           "extended slicing (e.g. a[0:10:2]).",
    .slots = {.describe = describe,
              .create = create,
              .repr = repr,
              .compare = compare},
};
