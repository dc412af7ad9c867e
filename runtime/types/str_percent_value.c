// Single values as "%d" and its kin show them.
#include "types/str_percent_value.h"

#include <limits.h>

#include "base/unicode.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/float_natives.h"
#include "types/int.h"
#include "types/int_natives.h"
#include "types/int_text.h"
#include "types/str_format.h"

static size_t missing(const TarePercentDirective *directive, size_t length) {
    return directive->width > (int64_t)length ? (size_t)directive->width - length : 0;
}

static void append_text(TareStringBuilder *out, const TarePercentDirective *directive,
                        const TareString *text, size_t length) {
    size_t margin = missing(directive, length);
    if (!directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
    tare_string_builder_append_slice(out, text, 0, length);
    if (directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
}

// Sign, prefix, zeros and digits; `digits` begins with a '-' where the number is negative.
static void append_number(TareStringBuilder *out, const TarePercentDirective *directive,
                          const TareText *digits, const char *prefix, size_t least_digits) {
    const char *text = digits->bytes;
    size_t length = digits->length_bytes, prefix_length = *prefix ? 2 : 0;
    char sign = directive->has_plus ? '+' : directive->has_space ? ' ' : 0;
    if (length && text[0] == '-') {
        sign = '-';
        text++;
        length--;
    }
    size_t zeros = length < least_digits ? least_digits - length : 0;
    size_t total = (sign != 0) + prefix_length + zeros + length;
    size_t margin = missing(directive, total);
    if (directive->has_zeros && !directive->is_left) {
        zeros += margin;
        margin = 0;
    }
    if (margin && !directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
    if (sign) tare_string_builder_append_point(out, (uint8_t)sign);
    if (prefix_length) tare_string_builder_append_ascii(out, prefix, prefix_length);
    if (zeros) tare_string_builder_append_repeat(out, '0', zeros);
    tare_string_builder_append_ascii(out, text, length);
    if (margin && directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
}

// ---- numbers -----------------------------------------------------------------------------------

// The int to show: index for %x and its kin, int() for %d; new.
static TareValue fetch_int(TareRuntime *rt, char conversion, TareValue v) {
    if (tare_int_is(rt, v)) return tare_retain(v);
    bool wants_index = conversion == 'o' || conversion == 'x' || conversion == 'X';
    const TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    TareValue result = TARE_ABSENT;
    if (!wants_index && slots->to_int)
        result = tare_int_new_from_value(rt, v);
    else if (slots->index)
        result = tare_operator_index(rt, v);
    if (!tare_value_is_absent(result)) return result;
    if (tare_error_is_pending(rt) && !tare_error_is(rt, TARE_TYPE_TYPE_ERROR)) return TARE_ABSENT;
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%%%c format: %s is required, not %.200T",
                            conversion, wants_index ? "an integer" : "a real number", v);
}

TareStatus tare_str_percent_value_int(TareRuntime *rt, TareStringBuilder *out,
                                      const TarePercentDirective *directive, TareValue v) {
    char conversion = (char)directive->conversion;
    int base = conversion == 'o' ? 8 : conversion == 'x' || conversion == 'X' ? 16 : 10;
    const char *prefix = "";
    if (directive->is_alternate && base != 10)
        prefix = conversion == 'o' ? "0o" : conversion == 'x' ? "0x" : "0X";
    TareValue number = fetch_int(rt, conversion, v);
    if (tare_value_is_absent(number)) return TARE_ERROR;
    TareText digits;
    char room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &digits, room);
    TareStatus status = tare_int_text_append(rt, number, base, &digits);
    tare_release(rt, number);
    for (size_t i = 0; conversion == 'X' && i < digits.length_bytes; i++)
        if (digits.bytes[i] >= 'a') digits.bytes[i] -= 'a' - 'A';
    if (status == TARE_OK)
        append_number(out, directive, &digits, prefix,
                      directive->precision > 0 ? (size_t)directive->precision : 0);
    tare_text_deinit(&digits);
    return status;
}

TareStatus tare_str_percent_value_float(TareRuntime *rt, TareStringBuilder *out,
                                        const TarePercentDirective *directive, TareValue v,
                                        bool is_bytes) {
    double number;
    if (tare_float_from_value(rt, v, &number) != TARE_OK) {
        if (!is_bytes) return TARE_ERROR;
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "float argument required, not %.200T", v);
    }
    if (directive->precision > INT_MAX - 1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "precision too big");
    TareFloatStyle style = {.type = (char)(directive->conversion | 0x20),
                            .precision = directive->precision < 0 ? 6 : (int)directive->precision,
                            .upper = directive->conversion < 'a',
                            .alternate = directive->is_alternate};
    TareText digits;
    char room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &digits, room);
    tare_float_text_append(&digits, number, &style);
    if (digits.failed)
        (void)tare_error_raise_memory(rt);
    else
        append_number(out, directive, &digits, "", 0);
    tare_text_deinit(&digits);
    return tare_error_is_pending(rt) ? TARE_ERROR : TARE_OK;
}

// ---- characters and texts ----------------------------------------------------------------------

static void append_point(TareStringBuilder *out, const TarePercentDirective *directive,
                         uint32_t point) {
    size_t margin = missing(directive, 1);
    if (!directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
    tare_string_builder_append_point(out, point);
    if (directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
}

TareStatus tare_str_percent_value_character(TareRuntime *rt, TareStringBuilder *out,
                                            const TarePercentDirective *directive, TareValue v) {
    int64_t number = 0;
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR) && tare_string_of(v)->length == 1) {
        append_point(out, directive, tare_string_get(tare_string_of(v), 0));
        return TARE_OK;
    }
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%%c requires int or char");
    if (tare_operator_index_int64(rt, v, true, TARE_TYPE_OVERFLOW_ERROR, &number) != TARE_OK)
        return TARE_ERROR;
    if (number < 0 || number > TARE_UNICODE_HIGHEST)
        return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    append_point(out, directive, (uint32_t)number);
    return TARE_OK;
}

TareStatus tare_str_percent_value_byte(TareRuntime *rt, TareStringBuilder *out,
                                       const TarePercentDirective *directive, TareValue v) {
    const uint8_t *data;
    size_t length;
    int64_t number = 0;
    if (tare_type_is_instance(rt, v, TARE_TYPE_BYTES) ||
        tare_type_is_instance(rt, v, TARE_TYPE_BYTEARRAY)) {
        if (tare_bytes_get_view(rt, v, &data, &length) != TARE_OK) return TARE_ERROR;
        if (length == 1) {
            append_point(out, directive, data[0]);
            return TARE_OK;
        }
    } else if (tare_type_get(rt, v)->slots.index) {
        if (tare_operator_index_int64(rt, v, true, TARE_TYPE_OVERFLOW_ERROR, &number) != TARE_OK)
            return TARE_ERROR;
        if (number < 0 || number > 255)
            return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR, "%%c arg not in range(256)");
        append_point(out, directive, (uint32_t)number);
        return TARE_OK;
    }
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "%%c requires an integer in range(256) or a single byte");
}

TareStatus tare_str_percent_value_text(TareRuntime *rt, TareStringBuilder *out,
                                       const TarePercentDirective *directive, TareValue v,
                                       bool ascii_only) {
    TareValue text;
    if (directive->conversion == 's')
        text = tare_protocol_str(rt, v);
    else if (directive->conversion == 'a' || ascii_only)
        text = tare_protocol_ascii(rt, v);
    else
        text = tare_protocol_repr(rt, v);
    if (tare_value_is_absent(text)) return TARE_ERROR;
    size_t length = tare_string_of(text)->length;
    if (directive->precision >= 0 && (size_t)directive->precision < length)
        length = (size_t)directive->precision;
    append_text(out, directive, tare_string_of(text), length);
    tare_release(rt, text);
    return TARE_OK;
}

TareValue tare_str_percent_value_fetch_bytes(TareRuntime *rt, TareValue v) {
    TareValue result = tare_call_special(rt, v, TARE_RUNTIME_NAME(rt, dunder_bytes), NULL, 0);
    if (tare_value_is_absent(result) || tare_type_is_instance(rt, result, TARE_TYPE_BYTES))
        return result;
    (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "__bytes__ returned non-bytes (type %.200T)",
                           result);
    tare_release(rt, result);
    return TARE_ABSENT;
}

static bool is_bytes_like(TareRuntime *rt, TareValue v) {
    return tare_type_is_instance(rt, v, TARE_TYPE_BYTES) ||
           tare_type_is_instance(rt, v, TARE_TYPE_BYTEARRAY) ||
           tare_type_is_instance(rt, v, TARE_TYPE_MEMORYVIEW);
}

TareStatus tare_str_percent_value_bytes(TareRuntime *rt, TareStringBuilder *out,
                                        const TarePercentDirective *directive, TareValue v) {
    const uint8_t *data;
    size_t length;
    TareValue source =
        is_bytes_like(rt, v) ? tare_retain(v) : tare_str_percent_value_fetch_bytes(rt, v);
    if (tare_value_is_absent(source)) {
        if (tare_error_is_pending(rt)) return TARE_ERROR;
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%%b requires a bytes-like object, or an object that implements "
                               "__bytes__, not '%.100T'",
                               v);
    }
    TareStatus status = tare_bytes_get_view(rt, source, &data, &length);
    if (status == TARE_OK) {
        if (directive->precision >= 0 && (size_t)directive->precision < length)
            length = (size_t)directive->precision;
        size_t margin = missing(directive, length);
        if (!directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
        for (size_t i = 0; i < length; i++) tare_string_builder_append_point(out, data[i]);
        if (directive->is_left) tare_string_builder_append_repeat(out, ' ', margin);
    }
    tare_release(rt, source);
    return status;
}
