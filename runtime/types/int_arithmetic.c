// Sums, products and quotients of ints of any size, on GMP's rows of limbs.
#include "types/int_arithmetic.h"

#include <gmp.h>
#include <math.h>

#include "object/error.h"
#include "types/float.h"

// |left| + |right| with that sign.
static TareValue add_magnitudes(TareRuntime *rt, const TareIntView *left, const TareIntView *right,
                                bool negative) {
    if (left->count < right->count) {
        const TareIntView *swapped = left;
        left = right;
        right = swapped;
    }
    if (right->count == 0) return tare_int_limbs_new(rt, left->limbs, left->count, negative);
    TareIntScratch sum;
    if (tare_int_limbs_take(rt, &sum, left->count + 1) != TARE_OK) return TARE_ABSENT;
    sum.limbs[left->count] = mpn_add(sum.limbs, left->limbs, (mp_size_t)left->count, right->limbs,
                                     (mp_size_t)right->count);
    return tare_int_limbs_finish(rt, &sum, left->count + 1, negative);
}

static int compare_magnitudes(const TareIntView *left, const TareIntView *right) {
    if (left->count != right->count) return left->count < right->count ? -1 : 1;
    return left->count ? mpn_cmp(left->limbs, right->limbs, (mp_size_t)left->count) : 0;
}

// |left| - |right|, negated where `negative`.
static TareValue subtract_magnitudes(TareRuntime *rt, const TareIntView *left,
                                     const TareIntView *right, bool negative) {
    int order = compare_magnitudes(left, right);
    if (order == 0) return tare_int_new(rt, 0);
    if (order < 0) {
        const TareIntView *swapped = left;
        left = right;
        right = swapped;
        negative = !negative;
    }
    if (right->count == 0) return tare_int_limbs_new(rt, left->limbs, left->count, negative);
    TareIntScratch rest;
    if (tare_int_limbs_take(rt, &rest, left->count) != TARE_OK) return TARE_ABSENT;
    mpn_sub(rest.limbs, left->limbs, (mp_size_t)left->count, right->limbs,
            (mp_size_t)right->count);
    return tare_int_limbs_finish(rt, &rest, left->count, negative);
}

TareValue tare_int_arithmetic_add(TareRuntime *rt, TareValue left, TareValue right) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    if (a.negative == b.negative) return add_magnitudes(rt, &a, &b, a.negative);
    return subtract_magnitudes(rt, &a, &b, a.negative);
}

TareValue tare_int_arithmetic_subtract(TareRuntime *rt, TareValue left, TareValue right) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    if (a.negative != b.negative)
        return add_magnitudes(rt, &a, &b, a.count ? a.negative : !b.negative);
    return subtract_magnitudes(rt, &a, &b, a.negative);
}

TareValue tare_int_arithmetic_negate(TareRuntime *rt, TareValue v) {
    TareIntView a;
    tare_int_limbs_view(&a, v);
    return tare_int_limbs_new(rt, a.limbs, a.count, !a.negative);
}

TareValue tare_int_arithmetic_multiply(TareRuntime *rt, TareValue left, TareValue right) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    if (a.count == 0 || b.count == 0) return tare_int_new(rt, 0);
    const TareIntView *longer = a.count >= b.count ? &a : &b;
    const TareIntView *shorter = longer == &a ? &b : &a;
    size_t count = a.count + b.count;
    TareIntScratch product;
    if (tare_int_limbs_take(rt, &product, count) != TARE_OK) return TARE_ABSENT;
    if (a.limbs == b.limbs) {
        mpn_sqr(product.limbs, a.limbs, (mp_size_t)a.count);
    } else {
        mpn_mul(product.limbs, longer->limbs, (mp_size_t)longer->count, shorter->limbs,
                (mp_size_t)shorter->count);
    }
    return tare_int_limbs_finish(rt, &product, count, a.negative != b.negative);
}

// Turns truncated division of magnitudes into floor division of signed numbers: where signs
// differ and something remains, the quotient is one further from zero and the rest is |right| less.
static void floor_division(uint64_t *quotient, size_t quotient_count, uint64_t *remainder,
                           const TareIntView *right, bool signs_differ) {
    if (!signs_differ || tare_int_limbs_trim(remainder, right->count) == 0) return;
    mpn_add_1(quotient, quotient, (mp_size_t)quotient_count, 1);
    mpn_sub_n(remainder, right->limbs, remainder, (mp_size_t)right->count);
}

// Makes the asked-for ints of a finished division.
static TareStatus give_parts(TareRuntime *rt, const TareIntScratch *quotient, bool negative,
                             const TareIntScratch *remainder, const TareIntView *right,
                             TareValue *out_quotient, TareValue *out_remainder) {
    TareValue first = TARE_ABSENT;
    if (out_quotient) {
        first = tare_int_limbs_new(rt, quotient->limbs, quotient->capacity, negative);
        if (tare_value_is_absent(first)) return TARE_ERROR;
    }
    if (out_remainder) {
        TareValue second = tare_int_limbs_new(rt, remainder->limbs, right->count, right->negative);
        if (tare_value_is_absent(second)) {
            tare_release(rt, first);
            return TARE_ERROR;
        }
        *out_remainder = second;
    }
    if (out_quotient) *out_quotient = first;
    return TARE_OK;
}

static TareStatus divide_views(TareRuntime *rt, const TareIntView *a, const TareIntView *b,
                               TareValue *quotient, TareValue *remainder) {
    // One limb more than the quotient needs, for the step to the floor.
    size_t spread = a->count >= b->count ? a->count - b->count + 2 : 1;
    bool signs_differ = a->negative != b->negative;
    TareIntScratch q, r;
    if (tare_int_limbs_take(rt, &q, spread) != TARE_OK) return TARE_ERROR;
    TareStatus status = tare_int_limbs_take(rt, &r, b->count);
    if (status == TARE_OK) {
        q.limbs[spread - 1] = 0;
        if (a->count >= b->count) {
            mpn_tdiv_qr(q.limbs, r.limbs, 0, a->limbs, (mp_size_t)a->count, b->limbs,
                        (mp_size_t)b->count);
        } else {
            memset(r.limbs, 0, b->count * sizeof(uint64_t));
            memcpy(r.limbs, a->limbs, a->count * sizeof(uint64_t));
        }
        floor_division(q.limbs, spread, r.limbs, b, signs_differ);
        status = give_parts(rt, &q, signs_differ, &r, b, quotient, remainder);
        tare_int_limbs_drop(rt, &r);
    }
    tare_int_limbs_drop(rt, &q);
    return status;
}

TareStatus tare_int_arithmetic_divide(TareRuntime *rt, TareValue left, TareValue right,
                                      TareValue *quotient, TareValue *remainder,
                                      const char *message) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    if (b.count == 0) return tare_error_fail(rt, TARE_TYPE_ZERO_DIVISION_ERROR, "%s", message);
    return divide_views(rt, &a, &b, quotient, remainder);
}

// |a| / |b| as a double rounded once: a quotient of 62 or 63 bits, its lowest bit set when anything
// remains, then rounded. `shift` is what a must be shifted left (negative: b) for that.
static TareStatus divide_to_double(TareRuntime *rt, const TareIntView *a, const TareIntView *b,
                                   int64_t shift, double *out) {
    size_t up = shift > 0 ? (size_t)shift : 0, down = shift < 0 ? (size_t)-shift : 0;
    size_t a_room = a->count + up / 64 + 1, b_room = b->count + down / 64 + 1;
    TareIntScratch rows;
    if (tare_int_limbs_take(rt, &rows, 2 * a_room + 2 * b_room + 2) != TARE_OK) return TARE_ERROR;
    uint64_t *numerator = rows.limbs, *denominator = numerator + a_room;
    uint64_t *remainder = denominator + b_room, *quotient = remainder + b_room;
    tare_int_limbs_shift_left(numerator, a->limbs, a->count, up);
    tare_int_limbs_shift_left(denominator, b->limbs, b->count, down);
    size_t a_count = tare_int_limbs_trim(numerator, a_room);
    size_t b_count = tare_int_limbs_trim(denominator, b_room);
    mpn_tdiv_qr(quotient, remainder, 0, numerator, (mp_size_t)a_count, denominator,
                (mp_size_t)b_count);
    uint64_t top = quotient[0] | (tare_int_limbs_trim(remainder, b_count) != 0);
    tare_int_limbs_drop(rt, &rows);
    *out = tare_int_limbs_round(top, -shift);
    return TARE_OK;
}

TareValue tare_int_arithmetic_true_divide(TareRuntime *rt, TareValue left, TareValue right) {
    TareIntView a, b;
    tare_int_limbs_view(&a, left);
    tare_int_limbs_view(&b, right);
    if (b.count == 0)
        return tare_error_raise(rt, TARE_TYPE_ZERO_DIVISION_ERROR, "division by zero");
    bool negative = a.negative != b.negative;
    if (a.count == 0) return tare_float_new(rt, negative ? -0.0 : 0.0);
    const uint64_t exact = (uint64_t)1 << 53;
    double quotient;
    if (a.count == 1 && b.count == 1 && a.limbs[0] <= exact && b.limbs[0] <= exact) {
        quotient = (double)a.limbs[0] / (double)b.limbs[0];
    } else {
        int64_t difference = (int64_t)tare_int_limbs_bits(a.limbs, a.count) -
                             (int64_t)tare_int_limbs_bits(b.limbs, b.count);
        quotient = difference > 1025 ? INFINITY : 0.0;
        if (difference <= 1025 && difference >= -1080 &&
            divide_to_double(rt, &a, &b, 62 - difference, &quotient) != TARE_OK)
            return TARE_ABSENT;
        if (isinf(quotient)) {
            return tare_error_raise(rt, TARE_TYPE_OVERFLOW_ERROR,
                                    "integer division result too large for a float");
        }
    }
    return tare_float_new(rt, negative ? -quotient : quotient);
}
