// The census: all live objects counted and weighed by type, shape, line of birth, generation, or by
// who keeps them. Made in the memory of instruments; it holds no reference into the heap, so it can
// be kept and compared with a later one.
#ifndef TARE_MEASURE_CENSUS_H
#define TARE_MEASURE_CENSUS_H

#include "base/arena.h"
#include "measure/dominators.h"

typedef enum TareCensusGrouping {
    TARE_CENSUS_BY_TYPE,
    TARE_CENSUS_BY_SHAPE,
    TARE_CENSUS_BY_LINE,        // of birth; known while births are traced
    TARE_CENSUS_BY_GENERATION,
    TARE_CENSUS_BY_HOLDER,      // type of the object that alone keeps it: its dominator
    TARE_CENSUS_GROUPING_COUNT
} TareCensusGrouping;

typedef struct TareCensusRow {
    const char *name;         // in the census's arena
    uint64_t object_count;
    uint64_t own_bytes;       // what the objects' blocks take, slack included
    uint64_t slack_bytes;     // of that, beyond what was asked for
} TareCensusRow;

typedef struct TareCensus {
    TareRuntime *rt;
    TareCensusGrouping grouping;
    TareArena names;
    TareVector rows;          // TareCensusRow, the most bytes first
    TareCensusRow all;        // the sum of the rows
    TareHeapTotals heap;      // all blocks; what no object owns is the runtime's
    TareLedger ledger;        // as it was before the census
    bool adds_up;             // the heap was counted page by page and is what was taken (law 1)
} TareCensus;

// Counts the heap as it is. TARE_ERROR when the instruments' memory ends; deinit also then.
TareStatus tare_census_init(TareCensus *self, TareRuntime *rt, TareCensusGrouping grouping,
                            TareProgress *progress) TARE_CHECKED;
void tare_census_deinit(TareCensus *self);
// "type", "shape", ...; and back: TARE_CENSUS_GROUPING_COUNT for other words.
const char *tare_census_name_grouping(TareCensusGrouping grouping);
TareCensusGrouping tare_census_find_grouping(const char *name);
// Bytes that live blocks take which belong to no object: tables of types and of the runtime.
uint64_t tare_census_unowned_bytes(const TareCensus *self);

static inline const TareCensusRow *tare_census_row(const TareCensus *self, size_t index) {
    return tare_vector_get(&self->rows, index);
}

// One line of a comparison of two censuses of the same grouping.
typedef struct TareCensusChange {
    const char *name;  // in one of the censuses
    int64_t object_count, own_bytes;  // after less before
    uint64_t after_count, after_bytes;
    const char *kind;  // "new", "gone", "grown", "shrunk"
} TareCensusChange;

// Appends to `changes`, a vector of TareCensusChange, every row that is not the same in both, the
// greatest change of bytes first.
TareStatus tare_census_compare(const TareCensus *before, const TareCensus *after,
                               TareVector *changes) TARE_CHECKED;

#endif
