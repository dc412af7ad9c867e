// Complex numbers.
//   +0 header  +8 double real  +16 double imaginary
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
// base ** exponent, each given by its parts, with the errors of the language.
TARE_NEW TareValue tare_complex_power(TareRuntime *rt, double base_real, double base_imaginary,
                                      double exponent_real, double exponent_imaginary);
// complex_natives.c
extern const TareNativeDefinition tare_complex_natives_methods[];
TARE_NEW TareValue tare_complex_natives_create(TareRuntime *rt, TareType *type,
                                               const TareArguments *arguments);
// float_format.c: format(v, spec) of a complex.
TARE_NEW TareValue tare_float_format_complex(TareRuntime *rt, TareValue v, TareString *spec);

#endif
