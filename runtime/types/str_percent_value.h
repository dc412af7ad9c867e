// Single values as "%d" and its kin show them, appended with their margins to a text being built.
#ifndef TARE_TYPES_STR_PERCENT_VALUE_H
#define TARE_TYPES_STR_PERCENT_VALUE_H

#include "object/string_builder.h"

typedef struct TarePercentDirective {
    bool is_left;       // '-'
    bool has_plus;      // '+'
    bool has_space;     // ' '
    bool is_alternate;  // '#'
    bool has_zeros;     // '0'
    int64_t width;      // 0: none
    int64_t precision;  // -1: none
    uint32_t conversion;
} TarePercentDirective;

TareStatus tare_str_percent_value_int(TareRuntime *rt, TareStringBuilder *out,
                                      const TarePercentDirective *directive,
                                      TareValue v) TARE_CHECKED;
// `is_bytes` words the error.
TareStatus tare_str_percent_value_float(TareRuntime *rt, TareStringBuilder *out,
                                        const TarePercentDirective *directive, TareValue v,
                                        bool is_bytes) TARE_CHECKED;
TareStatus tare_str_percent_value_character(TareRuntime *rt, TareStringBuilder *out,
                                            const TarePercentDirective *directive,
                                            TareValue v) TARE_CHECKED;
TareStatus tare_str_percent_value_byte(TareRuntime *rt, TareStringBuilder *out,
                                       const TarePercentDirective *directive,
                                       TareValue v) TARE_CHECKED;
// %s, %r or %a; with `ascii_only` %r is %a.
TareStatus tare_str_percent_value_text(TareRuntime *rt, TareStringBuilder *out,
                                       const TarePercentDirective *directive, TareValue v,
                                       bool ascii_only) TARE_CHECKED;
// %s and %b of bytes: a bytes-like object, or what __bytes__ gives.
TareStatus tare_str_percent_value_bytes(TareRuntime *rt, TareStringBuilder *out,
                                        const TarePercentDirective *directive,
                                        TareValue v) TARE_CHECKED;
// bytes(v) for objects with __bytes__: absent with no error pending when there is none.
TARE_NEW TareValue tare_str_percent_value_fetch_bytes(TareRuntime *rt, TareValue v);

#endif
