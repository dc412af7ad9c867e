// Complex numbers: +0 header  +8 real part  +16 imaginary part, doubles.
#ifndef TARE_TYPES_COMPLEX_H
#define TARE_TYPES_COMPLEX_H

#include "object/alloc.h"

typedef struct TareComplex {
    TareObject header;
    double real;
    double imaginary;
} TareComplex;

static inline TareComplex *tare_complex_of(TareValue v) {
    return (TareComplex *)tare_value_get_object(v);
}

TARE_NEW TareValue tare_complex_new(TareRuntime *rt, double real, double imaginary);

#endif
