// One walk over all pages. Each object's group is a word (its type, shape, line, ...), and a small
// hash table leads from the word to the row; names are made only once a row begins.
#include "measure/census.h"

#include <stdlib.h>

#include "base/hash.h"
#include "measure/census_names.h"
#include "object/layout.h"
#include "vm/trace.h"

typedef struct Slot {
    uint64_t key;
    uint32_t row;  // index + 1; 0: free
} Slot;

typedef struct Counting {
    TareDescriber base;
    TareCensus *census;
    TareAllocator *allocator;
    Slot *slots;
    size_t slot_count;      // a power of two
    TareDominators tree;    // of a census by holder
    uint32_t *nodes;
    TareCensusRow *row;     // of the object at hand
    uint64_t last_key;
    // The shape of the last object if all of that shape are in one row and of one size.
    uint32_t uniform_shape;
    uint64_t uniform_own_bytes, uniform_slack_bytes;
    bool failed;
    TareProgress *progress;
} Counting;

static const char *const grouping_names[TARE_CENSUS_GROUPING_COUNT] = {
    "type", "shape", "line", "generation", "holder"};

const char *tare_census_name_grouping(TareCensusGrouping grouping) {
    return grouping_names[grouping];
}

TareCensusGrouping tare_census_find_grouping(const char *name) {
    int found = 0;
    while (found < TARE_CENSUS_GROUPING_COUNT && strcmp(name, grouping_names[found]) != 0)
        found++;
    return (TareCensusGrouping)found;
}

// ---- rows by key ----

static Slot *find_slot(Slot *slots, size_t count, uint64_t key) {
    size_t index = tare_hash_integer(key) & (count - 1);
    while (slots[index].row && slots[index].key != key) index = (index + 1) & (count - 1);
    return &slots[index];
}

static bool grow(Counting *self) {
    size_t count = self->slot_count ? 2 * self->slot_count : 64;
    Slot *slots = self->allocator->resize(self->allocator, NULL, 0, count * sizeof *slots);
    if (!slots) return false;
    memset(slots, 0, count * sizeof *slots);
    for (size_t i = 0; i < self->slot_count; i++)
        if (self->slots[i].row) *find_slot(slots, count, self->slots[i].key) = self->slots[i];
    if (self->slots)
        self->allocator->resize(self->allocator, self->slots,
                                self->slot_count * sizeof *self->slots, 0);
    self->slots = slots;
    self->slot_count = count;
    return true;
}

// The row of that key, made from the object at hand if it is the first; NULL when memory ends.
static TareCensusRow *fetch_row(Counting *self, uint64_t key, TareObject *object) {
    TareCensus *census = self->census;
    if (2 * census->rows.count >= self->slot_count && !grow(self)) return NULL;
    Slot *slot = find_slot(self->slots, self->slot_count, key);
    if (slot->row) return tare_vector_get(&census->rows, slot->row - 1);
    TareCensusRow *row = tare_vector_push(&census->rows);
    if (!row) return NULL;
    row->name = tare_census_names_make(census, key, object);
    *slot = (Slot){key, (uint32_t)census->rows.count};
    return row->name ? row : NULL;
}

// ---- what an object is grouped by ----

static uint64_t key_of_line(TareRuntime *rt, const TareObject *object) {
    const TareTraceStack *stack = NULL;
    for (int user = 0; user < TARE_TRACE_USER_COUNT && !stack; user++)
        stack = tare_trace_find(rt, (TareTraceUser)user, object);
    return stack ? (uint64_t)stack->site + 1 : 0;
}

static uint64_t key_of_holder(Counting *self, const TareObject *object) {
    uint32_t node = self->nodes[tare_numbering_get(&self->tree.numbering, object)];
    if (!node) return TARE_CENSUS_NAMES_GARBAGE;
    uint32_t holder = self->tree.dominators[node];
    if (!holder) return TARE_CENSUS_NAMES_ROOTS;
    const TareObject *keeper = tare_dominators_object(&self->tree, holder);
    return (uintptr_t)tare_shape_of_id(self->census->rt, keeper->shape_id)->type;
}

static uint64_t key_of(Counting *self, const TareObject *object, const TareType *type) {
    TareRuntime *rt = self->census->rt;
    switch (self->census->grouping) {
    case TARE_CENSUS_BY_TYPE: return (uintptr_t)type;
    case TARE_CENSUS_BY_SHAPE: return object->shape_id;
    case TARE_CENSUS_BY_LINE: return key_of_line(rt, object);
    case TARE_CENSUS_BY_GENERATION: {
        uint8_t side = *tare_side_of(object);
        return side & TARE_SIDE_TRACKED ? tare_side_generation(side) : TARE_CENSUS_NAMES_UNTRACKED;
    }
    default: return key_of_holder(self, object);
    }
}

// ---- the walk ----

static void weigh_block(TareDescriber *base, void *start, size_t bytes, TareBlockKind kind,
                        const char *name) {
    TareCensusRow *row = ((Counting *)base)->row;
    size_t taken_bytes = tare_heap_block_bytes(bytes);
    row->own_bytes += taken_bytes;
    row->slack_bytes += taken_bytes - bytes;
}

enum { NO_SHAPE = UINT32_MAX };

// Whether one description does for all objects of the shape: a header, maybe slots.
static bool is_uniform(const Counting *self, const TareShape *shape) {
    TareCensusGrouping grouping = self->census->grouping;
    return shape->kind == TARE_SHAPE_FIXED && shape->type->native_base == TARE_TYPE_OBJECT &&
           (grouping == TARE_CENSUS_BY_TYPE || grouping == TARE_CENSUS_BY_SHAPE);
}

static void weigh_object(Counting *self, TareObject *object, const TareShape *shape) {
    TareCensusRow *row = self->row;
    uint64_t own_bytes = row->own_bytes, slack_bytes = row->slack_bytes;
    if (shape->type->slots.describe)
        shape->type->slots.describe(self->census->rt, object, &self->base);
    self->uniform_shape = is_uniform(self, shape) ? object->shape_id : NO_SHAPE;
    self->uniform_own_bytes = row->own_bytes - own_bytes;
    self->uniform_slack_bytes = row->slack_bytes - slack_bytes;
}

static void count_object(void *context, const TareHeapBlock *block) {
    Counting *self = context;
    TareObject *object = block->block;
    if (object->shape_id == self->uniform_shape) {
        self->row->object_count++;
        self->row->own_bytes += self->uniform_own_bytes;
        self->row->slack_bytes += self->uniform_slack_bytes;
        return;
    }
    if (self->failed) return;
    const TareShape *shape = tare_shape_of_id(self->census->rt, object->shape_id);
    uint64_t key = key_of(self, object, shape->type);
    if (!self->row || key != self->last_key) self->row = fetch_row(self, key, object);
    self->last_key = key;
    if (!self->row) {
        self->failed = true;
        return;
    }
    self->row->object_count++;
    weigh_object(self, object, shape);
}

static int compare_rows(const void *left, const void *right) {
    const TareCensusRow *a = left, *b = right;
    if (a->own_bytes != b->own_bytes) return a->own_bytes < b->own_bytes ? 1 : -1;
    if (a->object_count != b->object_count) return a->object_count < b->object_count ? 1 : -1;
    return strcmp(a->name, b->name);
}

static void add_up(TareCensus *self) {
    for (size_t i = 0; i < self->rows.count; i++) {
        const TareCensusRow *row = tare_census_row(self, i);
        self->all.object_count += row->object_count;
        self->all.own_bytes += row->own_bytes;
        self->all.slack_bytes += row->slack_bytes;
    }
    if (self->rows.count)
        qsort(self->rows.items, self->rows.count, sizeof(TareCensusRow), compare_rows);
}

static TareStatus prepare_holders(Counting *self) {
    if (self->census->grouping != TARE_CENSUS_BY_HOLDER) return TARE_OK;
    if (tare_dominators_init(&self->tree, self->census->rt, self->progress) != TARE_OK)
        return TARE_ERROR;
    size_t bytes = ((size_t)self->tree.numbering.place_count + 1) * sizeof *self->nodes;
    self->nodes = self->allocator->resize(self->allocator, NULL, 0, bytes);
    if (!self->nodes) return TARE_ERROR;
    tare_dominators_index(&self->tree, self->nodes);
    return TARE_OK;
}

static void end_counting(Counting *self) {
    if (self->slots)
        self->allocator->resize(self->allocator, self->slots,
                                self->slot_count * sizeof *self->slots, 0);
    if (self->census->grouping != TARE_CENSUS_BY_HOLDER) return;
    size_t bytes = ((size_t)self->tree.numbering.place_count + 1) * sizeof *self->nodes;
    if (self->nodes) self->allocator->resize(self->allocator, self->nodes, bytes, 0);
    tare_dominators_deinit(&self->tree);
}

TareStatus tare_census_init(TareCensus *self, TareRuntime *rt, TareCensusGrouping grouping,
                            TareProgress *progress) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    *self = (TareCensus){.rt = rt, .grouping = grouping, .all = {.name = "all"}};
    self->ledger = rt->heap.system->ledger;
    self->adds_up = tare_heap_check_sum(&rt->heap, &self->heap);
    tare_arena_init(&self->names, allocator);
    tare_vector_init(&self->rows, allocator, sizeof(TareCensusRow));
    Counting counting = {
        .base = {.wants = TARE_DESCRIBE_BLOCKS, .block = weigh_block},
        .census = self,
        .allocator = allocator,
        .progress = progress,
        .uniform_shape = NO_SHAPE,
    };
    counting.failed = prepare_holders(&counting) != TARE_OK;
    tare_heap_visit_blocks(&rt->heap, TARE_NUMBERING_KINDS, count_object, &counting);
    end_counting(&counting);
    if (counting.failed) return TARE_ERROR;
    add_up(self);
    return TARE_OK;
}

void tare_census_deinit(TareCensus *self) {
    tare_vector_deinit(&self->rows);
    tare_arena_deinit(&self->names);
}

uint64_t tare_census_unowned_bytes(const TareCensus *self) {
    return self->heap.live_bytes + self->heap.slack_bytes - self->all.own_bytes;
}
