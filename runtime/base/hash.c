// The byte hash: sixteen bytes a step through a widening multiplication; a tail of up to sixteen
// bytes is read as two words that may overlap, so no byte loop is needed.
#include "base/hash.h"

#include <string.h>

#define KEY_A 0x9e3779b97f4a7c15u
#define KEY_B 0xc2b2ae3d27d4eb4fu

static uint64_t load64(const unsigned char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

static uint64_t load32(const unsigned char *at) {
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

// Reads the last 0 .. 16 bytes as two words.
static void load_tail(const unsigned char *at, size_t count, uint64_t *low, uint64_t *high) {
    *low = *high = 0;
    if (count >= 8) {
        *low = load64(at);
        *high = load64(at + count - 8);
    } else if (count >= 4) {
        *low = load32(at);
        *high = load32(at + count - 4);
    } else if (count > 0) {
        *low = (uint64_t)at[0] << 16 | (uint64_t)at[count >> 1] << 8 | at[count - 1];
    }
}

uint64_t tare_hash_bytes(const void *bytes, size_t count, uint64_t seed) {
    const unsigned char *at = bytes;
    uint64_t state = tare_hash_fold(seed ^ KEY_A, KEY_B) ^ seed;
    size_t left = count;
    while (left > 16) {
        state = tare_hash_fold(load64(at) ^ KEY_A, load64(at + 8) ^ state);
        at += 16;
        left -= 16;
    }
    uint64_t low, high;
    load_tail(at, left, &low, &high);
    state = tare_hash_fold(low ^ KEY_B, high ^ state);
    return tare_hash_fold(state ^ KEY_A, count ^ KEY_B);
}
