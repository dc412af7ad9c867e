// Operators with two operands, for classes of the language.
#ifndef TARE_OBJECT_SLOT_OPERATORS_H
#define TARE_OBJECT_SLOT_OPERATORS_H

#include "object/runtime.h"

// Each operator: OPERATOR(slot's constant, word of the function, word of the special method).
#define TARE_SLOT_OPERATORS_ALL                            \
    OPERATOR(ADD, add, add)                                \
    OPERATOR(SUBTRACT, subtract, sub)                      \
    OPERATOR(MULTIPLY, multiply, mul)                      \
    OPERATOR(MATRIX_MULTIPLY, matrix_multiply, matmul)     \
    OPERATOR(TRUE_DIVIDE, true_divide, truediv)            \
    OPERATOR(FLOOR_DIVIDE, floor_divide, floordiv)         \
    OPERATOR(REMAINDER, remainder, mod)                    \
    OPERATOR(POWER, power, pow)                            \
    OPERATOR(LEFT_SHIFT, left_shift, lshift)               \
    OPERATOR(RIGHT_SHIFT, right_shift, rshift)             \
    OPERATOR(AND, and, and)                                \
    OPERATOR(XOR, xor, xor)                                \
    OPERATOR(OR, or, or)

#define OPERATOR(constant, word, method)                                                        \
    TareValue tare_slot_operators_##word(TareRuntime *rt, TareValue left, TareValue right);     \
    TareValue tare_slot_operators_in_place_##word(TareRuntime *rt, TareValue left, TareValue right);
TARE_SLOT_OPERATORS_ALL
#undef OPERATOR
TareValue tare_slot_operators_divmod(TareRuntime *rt, TareValue left, TareValue right);
TareValue tare_slot_operators_power_modulo(TareRuntime *rt, TareValue base, TareValue exponent,
                                           TareValue modulus);

#endif
