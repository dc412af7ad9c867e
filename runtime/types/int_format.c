// format(int, specification).
#include "object/error.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/int_text.h"
#include "types/number_format.h"

static TareStatus check(TareRuntime *rt, const TareFormatSpecification *spec) {
    const char *problem = NULL;
    if (spec->precision >= 0) {
        problem = "Precision not allowed in integer format specifier";
    } else if (spec->negative_zero) {
        problem = "Negative zero coercion (z) not allowed in integer format specifier";
    } else if (spec->type == 'c' && spec->sign) {
        problem = "Sign not allowed with integer format specifier 'c'";
    } else if (spec->type == 'c' && spec->alternate) {
        problem = "Alternate form (#) not allowed with integer format specifier 'c'";
    }
    return problem ? tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s", problem) : TARE_OK;
}

static TareValue format_character(TareRuntime *rt, TareValue v,
                                  const TareFormatSpecification *spec) {
    int64_t point;
    if (!tare_int_to_int64(v, &point))
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "Python int too large to convert to C long");
    if (point < 0 || point > 0x10ffff) {
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    }
    TareText body;
    char body_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &body, body_room);
    tare_text_append_code_point(&body, (uint32_t)point);
    TareValue result = tare_number_format_finish(rt, spec, &body, 0);
    tare_text_deinit(&body);
    return result;
}

static TareValue format_digits(TareRuntime *rt, TareValue v, const TareFormatSpecification *spec) {
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : (spec->type | 0x20) == 'x' ? 16 : 10;
    TareText digits, body;
    char digits_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &digits, digits_room);
    char body_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &body, body_room);
    TareValue result = TARE_ABSENT;
    if (tare_int_text_append(rt, v, base, &digits) == TARE_OK) {
        bool negative = digits.bytes[0] == '-';
        tare_number_format_sign(&body, spec, negative);
        if (spec->alternate && base != 10) {
            tare_text_append_char(&body, '0');
            tare_text_append_char(&body, (char)spec->type);
        }
        if (spec->type == 'X') {
            for (char *byte = digits.bytes; *byte; byte++) {
                if (*byte >= 'a') *byte = (char)(*byte - 0x20);
            }
        }
        size_t prefix_bytes = body.length_bytes;
        tare_number_format_digits(&body, spec, digits.bytes + negative,
                                  digits.length_bytes - negative, "", 0);
        result = tare_number_format_finish(rt, spec, &body, prefix_bytes);
    }
    tare_text_deinit(&body);
    tare_text_deinit(&digits);
    return result;
}

TareValue tare_int_format_value(TareRuntime *rt, TareValue v, TareString *spec) {
    if (spec->length == 0) return tare_protocol_str(rt, v);
    const char *type_name = tare_type_name_of(rt, v);
    TareFormatSpecification parsed;
    if (tare_str_format_parse(rt, spec, type_name, &parsed) != TARE_OK) return TARE_ABSENT;
    if (tare_str_format_is_one_of(parsed.type, "eEfFgG%")) {
        double number;
        if (tare_int_to_double(rt, v, &number) != TARE_OK) return TARE_ABSENT;
        return tare_float_format_double(rt, number, &parsed, type_name);
    }
    if (parsed.type && !tare_str_format_is_one_of(parsed.type, "bcdonxX"))
        return tare_str_format_refuse_type(rt, parsed.type, type_name);
    if (check(rt, &parsed) != TARE_OK) return TARE_ABSENT;
    if (parsed.type == 'c') return format_character(rt, v, &parsed);
    return format_digits(rt, v, &parsed);
}
