// Walking the heap: pages, blocks, totals, law 1 and the validator. Changes nothing.
#include <string.h>

#include "memory/heap.h"
#include "memory/large.h"

// ---- sizes -------------------------------------------------------------------------------------

size_t tare_heap_block_bytes(size_t bytes) {
    if (bytes > TARE_SIZECLASS_LARGEST_BYTES) return tare_large_block_bytes(bytes);
    return tare_sizeclass_bytes[tare_sizeclass_of(bytes)];
}

size_t tare_heap_usable_bytes(const void *block) {
    return tare_page_of(block)->block_bytes;
}

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
    totals->live_bytes -= self->slack_bytes;
    totals->slack_bytes = self->slack_bytes;
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
    return true;
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
