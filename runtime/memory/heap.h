// The front door of memory: blocks by size and kind. Allocation never collects; it only counts.
// Knows nothing of what is in a block. A heap serves one thread at a time.
//
// [M4] live + slack + free + metadata bytes of the heap = what the ledger has under its four
// purposes (law 1 for the heap; tare_heap_check_sum).
#ifndef TARE_MEMORY_HEAP_H
#define TARE_MEMORY_HEAP_H

#include "memory/chunk.h"
#include "memory/poison.h"
#include "memory/sizeclass.h"
#include "memory/trace_point.h"

// The pages of one class and kind.
typedef struct TareHeapBin {
    TarePage *hot;        // where the hot path looks: `serving`, or the heap's page without blocks
    TarePage *serving;    // NULL before the first allocation
    TarePage *available;  // list of pages at least 1/8 free
} TareHeapBin;

typedef struct TareHeap {
    TareHeapBin bins[TARE_BLOCK_KIND_COUNT][TARE_SIZECLASS_COUNT];
    // OBJECT blocks born and died, ever, and the slack (what a block takes above what was asked) of
    // all blocks that were allocated and freed. Pairs of counters and not their differences: one
    // that both allocating and freeing write would make each wait for the other.
    uint64_t objects_born_count;
    uint64_t objects_died_count;
    size_t slack_born_bytes;
    size_t slack_died_bytes;
    int64_t young_base;           // born minus died at the last tare_heap_reset_young
    bool is_watched;              // a trace point is installed: freeing tells it
    bool is_parked;               // every bin's `hot` is `no_blocks`: watched, or made to fail
    const TareTracePoint *trace;  // borrowed; NULL when nobody watches
    TarePage *young_pages;        // linked by young_next, the first listed first
    TarePage *young_last;         // of these; see tare_heap_refresh_young
    TareSystem *system;           // borrowed, outlives the heap
    TareChunkPool pool;
    TarePage no_blocks;  // a page whose free list is empty for ever
} TareHeap;

void tare_heap_init(TareHeap *self, TareSystem *system);
// Gives everything back to the system, live blocks too.
void tare_heap_deinit(TareHeap *self);

// ---- allocating and freeing ------------------------------------------------------------------

// The slow halves of the three inline functions below; call those instead.
void *tare_heap_alloc_slow(TareHeap *self, size_t bytes, TareBlockKind kind);
void tare_heap_free_slow(TareHeap *self, void *block, size_t bytes, TareBlockKind kind);
void tare_heap_settle_page(TareHeap *self, TarePage *page);
// Puts the page into the list of those with young objects.
void tare_heap_list_young(TareHeap *self, TarePage *page);

// Slack of a block of that page for a request of `bytes`; where that is a constant, so is this.
TARE_ALWAYS_INLINE size_t tare_heap_slack_in(const TarePage *page, size_t bytes) {
    if (__builtin_constant_p(bytes) && bytes - 1 < TARE_SIZECLASS_STEPPED_BYTES) return -bytes & 7;
    return page->block_bytes - bytes;
}

// Takes a free block of the page; the bookkeeping that every allocation needs. `side`: its side
// byte.
TARE_ALWAYS_INLINE void *tare_heap_take(TareHeap *self, TarePage *page, size_t bytes,
                                        TareBlockKind kind, uint8_t side) {
    void *block = page->free;
    tare_poison_open(block, page->block_bytes);
    TARE_ASSERT_EXPENSIVE(tare_poison_is_freed(block, page->block_bytes));
    page->free = *(void **)block;
    page->side[tare_page_index(page, block)] = side;
    self->slack_born_bytes += tare_heap_slack_in(page, bytes);
    if (kind == TARE_BLOCK_OBJECT) self->objects_born_count++;
    tare_poison_fill(block, page->block_bytes, TARE_POISON_FRESH);
    return block;
}

// Puts a live block back into its page.
TARE_ALWAYS_INLINE void tare_heap_put(TareHeap *self, void *block, size_t bytes,
                                      TareBlockKind kind) {
    TarePage *page = tare_page_of(block);
    uint8_t *side = page->side + tare_page_index(page, block);
    TARE_ASSERT((*side & TARE_SIDE_LIVE) && page->kind == kind);
    TARE_ASSERT(page->sizeclass == tare_sizeclass_of(bytes));
    *side = 0;
    self->slack_died_bytes += tare_heap_slack_in(page, bytes);
    if (kind == TARE_BLOCK_OBJECT) self->objects_died_count++;
    tare_poison_fill(block, page->block_bytes, TARE_POISON_FREED);
    *(void **)block = page->free;
    tare_poison_close(block, page->block_bytes);
    page->free = block;
    // Blocks of a serving page come and go most often; its used_count is not kept.
    if (page->state != TARE_PAGE_SERVING && --page->used_count == page->event_count) {
        tare_heap_settle_page(self, page);
    }
}

// A block of at least `bytes` bytes, uninitialised, aligned to 8; its side byte says live and
// nothing else. NULL when memory ends. A block of 0 bytes is allowed: it takes 8, all slack.
static inline void *tare_heap_alloc(TareHeap *self, size_t bytes, TareBlockKind kind) {
    if (TARE_UNLIKELY(bytes > TARE_SIZECLASS_LARGEST_BYTES)) {
        return tare_heap_alloc_slow(self, bytes, kind);
    }
    TarePage *page = self->bins[kind][tare_sizeclass_of(bytes)].hot;
    if (TARE_UNLIKELY(page->free == NULL)) return tare_heap_alloc_slow(self, bytes, kind);
    return tare_heap_take(self, page, bytes, kind, TARE_SIDE_LIVE);
}

// Frees a block that was asked for with the same `bytes` and kind. Its side byte becomes 0.
static inline void tare_heap_free(TareHeap *self, void *block, size_t bytes, TareBlockKind kind) {
    if (TARE_UNLIKELY(bytes > TARE_SIZECLASS_LARGEST_BYTES || self->is_watched)) {
        tare_heap_free_slow(self, block, bytes, kind);
        return;
    }
    tare_heap_put(self, block, bytes, kind);
}

// The block of an object, of kind OBJECT or LEAF; that of kind OBJECT is followed from now on: the
// caller writes it before anything looks at the heap.
//
// Where blocks are freed by libgc the class of an instance must be seen to be referred to, data
// need not be looked through, and objects that have something to do before they go are announced
// (see collect/boehm/memory/heap.h). Counting needs none of it.
void *tare_heap_alloc_instance_slow(TareHeap *self, size_t bytes, TareBlockKind kind);
TARE_ALWAYS_INLINE void *tare_heap_alloc_instance(TareHeap *self, size_t bytes, TareBlockKind kind,
                                                  const void *class_object) {
    if (TARE_UNLIKELY(bytes > TARE_SIZECLASS_LARGEST_BYTES))
        return tare_heap_alloc_instance_slow(self, bytes, kind);
    TarePage *page = self->bins[kind][tare_sizeclass_of(bytes)].hot;
    if (TARE_UNLIKELY(page->free == NULL)) return tare_heap_alloc_instance_slow(self, bytes, kind);
    if (kind == TARE_BLOCK_LEAF) return tare_heap_take(self, page, bytes, kind, TARE_SIDE_LIVE);
    if (TARE_UNLIKELY(!page->has_young)) tare_heap_list_young(self, page);
    return tare_heap_take(self, page, bytes, kind, TARE_SIDE_LIVE | TARE_SIDE_TRACKED);
}
static inline void tare_heap_set_class(void *block, const void *class_object) {}
static inline void *tare_heap_alloc_data(TareHeap *self, size_t bytes) {
    return tare_heap_alloc(self, bytes, TARE_BLOCK_TABLE);
}
static inline void tare_heap_expect_death(TareHeap *self, void *block) {}

// Gives a block another size, maybe at another address; contents up to the smaller size and the
// side byte are kept. `block` may be NULL with `old_bytes` 0: a new one. Returns NULL with the old
// block untouched when memory ends.
void *tare_heap_resize(TareHeap *self, void *block, size_t old_bytes, size_t new_bytes,
                       TareBlockKind kind);

// Follows allocations from now on (NULL: no more); `trace` is borrowed until then.
void tare_heap_set_trace(TareHeap *self, const TareTracePoint *trace);
// Gives pages that hold nothing back to the system, those kept for reuse too.
void tare_heap_trim(TareHeap *self);

// ---- sizes -----------------------------------------------------------------------------------

// What a request of `bytes` takes: its size class, or pages for a large one. Without metadata.
size_t tare_heap_block_bytes(size_t bytes);
// What a live block takes.
size_t tare_heap_usable_bytes(const void *block);
// What a program may use of a live block, and the most that takes no more than `bytes` does.
static inline size_t tare_heap_room_bytes(const void *block) {
    return tare_heap_usable_bytes(block);
}
static inline size_t tare_heap_good_bytes(size_t bytes) {
    return tare_heap_block_bytes(bytes);
}
// Page metadata (side bytes, descriptor, rest of the page) for one block of that request, in
// thousandths of a byte, when its page is full.
size_t tare_heap_metadata_share(size_t bytes);

// ---- for the collector -----------------------------------------------------------------------

// OBJECT blocks born minus died since the last reset; negative when more died.
TARE_ALWAYS_INLINE int64_t tare_heap_young_allocations(const TareHeap *self) {
    return (int64_t)(self->objects_born_count - self->objects_died_count) - self->young_base;
}

// Starts counting at 0 again: after a collection, or where the count has become negative.
TARE_ALWAYS_INLINE void tare_heap_reset_young(TareHeap *self) {
    self->young_base = (int64_t)(self->objects_born_count - self->objects_died_count);
}

void tare_heap_unlist_young(TareHeap *self, TarePage *page);

// Starts following an object, as tare_heap_alloc_instance does: sets TARE_SIDE_TRACKED and sees to
// it that its page is in the list of pages with young objects.
TARE_ALWAYS_INLINE void tare_heap_track(TareHeap *self, void *block) {
    TarePage *page = tare_page_of(block);
    page->side[tare_page_index(page, block)] |= TARE_SIDE_TRACKED;
    if (TARE_UNLIKELY(!page->has_young)) tare_heap_list_young(self, page);
}

TARE_ALWAYS_INLINE void tare_heap_untrack(void *block) {
    *tare_side_of(block) &= (uint8_t)~TARE_SIDE_TRACKED;
}

// Drops from the list of young pages those that hold no young tracked object any more: to be
// called after a collection has promoted its survivors.
void tare_heap_refresh_young(TareHeap *self);

// Walks pages: `kinds` is a mask of 1 << TareBlockKind. Large blocks appear as pages of one block.
// No page may come or go meanwhile, so nothing may be allocated or freed.
typedef struct TareHeapCursor {
    const TareChunk *chunk;
    uint64_t heads;  // runs of `chunk` that are still to come
    unsigned kinds;
} TareHeapCursor;

#define TARE_HEAP_OBJECTS (1u << TARE_BLOCK_OBJECT)
#define TARE_HEAP_LEAVES (1u << TARE_BLOCK_LEAF)
#define TARE_HEAP_TABLES (1u << TARE_BLOCK_TABLE)
#define TARE_HEAP_ALL_KINDS (TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES | TARE_HEAP_TABLES)

TareHeapCursor tare_heap_start_pages(const TareHeap *self, unsigned kinds);
// NULL after the last page.
TarePage *tare_heap_next_page(TareHeapCursor *cursor);

typedef struct TareHeapBlock {
    void *block;
    size_t block_bytes;  // what it takes, slack included
    TareBlockKind kind;
    uint8_t *side;
} TareHeapBlock;

// Calls `visit` for every live block of those kinds, in no particular order. It may change side
// bytes, but neither allocate nor free.
void tare_heap_visit_blocks(const TareHeap *self, unsigned kinds,
                            void (*visit)(void *context, const TareHeapBlock *block),
                            void *context);

// What all live blocks take above what was asked for.
static inline size_t tare_heap_slack_bytes(const TareHeap *self) {
    return self->slack_born_bytes - self->slack_died_bytes;
}

// ---- totals and checks -----------------------------------------------------------------------

typedef struct TareHeapTotals {
    size_t live_bytes;      // asked for and not freed
    size_t slack_bytes;     // what live blocks take above that
    size_t free_bytes;      // free blocks, uncarved room of pages, and pages kept for reuse
    size_t metadata_bytes;  // side bytes, descriptors, and rests of pages too short for a block
    size_t taken_bytes;     // the sum of the four, as the ledger has it
    size_t reserved_bytes;  // address space, of which taken_bytes are in use
    size_t live_count[TARE_BLOCK_KIND_COUNT];
    size_t block_bytes[TARE_BLOCK_KIND_COUNT];  // live and slack by kind
    size_t page_count;
} TareHeapTotals;

// Adds up the heap, page by page.
void tare_heap_measure(const TareHeap *self, TareHeapTotals *totals);
// Law 1: whether the parts are what the ledger says was taken for the heap, and the ledger's
// purposes what was taken in all [M1] [M4]. `totals` receives the parts; may be NULL.
bool tare_heap_check_sum(const TareHeap *self, TareHeapTotals *totals);
// Walks everything: chunks, pages, free lists, side bytes, lists, the sum. Slow.
bool tare_heap_is_valid(const TareHeap *self);

#endif
