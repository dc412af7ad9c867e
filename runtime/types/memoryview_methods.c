// Methods and attributes of memoryview.
#include "types/memoryview_methods.h"

#include "object/error.h"
#include "types/byte_methods.h"
#include "types/int.h"
#include "types/list.h"
#include "types/memoryview_shape.h"
#include "types/str_natives.h"

static TareMemoryView *of(TareValue v) { return tare_memoryview_of(v); }

static TareValue to_bytes(TareRuntime *rt, TareValue self, bool is_fortran) {
    TareText text;
    tare_byte_methods_init_text(rt, &text);
    if (is_fortran)
        tare_memoryview_shape_append_fortran(of(self), &text);
    else
        tare_memoryview_shape_append(of(self), &text);
    TareValue result = text.failed ? tare_error_raise_memory(rt)
                                   : tare_bytes_new(rt, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    return result;
}

// Order 'A', that of the memory shown, is 'C' for what a cast or a slice makes.
static TareValue tobytes(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"order"};
    static const TareParameters parameters = {"tobytes", names, 1, 0, 1, 0};
    TareValue order;
    uint32_t point = 'C';
    if (tare_native_bind(rt, &parameters, arguments, &order) != TARE_OK) return TARE_ABSENT;
    bool is_given = !tare_value_is_absent(order) && !tare_value_is_same(order, TARE_NONE);
    if (is_given && !tare_type_is_instance(rt, order, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "tobytes() argument 'order' must be str or None, not %.200T",
                                order);
    if (tare_memoryview_check(rt, self) != TARE_OK) return TARE_ABSENT;
    if (is_given) {
        const TareString *text = tare_string_of(order);
        point = text->length == 1 ? tare_string_get(text, 0) : 0;
    }
    if (point != 'C' && point != 'F' && point != 'A')
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "order must be 'C', 'F' or 'A'");
    return to_bytes(rt, self, point == 'F');
}

static TareValue tolist(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    return tare_memoryview_shape_list(rt, of(v));
}

static TareValue hex(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (tare_memoryview_check(rt, self) != TARE_OK) return TARE_ABSENT;
    TareValue bytes = to_bytes(rt, self, false);
    if (tare_value_is_absent(bytes)) return bytes;
    TareValue result = tare_byte_hex_format(rt, bytes, arguments);
    tare_release(rt, bytes);
    return result;
}

static TareStatus read_format(TareRuntime *rt, TareValue v, char *out) {
    const TareString *text = tare_string_of(v);
    size_t at = text->length == 2 && tare_string_get(text, 0) == '@';
    uint32_t point = text->length == at + 1 ? tare_string_get(text, at) : 0;
    *out = (char)point;
    if (point > 0 && point < 0x80 && tare_memoryview_item_bytes((char)point)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "memoryview: destination format must be a native single character "
                           "format prefixed with an optional '@'");
}

static TareStatus read_dimension_count(TareRuntime *rt, const TareMemoryView *self, TareValue shape,
                                       size_t *out) {
    if (tare_type_is_instance(rt, shape, TARE_TYPE_LIST))
        *out = tare_list_of(shape)->length;
    else if (tare_type_is_instance(rt, shape, TARE_TYPE_TUPLE))
        *out = tare_tuple_of(shape)->length;
    else
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "shape must be a list or a tuple");
    if (*out > TARE_MEMORYVIEW_DIMENSIONS)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "memoryview: number of dimensions must not exceed %d",
                               TARE_MEMORYVIEW_DIMENSIONS);
    if (self->dimension_count != 1 && *out != 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "memoryview: cast must be 1D -> ND or ND -> 1D");
    return TARE_OK;
}

// Whether the view can be cast at all, and to how many dimensions.
static TareStatus check_cast(TareRuntime *rt, const TareMemoryView *self, TareValue shape,
                             size_t *dimension_count) {
    bool has_shape = !tare_value_is_absent(shape);
    if (!tare_memoryview_shape_is_contiguous(self))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "memoryview: casts are restricted to C-contiguous views");
    if ((has_shape || self->dimension_count != 1) && self->length == 0)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "memoryview: cannot cast view with zeros in shape or strides");
    *dimension_count = 1;
    return has_shape ? read_dimension_count(rt, self, shape, dimension_count) : TARE_OK;
}

// Makes `model` one of items of `format`, in one dimension.
static TareStatus flatten(TareRuntime *rt, const TareMemoryView *self, TareValue format,
                          TareMemoryView *model) {
    uint64_t bytes = self->length * tare_memoryview_shape_row_bytes(self);
    *model = *self;
    if (read_format(rt, format, &model->format) != TARE_OK) return TARE_ERROR;
    if (!strchr("Bbc", model->format) && !strchr("Bbc", self->format))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "memoryview: cannot cast between two non-byte formats");
    model->item_bytes = (uint8_t)tare_memoryview_item_bytes(model->format);
    if (bytes % model->item_bytes != 0)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "memoryview: length is not a multiple of itemsize");
    model->length = bytes / model->item_bytes;
    model->stride_bytes = model->item_bytes;
    model->dimension_count = 1;
    return TARE_OK;
}

static TareValue cast(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"format", "shape"};
    static const TareParameters parameters = {"cast", names, 2, 0, 2, 1};
    TareValue values[2];
    TareMemoryView model;
    TareMemoryShape shape;
    uint64_t inner[TARE_MEMORYVIEW_DIMENSIONS];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK ||
        tare_str_search_check_argument(rt, values[0], "cast() argument 'format'") != TARE_OK ||
        tare_memoryview_check(rt, v) != TARE_OK ||
        check_cast(rt, of(v), values[1], &shape.count) != TARE_OK ||
        flatten(rt, of(v), values[0], &model) != TARE_OK)
        return TARE_ABSENT;
    if (!tare_value_is_absent(values[1])) {
        uint64_t bytes = model.length * model.item_bytes;
        if (tare_memoryview_shape_parse(rt, values[1], model.item_bytes, bytes, &shape) != TARE_OK)
            return TARE_ABSENT;
        model.dimension_count = (uint8_t)shape.count;
        model.length = shape.count ? (uint64_t)shape.lengths[0] : 1;
        model.stride_bytes = (int64_t)(bytes / model.length);
        for (size_t i = 1; i < shape.count; i++) inner[i - 1] = (uint64_t)shape.lengths[i];
    }
    TareValue result = tare_memoryview_new_like(rt, &model, inner);
    if (!tare_value_is_absent(result) && model.dimension_count == 0)
        of(result)->imitated_dimension_count = 1;
    return result;
}

static TareValue toreadonly(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMemoryView model = *of(v);
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    model.is_read_only = true;
    return tare_memoryview_new_like(rt, &model, of(v)->inner);
}

static TareValue release(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_memoryview_release(rt, of(self));
    return TARE_NONE;
}

static TareValue enter(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_memoryview_check(rt, self) == TARE_OK ? tare_retain(self) : TARE_ABSENT;
}

// ---- attributes --------------------------------------------------------------------------------

static TareValue get_obj(TareRuntime *rt, TareValue v) {
    return tare_memoryview_check(rt, v) == TARE_OK ? tare_retain(of(v)->owner) : TARE_ABSENT;
}

static TareValue get_int(TareRuntime *rt, TareValue v, int64_t n) {
    return tare_memoryview_check(rt, v) == TARE_OK ? tare_int_new(rt, n) : TARE_ABSENT;
}

static TareValue get_bool(TareRuntime *rt, TareValue v, bool truth) {
    return tare_memoryview_check(rt, v) == TARE_OK ? tare_value_from_bool(truth) : TARE_ABSENT;
}

static TareValue get_nbytes(TareRuntime *rt, TareValue v) {
    return get_int(rt, v, (int64_t)(of(v)->length * tare_memoryview_shape_row_bytes(of(v))));
}

static TareValue get_itemsize(TareRuntime *rt, TareValue v) {
    return get_int(rt, v, of(v)->item_bytes);
}

static TareValue get_ndim(TareRuntime *rt, TareValue v) {
    return get_int(rt, v, of(v)->dimension_count);
}

static TareValue get_readonly(TareRuntime *rt, TareValue v) {
    return get_bool(rt, v, of(v)->is_read_only);
}

static TareValue get_c_contiguous(TareRuntime *rt, TareValue v) {
    return get_bool(rt, v, tare_memoryview_shape_is_contiguous(of(v)));
}

static TareValue get_f_contiguous(TareRuntime *rt, TareValue v) {
    return get_bool(rt, v, tare_memoryview_shape_is_fortran(of(v)));
}

static TareValue get_contiguous(TareRuntime *rt, TareValue v) {
    return get_bool(rt, v,
                    tare_memoryview_shape_is_contiguous(of(v)) ||
                        tare_memoryview_shape_is_fortran(of(v)));
}

static TareValue get_format(TareRuntime *rt, TareValue v) {
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    return tare_string_new_point(rt, (uint8_t)of(v)->format);
}

static TareValue pack_ints(TareRuntime *rt, const int64_t *numbers, size_t count) {
    TareValue result = tare_tuple_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(result); i++) {
        TareValue number = tare_int_new(rt, numbers[i]);
        if (tare_value_is_absent(number))
            tare_slot_clear(rt, &result);
        else
            tare_tuple_of(result)->items[i] = number;
    }
    return result;
}

static TareValue get_shape(TareRuntime *rt, TareValue v) {
    TareMemoryShape shape;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    tare_memoryview_shape_read(of(v), &shape);
    return pack_ints(rt, shape.lengths, shape.count);
}

static TareValue get_strides(TareRuntime *rt, TareValue v) {
    TareMemoryShape shape;
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    tare_memoryview_shape_read(of(v), &shape);
    return pack_ints(rt, shape.strides, shape.count);
}

static TareValue get_suboffsets(TareRuntime *rt, TareValue v) {
    return tare_memoryview_check(rt, v) == TARE_OK ? tare_tuple_new(rt, 0) : TARE_ABSENT;
}

const TareNativeDefinition tare_memoryview_methods[] = {
    {"cast", cast, TARE_BYTE_ANY, "A view of the same bytes as items of another format."},
    {"hex", hex, TARE_BYTE_ANY, "The bytes as hexadecimal digits."},
    {"release", release, TARE_BYTE_NONE, "Lets go of the object shown."},
    {"tobytes", tobytes, TARE_BYTE_ANY, "A copy of the contents."},
    {"tolist", tolist, TARE_BYTE_NONE, "The items."},
    {"toreadonly", toreadonly, TARE_BYTE_NONE, "A view that cannot be written through."},
    {"__enter__", enter, TARE_BYTE_NONE, NULL},
    {"__exit__", release, TARE_BYTE_RANGE(0, TARE_NATIVE_UNLIMITED), NULL},
    {NULL},
};

const TareAttributeDefinition tare_memoryview_attributes[] = {
    {"obj", get_obj, NULL, "The object shown."},
    {"nbytes", get_nbytes, NULL, "Bytes shown."},
    {"readonly", get_readonly, NULL, "Whether the view cannot be written through."},
    {"itemsize", get_itemsize, NULL, "Bytes of an item."},
    {"format", get_format, NULL, "Format of an item, as the struct module names it."},
    {"ndim", get_ndim, NULL, "Dimensions."},
    {"shape", get_shape, NULL, "Items in each dimension."},
    {"strides", get_strides, NULL, "Bytes from one item to the next."},
    {"suboffsets", get_suboffsets, NULL, "Always empty."},
    {"c_contiguous", get_c_contiguous, NULL, "Whether the items have no gaps, rows first."},
    {"f_contiguous", get_f_contiguous, NULL, "Whether the items have no gaps, columns first."},
    {"contiguous", get_contiguous, NULL, "Whether the items have no gaps."},
    {NULL},
};
