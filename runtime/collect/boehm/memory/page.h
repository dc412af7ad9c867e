// What a block holds and where its side byte stands, for blocks that come from libgc. There are no
// pages here: libgc has its own. Replaces runtime/memory/page.h in the Boehm build.
#ifndef TARE_MEMORY_PAGE_H
#define TARE_MEMORY_PAGE_H

#include "base/assert.h"
#include "base/config.h"
#include "memory/side.h"

typedef enum TareBlockKind {
    TARE_BLOCK_OBJECT,  // an object that may refer to others
    TARE_BLOCK_LEAF,    // an object that never refers to others: libgc does not look into it
    TARE_BLOCK_TABLE,   // a satellite of an object: items, entries, values; has no header
    TARE_BLOCK_KIND_COUNT
} TareBlockKind;

// The side byte of an object is the lowest byte of its header, where no count is kept.
TARE_ALWAYS_INLINE uint8_t *tare_side_of(const void *object) { return (uint8_t *)object; }

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte is the lowest");

#endif
