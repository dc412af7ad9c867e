// Gathers blocks and regions of an object, fills what a description left out, and adds the numbers
// that are not in the blocks: references, generation, shared keys, exclusive size.
#include "measure/anatomy.h"

#include "measure/exclusive.h"
#include "modules/own_size.h"

typedef struct Gatherer {
    TareDescriber base;
    TareAnatomy *anatomy;
} Gatherer;

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

static void add_block(TareDescriber *base, void *start, size_t bytes, TareBlockKind kind,
                      const char *name) {
    TareAnatomy *self = ((Gatherer *)base)->anatomy;
    TareAnatomyBlock *block = tare_vector_push(&self->blocks);
    if (!block) {
        self->failed = true;
        return;
    }
    *block = (TareAnatomyBlock){start, bytes, tare_heap_usable_bytes(start), name};
    self->requested_bytes += bytes;
    self->taken_bytes += block->taken_bytes;
    self->metadata_millibytes += tare_heap_metadata_share(bytes);
}

static void push_region(TareAnatomy *self, size_t block, size_t offset_bytes, size_t size_bytes,
                        TareRegionKind kind, const char *name) {
    TareAnatomyRegion *region = tare_vector_push(&self->regions);
    if (region) *region = (TareAnatomyRegion){block, offset_bytes, size_bytes, kind, name};
    else self->failed = true;
}

static void add_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                       const char *name) {
    TareAnatomy *self = ((Gatherer *)base)->anatomy;
    for (size_t i = self->blocks.count; i-- > 0;) {
        const TareAnatomyBlock *block = tare_anatomy_block(self, i);
        char *place = start;
        if (place < block->start || place + bytes > block->start + block->requested_bytes) continue;
        push_region(self, i, (size_t)(place - block->start), bytes, kind, name);
        return;
    }
}

static void ignore_implied(TareDescriber *base, TareValue target, const char *name) {}

// Puts the regions in order of block and offset; there are few, and they come nearly sorted.
static void sort_regions(TareAnatomy *self) {
    TareAnatomyRegion *rows = self->regions.items;
    for (size_t i = 1; i < self->regions.count; i++) {
        TareAnatomyRegion moved = rows[i];
        size_t k = i;
        while (k > 0 && (rows[k - 1].block > moved.block ||
                         (rows[k - 1].block == moved.block &&
                          rows[k - 1].offset_bytes > moved.offset_bytes))) {
            rows[k] = rows[k - 1];
            k--;
        }
        rows[k] = moved;
    }
}

// Bytes that no region covers are told too, so that the sum is right whatever a type says.
static void fill_gaps(TareAnatomy *self) {
    sort_regions(self);
    size_t described_count = self->regions.count, next = 0;
    for (size_t i = 0; i < self->blocks.count; i++) {
        size_t offset_bytes = 0, end_bytes = tare_anatomy_block(self, i)->requested_bytes;
        for (; next < described_count && tare_anatomy_region(self, next)->block == i; next++) {
            const TareAnatomyRegion region = *tare_anatomy_region(self, next);
            if (region.offset_bytes > offset_bytes)
                push_region(self, i, offset_bytes, region.offset_bytes - offset_bytes,
                            TARE_REGION_RAW, "unlabelled");
            offset_bytes = region.offset_bytes + region.size_bytes;
        }
        if (offset_bytes < end_bytes)
            push_region(self, i, offset_bytes, end_bytes - offset_bytes, TARE_REGION_RAW,
                        "unlabelled");
    }
    sort_regions(self);
}

static const char *name_generation(uint8_t side) {
    if (!(side & TARE_SIDE_TRACKED)) return "untracked";
    switch (tare_side_generation(side)) {
    case TARE_SIDE_GENERATION_0:
    case TARE_SIDE_GENERATION_1: return "young";
    case TARE_SIDE_GENERATION_2: return "old";
    default: return "frozen";
    }
}

// Live instances whose attributes have the same names in the same order: of the shape and, as they
// use its names too, of all shapes that continue it.
static size_t count_sharing(const TareShape *shape) {
    size_t count = shape->instance_count;
    for (const TareShape *child = shape->first_child; child; child = child->next_sibling)
        count += count_sharing(child);
    return count;
}

static void read_shape(TareRuntime *rt, TareAnatomy *self, const TareObject *object) {
    const TareShape *shape = tare_shape_of_id(rt, object->shape_id);
    self->has_shared_keys = shape->kind == TARE_SHAPE_VALUES && shape->key_count > 0;
    if (!self->has_shared_keys) return;
    self->key_count = shape->key_count;
    size_t count = count_sharing(shape);
    self->sharing_count = count ? count - 1 : 0;
}

static void read_state(TareRuntime *rt, TareAnatomy *self, TareObject *object,
                       size_t own_references) {
    uint8_t side = *tare_side_of(object);
    self->generation = name_generation(side);
    self->is_weakly_referenced = side & TARE_SIDE_HAS_WEAK;
    self->is_immortal = tare_object_is_immortal(object);
    size_t count = self->is_immortal ? 0 : tare_object_count(object);
    self->reference_count = count > own_references ? count - own_references : 0;
    TareValue last = TARE_ABSENT;
    if (tare_value_is_object(rt->builtins))
        last = tare_table_find_string(&tare_dict_of(rt->builtins)->table,
                                      TARE_RUNTIME_NAME(rt, underscore));
    self->is_kept_by_underscore = self->reference_count == 1 &&
                                  tare_value_is_same(last, self->subject);
    read_shape(rt, self, object);
    TareExclusive alone = tare_exclusive_measure(rt, object);
    self->alone_bytes = alone.taken_bytes;
    self->alone_count = alone.object_count;
    self->is_alone_cut = alone.is_cut;
}

static void gather(TareRuntime *rt, TareAnatomy *self, TareObject *object) {
    Gatherer gatherer = {.base = {.wants = TARE_DESCRIBE_ALL & ~TARE_DESCRIBE_IMPLIED,
                                  .block = add_block,
                                  .region = add_region,
                                  .implied = ignore_implied},
                         .anatomy = self};
    TareType *type = tare_type_get(rt, self->subject);
    if (type->slots.describe) type->slots.describe(rt, object, &gatherer.base);
    fill_gaps(self);
}

TareStatus tare_anatomy_init(TareRuntime *rt, TareAnatomy *self, TareValue subject,
                             size_t own_references) {
    TareAllocator *allocator = instruments(rt);
    *self = (TareAnatomy){.subject = subject, .generation = "", .is_immediate = true};
    tare_arena_init(&self->arena, allocator);
    tare_vector_init(&self->blocks, allocator, sizeof(TareAnatomyBlock));
    tare_vector_init(&self->regions, allocator, sizeof(TareAnatomyRegion));
    tare_vector_init(&self->rows, allocator, sizeof(TareAnatomyRow));
    tare_text_init(&self->line, allocator);
    const char *name = tare_type_name_of(rt, subject);
    self->type_name = tare_arena_copy(&self->arena, name, strlen(name));
    if (!self->type_name) return TARE_ERROR;
    if (tare_value_is_object(subject)) {
        self->is_immediate = false;
        gather(rt, self, tare_value_get_object(subject));
        read_state(rt, self, tare_value_get_object(subject), own_references);
    }
    tare_anatomy_rows_make(rt, self);
    tare_anatomy_text_make(rt, self);
    bool failed = self->failed || self->arena.failed || self->line.failed;
    return failed ? TARE_ERROR : TARE_OK;
}

void tare_anatomy_deinit(TareAnatomy *self) {
    tare_text_deinit(&self->line);
    tare_vector_deinit(&self->rows);
    tare_vector_deinit(&self->regions);
    tare_vector_deinit(&self->blocks);
    tare_arena_deinit(&self->arena);
}
