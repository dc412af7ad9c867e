// The last step of formatting numbers: sign, prefix, groups of digits and padding put together.
#ifndef TARE_TYPES_NUMBER_FORMAT_H
#define TARE_TYPES_NUMBER_FORMAT_H

#include "types/str_format.h"

// Appends the sign that `spec` wants for a number that is negative or not.
void tare_number_format_sign(TareText *body, const TareFormatSpecification *spec, bool negative);
// Appends to `body`, which holds sign and prefix, the digits in groups and the rest; zeros that
// fill the width are grouped too.
void tare_number_format_digits(TareText *body, const TareFormatSpecification *spec,
                               const char *digits, size_t digit_count, const char *rest,
                               size_t rest_bytes);
// The padded str of the body, of which `prefix_bytes` stay in front of '=' padding.
TARE_NEW TareValue tare_number_format_finish(TareRuntime *rt, const TareFormatSpecification *spec,
                                             const TareText *body, size_t prefix_bytes);
// float_format.c: of a double, for ints with e, f, g and %; `type_name` is for messages.
TARE_NEW TareValue tare_float_format_double(TareRuntime *rt, double number,
                                            const TareFormatSpecification *spec,
                                            const char *type_name);

#endif
