// The module math.
#ifndef TARE_MODULES_MATH_H
#define TARE_MODULES_MATH_H

#include "object/native.h"
#include "object/runtime.h"

TARE_NEW TareValue tare_math_new_module(TareRuntime *rt);

// math_integer.c and math_sum.c: functions of the module.
#define FUNCTION(name) \
    TARE_NEW TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments)
FUNCTION(tare_math_integer_gcd);
FUNCTION(tare_math_integer_lcm);
FUNCTION(tare_math_integer_isqrt);
FUNCTION(tare_math_integer_factorial);
FUNCTION(tare_math_integer_comb);
FUNCTION(tare_math_integer_perm);
FUNCTION(tare_math_sum_exact);
FUNCTION(tare_math_sum_product);
FUNCTION(tare_math_sum_distance);
FUNCTION(tare_math_sum_hypot);
#undef FUNCTION

// math_gamma.c; NaN where undefined.
double tare_math_gamma(double x);
double tare_math_log_gamma(double x);

#endif
