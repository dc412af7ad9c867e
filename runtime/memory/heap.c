// The slow paths first: finding a page that serves, large blocks, resizing, tracing. Then what
// only looks: sizes, walks, totals, law 1 and the validator.
#include "memory/heap.h"

#include <string.h>

#include "memory/large.h"

// ---- parking: making every allocation take the slow path ---------------------------------------

static void update_parking(TareHeap *self) {
    self->is_watched = self->trace != NULL;
    self->is_parked = self->is_watched || self->system->is_failing_armed;
    for (int kind = 0; kind < TARE_BLOCK_KIND_COUNT; kind++) {
        for (int i = 0; i < TARE_SIZECLASS_COUNT; i++) {
            TareHeapBin *bin = &self->bins[kind][i];
            bool is_hot = bin->serving != NULL && !self->is_parked;
            bin->hot = is_hot ? bin->serving : &self->no_blocks;
        }
    }
}

static void on_arm(void *heap) { update_parking(heap); }

void tare_heap_set_trace(TareHeap *self, const TareTracePoint *trace) {
    self->trace = trace;
    update_parking(self);
}

void tare_heap_init(TareHeap *self, TareSystem *system) {
    memset(self, 0, sizeof *self);
    self->system = system;
    tare_chunk_pool_init(&self->pool, system);
    system->on_arm = on_arm;
    system->on_arm_context = self;
    update_parking(self);
}

void tare_heap_deinit(TareHeap *self) {
    tare_chunk_pool_deinit(&self->pool);
    self->system->on_arm = NULL;
    self->young_pages = self->young_last = NULL;
}

// ---- lists of pages ----------------------------------------------------------------------------

static void push_available(TareHeapBin *bin, TarePage *page) {
    page->state = TARE_PAGE_AVAILABLE;
    page->event_count = 0;
    page->previous = NULL;
    page->next = bin->available;
    if (bin->available != NULL) bin->available->previous = page;
    bin->available = page;
}

static void drop_available(TareHeapBin *bin, TarePage *page) {
    if (page->previous != NULL)
        page->previous->next = page->next;
    else
        bin->available = page->next;
    if (page->next != NULL) page->next->previous = page->previous;
    page->next = page->previous = NULL;
}

void tare_heap_list_young(TareHeap *self, TarePage *page) {
    page->has_young = true;
    page->young_next = NULL;
    page->young_previous = self->young_last;
    if (self->young_last != NULL)
        self->young_last->young_next = page;
    else
        self->young_pages = page;
    self->young_last = page;
}

void tare_heap_unlist_young(TareHeap *self, TarePage *page) {
    if (page->young_previous != NULL)
        page->young_previous->young_next = page->young_next;
    else
        self->young_pages = page->young_next;
    if (page->young_next != NULL)
        page->young_next->young_previous = page->young_previous;
    else
        self->young_last = page->young_previous;
    page->has_young = false;
}

void tare_heap_refresh_young(TareHeap *self) {
    TarePage *page = self->young_pages;
    while (page != NULL) {
        TarePage *next = page->young_next;
        if (!tare_page_is_young(page)) tare_heap_unlist_young(self, page);
        page = next;
    }
}

static void release_page(TareHeap *self, TarePage *page) {
    TARE_ASSERT(page->used_count == 0);
    tare_page_drop_scratch(page);
    if (page->has_young) tare_heap_unlist_young(self, page);
    tare_chunk_give_run(&self->pool, page);
}

void tare_heap_settle_page(TareHeap *self, TarePage *page) {
    TareHeapBin *bin = &self->bins[page->kind][page->sizeclass];
    if (page->used_count > 0) {
        push_available(bin, page);
    } else {
        if (page->state == TARE_PAGE_AVAILABLE) drop_available(bin, page);
        release_page(self, page);
    }
}

// ---- finding a page that serves ----------------------------------------------------------------

static void serve(TareHeap *self, TareHeapBin *bin, TarePage *page) {
    page->state = TARE_PAGE_SERVING;
    page->event_count = 0;
    bin->serving = page;
    bin->hot = self->is_parked ? &self->no_blocks : page;
}

static void retire(TareHeapBin *bin) {
    TarePage *page = bin->serving;
    if (page == NULL) return;
    // It has no free block and no room for another.
    page->used_count = page->carved_count;
    page->state = TARE_PAGE_FULL;
    page->event_count = tare_page_available_count(page);
    bin->serving = NULL;
}

static TarePage *new_page(TareHeap *self, TareBlockKind kind, unsigned sizeclass) {
    TarePage *page = tare_chunk_take_run(&self->pool, 1);
    if (page == NULL) return NULL;
    tare_page_init_small(page, tare_chunk_start(page), kind, sizeclass);
    if (tare_page_carve(page, &self->pool) == TARE_OK) return page;
    tare_chunk_give_run(&self->pool, page);
    return NULL;
}

// Puts the first available page that has free blocks in the place of the serving one, which could
// not grow because memory ended.
static TarePage *swap_serving(TareHeap *self, TareHeapBin *bin) {
    TarePage *page = bin->available;
    while (page != NULL && page->free == NULL) page = page->next;
    if (page == NULL) return NULL;
    drop_available(bin, page);
    TarePage *old = bin->serving;
    old->used_count = tare_page_count_live(old);
    if (old->used_count > 0)
        push_available(bin, old);
    else
        release_page(self, old);
    serve(self, bin, page);
    return page;
}

// A page of that class with a free block, now serving; NULL when memory ends.
static TarePage *find_serving(TareHeap *self, TareBlockKind kind, unsigned sizeclass) {
    TareHeapBin *bin = &self->bins[kind][sizeclass];
    TarePage *page = bin->serving;
    if (page != NULL) {
        if (page->free != NULL) return page;
        if (page->carved_count < page->capacity_count) {
            bool was_armed = self->system->is_failing_armed;
            if (tare_page_carve(page, &self->pool) == TARE_OK) return page;
            // A failure made on purpose is not to be survived.
            return was_armed ? NULL : swap_serving(self, bin);
        }
    }
    page = bin->available;
    if (page != NULL) {
        drop_available(bin, page);
    } else {
        page = new_page(self, kind, sizeclass);
        if (page == NULL) return NULL;
    }
    retire(bin);
    serve(self, bin, page);
    // A page from the list may have been put there with nothing but uncarved room.
    if (page->free == NULL && tare_page_carve(page, &self->pool) != TARE_OK) return NULL;
    return page;
}

static void *alloc_large(TareHeap *self, size_t bytes, TareBlockKind kind) {
    TarePage *page = tare_large_alloc(&self->pool, bytes, kind);
    if (page == NULL) return NULL;
    page->large_side = TARE_SIDE_LIVE;
    self->slack_born_bytes += page->block_bytes - bytes;
    if (kind == TARE_BLOCK_OBJECT) self->objects_born_count++;
    tare_poison_fill(page->blocks, bytes, TARE_POISON_FRESH);
    return page->blocks;
}

static void free_large(TareHeap *self, void *block, size_t bytes, TareBlockKind kind) {
    TarePage *page = tare_page_of(block);
    TARE_ASSERT((page->large_side & TARE_SIDE_LIVE) && page->kind == kind);
    self->slack_died_bytes += page->block_bytes - bytes;
    if (kind == TARE_BLOCK_OBJECT) self->objects_died_count++;
    if (page->has_young) tare_heap_unlist_young(self, page);
    page->large_side = 0;
    tare_large_free(&self->pool, page);
}

// ---- the slow halves ---------------------------------------------------------------------------

// Allocates without telling the trace point.
static void *alloc_quietly(TareHeap *self, size_t bytes, TareBlockKind kind) {
    if (self->is_parked && tare_system_admit(self->system) != TARE_OK) return NULL;
    if (bytes > TARE_SIZECLASS_LARGEST_BYTES) return alloc_large(self, bytes, kind);
    TarePage *page = find_serving(self, kind, tare_sizeclass_of(bytes));
    return page == NULL ? NULL : tare_heap_take(self, page, bytes, kind, TARE_SIDE_LIVE);
}

static void free_quietly(TareHeap *self, void *block, size_t bytes, TareBlockKind kind) {
    if (bytes > TARE_SIZECLASS_LARGEST_BYTES)
        free_large(self, block, bytes, kind);
    else
        tare_heap_put(self, block, bytes, kind);
}

TARE_NO_INLINE void *tare_heap_alloc_slow(TareHeap *self, size_t bytes, TareBlockKind kind) {
    void *block = alloc_quietly(self, bytes, kind);
    // Many deaths must not make a collection wait for as many births. Looked after here, where it
    // costs nothing: once for the blocks of a page.
    if (kind == TARE_BLOCK_OBJECT && tare_heap_young_allocations(self) < 0)
        tare_heap_reset_young(self);
    if (block != NULL && self->is_watched) {
        self->trace->on_alloc(self->trace->context, block, bytes, kind);
    }
    return block;
}

TARE_NO_INLINE void *tare_heap_alloc_instance_slow(TareHeap *self, size_t bytes,
                                                   TareBlockKind kind) {
    void *block = tare_heap_alloc_slow(self, bytes, kind);
    if (block != NULL && kind == TARE_BLOCK_OBJECT) tare_heap_track(self, block);
    return block;
}

TARE_NO_INLINE void tare_heap_free_slow(TareHeap *self, void *block, size_t bytes,
                                        TareBlockKind kind) {
    if (self->is_watched) self->trace->on_free(self->trace->context, block, bytes, kind);
    free_quietly(self, block, bytes, kind);
}

// ---- resizing ----------------------------------------------------------------------------------

static void tell_resize(TareHeap *self, void *block, size_t old_bytes, void *resized,
                        size_t new_bytes, TareBlockKind kind) {
    if (!self->is_watched) return;
    self->trace->on_resize(self->trace->context, block, old_bytes, resized, new_bytes, kind);
}

static void *resize_large(TareHeap *self, void *block, size_t old_bytes, size_t new_bytes) {
    TarePage *page = tare_page_of(block);
    size_t old_slack_bytes = page->block_bytes - old_bytes;
    bool was_young = page->has_young;
    if (was_young) tare_heap_unlist_young(self, page);
    TarePage *resized = tare_large_resize(&self->pool, page, new_bytes);
    if (was_young) tare_heap_list_young(self, resized != NULL ? resized : page);
    if (resized == NULL) return NULL;
    self->slack_born_bytes += resized->block_bytes - new_bytes;
    self->slack_died_bytes += old_slack_bytes;
    return resized->blocks;
}

static void *resize_by_copy(TareHeap *self, void *block, size_t old_bytes, size_t new_bytes,
                            TareBlockKind kind) {
    void *copy = alloc_quietly(self, new_bytes, kind);
    if (copy == NULL) return NULL;
    memcpy(copy, block, old_bytes < new_bytes ? old_bytes : new_bytes);
    uint8_t side = *tare_side_of(block);
    *tare_side_of(copy) = side;
    if ((side & TARE_SIDE_TRACKED) != 0) tare_heap_track(self, copy);
    tell_resize(self, block, old_bytes, copy, new_bytes, kind);
    free_quietly(self, block, old_bytes, kind);
    return copy;
}

void *tare_heap_resize(TareHeap *self, void *block, size_t old_bytes, size_t new_bytes,
                       TareBlockKind kind) {
    if (block == NULL) return tare_heap_alloc(self, new_bytes, kind);
    bool is_large = new_bytes > TARE_SIZECLASS_LARGEST_BYTES;
    if (is_large && old_bytes > TARE_SIZECLASS_LARGEST_BYTES) {
        bool was_armed = self->system->is_failing_armed;
        if (self->is_parked && tare_system_admit(self->system) != TARE_OK) return NULL;
        void *resized = resize_large(self, block, old_bytes, new_bytes);
        if (resized != NULL) {
            tell_resize(self, block, old_bytes, resized, new_bytes, kind);
            return resized;
        }
        // A failure made on purpose is not to be survived by copying.
        if (was_armed && !self->system->is_failing_armed) return NULL;
    } else if (!is_large && old_bytes <= TARE_SIZECLASS_LARGEST_BYTES &&
               tare_sizeclass_of(old_bytes) == tare_sizeclass_of(new_bytes)) {
        self->slack_born_bytes += old_bytes - new_bytes;
        tell_resize(self, block, old_bytes, block, new_bytes, kind);
        return block;
    }
    return resize_by_copy(self, block, old_bytes, new_bytes, kind);
}

void tare_heap_trim(TareHeap *self) {
    for (int kind = 0; kind < TARE_BLOCK_KIND_COUNT; kind++) {
        for (int i = 0; i < TARE_SIZECLASS_COUNT; i++) {
            TareHeapBin *bin = &self->bins[kind][i];
            TarePage *page = bin->serving;
            if (page == NULL || tare_page_count_live(page) > 0) continue;
            page->used_count = 0;
            release_page(self, page);
            bin->serving = NULL;
            bin->hot = &self->no_blocks;
        }
    }
    tare_chunk_purge(&self->pool);
}

// ---- sizes -------------------------------------------------------------------------------------

size_t tare_heap_block_bytes(size_t bytes) {
    if (bytes > TARE_SIZECLASS_LARGEST_BYTES) return tare_large_block_bytes(bytes);
    return tare_sizeclass_bytes[tare_sizeclass_of(bytes)];
}

size_t tare_heap_usable_bytes(const void *block) { return tare_page_of(block)->block_bytes; }

size_t tare_heap_metadata_share(size_t bytes) {
    if (bytes > TARE_SIZECLASS_LARGEST_BYTES) return sizeof(TarePage) * 1000;
    unsigned sizeclass = tare_sizeclass_of(bytes);
    size_t capacity_count = tare_page_capacity(sizeclass);
    size_t block_bytes = tare_sizeclass_bytes[sizeclass];
    size_t page_bytes = TARE_PAGE_BYTES + sizeof(TarePage) - capacity_count * block_bytes;
    return page_bytes * 1000 / capacity_count;
}

// ---- pages and blocks --------------------------------------------------------------------------

TareHeapCursor tare_heap_start_pages(const TareHeap *self, unsigned kinds) {
    const TareChunk *chunk = self->pool.oldest;
    return (TareHeapCursor){chunk, chunk != NULL ? chunk->head_units : 0, kinds};
}

TarePage *tare_heap_next_page(TareHeapCursor *cursor) {
    while (cursor->chunk != NULL) {
        while (cursor->heads != 0) {
            unsigned unit = (unsigned)__builtin_ctzll(cursor->heads);
            cursor->heads &= cursor->heads - 1;
            TarePage *page = tare_page_of(cursor->chunk->base + unit * TARE_PAGE_BYTES);
            if ((cursor->kinds & 1u << page->kind) != 0) return page;
        }
        cursor->chunk = cursor->chunk->next;
        cursor->heads = cursor->chunk != NULL ? cursor->chunk->head_units : 0;
    }
    return NULL;
}

void tare_heap_visit_blocks(const TareHeap *self, unsigned kinds,
                            void (*visit)(void *context, const TareHeapBlock *block),
                            void *context) {
    TareHeapCursor cursor = tare_heap_start_pages(self, kinds);
    for (TarePage *page; (page = tare_heap_next_page(&cursor)) != NULL;) {
        for (uint32_t i = 0; i < page->carved_count; i++) {
            if ((page->side[i] & TARE_SIDE_LIVE) == 0) continue;
            TareHeapBlock block = {tare_page_block(page, i), page->block_bytes,
                                   (TareBlockKind)page->kind, &page->side[i]};
            visit(context, &block);
        }
    }
}

// ---- totals ------------------------------------------------------------------------------------

static void measure_page(const TarePage *page, TareHeapTotals *totals) {
    size_t live_count = tare_page_count_live(page);
    size_t live_bytes = live_count * page->block_bytes;
    size_t own_bytes = tare_page_side_bytes(page) + tare_page_rest_bytes(page);
    totals->page_count++;
    totals->live_count[page->kind] += live_count;
    totals->block_bytes[page->kind] += live_bytes;
    totals->live_bytes += live_bytes;
    // What is in use but not carved yet is free.
    totals->free_bytes += page->used_bytes - own_bytes - live_bytes;
    totals->metadata_bytes += own_bytes;
}

void tare_heap_measure(const TareHeap *self, TareHeapTotals *totals) {
    memset(totals, 0, sizeof *totals);
    TareHeapCursor cursor = tare_heap_start_pages(self, TARE_HEAP_ALL_KINDS);
    for (const TarePage *page; (page = tare_heap_next_page(&cursor)) != NULL;) {
        measure_page(page, totals);
    }
    const size_t *taken_bytes = self->system->ledger.taken_bytes;
    totals->slack_bytes = tare_heap_slack_bytes(self);
    totals->live_bytes -= totals->slack_bytes;
    totals->free_bytes += taken_bytes[TARE_PURPOSE_FREE_PAGES];
    totals->metadata_bytes += taken_bytes[TARE_PURPOSE_PAGE_METADATA];
    for (int i = TARE_PURPOSE_OBJECT_PAGES; i <= TARE_PURPOSE_PAGE_METADATA; i++) {
        totals->taken_bytes += taken_bytes[i];
    }
    totals->reserved_bytes = self->system->reserved_bytes;
}

bool tare_heap_check_sum(const TareHeap *self, TareHeapTotals *totals) {
    TareHeapTotals parts;
    tare_heap_measure(self, &parts);
    if (totals != NULL) *totals = parts;
    size_t sum_bytes =
        parts.live_bytes + parts.slack_bytes + parts.free_bytes + parts.metadata_bytes;
    const TareLedger *ledger = &self->system->ledger;
    return sum_bytes == parts.taken_bytes && tare_ledger_sum(ledger) == ledger->total_bytes;
}

// ---- validity ----------------------------------------------------------------------------------

static bool are_chunks_valid(const TareHeap *self) {
    size_t free_bytes = 0;
    size_t reserved_bytes = 0;
    for (const TareChunk *chunk = self->pool.oldest; chunk != NULL; chunk = chunk->next) {
        if (!tare_chunk_is_valid(chunk, &free_bytes)) return false;
        reserved_bytes += chunk->mapped_bytes;
    }
    return free_bytes == self->system->ledger.taken_bytes[TARE_PURPOSE_FREE_PAGES] &&
           reserved_bytes == self->system->reserved_bytes;
}

static bool is_state_valid(const TareHeap *self, const TarePage *page) {
    if (page->state == TARE_PAGE_LARGE) return true;
    const TareHeapBin *bin = &self->bins[page->kind][page->sizeclass];
    bool is_serving = bin->serving == page;
    if (is_serving != (page->state == TARE_PAGE_SERVING)) return false;
    if (page->state == TARE_PAGE_FULL) return page->used_count > tare_page_available_count(page);
    return is_serving || page->used_count > 0;
}

static bool are_bins_valid(const TareHeap *self) {
    for (int kind = 0; kind < TARE_BLOCK_KIND_COUNT; kind++) {
        for (int i = 0; i < TARE_SIZECLASS_COUNT; i++) {
            const TareHeapBin *bin = &self->bins[kind][i];
            const TarePage *hot = self->is_parked ? NULL : bin->serving;
            if (bin->hot != (hot != NULL ? hot : &self->no_blocks)) return false;
            for (const TarePage *page = bin->available; page != NULL; page = page->next) {
                if (page->state != TARE_PAGE_AVAILABLE) return false;
                if (page->kind != kind || page->sizeclass != i) return false;
            }
        }
    }
    return true;
}

static bool are_young_pages_valid(const TareHeap *self) {
    const TarePage *previous = NULL;
    for (const TarePage *page = self->young_pages; page != NULL; page = page->young_next) {
        if (!page->has_young || page->young_previous != previous) return false;
        previous = page;
    }
    return self->young_last == previous;
}

bool tare_heap_is_valid(const TareHeap *self) {
    TareHeapCursor cursor = tare_heap_start_pages(self, TARE_HEAP_ALL_KINDS);
    for (const TarePage *page; (page = tare_heap_next_page(&cursor)) != NULL;) {
        if (!tare_page_is_valid(page) || !is_state_valid(self, page)) return false;
        // A young tracked object outside the list would be missed by a young collection.
        if (tare_page_is_young(page) && !page->has_young) return false;
    }
    return self->no_blocks.free == NULL && are_chunks_valid(self) && are_bins_valid(self) &&
           are_young_pages_valid(self) && tare_heap_check_sum(self, NULL);
}
