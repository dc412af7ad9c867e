// The methods and attributes of int, and the entry of int(...).
#include "types/int_natives.h"

#include "object/error.h"
#include "object/operator.h"
#include "types/bytes.h"
#include "types/int_arithmetic.h"
#include "types/str_format.h"

TareValue tare_int_natives_plain(TareRuntime *rt, TareValue v) {
    if (tare_value_is_exact(v, TARE_TYPE_INT)) return tare_retain(v);
    TareIntView view;
    tare_int_limbs_view(&view, v);
    return tare_int_limbs_new(rt, view.limbs, view.count, view.negative);
}

// The number for int(x, base), of either argument alone too.
static TareValue create_plain(TareRuntime *rt, const TareArguments *arguments) {
    static const char *const names[] = {"", "base"};
    static const TareParameters parameters = {"int", names, 2, 1, 2, 0};
    if (arguments->positional_count == 1 && !arguments->keyword_names)
        return tare_int_new_from_value(rt, arguments->values[0]);
    TareValue values[2];
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    if (tare_value_is_absent(values[1])) {
        if (tare_value_is_absent(values[0])) return tare_int_new(rt, 0);
        return tare_int_new_from_value(rt, values[0]);
    }
    if (tare_value_is_absent(values[0]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "int() missing string argument");
    return tare_int_new_from_text(rt, values[0], values[1]);
}

TareValue tare_int_natives_create(TareRuntime *rt, TareType *type,
                                  const TareArguments *arguments) {
    TareValue number = create_plain(rt, arguments);
    if (type == rt->types[TARE_TYPE_INT]) return number;
    return tare_int_new_instance_steal(rt, type, number);
}

static TareValue bit_length(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, (int64_t)tare_int_bit_length(self));
}

static TareValue bit_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, (int64_t)tare_int_bits_count(self));
}

static TareValue plain(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_natives_plain(rt, self);
}

static TareValue as_integer_ratio(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    TareValue parts[2] = {tare_int_natives_plain(rt, self), tare_int_new(rt, 1)};
    TareValue pair = TARE_ABSENT;
    if (!tare_value_is_absent(parts[0]) && !tare_value_is_absent(parts[1]))
        pair = tare_tuple_pack(rt, parts[0], parts[1]);
    tare_release(rt, parts[0]);
    tare_release(rt, parts[1]);
    return pair;
}

static TareValue new_args(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue number = tare_int_natives_plain(rt, self);
    if (tare_value_is_absent(number)) return number;
    return tare_tuple_new_from_steal(rt, &number, 1);
}

// self rounded to a multiple of `unit`, half to even: self - remainder, or one unit more.
static TareValue round_to_multiple(TareRuntime *rt, TareValue self, TareValue unit) {
    TareValue remainder, twice, half, result = TARE_ABSENT;
    if (tare_int_arithmetic_divide(rt, self, unit, &half, &remainder, "") != TARE_OK)
        return TARE_ABSENT;
    bool is_odd = false;
    TareIntView quotient;
    tare_int_limbs_view(&quotient, half);
    is_odd = quotient.count && quotient.limbs[0] & 1;
    twice = tare_int_arithmetic_add(rt, remainder, remainder);
    if (!tare_value_is_absent(twice)) {
        int order = tare_int_compare(twice, unit);
        result = tare_int_arithmetic_subtract(rt, self, remainder);
        if (!tare_value_is_absent(result) && (order > 0 || (order == 0 && is_odd))) {
            TareValue lower = result;
            result = tare_int_arithmetic_add(rt, lower, unit);
            tare_release(rt, lower);
        }
        tare_release(rt, twice);
    }
    tare_release(rt, half);
    tare_release(rt, remainder);
    return result;
}

static TareValue round_self(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count == 0) return tare_int_natives_plain(rt, self);
    TareValue digits = tare_operator_index(rt, arguments->values[0]);
    if (tare_value_is_absent(digits)) return digits;
    TareValue unit = TARE_ABSENT, result = TARE_ABSENT;
    if (tare_int_sign(digits) >= 0) {
        result = tare_int_natives_plain(rt, self);
    } else {
        TareValue exponent = tare_int_arithmetic_negate(rt, digits);
        TareValue ten = tare_int_new(rt, 10);
        if (!tare_value_is_absent(exponent) && !tare_value_is_absent(ten))
            unit = tare_int_power(rt, ten, exponent);
        tare_release(rt, exponent);
        tare_release(rt, ten);
        if (!tare_value_is_absent(unit)) result = round_to_multiple(rt, self, unit);
        tare_release(rt, unit);
    }
    tare_release(rt, digits);
    return result;
}

static TareValue format(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue spec = arguments->values[0];
    if (!tare_type_is_instance(rt, spec, TARE_TYPE_STR)) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__format__() argument must be str, not %.50K", spec);
    }
    return tare_int_format_value(rt, self, tare_string_of(spec));
}

const TareNativeDefinition tare_int_natives_methods[] = {
    {"bit_length", bit_length, TARE_NATIVE_NONE, 0, 0, 0,
     "Number of bits necessary to represent self in binary."},
    {"bit_count", bit_count, TARE_NATIVE_NONE, 0, 0, 0,
     "Number of ones in the binary representation of the absolute value of self."},
    {"to_bytes", tare_int_bytes_to, TARE_NATIVE_ANY, 0, 0, 0,
     "Return an array of bytes representing an integer."},
    {"from_bytes", tare_int_bytes_from, TARE_NATIVE_ANY, 0, 0, TARE_NATIVE_CLASS,
     "Return the integer represented by the given array of bytes."},
    {"as_integer_ratio", as_integer_ratio, TARE_NATIVE_NONE, 0, 0, 0,
     "Return a pair of integers, whose ratio is equal to the original int."},
    {"conjugate", plain, TARE_NATIVE_NONE, 0, 0, 0,
     "Returns self, the complex conjugate of any int."},
    {"__trunc__", plain, TARE_NATIVE_NONE, 0, 0, 0, "Truncating an Integral returns itself."},
    {"__floor__", plain, TARE_NATIVE_NONE, 0, 0, 0, "Flooring an Integral returns itself."},
    {"__ceil__", plain, TARE_NATIVE_NONE, 0, 0, 0, "Ceiling of an Integral returns itself."},
    {"__round__", round_self, TARE_NATIVE_POSITIONAL, 0, 1, 0,
     "Rounding an Integral returns itself."},
    {"__format__", format, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"__getnewargs__", new_args, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {NULL},
};

static TareValue get_zero(TareRuntime *rt, TareValue self) { return tare_int_new(rt, 0); }
static TareValue get_one(TareRuntime *rt, TareValue self) { return tare_int_new(rt, 1); }

const TareAttributeDefinition tare_int_natives_attributes[] = {
    {"real", tare_int_natives_plain, NULL, "the real part of a complex number"},
    {"imag", get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", tare_int_natives_plain, NULL,
     "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms"},
    {NULL},
};
