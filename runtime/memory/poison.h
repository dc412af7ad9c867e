// What free blocks are made to look like: fill bytes in debug builds, poison under a sanitizer.
#ifndef TARE_MEMORY_POISON_H
#define TARE_MEMORY_POISON_H

#include <string.h>

#include "base/assert.h"
#include "base/config.h"

#if defined(__SANITIZE_ADDRESS__)
#define TARE_POISON_IS_ON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TARE_POISON_IS_ON 1
#endif
#endif

#ifdef TARE_POISON_IS_ON
#include <sanitizer/asan_interface.h>
#endif

enum {
    TARE_POISON_FRESH = 0xcd,  // handed out, not written so far
    TARE_POISON_FREED = 0xdd,  // given back
};

TARE_ALWAYS_INLINE void tare_poison_close(void *block, size_t bytes) {
#ifdef TARE_POISON_IS_ON
    __asan_poison_memory_region(block, bytes);
#else
    (void)block, (void)bytes;
#endif
}

TARE_ALWAYS_INLINE void tare_poison_open(void *block, size_t bytes) {
#ifdef TARE_POISON_IS_ON
    __asan_unpoison_memory_region(block, bytes);
#else
    (void)block, (void)bytes;
#endif
}

TARE_ALWAYS_INLINE void tare_poison_fill(void *block, size_t bytes, int byte) {
    if (TARE_CHECK_LEVEL >= 1) memset(block, byte, bytes);
}

// Whether a free block still holds its fill, but for the link in its first word: nobody wrote
// through a stale pointer. Meant for asserts of builds that fill.
static inline bool tare_poison_is_freed(const void *block, size_t bytes) {
    const unsigned char *at = block;
    for (size_t i = sizeof(void *); i < bytes; i++) {
        if (at[i] != TARE_POISON_FREED) return false;
    }
    return true;
}

#endif
