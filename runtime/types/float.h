// Floats: IEEE doubles, immediate unless boxed or at the edges of the exponent's range.
//   +0 header  +8 double
#ifndef TARE_TYPES_FLOAT_H
#define TARE_TYPES_FLOAT_H

#include "object/alloc.h"

typedef struct TareFloat {
    TareObject header;
    double number;
} TareFloat;

TARE_NEW TareValue tare_float_new_boxed(TareRuntime *rt, double number);
static inline TareValue tare_float_new(TareRuntime *rt, double number) {
    TareValue v;
    if (TARE_LIKELY(!rt->boxed_numbers && tare_value_encode_float(number, &v))) return v;
    return tare_float_new_boxed(rt, number);
}
// The double of a value that is a float (or an instance of a subclass).
static inline double tare_float_get(TareValue v) {
    if (tare_value_is_small_float(v)) return tare_value_get_small_float(v);
    return ((TareFloat *)tare_value_get_object(v))->number;
}
bool tare_float_is(TareRuntime *rt, TareValue v);
// float(v) for numbers and what has __float__ or __index__: TypeError "must be real number, not T".
// What the __float__ of its type gives, which must be a float.
TareStatus tare_float_from_slot(TareRuntime *rt, TareValue v, double *out) TARE_CHECKED;
TareStatus tare_float_from_value(TareRuntime *rt, TareValue v, double *out) TARE_CHECKED;
// The shortest text that reads back as the same double ("1.0", "1e+16", "inf"); appends to `text`.
void tare_float_append_repr(TareText *text, double number);
int64_t tare_float_hash(double number);

#endif
