// The East Asian width of characters. Knows nothing of objects.
#ifndef TARE_MODULES_UNICODE_WIDTH_H
#define TARE_MODULES_UNICODE_WIDTH_H

#include "base/config.h"

// "W", "F", "Na", "H", "A" or "N", for a character that is assigned.
const char *tare_unicode_width_get(uint32_t point);

#endif
