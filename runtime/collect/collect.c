// Collections: which objects are candidates, what happens to survivors, when the next one is due.
// A young generation is found through the list of pages that hold young objects; a full collection
// walks all pages. Thresholds and counts mean what CPython 3.11's do.
#include "collect/collect.h"

#include "collect/garbage.h"
#include "object/error.h"

static TareAllocator *collector_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR);
}

static void arm(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    bool is_armed = self->is_enabled && self->thresholds[0] > 0 && !self->is_running;
    rt->collect_threshold = is_armed ? self->thresholds[0] : INT64_MAX;
}

TareStatus tare_collect_init(TareRuntime *rt) {
    TareAllocator *allocator = collector_allocator(rt);
    TareCollector *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return TARE_ERROR;
    *self = (TareCollector){.is_enabled = true, .thresholds = {700, 10, 10}};
    rt->collector = self;
    tare_heap_reset_young(&rt->heap);
    arm(rt);
    return TARE_OK;
}

void tare_collect_deinit(TareRuntime *rt) {
    TareAllocator *allocator = collector_allocator(rt);
    allocator->resize(allocator, rt->collector, sizeof(TareCollector), 0);
    rt->collector = NULL;
    rt->collect_threshold = INT64_MAX;
}

void tare_collect_set_enabled(TareRuntime *rt, bool is_enabled) {
    rt->collector->is_enabled = is_enabled;
    arm(rt);
}

void tare_collect_set_thresholds(TareRuntime *rt, const int64_t *thresholds) {
    for (int i = 0; i < TARE_COLLECT_GENERATIONS; i++) rt->collector->thresholds[i] = thresholds[i];
    arm(rt);
}

static void add_page(TareTrial *trial, TarePage *page, int generation) {
    for (uint32_t i = 0; i < page->carved_count; i++) {
        uint8_t side = page->side[i];
        bool is_followed =
            (side & (TARE_SIDE_LIVE | TARE_SIDE_TRACKED)) == (TARE_SIDE_LIVE | TARE_SIDE_TRACKED);
        if (is_followed && (int)tare_side_generation(side) <= generation)
            tare_trial_add(trial, tare_page_block(page, i));
    }
}

static void add_candidates(TareTrial *trial, int generation) {
    TareHeap *heap = &trial->rt->heap;
    if (generation < 2) {
        for (TarePage *page = heap->young_pages; page; page = page->young_next)
            add_page(trial, page, generation);
        return;
    }
    TareHeapCursor cursor = tare_heap_start_pages(heap, TARE_HEAP_OBJECTS);
    for (TarePage *page; (page = tare_heap_next_page(&cursor)) != NULL;)
        add_page(trial, page, generation);
}

// Survivors move up a generation; what is white moves to `garbage`, retained.
static uint64_t part(TareTrial *trial, TareTrial *garbage, int generation) {
    int target = generation < 2 ? generation + 1 : 2;
    uint64_t survivors = 0;
    for (size_t i = 0; i < trial->candidates.count; i++) {
        TareObject *object = tare_trial_get(trial, i);
        uint8_t *side = tare_side_of(object);
        if (tare_side_colour(*side) != TARE_SIDE_COLOUR_WHITE) {
            *side = tare_side_with_generation(tare_side_with_colour(*side, TARE_SIDE_COLOUR_NONE),
                                              (TareSideGeneration)target);
            survivors++;
            continue;
        }
        tare_trial_add(garbage, object);
        if (!garbage->failed)
            tare_retain_object(object);
        else
            *side = tare_side_with_colour(*side, TARE_SIDE_COLOUR_NONE);
    }
    return survivors;
}

static int64_t collect(TareRuntime *rt, int generation) {
    TareTrial trial, garbage;
    tare_trial_init(&trial, rt);
    tare_trial_init(&garbage, rt);
    add_candidates(&trial, generation);
    int64_t found = -1;
    if (!trial.failed && tare_trial_run(&trial, 0) == TARE_OK) {
        uint64_t survivors = part(&trial, &garbage, generation);
        TareCollector *self = rt->collector;
        if (generation == 2) {
            self->long_lived_count = survivors;
            self->long_lived_pending = 0;
        } else if (generation == 1) {
            self->long_lived_pending += survivors;
        }
        tare_heap_refresh_young(&rt->heap);
        found = tare_garbage_destroy(&garbage);
    } else {
        tare_trial_clear_colours(&trial);
        tare_error_raise_memory(rt);
    }
    tare_trial_deinit(&garbage);
    tare_trial_deinit(&trial);
    return found;
}

int64_t tare_collect_run(TareRuntime *rt, int generation) {
    TareCollector *self = rt->collector;
    if (self->is_running) return 0;
    TareValue pending = tare_error_take(rt);
    self->is_running = true;
    arm(rt);
    if (generation < 2) self->counts[generation + 1]++;
    for (int i = 1; i <= generation; i++) self->counts[i] = 0;
    int64_t found = collect(rt, generation);
    tare_heap_reset_young(&rt->heap);
    self->statistics[generation].collections++;
    if (found > 0) self->statistics[generation].collected += (uint64_t)found;
    self->is_running = false;
    arm(rt);
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
    return found;
}

// The oldest generation whose threshold is passed; the oldest of all also waits until a quarter
// more has grown old, which keeps its cost linear in the number of objects.
static int choose_generation(const TareCollector *self) {
    for (int i = TARE_COLLECT_GENERATIONS - 1; i > 0; i--) {
        if (self->counts[i] <= self->thresholds[i]) continue;
        if (i == 2 && self->long_lived_pending < self->long_lived_count / 4) continue;
        return i;
    }
    return 0;
}

void tare_collect_automatic(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    if (!self->is_enabled || self->is_running) return;
    if (tare_collect_run(rt, choose_generation(self)) < 0)
        tare_error_write_unraisable(rt, TARE_ABSENT);
}
