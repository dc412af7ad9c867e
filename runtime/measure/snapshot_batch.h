// Rows on their way into a table of SQLite, handed over many at a time: SQLite reads a batch as a
// virtual table, within one statement, which takes a fraction of what one for each row does.
#ifndef TARE_MEASURE_SNAPSHOT_BATCH_H
#define TARE_MEASURE_SNAPSHOT_BATCH_H

#include <sqlite3.h>

#include "base/text.h"

typedef struct TareSnapshotCell {
    const char *fixed;  // a text that outlives the batch; NULL: it is in `texts`, from `number` on
    int64_t number;
    int32_t kind;       // TARE_SNAPSHOT_NUMBER or _NULL; else the bytes of a text
} TareSnapshotCell;

enum { TARE_SNAPSHOT_NUMBER = -1, TARE_SNAPSHOT_NULL = -2 };

typedef struct TareSnapshotBatch {
    TareAllocator *allocator;
    TareSnapshotCell *cells;  // row by row
    size_t column_count, cell_count, capacity_count;
    TareText texts;
    sqlite3_stmt *insertion;
    const char *table;
    int code;  // of SQLite: what failed first; further cells are dropped
} TareSnapshotBatch;

// Prepares for a table that exists, of at most 16 columns. What fails is in `code`; deinit also
// then, before the database closes.
void tare_snapshot_batch_init(TareSnapshotBatch *self, TareAllocator *allocator, sqlite3 *database,
                              const char *table, size_t column_count);
void tare_snapshot_batch_deinit(TareSnapshotBatch *self);
// The next cell of the row at hand; after the last of a row the next row begins. Rows are written
// when there are enough of them.
void tare_snapshot_batch_add_number(TareSnapshotBatch *self, uint64_t number);
void tare_snapshot_batch_add_null(TareSnapshotBatch *self);
// `text` must stay until the batch is flushed.
void tare_snapshot_batch_add_fixed(TareSnapshotBatch *self, const char *text);
// A text that the caller appends between the two calls to what the first gives.
TareText *tare_snapshot_batch_begin_text(TareSnapshotBatch *self);
void tare_snapshot_batch_end_text(TareSnapshotBatch *self);
// Writes the rows that are left.
void tare_snapshot_batch_flush(TareSnapshotBatch *self);

#endif
