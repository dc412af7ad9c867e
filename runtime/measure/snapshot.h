// The whole heap in a file, streamed: what it takes of memory are a few bytes an object (roots.h)
// and a few a page, however large the heap is.
#ifndef TARE_MEASURE_SNAPSHOT_H
#define TARE_MEASURE_SNAPSHOT_H

#include "measure/output.h"
#include "measure/reference.h"
#include "measure/roots.h"

typedef enum TareSnapshotFormat {
    TARE_SNAPSHOT_DEVTOOLS,    // .heapsnapshot: Chrome DevTools, memlab
    TARE_SNAPSHOT_SQLITE,      // .sqlite, .db: SQL is the query language
    TARE_SNAPSHOT_JSON_LINES,  // .jsonl
    TARE_SNAPSHOT_FORMAT_COUNT
} TareSnapshotFormat;

typedef struct TareSnapshot {
    TareRuntime *rt;
    TareAllocator *allocator;
    TareNumbering numbering;
    TareRoots roots;
    TareProgress *progress;
} TareSnapshot;

// Writes the heap as it is. 0, or an errno (ENOMEM: the memory of instruments ended); then there is
// no file but the one that was there before.
int tare_snapshot_write(TareRuntime *rt, const char *path, TareSnapshotFormat format,
                        TareProgress *progress);
// The format that the end of a path asks for; TARE_SNAPSHOT_FORMAT_COUNT for none.
TareSnapshotFormat tare_snapshot_find_format(const char *path);

// A number that stays with the object while it lives, below 2^31 in heaps of up to 16 GiB: which
// chunk it lies in, and where there.
uint64_t tare_snapshot_identify(const TareSnapshot *self, const TareObject *object);

// snapshot_devtools.c, snapshot_lines.c, snapshot_sqlite.c: one format each. The first two write to
// an output that has begun; the last makes its own file and gives 0 or an errno.
void tare_snapshot_devtools_write(TareSnapshot *snapshot, TareOutput *output);
void tare_snapshot_lines_write(TareSnapshot *snapshot, TareOutput *output);
int tare_snapshot_sqlite_write(TareSnapshot *snapshot, const char *path);

// What the runtime took that is no object's, so that a snapshot adds up too (law 1).
typedef struct TareSnapshotPart {
    const char *name;
    uint64_t bytes;
} TareSnapshotPart;

enum { TARE_SNAPSHOT_PART_COUNT = 8 };

// `owned_bytes`: what the objects' own blocks take.
void tare_snapshot_list_parts(const TareSnapshot *self, uint64_t owned_bytes,
                              TareSnapshotPart parts[TARE_SNAPSHOT_PART_COUNT]);

#endif
