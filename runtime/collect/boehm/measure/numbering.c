// A sorted list of objects, searched by halves.
#include "measure/numbering.h"

#include <gc.h>
#include <stdlib.h>

static void list(void *context, const TareHeapBlock *block) {
    TareNumbering *self = context;
    TareNumberingObject *row = tare_vector_push(&self->objects);
    if (row)
        row->object = block->block;
    else
        self->has_failed = true;
}

static int compare(const void *left, const void *right) {
    uintptr_t a = (uintptr_t)((const TareNumberingObject *)left)->object;
    uintptr_t b = (uintptr_t)((const TareNumberingObject *)right)->object;
    return (a > b) - (a < b);
}

TareStatus tare_numbering_init(TareNumbering *self, const TareHeap *heap,
                               TareAllocator *allocator) {
    *self = (TareNumbering){.allocator = allocator};
    tare_vector_init(&self->objects, allocator, sizeof(TareNumberingObject));
    tare_heap_visit_blocks(heap, TARE_NUMBERING_KINDS, list, self);
    GC_disable();
    if (self->has_failed || self->objects.count >= UINT32_MAX) return TARE_ERROR;
    qsort(self->objects.items, self->objects.count, sizeof(TareNumberingObject), compare);
    TareNumberingObject *rows = self->objects.items;
    self->place_count = self->object_count = (uint32_t)self->objects.count;
    for (uint32_t i = 0; i < self->object_count; i++) {
        rows[i].leaves_before = self->leaf_count;
        self->leaf_count += tare_numbering_is_leaf(rows[i].object);
    }
    return TARE_OK;
}

void tare_numbering_deinit(TareNumbering *self) {
    GC_enable();
    tare_vector_deinit(&self->objects);
}

TareObject *tare_numbering_find(const TareNumbering *self, uint32_t number) {
    if (number >= self->object_count) return NULL;
    return ((const TareNumberingObject *)self->objects.items)[number].object;
}

// The last one at or before that address.
uint32_t tare_numbering_get(const TareNumbering *self, const TareObject *object) {
    const TareNumberingObject *rows = self->objects.items;
    uint32_t low = 0, high = self->object_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if ((uintptr_t)rows[middle].object <= (uintptr_t)object)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t tare_numbering_rank(const TareNumbering *self, const TareObject *object) {
    return tare_numbering_get(self, object);
}

uint32_t tare_numbering_leaf_rank(const TareNumbering *self, const TareObject *object) {
    const TareNumberingObject *rows = self->objects.items;
    return rows[tare_numbering_get(self, object)].leaves_before;
}

uint64_t tare_numbering_identify(const TareNumbering *self, const TareObject *object) {
    return tare_numbering_get(self, object);
}

void tare_numbering_visit(const TareNumbering *self,
                          void (*visit)(void *context, uint32_t number, TareObject *object),
                          void *context) {
    const TareNumberingObject *rows = self->objects.items;
    for (uint32_t i = 0; i < self->object_count; i++) visit(context, i, rows[i].object);
}
