// "%d"-style formatting, for str and for bytes.
#ifndef TARE_TYPES_STR_PERCENT_H
#define TARE_TYPES_STR_PERCENT_H

#include "object/runtime.h"

// `format` % `right`. With `is_bytes` the format is a bytes' contents read as Latin-1, bytes stand
// where texts do, and all characters of the result are below 256.
TARE_NEW TareValue tare_str_percent_run(TareRuntime *rt, TareString *format, TareValue right,
                                        bool is_bytes);

#endif
