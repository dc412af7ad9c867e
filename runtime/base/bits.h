// Small integer arithmetic that several layers need: rounding, logarithms, rotation, bit scans.
#ifndef TARE_BASE_BITS_H
#define TARE_BASE_BITS_H

#include "base/config.h"

// Rounds `value` up to a multiple of `step`, a power of two. Wraps when the result does not fit.
TARE_ALWAYS_INLINE size_t tare_bits_round_up(size_t value, size_t step) {
    return (value + step - 1) & ~(step - 1);
}

TARE_ALWAYS_INLINE size_t tare_bits_round_down(size_t value, size_t step) {
    return value & ~(step - 1);
}

TARE_ALWAYS_INLINE bool tare_bits_is_power_of_two(size_t value) {
    return value != 0 && (value & (value - 1)) == 0;
}

// Index of the highest bit set; `value` is not 0.
TARE_ALWAYS_INLINE unsigned tare_bits_log2(uint64_t value) {
    return 63u - (unsigned)__builtin_clzll(value);
}

// Index of the lowest bit set; `value` is not 0.
TARE_ALWAYS_INLINE unsigned tare_bits_lowest(uint64_t value) {
    return (unsigned)__builtin_ctzll(value);
}

// Smallest power of two that is at least `value`; 1 for 0. `value` is at most 2^63.
TARE_ALWAYS_INLINE uint64_t tare_bits_power_at_least(uint64_t value) {
    return value <= 1 ? 1 : (uint64_t)1 << (tare_bits_log2(value - 1) + 1);
}

TARE_ALWAYS_INLINE uint64_t tare_bits_rotate_left(uint64_t value, unsigned count) {
    return value << (count & 63) | value >> (-count & 63);
}

TARE_ALWAYS_INLINE uint64_t tare_bits_rotate_right(uint64_t value, unsigned count) {
    return value >> (count & 63) | value << (-count & 63);
}

// Bit i of the result is set where bits i .. i+count-1 of `mask` all are; 1 <= count <= 64.
// Each step doubles the length of the runs that are known, so 64 takes six steps.
TARE_ALWAYS_INLINE uint64_t tare_bits_runs(uint64_t mask, unsigned count) {
    unsigned known = 1;
    while (known < count) {
        unsigned step = known < count - known ? known : count - known;
        mask &= mask >> step;
        known += step;
    }
    return mask;
}

// `count` low bits set; 0 <= count <= 64.
TARE_ALWAYS_INLINE uint64_t tare_bits_low_mask(unsigned count) {
    return count >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << count) - 1;
}

#endif
