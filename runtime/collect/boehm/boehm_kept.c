// What libgc keeps for the look of it: objects that it holds for reachable, although no reference
// leads there from the runtime's own memory. Temporaries of C count, too; there are few of them.
#include <gc.h>
#include <stdlib.h>

#include "collect/boehm/boehm.h"
#include "object/layout.h"
#include "object/table.h"

typedef struct Entry {
    TareObject *object;
    bool is_reached;
} Entry;

typedef struct Search {
    TareDescriber base;
    TareRuntime *rt;
    TareVector entries;  // Entry, by address
    TareVector waiting;  // TareObject *, reached and not looked into
} Search;

static void note_object(void *context, const TareHeapBlock *block) {
    Entry *entry = tare_vector_push(&((Search *)context)->entries);
    if (entry) *entry = (Entry){block->block, false};
}

static int compare(const void *left, const void *right) {
    uintptr_t a = (uintptr_t)((const Entry *)left)->object;
    uintptr_t b = (uintptr_t)((const Entry *)right)->object;
    return (a > b) - (a < b);
}

static void reach(Search *self, TareValue value) {
    Entry wanted = {tare_value_get_object(value), false};
    if (!tare_value_is_object(value)) return;
    Entry *entry =
        bsearch(&wanted, self->entries.items, self->entries.count, sizeof wanted, compare);
    if (!entry || entry->is_reached) return;
    entry->is_reached = true;
    TareObject **place = tare_vector_push(&self->waiting);
    if (place) *place = entry->object;
}

static void reach_words(void *context, const void *start, size_t bytes) {
    const TareValue *words = start;
    for (size_t i = 0; i < bytes / sizeof *words; i++) reach(context, words[i]);
}

static void reach_region(TareDescriber *describer, TareRegionKind kind, void *start, size_t bytes,
                         const char *name) {
    reach_words(describer, start, bytes);
}

static void reach_implied(TareDescriber *describer, TareValue target, const char *name) {
    reach((Search *)describer, target);
}

static uint64_t search(Search *self) {
    TareRuntime *rt = self->rt;
    qsort(self->entries.items, self->entries.count, sizeof(Entry), compare);
    tare_heap_visit_system_blocks(&rt->heap, reach_words, self);
    reach_words(self, rt->interned.block, tare_table_block_bytes(&rt->interned));
    while (self->waiting.count) {
        TareObject *object = *(TareObject **)tare_vector_get(&self->waiting, --self->waiting.count);
        rt->shapes[object->shape_id]->type->slots.describe(rt, object, &self->base);
    }
    uint64_t kept = 0;
    for (size_t i = 0; i < self->entries.count; i++)
        kept += !((Entry *)tare_vector_get(&self->entries, i))->is_reached;
    return kept;
}

uint64_t tare_boehm_count_kept(TareRuntime *rt) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    Search self = {
        .base = {TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED, NULL,
                 reach_region, reach_implied},
        .rt = rt,
    };
    tare_vector_init(&self.entries, allocator, sizeof(Entry));
    tare_vector_init(&self.waiting, allocator, sizeof(TareObject *));
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES, note_object, &self);
    GC_disable();
    uint64_t kept = search(&self);
    GC_enable();
    tare_vector_deinit(&self.waiting);
    tare_vector_deinit(&self.entries);
    return kept;
}
