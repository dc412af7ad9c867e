// Blocks from libgc, and the walk over those that it holds for reachable.
#include "memory/heap.h"

#include <gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>
#include <stdlib.h>

#include "base/bits.h"
#include "memory/process.h"

enum {
    GRANULE_BYTES = 16,
};

void tare_heap_init(TareHeap *self, TareSystem *system) {
    *self = (TareHeap){.system = system};
    tare_process_add_heap(self);
    self->spare_bytes = tare_process_follows_interior_pointers();
    self->watch = GC_MALLOC(sizeof *self->watch);
}

static void set_taken(const TareHeap *self, size_t page_bytes, size_t metadata_bytes) {
    TareLedger *ledger = &self->system->ledger;
    tare_ledger_remove(ledger, TARE_PURPOSE_OBJECT_PAGES,
                       ledger->taken_bytes[TARE_PURPOSE_OBJECT_PAGES]);
    tare_ledger_remove(ledger, TARE_PURPOSE_PAGE_METADATA,
                       ledger->taken_bytes[TARE_PURPOSE_PAGE_METADATA]);
    tare_ledger_add(ledger, TARE_PURPOSE_OBJECT_PAGES, page_bytes);
    tare_ledger_add(ledger, TARE_PURPOSE_PAGE_METADATA, metadata_bytes);
}

void tare_heap_deinit(TareHeap *self) {
    self->is_closed = true;
    // From now on it lives as long as the last announced object.
    if (self->watch) self->watch->listener = NULL;
    set_taken(self, 0, 0);
    tare_process_remove_heap(self);
}

void tare_heap_note_size(const TareHeap *self) { set_taken(self, GC_get_heap_size(), 0); }

// ---- allocating --------------------------------------------------------------------------------

// libgc keeps to one limit for the process, and is told less at first: each time that memory ends a
// bit more, so that a program that catches MemoryError has room to act.
static TARE_NO_INLINE void tell_limit(TareHeap *self, bool has_ended) {
    size_t most = self->system->limit_bytes, limit_bytes = self->told_bytes;
    if (most != self->limit_bytes)
        limit_bytes = most - most / 4;
    else if (has_ended)
        limit_bytes += (most - limit_bytes) / 4;
    self->limit_bytes = most;
    self->told_bytes = limit_bytes;
    GC_set_max_heap_size(limit_bytes);
}

static inline TareStatus admit(TareHeap *self) {
    if (TARE_UNLIKELY(self->system->limit_bytes != self->limit_bytes)) tell_limit(self, false);
    return tare_system_admit(self->system);
}

static inline void *note_end(TareHeap *self, void *block) {
    if (TARE_UNLIKELY(block == NULL) && self->limit_bytes) tell_limit(self, true);
    return block;
}

static inline void begin_object(TareHeap *self, void *block, TareBlockKind kind) {
    *(uint32_t *)block = self->number << 8 | TARE_SIDE_LIVE;
    if (kind == TARE_BLOCK_OBJECT) self->objects_born_count++;
}

void *tare_heap_alloc(TareHeap *self, size_t bytes, TareBlockKind kind) {
    if (TARE_UNLIKELY(admit(self) != TARE_OK)) return NULL;
    if (kind == TARE_BLOCK_TABLE) return note_end(self, GC_malloc_kind(bytes, self->table_kind));
    void *block = kind == TARE_BLOCK_LEAF ? GC_MALLOC_ATOMIC(bytes) : GC_MALLOC(bytes);
    if (TARE_LIKELY(block != NULL)) begin_object(self, block, kind);
    return note_end(self, block);
}

void *tare_heap_alloc_data(TareHeap *self, size_t bytes) {
    if (TARE_UNLIKELY(admit(self) != TARE_OK)) return NULL;
    return GC_malloc_kind(bytes, self->data_kind);
}

// The class stands in the last word of the block that libgc looks at.
void tare_heap_set_class(void *block, const void *class_object) {
    size_t words = tare_heap_room_bytes(block) / sizeof(void *);
    ((const void **)block)[words - 1] = class_object;
}

static void *alloc_with_class(TareHeap *self, size_t bytes, TareBlockKind kind,
                              const void *class_object) {
    if (TARE_UNLIKELY(admit(self) != TARE_OK)) return NULL;
    void *block = GC_MALLOC(tare_bits_round_up(bytes, sizeof(void *)) + sizeof(void *));
    if (TARE_UNLIKELY(block == NULL)) return note_end(self, NULL);
    begin_object(self, block, kind);
    tare_heap_set_class(block, class_object);
    return block;
}

void *tare_heap_alloc_instance(TareHeap *self, size_t bytes, TareBlockKind kind,
                               const void *class_object) {
    void *block = class_object ? alloc_with_class(self, bytes, kind, class_object)
                               : tare_heap_alloc(self, bytes, kind);
    if (block != NULL && kind == TARE_BLOCK_OBJECT) tare_heap_track(self, block);
    return block;
}

void tare_heap_free(TareHeap *self, void *block, size_t bytes, TareBlockKind kind) {
    if (kind == TARE_BLOCK_TABLE) GC_FREE(block);
}

void *tare_heap_resize(TareHeap *self, void *block, size_t old_bytes, size_t new_bytes,
                       TareBlockKind kind) {
    if (block == NULL) return tare_heap_alloc(self, new_bytes, kind);
    if (TARE_UNLIKELY(admit(self) != TARE_OK)) return NULL;
    return note_end(self, GC_REALLOC(block, new_bytes));
}

void tare_heap_trim(TareHeap *self) { GC_gcollect_and_unmap(); }

// ---- announced objects -------------------------------------------------------------------------

typedef struct Announcement {
    TareHeapWatch *watch;
    uint64_t serial;
} Announcement;

static void tell_end(void *object, void *announcement) {
    Announcement *self = announcement;
    if (self->watch->listener) self->watch->listener(self->watch->context, object, self->serial);
}

void tare_heap_expect_death(TareHeap *self, void *block) {
    Announcement *announcement = GC_MALLOC(sizeof *announcement);
    if (!announcement || !self->watch) return;
    *announcement = (Announcement){self->watch, ++self->watch->last_serial};
    GC_register_finalizer_no_order(block, tell_end, announcement, NULL, NULL);
}

// ---- sizes -------------------------------------------------------------------------------------

static size_t spare_bytes(void) { return tare_process_follows_interior_pointers(); }

size_t tare_heap_block_bytes(size_t bytes) {
    bytes += spare_bytes();
    return tare_bits_round_up(bytes ? bytes : 1, GRANULE_BYTES);
}

size_t tare_heap_usable_bytes(const void *block) { return GC_size(block); }

size_t tare_heap_room_bytes(const void *block) { return GC_size(block) - spare_bytes(); }

size_t tare_heap_good_bytes(size_t bytes) { return tare_heap_block_bytes(bytes) - spare_bytes(); }

size_t tare_heap_metadata_share(size_t bytes) {
    struct GC_prof_stats_s statistics;
    GC_get_prof_stats(&statistics, sizeof statistics);
    size_t own_bytes = statistics.obtained_from_os_bytes - statistics.heapsize_full;
    return tare_heap_block_bytes(bytes) * 1000 / statistics.heapsize_full * own_bytes;
}

// ---- walking -----------------------------------------------------------------------------------

// What libgc shows of its heap, gathered in memory of which it knows nothing: while it is asked it
// holds its lock, so that nothing of its own can be allocated.
typedef struct Walk {
    const TareHeap *heap;
    unsigned kinds;
    TareHeapBlock *blocks;
    size_t count, capacity;
    void (*visit_system)(void *context, const void *start, size_t bytes);
    void *context;
    size_t system_bytes;  // of blocks that are no part of the heap, though libgc's
} Walk;

static void note(Walk *self, TareHeapBlock block) {
    if (!(self->kinds & 1u << block.kind)) return;
    if (self->count == self->capacity) {
        size_t capacity = self->capacity ? self->capacity * 2 : 1024;
        TareHeapBlock *grown = realloc(self->blocks, capacity * sizeof *grown);
        if (!grown) return;
        self->blocks = grown;
        self->capacity = capacity;
    }
    self->blocks[self->count++] = block;
}

static bool is_live_object(const TareHeap *self, const void *block) {
    uint32_t word = *(const uint32_t *)block;
    if (word >> 8 != self->number || !(word & TARE_SIDE_LIVE)) return false;
    return !self->watch->is_described || self->watch->is_described(self->watch->context, block);
}

static void note_object(Walk *self, void *block, size_t bytes, TareBlockKind kind) {
    if (is_live_object(self->heap, block))
        note(self, (TareHeapBlock){block, bytes, kind, block});
}

// A leaf, too, may be in memory that libgc looks into.
static bool is_tracked(const void *block) { return *tare_side_of(block) & TARE_SIDE_TRACKED; }

static void show(void *block, size_t bytes, void *walk) {
    Walk *self = walk;
    int kind = GC_get_kind_and_size(block, NULL);
    if (kind == self->heap->table_kind || kind == self->heap->data_kind)
        note(self, (TareHeapBlock){block, bytes, TARE_BLOCK_TABLE, block});
    else if (kind == GC_I_PTRFREE)
        note_object(self, block, bytes, TARE_BLOCK_LEAF);
    else if (kind == GC_I_NORMAL)
        note_object(self, block, bytes, is_tracked(block) ? TARE_BLOCK_OBJECT : TARE_BLOCK_LEAF);
    else {
        self->system_bytes += bytes;
        if (self->visit_system) self->visit_system(self->context, block, bytes);
    }
}

static void *show_all(void *walk) {
    GC_enumerate_reachable_objects_inner(show, walk);
    return NULL;
}

static void gather(Walk *self, const TareHeap *heap, unsigned kinds) {
    *self = (Walk){.heap = heap, .kinds = kinds};
    if (heap->is_closed) return;
    tare_process_collect();
    GC_call_with_alloc_lock(show_all, self);
}

void tare_heap_visit_blocks(const TareHeap *self, unsigned kinds,
                            void (*visit)(void *context, const TareHeapBlock *block),
                            void *context) {
    Walk walk;
    gather(&walk, self, kinds);
    GC_disable();
    for (size_t i = 0; i < walk.count; i++) visit(context, &walk.blocks[i]);
    GC_enable();
    free(walk.blocks);
}

void tare_heap_visit_system_blocks(const TareHeap *self,
                                   void (*visit)(void *context, const void *start, size_t bytes),
                                   void *context) {
    Walk walk = {.heap = self, .visit_system = visit, .context = context};
    GC_call_with_alloc_lock(show_all, &walk);
}

static void count_object(void *block, size_t bytes, void *walk) {
    Walk *self = walk;
    if (GC_get_kind_and_size(block, NULL) != GC_I_NORMAL) return;
    self->count += is_live_object(self->heap, block) && is_tracked(block);
}

static void *count_all(void *walk) {
    GC_enumerate_reachable_objects_inner(count_object, walk);
    return NULL;
}

uint64_t tare_heap_count_marked(const TareHeap *self) {
    Walk walk = {.heap = self};
    GC_call_with_alloc_lock(count_all, &walk);
    return walk.count;
}

// ---- totals ------------------------------------------------------------------------------------

void tare_heap_measure(const TareHeap *self, TareHeapTotals *totals) {
    *totals = (TareHeapTotals){0};
    Walk walk;
    gather(&walk, self, TARE_HEAP_ALL_KINDS);
    for (size_t i = 0; i < walk.count; i++) {
        const TareHeapBlock *block = &walk.blocks[i];
        totals->live_count[block->kind]++;
        totals->block_bytes[block->kind] += block->block_bytes;
        totals->live_bytes += block->block_bytes - self->spare_bytes;
        totals->slack_bytes += self->spare_bytes;
    }
    free(walk.blocks);
    struct GC_prof_stats_s statistics;
    GC_get_prof_stats(&statistics, sizeof statistics);
    size_t page_bytes = statistics.heapsize_full - walk.system_bytes;
    totals->free_bytes = page_bytes - totals->live_bytes - totals->slack_bytes;
    totals->metadata_bytes = statistics.obtained_from_os_bytes - statistics.heapsize_full;
    totals->taken_bytes = page_bytes + totals->metadata_bytes;
    totals->reserved_bytes = totals->taken_bytes;
    set_taken(self, page_bytes, totals->metadata_bytes);
}

bool tare_heap_check_sum(const TareHeap *self, TareHeapTotals *totals) {
    TareHeapTotals own;
    if (!totals) totals = &own;
    tare_heap_measure(self, totals);
    const TareLedger *ledger = &self->system->ledger;
    return totals->live_bytes + totals->slack_bytes <= totals->taken_bytes &&
           ledger->total_bytes == tare_ledger_sum(ledger) &&
           ledger->taken_bytes[TARE_PURPOSE_OBJECT_PAGES] +
                   ledger->taken_bytes[TARE_PURPOSE_PAGE_METADATA] ==
               totals->taken_bytes;
}
