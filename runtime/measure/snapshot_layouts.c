// Sequences of regions, found again by their hash and compared word by word.
#include "measure/snapshot_layouts.h"

#include "base/hash.h"

static void begin_block(TareDescriber *base, void *start, size_t bytes, TareBlockKind kind,
                        const char *name) {
    TareSnapshotLayouts *self = (TareSnapshotLayouts *)base;
    self->block++;
    self->block_name = name;
}

static void add_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                       const char *name) {
    TareSnapshotLayouts *self = (TareSnapshotLayouts *)base;
    TareSnapshotRegion *region = tare_vector_push(&self->regions);
    if (region) *region = (TareSnapshotRegion){self->block_name, name, bytes, self->block, kind};
    else self->failed = true;
}

static void ignore_implied(TareDescriber *base, TareValue target, const char *name) {}

void tare_snapshot_layouts_init(TareSnapshotLayouts *self, TareAllocator *allocator) {
    *self = (TareSnapshotLayouts){
        .describer = {TARE_DESCRIBE_ALL & ~TARE_DESCRIBE_IMPLIED, begin_block, add_region,
                      ignore_implied},
    };
    tare_vector_init(&self->regions, allocator, sizeof(TareSnapshotRegion));
    tare_vector_init(&self->layouts, allocator, sizeof(TareSnapshotLayout));
}

void tare_snapshot_layouts_deinit(TareSnapshotLayouts *self) {
    TareAllocator *allocator = self->regions.allocator;
    if (self->index)
        allocator->resize(allocator, self->index, self->capacity_count * sizeof *self->index, 0);
    tare_vector_deinit(&self->regions);
    tare_vector_deinit(&self->layouts);
}

static const TareSnapshotLayout *get(const TareSnapshotLayouts *self, uint32_t number) {
    return tare_vector_get(&self->layouts, number);
}

static bool is_same(const TareSnapshotLayouts *self, const TareSnapshotLayout *layout,
                    uint64_t hash) {
    if (layout->hash != hash || layout->count != self->regions.count - self->first) return false;
    return !memcmp(tare_vector_get(&self->regions, layout->first),
                   tare_vector_get(&self->regions, self->first),
                   layout->count * sizeof(TareSnapshotRegion));
}

// The place of the layout at hand, or the free one where it belongs.
static uint32_t *find_place(const TareSnapshotLayouts *self, uint64_t hash) {
    size_t mask = self->capacity_count - 1, i = hash & mask;
    while (self->index[i] && !is_same(self, get(self, self->index[i] - 1), hash))
        i = (i + 1) & mask;
    return &self->index[i];
}

static void grow(TareSnapshotLayouts *self) {
    TareAllocator *allocator = self->regions.allocator;
    size_t old_bytes = self->capacity_count * sizeof *self->index;
    size_t capacity_count = self->capacity_count ? 2 * self->capacity_count : 256;
    uint32_t *index = allocator->resize(allocator, self->index, old_bytes,
                                        capacity_count * sizeof *index);
    if (!index) {
        self->failed = true;
        return;
    }
    self->index = index;
    self->capacity_count = capacity_count;
    memset(index, 0, capacity_count * sizeof *index);
    for (uint32_t number = 0; number < self->layouts.count; number++) {
        size_t i = get(self, number)->hash & (capacity_count - 1);
        while (index[i]) i = (i + 1) & (capacity_count - 1);
        index[i] = number + 1;
    }
}

uint32_t tare_snapshot_layouts_find(TareSnapshotLayouts *self, TareRuntime *rt,
                                    TareObject *object) {
    const TareTypeSlots *slots = &tare_shape_of_id(rt, object->shape_id)->type->slots;
    self->first = self->regions.count;
    self->block = UINT32_MAX;
    if (2 * self->layouts.count >= self->capacity_count) grow(self);
    if (slots->describe) slots->describe(rt, object, &self->describer);
    if (self->failed) return 0;
    size_t count = self->regions.count - self->first;
    uint64_t hash = count ? tare_hash_bytes(tare_vector_get(&self->regions, self->first),
                                            count * sizeof(TareSnapshotRegion), 0) : 0;
    uint32_t *place = find_place(self, hash);
    if (*place) {
        self->regions.count = self->first;
        return *place - 1;
    }
    TareSnapshotLayout *layout = tare_vector_push(&self->layouts);
    if (!layout) {
        self->failed = true;
        return 0;
    }
    *layout = (TareSnapshotLayout){hash, self->first, count};
    *place = (uint32_t)self->layouts.count;
    return *place - 1;
}
