// Methods and attributes of memoryview.
#include "types/memoryview_methods.h"

#include "object/error.h"
#include "types/byte_methods.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str_natives.h"

static TareMemoryView *of(TareValue v) { return tare_memoryview_of(v); }

static TareValue to_bytes(TareRuntime *rt, TareValue self) {
    TareText text;
    tare_byte_methods_init_text(rt, &text);
    tare_memoryview_append(rt, of(self), &text);
    TareValue result = text.failed ? tare_error_raise_memory(rt)
                                   : tare_bytes_new(rt, text.bytes, text.length_bytes);
    tare_text_deinit(&text);
    return result;
}

static TareValue tobytes(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"order"};
    static const TareParameters parameters = {"tobytes", names, 1, 0, 1, 0};
    TareValue order;
    if (tare_native_bind(rt, &parameters, arguments, &order) != TARE_OK ||
        tare_memoryview_check(rt, self) != TARE_OK)
        return TARE_ABSENT;
    return to_bytes(rt, self);
}

static TareValue tolist(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const TareMemoryView *self = of(v);
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    TareValue list = tare_list_new(rt, self->length);
    for (size_t i = 0; i < self->length && !tare_value_is_absent(list); i++) {
        TareValue item =
            tare_memoryview_item_read(rt, self->format, tare_memoryview_item(rt, self, i));
        if (tare_value_is_absent(item) ||
            tare_list_append_steal(rt, tare_list_of(list), item) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

static TareValue hex(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (tare_memoryview_check(rt, self) != TARE_OK) return TARE_ABSENT;
    TareValue bytes = to_bytes(rt, self);
    if (tare_value_is_absent(bytes)) return bytes;
    TareValue result = tare_byte_hex_format(rt, bytes, arguments);
    tare_release(rt, bytes);
    return result;
}

static TareStatus read_format(TareRuntime *rt, TareValue v, char *out) {
    if (tare_str_search_check_argument(rt, v, "cast() argument 'format'") != TARE_OK)
        return TARE_ERROR;
    const TareString *text = tare_string_of(v);
    size_t at = text->length == 2 && tare_string_get(text, 0) == '@';
    uint32_t point = text->length == at + 1 ? tare_string_get(text, at) : 0;
    *out = (char)point;
    if (point > 0 && point < 0x80 && tare_memoryview_item_bytes((char)point)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "memoryview: destination format must be a native single character "
                           "format prefixed with an optional '@'");
}

static TareValue cast(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"format", "shape"};
    static const TareParameters parameters = {"cast", names, 2, 0, 2, 1};
    TareValue values[2];
    TareMemoryView model = *of(v);
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK ||
        tare_memoryview_check(rt, v) != TARE_OK ||
        read_format(rt, values[0], &model.format) != TARE_OK)
        return TARE_ABSENT;
    if (!tare_value_is_absent(values[1]))
        return tare_error_raise(rt, TARE_TYPE_NOT_IMPLEMENTED_ERROR,
                                "memoryview: only views of one dimension are supported");
    if (!tare_memoryview_is_contiguous(of(v)))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "memoryview: casts are restricted to C-contiguous views");
    if (!strchr("Bbc", model.format) && !strchr("Bbc", of(v)->format))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "memoryview: cannot cast between two non-byte formats");
    size_t bytes = model.length * model.item_bytes;
    model.item_bytes = (uint8_t)tare_memoryview_item_bytes(model.format);
    if (bytes % model.item_bytes != 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "memoryview: length is not a multiple of itemsize");
    model.length = bytes / model.item_bytes;
    model.stride_bytes = model.item_bytes;
    return tare_memoryview_new_like(rt, &model);
}

static TareValue toreadonly(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareMemoryView model = *of(v);
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    model.is_read_only = true;
    return tare_memoryview_new_like(rt, &model);
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
    return get_int(rt, v, (int64_t)of(v)->length * of(v)->item_bytes);
}

static TareValue get_itemsize(TareRuntime *rt, TareValue v) {
    return get_int(rt, v, of(v)->item_bytes);
}

static TareValue get_ndim(TareRuntime *rt, TareValue v) { return get_int(rt, v, 1); }

static TareValue get_readonly(TareRuntime *rt, TareValue v) {
    return get_bool(rt, v, of(v)->is_read_only);
}

static TareValue get_contiguous(TareRuntime *rt, TareValue v) {
    return get_bool(rt, v, tare_memoryview_is_contiguous(of(v)));
}

static TareValue get_format(TareRuntime *rt, TareValue v) {
    if (tare_memoryview_check(rt, v) != TARE_OK) return TARE_ABSENT;
    return tare_string_new_point(rt, (uint8_t)of(v)->format);
}

static TareValue pack_int(TareRuntime *rt, TareValue v, int64_t n) {
    TareValue number = get_int(rt, v, n);
    if (tare_value_is_absent(number)) return number;
    TareValue result = tare_tuple_new_from_steal(rt, &number, 1);
    if (tare_value_is_absent(result)) tare_release(rt, number);
    return result;
}

static TareValue get_shape(TareRuntime *rt, TareValue v) {
    return pack_int(rt, v, (int64_t)of(v)->length);
}

static TareValue get_strides(TareRuntime *rt, TareValue v) {
    return pack_int(rt, v, of(v)->stride_bytes);
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
    {"c_contiguous", get_contiguous, NULL, "Whether the items have no gaps."},
    {"f_contiguous", get_contiguous, NULL, "Whether the items have no gaps."},
    {"contiguous", get_contiguous, NULL, "Whether the items have no gaps."},
    {NULL},
};
