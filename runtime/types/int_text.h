// Ints as text and text as ints, and the digits of all scripts as ASCII, for floats too.
#ifndef TARE_TYPES_INT_TEXT_H
#define TARE_TYPES_INT_TEXT_H

#include "types/int.h"

#define TARE_INT_TEXT_DIGIT_LIMIT 4300  // of rt->int_digit_limit, when a runtime starts

// A text for temporary use, to be deinited.
void tare_int_text_init(TareRuntime *rt, TareText *text);
// The same, for what mostly fits the room, as numbers do: see tare_text_init_in.
enum { TARE_INT_TEXT_ROOM = 80 };
void tare_int_text_init_in(TareRuntime *rt, TareText *text, char room[TARE_INT_TEXT_ROOM]);
// The decimal text of an immediate int.
TARE_NEW TareValue tare_int_text_new_small(TareRuntime *rt, int64_t n);
// Appends sign and digits in `base`, 2, 8, 10 or 16 (lower case); the decimal limit holds.
TareStatus tare_int_text_append(TareRuntime *rt, TareValue v, int base,
                                TareText *text) TARE_CHECKED;
// As tare_int_parse.
TARE_NEW TareValue tare_int_text_parse(TareRuntime *rt, const char *bytes, size_t length, int base);
// Appends the string with decimal digits of any script and white space as ASCII, all else that is
// not ASCII as '?'.
void tare_int_text_append_ascii(const TareString *string, TareText *text);

#endif
