// The anatomy of one object: every byte of its blocks, by its type's description (law 2), in the
// memory of instruments (law 3).
#ifndef TARE_MEASURE_ANATOMY_H
#define TARE_MEASURE_ANATOMY_H

#include "base/arena.h"
#include "base/text.h"
#include "base/vector.h"
#include "object/layout.h"
#include "object/runtime.h"

typedef struct TareAnatomyBlock {
    char *start;
    size_t requested_bytes;
    size_t taken_bytes;
    const char *name;
} TareAnatomyBlock;

// A region as it was described.
typedef struct TareAnatomyRegion {
    size_t block;  // index
    size_t offset_bytes;
    size_t size_bytes;
    TareRegionKind kind;
    const char *name;
} TareAnatomyRegion;

// A line of the table. The public struct TareReportRow has the same fields.
typedef struct TareAnatomyRow {
    size_t block;
    const char *block_name;
    size_t offset_bytes;
    size_t size_bytes;
    const char *kind;
    const char *label;
    const char *value;
} TareAnatomyRow;

typedef struct TareAnatomy {
    TareValue subject;   // borrowed
    const char *type_name;
    TareArena arena;     // texts of the rows
    TareVector blocks;   // TareAnatomyBlock
    TareVector regions;  // TareAnatomyRegion, in order of block and offset
    TareVector rows;     // TareAnatomyRow
    TareText line;
    bool is_immediate;
    bool failed;         // the memory of instruments ended
    size_t requested_bytes;
    size_t taken_bytes;
    size_t metadata_millibytes;
    size_t alone_bytes;
    size_t alone_count;
    bool is_alone_cut;
    size_t reference_count;
    bool is_immortal;
    bool is_weakly_referenced;
    bool is_kept_by_underscore;
    const char *generation;
    bool has_shared_keys;
    size_t key_count;
    size_t sharing_count;
} TareAnatomy;

// Weighs a value. `own_references`: how many of its references are those of whoever asks, not to
// be counted. Deinit also when it failed.
TareStatus tare_anatomy_init(TareRuntime *rt, TareAnatomy *self, TareValue subject,
                             size_t own_references) TARE_CHECKED;
void tare_anatomy_deinit(TareAnatomy *self);

static inline const TareAnatomyBlock *tare_anatomy_block(const TareAnatomy *self, size_t index) {
    return tare_vector_get(&self->blocks, index);
}
static inline const TareAnatomyRegion *tare_anatomy_region(const TareAnatomy *self, size_t index) {
    return tare_vector_get(&self->regions, index);
}

// anatomy_rows.c: the rows of the table, one a word where a region holds a few references.
void tare_anatomy_rows_make(TareRuntime *rt, TareAnatomy *self);
// "header", "references", ...: as reports call a kind of region.
const char *tare_anatomy_name_kind(TareRegionKind kind);
// anatomy_text.c: the line that the prompt shows.
void tare_anatomy_text_make(TareRuntime *rt, TareAnatomy *self);
// anatomy_value.c: what stands in a word, in few words and without running the program.
void tare_anatomy_value_append(TareRuntime *rt, TareValue v, TareText *text);

#endif
