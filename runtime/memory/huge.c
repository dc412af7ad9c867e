// Huge blocks: mapping, growing by mremap, and moving the two descriptors along.
// Guarded by tests/unit/memory/chunk_test.c.
#include "memory/huge.h"

#include "memory/poison.h"

static size_t mapped_bytes_for(size_t block_bytes) { return TARE_PAGE_BYTES + block_bytes; }

TarePage *tare_huge_take(TareChunkPool *self, size_t bytes, TareBlockKind kind) {
    if (bytes > SIZE_MAX / 4) return NULL;
    TareSystem *system = self->system;
    if (tare_system_commit(system, TARE_PURPOSE_LARGE_BLOCKS, bytes) != TARE_OK) return NULL;
    char *base = tare_system_reserve(system, mapped_bytes_for(bytes), TARE_CHUNK_BYTES);
    if (base == NULL) {
        tare_ledger_remove(&system->ledger, TARE_PURPOSE_LARGE_BLOCKS, bytes);
        return NULL;
    }
    // One page more than the limit may allow, since the block itself was within it.
    tare_ledger_add(&system->ledger, TARE_PURPOSE_PAGE_METADATA, TARE_HUGE_HEADER_BYTES);
    TareChunk *chunk = tare_chunk_of(base);
    chunk->base = base;
    chunk->mapped_bytes = mapped_bytes_for(bytes);
    chunk->header_bytes = TARE_HUGE_HEADER_BYTES;
    chunk->is_huge = true;
    chunk->head_units = 2;
    tare_chunk_link(self, chunk);
    TarePage *page = tare_page_of(base + TARE_PAGE_BYTES);
    page->unit_count = 1;
    page->used_bytes = bytes;
    tare_page_init_large(page, base + TARE_PAGE_BYTES, kind, bytes);
    return page;
}

void tare_huge_give(TareChunkPool *self, TarePage *page) {
    TareChunk *chunk = tare_chunk_of(page);
    TareLedger *ledger = &self->system->ledger;
    tare_poison_open(page->blocks, page->block_bytes);
    tare_ledger_remove(ledger, TARE_PURPOSE_LARGE_BLOCKS, page->used_bytes);
    tare_ledger_remove(ledger, TARE_PURPOSE_PAGE_METADATA, TARE_HUGE_HEADER_BYTES);
    tare_chunk_unlink(self, chunk);
    tare_system_unreserve(self->system, chunk->base, chunk->mapped_bytes);
}

// The descriptors' place in the header depends on the chunk's address: after a move they are
// written anew, and the page where they were is given back.
static TarePage *settle(TareChunkPool *self, char *base, TareChunk record, TarePage descriptor,
                        char *old_header) {
    TareChunk *chunk = tare_chunk_of(base);
    if ((char *)chunk != old_header) {
        TareLedger *ledger = &self->system->ledger;
        tare_ledger_add(ledger, TARE_PURPOSE_PAGE_METADATA, TARE_HUGE_HEADER_BYTES);
        tare_system_uncommit(self->system, TARE_PURPOSE_PAGE_METADATA, old_header,
                             TARE_HUGE_HEADER_BYTES);
    }
    *chunk = record;
    chunk->base = base;
    tare_chunk_link(self, chunk);
    TarePage *page = tare_page_of(base + TARE_PAGE_BYTES);
    *page = descriptor;
    page->side = &page->large_side;
    page->blocks = base + TARE_PAGE_BYTES;
    return page;
}

static TarePage *move(TareChunkPool *self, TarePage *page, size_t new_mapped_bytes) {
    TareChunk *chunk = tare_chunk_of(page);
    TareChunk record = *chunk;
    TarePage descriptor = *page;
    size_t header_offset = (size_t)((char *)chunk - chunk->base);
    tare_chunk_unlink(self, chunk);
    char *base = tare_system_move(self->system, record.base, record.mapped_bytes, new_mapped_bytes,
                                  TARE_CHUNK_BYTES);
    if (base == NULL) {
        tare_chunk_link(self, chunk);
        return NULL;
    }
    return settle(self, base, record, descriptor, base + header_offset);
}

TarePage *tare_huge_resize(TareChunkPool *self, TarePage *page, size_t new_bytes) {
    TareSystem *system = self->system;
    size_t old_bytes = page->block_bytes;
    if (new_bytes > SIZE_MAX / 4) return NULL;
    if (new_bytes > old_bytes) {
        size_t more_bytes = new_bytes - old_bytes;
        if (tare_system_commit(system, TARE_PURPOSE_LARGE_BLOCKS, more_bytes) != TARE_OK) {
            return NULL;
        }
    }
    TareChunk *chunk = tare_chunk_of(page);
    size_t new_mapped_bytes = mapped_bytes_for(new_bytes);
    TarePage *resized = page;
    if (tare_system_extend(system, chunk->base, chunk->mapped_bytes, new_mapped_bytes) != TARE_OK) {
        resized = move(self, page, new_mapped_bytes);
    }
    if (resized == NULL) {
        if (new_bytes > old_bytes) {
            tare_ledger_remove(&system->ledger, TARE_PURPOSE_LARGE_BLOCKS, new_bytes - old_bytes);
        }
        return NULL;
    }
    if (new_bytes < old_bytes) {
        tare_ledger_remove(&system->ledger, TARE_PURPOSE_LARGE_BLOCKS, old_bytes - new_bytes);
    }
    tare_chunk_of(resized)->mapped_bytes = new_mapped_bytes;
    resized->used_bytes = resized->block_bytes = new_bytes;
    return resized;
}
