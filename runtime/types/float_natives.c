// float(...), and the methods and attributes of float.
#include "types/float_natives.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "object/buffer.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/int_arithmetic.h"
#include "types/int_text.h"
#include "types/str_format.h"

static TareStatus parse(TareRuntime *rt, TareValue v, double *out) {
    TareText text;
    char text_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &text, text_room);
    const uint8_t *data = NULL;
    size_t length = 0;
    TareStatus status = TARE_OK;
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) {
        tare_int_text_append_ascii(tare_string_of(v), &text);
    } else {
        status = tare_bytes_get_view(rt, v, &data, &length);
        tare_text_append(&text, (const char *)data, length);
    }
    if (status == TARE_OK && text.failed) status = (tare_error_raise_memory(rt), TARE_ERROR);
    int fits = status == TARE_OK ? tare_float_text_parse(rt, tare_text_get(&text),
                                                         text.length_bytes, out)
                                 : -1;
    tare_text_deinit(&text);
    if (fits != 0) return fits < 0 ? TARE_ERROR : TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "could not convert string to float: %R", v);
}

static TareStatus read_argument(TareRuntime *rt, TareValue v, double *out) {
    TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    bool has_own = tare_float_is(rt, v) &&
                   slots->to_float != rt->types[TARE_TYPE_FLOAT]->slots.to_float;
    if (has_own) return tare_float_from_slot(rt, v, out);
    if (slots->to_float || slots->index) return tare_float_from_value(rt, v, out);
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR) || tare_buffer_is(rt, v))
        return parse(rt, v, out);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "float() argument must be a string or a real number, not '%.200T'", v);
}

TareValue tare_float_natives_create(TareRuntime *rt, TareType *type,
                                    const TareArguments *arguments) {
    bool is_exact = type == rt->types[TARE_TYPE_FLOAT];
    if (tare_native_refuse_keywords_new(rt, type, TARE_TYPE_FLOAT, "float", arguments) != TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count > 1) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "float expected at most 1 argument, got %zu",
                                arguments->positional_count);
    }
    double number = 0;
    if (arguments->positional_count && read_argument(rt, arguments->values[0], &number) != TARE_OK)
        return TARE_ABSENT;
    if (is_exact) return tare_float_new(rt, number);
    TareFloat *self = tare_alloc_instance(rt, type, 0);
    if (self) self->number = number;
    return tare_value_from_object(self);
}

// ---- rounding --------------------------------------------------------------------------------

static TareValue truncate(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new_double(rt, tare_float_get(self));
}

static TareValue floor_self(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new_double(rt, floor(tare_float_get(self)));
}

static TareValue ceil_self(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new_double(rt, ceil(tare_float_get(self)));
}

// To a power of ten, through the exact decimal digits that the C library prints.
static double round_decimal(double number, int digits) {
    char text[800];
    if (digits >= 0) {
        snprintf(text, sizeof text, "%.*f", digits, number);
        return strtod(text, NULL);
    }
    snprintf(text, sizeof text, "%.30e", fabs(number));
    int kept = atoi(strchr(text, 'e') + 1) + 1 + digits;
    if (kept < 0) return copysign(0.0, number);
    if (kept > 0) {
        snprintf(text, sizeof text, "%.*e", kept - 1, number);
        return strtod(text, NULL);
    }
    snprintf(text, sizeof text, "5e%d", -digits - 1);
    bool is_more = fabs(number) > strtod(text, NULL);
    snprintf(text, sizeof text, "1e%d", -digits);
    return copysign(is_more ? strtod(text, NULL) : 0.0, number);
}

static TareValue round_self(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double number = tare_float_get(self);
    if (arguments->positional_count == 0 || tare_value_is_none(arguments->values[0]))
        return tare_int_new_double(rt, rint(number));
    int64_t digits;
    if (tare_operator_index_int64(rt, arguments->values[0], true, TARE_TYPE_OVERFLOW_ERROR,
                                  &digits) != TARE_OK)
        return TARE_ABSENT;
    if (!isfinite(number) || digits > 323) return tare_float_new(rt, number);
    if (digits < -308) return tare_float_new(rt, 0.0 * number);
    double result = round_decimal(number, (int)digits);
    if (isinf(result)) {
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "rounded value too large to represent");
    }
    return tare_float_new(rt, result);
}

// ---- other methods ---------------------------------------------------------------------------

static TareValue is_integer(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double number = tare_float_get(self);
    return tare_value_from_bool(isfinite(number) && floor(number) == number);
}

static TareValue plain(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_float_new(rt, tare_float_get(self));
}

static TareValue shift(TareRuntime *rt, TareValue v, int64_t bits) {
    TareValue count = tare_int_new(rt, bits);
    if (tare_value_is_absent(v) || tare_value_is_absent(count)) return TARE_ABSENT;
    TareValue result = tare_int_operate(rt, TARE_OPERATOR_LEFT_SHIFT, v, count);
    tare_release(rt, count);
    return result;
}

static TareValue as_integer_ratio(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    double number = tare_float_get(self);
    if (isinf(number)) {
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "cannot convert Infinity to integer ratio");
    }
    if (isnan(number)) {
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "cannot convert NaN to integer ratio");
    }
    int exponent;
    double mantissa = frexp(number, &exponent);
    for (int i = 0; i < 300 && mantissa != floor(mantissa); i++) mantissa *= 2.0, exponent--;
    TareValue whole = tare_int_new_double(rt, mantissa), one = tare_int_new(rt, 1);
    TareValue top = shift(rt, whole, exponent > 0 ? exponent : 0);
    TareValue bottom = shift(rt, one, exponent < 0 ? -exponent : 0), pair = TARE_ABSENT;
    if (!tare_value_is_absent(top) && !tare_value_is_absent(bottom))
        pair = tare_tuple_pack(rt, top, bottom);
    tare_release(rt, top);
    tare_release(rt, bottom);
    tare_release(rt, whole);
    tare_release(rt, one);
    return pair;
}

static TareValue new_args(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue number = tare_float_new(rt, tare_float_get(self));
    if (tare_value_is_absent(number)) return number;
    return tare_tuple_new_from_steal(rt, &number, 1);
}

static TareValue format(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue spec = arguments->values[0];
    if (!tare_type_is_instance(rt, spec, TARE_TYPE_STR)) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__format__() argument must be str, not %.50K", spec);
    }
    return tare_float_format_value(rt, self, tare_string_of(spec));
}

// All machines that tare is built for have IEEE numbers; only the order of bytes varies.
static TareValue get_format(TareRuntime *rt, TareValue type, const TareArguments *arguments) {
    TareValue kind = arguments->values[0];
    if (!tare_type_is_instance(rt, kind, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__getformat__() argument must be str, not %.50K", kind);
    if (!tare_string_equals_c(tare_string_of(kind), "double") &&
        !tare_string_equals_c(tare_string_of(kind), "float"))
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "__getformat__() argument 1 must be 'double' or 'float'");
    bool is_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    return tare_string_new_c(rt, is_little ? "IEEE, little-endian" : "IEEE, big-endian");
}

const TareNativeDefinition tare_float_natives_methods[] = {
    {"__getformat__", get_format, TARE_NATIVE_ONE, 0, 0, TARE_NATIVE_CLASS,
     "You probably don't want to use this function."},
    {"as_integer_ratio", as_integer_ratio, TARE_NATIVE_NONE, 0, 0, 0,
     "Return a pair of integers, whose ratio is exactly equal to the original float."},
    {"is_integer", is_integer, TARE_NATIVE_NONE, 0, 0, 0,
     "Return True if the float is an integer."},
    {"hex", tare_float_hex_to, TARE_NATIVE_NONE, 0, 0, 0,
     "Return a hexadecimal representation of a floating-point number."},
    {"fromhex", tare_float_hex_from, TARE_NATIVE_ONE, 0, 0, TARE_NATIVE_CLASS,
     "Create a floating-point number from a hexadecimal string."},
    {"conjugate", plain, TARE_NATIVE_NONE, 0, 0, 0,
     "Return self, the complex conjugate of any float."},
    {"__trunc__", truncate, TARE_NATIVE_NONE, 0, 0, 0,
     "Return the Integral closest to x between 0 and x."},
    {"__floor__", floor_self, TARE_NATIVE_NONE, 0, 0, 0, "Return the floor as an Integral."},
    {"__ceil__", ceil_self, TARE_NATIVE_NONE, 0, 0, 0, "Return the ceiling as an Integral."},
    {"__round__", round_self, TARE_NATIVE_POSITIONAL, 0, 1, 0,
     "Return the Integral closest to x, rounding half toward even."},
    {"__format__", format, TARE_NATIVE_ONE, 0, 0, 0,
     "Formats the float according to format_spec."},
    {"__getnewargs__", new_args, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {NULL},
};

static TareValue get_real(TareRuntime *rt, TareValue self) {
    return tare_float_new(rt, tare_float_get(self));
}
static TareValue get_imag(TareRuntime *rt, TareValue self) { return tare_float_new(rt, 0.0); }

const TareAttributeDefinition tare_float_natives_attributes[] = {
    {"real", get_real, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {NULL},
};
