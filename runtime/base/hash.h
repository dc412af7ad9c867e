// Fast hashes for tables: not for secrets, but seeded, so that a host may vary them.
#ifndef TARE_BASE_HASH_H
#define TARE_BASE_HASH_H

#include "base/config.h"

// 64-bit hash of `count` bytes. The same bytes and seed give the same hash on every machine of the
// same byte order; every output bit depends on every input bit.
uint64_t tare_hash_bytes(const void *bytes, size_t count, uint64_t seed);

// The two halves of the 128-bit product, folded: the mixing step of the byte hash.
TARE_ALWAYS_INLINE uint64_t tare_hash_fold(uint64_t a, uint64_t b) {
    __extension__ typedef unsigned __int128 Wide;
    Wide product = (Wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

// Spreads an integer or an address over all 64 bits; a bijection.
TARE_ALWAYS_INLINE uint64_t tare_hash_integer(uint64_t value) {
    value ^= value >> 32;
    value *= 0xd6e8feb86659fd93u;
    value ^= value >> 32;
    value *= 0xd6e8feb86659fd93u;
    return value ^ value >> 32;
}

// Hash of a pair of hashes; the order counts.
TARE_ALWAYS_INLINE uint64_t tare_hash_combine(uint64_t first, uint64_t second) {
    return tare_hash_fold(first ^ 0x9e3779b97f4a7c15u, second ^ 0xc2b2ae3d27d4eb4fu);
}

#endif
