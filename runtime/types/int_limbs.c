// Ints as rows of limbs: views, scratch rows and results.
#include "types/int_limbs.h"

#include <gmp.h>
#include <math.h>

#include "base/bits.h"
#include "object/error.h"

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t), "limbs are 64 bits");

void tare_int_limbs_view(TareIntView *self, TareValue v) {
    if (tare_value_is_object(v)) {
        const TareInt *object = (const TareInt *)tare_value_get_object(v);
        self->limbs = object->limbs;
        self->negative = object->size < 0;
        self->count = (size_t)(object->size < 0 ? -object->size : object->size);
        return;
    }
    int64_t number =
        tare_value_is_small_int(v) ? tare_value_get_small_int(v) : tare_value_is_true(v);
    self->single = number < 0 ? -(uint64_t)number : (uint64_t)number;
    self->limbs = &self->single;
    self->count = number != 0;
    self->negative = number < 0;
}

TareStatus tare_int_limbs_take(TareRuntime *rt, TareIntScratch *self, size_t count) {
    self->capacity = count;
    self->limbs = self->local;
    if (count <= TARE_INT_LIMBS_LOCAL) return TARE_OK;
    if (count > SIZE_MAX / 16) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    self->limbs = tare_alloc_data(rt, count * sizeof(uint64_t));
    return self->limbs ? TARE_OK : TARE_ERROR;
}

void tare_int_limbs_drop(TareRuntime *rt, TareIntScratch *self) {
    if (self->limbs && self->limbs != self->local)
        tare_alloc_free_table(rt, self->limbs, self->capacity * sizeof(uint64_t));
    self->limbs = NULL;
}

TareValue tare_int_limbs_new(TareRuntime *rt, const uint64_t *limbs, size_t count, bool negative) {
    count = tare_int_limbs_trim(limbs, count);
    if (count == 0) return tare_int_new(rt, 0);
    if (count == 1 && limbs[0] <= (uint64_t)INT64_MAX)
        return tare_int_new(rt, negative ? -(int64_t)limbs[0] : (int64_t)limbs[0]);
    size_t bytes = sizeof(TareInt) + count * sizeof(uint64_t);
    TareInt *self = tare_alloc_object(rt, tare_shape_of_id(rt, TARE_TYPE_INT), bytes);
    if (!self) return TARE_ABSENT;
    self->size = negative ? -(int64_t)count : (int64_t)count;
    memcpy(self->limbs, limbs, count * sizeof(uint64_t));
    return tare_value_from_object(self);
}

TareValue tare_int_limbs_finish(TareRuntime *rt, TareIntScratch *scratch, size_t count,
                                bool negative) {
    TareValue result = tare_int_limbs_new(rt, scratch->limbs, count, negative);
    tare_int_limbs_drop(rt, scratch);
    return result;
}

void tare_int_limbs_shift_left(uint64_t *out, const uint64_t *limbs, size_t count, size_t bits) {
    size_t whole = bits / 64;
    unsigned rest = bits % 64;
    memset(out, 0, whole * sizeof(uint64_t));
    out[whole + count] = 0;
    if (count == 0) return;
    if (rest) {
        out[whole + count] = mpn_lshift(out + whole, limbs, (mp_size_t)count, rest);
    } else {
        memcpy(out + whole, limbs, count * sizeof(uint64_t));
    }
}

size_t tare_int_limbs_bits(const uint64_t *limbs, size_t count) {
    return count ? (count - 1) * 64 + tare_bits_log2(limbs[count - 1]) + 1 : 0;
}

uint64_t tare_int_limbs_top(const uint64_t *limbs, size_t count, int64_t *exponent) {
    uint64_t top = limbs[count - 1];
    *exponent = (int64_t)(count - 1) * 64;
    if (count == 1) return top;
    unsigned free_bits = (unsigned)__builtin_clzll(top);
    uint64_t next = limbs[count - 2];
    bool sticky = next << free_bits != 0;
    if (free_bits) top = top << free_bits | next >> (64 - free_bits);
    else sticky = next != 0;
    for (size_t i = 0; i + 2 < count && !sticky; i++) sticky = limbs[i] != 0;
    *exponent -= free_bits;
    return top | sticky;
}

double tare_int_limbs_round(uint64_t top, int64_t exponent) {
    if (top == 0) return 0.0;
    int64_t bits = tare_bits_log2(top) + 1;
    if (bits + exponent > 1024) return INFINITY;
    // What a double can keep of the bits: 53, fewer where it is subnormal.
    int64_t kept = bits + exponent + 1074;
    if (kept > 53) kept = 53;
    if (kept < 0) return 0.0;
    int64_t lost = bits - kept;
    if (lost > 0) {
        uint64_t tail = lost == 64 ? top : top & tare_bits_low_mask((unsigned)lost);
        uint64_t half = (uint64_t)1 << (lost - 1);
        top = lost == 64 ? 0 : top >> lost;
        exponent += lost;
        if (tail > half || (tail == half && top & 1)) top++;
    }
    return ldexp((double)top, (int)exponent);
}
