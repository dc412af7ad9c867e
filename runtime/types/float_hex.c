// float.hex and float.fromhex.
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "object/call.h"
#include "object/error.h"
#include "types/float_natives.h"
#include "types/int_text.h"

TareValue tare_float_hex_to(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double number = tare_float_get(self);
    if (!isfinite(number)) {
        TareUnarySlot repr = rt->types[TARE_TYPE_FLOAT]->slots.repr;
        return repr(rt, self);
    }
    const char *sign = signbit(number) ? "-" : "";
    if (number == 0) return tare_string_new_format(rt, "%s0x0.0p+0", sign);
    uint64_t raw;
    memcpy(&raw, &number, sizeof raw);
    int exponent = (int)(raw >> 52 & 0x7ff);
    uint64_t mantissa = raw & (((uint64_t)1 << 52) - 1);
    return tare_string_new_format(rt, "%s0x%d.%05x%08xp%s%d", sign, exponent != 0,
                                  (unsigned)(mantissa >> 32), (unsigned)mantissa,
                                  (exponent ? exponent : 1) < 1023 ? "-" : "+",
                                  abs((exponent ? exponent : 1) - 1023));
}

static const char *skip_hex(const char *cursor) {
    while (isxdigit((unsigned char)*cursor)) cursor++;
    return cursor;
}

// The end of a hexadecimal number without sign, whose 0x may be missing; NULL when malformed.
static const char *scan(const char *cursor) {
    if (cursor[0] == '0' && (cursor[1] | 0x20) == 'x') cursor += 2;
    const char *whole = cursor;
    cursor = skip_hex(cursor);
    size_t digits = (size_t)(cursor - whole);
    if (*cursor == '.') {
        const char *fraction = cursor + 1;
        cursor = skip_hex(fraction);
        digits += (size_t)(cursor - fraction);
    }
    if (!digits) return NULL;
    if ((*cursor | 0x20) != 'p') return cursor;
    cursor++;
    if (*cursor == '+' || *cursor == '-') cursor++;
    if (!isdigit((unsigned char)*cursor)) return NULL;
    while (isdigit((unsigned char)*cursor)) cursor++;
    return cursor;
}

// Reads the text, trimmed and NUL-terminated: the C library rounds hexadecimal rightly.
static TareStatus read_hex(TareRuntime *rt, const char *bytes, size_t length, double *out) {
    bool negative = *bytes == '-';
    const char *cursor = bytes + (*bytes == '-' || *bytes == '+'), *end = bytes + length;
    double number;
    if (cursor < end && isalpha((unsigned char)*cursor) && (*cursor | 0x20) != 'a' &&
        tare_float_text_scan(cursor, end, &number) == end) {
        *out = negative ? -number : number;
        return TARE_OK;
    }
    if (scan(cursor) != end) {
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "invalid hexadecimal floating-point string");
    }
    TareText prefixed;
    tare_int_text_init(rt, &prefixed);
    if (cursor[0] != '0' || (cursor[1] | 0x20) != 'x') tare_text_append_string(&prefixed, "0x");
    tare_text_append(&prefixed, cursor, (size_t)(end - cursor));
    number = strtod(tare_text_get(&prefixed), NULL);
    tare_text_deinit(&prefixed);
    *out = negative ? -number : number;
    if (!isinf(number)) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_OVERFLOW_ERROR,
                           "hexadecimal value too large to represent as a float");
}

TareValue tare_float_hex_from(TareRuntime *rt, TareValue class, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    if (!tare_type_is_instance(rt, v, TARE_TYPE_STR)) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "bad argument type for built-in operation");
    }
    TareText text;
    tare_int_text_init(rt, &text);
    tare_string_append_to(tare_string_of(v), &text);
    while (text.length_bytes && isspace((unsigned char)text.bytes[text.length_bytes - 1]))
        text.bytes[--text.length_bytes] = '\0';
    const char *start = tare_text_get(&text);
    size_t skipped = 0;
    while (isspace((unsigned char)start[skipped])) skipped++;
    double number = 0;
    TareStatus status = read_hex(rt, start + skipped, text.length_bytes - skipped, &number);
    tare_text_deinit(&text);
    if (status != TARE_OK) return TARE_ABSENT;
    TareValue result = tare_float_new(rt, number);
    if (tare_value_is_same(class, tare_value_from_object(rt->types[TARE_TYPE_FLOAT])) ||
        tare_value_is_absent(result))
        return result;
    TareValue instance = tare_call_1(rt, class, result);
    tare_release(rt, result);
    return instance;
}
