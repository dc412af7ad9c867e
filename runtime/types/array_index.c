// Subscripts of arrays: items and slices, read, set and deleted; and the operators + and *.
#include "object/error.h"
#include "object/operator.h"
#include "types/array.h"
#include "types/slice.h"

// ---- subscripts --------------------------------------------------------------------------------

// The place that a key means, once its __index__ has run.
static TareStatus read_index(TareRuntime *rt, const TareArray *self, TareValue key,
                             const char *message, size_t *out) {
    int64_t index;
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "array indices must be integers");
    if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, &index) != TARE_OK)
        return TARE_ERROR;
    if (index < 0) index += (int64_t)self->length;
    *out = (size_t)index;
    if (index >= 0 && index < (int64_t)self->length) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "%s", message);
}

static TareStatus read_slice(TareRuntime *rt, const TareArray *self, TareValue key,
                             TareSliceRange *range) {
    int64_t start, stop, step;
    if (tare_slice_unpack(rt, key, &start, &stop, &step) != TARE_OK) return TARE_ERROR;
    *range = tare_slice_fit((int64_t)self->length, start, stop, step);
    return TARE_OK;
}

static TareValue new_like(TareRuntime *rt, const TareArray *model, size_t length) {
    return tare_array_new(rt, rt->types[TARE_TYPE_ARRAY], model->typecode, length);
}

static TareValue get_slice(TareRuntime *rt, const TareArray *self, TareValue key) {
    TareSliceRange range;
    if (read_slice(rt, self, key, &range) != TARE_OK) return TARE_ABSENT;
    TareValue result = new_like(rt, self, (size_t)range.count);
    if (tare_value_is_absent(result)) return result;
    for (int64_t i = 0; i < range.count; i++)
        memcpy(tare_array_at(tare_array_of(result), (size_t)i),
               tare_array_at(self, (size_t)(range.start + i * range.step)), self->item_bytes);
    return result;
}

TareValue tare_array_index_get(TareRuntime *rt, TareValue self, TareValue key) {
    const TareArray *array = tare_array_of(self);
    size_t index;
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return get_slice(rt, array, key);
    if (read_index(rt, array, key, "array index out of range", &index) != TARE_OK)
        return TARE_ABSENT;
    return tare_array_item_read(rt, array, index);
}

static TareStatus set_one(TareRuntime *rt, TareArray *self, TareValue key, TareValue value) {
    static const char message[] = "array assignment index out of range";
    uint8_t bytes[8];
    size_t index;
    if (read_index(rt, self, key, message, &index) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(value)) return tare_array_make_gap(rt, self, index, index + 1, 0);
    if (tare_array_item_encode(rt, self->typecode, value, bytes) != TARE_OK) return TARE_ERROR;
    if (index >= self->length)  // the value's __index__ has changed the array
        return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "%s", message);
    memcpy(tare_array_at(self, index), bytes, self->item_bytes);
    return TARE_OK;
}

// Every step-th item goes.
static TareStatus delete_extended(TareRuntime *rt, TareArray *self, TareSliceRange range) {
    if (range.count == 0) return TARE_OK;
    if (self->export_count > 0) return tare_array_resize(rt, self, self->length + 1);
    if (range.step < 0) {
        range.start += range.step * (range.count - 1);
        range.step = -range.step;
    }
    size_t kept = (size_t)range.start;
    for (size_t i = kept; i < self->length; i++) {
        size_t past = i - (size_t)range.start;
        bool goes = past % (size_t)range.step == 0 &&
                    past / (size_t)range.step < (size_t)range.count;
        if (!goes)
            memmove(tare_array_at(self, kept++), tare_array_at(self, i), self->item_bytes);
    }
    return tare_array_resize(rt, self, kept);
}

static TareStatus set_extended(TareRuntime *rt, TareArray *self, TareSliceRange range,
                               const TareArray *source) {
    if (source->length != (size_t)range.count)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "attempt to assign array of size %zu to extended slice of size %lld",
                               (size_t)source->length, (long long)range.count);
    for (int64_t i = 0; i < range.count; i++)
        memcpy(tare_array_at(self, (size_t)(range.start + i * range.step)),
               tare_array_at(source, (size_t)i), self->item_bytes);
    return TARE_OK;
}

// `source` is another array than self, or NULL to delete.
static TareStatus assign(TareRuntime *rt, TareArray *self, TareSliceRange range,
                         const TareArray *source) {
    size_t start = (size_t)range.start, count = source ? source->length : 0;
    if (range.step != 1 && source) return set_extended(rt, self, range, source);
    if (range.step != 1) return delete_extended(rt, self, range);
    if (tare_array_make_gap(rt, self, start, start + (size_t)range.count, count) != TARE_OK)
        return TARE_ERROR;
    if (count) memcpy(tare_array_at(self, start), source->data, count * self->item_bytes);
    return TARE_OK;
}

static TareStatus set_slice(TareRuntime *rt, TareValue self, TareValue key, TareValue value) {
    TareArray *array = tare_array_of(self);
    TareSliceRange range;
    if (read_slice(rt, array, key, &range) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(value)) return assign(rt, array, range, NULL);
    if (!tare_array_is(rt, value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "can only assign array (not \"%.200T\") to array slice", value);
    if (tare_array_check_same_code(rt, array, tare_array_of(value)) != TARE_OK) return TARE_ERROR;
    // A copy of itself first, since what is read would move.
    TareValue source = tare_value_is_same(self, value) ? new_like(rt, array, array->length)
                                                       : tare_retain(value);
    if (tare_value_is_absent(source)) return TARE_ERROR;
    if (tare_value_is_same(self, value) && array->length)
        memcpy(tare_array_of(source)->data, array->data, array->length * array->item_bytes);
    TareStatus status = assign(rt, array, range, tare_array_of(source));
    tare_release(rt, source);
    return status;
}

TareStatus tare_array_index_set(TareRuntime *rt, TareValue self, TareValue key, TareValue value) {
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return set_slice(rt, self, key, value);
    return set_one(rt, tare_array_of(self), key, value);
}

// ---- operators ---------------------------------------------------------------------------------

TareValue tare_array_index_concatenate(TareRuntime *rt, TareValue left, TareValue right) {
    const TareArray *a = tare_array_of(left);
    if (!tare_array_is(rt, right))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can only append array (not \"%.200T\") to array", right);
    const TareArray *b = tare_array_of(right);
    if (tare_array_check_same_code(rt, a, b) != TARE_OK) return TARE_ABSENT;
    TareValue result = new_like(rt, a, a->length + b->length);
    if (tare_value_is_absent(result)) return result;
    if (a->length) memcpy(tare_array_of(result)->data, a->data, a->length * a->item_bytes);
    if (b->length)
        memcpy(tare_array_at(tare_array_of(result), a->length), b->data,
               b->length * b->item_bytes);
    return result;
}

TareValue tare_array_index_extend_in_place(TareRuntime *rt, TareValue self, TareValue right) {
    if (!tare_array_is(rt, right))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "can only extend array with array (not \"%.200T\")",
                                right);
    if (tare_array_extend(rt, tare_array_of(self), right) != TARE_OK) return TARE_ABSENT;
    return tare_retain(self);
}

static TareStatus read_count(TareRuntime *rt, const TareArray *self, TareValue count_obj,
                             size_t *length) {
    int64_t count;
    if (tare_operator_index_int64(rt, count_obj, false, TARE_TYPE_OVERFLOW_ERROR, &count) !=
        TARE_OK)
        return TARE_ERROR;
    if (count < 0) count = 0;
    if (!__builtin_mul_overflow((size_t)count, (size_t)self->length, length)) return TARE_OK;
    (void)tare_error_raise_memory(rt);
    return TARE_ERROR;
}

// Fills the room after the first `done` items with copies of them.
static void repeat_items(TareArray *self, size_t done) {
    size_t whole = self->length * self->item_bytes, filled = done * self->item_bytes;
    while (filled && filled < whole) {
        size_t bytes = filled < whole - filled ? filled : whole - filled;
        memcpy(self->data + filled, self->data, bytes);
        filled += bytes;
    }
}

TareValue tare_array_index_repeat(TareRuntime *rt, TareValue self, TareValue count) {
    const TareArray *array = tare_array_of(self);
    size_t length;
    if (read_count(rt, array, count, &length) != TARE_OK) return TARE_ABSENT;
    TareValue result = new_like(rt, array, length);
    if (tare_value_is_absent(result) || length == 0) return result;
    memcpy(tare_array_of(result)->data, array->data, array->length * array->item_bytes);
    repeat_items(tare_array_of(result), array->length);
    return result;
}

TareValue tare_array_index_repeat_in_place(TareRuntime *rt, TareValue self, TareValue count) {
    TareArray *array = tare_array_of(self);
    size_t old_length = array->length, length;
    if (read_count(rt, array, count, &length) != TARE_OK ||
        tare_array_resize(rt, array, length) != TARE_OK)
        return TARE_ABSENT;
    if (length > old_length) repeat_items(array, old_length);
    return tare_retain(self);
}
