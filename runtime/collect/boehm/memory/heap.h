// The interface of runtime/memory/heap.h over libgc: blocks come from its allocators, it finds out
// which of them live, and frees the others. libgc is one for the whole process, so totals are those
// of all runtimes in it. Replaces that header in the Boehm build.
//
// The lower half of an object's header, where the count is kept otherwise, tells whose it is:
//   31          8 7       0
//   [ heap number | side  ]
#ifndef TARE_MEMORY_HEAP_H
#define TARE_MEMORY_HEAP_H

#include "memory/page.h"
#include "memory/sizeclass.h"
#include "memory/system.h"
#include "memory/trace_point.h"

// Called outside of libgc's lock, once for each time the object was announced, when nothing leads
// there any more. `serial` grows from announcement to announcement.
typedef void (*TareHeapEndListener)(void *context, void *object, uint64_t serial);

// What announced objects remember of their heap, which they may outlive.
typedef struct TareHeapWatch {
    TareHeapEndListener listener;  // NULL: nobody wants to know any more
    // Whether what describes the object still exists: a stale address can keep an instance whose
    // class is gone, and nobody can look into that one. NULL: it does for all.
    bool (*is_described)(const void *context, const void *object);
    void *context;
    uint64_t last_serial;
} TareHeapWatch;

typedef struct TareHeap {
    TareHeapWatch *watch;            // in libgc's memory
    uint64_t objects_born_count;     // OBJECT blocks, ever
    uint64_t objects_died_count;     // of them, as of the last time that live ones were counted
    int64_t young_base;              // as in the other heap
    uint32_t number;                 // among the heaps of the process; 0: none
    int table_kind, data_kind;       // libgc's kinds of satellites, with and without references
    size_t spare_bytes;              // of each block: kept back for pointers right behind its end
    size_t limit_bytes, told_bytes;  // the limit of the system, and what libgc was told
    bool is_closed;                  // its runtime ends: nothing in it counts as living
    TareSystem *system;              // borrowed, outlives the heap
} TareHeap;

void tare_heap_init(TareHeap *self, TareSystem *system);
// libgc keeps the memory for other runtimes; what lives there no longer counts.
void tare_heap_deinit(TareHeap *self);

// ---- allocating and freeing ------------------------------------------------------------------

// Objects: zeroed but for a leaf, the side byte live. Tables: zeroed. NULL when memory ends.
void *tare_heap_alloc(TareHeap *self, size_t bytes, TareBlockKind kind);
// An object with one more reference behind its fields, since its header names its class only by
// number, which libgc cannot follow. NULL: none.
void *tare_heap_alloc_instance(TareHeap *self, size_t bytes, TareBlockKind kind,
                               const void *class_object);
void tare_heap_set_class(void *block, const void *class_object);
// A satellite that libgc does not look into; of kind TABLE for all who ask.
void *tare_heap_alloc_data(TareHeap *self, size_t bytes);
// Announces an object that has something to do before it goes, until the listener was told.
void tare_heap_expect_death(TareHeap *self, void *block);
// Frees a satellite at once. Objects stay until libgc has found that nothing leads there.
void tare_heap_free(TareHeap *self, void *block, size_t bytes, TareBlockKind kind);
void *tare_heap_resize(TareHeap *self, void *block, size_t old_bytes, size_t new_bytes,
                       TareBlockKind kind);
// Allocations cannot be followed here, since nobody is told of deaths: does nothing.
static inline void tare_heap_set_trace(TareHeap *self, const TareTracePoint *trace) {}
// Gives memory back to the system as far as libgc does.
void tare_heap_trim(TareHeap *self);

// ---- sizes -----------------------------------------------------------------------------------

size_t tare_heap_block_bytes(size_t bytes);
size_t tare_heap_usable_bytes(const void *block);
// What a program may write to a live block, and the most that takes no more than `bytes` does.
size_t tare_heap_room_bytes(const void *block);
size_t tare_heap_good_bytes(size_t bytes);
// libgc's own structures, in thousandths of a byte, shared out by size.
size_t tare_heap_metadata_share(size_t bytes);

// ---- for the collector -----------------------------------------------------------------------

// As of the last count of live objects.
static inline int64_t tare_heap_young_allocations(const TareHeap *self) {
    return (int64_t)(self->objects_born_count - self->objects_died_count) - self->young_base;
}
static inline void tare_heap_reset_young(TareHeap *self) {
    self->young_base = (int64_t)(self->objects_born_count - self->objects_died_count);
}
static inline void tare_heap_track(TareHeap *self, void *block) {
    *tare_side_of(block) |= TARE_SIDE_TRACKED;
}
static inline void tare_heap_untrack(void *block) {
    *tare_side_of(block) &= (uint8_t)~TARE_SIDE_TRACKED;
}
static inline void tare_heap_refresh_young(TareHeap *self) {}

#define TARE_HEAP_OBJECTS (1u << TARE_BLOCK_OBJECT)
#define TARE_HEAP_LEAVES (1u << TARE_BLOCK_LEAF)
#define TARE_HEAP_TABLES (1u << TARE_BLOCK_TABLE)
#define TARE_HEAP_ALL_KINDS (TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES | TARE_HEAP_TABLES)

typedef struct TareHeapBlock {
    void *block;
    size_t block_bytes;
    TareBlockKind kind;
    uint8_t *side;  // of a table: a byte that means nothing
} TareHeapBlock;

// Collects, then calls `visit` for what is left; libgc rests meanwhile, so `visit` may allocate.
// Tables are those of all runtimes of the process.
void tare_heap_visit_blocks(const TareHeap *self, unsigned kinds,
                            void (*visit)(void *context, const TareHeapBlock *block),
                            void *context);

// The blocks of the runtime's own structures that libgc looks into.
void tare_heap_visit_system_blocks(const TareHeap *self,
                                   void (*visit)(void *context, const void *start, size_t bytes),
                                   void *context);
// OBJECT blocks found reachable by the collection that was the last event.
uint64_t tare_heap_count_marked(const TareHeap *self);

// ---- totals and checks -----------------------------------------------------------------------

typedef struct TareHeapTotals {
    size_t live_bytes;      // of blocks that libgc holds for reachable
    size_t slack_bytes;     // the bytes of these that nobody may use
    size_t free_bytes;      // free blocks, and garbage that was not swept so far
    size_t metadata_bytes;  // libgc's own
    size_t taken_bytes;     // the sum of the four
    size_t reserved_bytes;  // the same
    size_t live_count[TARE_BLOCK_KIND_COUNT];
    size_t block_bytes[TARE_BLOCK_KIND_COUNT];
    size_t page_count;
} TareHeapTotals;

// Enters in the ledger what libgc holds, for its listener.
void tare_heap_note_size(const TareHeap *self);
// Collects, then adds up, and enters in the ledger what libgc has taken.
void tare_heap_measure(const TareHeap *self, TareHeapTotals *totals);
// Whether the parts are what the ledger says, and it adds up [M1].
bool tare_heap_check_sum(const TareHeap *self, TareHeapTotals *totals);

#endif
