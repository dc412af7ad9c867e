// Operators on two ints of any size. Arguments are ints or bools of any class; results are plain
// ints, except true division and negative powers, which give floats.
#ifndef TARE_TYPES_INT_ARITHMETIC_H
#define TARE_TYPES_INT_ARITHMETIC_H

#include "types/int_limbs.h"

TARE_NEW TareValue tare_int_arithmetic_add(TareRuntime *rt, TareValue left, TareValue right);
TARE_NEW TareValue tare_int_arithmetic_subtract(TareRuntime *rt, TareValue left, TareValue right);
TARE_NEW TareValue tare_int_arithmetic_multiply(TareRuntime *rt, TareValue left, TareValue right);
// Floor division; either of *quotient and *remainder may be NULL. `message` is for division by 0.
TareStatus tare_int_arithmetic_divide(TareRuntime *rt, TareValue left, TareValue right,
                                      TareValue *quotient, TareValue *remainder,
                                      const char *message) TARE_CHECKED;
TARE_NEW TareValue tare_int_arithmetic_true_divide(TareRuntime *rt, TareValue left,
                                                   TareValue right);
TARE_NEW TareValue tare_int_arithmetic_negate(TareRuntime *rt, TareValue v);

// int_power.c
TARE_NEW TareValue tare_int_power(TareRuntime *rt, TareValue base, TareValue exponent);
TARE_NEW TareValue tare_int_power_modulo(TareRuntime *rt, TareValue base, TareValue exponent,
                                         TareValue modulus);
// int_bits.c
TARE_NEW TareValue tare_int_bits_shift_left(TareRuntime *rt, TareValue left, TareValue right);
TARE_NEW TareValue tare_int_bits_shift_right(TareRuntime *rt, TareValue left, TareValue right);
TARE_NEW TareValue tare_int_bits_combine(TareRuntime *rt, TareOperator op, TareValue left,
                                         TareValue right);
TARE_NEW TareValue tare_int_bits_invert(TareRuntime *rt, TareValue v);
size_t tare_int_bits_count(TareValue v);

#endif
