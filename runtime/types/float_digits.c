// Digits of doubles of everyday size by exact arithmetic in 128 bits: m * 2^-k * 10^p is the
// integer m * 5^p shifted by k - p, so nothing is ever rounded before the last step. What does not
// fit is left to float_text.c and the C library.
#include <math.h>
#include <string.h>

#include "types/float_natives.h"

__extension__ typedef unsigned __int128 Wide;

// 5^27 is the highest power in 64 bits.
#define HIGHEST_POWER 27

static uint64_t power_of_five(int exponent) {
    uint64_t power = 1;
    for (uint64_t base = 5; exponent; exponent >>= 1, base *= base)
        if (exponent & 1) power *= base;
    return power;
}

// magnitude = mantissa * 2^-shift, the mantissa with 53 bits; false for subnormal numbers, 0 and
// what is 2^53 or more.
static bool split(double magnitude, uint64_t *mantissa, int *shift) {
    uint64_t raw;
    memcpy(&raw, &magnitude, sizeof raw);
    int biased = (int)(raw >> 52) & 0x7ff;
    *mantissa = (raw & (((uint64_t)1 << 52) - 1)) | (uint64_t)1 << 52;
    *shift = 1075 - biased;
    return biased > 0 && biased <= 1075;
}

static int put_digits(uint64_t number, char *out) {
    char reversed[24];
    int count = 0;
    do reversed[count++] = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    for (int i = 0; i < count; i++) out[i] = reversed[count - 1 - i];
    return count;
}

// The number's neighbourhood in units of 10^-power: all integers that read back as the number lie
// between the bounds.
typedef struct Interval {
    uint64_t lowest, floor, highest;
    bool has_rest;  // the number is more than `floor`
    int beyond;     // by less than a half: -1; by a half: 0; by more: 1
} Interval;

// Half way to a neighbour still reads back where the mantissa is even. Below a power of two the
// neighbour is half as far.
static Interval find_interval(uint64_t mantissa, int shift, int power) {
    uint64_t five = power_of_five(power);
    int unit = shift - power + 2;
    Wide one = (Wide)1 << unit, number = (Wide)(4 * mantissa) * five;
    Wide below = number - (Wide)five * (mantissa == (uint64_t)1 << 52 ? 1 : 2);
    Wide above = number + (Wide)five * 2;
    bool inclusive = mantissa % 2 == 0;
    Wide rest = one - 1, fraction = number & rest;
    Interval interval = {
        .lowest = (uint64_t)(below >> unit) + ((below & rest) != 0 || !inclusive),
        .floor = (uint64_t)(number >> unit),
        .highest = (uint64_t)(above >> unit) - ((above & rest) == 0 && !inclusive),
        .has_rest = fraction != 0,
        .beyond = fraction > one / 2 ? 1 : fraction == one / 2 ? 0 : -1,
    };
    return interval;
}

// Of the numbers with the fewest digits in the interval the nearest; *dropped digits were left out.
static uint64_t shorten(Interval interval, int *dropped) {
    uint64_t low = interval.lowest, high = interval.highest, unit = 1;
    for (*dropped = 0; high / 10 >= (low + 9) / 10 && high >= 10; ++*dropped) {
        high /= 10;
        low = (low + 9) / 10;
        unit *= 10;
    }
    uint64_t digits = interval.floor / unit, rest = interval.floor % unit;
    int beyond = interval.beyond;
    if (unit > 1 && rest != unit / 2) beyond = rest > unit / 2 ? 1 : -1;
    else if (unit > 1) beyond = interval.has_rest;
    digits += beyond > 0 || (beyond == 0 && digits % 2 == 1);
    if (digits < low) return low;
    return digits > high ? high : digits;
}

bool tare_float_digits_shortest(double magnitude, char *digits, int *point) {
    uint64_t mantissa;
    int shift;
    if (!split(magnitude, &mantissa, &shift)) return false;
    // 16 digits before the point, or 17: the exponent of two times log10(2).
    int power = 16 - (((52 - shift) * 1233) >> 12);
    if (power < 1 || power > HIGHEST_POWER) return false;
    int dropped;
    uint64_t number = shorten(find_interval(mantissa, shift, power), &dropped);
    int count = put_digits(number, digits);
    *point = count + dropped - power;
    while (count > 1 && digits[count - 1] == '0') count--;
    digits[count] = '\0';
    return true;
}

int tare_float_digits_fixed(double magnitude, int precision, char *out) {
    uint64_t mantissa;
    int shift;
    if (precision > 15 || magnitude > 1e15) return 0;
    if (!split(magnitude, &mantissa, &shift) || shift <= precision || shift > 110) return 0;
    int unit = shift - precision;
    Wide number = (Wide)mantissa * power_of_five(precision);
    Wide rest = number & (((Wide)1 << unit) - 1), half = (Wide)1 << (unit - 1);
    if (number >> unit > UINT64_MAX / 4) return 0;
    uint64_t scaled = (uint64_t)(number >> unit);
    scaled += rest > half || (rest == half && scaled % 2 == 1);
    uint64_t power = 1;
    for (int i = 0; i < precision; i++) power *= 10;
    int count = put_digits(scaled / power, out);
    if (precision == 0) return count;
    out[count++] = '.';
    uint64_t fraction = scaled % power;
    for (int i = precision; i-- > 0; fraction /= 10) out[count + i] = (char)('0' + fraction % 10);
    return count + precision;
}
