// Between the files of the type float: what float.c puts into its tables, and texts of doubles.
#ifndef TARE_TYPES_FLOAT_NATIVES_H
#define TARE_TYPES_FLOAT_NATIVES_H

#include "types/float.h"

extern const TareNativeDefinition tare_float_natives_methods[];
extern const TareAttributeDefinition tare_float_natives_attributes[];
TARE_NEW TareValue tare_float_natives_create(TareRuntime *rt, TareType *type,
                                             const TareArguments *arguments);

// float_text.c
// The significant decimal digits of a finite number, correctly rounded, and where the point stands:
// 0.d1d2d3... * 10^*point. `digits` is NUL-terminated.
#define TARE_FLOAT_TEXT_SHORTEST 17
// The fewest digits that read back as the same double; `digits` has room for 18 bytes.
void tare_float_text_shortest(double magnitude, char *digits, int *point);
// float_digits.c: the same for numbers of everyday size, fast; false: it does not know.
bool tare_float_digits_shortest(double magnitude, char *digits, int *point);
// What printf gives for "%.*f", into `out` (at least 40 bytes): its length, or 0: not known.
int tare_float_digits_fixed(double magnitude, int precision, char *out);
// Reads a number of the whole text, white space around it allowed, underscores between digits too;
// 1, or 0 when malformed, -1 with MemoryError.
int tare_float_text_parse(TareRuntime *rt, const char *bytes, size_t length, double *out);
// Reads at most to `end`, without white space; returns where the number ends, or NULL. For complex.
const char *tare_float_text_scan(const char *bytes, const char *end, double *out);
// Appends `number` in the presentation e, f, g or r (repr) of `precision` with upper-case letters
// where `upper`; `alternate` keeps the point and zeros; `dot_zero` ends whole numbers in ".0".
typedef struct TareFloatStyle {
    char type;  // 'e', 'f', 'g', 'r'
    int precision;
    bool upper;
    bool alternate;
    bool dot_zero;
} TareFloatStyle;
void tare_float_text_append(TareText *text, double number, const TareFloatStyle *style);

// float_hex.c
TARE_NEW TareValue tare_float_hex_to(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments);
TARE_NEW TareValue tare_float_hex_from(TareRuntime *rt, TareValue class,
                                       const TareArguments *arguments);
// float.c, for complex and math: Python's x ** y with its errors, and floor division.
TARE_NEW TareValue tare_float_power(TareRuntime *rt, double base, double exponent);

#endif
