// The region description, law 2 of the house: each type describes its blocks once, and tracing,
// destruction, sizing, anatomy and snapshots all read that description.
//
// A type's `describe` slot calls, for one object: tare_describe_block for each block that the
// object owns (its own block first), followed by that block's regions in order of offset, which
// must cover the bytes asked for; and tare_describe_implied for a reference that stands in no word
// (an instance to its class). A describer says by mask what it wants, so a trace that asks for
// references alone pays for nothing else.
#ifndef TARE_OBJECT_LAYOUT_H
#define TARE_OBJECT_LAYOUT_H

#include "memory/heap.h"
#include "object/object.h"

typedef enum TareRegionKind {
    TARE_REGION_HEADER,      // count and shape id
    TARE_REGION_COUNT,       // lengths, flags, cached hashes
    TARE_REGION_REFERENCES,  // an array of TareValue words that the object owns
    TARE_REGION_POINTER,     // a raw pointer to a satellite block or to shared data
    TARE_REGION_NUMBER,      // limbs, doubles
    TARE_REGION_TEXT,        // characters, bytes
    TARE_REGION_INDEX,       // hash index tables
    TARE_REGION_SPARE,       // room for more elements, in use by none
    TARE_REGION_RAW,         // machine words that are no references
    TARE_REGION_PADDING,     // asked for only to align
    TARE_REGION_KIND_COUNT
} TareRegionKind;

typedef struct TareDescriber TareDescriber;

#define TARE_DESCRIBE_BLOCKS (1u << 30)
#define TARE_DESCRIBE_IMPLIED (1u << 31)
#define TARE_DESCRIBE_ALL UINT32_MAX
#define TARE_DESCRIBE_KIND(kind) (1u << (kind))

struct TareDescriber {
    uint32_t wants;  // mask of TARE_DESCRIBE_...
    void (*block)(TareDescriber *self, void *start, size_t bytes, TareBlockKind kind,
                  const char *name);
    // `bytes` from `start`; for REFERENCES a whole number of words, any of which may be absent.
    void (*region)(TareDescriber *self, TareRegionKind kind, void *start, size_t bytes,
                   const char *name);
    void (*implied)(TareDescriber *self, TareValue target, const char *name);
};

static inline void tare_describe_block(TareDescriber *d, void *start, size_t bytes,
                                       TareBlockKind kind, const char *name) {
    if (d->wants & TARE_DESCRIBE_BLOCKS) d->block(d, start, bytes, kind, name);
}

static inline void tare_describe_region(TareDescriber *d, TareRegionKind kind, void *start,
                                        size_t bytes, const char *name) {
    if (bytes && d->wants & TARE_DESCRIBE_KIND(kind)) d->region(d, kind, start, bytes, name);
}

static inline void tare_describe_implied(TareDescriber *d, TareValue target, const char *name) {
    if (d->wants & TARE_DESCRIBE_IMPLIED) d->implied(d, target, name);
}

#endif
