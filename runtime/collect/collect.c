// Collections: what comes before and after the verdict of one, and when the next one is due.
// Thresholds and counts mean what CPython 3.11's do.
#include "collect/collect.h"

#include "collect/callbacks.h"
#include "collect/garbage.h"
#include "collect/generation.h"
#include "collect/messages.h"
#include "collect/observer.h"
#include "collect/old.h"
#include "collect/verify.h"
#include "object/call.h"
#include "object/deferred_drop.h"
#include "object/error.h"
#include "object/protocol.h"

enum { STRESS_MIDDLE = 16, STRESS_OLD = 64, STRESS_FULL = 512 };
// With fewer old objects than this a full collection is no longer than a slice.
enum { SLICED_COUNT = 10000 };

static TareAllocator *collector_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR);
}

static void arm(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    bool is_armed = self->is_enabled && self->thresholds[0] > 0 && !self->is_running;
    rt->collect_threshold = is_armed ? self->thresholds[0] : INT64_MAX;
}

void tare_collect_start_process(bool ignores_interior_pointers, bool is_incremental) {}

const char *tare_collect_name(void) { return "counts and cycles"; }

void tare_collect_enter_thread(void) {}

TareStatus tare_collect_init(TareRuntime *rt) {
    TareAllocator *allocator = collector_allocator(rt);
    TareCollector *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return TARE_ERROR;
    *self = (TareCollector){.is_enabled = true, .thresholds = {700, 10, 10}};
    rt->collector = self;
    tare_heap_reset_young(&rt->heap);
    arm(rt);
    rt->attention |= TARE_STRESS;
    return TARE_OK;
}

void tare_collect_drop_lists(TareRuntime *rt) {
    tare_old_abandon(rt);
    tare_slot_clear(rt, &rt->collector->callbacks);
    tare_slot_clear(rt, &rt->collector->garbage);
}

void tare_collect_finalize_rest(TareRuntime *rt) {}

void tare_collect_settle(TareRuntime *rt) { tare_old_settle(rt); }

uint64_t tare_collect_count_kept(TareRuntime *rt) { return 0; }

void tare_collect_deinit(TareRuntime *rt) {
    TareAllocator *allocator = collector_allocator(rt);
    allocator->resize(allocator, rt->collector, sizeof(TareCollector), 0);
    rt->collector = NULL;
    rt->collect_threshold = INT64_MAX;
}

void tare_collect_set_enabled(TareRuntime *rt, bool is_enabled) {
    rt->collector->is_enabled = is_enabled;
    if (!is_enabled && !rt->collector->is_running) tare_old_abandon(rt);
    arm(rt);
}

void tare_collect_set_thresholds(TareRuntime *rt, const int64_t *thresholds) {
    for (int i = 0; i < TARE_COLLECT_GENERATIONS; i++) rt->collector->thresholds[i] = thresholds[i];
    arm(rt);
}

static void count_survivors(TareCollector *self, int generation, uint64_t survivors) {
    if (generation == 2) {
        self->long_lived_count = survivors;
        self->long_lived_pending = 0;
    } else if (generation == 1) {
        self->long_lived_pending += survivors;
    }
}

static bool is_asked_for(const TareCollector *self) {
    return self->reason == TARE_COLLECT_CALLED || self->reason == TARE_COLLECT_EXIT;
}

// The number of objects destroyed; -1 when memory ended.
static int64_t destroy(TareTrial *objects) {
    TareGarbage garbage;
    if (tare_garbage_doom(&garbage, objects) != TARE_OK) return -1;
    TareTimeSlice whole = tare_time_slice_whole();
    bool is_over = tare_garbage_destroy(&garbage, &whole);
    TARE_ASSERT(is_over);
    return garbage.count;
}

static int64_t collect(TareRuntime *rt, int generation) {
    TareTrial garbage;
    tare_trial_init(&garbage, rt);
    uint64_t survivors = 0;
    int64_t found = -1;
    if (tare_generation_find(rt, &garbage, generation, &survivors) == TARE_OK) {
        count_survivors(rt->collector, generation, survivors);
        tare_observer_judge(rt, survivors, garbage.candidates.count);
        tare_heap_refresh_young(&rt->heap);
        found = destroy(&garbage);
    } else {
        tare_trial_clear_colours(&garbage);
    }
    // Raising opens the reserve, which is not for a program that knows nothing of its need.
    if (found < 0 && is_asked_for(rt->collector)) tare_error_raise_memory(rt);
    tare_trial_deinit(&garbage);
    return found;
}

int64_t tare_collect_run(TareRuntime *rt, int generation) {
    TareCollector *self = rt->collector;
    if (self->is_running) return 0;
    if (is_asked_for(self) && generation == 2) tare_deferred_drop_finish(rt);
    if (generation == 2) tare_old_abandon(rt);
    TareValue pending = tare_error_take(rt);
    self->is_running = true;
    arm(rt);
    tare_callbacks_tell(rt, "start", generation, 0);
    TareMessagesClock clock = tare_messages_tell_start(rt, generation);
    tare_observer_start(rt, generation);
    tare_observer_pause(rt, true);
    if (generation < 2) self->counts[generation + 1]++;
    for (int i = 1; i <= generation; i++) self->counts[i] = 0;
    tare_heap_reset_young(&rt->heap);
    int64_t found = collect(rt, generation);
    // As in CPython, what died does not count against what is born from here on.
    if (tare_heap_young_allocations(&rt->heap) < 0) tare_heap_reset_young(&rt->heap);
    TareValue error = tare_error_take(rt);
    tare_observer_pause(rt, false);
    tare_observer_finish(rt, found, 0);
    tare_messages_tell_end(rt, clock, found);
    tare_callbacks_tell(rt, "stop", generation, found < 0 ? 0 : found);
    if (!tare_value_is_absent(error)) tare_error_restore_steal(rt, error);
    self->statistics[generation].collections++;
    if (found > 0) self->statistics[generation].collected += (uint64_t)found;
    self->is_running = false;
    self->reason = TARE_COLLECT_CALLED;
    arm(rt);
    if (tare_value_is_absent(pending)) return found;
    tare_error_restore_steal(rt, pending);
    return found < 0 ? 0 : found;
}

// The oldest generation whose threshold is passed; the oldest of all also waits until a quarter
// more has grown old, which keeps its cost linear in the number of objects.
static int choose_generation(const TareCollector *self) {
    for (int i = TARE_COLLECT_GENERATIONS - 1; i > 0; i--) {
        if (self->counts[i] <= self->thresholds[i]) continue;
        if (i == 2 && self->old) continue;
        if (i == 2 && self->long_lived_pending < self->long_lived_count / 4) continue;
        return i;
    }
    return 0;
}

// A stress build collects at every safe point: mostly the youngest, at times all.
static int choose_stress_generation(TareCollector *self) {
    uint64_t count = ++self->stress_count;
    if (count % STRESS_FULL == 0 || (count % STRESS_OLD == 0 && !self->old)) return 2;
    return count % STRESS_MIDDLE == 0 ? 1 : 0;
}

// A slice is a pause of its own, at the next safe point.
static void plan_slice(TareRuntime *rt) {
    if (!rt->collector->old) return;
    rt->collector->is_slice_due = true;
    rt->collect_due = true;
    rt->attention = 1;
}

// The next slice after some births, at the latest with the next young collection.
static void pace(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    if (!self->old || rt->collect_threshold == INT64_MAX) return;
    int64_t next = tare_heap_young_allocations(&rt->heap) + self->slice_births;
    if (next < rt->collect_threshold) rt->collect_threshold = next;
}

static void work_slice(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    TareValue pending = tare_error_take(rt);
    self->is_slice_due = false;
    self->is_running = true;
    arm(rt);
    int64_t young = tare_heap_young_allocations(&rt->heap);
    tare_old_work(rt);
    // The old that died must not put off the next young collection.
    int64_t deaths = young - tare_heap_young_allocations(&rt->heap);
    if (deaths > 0) rt->heap.young_base -= deaths;
    self->is_running = false;
    arm(rt);
    pace(rt);
    if (!tare_value_is_absent(pending)) tare_error_restore_steal(rt, pending);
}

// What is old now is collected by and by. The young go first: those that survive are part of it.
static void begin_old(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    if (tare_collect_run(rt, 1) < 0) tare_error_clear(rt);
    self->counts[2] = 0;
    self->reason = TARE_STRESS ? TARE_COLLECT_FORCED : TARE_COLLECT_THRESHOLD;
    self->is_running = true;
    if (!self->old) tare_old_start(rt);
    self->is_running = false;
    if (!self->old) return;
    // Over before what lived last time has grown by another quarter, if all that is born stays.
    uint64_t count = self->long_lived_count + self->long_lived_pending;
    uint64_t slice_count = tare_old_guess_slices(rt, count);
    self->slice_births = (int64_t)(self->long_lived_count / 5 / slice_count) + 1;
    self->long_lived_pending = 0;
}

static bool wants_slices(const TareCollector *self) {
    if (TARE_STRESS) return self->stress_count % STRESS_FULL != 0;
    return self->long_lived_count + self->long_lived_pending >= SLICED_COUNT;
}

static bool is_time_for_slice(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    if (!self->old) return false;
    if (self->is_slice_due) return true;
    return !TARE_STRESS && tare_heap_young_allocations(&rt->heap) <= self->thresholds[0];
}

void tare_collect_automatic(TareRuntime *rt) {
    TareCollector *self = rt->collector;
    if (!self->is_enabled || self->is_running) return;
    if (is_time_for_slice(rt)) {
        work_slice(rt);
        return;
    }
    // Without memory to look, garbage stays until a later collection finds it.
    self->is_forced = TARE_STRESS;
    self->reason = TARE_STRESS ? TARE_COLLECT_FORCED : TARE_COLLECT_THRESHOLD;
    int generation = TARE_STRESS ? choose_stress_generation(self) : choose_generation(self);
    if (generation == 2 && wants_slices(self))
        begin_old(rt);
    else if (tare_collect_run(rt, generation) < 0)
        tare_error_clear(rt);
    self->is_forced = false;
    plan_slice(rt);
    // As rare as full collections, else building a large heap would take quadratic time.
    TARE_ASSERT(generation < 2 || tare_verify_heap(rt));
}
