// The rules of growth and rounding of CPython's containers, by version.
#include "object/cpython.h"

#include <string.h>

#include "base/bits.h"

#define KEYS_LOG2_MINIMUM 3
#define SPLIT_MAXIMUM 12                // items that split() foresees
#define POOL_LIMIT 512                  // up to here pymalloc serves requests
#define MAP_LIMIT ((size_t)128 * 1024)  // from here on glibc and mimalloc ask the system

static const TareCpython versions[] = {
#define VERSION(identifier, name, word, header, gc, managed, ascii, compact, keys, dict, tuple, \
                digits, measured) \
    {TARE_CPYTHON_##identifier, name, word, header, gc, managed, ascii, compact, keys, dict, \
     tuple, digits, measured},
#include "object/cpython_versions.def"
#undef VERSION
};

const TareCpython *tare_cpython_get(TareCpythonId id) { return &versions[id]; }

const TareCpython *tare_cpython_find(const char *name) {
    for (size_t i = 0; i < TARE_CPYTHON_COUNT; i++)
        if (!strcmp(versions[i].name, name)) return &versions[i];
    return NULL;
}

TareCpythonId tare_cpython_release(const TareCpython *self) {
    switch (self->id) {
    case TARE_CPYTHON_3_13T: return TARE_CPYTHON_3_13;
    case TARE_CPYTHON_3_14T: return TARE_CPYTHON_3_14;
    case TARE_CPYTHON_3_11_32: return TARE_CPYTHON_3_11;
    default: return self->id;
    }
}

// ---- lists and bytearrays ----

size_t tare_cpython_list_capacity(const TareCpython *self, size_t capacity, size_t length,
                                  size_t wanted) {
    if (capacity >= wanted && wanted >= capacity >> 1) return capacity;
    if (wanted == 0) return 0;
    if (self->id == TARE_CPYTHON_3_8) return wanted + (wanted >> 3) + (wanted < 9 ? 3 : 6);
    size_t fresh = (wanted + (wanted >> 3) + 6) & ~(size_t)3;
    bool is_leap = wanted > length && wanted - length > fresh - wanted;
    return is_leap ? (wanted + 3) & ~(size_t)3 : fresh;
}

size_t tare_cpython_list_exact(const TareCpython *self, size_t length) {
    return self->id < TARE_CPYTHON_3_10 ? length : length + (length & 1);
}

size_t tare_cpython_split_capacity(int64_t limit) {
    return limit < 0 || limit >= SPLIT_MAXIMUM ? SPLIT_MAXIMUM : (size_t)limit + 1;
}

size_t tare_cpython_bytearray_capacity(size_t capacity, size_t front, size_t length,
                                       size_t wanted) {
    if (wanted == length) return capacity;
    if (wanted + front + 1 <= capacity) return wanted < capacity / 2 ? wanted + 1 : capacity;
    if ((double)wanted <= (double)capacity * 1.125)
        return wanted + (wanted >> 3) + (wanted < 9 ? 3 : 6);
    return wanted + 1;
}

// ---- dicts ----

size_t tare_cpython_usable(unsigned log2) { return ((size_t)2 << log2) / 3; }

unsigned tare_cpython_keys_log2(const TareCpython *self, size_t minimum) {
    size_t least = (size_t)1 << KEYS_LOG2_MINIMUM;
    unsigned log2 = KEYS_LOG2_MINIMUM;
    // From 3.10 on the bit length of a mixture is taken: a power of two from 16 on is doubled.
    if (tare_cpython_release(self) >= TARE_CPYTHON_3_10) {
        size_t bits = ((minimum | least) - 1) | (least - 1);
        while (bits >> log2) log2++;
        return log2;
    }
    while ((size_t)1 << log2 < minimum) log2++;
    return log2;
}

unsigned tare_cpython_estimate_log2(const TareCpython *self, size_t count) {
    return tare_cpython_keys_log2(self, (count * 3 + 1) / 2);
}

static size_t index_slot_bytes(unsigned log2) {
    return log2 < 8 ? 1 : log2 < 16 ? 2 : log2 < 32 ? 4 : 8;
}

size_t tare_cpython_keys_bytes(const TareCpython *self, unsigned log2, bool all_strings) {
    bool is_short = all_strings && tare_cpython_release(self) >= TARE_CPYTHON_3_11;
    size_t entry_bytes = (size_t)self->word_bytes * (is_short ? 2 : 3);
    return self->keys_header_bytes + (index_slot_bytes(log2) << log2) +
           tare_cpython_usable(log2) * entry_bytes;
}

// ---- allocators ----

static size_t round_glibc(size_t request, size_t word) {
    if (request >= MAP_LIMIT) return tare_bits_round_up(request + 2 * word, 4096);
    size_t chunk = tare_bits_round_up(request + word, 16);
    return chunk < 4 * word ? 4 * word : chunk;
}

// Four sizes for each power of two, but none that would not keep 16-byte alignment.
static size_t round_mimalloc(size_t request) {
    if (request <= 8) return 8;
    if (request <= 128) return tare_bits_round_up(request, 16);
    if (request > MAP_LIMIT) return tare_bits_round_up(request, (size_t)64 * 1024);
    unsigned log2 = tare_bits_log2(request - 1);
    return tare_bits_round_up(request, (size_t)1 << (log2 - 2));
}

size_t tare_cpython_rounded_bytes(const TareCpython *self, size_t request_bytes) {
    if (request_bytes == 0) return 0;
    if (self->collector_bytes == 0) return round_mimalloc(request_bytes);
    if (request_bytes > POOL_LIMIT) return round_glibc(request_bytes, self->word_bytes);
    return tare_bits_round_up(request_bytes, (size_t)2 * self->word_bytes);
}
