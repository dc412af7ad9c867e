// What the language asks of single characters: Unicode 14.0, which is libunistring's version.
#ifndef TARE_BASE_UNICODE_H
#define TARE_BASE_UNICODE_H

#include "base/config.h"

#define TARE_UNICODE_EXPANSION_MAX 4  // characters that one becomes in another case
#define TARE_UNICODE_HIGHEST 0x10ffff

bool tare_unicode_is_space(uint32_t point);
bool tare_unicode_is_line_break(uint32_t point);  // as splitlines breaks
bool tare_unicode_is_alpha(uint32_t point);
bool tare_unicode_is_decimal(uint32_t point);
bool tare_unicode_is_digit(uint32_t point);
bool tare_unicode_is_numeric(uint32_t point);
bool tare_unicode_is_lower(uint32_t point);
bool tare_unicode_is_upper(uint32_t point);
bool tare_unicode_is_title(uint32_t point);
bool tare_unicode_is_cased(uint32_t point);
bool tare_unicode_is_case_ignorable(uint32_t point);
bool tare_unicode_is_printable(uint32_t point);
bool tare_unicode_is_identifier_start(uint32_t point);
bool tare_unicode_is_identifier_continue(uint32_t point);

// Values, or -1: of decimal digits (0-9 in any script), and of digits at large (superscripts too).
int tare_unicode_decimal(uint32_t point);
int tare_unicode_digit(uint32_t point);
// The number that the character stands for, fractions and ideographs too; false when there is none.
bool tare_unicode_number(uint32_t point, double *number);

// Full mappings: how many characters were written to `out`, which has room for
// TARE_UNICODE_EXPANSION_MAX. The final sigma is the caller's.
size_t tare_unicode_to_lower(uint32_t point, uint32_t *out);
size_t tare_unicode_to_upper(uint32_t point, uint32_t *out);
size_t tare_unicode_to_title(uint32_t point, uint32_t *out);
size_t tare_unicode_fold(uint32_t point, uint32_t *out);

#endif
