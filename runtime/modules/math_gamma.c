// The gamma function and its logarithm by Lanczos' approximation, with the constants for 13 terms
// that CPython takes too, so that the last digits are its and not the C library's.
#include <math.h>

#include "modules/math.h"

enum { TERMS = 13, MAX_EXACT = 23 };

static const double g = 6.024680040776729583740234375;
static const double g_minus_half = 5.524680040776729583740234375;
static const double log_pi = 1.144729885849400174143427351353058711647;

static const double numerators[TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
static const double denominators[TERMS] = {
    0,         39916800,  120543840, 150917976, 105258076, 45995730, 13339535,
    2637558,   357423,    32670,     1925,      66,        1,
};

// The rational function at x, from the end that keeps its terms small.
static double sum_terms(double x) {
    double above = 0, below = 0;
    if (x < 5) {
        for (int i = TERMS; --i >= 0;) {
            above = above * x + numerators[i];
            below = below * x + denominators[i];
        }
    } else {
        for (int i = 0; i < TERMS; i++) {
            above = above / x + numerators[i];
            below = below / x + denominators[i];
        }
    }
    return above / below;
}

// sin(pi * x), exact where x is whole.
static double sine_of_pi_times(double x) {
    double y = fmod(fabs(x), 2.0), sine;
    switch ((int)round(2.0 * y)) {
    case 0: sine = sin(M_PI * y); break;
    case 1: sine = cos(M_PI * (y - 0.5)); break;
    case 2: sine = sin(M_PI * (1.0 - y)); break;
    case 3: sine = -cos(M_PI * (y - 1.5)); break;
    default: sine = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * sine;
}

static double factorial_below(double x) {
    double product = 1;
    for (double factor = 2; factor < x; factor++) product *= factor;
    return product;
}

static double approximate(double x) {
    double size = fabs(x), y = size + g_minus_half, lost;
    // What rounding took from y.
    if (size > g_minus_half) lost = (y - size) - g_minus_half;
    else lost = (y - g_minus_half) - size;
    lost = lost * g / y;
    double result, power = size < 140 ? pow(y, size - 0.5) : pow(y, size / 2.0 - 0.25);
    if (x < 0) {
        result = -M_PI / sine_of_pi_times(size) / size * exp(y) / sum_terms(size);
        result -= lost * result;
        result /= power;
        return size < 140 ? result : result / power;
    }
    result = sum_terms(size) / exp(y);
    result += lost * result;
    result *= power;
    return size < 140 ? result : result * power;
}

double tare_math_gamma(double x) {
    if (!isfinite(x)) return x == -INFINITY ? (double)NAN : x;
    if (x == floor(x)) {
        if (x <= 0) return (double)NAN;
        if (x <= MAX_EXACT) return factorial_below(x);
    }
    if (fabs(x) < 1e-20) return 1.0 / x;
    if (fabs(x) > 200) return x < 0 ? 0.0 / sine_of_pi_times(x) : (double)INFINITY;
    return approximate(x);
}

double tare_math_log_gamma(double x) {
    if (!isfinite(x)) return isnan(x) ? x : (double)INFINITY;
    if (x == floor(x) && x <= 2) return x <= 0 ? (double)NAN : 0.0;
    double size = fabs(x);
    if (size < 1e-20) return -log(size);
    double result = log(sum_terms(size)) - g;
    result += (size - 0.5) * (log(size + g - 0.5) - 1);
    if (x < 0) result = log_pi - log(fabs(sine_of_pi_times(size))) - log(size) - result;
    return result;
}
