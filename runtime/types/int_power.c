// Powers of ints, plain and modulo another, and the inverse modulo another.
#include <gmp.h>
#include <math.h>

#include "object/error.h"
#include "types/float.h"
#include "types/int_arithmetic.h"

// base^exponent of a negative exponent: by floats, with their errors.
static TareValue power_by_floats(TareRuntime *rt, TareValue base, TareValue exponent) {
    double x, y;
    if (tare_int_to_double(rt, base, &x) != TARE_OK) return TARE_ABSENT;
    if (tare_int_to_double(rt, exponent, &y) != TARE_OK) return TARE_ABSENT;
    if (x == 0) {
        return tare_error_raise(rt, TARE_TYPE_ZERO_DIVISION_ERROR,
                                "0.0 cannot be raised to a negative power");
    }
    return tare_float_new(rt, pow(x, y));
}

// The odd magnitude `odd` to `exponent` >= 1, into `out`; returns the count. Both rows have room
// for the result and one limb more.
static size_t raise_odd(uint64_t *out, uint64_t *other, const uint64_t *odd, size_t odd_count,
                        uint64_t exponent) {
    size_t count = odd_count;
    uint64_t *from = out, *to = other, *swapped;
    memcpy(from, odd, odd_count * sizeof(uint64_t));
    for (int bit = 62 - __builtin_clzll(exponent); bit >= 0; bit--) {
        mpn_sqr(to, from, (mp_size_t)count);
        count = tare_int_limbs_trim(to, 2 * count);
        swapped = from, from = to, to = swapped;
        if (!(exponent >> bit & 1)) continue;
        mpn_mul(to, from, (mp_size_t)count, odd, (mp_size_t)odd_count);
        count = tare_int_limbs_trim(to, count + odd_count);
        swapped = from, from = to, to = swapped;
    }
    if (from != out) memcpy(out, from, count * sizeof(uint64_t));
    return count;
}

// odd^exponent * 2^shift with that sign. `odd` has no factor 2.
static TareValue raise_and_shift(TareRuntime *rt, const uint64_t *odd, size_t odd_count,
                                 uint64_t exponent, size_t shift, bool negative) {
    size_t room = 0;
    if (__builtin_mul_overflow(tare_int_limbs_bits(odd, odd_count), exponent, &room) ||
        room > (size_t)1 << 48) {
        return tare_error_raise_memory(rt);
    }
    // Squares are written whole before their high zeros are seen.
    room = room / 64 + odd_count + 3;
    TareIntScratch rows, result;
    if (tare_int_limbs_take(rt, &rows, 2 * room) != TARE_OK) return TARE_ABSENT;
    size_t count = raise_odd(rows.limbs, rows.limbs + room, odd, odd_count, exponent);
    size_t total = count + shift / 64 + 1;
    TareValue value = TARE_ABSENT;
    if (tare_int_limbs_take(rt, &result, total) == TARE_OK) {
        tare_int_limbs_shift_left(result.limbs, rows.limbs, count, shift);
        value = tare_int_limbs_finish(rt, &result, total, negative);
    }
    tare_int_limbs_drop(rt, &rows);
    return value;
}

TareValue tare_int_power(TareRuntime *rt, TareValue base, TareValue exponent) {
    TareIntView a, e;
    tare_int_limbs_view(&a, base);
    tare_int_limbs_view(&e, exponent);
    if (e.negative) return power_by_floats(rt, base, exponent);
    if (e.count == 0) return tare_int_new(rt, 1);
    bool negative = a.negative && e.limbs[0] & 1;
    if (a.count == 0) return tare_int_new(rt, 0);
    if (a.count == 1 && a.limbs[0] == 1) return tare_int_new(rt, negative ? -1 : 1);
    size_t zeros = mpn_scan1(a.limbs, 0), shift;
    if (e.count > 1 || __builtin_mul_overflow(zeros, e.limbs[0], &shift) ||
        shift > (size_t)1 << 48)
        return tare_error_raise_memory(rt);
    TareIntScratch odd;
    size_t skip = zeros / 64, count = a.count - skip;
    if (tare_int_limbs_take(rt, &odd, count) != TARE_OK) return TARE_ABSENT;
    if (zeros % 64) mpn_rshift(odd.limbs, a.limbs + skip, (mp_size_t)count, zeros % 64);
    else memcpy(odd.limbs, a.limbs + skip, count * sizeof(uint64_t));
    count = tare_int_limbs_trim(odd.limbs, count);
    TareValue result = raise_and_shift(rt, odd.limbs, count, e.limbs[0], shift, negative);
    tare_int_limbs_drop(rt, &odd);
    return result;
}

// row = row mod modulus, `count` limbs of it used; returns the new count. `quotient` is scratch.
static size_t reduce(uint64_t *row, size_t count, const TareIntView *modulus, uint64_t *quotient,
                     uint64_t *remainder) {
    if (count < modulus->count) return count;
    mpn_tdiv_qr(quotient, remainder, 0, row, (mp_size_t)count, modulus->limbs,
                (mp_size_t)modulus->count);
    memcpy(row, remainder, modulus->count * sizeof(uint64_t));
    return tare_int_limbs_trim(row, modulus->count);
}

static size_t multiply_reduced(uint64_t *out, const uint64_t *a, size_t a_count, const uint64_t *b,
                               size_t b_count, const TareIntView *modulus, uint64_t *quotient,
                               uint64_t *remainder) {
    if (a_count == 0 || b_count == 0) return 0;
    if (a == b) mpn_sqr(out, a, (mp_size_t)a_count);
    else if (a_count >= b_count) mpn_mul(out, a, (mp_size_t)a_count, b, (mp_size_t)b_count);
    else mpn_mul(out, b, (mp_size_t)b_count, a, (mp_size_t)a_count);
    return reduce(out, tare_int_limbs_trim(out, a_count + b_count), modulus, quotient, remainder);
}

// base^exponent mod modulus for 0 <= base < modulus, exponent >= 1; the least residue >= 0.
static TareValue power_reduced(TareRuntime *rt, const TareIntView *base,
                               const TareIntView *exponent, const TareIntView *modulus) {
    size_t room = 2 * modulus->count + 2;
    TareIntScratch rows;
    if (tare_int_limbs_take(rt, &rows, 4 * room) != TARE_OK) return TARE_ABSENT;
    uint64_t *from = rows.limbs, *to = from + room, *swapped;
    uint64_t *quotient = to + room, *remainder = quotient + room;
    size_t count = base->count;
    memcpy(from, base->limbs, count * sizeof(uint64_t));
    for (size_t bit = tare_int_limbs_bits(exponent->limbs, exponent->count) - 1; bit-- > 0;) {
        count = multiply_reduced(to, from, count, from, count, modulus, quotient, remainder);
        swapped = from, from = to, to = swapped;
        if (!(exponent->limbs[bit / 64] >> bit % 64 & 1)) continue;
        count = multiply_reduced(to, from, count, base->limbs, base->count, modulus, quotient,
                                 remainder);
        swapped = from, from = to, to = swapped;
    }
    TareValue result = tare_int_limbs_new(rt, from, count, false);
    tare_int_limbs_drop(rt, &rows);
    return result;
}

// The inverse of 0 <= base < modulus: the cofactor that the extended Euclidean algorithm gives for
// base + modulus, which is no shorter than modulus, as GMP wants its first operand.
static TareValue invert(TareRuntime *rt, const TareIntView *base, const TareIntView *modulus) {
    size_t room = modulus->count + 2;
    TareIntScratch rows;
    if (tare_int_limbs_take(rt, &rows, 4 * room) != TARE_OK) return TARE_ABSENT;
    uint64_t *first = rows.limbs, *second = first + room, *divisor = second + room;
    uint64_t *cofactor = divisor + room;
    first[modulus->count] = mpn_add(first, modulus->limbs, (mp_size_t)modulus->count, base->limbs,
                                    (mp_size_t)base->count);
    memcpy(second, modulus->limbs, modulus->count * sizeof(uint64_t));
    mp_size_t cofactor_count;
    mp_size_t count = mpn_gcdext(divisor, cofactor, &cofactor_count, first,
                                 (mp_size_t)tare_int_limbs_trim(first, modulus->count + 1), second,
                                 (mp_size_t)modulus->count);
    TareValue result = TARE_ABSENT;
    if (count == 1 && divisor[0] == 1) {
        bool negative = cofactor_count < 0;
        size_t magnitude = (size_t)(negative ? -cofactor_count : cofactor_count);
        result = tare_int_limbs_new(rt, cofactor, magnitude, negative);
    } else {
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                         "base is not invertible for the given modulus");
    }
    tare_int_limbs_drop(rt, &rows);
    return result;
}

static TareValue remainder_of(TareRuntime *rt, TareValue left, TareValue right) {
    TareValue remainder;
    if (tare_int_arithmetic_divide(rt, left, right, NULL, &remainder, "") != TARE_OK)
        return TARE_ABSENT;
    return remainder;
}

// base^|exponent| for a modulus above 1 given as its magnitude.
static TareValue power_positive(TareRuntime *rt, TareValue base, TareValue exponent,
                                TareValue modulus) {
    TareValue reduced = remainder_of(rt, base, modulus);
    if (tare_value_is_absent(reduced)) return reduced;
    TareIntView b, e, m;
    tare_int_limbs_view(&m, modulus);
    tare_int_limbs_view(&e, exponent);
    if (e.negative) {
        tare_int_limbs_view(&b, reduced);
        TareValue inverse = b.count ? invert(rt, &b, &m) : TARE_ABSENT;
        if (b.count == 0)
            tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                             "base is not invertible for the given modulus");
        tare_release(rt, reduced);
        if (tare_value_is_absent(inverse)) return inverse;
        reduced = remainder_of(rt, inverse, modulus);
        tare_release(rt, inverse);
        if (tare_value_is_absent(reduced)) return reduced;
    }
    tare_int_limbs_view(&b, reduced);
    TareValue result = e.count ? power_reduced(rt, &b, &e, &m) : tare_int_new(rt, 1);
    tare_release(rt, reduced);
    return result;
}

TareValue tare_int_power_modulo(TareRuntime *rt, TareValue base, TareValue exponent,
                                TareValue modulus) {
    TareIntView m;
    tare_int_limbs_view(&m, modulus);
    if (m.count == 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "pow() 3rd argument cannot be 0");
    if (m.count == 1 && m.limbs[0] == 1) return tare_int_new(rt, 0);
    if (!m.negative) return power_positive(rt, base, exponent, modulus);
    TareValue magnitude = tare_int_arithmetic_negate(rt, modulus);
    if (tare_value_is_absent(magnitude)) return magnitude;
    TareValue power = power_positive(rt, base, exponent, magnitude);
    tare_release(rt, magnitude);
    if (tare_value_is_absent(power)) return power;
    TareValue result = remainder_of(rt, power, modulus);
    tare_release(rt, power);
    return result;
}
