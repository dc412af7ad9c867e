// Dimensions of memoryviews. It must not know the owner nor whether the view is released.
#include "types/memoryview_shape.h"

#include "object/error.h"
#include "object/tuple.h"
#include "types/int.h"
#include "types/list.h"

uint64_t tare_memoryview_shape_row_bytes(const TareMemoryView *self) {
    uint64_t bytes = self->item_bytes;
    for (size_t i = 1; i < self->dimension_count; i++) bytes *= self->inner[i - 1];
    return bytes;
}

void tare_memoryview_shape_read(const TareMemoryView *self, TareMemoryShape *out) {
    int64_t bytes = self->item_bytes;
    out->count = self->dimension_count;
    for (size_t i = out->count; i-- > 1; bytes *= out->lengths[i]) {
        out->lengths[i] = (int64_t)self->inner[i - 1];
        out->strides[i] = bytes;
    }
    out->lengths[0] = (int64_t)self->length;
    out->strides[0] = self->stride_bytes;
}

bool tare_memoryview_shape_is_contiguous(const TareMemoryView *self) {
    if (self->length == 1 || (self->length == 0 && self->dimension_count > 1)) return true;
    return self->stride_bytes == (int64_t)tare_memoryview_shape_row_bytes(self);
}

bool tare_memoryview_shape_is_fortran(const TareMemoryView *self) {
    TareMemoryShape shape;
    int64_t bytes = self->item_bytes;
    if (self->dimension_count <= 1) return tare_memoryview_shape_is_contiguous(self);
    if (self->length == 0) return true;
    tare_memoryview_shape_read(self, &shape);
    for (size_t i = 0; i < shape.count; bytes *= shape.lengths[i++])
        if (shape.lengths[i] > 1 && shape.strides[i] != bytes) return false;
    return true;
}

// Beyond a dimension without items the others do not matter.
bool tare_memoryview_shape_is_same(const TareMemoryView *self, const TareMemoryView *other) {
    if (self->dimension_count != other->dimension_count || self->length != other->length)
        return false;
    for (size_t i = 1; i < self->dimension_count && self->length; i++)
        if (self->inner[i - 1] != other->inner[i - 1]) return false;
    return true;
}

// ---- casts and indices -------------------------------------------------------------------------

static TareStatus read_length(TareRuntime *rt, TareValue v, int64_t *out) {
    if (!tare_type_is_instance(rt, v, TARE_TYPE_INT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "memoryview.cast(): elements of shape must be integers");
    if (!tare_int_to_int64(v, out))
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                               "Python int too large to convert to C ssize_t");
    if (*out > 0) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "memoryview.cast(): elements of shape must be integers > 0");
}

TareStatus tare_memoryview_shape_parse(TareRuntime *rt, TareValue shape, size_t item_bytes,
                                       uint64_t bytes, TareMemoryShape *out) {
    bool is_list = tare_type_is_instance(rt, shape, TARE_TYPE_LIST);
    const TareValue *items = is_list ? tare_list_of(shape)->items : tare_tuple_of(shape)->items;
    int64_t product = (int64_t)item_bytes;
    for (size_t i = 0; i < out->count; i++) {
        if (read_length(rt, items[i], &out->lengths[i]) != TARE_OK) return TARE_ERROR;
        if (out->lengths[i] > INT64_MAX / product)
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                   "memoryview.cast(): product(shape) > SSIZE_MAX");
        product *= out->lengths[i];
    }
    if ((uint64_t)product == bytes) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "memoryview: product(shape) * itemsize != buffer size");
}

uint8_t *tare_memoryview_shape_step(TareRuntime *rt, const TareMemoryShape *self, size_t dimension,
                                    uint8_t *from, int64_t index) {
    int64_t length = self->lengths[dimension];
    if (index < 0) index += length;
    if (index >= 0 && index < length) return from + index * self->strides[dimension];
    (void)tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "index out of bounds on dimension %d",
                          (int)dimension + 1);
    return NULL;
}

// ---- all items ---------------------------------------------------------------------------------

void tare_memoryview_shape_append(const TareMemoryView *self, TareText *text) {
    uint64_t bytes = tare_memoryview_shape_row_bytes(self);
    const char *first = (const char *)self->first;
    if (tare_memoryview_shape_is_contiguous(self)) {
        tare_text_append(text, first, self->length * bytes);
        return;
    }
    for (size_t i = 0; i < self->length; i++)
        tare_text_append(text, first + (int64_t)i * self->stride_bytes, bytes);
}

// Those of the first `count` dimensions, the first innermost.
static void append_columns(const TareMemoryShape *shape, size_t count, const uint8_t *from,
                           size_t item_bytes, TareText *text) {
    if (count == 0) {
        tare_text_append(text, (const char *)from, item_bytes);
        return;
    }
    for (int64_t i = 0; i < shape->lengths[count - 1]; i++)
        append_columns(shape, count - 1, from + i * shape->strides[count - 1], item_bytes, text);
}

void tare_memoryview_shape_append_fortran(const TareMemoryView *self, TareText *text) {
    TareMemoryShape shape;
    tare_memoryview_shape_read(self, &shape);
    append_columns(&shape, shape.count, self->first, self->item_bytes, text);
}

static TareValue list_from(TareRuntime *rt, const TareMemoryShape *shape, size_t dimension,
                           char format, const uint8_t *from) {
    if (dimension == shape->count) return tare_memoryview_item_read(rt, format, from);
    TareValue list = tare_list_new(rt, (size_t)shape->lengths[dimension]);
    for (int64_t i = 0; i < shape->lengths[dimension] && !tare_value_is_absent(list); i++) {
        TareValue item =
            list_from(rt, shape, dimension + 1, format, from + i * shape->strides[dimension]);
        if (tare_value_is_absent(item) ||
            tare_list_append_steal(rt, tare_list_of(list), item) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

TareValue tare_memoryview_shape_list(TareRuntime *rt, const TareMemoryView *self) {
    TareMemoryShape shape;
    tare_memoryview_shape_read(self, &shape);
    return list_from(rt, &shape, 0, self->format, self->first);
}
