// Ints of any size. A value that fits 63 bits is immediate, unless numbers are boxed; others are
// objects with 64-bit limbs inside, worked on by GMP's mpn functions.
//   +0 header  +8 int64 size: limb count, negative for negative numbers (0: zero)  +16 limbs
#ifndef TARE_TYPES_INT_H
#define TARE_TYPES_INT_H

#include "object/alloc.h"

typedef struct TareInt {
    TareObject header;
    int64_t size;
    uint64_t limbs[];
} TareInt;

// The int of n: immediate where that is allowed, else an object; absent when memory ends.
TARE_NEW TareValue tare_int_new(TareRuntime *rt, int64_t n);
TARE_NEW TareValue tare_int_new_unsigned(TareRuntime *rt, uint64_t n);
// Whether `v` is an int, a bool or an instance of a subclass.
bool tare_int_is(TareRuntime *rt, TareValue v);
// The value as int64: true and *out, or false when `v` (an int) does not fit;
// *out is then the nearest bound.
bool tare_int_to_int64(TareValue v, int64_t *out);
// As double, rounded to nearest even; OverflowError "int too large to convert to float".
TareStatus tare_int_to_double(TareRuntime *rt, TareValue v, double *out) TARE_CHECKED;
// Truncates a finite double; ValueError/OverflowError for NaN and infinities as int(x) words them.
TARE_NEW TareValue tare_int_new_double(TareRuntime *rt, double number);
// From digits in `base` (2..36; 0: by prefix), as int(text, base) accepts them, with sign and
// underscores and surrounding white space: absent without error pending when malformed.
TARE_NEW TareValue tare_int_parse(TareRuntime *rt, const char *text, size_t length_bytes, int base);
// Digits in base 2, 8, 10 or 16, without prefix, sign first; a new str. Decimal beyond the limit
// of sys.set_int_max_str_digits is ValueError.
TARE_NEW TareValue tare_int_to_text(TareRuntime *rt, TareValue v, int base);
int tare_int_sign(TareValue v);
int64_t tare_int_hash(TareValue v);
// Order of two ints: negative, 0, positive.
int tare_int_compare(TareValue left, TareValue right);
// The operator on two ints; absent with the error pending. True division gives a float, a negative
// power too.
TARE_NEW TareValue tare_int_operate(TareRuntime *rt, TareOperator op, TareValue left,
                                    TareValue right);
size_t tare_int_bit_length(TareValue v);

#endif
