// The side byte: what the heap and the collector know of one block, kept outside it, in its page.
// The heap writes TARE_SIDE_LIVE and clears the byte when the block is freed; all else belongs to
// the layers above. Finding the byte needs only the block's address (tare_side_of in page.h).
#ifndef TARE_MEMORY_SIDE_H
#define TARE_MEMORY_SIDE_H

#include "base/config.h"

//   7    6    5    4    3    2    1    0
//  [colour ] weak fin. [  gen. ] trkd live
enum {
    // The block is in use, as an object or as a table. 0 in a free block, as are all the others.
    TARE_SIDE_LIVE = 0x01,
    // The cycle collector follows this object; set through tare_heap_track only.
    TARE_SIDE_TRACKED = 0x02,
    // Two bits of generation: 0 youngest, 1, 2 oldest, 3 frozen (see TareSideGeneration).
    TARE_SIDE_GENERATION = 0x0c,
    // The upper generation bit: set for generation 2 and the frozen ones, clear for young ones.
    TARE_SIDE_NOT_YOUNG = 0x08,
    // The object's finalizer has run; it runs once.
    TARE_SIDE_FINALIZED = 0x10,
    // Weak references to the object exist in the side table.
    TARE_SIDE_HAS_WEAK = 0x20,
    // Two bits for the collector, 0 between collections [C2] (see TareSideColour).
    TARE_SIDE_COLOUR = 0xc0,
};

typedef enum TareSideGeneration {
    TARE_SIDE_GENERATION_0 = 0,
    TARE_SIDE_GENERATION_1 = 1,
    TARE_SIDE_GENERATION_2 = 2,
    TARE_SIDE_FROZEN = 3,  // the permanent generation of gc.freeze
} TareSideGeneration;

typedef enum TareSideColour {
    TARE_SIDE_COLOUR_NONE = 0,   // no collection is looking at it
    TARE_SIDE_COLOUR_WHITE = 1,  // a candidate, not reached so far
    TARE_SIDE_COLOUR_GREY = 2,   // reached, its references not followed so far
    TARE_SIDE_COLOUR_BLACK = 3,  // reached and followed
} TareSideColour;

TARE_ALWAYS_INLINE TareSideGeneration tare_side_generation(uint8_t side) {
    return (TareSideGeneration)((side & TARE_SIDE_GENERATION) >> 2);
}

TARE_ALWAYS_INLINE uint8_t tare_side_with_generation(uint8_t side, TareSideGeneration generation) {
    return (uint8_t)((side & ~TARE_SIDE_GENERATION) | (unsigned)generation << 2);
}

TARE_ALWAYS_INLINE TareSideColour tare_side_colour(uint8_t side) {
    return (TareSideColour)(side >> 6);
}

TARE_ALWAYS_INLINE uint8_t tare_side_with_colour(uint8_t side, TareSideColour colour) {
    return (uint8_t)((side & ~TARE_SIDE_COLOUR) | (unsigned)colour << 6);
}

// Live, tracked, and in generation 0 or 1.
TARE_ALWAYS_INLINE bool tare_side_is_young(uint8_t side) {
    unsigned wanted = TARE_SIDE_LIVE | TARE_SIDE_TRACKED;
    return (side & (wanted | TARE_SIDE_NOT_YOUNG)) == wanted;
}

TARE_ALWAYS_INLINE bool tare_side_is_frozen(uint8_t side) {
    return (side & TARE_SIDE_GENERATION) == TARE_SIDE_GENERATION;
}

#endif
