// The module math: real functions of one or two numbers, with the errors that the language makes of
// what the C library answers with NaN or infinity.
#include "modules/math.h"

#include <math.h>

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/float.h"
#include "types/int_limbs.h"
#include "types/module.h"

static TareValue refuse_domain(TareRuntime *rt) {
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "math domain error");
}

static TareValue refuse_range(TareRuntime *rt) {
    return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "math range error");
}

// function(x): NaN from a number is outside the domain; infinity from a finite number is too large
// where the function can grow so far, else outside the domain as well.
static TareValue apply(TareRuntime *rt, const TareArguments *arguments, double (*function)(double),
                       bool may_overflow) {
    double x;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    double result = function(x);
    if (isnan(result) && !isnan(x)) return refuse_domain(rt);
    if (isinf(result) && isfinite(x)) return may_overflow ? refuse_range(rt) : refuse_domain(rt);
    return tare_float_new(rt, result);
}

#define REAL(name, function, may_overflow)                                                     \
    static TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments) {   \
        return apply(rt, arguments, function, may_overflow);                                   \
    }

static double to_degrees(double x) { return x * (180.0 / M_PI); }
static double to_radians(double x) { return x * (M_PI / 180.0); }

REAL(math_acos, acos, false)
REAL(math_acosh, acosh, false)
REAL(math_asin, asin, false)
REAL(math_asinh, asinh, false)
REAL(math_atan, atan, false)
REAL(math_atanh, atanh, false)
REAL(math_cbrt, cbrt, false)
REAL(math_cos, cos, false)
REAL(math_cosh, cosh, true)
REAL(math_degrees, to_degrees, true)
REAL(math_erf, erf, false)
REAL(math_erfc, erfc, false)
REAL(math_exp, exp, true)
REAL(math_exp2, exp2, true)
REAL(math_expm1, expm1, true)
REAL(math_fabs, fabs, false)
REAL(math_gamma, tare_math_gamma, true)
REAL(math_lgamma, tare_math_log_gamma, true)
REAL(math_log1p, log1p, false)
REAL(math_radians, to_radians, false)
REAL(math_sin, sin, false)
REAL(math_sinh, sinh, true)
REAL(math_sqrt, sqrt, false)
REAL(math_tan, tan, false)
REAL(math_tanh, tanh, false)
#undef REAL

static TareStatus read_two(TareRuntime *rt, const TareArguments *arguments, double *x, double *y) {
    if (tare_float_from_value(rt, arguments->values[0], x) != TARE_OK) return TARE_ERROR;
    return tare_float_from_value(rt, arguments->values[1], y);
}

static TareValue apply_two(TareRuntime *rt, const TareArguments *arguments,
                           double (*function)(double, double)) {
    double x, y;
    if (read_two(rt, arguments, &x, &y) != TARE_OK) return TARE_ABSENT;
    double result = function(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y)) return refuse_domain(rt);
    return tare_float_new(rt, result);
}

#define REAL_TWO(name, function)                                                             \
    static TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments) { \
        return apply_two(rt, arguments, function);                                           \
    }
REAL_TWO(math_atan2, atan2)
REAL_TWO(math_copysign, copysign)
REAL_TWO(math_fmod, fmod)
REAL_TWO(math_nextafter, nextafter)
REAL_TWO(math_remainder, remainder)
#undef REAL_TWO

static TareValue math_pow(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x, y;
    if (read_two(rt, arguments, &x, &y) != TARE_OK) return TARE_ABSENT;
    double result = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(result) || (isinf(result) && x == 0)) return refuse_domain(rt);
        if (isinf(result)) return refuse_range(rt);
    }
    return tare_float_new(rt, result);
}

// ---- whole parts -----------------------------------------------------------------------------

static TareValue to_whole(TareRuntime *rt, TareValue v, TareString *name,
                          double (*function)(double)) {
    if (tare_value_is_exact(v, TARE_TYPE_FLOAT))
        return tare_int_new_double(rt, function(tare_float_get(v)));
    TareValue result = tare_call_special(rt, v, name, NULL, 0);
    if (!tare_value_is_absent(result) || tare_error_is_pending(rt)) return result;
    double number;
    if (tare_float_from_value(rt, v, &number) != TARE_OK) return TARE_ABSENT;
    return tare_int_new_double(rt, function(number));
}

static TareValue math_floor(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return to_whole(rt, arguments->values[0], TARE_RUNTIME_NAME(rt, dunder_floor), floor);
}

static TareValue math_ceil(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return to_whole(rt, arguments->values[0], TARE_RUNTIME_NAME(rt, dunder_ceil), ceil);
}

static TareValue math_trunc(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    TareValue result = tare_call_special(rt, v, TARE_RUNTIME_NAME(rt, dunder_trunc), NULL, 0);
    if (!tare_value_is_absent(result) || tare_error_is_pending(rt)) return result;
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "type %.100T doesn't define __trunc__ method",
                            v);
}

static TareValue pack_steal(TareRuntime *rt, TareValue stolen_first, TareValue stolen_second) {
    TareValue pair = TARE_ABSENT;
    if (!tare_value_is_absent(stolen_first) && !tare_value_is_absent(stolen_second))
        pair = tare_tuple_pack(rt, stolen_first, stolen_second);
    tare_release(rt, stolen_first);
    tare_release(rt, stolen_second);
    return pair;
}

static TareValue math_frexp(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    int exponent = 0;
    double mantissa = isfinite(x) ? frexp(x, &exponent) : x;
    return pack_steal(rt, tare_float_new(rt, mantissa), tare_int_new(rt, exponent));
}

static TareValue math_modf(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x, whole;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    double fraction = modf(x, &whole);
    return pack_steal(rt, tare_float_new(rt, fraction), tare_float_new(rt, whole));
}

static TareValue math_ldexp(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    if (!tare_int_is(rt, arguments->values[1])) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "Expected an int as second argument to ldexp.");
    }
    int64_t exponent;
    (void)tare_int_to_int64(arguments->values[1], &exponent);
    if (exponent > 10000) exponent = 10000;
    if (exponent < -10000) exponent = -10000;
    double result = ldexp(x, (int)exponent);
    return isinf(result) && isfinite(x) ? refuse_range(rt) : tare_float_new(rt, result);
}

// ---- logarithms ------------------------------------------------------------------------------

static bool is_beyond_doubles(TareValue v) {
    TareIntView view;
    tare_int_limbs_view(&view, v);
    int64_t exponent;
    uint64_t top = tare_int_limbs_top(view.limbs, view.count, &exponent);
    return isinf(tare_int_limbs_round(top, exponent));
}

// function(v) for a logarithm; ints beyond the range of doubles by their top bits and exponent.
static TareStatus take_logarithm(TareRuntime *rt, TareValue v, double (*function)(double),
                                 double *out) {
    double x;
    if (tare_int_is(rt, v) && tare_int_sign(v) > 0 && is_beyond_doubles(v)) {
        TareIntView view;
        tare_int_limbs_view(&view, v);
        int64_t exponent;
        uint64_t top = tare_int_limbs_top(view.limbs, view.count, &exponent);
        double mantissa = tare_int_limbs_round(top, -64);
        *out = function(mantissa) + function(2.0) * (double)(exponent + 64);
        return TARE_OK;
    }
    if (tare_int_is(rt, v) && tare_int_sign(v) < 0) x = -1;
    else if (tare_float_from_value(rt, v, &x) != TARE_OK) return TARE_ERROR;
    if (x <= 0) {
        (void)refuse_domain(rt);
        return TARE_ERROR;
    }
    *out = function(x);
    return TARE_OK;
}

static TareValue math_log(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double number, base;
    if (take_logarithm(rt, arguments->values[0], log, &number) != TARE_OK) return TARE_ABSENT;
    if (arguments->positional_count == 1) return tare_float_new(rt, number);
    if (take_logarithm(rt, arguments->values[1], log, &base) != TARE_OK) return TARE_ABSENT;
    if (base == 0) {
        return tare_error_raise(rt, TARE_TYPE_ZERO_DIVISION_ERROR, "float division by zero");
    }
    return tare_float_new(rt, number / base);
}

static TareValue math_log2(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double number;
    if (take_logarithm(rt, arguments->values[0], log2, &number) != TARE_OK) return TARE_ABSENT;
    return tare_float_new(rt, number);
}

static TareValue math_log10(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double number;
    if (take_logarithm(rt, arguments->values[0], log10, &number) != TARE_OK) return TARE_ABSENT;
    return tare_float_new(rt, number);
}

// ---- questions -------------------------------------------------------------------------------

static TareValue math_isnan(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(isnan(x));
}

static TareValue math_isinf(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(isinf(x));
}

static TareValue math_isfinite(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    return tare_value_from_bool(isfinite(x));
}

static TareValue math_ulp(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    double x;
    if (tare_float_from_value(rt, arguments->values[0], &x) != TARE_OK) return TARE_ABSENT;
    x = fabs(x);
    if (!isfinite(x)) return tare_float_new(rt, x);
    double next = nextafter(x, INFINITY);
    return tare_float_new(rt, isinf(next) ? x - nextafter(x, 0) : next - x);
}

static TareValue math_isclose(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol"};
    static const TareParameters parameters = {"isclose", names, 4, 0, 2, 2};
    TareValue values[4];
    double numbers[4] = {0, 0, 1e-09, 0};
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    for (int i = 0; i < 4; i++) {
        if (!tare_value_is_absent(values[i]) &&
            tare_float_from_value(rt, values[i], &numbers[i]) != TARE_OK)
            return TARE_ABSENT;
    }
    double a = numbers[0], b = numbers[1];
    if (numbers[2] < 0 || numbers[3] < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "tolerances must be non-negative");
    if (a == b) return TARE_TRUE;
    if (isinf(a) || isinf(b)) return TARE_FALSE;
    double difference = fabs(b - a);
    return tare_value_from_bool(difference <= fabs(numbers[2] * b) ||
                                difference <= fabs(numbers[2] * a) || difference <= numbers[3]);
}

#define ONE(name) {#name, math_##name, TARE_NATIVE_ONE, 0, 0, 0, NULL}
#define TWO(name) {#name, math_##name, TARE_NATIVE_POSITIONAL, 2, 2, 0, NULL}
static const TareNativeDefinition functions[] = {
    ONE(acos), ONE(acosh), ONE(asin), ONE(asinh), ONE(atan), TWO(atan2), ONE(atanh), ONE(cbrt),
    ONE(ceil), TWO(copysign), ONE(cos), ONE(cosh), ONE(degrees), ONE(erf), ONE(erfc), ONE(exp),
    ONE(exp2), ONE(expm1), ONE(fabs), ONE(floor), TWO(fmod), ONE(frexp), ONE(gamma),
    ONE(isfinite), ONE(isinf), ONE(isnan), TWO(ldexp), ONE(lgamma), ONE(log10), ONE(log1p),
    ONE(log2), ONE(modf), TWO(nextafter), TWO(pow), ONE(radians), TWO(remainder), ONE(sin),
    ONE(sinh), ONE(sqrt), ONE(tan), ONE(tanh), ONE(trunc), ONE(ulp),
    {"isclose", math_isclose, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {"log", math_log, TARE_NATIVE_POSITIONAL, 1, 2, 0, NULL},
    {"gcd", tare_math_integer_gcd, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED, 0, NULL},
    {"lcm", tare_math_integer_lcm, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED, 0, NULL},
    {"isqrt", tare_math_integer_isqrt, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"factorial", tare_math_integer_factorial, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"comb", tare_math_integer_comb, TARE_NATIVE_POSITIONAL, 2, 2, 0, NULL},
    {"perm", tare_math_integer_perm, TARE_NATIVE_POSITIONAL, 1, 2, 0, NULL},
    {"fsum", tare_math_sum_exact, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"prod", tare_math_sum_product, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {"dist", tare_math_sum_distance, TARE_NATIVE_POSITIONAL, 2, 2, 0, NULL},
    {"hypot", tare_math_sum_hypot, TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED, 0, NULL},
    {NULL},
};
#undef ONE
#undef TWO

static TareStatus set_constants(TareRuntime *rt, TareValue module) {
    static const struct {
        const char *name;
        double number;
    } constants[] = {
        {"pi", M_PI}, {"e", M_E}, {"tau", 2 * M_PI}, {"inf", INFINITY}, {"nan", NAN}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        TareValue number = tare_float_new(rt, constants[i].number);
        if (tare_value_is_absent(number)) return TARE_ERROR;
        TareStatus status = tare_module_set(rt, module, constants[i].name, number);
        tare_release(rt, number);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

TareValue tare_math_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(
        rt, "math", "This module provides access to the mathematical functions\n"
                    "defined by the C standard.");
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        set_constants(rt, module) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
