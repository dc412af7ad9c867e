// Shifts and logic on ints, which behave as two's complement numbers without end to the left.
#include <gmp.h>

#include "object/error.h"
#include "types/int_arithmetic.h"

TareValue tare_int_bits_shift_left(TareRuntime *rt, TareValue left, TareValue right) {
    TareIntView a;
    tare_int_limbs_view(&a, left);
    int64_t shift;
    bool fits = tare_int_to_int64(right, &shift);
    if (shift < 0) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "negative shift count");
    if (a.count == 0) return tare_int_new(rt, 0);
    if (!fits)
        return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR, "too many digits in integer");
    size_t count = a.count + (size_t)shift / 64 + 1;
    TareIntScratch row;
    if (tare_int_limbs_take(rt, &row, count) != TARE_OK) return TARE_ABSENT;
    tare_int_limbs_shift_left(row.limbs, a.limbs, a.count, (size_t)shift);
    return tare_int_limbs_finish(rt, &row, count, a.negative);
}

TareValue tare_int_bits_shift_right(TareRuntime *rt, TareValue left, TareValue right) {
    TareIntView a;
    tare_int_limbs_view(&a, left);
    int64_t shift;
    tare_int_to_int64(right, &shift);
    if (shift < 0) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "negative shift count");
    size_t whole = (size_t)shift / 64;
    if (whole >= a.count) return tare_int_new(rt, a.negative ? -1 : 0);
    size_t count = a.count - whole;
    TareIntScratch row;
    if (tare_int_limbs_take(rt, &row, count + 1) != TARE_OK) return TARE_ABSENT;
    bool lost = tare_int_limbs_trim(a.limbs, whole) != 0;
    if (shift % 64) {
        lost |= mpn_rshift(row.limbs, a.limbs + whole, (mp_size_t)count, shift % 64) != 0;
    } else {
        memcpy(row.limbs, a.limbs + whole, count * sizeof(uint64_t));
    }
    row.limbs[count] = 0;
    // Floor: a negative number that lost bits goes one further down.
    if (a.negative && lost) mpn_add_1(row.limbs, row.limbs, (mp_size_t)count + 1, 1);
    return tare_int_limbs_finish(rt, &row, count + 1, a.negative);
}

// The magnitude and sign as `count` limbs of two's complement; count is above the view's.
static void put_complement(uint64_t *out, const TareIntView *a, size_t count) {
    memset(out, 0, count * sizeof(uint64_t));
    memcpy(out, a->limbs, a->count * sizeof(uint64_t));
    if (a->negative) mpn_neg(out, out, (mp_size_t)count);
}

TareValue tare_int_bits_combine(TareRuntime *rt, TareOperator op, TareValue left,
                                TareValue right) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    size_t count = (a.count > b.count ? a.count : b.count) + 1;
    TareIntScratch rows;
    if (tare_int_limbs_take(rt, &rows, 2 * count) != TARE_OK) return TARE_ABSENT;
    uint64_t *first = rows.limbs, *second = first + count;
    put_complement(first, &a, count);
    put_complement(second, &b, count);
    for (size_t i = 0; i < count; i++) {
        if (op == TARE_OPERATOR_AND) first[i] &= second[i];
        else if (op == TARE_OPERATOR_OR) first[i] |= second[i];
        else first[i] ^= second[i];
    }
    bool negative = first[count - 1] >> 63;
    if (negative) mpn_neg(first, first, (mp_size_t)count);
    return tare_int_limbs_finish(rt, &rows, count, negative);
}

TareValue tare_int_bits_invert(TareRuntime *rt, TareValue v) {
    int64_t number;
    if (tare_int_to_int64(v, &number)) return tare_int_new(rt, ~number);
    TareValue one = tare_int_new(rt, -1);
    if (tare_value_is_absent(one)) return one;
    TareValue result = tare_int_arithmetic_subtract(rt, one, v);
    tare_release(rt, one);
    return result;
}

size_t tare_int_bits_count(TareValue v) {
    TareIntView a;
    tare_int_limbs_view(&a, v);
    return a.count ? mpn_popcount(a.limbs, (mp_size_t)a.count) : 0;
}
