// Copying and comparing short runs of bytes inline: most texts and rows are short, and the call of
// the C library, which goes through a pointer, costs more than moving 32 bytes.
#ifndef TARE_BASE_SHORT_BYTES_H
#define TARE_BASE_SHORT_BYTES_H

#include <string.h>

#include "base/config.h"

// The runs must not overlap.
TARE_ALWAYS_INLINE void tare_short_bytes_copy(void *to_start, const void *from_start,
                                              size_t count) {
    char *to = to_start;
    const char *from = from_start;
    if (count > 32) {
        memcpy(to, from, count);
    } else if (count >= 16) {
        uint64_t words[4];
        memcpy(words, from, 16);
        memcpy(words + 2, from + count - 16, 16);
        memcpy(to, words, 16);
        memcpy(to + count - 16, words + 2, 16);
    } else if (count >= 8) {
        uint64_t first, last;
        memcpy(&first, from, 8);
        memcpy(&last, from + count - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + count - 8, &last, 8);
    } else if (count >= 4) {
        uint32_t first, last;
        memcpy(&first, from, 4);
        memcpy(&last, from + count - 4, 4);
        memcpy(to, &first, 4);
        memcpy(to + count - 4, &last, 4);
    } else {
        for (size_t i = 0; i < count; i++) to[i] = from[i];
    }
}

TARE_ALWAYS_INLINE bool tare_short_bytes_equal(const void *left_start, const void *right_start,
                                               size_t count) {
    const char *left = left_start, *right = right_start;
    if (count > 64) return memcmp(left, right, count) == 0;
    uint64_t a, b;
    if (count < 8) {
        for (size_t i = 0; i < count; i++)
            if (left[i] != right[i]) return false;
        return true;
    }
    for (size_t i = 0; i + 8 <= count; i += 8) {
        memcpy(&a, left + i, 8);
        memcpy(&b, right + i, 8);
        if (a != b) return false;
    }
    memcpy(&a, left + count - 8, 8);
    memcpy(&b, right + count - 8, 8);
    return a == b;
}

#endif
