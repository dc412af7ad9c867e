// Chooses between a run and a huge chunk.
// Guarded by tests/unit/memory/chunk_test.c.
#include "memory/large.h"

#include "base/bits.h"
#include "memory/huge.h"

#define LONGEST_RUN_BYTES (TARE_CHUNK_RUN_UNIT_COUNT * TARE_PAGE_BYTES)

size_t tare_large_block_bytes(size_t bytes) {
    return tare_bits_round_up(bytes, TARE_SYSTEM_PAGE_BYTES);
}

static uint32_t units_for(size_t block_bytes) {
    return (uint32_t)((block_bytes + TARE_PAGE_BYTES - 1) / TARE_PAGE_BYTES);
}

TarePage *tare_large_alloc(TareChunkPool *self, size_t bytes, TareBlockKind kind) {
    if (bytes > SIZE_MAX / 4) return NULL;
    size_t block_bytes = tare_large_block_bytes(bytes);
    if (block_bytes > LONGEST_RUN_BYTES) return tare_huge_take(self, block_bytes, kind);
    TarePage *page = tare_chunk_take_run(self, units_for(block_bytes));
    if (page == NULL) return NULL;
    tare_page_init_large(page, tare_chunk_start(page), kind, block_bytes);
    if (tare_chunk_use(self, page, block_bytes) != TARE_OK) {
        tare_chunk_give_run(self, page);
        return NULL;
    }
    return page;
}

void tare_large_free(TareChunkPool *self, TarePage *page) {
    tare_page_drop_scratch(page);
    if (tare_chunk_is_huge(page))
        tare_huge_give(self, page);
    else
        tare_chunk_give_run(self, page);
}

static TarePage *resize_run(TareChunkPool *self, TarePage *page, size_t block_bytes) {
    uint32_t old_count = page->unit_count;
    uint32_t new_count = units_for(block_bytes);
    if (block_bytes > LONGEST_RUN_BYTES) return NULL;
    if (new_count > old_count && tare_chunk_extend_run(self, page, new_count) != TARE_OK) {
        return NULL;
    }
    if (tare_chunk_use(self, page, block_bytes) != TARE_OK) {
        // Only growing fails; giving the new units back does not.
        if (tare_chunk_extend_run(self, page, old_count) != TARE_OK) return NULL;
        return NULL;
    }
    if (new_count < old_count && tare_chunk_extend_run(self, page, new_count) != TARE_OK) {
        return NULL;
    }
    page->block_bytes = block_bytes;
    return page;
}

TarePage *tare_large_resize(TareChunkPool *self, TarePage *page, size_t new_bytes) {
    if (new_bytes > SIZE_MAX / 4) return NULL;
    size_t block_bytes = tare_large_block_bytes(new_bytes);
    if (block_bytes == page->block_bytes) return page;
    if (!tare_chunk_is_huge(page)) return resize_run(self, page, block_bytes);
    // A block that has become short moves to a run, by copying.
    if (block_bytes <= LONGEST_RUN_BYTES) return NULL;
    tare_page_drop_scratch(page);
    return tare_huge_resize(self, page, block_bytes);
}
