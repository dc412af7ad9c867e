// The door of collect/collect.h over libgc: it collects when it sees fit, all at once, and what the
// program has to do about it waits for a safe point. Thresholds are remembered and mean nothing.
#include <gc.h>
#include <stdio.h>
#include <string.h>

#include "collect/boehm/boehm.h"
#include "collect/callbacks.h"
#include "collect/observer.h"
#include "memory/process.h"
#include "object/error.h"

enum {
    // What finalizers set free is looked for again; one that keeps making garbage is not followed.
    MAXIMUM_ROUNDS = 6,
    WORDS_BELOW = 4 * 1024,
};

static TareAllocator *collector_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR);
}

void tare_collect_start_process(bool ignores_interior_pointers, bool is_incremental) {
    tare_process_start(!ignores_interior_pointers, is_incremental);
}

#define TEXT_OF(number) TEXT_OF_EXPANDED(number)
#define TEXT_OF_EXPANDED(number) #number

const char *tare_collect_name(void) {
    return "Boehm GC " TEXT_OF(GC_TMP_VERSION_MAJOR) "." TEXT_OF(GC_TMP_VERSION_MINOR) "." TEXT_OF(
        GC_TMP_VERSION_MICRO);
}

void tare_collect_enter_thread(void) { tare_process_enter_thread(); }

TareStatus tare_collect_init(TareRuntime *rt) {
    TareAllocator *allocator = collector_allocator(rt);
    TareBoehm *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self || !rt->heap.watch) return TARE_ERROR;
    *self = (TareBoehm){.base = {.is_enabled = true,
                                 .thresholds = {700, 10, 10},
                                 .reason = TARE_COLLECT_THRESHOLD}};
    tare_vector_init(&self->endings, allocator, sizeof(TareBoehmEnding));
    rt->collector = &self->base;
    rt->collect_threshold = INT64_MAX;
    tare_heap_reset_young(&rt->heap);
    tare_boehm_listen(rt);
    return TARE_OK;
}

void tare_collect_finalize_rest(TareRuntime *rt) { tare_boehm_finalize_rest(rt, false); }

void tare_collect_drop_lists(TareRuntime *rt) {
    tare_slot_clear(rt, &rt->collector->callbacks);
    tare_slot_clear(rt, &rt->collector->garbage);
    if (tare_collect_run(rt, TARE_COLLECT_GENERATIONS - 1) < 0) tare_error_clear(rt);
    tare_boehm_finalize_rest(rt, true);
}

void tare_collect_deinit(TareRuntime *rt) {
    TareBoehm *self = tare_boehm_get(rt);
    TareAllocator *allocator = collector_allocator(rt);
    tare_boehm_unlisten(rt);
    tare_vector_deinit(&self->endings);
    allocator->resize(allocator, self, sizeof *self, 0);
    rt->collector = NULL;
    // Nothing dies at the end as counts would have it, so nothing can be said to have leaked.
    rt->heap.is_closed = true;
}

void tare_collect_set_enabled(TareRuntime *rt, bool is_enabled) {
    rt->collector->is_enabled = is_enabled;
}

void tare_collect_set_thresholds(TareRuntime *rt, const int64_t *thresholds) {
    memcpy(rt->collector->thresholds, thresholds, sizeof rt->collector->thresholds);
}

void tare_collect_settle(TareRuntime *rt) {}

uint64_t tare_collect_count_kept(TareRuntime *rt) { return tare_boehm_count_kept(rt); }

// ---- collecting --------------------------------------------------------------------------------

// How many objects have gone since the last time.
static int64_t count_gone(TareRuntime *rt) {
    TareHeap *heap = &rt->heap;
    uint64_t alive = heap->objects_born_count - heap->objects_died_count;
    uint64_t marked = tare_heap_count_marked(heap);
    heap->objects_died_count = heap->objects_born_count - marked;
    tare_observer_judge(rt, marked, alive - marked);
    return (int64_t)(alive - marked);
}

// Overwrites what earlier calls have left below on the C stack, where libgc would find it.
static TARE_NO_INLINE void clear_below(void) {
    void *words[WORDS_BELOW];
    memset(words, 0, sizeof words);
    __asm__ volatile("" : : "r"(words) : "memory");
}

static int64_t collect(TareRuntime *rt) {
    TareBoehm *self = tare_boehm_get(rt);
    int64_t found = 0;
    for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
        clear_below();
        self->is_counting = true;
        tare_process_collect();
        self->is_counting = false;
        int64_t gone = count_gone(rt);
        tare_observer_finish(rt, gone, 0);
        found += gone;
        if (!tare_boehm_attend(rt)) break;
    }
    return found;
}

int64_t tare_collect_run(TareRuntime *rt, int generation) {
    TareCollector *self = rt->collector;
    if (self->is_running) return 0;
    TareValue pending = tare_error_take(rt);
    self->is_running = true;
    self->reason = TARE_COLLECT_CALLED;
    tare_callbacks_tell(rt, "start", generation, 0);
    int64_t found = collect(rt);
    tare_callbacks_tell(rt, "stop", generation, found);
    tare_heap_reset_young(&rt->heap);
    self->statistics[generation].collected += (uint64_t)found;
    self->is_running = false;
    self->reason = TARE_COLLECT_THRESHOLD;
    rt->collect_due = false;
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
    return found;
}

// libgc has collected; callbacks and finalizers are the program's part.
void tare_collect_automatic(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    if (self->is_running) return;
    TareValue pending = tare_error_take(rt);
    self->is_running = true;
    tare_boehm_attend(rt);
    self->is_running = false;
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
}
