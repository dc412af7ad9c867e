// The base of bytes and bytearray: views, birth from any source, repr, comparison, operators.
#include "types/byte_methods.h"

#include "object/buffer.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/codecs.h"
#include "types/memoryview_methods.h"
#include "types/memoryview_shape.h"
#include "types/slice.h"
#include "types/str_percent.h"
#include "types/str_percent_value.h"

static bool is_array(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->native_base == TARE_TYPE_BYTEARRAY;
}

TareByteView tare_byte_methods_view(TareRuntime *rt, TareValue self) {
    if (!is_array(rt, self))
        return (TareByteView){tare_bytes_of(self)->data, tare_bytes_of(self)->length};
    const TareByteArray *array = tare_bytearray_of(self);
    return (TareByteView){array->data ? array->data : (const uint8_t *)"", array->length};
}

TareValue tare_byte_methods_new_like(TareRuntime *rt, TareValue self, const void *data,
                                     size_t length) {
    return is_array(rt, self) ? tare_bytearray_new(rt, data, length)
                              : tare_bytes_new(rt, data, length);
}

void tare_byte_methods_init_text(TareRuntime *rt, TareText *text) {
    tare_text_init(text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
}

TareValue tare_byte_methods_finish(TareRuntime *rt, TareValue self, TareText *text) {
    TareValue result = text->failed ? tare_error_raise_memory(rt)
                                    : tare_byte_methods_new_like(rt, self, tare_text_get(text),
                                                                 text->length_bytes);
    tare_text_deinit(text);
    return result;
}

// ---- reading -----------------------------------------------------------------------------------

TareStatus tare_byte_methods_read(TareRuntime *rt, TareValue v, const char *message, uint8_t *out) {
    int64_t number;
    if (tare_operator_index_int64(rt, v, true, TARE_TYPE_OVERFLOW_ERROR, &number) != TARE_OK)
        return TARE_ERROR;
    if (number < 0 || number > 255)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s", message);
    *out = (uint8_t)number;
    return TARE_OK;
}

TareStatus tare_byte_methods_gather(TareRuntime *rt, TareValue source, const char *message,
                                    TareText *text) {
    TareValue iterator = tare_protocol_iterate(rt, source);
    TareStatus status = TARE_OK;
    if (tare_value_is_absent(iterator)) return TARE_ERROR;
    while (status == TARE_OK) {
        uint8_t byte = 0;
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        status = tare_byte_methods_read(rt, item, message, &byte);
        tare_text_append_char(text, (char)byte);
        tare_release(rt, item);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? TARE_ERROR : TARE_OK;
}

static TareStatus append_encoded(TareRuntime *rt, TareValue source, const char *encoding,
                                 const char *errors, TareText *text) {
    TareValue bytes = tare_codecs_encode(rt, tare_string_of(source), encoding, errors);
    if (tare_value_is_absent(bytes)) return TARE_ERROR;
    tare_text_append(text, (const char *)tare_bytes_of(bytes)->data, tare_bytes_of(bytes)->length);
    tare_release(rt, bytes);
    return TARE_OK;
}

static TareStatus append_zeros(TareRuntime *rt, TareValue count_obj, TareText *text) {
    int64_t count;
    if (tare_operator_index_int64(rt, count_obj, false, TARE_TYPE_OVERFLOW_ERROR, &count) !=
        TARE_OK)
        return TARE_ERROR;
    if (count < 0) return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "negative count");
    tare_text_append_repeat(text, 0, (size_t)count);
    return TARE_OK;
}

static bool has_bytes(TareRuntime *rt, TareValue source) {
    TareType *type = tare_type_get(rt, source);
    return !tare_value_is_absent(tare_type_find(rt, type, TARE_RUNTIME_NAME(rt, dunder_bytes)));
}

static TareStatus append_source(TareRuntime *rt, const char *type_name, TareValue source,
                                TareText *text) {
    bool is_bytes = strcmp(type_name, "bytes") == 0;
    const TareTypeSlots *slots = &tare_type_get(rt, source)->slots;
    if (tare_type_is_instance(rt, source, TARE_TYPE_STR) && !(is_bytes && has_bytes(rt, source)))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "string argument without an encoding");
    if (tare_type_get(rt, source)->native_base == TARE_TYPE_MEMORYVIEW) {
        if (tare_memoryview_check(rt, source) != TARE_OK) return TARE_ERROR;
        tare_memoryview_shape_append(tare_memoryview_of(source), text);
        return TARE_OK;
    }
    if (tare_buffer_is(rt, source)) {
        const uint8_t *data;
        size_t length;
        if (tare_bytes_get_view(rt, source, &data, &length) != TARE_OK) return TARE_ERROR;
        tare_text_append(text, (const char *)data, length);
        return TARE_OK;
    }
    TareValue made = is_bytes ? tare_str_percent_value_fetch_bytes(rt, source) : TARE_ABSENT;
    if (!tare_value_is_absent(made)) {
        tare_text_append(text, (const char *)tare_bytes_of(made)->data,
                         tare_bytes_of(made)->length);
        tare_release(rt, made);
        return TARE_OK;
    }
    if (tare_error_is_pending(rt)) return TARE_ERROR;
    if (slots->index) return append_zeros(rt, source, text);
    if (!slots->iterate && !slots->get_item)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot convert '%.200T' object to %s",
                               source, type_name);
    return tare_byte_methods_gather(
        rt, source, is_bytes ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)",
        text);
}

TareStatus tare_byte_methods_read_source(TareRuntime *rt, const char *type_name,
                                         const TareArguments *arguments, TareText *text) {
    static const char *const names[] = {"source", "encoding", "errors"};
    const TareParameters parameters = {type_name, names, 3, 0, 3, 0};
    TareValue values[3];
    const char *encoding, *errors;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK ||
        tare_codecs_read_name(rt, values[1], type_name, "encoding", &encoding) != TARE_OK ||
        tare_codecs_read_name(rt, values[2], type_name, "errors", &errors) != TARE_OK)
        return TARE_ERROR;
    bool is_text =
        !tare_value_is_absent(values[0]) && tare_type_is_instance(rt, values[0], TARE_TYPE_STR);
    if (is_text && encoding) return append_encoded(rt, values[0], encoding, errors, text);
    if (!is_text && (encoding || errors))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s without a string argument",
                               encoding ? "encoding" : "errors");
    if (tare_value_is_absent(values[0])) return TARE_OK;
    TareStatus status = append_source(rt, type_name, values[0], text);
    if (status == TARE_OK && text->failed) {
        (void)tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    return status;
}

// ---- repr and comparison -----------------------------------------------------------------------

void tare_byte_methods_append_repr(TareByteView view, bool escapes_single, TareText *text) {
    bool has_single = memchr(view.data, '\'', view.length) != NULL;
    bool has_double = memchr(view.data, '"', view.length) != NULL;
    char quote = has_single && !has_double ? '"' : '\'';
    tare_text_append_char(text, 'b');
    tare_text_append_char(text, quote);
    for (size_t i = 0; i < view.length; i++) {
        uint8_t byte = view.data[i];
        if (byte == (uint8_t)quote || byte == '\\' || (escapes_single && byte == '\''))
            tare_text_append_format(text, "\\%c", byte);
        else if (byte == '\t')
            tare_text_append_string(text, "\\t");
        else if (byte == '\n')
            tare_text_append_string(text, "\\n");
        else if (byte == '\r')
            tare_text_append_string(text, "\\r");
        else if (byte < ' ' || byte >= 0x7f)
            tare_text_append_format(text, "\\x%02x", byte);
        else
            tare_text_append_char(text, (char)byte);
    }
    tare_text_append_char(text, quote);
}

// bytes with its like; a bytearray with all that has bytes.
static bool is_comparable(TareRuntime *rt, TareValue left, TareValue right) {
    if (is_array(rt, left) || is_array(rt, right))
        return tare_buffer_is(rt, left) && tare_buffer_is(rt, right);
    return tare_type_get(rt, left)->native_base == TARE_TYPE_BYTES &&
           tare_type_get(rt, right)->native_base == TARE_TYPE_BYTES;
}

TareValue tare_byte_methods_compare(TareRuntime *rt, TareValue left, TareValue right,
                                    TareComparison op) {
    TareByteView x, y;
    if (!is_comparable(rt, left, right)) return TARE_NOT_IMPLEMENTED;
    if (tare_bytes_get_view(rt, left, &x.data, &x.length) != TARE_OK ||
        tare_bytes_get_view(rt, right, &y.data, &y.length) != TARE_OK)
        return TARE_ABSENT;
    size_t common = x.length < y.length ? x.length : y.length;
    int order = common ? memcmp(x.data, y.data, common) : 0;
    if (order == 0) order = x.length < y.length ? -1 : x.length > y.length;
    switch (op) {
    case TARE_COMPARISON_LESS:
        return tare_value_from_bool(order < 0);
    case TARE_COMPARISON_LESS_EQUAL:
        return tare_value_from_bool(order <= 0);
    case TARE_COMPARISON_EQUAL:
        return tare_value_from_bool(order == 0);
    case TARE_COMPARISON_NOT_EQUAL:
        return tare_value_from_bool(order != 0);
    case TARE_COMPARISON_GREATER:
        return tare_value_from_bool(order > 0);
    default:
        return tare_value_from_bool(order >= 0);
    }
}

// ---- the sequence ------------------------------------------------------------------------------

TareValue tare_byte_methods_slice(TareRuntime *rt, TareValue self, TareValue slice) {
    int64_t start, stop, step;
    TareText text;
    if (tare_slice_unpack(rt, slice, &start, &stop, &step) != TARE_OK) return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, self);
    TareSliceRange range = tare_slice_fit((int64_t)view.length, start, stop, step);
    bool is_whole = range.step == 1 && (size_t)range.count == view.length;
    if (is_whole && tare_value_is_exact(self, TARE_TYPE_BYTES)) return tare_retain(self);
    if (range.count == 0) return tare_byte_methods_new_like(rt, self, "", 0);
    if (range.step == 1)
        return tare_byte_methods_new_like(rt, self, view.data + range.start, (size_t)range.count);
    tare_byte_methods_init_text(rt, &text);
    for (int64_t i = 0; i < range.count; i++)
        tare_text_append_char(&text, (char)view.data[range.start + i * range.step]);
    return tare_byte_methods_finish(rt, self, &text);
}

int tare_byte_methods_contains(TareRuntime *rt, TareValue self, TareValue item) {
    TareByteView needle;
    uint8_t byte;
    if (tare_type_get(rt, item)->slots.index) {
        if (tare_byte_methods_read(rt, item, "byte must be in range(0, 256)", &byte) != TARE_OK)
            return -1;
        needle = (TareByteView){&byte, 1};
    } else if (tare_bytes_get_view(rt, item, &needle.data, &needle.length) != TARE_OK) {
        return -1;
    }
    return tare_byte_search_first(tare_byte_methods_view(rt, self), needle) >= 0;
}

TareValue tare_byte_methods_concatenate(TareRuntime *rt, TareValue left, TareValue right) {
    TareByteView a = tare_byte_methods_view(rt, left), b;
    TareText text;
    if (!tare_buffer_is(rt, right))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "can't concat %.100T to %.100T", right,
                                left);
    if (tare_bytes_get_view(rt, right, &b.data, &b.length) != TARE_OK) return TARE_ABSENT;
    tare_byte_methods_init_text(rt, &text);
    tare_text_append(&text, (const char *)a.data, a.length);
    tare_text_append(&text, (const char *)b.data, b.length);
    return tare_byte_methods_finish(rt, left, &text);
}

TareValue tare_byte_methods_repeat(TareRuntime *rt, TareValue self, TareValue count_obj) {
    int64_t count;
    TareText text;
    if (tare_operator_index_int64(rt, count_obj, false, TARE_TYPE_OVERFLOW_ERROR, &count) !=
        TARE_OK)
        return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, self);
    if (count <= 0 || view.length == 0) return tare_byte_methods_new_like(rt, self, "", 0);
    if ((uint64_t)count > (uint64_t)INT64_MAX / view.length) {
        if (is_array(rt, self)) return tare_error_raise_memory(rt);
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "repeated bytes are too long");
    }
    tare_byte_methods_init_text(rt, &text);
    if (view.length == 1)
        tare_text_append_repeat(&text, (char)view.data[0], (size_t)count);
    else
        for (int64_t i = 0; i < count && !text.failed; i++)
            tare_text_append(&text, (const char *)view.data, view.length);
    return tare_byte_methods_finish(rt, self, &text);
}

// Formats as Latin-1 text and comes back: all characters of the result are bytes.
TareValue tare_byte_methods_remainder(TareRuntime *rt, TareValue left, TareValue right) {
    TareTypeId base = tare_type_get(rt, left)->native_base;
    if (base != TARE_TYPE_BYTES && base != TARE_TYPE_BYTEARRAY) return TARE_NOT_IMPLEMENTED;
    TareByteView view = tare_byte_methods_view(rt, left);
    TareValue format = tare_codecs_decode(rt, view.data, view.length, "latin-1", NULL);
    if (tare_value_is_absent(format)) return format;
    TareValue text = tare_str_percent_run(rt, tare_string_of(format), right, true);
    tare_release(rt, format);
    if (tare_value_is_absent(text)) return text;
    TareValue result = tare_byte_methods_new_like(rt, left, tare_string_of(text)->characters,
                                                  tare_string_of(text)->length);
    tare_release(rt, text);
    return result;
}

TareValue tare_byte_methods_decode(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    static const char *const names[] = {"encoding", "errors"};
    static const TareParameters parameters = {"decode", names, 2, 0, 2, 0};
    TareValue values[2];
    const char *encoding, *errors;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK ||
        tare_codecs_read_name(rt, values[0], "decode", "encoding", &encoding) != TARE_OK ||
        tare_codecs_read_name(rt, values[1], "decode", "errors", &errors) != TARE_OK)
        return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, self);
    return tare_codecs_decode(rt, view.data, view.length, encoding, errors);
}
