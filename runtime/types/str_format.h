// The format mini-language: one parser of specifications, used by str, int, float and complex.
#ifndef TARE_TYPES_STR_FORMAT_H
#define TARE_TYPES_STR_FORMAT_H

#include "object/runtime.h"

typedef struct TareFormatSpecification {
    uint32_t fill;       // code point; ' ' by default
    char align;          // '<' '>' '=' '^', or 0 when not given
    char sign;           // '+' '-' ' ', or 0
    bool negative_zero;  // 'z'
    bool alternate;      // '#'
    char grouping;       // ',' '_' or 0
    int64_t width;       // -1 when not given
    int64_t precision;   // -1 when not given
    uint32_t type;       // presentation type, or 0
} TareFormatSpecification;

// Whether a presentation type is one of `types`, without a call of the C library.
static inline bool tare_str_format_is_one_of(uint32_t type, const char *types) {
    for (; *types; types++)
        if ((uint32_t)*types == type) return true;
    return false;
}

// Parses; ValueError as CPython words it ("Invalid format specifier ..."). `type_name` is the
// name of the value's type, for messages.
TareStatus tare_str_format_parse(TareRuntime *rt, TareString *text, const char *type_name,
                                 TareFormatSpecification *out) TARE_CHECKED;
// Pads the finished ASCII/UTF-8 `body` to the width; `default_align` where none is given;
// `prefix_bytes` leading bytes (sign, 0x) stay in front of '=' padding. New str.
TARE_NEW TareValue tare_str_format_pad(TareRuntime *rt, const TareFormatSpecification *spec,
                                       const char *body, size_t body_bytes, size_t prefix_bytes,
                                       char default_align);
// ValueError "Unknown format code 'x' for object of type 'T'".
TareValue tare_str_format_refuse_type(TareRuntime *rt, uint32_t type, const char *type_name);

// str.__format__, and those of numbers (in int_format.c, float_format.c).
TARE_NEW TareValue tare_str_format_string(TareRuntime *rt, TareString *self, TareString *spec);
TARE_NEW TareValue tare_int_format_value(TareRuntime *rt, TareValue v, TareString *spec);
TARE_NEW TareValue tare_float_format_value(TareRuntime *rt, TareValue v, TareString *spec);
// "%d"-style formatting: left % right.
TARE_NEW TareValue tare_str_percent_format(TareRuntime *rt, TareString *self, TareValue right);

#endif
