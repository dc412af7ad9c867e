// Names of characters, those of Unicode 14.0: libunistring's, with the syllables and ideographs
// whose names follow a rule. Knows nothing of objects.
#ifndef TARE_TYPES_STR_NAME_H
#define TARE_TYPES_STR_NAME_H

#include "base/config.h"

enum { TARE_STR_NAME_BYTES = 257 };  // room for any name and its NUL
#define TARE_STR_NAME_UNKNOWN UINT32_MAX

// Writes the name into `name`, which has room for TARE_STR_NAME_BYTES; false when there is none.
bool tare_str_name_get(uint32_t point, char *name);
// The character of that name or alias, in letters of either case where the language allows both;
// else TARE_STR_NAME_UNKNOWN.
uint32_t tare_str_name_find(const char *name, size_t length_bytes);

#endif
