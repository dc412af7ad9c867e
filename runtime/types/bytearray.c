// The type bytearray: its storage, indexing and assignment. Methods that change it are in
// bytearray_methods.c, those shared with bytes in byte_*.c.
#include "types/bytearray.h"

#include "object/buffer.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/operator.h"
#include "types/byte_iterator.h"
#include "types/byte_methods.h"
#include "types/bytearray_methods.h"
#include "types/int.h"
#include "types/slice.h"

// ---- storage -----------------------------------------------------------------------------------

TareValue tare_bytearray_new(TareRuntime *rt, const void *data, size_t length) {
    TareByteArray *self = tare_alloc_builtin(rt, TARE_TYPE_BYTEARRAY);
    if (!self) return TARE_ABSENT;
    if (tare_bytearray_resize(rt, self, length) != TARE_OK) {
        tare_release_object(rt, self);
        return TARE_ABSENT;
    }
    if (data && length) memcpy(self->data, data, length);
    return tare_value_from_object(self);
}

static TareStatus set_capacity(TareRuntime *rt, TareByteArray *self, size_t capacity) {
    uint8_t *data = NULL;
    if (capacity == 0) {
        tare_alloc_free_table(rt, self->data, self->capacity);
    } else {
        data = self->data ? tare_alloc_resize_table(rt, self->data, self->capacity, capacity)
                          : tare_alloc_data(rt, capacity);
        if (!data) return TARE_ERROR;
    }
    self->data = data;
    self->capacity = capacity;
    return TARE_OK;
}

TareStatus tare_bytearray_resize(TareRuntime *rt, TareByteArray *self, size_t length) {
    if (length == self->length) return TARE_OK;
    if (self->export_count > 0)
        return tare_error_fail(rt, TARE_TYPE_BUFFER_ERROR,
                               "Existing exports of data: object cannot be re-sized");
    if (length > SIZE_MAX / 4) {
        (void)tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    if (TARE_UNLIKELY(rt->imitation)) {
        size_t capacity = tare_cpython_bytearray_capacity(self->capacity, self->front_bytes,
                                                          self->length, length);
        if (capacity != self->capacity) self->front_bytes = 0;
        if (capacity != self->capacity && set_capacity(rt, self, capacity) != TARE_OK)
            return TARE_ERROR;
    } else if (length > self->capacity || length < self->capacity / 2) {
        // The first size is exact; growth adds an eighth, so that appending is amortised.
        size_t spare = self->length > 0 && length > self->length ? length / 8 + 8 : 0;
        if (set_capacity(rt, self, length + spare) != TARE_OK) return TARE_ERROR;
    }
    TARE_ASSERT(length <= self->capacity);
    if (length > self->length) memset(self->data + self->length, 0, length - self->length);
    self->length = length;
    return TARE_OK;
}

TareStatus tare_bytearray_splice(TareRuntime *rt, TareByteArray *self, size_t start, size_t end,
                                 const uint8_t *data, size_t count) {
    size_t tail = self->length - end, length = start + count + tail;
    if (length > self->length && tare_bytearray_resize(rt, self, length) != TARE_OK)
        return TARE_ERROR;
    if (length < self->length && self->export_count > 0)
        return tare_bytearray_resize(rt, self, length);
    if (TARE_UNLIKELY(rt->imitation) && start == 0 && length < self->length)
        self->front_bytes += (uint32_t)(self->length - length);
    if (tail) memmove(self->data + start + count, self->data + end, tail);
    if (count) memcpy(self->data + start, data, count);
    return length < self->length ? tare_bytearray_resize(rt, self, length) : TARE_OK;
}

TareStatus tare_bytearray_remove(TareRuntime *rt, TareByteArray *self, size_t index) {
    if (self->export_count == 0)
        memmove(self->data + index, self->data + index + 1, self->length - index - 1);
    return tare_bytearray_resize(rt, self, self->length - 1);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareByteArray *self = (TareByteArray *)object;
    TareType *type = rt->shapes[object->shape_id]->type;
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    tare_describe_block(describer, self, type->instance_bytes,
                        is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT, "bytearray");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->data, sizeof self->data, "data");
    tare_describe_region(describer, TARE_REGION_COUNT, &self->length, 24,
                         "length, capacity, exports");
    if (type->flags & TARE_TYPE_IS_HEAP)
        tare_instance_describe_tail(rt, object, type->instance_bytes, sizeof *self, describer);
    if (!self->data) return;
    tare_describe_block(describer, self->data, self->capacity, TARE_BLOCK_TABLE, "data");
    tare_describe_region(describer, TARE_REGION_TEXT, self->data, self->length, "bytes");
    tare_describe_region(describer, TARE_REGION_SPARE, self->data + self->length,
                         self->capacity - self->length, "spare");
}

static TareStatus get_buffer(TareRuntime *rt, TareValue v, TareBuffer *out) {
    TareByteArray *self = tare_bytearray_of(v);
    uint8_t *data = self->data ? self->data : (uint8_t *)&self->data;  // of no bytes
    *out = (TareBuffer){data, self->length, &self->export_count, 'B', 1, false};
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    TareByteArray *self = tare_alloc_instance(rt, type, 0);
    return self ? tare_value_from_object(self) : TARE_ABSENT;
}

// The imitated versions add the bytes of an iterable one by one; from 3.11 on not those of a list
// or tuple.
static TareStatus imitate_source(TareRuntime *rt, TareByteArray *self,
                                 const TareArguments *arguments, size_t length) {
    TareValue source = arguments->positional_count ? arguments->values[0] : TARE_ABSENT;
    if (tare_value_is_absent(source) || tare_buffer_is(rt, source) ||
        tare_type_is_instance(rt, source, TARE_TYPE_STR) || tare_type_get(rt, source)->slots.index)
        return TARE_OK;
    bool is_row = tare_value_is_exact(source, TARE_TYPE_LIST) ||
                  tare_value_is_exact(source, TARE_TYPE_TUPLE);
    if (is_row && tare_cpython_release(rt->imitation->version) >= TARE_CPYTHON_3_11)
        return TARE_OK;
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < length && status == TARE_OK; i++)
        status = tare_bytearray_resize(rt, self, i + 1);
    return status;
}

static TareStatus initialize(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareByteArray *self = tare_bytearray_of(v);
    TareText text;
    tare_byte_methods_init_text(rt, &text);
    TareStatus status = tare_byte_methods_read_source(rt, "bytearray", arguments, &text);
    if (status == TARE_OK && TARE_UNLIKELY(rt->imitation))
        status = imitate_source(rt, self, arguments, text.length_bytes);
    if (status == TARE_OK) status = tare_bytearray_resize(rt, self, text.length_bytes);
    if (status == TARE_OK && text.length_bytes) memcpy(self->data, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    return status;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareText text;
    tare_byte_methods_init_text(rt, &text);
    const char *name = tare_type_name_of(rt, self);
    tare_text_append_string(&text, name ? name : "");
    tare_text_append_char(&text, '(');
    tare_byte_methods_append_repr(tare_byte_methods_view(rt, self), true, &text);
    tare_text_append_char(&text, ')');
    TareValue result = text.failed ? tare_error_raise_memory(rt)
                                   : tare_string_new_utf8(rt, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    return result;
}

static int64_t length(TareRuntime *rt, TareValue self) {
    return (int64_t)tare_bytearray_of(self)->length;
}

// ---- items -------------------------------------------------------------------------------------

static TareStatus check_index(TareRuntime *rt, TareValue self, int64_t index) {
    if (index >= 0 && index < (int64_t)tare_bytearray_of(self)->length) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "bytearray index out of range");
}

static TareStatus read_index(TareRuntime *rt, TareValue self, TareValue key, int64_t *out) {
    if (!tare_type_get(rt, key)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "bytearray indices must be integers or slices, not %.200T", key);
    if (tare_operator_index_int64(rt, key, false, TARE_TYPE_INDEX_ERROR, out) != TARE_OK)
        return TARE_ERROR;
    if (*out < 0) *out += (int64_t)tare_bytearray_of(self)->length;
    return check_index(rt, self, *out);
}

static TareValue get_item(TareRuntime *rt, TareValue self, TareValue key) {
    int64_t index;
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return tare_byte_methods_slice(rt, self, key);
    if (read_index(rt, self, key, &index) != TARE_OK) return TARE_ABSENT;
    return tare_int_new(rt, tare_bytearray_of(self)->data[index]);
}

// Every step-th byte goes.
static TareStatus delete_range(TareRuntime *rt, TareByteArray *self, TareSliceRange range) {
    if (range.count == 0) return TARE_OK;
    if (self->export_count > 0) return tare_bytearray_resize(rt, self, self->length + 1);
    int64_t first = range.step < 0 ? range.start + (range.count - 1) * range.step : range.start;
    int64_t step = range.step < 0 ? -range.step : range.step;
    size_t kept = (size_t)first;
    for (size_t i = (size_t)first; i < self->length; i++) {
        size_t past = i - (size_t)first;
        bool goes = past % (size_t)step == 0 && past / (size_t)step < (size_t)range.count;
        if (!goes) self->data[kept++] = self->data[i];
    }
    // The imitated version moves the start of the bytes instead.
    if (rt->imitation && first == 0 && step == 1)
        self->front_bytes += (uint32_t)(self->length - kept);
    return tare_bytearray_resize(rt, self, kept);
}

static TareStatus assign_bytes(TareRuntime *rt, TareByteArray *self, TareSliceRange range,
                               const TareText *text) {
    const uint8_t *data = (const uint8_t *)tare_text_get(text);
    size_t count = text->length_bytes;
    if (range.step == 1)
        return tare_bytearray_splice(rt, self, (size_t)range.start,
                                     (size_t)(range.start + range.count), data, count);
    if (count == 0) return delete_range(rt, self, range);
    if (count != (size_t)range.count)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "attempt to assign bytes of size %zu to extended slice of size %lld",
                               count, (long long)range.count);
    for (int64_t i = 0; i < range.count; i++) self->data[range.start + i * range.step] = data[i];
    return TARE_OK;
}

// Gathers the right side first, since that may run the program.
static TareStatus read_assigned(TareRuntime *rt, TareValue value, TareText *text) {
    if (tare_buffer_is(rt, value)) {
        const uint8_t *data;
        size_t count;
        if (tare_bytes_get_view(rt, value, &data, &count) != TARE_OK) return TARE_ERROR;
        tare_text_append(text, (const char *)data, count);
        return TARE_OK;
    }
    const TareTypeSlots *slots = &tare_type_get(rt, value)->slots;
    if (slots->index || tare_type_is_instance(rt, value, TARE_TYPE_STR) ||
        (!slots->iterate && !slots->get_item))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "can assign only bytes, buffers, or iterables of ints in "
                               "range(0, 256)");
    return tare_byte_methods_gather(rt, value, "byte must be in range(0, 256)", text);
}

static TareStatus set_slice(TareRuntime *rt, TareByteArray *self, TareValue slice,
                            TareValue value) {
    int64_t start, stop, step;
    TareText text;
    TareStatus status = TARE_OK;
    if (tare_slice_unpack(rt, slice, &start, &stop, &step) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(value))
        return delete_range(rt, self, tare_slice_fit((int64_t)self->length, start, stop, step));
    tare_byte_methods_init_text(rt, &text);
    status = read_assigned(rt, value, &text);
    if (status == TARE_OK)
        status =
            assign_bytes(rt, self, tare_slice_fit((int64_t)self->length, start, stop, step), &text);
    tare_text_deinit(&text);
    return status;
}

static TareStatus set_item(TareRuntime *rt, TareValue self_obj, TareValue key, TareValue value) {
    TareByteArray *self = tare_bytearray_of(self_obj);
    int64_t index;
    uint8_t byte;
    if (tare_value_is_exact(key, TARE_TYPE_SLICE)) return set_slice(rt, self, key, value);
    if (read_index(rt, self_obj, key, &index) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_absent(value))
        return tare_bytearray_splice(rt, self, (size_t)index, (size_t)index + 1, NULL, 0);
    if (tare_byte_methods_read(rt, value, "byte must be in range(0, 256)", &byte) != TARE_OK ||
        check_index(rt, self_obj, index) != TARE_OK)
        return TARE_ERROR;
    self->data[index] = byte;
    return TARE_OK;
}

const TareTypeSpec tare_bytearray_spec = {
    .instance_bytes = sizeof(TareByteArray),
    .flags =
        TARE_TYPE_IS_BASE | TARE_TYPE_IS_LEAF | TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_MATCHES_SELF,
    .methods = tare_bytearray_methods,
    .doc = "bytearray(iterable_of_ints) -> bytearray\n"
           "bytearray(string, encoding[, errors]) -> bytearray\n"
           "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
           "bytearray(int) -> bytes array of size given by the parameter initialized with null "
           "bytes\nbytearray() -> empty bytes array",
    .slots =
        {
            .describe = describe,
            .get_buffer = get_buffer,
            .create = create,
            .initialize = initialize,
            .repr = repr,
            .compare = tare_byte_methods_compare,
            .iterate = tare_byte_iterator_new,
            .length = length,
            .get_item = get_item,
            .set_item = set_item,
            .contains = tare_byte_methods_contains,
            .concatenate = tare_byte_methods_concatenate,
            .repeat = tare_byte_methods_repeat,
            .concatenate_in_place = tare_bytearray_methods_extend_in_place,
            .repeat_in_place = tare_bytearray_methods_repeat_in_place,
            .binary[TARE_OPERATOR_REMAINDER] = tare_byte_methods_remainder,
        },
};
