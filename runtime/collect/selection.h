// Choosing blocks of a page by their side bytes, eight at a time. A selection is a word in which
// bit 0 of a byte says that the block of that byte is chosen.
#ifndef TARE_COLLECT_SELECTION_H
#define TARE_COLLECT_SELECTION_H

#include <string.h>

#include "memory/heap.h"

#define TARE_SELECTION_EACH UINT64_C(0x0101010101010101)

typedef enum TareSelection {
    TARE_SELECTION_GENERATION_0,  // followed objects of these generations; the frozen never
    TARE_SELECTION_GENERATION_1,
    TARE_SELECTION_GENERATION_2,
    TARE_SELECTION_OLD,  // of generation 2 alone
    TARE_SELECTION_WHITE,
    TARE_SELECTION_NOT_BLACK,  // white and grey
    TARE_SELECTION_BLACK,
} TareSelection;

TARE_ALWAYS_INLINE uint64_t tare_selection_get(uint64_t sides, TareSelection which) {
    uint64_t followed = sides & sides >> 1, chosen;
    switch (which) {
    case TARE_SELECTION_GENERATION_0:
        chosen = followed & ~(sides >> 2 | sides >> 3);
        break;
    case TARE_SELECTION_GENERATION_1:
        chosen = followed & ~(sides >> 3);
        break;
    case TARE_SELECTION_GENERATION_2:
        chosen = followed & ~(sides >> 2 & sides >> 3);
        break;
    case TARE_SELECTION_OLD:
        chosen = followed & ~(sides >> 2) & sides >> 3;
        break;
    case TARE_SELECTION_WHITE:
        chosen = sides >> 6 & ~(sides >> 7);
        break;
    case TARE_SELECTION_NOT_BLACK:
        chosen = sides >> 6 ^ sides >> 7;
        break;
    default:
        chosen = sides >> 6 & sides >> 7;
        break;
    }
    return chosen & TARE_SELECTION_EACH;
}

// Side bytes are padded to a multiple of 8, and those that belong to no block are 0.
TARE_ALWAYS_INLINE uint64_t tare_selection_read(const TarePage *page, uint32_t index) {
    uint64_t sides;
    memcpy(&sides, page->side + index, sizeof sides);
    return sides;
}

TARE_ALWAYS_INLINE void tare_selection_write(TarePage *page, uint32_t index, uint64_t sides) {
    memcpy(page->side + index, &sides, sizeof sides);
}

// Takes the first block out of the selection of the eight from `index` on: its own index.
TARE_ALWAYS_INLINE uint32_t tare_selection_pop(uint64_t *chosen, uint32_t index) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint32_t bit = (uint32_t)__builtin_ctzll(*chosen);
    *chosen &= *chosen - 1;
    return index + bit / 8;
#else
    uint32_t bit = (uint32_t)__builtin_clzll(*chosen);
    *chosen &= ~(UINT64_C(1) << (63 - bit));
    return index + bit / 8;
#endif
}

// The selection as one bit a block, the first of the eight lowest.
TARE_ALWAYS_INLINE uint64_t tare_selection_bits(uint64_t chosen) {
    // Each bit of the highest byte of the product comes from one byte of the selection.
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return chosen * UINT64_C(0x0102040810204080) >> 56;
#else
    return chosen * UINT64_C(0x8040201008040201) >> 56;
#endif
}

// How many are chosen: the highest byte of the product is the sum of all bytes.
TARE_ALWAYS_INLINE uint32_t tare_selection_count(uint64_t chosen) {
    return (uint32_t)(chosen * TARE_SELECTION_EACH >> 56);
}

// The pages that a collection of `generation` looks at: those with young objects, or all.
typedef struct TareSelectionPages {
    TarePage *next_young;
    TareHeapCursor cursor;
    bool is_young;
} TareSelectionPages;

static inline TareSelectionPages tare_selection_start_pages(TareHeap *heap, int generation) {
    return (TareSelectionPages){heap->young_pages, tare_heap_start_pages(heap, TARE_HEAP_OBJECTS),
                                generation < 2};
}

static inline TarePage *tare_selection_next_page(TareSelectionPages *self) {
    if (!self->is_young) return tare_heap_next_page(&self->cursor);
    TarePage *page = self->next_young;
    if (page) self->next_young = page->young_next;
    return page;
}

#endif
