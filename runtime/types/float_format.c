// format(float, specification) and format(complex, specification).
#include <limits.h>
#include <math.h>

#include "object/error.h"
#include "object/protocol.h"
#include "types/complex.h"
#include "types/float_natives.h"
#include "types/int_text.h"
#include "types/number_format.h"

// The style that a specification asks for; `plain_dot_zero` is whether numbers without type end in
// ".0" where they are whole.
static TareFloatStyle style_of(const TareFormatSpecification *spec, bool plain_dot_zero) {
    TareFloatStyle style = {.precision = 6, .alternate = spec->alternate};
    uint32_t type = spec->type;
    style.upper = type == 'E' || type == 'F' || type == 'G';
    if (type == 0) {
        style.type = spec->precision < 0 ? 'r' : 'g';
        style.dot_zero = plain_dot_zero;
    } else if (type == '%') {
        style.type = 'f';
    } else {
        style.type = type == 'n' ? 'g' : (char)(type | 0x20);
    }
    if (spec->precision >= 0) style.precision = (int)spec->precision;
    return style;
}

static bool is_all_zero(const char *text) {
    for (; *text && (*text | 0x20) != 'e'; text++) {
        if (*text != '0' && *text != '.') return false;
    }
    return true;
}

// Appends sign, grouped digits and rest of a number; *prefix_bytes: of the sign.
static void append_number(TareText *body, double number, const TareFormatSpecification *spec,
                          const TareFloatStyle *style, size_t *prefix_bytes) {
    TareText text;
    char room[TARE_INT_TEXT_ROOM];
    tare_text_init_in(&text, body->allocator, room, sizeof room);
    bool percent = spec->type == '%';
    tare_float_text_append(&text, percent ? number * 100 : number, style);
    bool is_zero = is_all_zero(tare_text_get(&text) + (*tare_text_get(&text) == '-'));
    if (percent) tare_text_append_char(&text, '%');
    if (text.failed) body->failed = true;
    const char *digits = tare_text_get(&text);
    bool negative = *digits == '-';
    digits += negative;
    if (spec->negative_zero && is_zero) negative = false;
    size_t start = body->length_bytes, count = 0;
    tare_number_format_sign(body, spec, negative);
    *prefix_bytes = body->length_bytes - start;
    while (digits[count] >= '0' && digits[count] <= '9') count++;
    tare_number_format_digits(body, spec, digits, count, digits + count, strlen(digits + count));
    tare_text_deinit(&text);
}

static TareStatus check_precision(TareRuntime *rt, const TareFormatSpecification *spec) {
    if (spec->precision <= INT_MAX - 1) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "precision too big");
}

TareValue tare_float_format_double(TareRuntime *rt, double number,
                                   const TareFormatSpecification *spec, const char *type_name) {
    if (spec->type && !tare_str_format_is_one_of(spec->type, "eEfFgGn%"))
        return tare_str_format_refuse_type(rt, spec->type, type_name);
    if (check_precision(rt, spec) != TARE_OK) return TARE_ABSENT;
    TareFloatStyle style = style_of(spec, true);
    TareText body;
    char body_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &body, body_room);
    size_t prefix_bytes;
    append_number(&body, number, spec, &style, &prefix_bytes);
    TareValue result = tare_number_format_finish(rt, spec, &body, prefix_bytes);
    tare_text_deinit(&body);
    return result;
}

TareValue tare_float_format_value(TareRuntime *rt, TareValue v, TareString *spec) {
    if (spec->length == 0) return tare_protocol_str(rt, v);
    const char *type_name = tare_type_name_of(rt, v);
    TareFormatSpecification parsed;
    if (tare_str_format_parse(rt, spec, type_name, &parsed) != TARE_OK) return TARE_ABSENT;
    return tare_float_format_double(rt, tare_float_get(v), &parsed, type_name);
}

static TareStatus check_complex(TareRuntime *rt, const TareFormatSpecification *spec,
                                const char *type_name) {
    if (spec->type && !tare_str_format_is_one_of(spec->type, "eEfFgGn")) {
        (void)tare_str_format_refuse_type(rt, spec->type, type_name);
        return TARE_ERROR;
    }
    if (check_precision(rt, spec) != TARE_OK) return TARE_ERROR;
    if (spec->fill == '0') {
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "Zero padding is not allowed in complex format specifier");
    }
    if (spec->align != '=') return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "'=' alignment flag is not allowed in complex format specifier");
}

TareValue tare_float_format_complex(TareRuntime *rt, TareValue v, TareString *spec) {
    if (spec->length == 0) return tare_protocol_str(rt, v);
    const char *type_name = tare_type_name_of(rt, v);
    TareFormatSpecification parsed;
    if (tare_str_format_parse(rt, spec, type_name, &parsed) != TARE_OK) return TARE_ABSENT;
    if (check_complex(rt, &parsed, type_name) != TARE_OK) return TARE_ABSENT;
    TareComplex *number = tare_complex_of(v);
    TareFloatStyle style = style_of(&parsed, false);
    bool is_bare = parsed.type == 0 && number->real == 0 && !signbit(number->real);
    bool has_parentheses = parsed.type == 0 && !is_bare;
    TareFormatSpecification imaginary = parsed;
    size_t prefix_bytes;
    TareText body;
    char body_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &body, body_room);
    if (has_parentheses) tare_text_append_char(&body, '(');
    if (!is_bare) {
        append_number(&body, number->real, &parsed, &style, &prefix_bytes);
        imaginary.sign = '+';
    }
    append_number(&body, number->imaginary, &imaginary, &style, &prefix_bytes);
    tare_text_append_string(&body, has_parentheses ? "j)" : "j");
    TareValue result = tare_number_format_finish(rt, &parsed, &body, 0);
    tare_text_deinit(&body);
    return result;
}
