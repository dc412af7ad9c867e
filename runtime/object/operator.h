// Unary and binary operators on any values: slots of both operands tried in CPython's order.
#ifndef TARE_OBJECT_OPERATOR_H
#define TARE_OBJECT_OPERATOR_H

#include "object/runtime.h"

TARE_NEW TareValue tare_operator_binary(TareRuntime *rt, TareOperator op, TareValue left,
                                        TareValue right);
// left op= right: the in-place slot first.
TARE_NEW TareValue tare_operator_in_place(TareRuntime *rt, TareOperator op, TareValue left,
                                          TareValue right);
TARE_NEW TareValue tare_operator_power(TareRuntime *rt, TareValue base, TareValue exponent,
                                       TareValue modulus);  // modulus None: plain
TARE_NEW TareValue tare_operator_negative(TareRuntime *rt, TareValue v);
TARE_NEW TareValue tare_operator_positive(TareRuntime *rt, TareValue v);
TARE_NEW TareValue tare_operator_invert(TareRuntime *rt, TareValue v);
TARE_NEW TareValue tare_operator_absolute(TareRuntime *rt, TareValue v);
// operator.index(v): an int (exact or subclass), TypeError "'T' object cannot be interpreted as an
// integer".
TARE_NEW TareValue tare_operator_index(TareRuntime *rt, TareValue v);
// A native's argument for a size or for a C int: its int, OverflowError when that does not fit.
TareStatus tare_operator_index_size(TareRuntime *rt, TareValue v, int64_t *out) TARE_CHECKED;
TareStatus tare_operator_index_int(TareRuntime *rt, TareValue v, int64_t *out) TARE_CHECKED;
// index(v) as int64, clamped to its range when `clamp` and OverflowError/IndexError else ("cannot
// fit 'int' into an index-sized integer", of type `overflow`).
TareStatus tare_operator_index_int64(TareRuntime *rt, TareValue v, bool clamp,
                                     TareTypeId overflow, int64_t *out) TARE_CHECKED;

#endif
