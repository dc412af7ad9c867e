// Bytes as hexadecimal digits, and back.
#include "base/unicode.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/byte_methods.h"
#include "types/str_natives.h"

static TareStatus read_separator(TareRuntime *rt, TareValue v, char *out) {
    uint32_t point;
    int64_t length = tare_protocol_length(rt, v);
    if (length < 0) return TARE_ERROR;
    if (length != 1) return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "sep must be length 1.");
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR))
        point = tare_string_get(tare_string_of(v), 0);
    else if (tare_type_is_instance(rt, v, TARE_TYPE_BYTES))
        point = tare_bytes_of(v)->data[0];
    else
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "sep must be str or bytes.");
    if (point > 0x7f) return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "sep must be ASCII.");
    *out = (char)point;
    return TARE_OK;
}

// Groups of `group` bytes counted from the end; from the beginning when it is negative.
static bool begins_group(size_t at, size_t length, int64_t group) {
    if (at == 0 || group == 0) return false;
    if (group < 0) return at % (size_t)-group == 0;
    return (length - at) % (size_t)group == 0;
}

TareValue tare_byte_hex_format(TareRuntime *rt, TareValue bytes, const TareArguments *arguments) {
    static const char *const names[] = {"sep", "bytes_per_sep"};
    static const TareParameters parameters = {"hex", names, 2, 0, 2, 0};
    TareValue values[2];
    int64_t group = 1;
    char separator = 0;
    TareText text;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(values[1]) &&
        tare_operator_index_int(rt, values[1], &group) !=
            TARE_OK)
        return TARE_ABSENT;
    if (tare_value_is_absent(values[0]))
        group = 0;
    else if (read_separator(rt, values[0], &separator) != TARE_OK)
        return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, bytes);
    tare_byte_methods_init_text(rt, &text);
    for (size_t i = 0; i < view.length; i++) {
        if (begins_group(i, view.length, group)) tare_text_append_char(&text, separator);
        tare_text_append_char(&text, "0123456789abcdef"[view.data[i] >> 4]);
        tare_text_append_char(&text, "0123456789abcdef"[view.data[i] & 15]);
    }
    TareValue result = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return result;
}

TareValue tare_byte_hex_hex(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_byte_hex_format(rt, self, arguments);
}

static int digit_at(const TareString *text, size_t at) {
    uint32_t point = at < text->length ? tare_string_get(text, at) : 0;
    if (point >= '0' && point <= '9') return (int)point - '0';
    point |= 32;
    return point >= 'a' && point <= 'f' ? (int)point - 'a' + 10 : -1;
}

static TareStatus append_digits(TareRuntime *rt, const TareString *digits, TareText *text) {
    for (size_t i = 0; i < digits->length;) {
        uint32_t point = tare_string_get(digits, i);
        if (point < 0x80 && tare_byte_case_is_space((uint8_t)point)) {
            i++;
            continue;
        }
        int high = digit_at(digits, i), low = digit_at(digits, i + 1);
        if (high < 0 || low < 0)
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                   "non-hexadecimal number found in fromhex() arg at position %zu",
                                   high < 0 ? i : i + 1);
        tare_text_append_char(text, (char)(high << 4 | low));
        i += 2;
    }
    return TARE_OK;
}

TareValue tare_byte_hex_fromhex(TareRuntime *rt, TareValue class_obj,
                                const TareArguments *arguments) {
    TareType *type = tare_type_of_value(class_obj);
    TareText text;
    if (tare_str_search_check_argument(rt, arguments->values[0], "fromhex() argument") != TARE_OK)
        return TARE_ABSENT;
    tare_byte_methods_init_text(rt, &text);
    if (append_digits(rt, tare_string_of(arguments->values[0]), &text) != TARE_OK) {
        tare_text_deinit(&text);
        return TARE_ABSENT;
    }
    bool is_array = type->native_base == TARE_TYPE_BYTEARRAY;
    TareValue result = is_array ? tare_bytearray_new(rt, tare_text_get(&text), text.length_bytes)
                                : tare_bytes_new(rt, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    if (type == rt->types[type->native_base] || tare_value_is_absent(result)) return result;
    TareValue instance = tare_call_1(rt, class_obj, result);
    tare_release(rt, result);
    return instance;
}
