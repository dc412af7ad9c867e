// Recording collections. The collector calls; nothing here allocates in the heap.
#include "measure/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "object/dealloc.h"
#include "object/list_object.h"
#include "object/shape.h"

static TareAllocator *instruments(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

static uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

// Pages and large blocks in use.
static uint64_t heap_bytes(const TareRuntime *rt) {
    const size_t *taken = rt->heap.system->ledger.taken_bytes;
    return taken[TARE_PURPOSE_OBJECT_PAGES] + taken[TARE_PURPOSE_LARGE_BLOCKS];
}

// ---- what an object gives back -----------------------------------------------------------------

typedef struct BlockSum {
    TareDescriber base;
    uint64_t bytes;
} BlockSum;

static void add_block(TareDescriber *describer, void *start, size_t bytes, TareBlockKind kind,
                      const char *name) {
    (void)bytes, (void)kind, (void)name;
    ((BlockSum *)describer)->bytes += tare_heap_usable_bytes(start);
}

// Its blocks, slack included. Instances are most of what dies in cycles and need no description.
static uint64_t blocks_of(TareRuntime *rt, TareObject *object, const TareShape *shape) {
    const TareType *type = shape->type;
    if (type->slots.destroy == tare_dealloc_instance) {
        uint64_t bytes = tare_heap_usable_bytes(object);
        if (!type->dict_offset || shape->kind != TARE_SHAPE_VALUES) return bytes;
        TareValue *word = (TareValue *)((char *)object + type->dict_offset);
        void *values = (void *)(uintptr_t)word->bits;
        return values ? bytes + tare_heap_usable_bytes(values) : bytes;
    }
    if (object->shape_id == TARE_TYPE_LIST) {
        const TareValue *items = ((const TareList *)object)->items;
        return tare_heap_usable_bytes(object) + (items ? tare_heap_usable_bytes(items) : 0);
    }
    BlockSum sum = {.base = {.wants = TARE_DESCRIBE_BLOCKS, .block = add_block}};
    type->slots.describe(rt, object, &sum.base);
    return sum.bytes;
}

// ---- tallies by type ---------------------------------------------------------------------------

static TareHistoryTally *tally_at(TareHistory *self, size_t index) {
    return tare_vector_get(&self->current.tallies, index);
}

// The tally of the type, which mostly is the one found last; NULL when memory ends.
static TareHistoryTally *find_tally(TareHistory *self, const TareType *type) {
    size_t last = self->current.last_tally, count = self->current.tallies.count;
    if (last < count && tally_at(self, last)->type == type) return tally_at(self, last);
    for (size_t i = 0; i < count; i++) {
        if (tally_at(self, i)->type != type) continue;
        self->current.last_tally = i;
        return tally_at(self, i);
    }
    TareHistoryTally *added = tare_vector_push(&self->current.tallies);
    if (!added) return NULL;
    added->type = type;
    const char *name = tare_type_get_name(self->rt, (TareType *)type);
    snprintf(added->row.name, sizeof added->row.name, "%s", name);
    return added;
}

static int compare_tallies(const void *a, const void *b) {
    const TareHistoryTally *left = a, *right = b;
    const TareHistoryType *a_row = &left->row, *b_row = &right->row;
    if (a_row->freed_bytes != b_row->freed_bytes)
        return a_row->freed_bytes < b_row->freed_bytes ? 1 : -1;
    return a_row->count < b_row->count ? 1 : a_row->count > b_row->count ? -1 : 0;
}

static void name_types(TareHistory *self) {
    TareHistoryEvent *event = &self->current.event;
    TareVector *tallies = &self->current.tallies;
    if (tallies->count)
        qsort(tallies->items, tallies->count, sizeof(TareHistoryTally), compare_tallies);
    event->type_count = 0;
    event->others = (TareHistoryType){.name = "others"};
    for (size_t i = 0; i < tallies->count; i++) {
        const TareHistoryTally *tally = tally_at(self, i);
        if (i < TARE_HISTORY_TYPES) {
            event->types[event->type_count++] = tally->row;
        } else {
            event->others.count += tally->row.count;
            event->others.freed_bytes += tally->row.freed_bytes;
        }
    }
}

// ---- what the collector tells ------------------------------------------------------------------

static void start(TareObserver *observer, TareRuntime *rt, int generation) {
    TareHistory *self = (TareHistory *)observer;
    self->current.tallies.count = 0;
    self->current.doomed_count = 0;
    self->current.heap_bytes_before = heap_bytes(rt);
    self->current.event = (TareHistoryEvent){
        .generation = generation,
        .reason = rt->collector->reason,
        .start_ns = now_ns() - self->origin_ns,
    };
}

static void pause(TareObserver *observer, TareRuntime *rt, bool begins) {
    TareHistory *self = (TareHistory *)observer;
    TareHistoryEvent *event = &self->current.event;
    uint64_t now = now_ns();
    if (begins) {
        self->current.pause_start_ns = now;
        return;
    }
    uint64_t length = now - self->current.pause_start_ns;
    event->pause_count++;
    event->pause_ns += length;
    if (length > event->longest_pause_ns) event->longest_pause_ns = length;
    self->total_pause_ns += length;
    if (length > self->longest_pause_ns) self->longest_pause_ns = length;
    event->duration_ns = now - self->origin_ns - event->start_ns;
}

static void judge(TareObserver *observer, TareRuntime *rt, uint64_t live_count,
                  uint64_t unreachable_count) {
    TareHistoryEvent *event = &((TareHistory *)observer)->current.event;
    event->visited_count += live_count + unreachable_count;
    event->unreachable_count += unreachable_count;
}

static void doom(TareObserver *observer, TareRuntime *rt, TareObject *object) {
    TareHistory *self = (TareHistory *)observer;
    const TareShape *shape = rt->shapes[object->shape_id];
    uint64_t bytes = blocks_of(rt, object, shape);
    self->current.event.freed_bytes += bytes;
    self->current.doomed_count++;
    TareHistoryTally *tally = find_tally(self, shape->type);
    if (!tally) return;
    tally->row.count++;
    tally->row.freed_bytes += bytes;
}

static void sentence(TareObserver *observer, TareRuntime *rt) {
    (void)rt;
    name_types((TareHistory *)observer);
}

static void keep(TareHistory *self) {
    TareHistoryEvent *place;
    if (self->ring.count < TARE_HISTORY_EVENTS)
        place = tare_vector_push(&self->ring);
    else
        place = tare_vector_get(&self->ring, (self->total_count - 1) % TARE_HISTORY_EVENTS);
    if (place) *place = self->current.event;
}

static void swap(TareObserver *observer) {
    TareHistory *self = (TareHistory *)observer;
    TareHistoryWork work = self->current;
    self->current = self->aside;
    self->aside = work;
}

static void finish(TareObserver *observer, TareRuntime *rt, int64_t collected,
                   int64_t uncollectable) {
    TareHistory *self = (TareHistory *)observer;
    TareHistoryEvent *event = &self->current.event;
    event->failed = collected < 0;
    event->collected_count = collected < 0 ? 0 : (uint64_t)collected;
    event->uncollectable_count = (uint64_t)uncollectable;
    // libgc does not tell which objects are doomed.
    if (!event->failed && !TARE_BOEHM)
        event->resurrected_count = event->unreachable_count - self->current.doomed_count;
    event->heap_bytes = heap_bytes(rt);
    if (self->current.heap_bytes_before > event->heap_bytes)
        event->returned_bytes = self->current.heap_bytes_before - event->heap_bytes;
    event->number = ++self->total_count;
    event->object_count = rt->heap.objects_born_count - rt->heap.objects_died_count;
    keep(self);
    if (self->trace) tare_history_trace_write(self, event);
}

// ---- its life ----------------------------------------------------------------------------------

void tare_history_start(TareRuntime *rt) {
    TareAllocator *allocator = instruments(rt);
    TareHistory *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return;
    *self = (TareHistory){
        .observer = {.start = start, .pause = pause, .judge = judge, .doom = doom,
                     .sentence = sentence, .swap = swap, .finish = finish},
        .rt = rt,
        .origin_ns = now_ns(),
    };
    tare_vector_init(&self->ring, allocator, sizeof(TareHistoryEvent));
    tare_vector_init(&self->current.tallies, allocator, sizeof(TareHistoryTally));
    tare_vector_init(&self->aside.tallies, allocator, sizeof(TareHistoryTally));
    rt->collector->history = &self->observer;
}

void tare_history_stop(TareRuntime *rt) {
    TareHistory *self = (TareHistory *)rt->collector->history;
    if (!self) return;
    rt->collector->history = NULL;
    tare_history_trace_close(self);
    tare_vector_deinit(&self->ring);
    tare_vector_deinit(&self->current.tallies);
    tare_vector_deinit(&self->aside.tallies);
    TareAllocator *allocator = instruments(rt);
    allocator->resize(allocator, self, sizeof *self, 0);
}

size_t tare_history_count(const TareHistory *self) { return self ? self->ring.count : 0; }

const TareHistoryEvent *tare_history_get(const TareHistory *self, size_t index) {
    size_t first = self->ring.count < TARE_HISTORY_EVENTS ? 0 : self->total_count;
    return tare_vector_get(&self->ring, (first + index) % TARE_HISTORY_EVENTS);
}

const char *tare_history_reason(const TareHistoryEvent *event) {
    static const char *const reasons[TARE_COLLECT_REASON_COUNT] = {
        [TARE_COLLECT_CALLED] = "called",
        [TARE_COLLECT_THRESHOLD] = "threshold",
        [TARE_COLLECT_EXIT] = "exit",
        [TARE_COLLECT_FORCED] = "forced",
    };
    return reasons[event->reason];
}
