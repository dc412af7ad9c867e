// What is known of CPython's versions, and how their containers grow: pure arithmetic, which knows
// no runtime. Measuring (measure/estimate.h) and imitation (object/imitation.h) rest on it.
// Facts: cpython_versions.def. Every capacity here counts items, every size bytes.
#ifndef TARE_OBJECT_CPYTHON_H
#define TARE_OBJECT_CPYTHON_H

#include "base/config.h"

typedef enum TareCpythonId {
#define VERSION(identifier, ...) TARE_CPYTHON_##identifier,
#include "object/cpython_versions.def"
#undef VERSION
    TARE_CPYTHON_COUNT
} TareCpythonId;

typedef struct TareCpython {
    TareCpythonId id;
    const char *name;
    uint16_t word_bytes, header_bytes, collector_bytes, managed_bytes;
    uint16_t ascii_bytes, compact_bytes, keys_header_bytes, dict_bytes, tuple_bytes;
    uint16_t minimum_digits;
    bool is_measured;
} TareCpython;

// A row of the table by its id.
const TareCpython *tare_cpython_get(TareCpythonId id);
// By what follows "cpython-": "3.11"; NULL when there is none of that name.
const TareCpython *tare_cpython_find(const char *name);
// The release that decides rules of growth: those of a build are those of its 64-bit default.
TareCpythonId tare_cpython_release(const TareCpython *self);

// Room for items after a list of `length` with room for `capacity` was set to `wanted` items.
size_t tare_cpython_list_capacity(const TareCpython *self, size_t capacity, size_t length,
                                  size_t wanted);
// The room that list(iterable) makes first, for `length` items that are told beforehand.
size_t tare_cpython_list_exact(const TareCpython *self, size_t length);
// The room that split() with this limit (below 0: none) begins with.
size_t tare_cpython_split_capacity(int64_t limit);
// Room for bytes, the end mark included, after a bytearray of room `capacity` whose first
// `front` bytes are given up was set from `length` to `wanted` bytes.
size_t tare_cpython_bytearray_capacity(size_t capacity, size_t front, size_t length,
                                       size_t wanted);

// Entries that a dict's table of 2^log2 slots has room for.
size_t tare_cpython_usable(unsigned log2);
// The smallest table for `minimum` slots; its logarithm.
unsigned tare_cpython_keys_log2(const TareCpython *self, size_t minimum);
// The table that is foreseen for `count` keys.
unsigned tare_cpython_estimate_log2(const TareCpython *self, size_t count);
// Bytes of a table of keys; `all_strings`: its entries need no hash (since 3.11).
size_t tare_cpython_keys_bytes(const TareCpython *self, unsigned log2, bool all_strings);
// Bytes that the allocator takes for a request, its rounding and own words included.
size_t tare_cpython_rounded_bytes(const TareCpython *self, size_t request_bytes);

#endif
