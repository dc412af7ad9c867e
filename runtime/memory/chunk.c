// Handing out units and keeping account of what is committed in them [M3]. Chunks for one huge
// block are made and resized in huge.c.
#include "memory/chunk.h"

#include <string.h>

#include "base/bits.h"
#include "memory/huge.h"
#include "memory/poison.h"

#define ALL_UNITS (~(uint64_t)1)  // unit 0 is the header
#define KEPT_LEAST_BYTES ((size_t)4 * 1024 * 1024)
#define PURGED_UNIT_COUNT 4
#define PURGE_LOOK_COUNT 8

void tare_chunk_pool_init(TareChunkPool *self, TareSystem *system) {
    memset(self, 0, sizeof *self);
    self->system = system;
}

char *tare_chunk_start(const TarePage *page) {
    uintptr_t address = (uintptr_t)page;
    uintptr_t unit = address / sizeof(TarePage) % TARE_CHUNK_UNIT_COUNT;
    return (char *)((address & ~(TARE_CHUNK_BYTES - 1)) + unit * TARE_PAGE_BYTES);
}

bool tare_chunk_is_huge(const TarePage *page) { return tare_chunk_of(page)->is_huge; }

static unsigned unit_of(const TarePage *page) {
    return (unsigned)((uintptr_t)page / sizeof(TarePage) % TARE_CHUNK_UNIT_COUNT);
}

static TarePage *unit_page(const TareChunk *chunk, unsigned unit) {
    return tare_page_of(chunk->base + unit * TARE_PAGE_BYTES);
}

static uint64_t run_mask(unsigned unit, uint32_t unit_count) {
    return tare_bits_low_mask(unit_count) << unit;
}

static TarePurpose purpose_of(const TarePage *page) {
    return tare_page_is_large(page) ? TARE_PURPOSE_LARGE_BLOCKS : TARE_PURPOSE_OBJECT_PAGES;
}

// ---- the list of chunks with free units ------------------------------------------------------

static void push_space(TareChunkPool *self, TareChunk *chunk) {
    chunk->has_space = true;
    chunk->space_previous = NULL;
    chunk->space_next = self->with_space;
    if (self->with_space != NULL) self->with_space->space_previous = chunk;
    self->with_space = chunk;
}

static void drop_space(TareChunkPool *self, TareChunk *chunk) {
    if (chunk->space_previous != NULL)
        chunk->space_previous->space_next = chunk->space_next;
    else
        self->with_space = chunk->space_next;
    if (chunk->space_next != NULL) chunk->space_next->space_previous = chunk->space_previous;
    chunk->has_space = false;
}

// ---- chunks ----------------------------------------------------------------------------------

void tare_chunk_link(TareChunkPool *self, TareChunk *chunk) {
    chunk->next = NULL;
    chunk->previous = self->newest;
    if (self->newest != NULL)
        self->newest->next = chunk;
    else
        self->oldest = chunk;
    self->newest = chunk;
    self->chunk_count++;
}

void tare_chunk_unlink(TareChunkPool *self, TareChunk *chunk) {
    self->chunk_count--;
    if (self->purging == chunk) self->purging = chunk->previous;
    if (chunk->previous != NULL)
        chunk->previous->next = chunk->next;
    else
        self->oldest = chunk->next;
    if (chunk->next != NULL)
        chunk->next->previous = chunk->previous;
    else
        self->newest = chunk->previous;
}

static TareChunk *new_chunk(TareChunkPool *self) {
    TareSystem *system = self->system;
    char *base = tare_system_reserve(system, TARE_CHUNK_BYTES, TARE_CHUNK_BYTES);
    if (base == NULL) return NULL;
    bool is_heap_big = self->chunk_count >= TARE_CHUNK_BIG_HEAP_COUNT;
    size_t header_bytes = is_heap_big ? TARE_PAGE_BYTES : TARE_CHUNK_HEADER_BYTES;
    if (tare_system_commit(system, TARE_PURPOSE_PAGE_METADATA, header_bytes) != TARE_OK) {
        tare_system_unreserve(system, base, TARE_CHUNK_BYTES);
        return NULL;
    }
    if (is_heap_big) tare_system_prefer_large_pages(base, TARE_CHUNK_BYTES);
    TareChunk *chunk = tare_chunk_of(base);
    chunk->base = base;
    chunk->mapped_bytes = TARE_CHUNK_BYTES;
    chunk->header_bytes = header_bytes;
    chunk->free_units = ALL_UNITS;
    tare_chunk_link(self, chunk);
    push_space(self, chunk);
    self->empty_count++;
    return chunk;
}

// Gives back what is committed in the free units `mask` of a chunk, neighbours in one call.
static void uncommit_units(TareChunkPool *self, TareChunk *chunk, uint64_t mask) {
    chunk->dirty_units &= ~mask;
    while (mask != 0) {
        unsigned first = tare_bits_lowest(mask);
        unsigned count = ~(mask >> first) == 0 ? 64 - first : tare_bits_lowest(~(mask >> first));
        size_t committed_bytes = 0;
        for (unsigned unit = first; unit < first + count; unit++) {
            TarePage *page = unit_page(chunk, unit);
            committed_bytes += page->committed_bytes;
            page->committed_bytes = 0;
        }
        // Pages behind a unit's committed part were never touched: the ledger must not see them.
        size_t span_bytes = count * TARE_PAGE_BYTES;
        TareLedger *ledger = &self->system->ledger;
        tare_ledger_add(ledger, TARE_PURPOSE_FREE_PAGES, span_bytes - committed_bytes);
        tare_system_uncommit(self->system, TARE_PURPOSE_FREE_PAGES,
                             chunk->base + first * TARE_PAGE_BYTES, span_bytes);
        mask &= ~run_mask(first, count);
    }
}

static void release_chunk(TareChunkPool *self, TareChunk *chunk) {
    uncommit_units(self, chunk, chunk->dirty_units);
    drop_space(self, chunk);
    tare_chunk_unlink(self, chunk);
    tare_ledger_remove(&self->system->ledger, TARE_PURPOSE_PAGE_METADATA, chunk->header_bytes);
    tare_system_unreserve(self->system, chunk->base, chunk->mapped_bytes);
}

// Forgets every page of a chunk, so that only what is committed remains to be given back.
static void empty_chunk(TareChunkPool *self, TareChunk *chunk) {
    for (uint64_t heads = chunk->head_units; heads != 0; heads &= heads - 1) {
        TarePage *page = unit_page(chunk, tare_bits_lowest(heads));
        tare_poison_open(tare_chunk_start(page), page->unit_count * TARE_PAGE_BYTES);
        tare_ledger_move(&self->system->ledger, purpose_of(page), TARE_PURPOSE_FREE_PAGES,
                         page->used_bytes);
    }
    if (!chunk->has_space) push_space(self, chunk);
    chunk->head_units = 0;
    chunk->dirty_units = ALL_UNITS;
}

void tare_chunk_pool_deinit(TareChunkPool *self) {
    while (self->oldest != NULL) {
        TareChunk *chunk = self->oldest;
        if (chunk->is_huge) {
            tare_huge_give(self, unit_page(chunk, 1));
        } else {
            empty_chunk(self, chunk);
            release_chunk(self, chunk);
        }
    }
    self->empty_count = 0;
}

void tare_chunk_purge(TareChunkPool *self) {
    for (TareChunk *chunk = self->newest; chunk != NULL; chunk = chunk->previous)
        uncommit_units(self, chunk, chunk->dirty_units);
}

// The first units of a mask, `count` of them or all.
static uint64_t take_first(uint64_t mask, size_t count) {
    uint64_t rest = mask;
    while (rest != 0 && count-- > 0) rest &= rest - 1;
    return mask ^ rest;
}

// Keeping an eighth of what is in use saves a program that breathes from faulting its pages in
// again at each breath. What is above goes a few units at a time, since it is given back while
// somebody waits, yet more than have just become free; and few chunks are looked at for them.
static void purge_if_much(TareChunkPool *self, uint32_t freed_count) {
    const size_t *taken_bytes = self->system->ledger.taken_bytes;
    size_t bound_bytes = taken_bytes[TARE_PURPOSE_OBJECT_PAGES] / 8;
    if (bound_bytes < KEPT_LEAST_BYTES) bound_bytes = KEPT_LEAST_BYTES;
    size_t most_units = 2 * freed_count + PURGED_UNIT_COUNT;
    for (int looks = PURGE_LOOK_COUNT; looks > 0 && most_units > 0; looks--) {
        if (taken_bytes[TARE_PURPOSE_FREE_PAGES] <= bound_bytes) return;
        TareChunk *chunk = self->purging != NULL ? self->purging : self->newest;
        uint64_t units = take_first(chunk->dirty_units, most_units);
        uncommit_units(self, chunk, units);
        most_units -= (size_t)__builtin_popcountll(units);
        self->purging = chunk->dirty_units != 0 ? chunk : chunk->previous;
    }
}

// ---- runs ------------------------------------------------------------------------------------

// A chunk with `unit_count` free units side by side. Long runs are looked for in some chunks only:
// a chunk costs no more than its address space.
static TareChunk *find_space(TareChunkPool *self, uint32_t unit_count) {
    unsigned left = 64;
    for (TareChunk *chunk = self->with_space; chunk != NULL && left > 0;
         chunk = chunk->space_next) {
        if (tare_bits_runs(chunk->free_units, unit_count) != 0) return chunk;
        left--;
    }
    return new_chunk(self);
}

static void mark_taken(TareChunkPool *self, TareChunk *chunk, uint64_t mask) {
    if (chunk->free_units == ALL_UNITS) self->empty_count--;
    chunk->free_units &= ~mask;
    chunk->dirty_units &= ~mask;
    if (chunk->free_units == 0) drop_space(self, chunk);
}

TarePage *tare_chunk_take_run(TareChunkPool *self, uint32_t unit_count) {
    TareChunk *chunk = find_space(self, unit_count);
    if (chunk == NULL) return NULL;
    uint64_t starts = tare_bits_runs(chunk->free_units, unit_count);
    // Pages that are committed already come first.
    if ((starts & chunk->dirty_units) != 0) starts &= chunk->dirty_units;
    unsigned unit = tare_bits_lowest(starts);
    mark_taken(self, chunk, run_mask(unit, unit_count));
    chunk->head_units |= (uint64_t)1 << unit;
    TarePage *page = unit_page(chunk, unit);
    page->unit_count = unit_count;
    page->used_bytes = 0;
    return page;
}

// Units [from, to) of the run become free; nothing in them is in use any more.
static void free_units(TareChunkPool *self, TareChunk *chunk, unsigned from, unsigned to) {
    for (unsigned unit = from; unit < to; unit++) {
        if (unit_page(chunk, unit)->committed_bytes > 0) {
            chunk->dirty_units |= (uint64_t)1 << unit;
        }
    }
    chunk->free_units |= run_mask(from, to - from);
    if (!chunk->has_space) push_space(self, chunk);
}

void tare_chunk_give_run(TareChunkPool *self, TarePage *page) {
    TareChunk *chunk = tare_chunk_of(page);
    unsigned unit = unit_of(page);
    uint32_t unit_count = page->unit_count;
    tare_poison_open(tare_chunk_start(page), unit_count * TARE_PAGE_BYTES);
    tare_ledger_move(&self->system->ledger, purpose_of(page), TARE_PURPOSE_FREE_PAGES,
                     page->used_bytes);
    page->used_bytes = 0;
    chunk->head_units &= ~((uint64_t)1 << unit);
    free_units(self, chunk, unit, unit + unit_count);
    if (chunk->free_units == ALL_UNITS) {
        if (self->empty_count > 0)
            release_chunk(self, chunk);
        else
            self->empty_count++;
    }
    purge_if_much(self, unit_count);
}

TareStatus tare_chunk_extend_run(TareChunkPool *self, TarePage *page, uint32_t unit_count) {
    TareChunk *chunk = tare_chunk_of(page);
    unsigned unit = unit_of(page);
    uint32_t old_count = page->unit_count;
    if (unit_count < old_count) {
        TARE_ASSERT(page->used_bytes <= unit_count * TARE_PAGE_BYTES);
        free_units(self, chunk, unit + unit_count, unit + old_count);
    } else if (unit_count > old_count) {
        if (unit + unit_count > TARE_CHUNK_UNIT_COUNT) return TARE_ERROR;
        uint64_t more = run_mask(unit + old_count, unit_count - old_count);
        if ((chunk->free_units & more) != more) return TARE_ERROR;
        mark_taken(self, chunk, more);
    }
    page->unit_count = unit_count;
    return TARE_OK;
}

// ---- bytes in use ----------------------------------------------------------------------------

// Part of a run's first `used_bytes` that lies in its unit number `i`.
static size_t part_in_unit(size_t used_bytes, uint32_t i) {
    size_t before_bytes = i * TARE_PAGE_BYTES;
    if (used_bytes <= before_bytes) return 0;
    size_t part_bytes = used_bytes - before_bytes;
    return part_bytes < TARE_PAGE_BYTES ? part_bytes : TARE_PAGE_BYTES;
}

static TareStatus commit_more(TareChunkPool *self, TarePurpose purpose, size_t bytes) {
    if (bytes == 0) return TARE_OK;
    // A failure made on purpose is not to be survived by trying again.
    bool was_armed = self->system->is_failing_armed;
    if (tare_system_commit(self->system, purpose, bytes) == TARE_OK) return TARE_OK;
    if (was_armed) return TARE_ERROR;
    if (self->system->ledger.taken_bytes[TARE_PURPOSE_FREE_PAGES] == 0) return TARE_ERROR;
    tare_chunk_purge(self);
    return tare_system_commit(self->system, purpose, bytes);
}

static TareStatus use_more(TareChunkPool *self, TarePage *page, size_t bytes) {
    size_t fresh_bytes = 0;
    for (uint32_t i = 0; i < page->unit_count; i++) {
        size_t part_bytes = part_in_unit(bytes, i);
        if (part_bytes > page[i].committed_bytes) {
            fresh_bytes += part_bytes - page[i].committed_bytes;
        }
    }
    if (commit_more(self, purpose_of(page), fresh_bytes) != TARE_OK) return TARE_ERROR;
    for (uint32_t i = 0; i < page->unit_count; i++) {
        size_t part_bytes = part_in_unit(bytes, i);
        if (part_bytes > page[i].committed_bytes) page[i].committed_bytes = (uint32_t)part_bytes;
    }
    size_t kept_bytes = bytes - page->used_bytes - fresh_bytes;
    tare_ledger_move(&self->system->ledger, TARE_PURPOSE_FREE_PAGES, purpose_of(page), kept_bytes);
    page->used_bytes = bytes;
    return TARE_OK;
}

// What a shrinking run stops using goes back to the system at once: it stays owned by the run, so
// no other page could use it.
static void use_less(TareChunkPool *self, TarePage *page, size_t bytes) {
    TareLedger *ledger = &self->system->ledger;
    tare_ledger_move(ledger, purpose_of(page), TARE_PURPOSE_FREE_PAGES, page->used_bytes - bytes);
    char *start = tare_chunk_start(page);
    for (uint32_t i = 0; i < page->unit_count; i++) {
        size_t part_bytes = part_in_unit(bytes, i);
        if (page[i].committed_bytes > part_bytes) {
            tare_system_uncommit(self->system, TARE_PURPOSE_FREE_PAGES,
                                 start + i * TARE_PAGE_BYTES + part_bytes,
                                 page[i].committed_bytes - part_bytes);
            page[i].committed_bytes = (uint32_t)part_bytes;
        }
    }
    page->used_bytes = bytes;
}

TareStatus tare_chunk_use(TareChunkPool *self, TarePage *page, size_t bytes) {
    if (bytes >= page->used_bytes) return use_more(self, page, bytes);
    use_less(self, page, bytes);
    return TARE_OK;
}

// ---- validity --------------------------------------------------------------------------------

bool tare_chunk_is_valid(const TareChunk *self, size_t *free_bytes) {
    if (self->is_huge) return self->head_units == 2 && unit_page(self, 1)->unit_count == 1;
    uint64_t taken = 0;
    for (uint64_t heads = self->head_units; heads != 0; heads &= heads - 1) {
        unsigned unit = tare_bits_lowest(heads);
        const TarePage *page = unit_page(self, unit);
        uint64_t run = run_mask(unit, page->unit_count);
        if ((taken & run) != 0) return false;
        taken |= run;
        for (uint32_t i = 0; i < page->unit_count; i++) {
            size_t part_bytes = part_in_unit(page->used_bytes, i);
            if (part_bytes > page[i].committed_bytes) return false;
            *free_bytes += page[i].committed_bytes - part_bytes;
        }
    }
    if ((taken ^ self->free_units) != ALL_UNITS) return false;
    for (uint64_t dirty = self->dirty_units; dirty != 0; dirty &= dirty - 1) {
        *free_bytes += unit_page(self, tare_bits_lowest(dirty))->committed_bytes;
    }
    return self->has_space == (self->free_units != 0) &&
           (self->dirty_units & ~self->free_units) == 0;
}
