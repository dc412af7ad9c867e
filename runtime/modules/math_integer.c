// Functions of math on ints: divisors, roots, and counting.
#include <gmp.h>

#include "modules/math.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/int_arithmetic.h"

static size_t trailing_zeros(const TareIntView *view) { return mpn_scan1(view->limbs, 0); }

// The magnitude without its factors of two, into `out`; returns the count.
static size_t put_odd(uint64_t *out, const TareIntView *view) {
    size_t zeros = trailing_zeros(view), skip = zeros / 64, count = view->count - skip;
    if (zeros % 64) mpn_rshift(out, view->limbs + skip, (mp_size_t)count, zeros % 64);
    else memcpy(out, view->limbs + skip, count * sizeof(uint64_t));
    return tare_int_limbs_trim(out, count);
}

static TareValue gcd_of_two(TareRuntime *rt, TareValue left, TareValue right) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    if (a.count == 0) return tare_int_limbs_new(rt, b.limbs, b.count, false);
    if (b.count == 0) return tare_int_limbs_new(rt, a.limbs, a.count, false);
    size_t a_zeros = trailing_zeros(&a), b_zeros = trailing_zeros(&b);
    size_t zeros = a_zeros < b_zeros ? a_zeros : b_zeros, longest = a.count + b.count + 2;
    TareIntScratch rows, result;
    if (tare_int_limbs_take(rt, &rows, 3 * longest) != TARE_OK) return TARE_ABSENT;
    uint64_t *first = rows.limbs, *second = first + longest, *divisor = second + longest;
    size_t first_count = put_odd(first, &a), second_count = put_odd(second, &b);
    bool swap = first_count < second_count ||
                (first_count == second_count &&
                 mpn_cmp(first, second, (mp_size_t)first_count) < 0);
    size_t count = (size_t)mpn_gcd(divisor, swap ? second : first,
                                   (mp_size_t)(swap ? second_count : first_count),
                                   swap ? first : second,
                                   (mp_size_t)(swap ? first_count : second_count));
    TareValue value = TARE_ABSENT;
    size_t total = count + zeros / 64 + 1;
    if (tare_int_limbs_take(rt, &result, total) == TARE_OK) {
        tare_int_limbs_shift_left(result.limbs, divisor, count, zeros);
        value = tare_int_limbs_finish(rt, &result, total, false);
    }
    tare_int_limbs_drop(rt, &rows);
    return value;
}

static TareValue lcm_of_two(TareRuntime *rt, TareValue left, TareValue right) {
    if (tare_int_sign(left) == 0 || tare_int_sign(right) == 0) return tare_int_new(rt, 0);
    TareValue divisor = gcd_of_two(rt, left, right);
    if (tare_value_is_absent(divisor)) return divisor;
    TareValue part = tare_int_operate(rt, TARE_OPERATOR_FLOOR_DIVIDE, left, divisor);
    tare_release(rt, divisor);
    if (tare_value_is_absent(part)) return part;
    TareValue product = tare_int_arithmetic_multiply(rt, part, right);
    tare_release(rt, part);
    if (tare_value_is_absent(product) || tare_int_sign(product) >= 0) return product;
    TareValue positive = tare_int_arithmetic_negate(rt, product);
    tare_release(rt, product);
    return positive;
}

static TareValue fold(TareRuntime *rt, const TareArguments *arguments, int64_t start,
                      TareValue (*combine)(TareRuntime *, TareValue, TareValue)) {
    TareValue result = tare_int_new(rt, start);
    for (size_t i = 0; i < arguments->positional_count && !tare_value_is_absent(result); i++) {
        TareValue next = tare_operator_index(rt, arguments->values[i]);
        TareValue old = result;
        result = tare_value_is_absent(next) ? TARE_ABSENT : combine(rt, old, next);
        tare_release(rt, old);
        tare_release(rt, next);
    }
    return result;
}

TareValue tare_math_integer_gcd(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return fold(rt, arguments, 0, gcd_of_two);
}

TareValue tare_math_integer_lcm(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return fold(rt, arguments, 1, lcm_of_two);
}

TareValue tare_math_integer_isqrt(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    TareValue number = tare_operator_index(rt, arguments->values[0]);
    if (tare_value_is_absent(number)) return number;
    TareIntView view;
    tare_int_limbs_view(&view, number);
    TareValue result = TARE_ABSENT;
    TareIntScratch root;
    size_t count = (view.count + 1) / 2;
    if (view.negative) {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "isqrt() argument must be nonnegative");
    } else if (view.count == 0) {
        result = tare_int_new(rt, 0);
    } else if (tare_int_limbs_take(rt, &root, count) == TARE_OK) {
        mpn_sqrtrem(root.limbs, NULL, view.limbs, (mp_size_t)view.count);
        result = tare_int_limbs_finish(rt, &root, count, false);
    }
    tare_release(rt, number);
    return result;
}

// first * (first + 1) * ... * (first + count - 1), halved again and again so that factors are of
// like length.
static TareValue multiply_range(TareRuntime *rt, uint64_t first, uint64_t count) {
    if (count <= 8) {
        TareValue product = tare_int_new(rt, 1);
        for (uint64_t i = 0; i < count && !tare_value_is_absent(product); i++) {
            TareValue factor = tare_int_new_unsigned(rt, first + i), old = product;
            product = tare_value_is_absent(factor)
                          ? TARE_ABSENT
                          : tare_int_operate(rt, TARE_OPERATOR_MULTIPLY, old, factor);
            tare_release(rt, old);
            tare_release(rt, factor);
        }
        return product;
    }
    TareValue low = multiply_range(rt, first, count / 2);
    if (tare_value_is_absent(low)) return low;
    TareValue high = multiply_range(rt, first + count / 2, count - count / 2);
    TareValue product =
        tare_value_is_absent(high) ? high : tare_int_arithmetic_multiply(rt, low, high);
    tare_release(rt, low);
    tare_release(rt, high);
    return product;
}

TareValue tare_math_integer_factorial(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    TareValue number = tare_operator_index(rt, arguments->values[0]);
    if (tare_value_is_absent(number)) return number;
    int64_t n;
    bool fits = tare_int_to_int64(number, &n);
    tare_release(rt, number);
    if (n < 0) {
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "factorial() not defined for negative values");
    }
    if (!fits) {
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                "factorial() argument should not exceed %ld", (long)INT64_MAX);
    }
    return n < 2 ? tare_int_new(rt, 1) : multiply_range(rt, 2, (uint64_t)n - 1);
}

// The ints n and k, checked to be >= 0 and, as far as counting goes, in reach.
static TareStatus read_counts(TareRuntime *rt, const TareArguments *arguments, TareValue *n,
                              int64_t *k) {
    *n = tare_operator_index(rt, arguments->values[0]);
    if (tare_value_is_absent(*n)) return TARE_ERROR;
    TareValue second = tare_operator_index(rt, arguments->values[1]);
    TareStatus status = tare_value_is_absent(second) ? TARE_ERROR : TARE_OK;
    if (status == TARE_OK) {
        (void)tare_int_to_int64(second, k);
        if (tare_int_sign(*n) < 0) {
            status = tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                     "n must be a non-negative integer");
        } else if (*k < 0) {
            status = tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                     "k must be a non-negative integer");
        } else if (tare_int_compare(second, *n) > 0) {
            *k = -1;
        }
        tare_release(rt, second);
    }
    if (status != TARE_OK) tare_release(rt, *n);
    return status;
}

// n * (n - 1) * ... of k factors, divided by 1, 2, ... on the way where `divide`.
static TareValue count_ways(TareRuntime *rt, TareValue n, int64_t k, bool divide) {
    TareValue result = tare_int_new(rt, 1);
    for (int64_t i = 0; i < k && !tare_value_is_absent(result); i++) {
        TareValue step = tare_int_new(rt, i), old = result;
        TareValue factor = tare_int_operate(rt, TARE_OPERATOR_SUBTRACT, n, step);
        result = tare_int_operate(rt, TARE_OPERATOR_MULTIPLY, old, factor);
        tare_release(rt, old);
        tare_release(rt, factor);
        tare_release(rt, step);
        if (!divide || tare_value_is_absent(result)) continue;
        old = result;
        step = tare_int_new(rt, i + 1);
        result = tare_int_operate(rt, TARE_OPERATOR_FLOOR_DIVIDE, old, step);
        tare_release(rt, old);
        tare_release(rt, step);
    }
    return result;
}

TareValue tare_math_integer_comb(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue n;
    int64_t k, whole;
    if (read_counts(rt, arguments, &n, &k) != TARE_OK) return TARE_ABSENT;
    if (k >= 0 && tare_int_to_int64(n, &whole) && whole - k < k) k = whole - k;
    TareValue result = k < 0 ? tare_int_new(rt, 0) : count_ways(rt, n, k, true);
    tare_release(rt, n);
    return result;
}

TareValue tare_math_integer_perm(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count < 2 || tare_value_is_none(arguments->values[1]))
        return tare_math_integer_factorial(rt, self, arguments);
    TareValue n;
    int64_t k;
    if (read_counts(rt, arguments, &n, &k) != TARE_OK) return TARE_ABSENT;
    TareValue result = k < 0 ? tare_int_new(rt, 0) : count_ways(rt, n, k, false);
    tare_release(rt, n);
    return result;
}
