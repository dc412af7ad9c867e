// Numbers into texts. Snapshots write several for each object of the heap, and finding out what a
// format asks for takes longer than doing it.
#ifndef TARE_MEASURE_DIGITS_H
#define TARE_MEASURE_DIGITS_H

#include "base/text.h"

enum { TARE_DIGITS_MOST = 20 };

// Writes the digits so that they end before `end`, and gives where they begin.
static inline char *tare_digits_write(char *end, uint64_t number) {
    do *--end = (char)('0' + number % 10);
    while (number /= 10);
    return end;
}

static inline void tare_digits_append(TareText *text, uint64_t number) {
    char digits[TARE_DIGITS_MOST], *end = digits + sizeof digits;
    const char *start = tare_digits_write(end, number);
    tare_text_append(text, start, (size_t)(end - start));
}

#endif
