// What happens while libgc collects, with its lock held: weak references to what it has not reached
// are cleared before anything is freed, and the program is asked to attend.
#include <gc.h>
#include <gc/gc_mark.h>
#include <stdlib.h>

#include "collect/boehm/boehm.h"
#include "collect/observer.h"
#include "memory/process.h"

// Without memory for the note the callback is not called.
static void keep_callback(void *context, TareWeakReference *reference) {
    TareBoehm *self = context;
    if (!GC_is_marked(reference)) return;
    if (self->cleared_count == self->cleared_capacity) {
        size_t capacity = self->cleared_capacity ? self->cleared_capacity * 2 : 64;
        TareWeakReference **grown = realloc(self->cleared, capacity * sizeof *grown);
        if (!grown) return;
        self->cleared = grown;
        self->cleared_capacity = capacity;
    }
    self->cleared[self->cleared_count++] = reference;
}

static void drop_dead_callbacks(TareBoehm *self) {
    size_t kept = 0;
    for (size_t i = 0; i < self->cleared_count; i++)
        if (GC_is_marked(self->cleared[i])) self->cleared[kept++] = self->cleared[i];
    self->cleared_count = kept;
}

static void listen(void *runtime, TareProcessEvent event) {
    TareRuntime *rt = runtime;
    TareBoehm *self = tare_boehm_get(rt);
    switch (event) {
    case TARE_PROCESS_START:
        tare_observer_start(rt, TARE_COLLECT_GENERATIONS - 1);
        // It holds addresses of names, and they could be taken for those of others.
        tare_type_clear_cache(rt);
        break;
    case TARE_PROCESS_PAUSE:
        tare_observer_pause(rt, true);
        break;
    case TARE_PROCESS_RESUME:
        tare_observer_pause(rt, false);
        break;
    case TARE_PROCESS_MARKED:
        drop_dead_callbacks(self);
        tare_weak_sweep(rt, GC_is_marked, keep_callback, self);
        break;
    case TARE_PROCESS_END:
        self->base.statistics[TARE_COLLECT_GENERATIONS - 1].collections++;
        tare_heap_note_size(&rt->heap);
        // How much went is known only where it is counted, after a collection that was asked for.
        if (!self->is_counting) tare_observer_finish(rt, 0, 0);
        rt->collect_due = true;
        rt->attention = 1;
        break;
    }
}

// Without memory to keep it the object waits for another collection.
static void note_ending(void *runtime, void *object, uint64_t serial) {
    TareRuntime *rt = runtime;
    TareBoehmEnding *ending = tare_vector_push(&tare_boehm_get(rt)->endings);
    if (ending)
        *ending = (TareBoehmEnding){object, serial};
    else
        tare_heap_expect_death(&rt->heap, object);
}

static bool is_described(const void *runtime, const void *object) {
    const TareRuntime *rt = runtime;
    return rt->shapes[((const TareObject *)object)->shape_id];
}

void tare_boehm_listen(TareRuntime *rt) {
    rt->heap.watch->listener = note_ending;
    rt->heap.watch->is_described = is_described;
    rt->heap.watch->context = rt;
    tare_process_listen(&rt->heap, listen, rt);
}

void tare_boehm_unlisten(TareRuntime *rt) {
    tare_process_listen(&rt->heap, NULL, NULL);
    rt->heap.watch->listener = NULL;
    rt->heap.watch->is_described = NULL;
    TareBoehm *self = tare_boehm_get(rt);
    free(self->cleared);
    self->cleared = NULL;
    self->cleared_count = self->cleared_capacity = 0;
}
