// Which regions objects are made of, each sequence once: most objects of a type are laid out alike,
// so that a snapshot needs a number an object instead of a row for each of its regions.
#ifndef TARE_MEASURE_SNAPSHOT_LAYOUTS_H
#define TARE_MEASURE_SNAPSHOT_LAYOUTS_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareSnapshotRegion {
    const char *block_name, *name;
    uint64_t size_bytes;
    uint32_t block;  // number within the object
    TareRegionKind kind;
} TareSnapshotRegion;

typedef struct TareSnapshotLayout {
    uint64_t hash;
    size_t first, count;  // in `regions`
} TareSnapshotLayout;

typedef struct TareSnapshotLayouts {
    TareDescriber describer;  // first, so that a pointer to it is one to the layouts
    TareVector regions;       // TareSnapshotRegion
    TareVector layouts;       // TareSnapshotLayout; the number of a layout is its index
    uint32_t *index;          // open addressing by hash: number + 1, or 0
    size_t capacity_count;    // of the index; a power of two, or 0
    size_t first;             // of the regions that are being gathered
    uint32_t block;
    const char *block_name;
    bool failed;              // memory ended; numbers are wrong from there on
} TareSnapshotLayouts;

void tare_snapshot_layouts_init(TareSnapshotLayouts *self, TareAllocator *allocator);
void tare_snapshot_layouts_deinit(TareSnapshotLayouts *self);
// The number of the object's layout.
uint32_t tare_snapshot_layouts_find(TareSnapshotLayouts *self, TareRuntime *rt, TareObject *object);

#endif
