// The geometry of a page and its validator. Allocation and freeing themselves are in heap.h.
// Guarded by tests/unit/memory/heap_test.c and sizeclass_test.c.
#include "memory/page.h"

#include <string.h>

#include "base/bits.h"
#include "memory/chunk.h"
#include "memory/poison.h"
#include "memory/sizeclass.h"

#define BIG_HEAP_BYTES ((size_t)16 * 1024 * 1024)

uint32_t tare_page_capacity(unsigned sizeclass) {
    size_t block_bytes = tare_sizeclass_bytes[sizeclass];
    size_t count = TARE_PAGE_BYTES / (block_bytes + 1);
    while (tare_bits_round_up(count, 8) + count * block_bytes > TARE_PAGE_BYTES) count--;
    return (uint32_t)count;
}

void tare_page_init_small(TarePage *self, char *start, TareBlockKind kind, unsigned sizeclass) {
    size_t block_bytes = tare_sizeclass_bytes[sizeclass];
    self->capacity_count = tare_page_capacity(sizeclass);
    self->side = (uint8_t *)start;
    self->blocks = start + tare_bits_round_up(self->capacity_count, 8);
    self->free = NULL;
    self->reciprocal = (uint32_t)((((uint64_t)1 << 32) + block_bytes - 1) / block_bytes);
    self->used_count = 0;
    self->event_count = 0;
    self->carved_count = 0;
    self->kind = (uint8_t)kind;
    self->sizeclass = (uint8_t)sizeclass;
    self->state = TARE_PAGE_SERVING;
    self->has_young = false;
    self->block_bytes = block_bytes;
    self->scratch = NULL;
    self->next = self->previous = NULL;
    self->young_next = self->young_previous = NULL;
}

void tare_page_init_large(TarePage *self, char *start, TareBlockKind kind, size_t block_bytes) {
    self->capacity_count = self->carved_count = self->used_count = 1;
    self->large_side = 0;
    memset(self->padding, 0, sizeof self->padding);
    self->side = &self->large_side;
    self->blocks = start;
    self->free = NULL;
    self->reciprocal = 0;
    self->event_count = 0;
    self->kind = (uint8_t)kind;
    self->sizeclass = TARE_SIZECLASS_COUNT;
    self->state = TARE_PAGE_LARGE;
    self->has_young = false;
    self->block_bytes = block_bytes;
    self->scratch = NULL;
    self->next = self->previous = NULL;
    self->young_next = self->young_previous = NULL;
}

size_t tare_page_side_bytes(const TarePage *self) {
    if (tare_page_is_large(self)) return 0;
    return tare_bits_round_up(self->capacity_count, 8);
}

size_t tare_page_rest_bytes(const TarePage *self) {
    if (tare_page_is_large(self) || self->carved_count < self->capacity_count) return 0;
    return self->used_bytes - tare_page_side_bytes(self) - self->carved_count * self->block_bytes;
}

uint32_t tare_page_available_count(const TarePage *self) {
    return self->capacity_count - (self->capacity_count + 7) / 8;
}

// Links blocks [from, to) in order of address, so that fresh objects lie side by side.
static void link_blocks(TarePage *self, uint32_t from, uint32_t to) {
    char *first = tare_page_block(self, from);
    char *block = first;
    for (uint32_t i = from; i < to; i++) {
        char *next = i + 1 < to ? block + self->block_bytes : self->free;
        tare_poison_open(block, self->block_bytes);
        tare_poison_fill(block, self->block_bytes, TARE_POISON_FREED);
        *(void **)block = next;
        tare_poison_close(block, self->block_bytes);
        block = next;
    }
    self->free = first;
}

// In a big heap the next page is soon full: asking for it at once costs one call in place of
// sixteen faults. Where that is refused, the page grows step by step.
static void commit_whole(TarePage *self, TareChunkPool *pool) {
    const TareLedger *ledger = &pool->system->ledger;
    if (ledger->taken_bytes[TARE_PURPOSE_OBJECT_PAGES] < BIG_HEAP_BYTES) return;
    // A failure made on purpose must be seen by somebody, and this one would be survived.
    if (pool->system->is_failing_armed) return;
    size_t before_bytes = self->committed_bytes;
    if (tare_chunk_use(pool, self, TARE_PAGE_BYTES) != TARE_OK) return;
    if (before_bytes < TARE_PAGE_BYTES) {
        tare_system_prefault(tare_chunk_start(self), TARE_PAGE_BYTES);
    }
}

TareStatus tare_page_carve(TarePage *self, TareChunkPool *pool) {
    TARE_ASSERT(self->carved_count < self->capacity_count);
    size_t side_bytes = tare_page_side_bytes(self);
    bool is_first = self->carved_count == 0;
    size_t next_end = side_bytes + (self->carved_count + 1) * self->block_bytes;
    size_t wanted_bytes = tare_bits_round_up(next_end, TARE_SYSTEM_PAGE_BYTES);
    bool was_used = self->committed_bytes > 0;
    if (is_first) commit_whole(self, pool);
    if (wanted_bytes > self->used_bytes && tare_chunk_use(pool, self, wanted_bytes) != TARE_OK) {
        return TARE_ERROR;
    }
    // A unit that the system has just given reads as zero already.
    if (is_first && was_used) memset(self->side, 0, side_bytes);
    uint32_t until = (uint32_t)((wanted_bytes - side_bytes) / self->block_bytes);
    if (until > self->capacity_count) until = self->capacity_count;
    link_blocks(self, self->carved_count, until);
    self->carved_count = until;
    return TARE_OK;
}

uint32_t tare_page_count_live(const TarePage *self) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < self->carved_count; i++) count += self->side[i] & TARE_SIDE_LIVE;
    return count;
}

bool tare_page_is_young(const TarePage *self) {
    if (tare_page_is_large(self)) return tare_side_is_young(self->large_side);
    const uint64_t each = 0x0101010101010101u;
    // Side bytes are padded to a multiple of 8, and those of uncarved blocks are 0.
    for (uint32_t i = 0; i < self->carved_count; i += 8) {
        uint64_t word;
        memcpy(&word, self->side + i, sizeof word);
        uint64_t young = word & word >> 1 & ~(word >> 3) & each;
        if (young != 0) return true;
    }
    return false;
}

// Whether `block` is the start of a carved block of the page.
static bool is_block(const TarePage *self, const char *block) {
    if (block < self->blocks) return false;
    size_t offset_bytes = (size_t)(block - self->blocks);
    if (offset_bytes % self->block_bytes != 0) return false;
    size_t index = offset_bytes / self->block_bytes;
    return index < self->carved_count && index == tare_page_index(self, block);
}

static bool is_free_list_valid(const TarePage *self, uint32_t live_count) {
    uint32_t count = 0;
    char *block = self->free;
    while (block != NULL) {
        if (!is_block(self, block)) return false;
        if (self->side[tare_page_index(self, block)] != 0) return false;
        if (++count > self->carved_count) return false;
        tare_poison_open(block, sizeof(void *));
        char *next = *(char **)block;
        tare_poison_close(block, sizeof(void *));
        block = next;
    }
    return count + live_count == self->carved_count;
}

bool tare_page_is_valid(const TarePage *self) {
    if (self->carved_count > self->capacity_count) return false;
    uint32_t live_count = tare_page_count_live(self);
    if (live_count != self->used_count && self->state != TARE_PAGE_SERVING) return false;
    if (tare_page_is_large(self)) {
        return self->used_count == 1 && self->used_bytes == self->block_bytes;
    }
    size_t end_bytes = tare_page_side_bytes(self) + self->carved_count * self->block_bytes;
    if (end_bytes > self->used_bytes && self->carved_count > 0) return false;
    if (self->used_bytes > self->committed_bytes) return false;
    return is_free_list_valid(self, live_count);
}
