// Walks the pages once and writes down where each one's row of numbers begins.
#include "measure/numbering.h"

static uintptr_t key_of(const TarePage *page) { return (uintptr_t)page->blocks / TARE_CHUNK_BYTES; }

static TareNumberingChunk *find_chunk(const TareNumbering *self, uintptr_t key) {
    size_t index = key & (self->chunk_capacity - 1);
    while (self->chunks[index].key && self->chunks[index].key != key)
        index = (index + 1) & (self->chunk_capacity - 1);
    return &self->chunks[index];
}

static TareStatus list_pages(TareNumbering *self, const TareHeap *heap) {
    TareHeapCursor cursor = tare_heap_start_pages(heap, TARE_NUMBERING_KINDS);
    uint64_t first = 0;
    for (TarePage *page; (page = tare_heap_next_page(&cursor)) != NULL;) {
        if (first + page->carved_count >= UINT32_MAX) return TARE_ERROR;
        TareNumberingPage *row = tare_vector_push(&self->pages);
        if (!row) return TARE_ERROR;
        *row = (TareNumberingPage){page, (uint32_t)first, self->object_count, self->leaf_count};
        first += page->carved_count;
        uint32_t live_count = tare_page_count_live(page);
        self->object_count += live_count;
        if (page->kind == TARE_BLOCK_LEAF) self->leaf_count += live_count;
    }
    self->place_count = (uint32_t)first;
    return TARE_OK;
}

static void index_pages(TareNumbering *self, const TareHeap *heap) {
    for (size_t i = 0; i < self->pages.count; i++) {
        const TareNumberingPage *row = tare_vector_get(&self->pages, i);
        TareNumberingChunk *chunk = find_chunk(self, key_of(row->page));
        chunk->key = key_of(row->page);
        size_t unit = (uintptr_t)row->page->blocks % TARE_CHUNK_BYTES / TARE_PAGE_BYTES;
        chunk->rows[unit] = (uint32_t)i;
        chunk->firsts[unit] = row->first;
    }
    uint32_t ordinal = 0;
    for (const TareChunk *chunk = heap->pool.oldest; chunk; chunk = chunk->next, ordinal++)
        find_chunk(self, (uintptr_t)chunk->base / TARE_CHUNK_BYTES)->ordinal = ordinal;
}

static size_t step_bytes(const TareNumbering *self) {
    return ((size_t)self->place_count / TARE_NUMBERING_STEP + 1) * sizeof *self->steps;
}

static TareStatus index_steps(TareNumbering *self) {
    self->steps = self->allocator->resize(self->allocator, NULL, 0, step_bytes(self));
    if (!self->steps) return TARE_ERROR;
    uint32_t number = 0;
    for (size_t i = 0; i < self->pages.count; i++) {
        const TareNumberingPage *row = tare_vector_get(&self->pages, i);
        uint64_t end = (uint64_t)row->first + row->page->carved_count;
        for (; number < end; number += TARE_NUMBERING_STEP)
            self->steps[number / TARE_NUMBERING_STEP] = (uint32_t)i;
    }
    return TARE_OK;
}

TareStatus tare_numbering_init(TareNumbering *self, const TareHeap *heap,
                               TareAllocator *allocator) {
    *self = (TareNumbering){.allocator = allocator, .chunk_capacity = 8};
    tare_vector_init(&self->pages, allocator, sizeof(TareNumberingPage));
    if (list_pages(self, heap) != TARE_OK || index_steps(self) != TARE_OK) return TARE_ERROR;
    while (self->chunk_capacity < 2 * heap->pool.chunk_count) self->chunk_capacity *= 2;
    size_t bytes = self->chunk_capacity * sizeof *self->chunks;
    self->chunks = allocator->resize(allocator, NULL, 0, bytes);
    if (!self->chunks) return TARE_ERROR;
    memset(self->chunks, 0, bytes);
    index_pages(self, heap);
    return TARE_OK;
}

void tare_numbering_deinit(TareNumbering *self) {
    if (self->chunks)
        self->allocator->resize(self->allocator, self->chunks,
                                self->chunk_capacity * sizeof *self->chunks, 0);
    if (self->steps)
        self->allocator->resize(self->allocator, self->steps, step_bytes(self), 0);
    tare_vector_deinit(&self->pages);
}

// The page in whose row the number lies.
static const TareNumberingPage *find_page(const TareNumbering *self, uint32_t number) {
    size_t i = self->steps[number / TARE_NUMBERING_STEP];
    const TareNumberingPage *row = tare_vector_get(&self->pages, i);
    while (number - row->first >= row->page->carved_count)
        row = tare_vector_get(&self->pages, ++i);
    return row;
}

TareObject *tare_numbering_find(const TareNumbering *self, uint32_t number) {
    if (number >= self->place_count) return NULL;
    const TareNumberingPage *row = find_page(self, number);
    uint32_t index = number - row->first;
    bool is_live = row->page->side[index] & TARE_SIDE_LIVE;
    return is_live ? tare_page_block(row->page, index) : NULL;
}

// Adds the bytes up: each is 255 at most.
static uint32_t sum_bytes(uint64_t bytes) {
    const uint64_t odd = UINT64_C(0x00ff00ff00ff00ff);
    uint64_t pairs = (bytes & odd) + (bytes >> 8 & odd);
    return (uint32_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

// Live blocks of the page before that one; side bytes are read eight at a time, and counted in
// eight bytes as long as these cannot overflow.
static uint32_t count_live_before(const TarePage *page, const TareObject *object) {
    uint32_t index = tare_page_index(page, object), count = 0, i = 0;
    while (i + 8 <= index) {
        uint64_t counts = 0;
        uint32_t end = index - i < 8 * UINT8_MAX ? index : i + 8 * UINT8_MAX;
        for (; i + 8 <= end; i += 8) {
            uint64_t sides;
            memcpy(&sides, page->side + i, sizeof sides);
            counts += sides & UINT64_C(0x0101010101010101);
        }
        count += sum_bytes(counts);
    }
    for (; i < index; i++) count += page->side[i] & TARE_SIDE_LIVE;
    return count;
}

uint32_t tare_numbering_rank(const TareNumbering *self, const TareObject *object) {
    const TareNumberingPage *row = tare_numbering_page(self, object);
    return row->objects_before + count_live_before(row->page, object);
}

uint32_t tare_numbering_leaf_rank(const TareNumbering *self, const TareObject *object) {
    const TareNumberingPage *row = tare_numbering_page(self, object);
    return row->leaves_before + count_live_before(row->page, object);
}

uint64_t tare_numbering_identify(const TareNumbering *self, const TareObject *object) {
    uint64_t ordinal = tare_numbering_chunk(self, object)->ordinal;
    uint64_t offset_bytes = (uintptr_t)object % TARE_CHUNK_BYTES;
    return ordinal * (TARE_CHUNK_BYTES / 8) + offset_bytes / 8;
}

void tare_numbering_visit(const TareNumbering *self,
                          void (*visit)(void *context, uint32_t number, TareObject *object),
                          void *context) {
    for (size_t i = 0; i < self->pages.count; i++) {
        const TareNumberingPage *row = tare_vector_get(&self->pages, i);
        for (uint32_t index = 0; index < row->page->carved_count; index++)
            if (row->page->side[index] & TARE_SIDE_LIVE)
                visit(context, row->first + index, tare_page_block(row->page, index));
    }
}
