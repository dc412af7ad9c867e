// A hash table of chunks, each with a table of pages, each with its records.
#include "vm/trace_blocks.h"

#include <string.h>

#include "base/hash.h"

enum { CHUNK_SHIFT = 22, PAGE_SHIFT = 16, PAGE_MASK = 63, FIRST_SLOTS = 64 };

void tare_trace_blocks_init(TareTraceBlocks *self, TareAllocator *allocator) {
    *self = (TareTraceBlocks){.allocator = allocator};
}

static void free_chunk(TareAllocator *allocator, TareTraceChunk *chunk) {
    for (size_t i = 0; i <= PAGE_MASK; i++) {
        TareTracePage *page = &chunk->pages[i];
        if (!page->records) continue;
        allocator->resize(allocator, page->records, page->count * sizeof *page->records, 0);
    }
    allocator->resize(allocator, chunk, sizeof *chunk, 0);
}

void tare_trace_blocks_deinit(TareTraceBlocks *self) {
    TareAllocator *allocator = self->allocator;
    for (size_t i = 0; i < self->slot_count; i++)
        if (self->slots[i]) free_chunk(allocator, self->slots[i]);
    if (self->slots)
        allocator->resize(allocator, self->slots, self->slot_count * sizeof *self->slots, 0);
    tare_trace_blocks_init(self, allocator);
}

// The slot of the chunk at `base`, or the free one where it belongs. There is one.
static TareTraceChunk **find_slot(TareTraceChunk **slots, size_t slot_count, uintptr_t base) {
    size_t i = (size_t)tare_hash_integer(base >> CHUNK_SHIFT) & (slot_count - 1);
    while (slots[i] && slots[i]->base != base) i = (i + 1) & (slot_count - 1);
    return &slots[i];
}

static TareStatus grow(TareTraceBlocks *self) {
    size_t wanted = self->slot_count ? 2 * self->slot_count : FIRST_SLOTS;
    TareAllocator *allocator = self->allocator;
    TareTraceChunk **slots = allocator->resize(allocator, NULL, 0, wanted * sizeof *slots);
    if (!slots) return TARE_ERROR;
    memset(slots, 0, wanted * sizeof *slots);
    for (size_t i = 0; i < self->slot_count; i++)
        if (self->slots[i]) *find_slot(slots, wanted, self->slots[i]->base) = self->slots[i];
    if (self->slots)
        allocator->resize(allocator, self->slots, self->slot_count * sizeof *self->slots, 0);
    self->slots = slots;
    self->slot_count = wanted;
    return TARE_OK;
}

static TareTraceChunk *find_chunk(TareTraceBlocks *self, const void *block) {
    uintptr_t base = (uintptr_t)block >> CHUNK_SHIFT << CHUNK_SHIFT;
    if (TARE_LIKELY(self->last && self->last->base == base)) return self->last;
    if (!self->slot_count) return NULL;
    TareTraceChunk *chunk = *find_slot(self->slots, self->slot_count, base);
    if (chunk) self->last = chunk;
    return chunk;
}

static TareTraceChunk *new_chunk(TareTraceBlocks *self, const void *block) {
    if (2 * (self->used_count + 1) > self->slot_count && grow(self) != TARE_OK) return NULL;
    TareTraceChunk *chunk = self->allocator->resize(self->allocator, NULL, 0, sizeof *chunk);
    if (!chunk) return NULL;
    memset(chunk, 0, sizeof *chunk);
    chunk->base = (uintptr_t)block >> CHUNK_SHIFT << CHUNK_SHIFT;
    *find_slot(self->slots, self->slot_count, chunk->base) = chunk;
    self->used_count++;
    return self->last = chunk;
}

// A page that serves another size class than before may have more blocks; older records are dead.
static TareStatus enlarge(TareTraceBlocks *self, TareTracePage *page, uint32_t count) {
    size_t old_bytes = page->count * sizeof *page->records;
    size_t bytes = count * sizeof *page->records;
    TareTraceRecord *records =
        self->allocator->resize(self->allocator, page->records, old_bytes, bytes);
    if (!records) return TARE_ERROR;
    memset((char *)records + old_bytes, 0, bytes - old_bytes);
    page->records = records;
    page->count = count;
    return TARE_OK;
}

TareTraceRecord *tare_trace_blocks_get(TareTraceBlocks *self, const void *block) {
    TareTraceChunk *chunk = find_chunk(self, block);
    if (TARE_UNLIKELY(!chunk)) chunk = new_chunk(self, block);
    if (TARE_UNLIKELY(!chunk)) return NULL;
    TareTracePage *page = &chunk->pages[(uintptr_t)block >> PAGE_SHIFT & PAGE_MASK];
    const TarePage *heap_page = tare_page_of(block);
    uint32_t index = tare_page_index(heap_page, block);
    if (TARE_UNLIKELY(index >= page->count) &&
        enlarge(self, page, heap_page->capacity_count > index ? heap_page->capacity_count
                                                              : index + 1) != TARE_OK)
        return NULL;
    return &page->records[index];
}

TareTraceRecord *tare_trace_blocks_find(TareTraceBlocks *self, const void *block, bool is_large) {
    TareTraceChunk *chunk = find_chunk(self, block);
    if (!chunk) return NULL;
    TareTracePage *page = &chunk->pages[(uintptr_t)block >> PAGE_SHIFT & PAGE_MASK];
    uint32_t index = is_large ? 0 : tare_page_index(tare_page_of(block), block);
    return index < page->count ? &page->records[index] : NULL;
}

static void visit_page(const TareTraceChunk *chunk, size_t unit,
                       void (*visit)(void *context, void *block, const TareTraceRecord *record),
                       void *context) {
    const TareTracePage *page = &chunk->pages[unit];
    const TarePage *heap_page = NULL;
    for (uint32_t i = 0; i < page->count; i++) {
        if (!page->records[i].stack) continue;
        // Only where a block lives is there a page to ask.
        if (!heap_page) heap_page = tare_page_of((void *)(chunk->base + (unit << PAGE_SHIFT)));
        visit(context, tare_page_block(heap_page, i), &page->records[i]);
    }
}

void tare_trace_blocks_visit(const TareTraceBlocks *self,
                             void (*visit)(void *context, void *block,
                                           const TareTraceRecord *record),
                             void *context) {
    for (size_t i = 0; i < self->slot_count; i++)
        for (size_t unit = 0; self->slots[i] && unit <= PAGE_MASK; unit++)
            visit_page(self->slots[i], unit, visit, context);
}
