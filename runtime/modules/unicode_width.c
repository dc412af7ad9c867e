// Looks the width up in a sorted table. Guarded by tests/lang/unicode/.
#include "modules/unicode_width.h"

typedef enum Width { NARROW, WIDE, FULL, HALF, AMBIGUOUS } Width;

static const struct {
    uint32_t first, last;
    Width width;
} rows[] = {
#include "modules/unicode_width.def"
};

const char *tare_unicode_width_get(uint32_t point) {
    static const char *const names[] = {"Na", "W", "F", "H", "A"};
    size_t low = 0, high = sizeof rows / sizeof *rows;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (point > rows[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < sizeof rows / sizeof *rows && rows[low].first <= point;
    return is_found ? names[rows[low].width] : "N";
}
