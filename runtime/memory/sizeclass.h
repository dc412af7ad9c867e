// Which sizes blocks come in: by 8 bytes to 128, by about 12 % to 2 KiB, and from there sizes that
// fill a 64 KiB page almost without rest, up to a quarter page. Larger ones are memory/large's.
#ifndef TARE_MEMORY_SIZECLASS_H
#define TARE_MEMORY_SIZECLASS_H

#include "base/config.h"

#define TARE_SIZECLASS_COUNT 56
#define TARE_SIZECLASS_STEPPED_BYTES ((size_t)128)  // up to here the class is the count of 8 bytes
#define TARE_SIZECLASS_SMALL_BYTES ((size_t)2048)   // up to here one table look-up finds it
#define TARE_SIZECLASS_LARGEST_BYTES ((size_t)16376)

// Bytes of a block of each class. Class 0 serves requests of 0 bytes, with blocks of 8.
extern const uint16_t tare_sizeclass_bytes[TARE_SIZECLASS_COUNT];
// Class for a small request, indexed by its size in units of 8 bytes, rounded up.
extern const uint8_t tare_sizeclass_of_granules[TARE_SIZECLASS_SMALL_BYTES / 8 + 1];

// Class for a request above TARE_SIZECLASS_SMALL_BYTES, at most TARE_SIZECLASS_LARGEST_BYTES.
unsigned tare_sizeclass_find_middling(size_t bytes);

// Class for a request of at most TARE_SIZECLASS_LARGEST_BYTES.
TARE_ALWAYS_INLINE unsigned tare_sizeclass_of(size_t bytes) {
    size_t granules = (bytes + 7) >> 3;
    if (TARE_LIKELY(bytes <= TARE_SIZECLASS_STEPPED_BYTES)) return (unsigned)granules;
    if (bytes <= TARE_SIZECLASS_SMALL_BYTES) return tare_sizeclass_of_granules[granules];
    return tare_sizeclass_find_middling(bytes);
}

#endif
