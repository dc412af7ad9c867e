// The table of texts of a .heapsnapshot file. Texts of the heap's leaf objects come first, by their
// rank, and need no memory; those that the writer makes up are kept once each.
#ifndef TARE_MEASURE_SNAPSHOT_NAMES_H
#define TARE_MEASURE_SNAPSHOT_NAMES_H

#include "base/arena.h"
#include "measure/snapshot.h"

typedef struct TareSnapshotName {
    const char *text;
    size_t bytes;
} TareSnapshotName;

typedef struct TareSnapshotNames {
    const TareSnapshot *snapshot;
    TareArena texts;
    TareVector list;   // TareSnapshotName
    uint32_t *slots;   // index + 1 into `list`, by hash
    size_t slot_count;
    bool failed;
} TareSnapshotNames;

void tare_snapshot_names_init(TareSnapshotNames *self, const TareSnapshot *snapshot);
void tare_snapshot_names_deinit(TareSnapshotNames *self);
// The index of a text that the writer makes up; 0 when memory ends, which `failed` remembers.
uint64_t tare_snapshot_names_add(TareSnapshotNames *self, const char *text, size_t bytes);
// The index of a str's text.
uint64_t tare_snapshot_names_find(const TareSnapshotNames *self, const TareString *string);
// Writes the table as a JSON array.
void tare_snapshot_names_write(const TareSnapshotNames *self, TareOutput *output);

#endif
