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
    return tare_vector_get(&self->tallies, index);
}

// The tally of the type, which mostly is the one found last; NULL when memory ends.
static TareHistoryTally *find_tally(TareHistory *self, const TareType *type) {
    if (self->last_tally < self->tallies.count && tally_at(self, self->last_tally)->type == type)
        return tally_at(self, self->last_tally);
    for (size_t i = 0; i < self->tallies.count; i++) {
        if (tally_at(self, i)->type != type) continue;
        self->last_tally = i;
        return tally_at(self, i);
    }
    TareHistoryTally *added = tare_vector_push(&self->tallies);
    if (added) added->type = type;
    return added;
}

static void name_type(TareRuntime *rt, const TareHistoryTally *tally, TareHistoryType *row) {
    const char *name = tare_type_get_name(rt, (TareType *)tally->type);
    snprintf(row->name, sizeof row->name, "%s", name);
    row->count = tally->count;
    row->freed_bytes = tally->freed_bytes;
}

static int compare_tallies(const void *a, const void *b) {
    const TareHistoryTally *left = a, *right = b;
    if (left->freed_bytes != right->freed_bytes)
        return left->freed_bytes < right->freed_bytes ? 1 : -1;
    return left->count < right->count ? 1 : left->count > right->count ? -1 : 0;
}

// While the types are still there.
static void name_types(TareHistory *self) {
    TareHistoryEvent *event = &self->current;
    TareVector *tallies = &self->tallies;
    if (tallies->count)
        qsort(tallies->items, tallies->count, sizeof(TareHistoryTally), compare_tallies);
    event->type_count = 0;
    event->others = (TareHistoryType){.name = "others"};
    for (size_t i = 0; i < tallies->count; i++) {
        const TareHistoryTally *tally = tally_at(self, i);
        if (i < TARE_HISTORY_TYPES) {
            name_type(self->rt, tally, &event->types[event->type_count++]);
        } else {
            event->others.count += tally->count;
            event->others.freed_bytes += tally->freed_bytes;
        }
    }
}

// ---- what the collector tells ------------------------------------------------------------------

static void start(TareObserver *observer, TareRuntime *rt, int generation) {
    TareHistory *self = (TareHistory *)observer;
    self->tallies.count = 0;
    self->doomed_count = 0;
    self->heap_bytes_before = heap_bytes(rt);
    self->current = (TareHistoryEvent){
        .number = ++self->total_count,
        .generation = generation,
        .reason = rt->collector->reason,
        .start_ns = now_ns() - self->origin_ns,
    };
}

static void pause(TareObserver *observer, TareRuntime *rt, bool begins) {
    TareHistory *self = (TareHistory *)observer;
    TareHistoryEvent *event = &self->current;
    uint64_t now = now_ns();
    if (begins) {
        self->pause_start_ns = now;
        return;
    }
    uint64_t length = now - self->pause_start_ns;
    event->pause_count++;
    event->pause_ns += length;
    if (length > event->longest_pause_ns) event->longest_pause_ns = length;
    event->duration_ns = now - self->origin_ns - event->start_ns;
}

static void judge(TareObserver *observer, TareRuntime *rt, uint64_t live_count,
                  uint64_t unreachable_count) {
    TareHistoryEvent *event = &((TareHistory *)observer)->current;
    event->visited_count = live_count + unreachable_count;
    event->unreachable_count = unreachable_count;
}

static void doom(TareObserver *observer, TareRuntime *rt, TareObject *object) {
    TareHistory *self = (TareHistory *)observer;
    const TareShape *shape = rt->shapes[object->shape_id];
    uint64_t bytes = blocks_of(rt, object, shape);
    self->current.freed_bytes += bytes;
    self->doomed_count++;
    TareHistoryTally *tally = find_tally(self, shape->type);
    if (!tally) return;
    tally->count++;
    tally->freed_bytes += bytes;
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
    if (place) *place = self->current;
}

static void finish(TareObserver *observer, TareRuntime *rt, int64_t collected,
                   int64_t uncollectable) {
    TareHistory *self = (TareHistory *)observer;
    TareHistoryEvent *event = &self->current;
    event->failed = collected < 0;
    event->collected_count = collected < 0 ? 0 : (uint64_t)collected;
    event->uncollectable_count = (uint64_t)uncollectable;
    if (!event->failed)
        event->resurrected_count = event->unreachable_count - self->doomed_count;
    event->heap_bytes = heap_bytes(rt);
    if (self->heap_bytes_before > event->heap_bytes)
        event->returned_bytes = self->heap_bytes_before - event->heap_bytes;
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
                     .sentence = sentence, .finish = finish},
        .rt = rt,
        .origin_ns = now_ns(),
    };
    tare_vector_init(&self->ring, allocator, sizeof(TareHistoryEvent));
    tare_vector_init(&self->tallies, allocator, sizeof(TareHistoryTally));
    rt->collector->history = &self->observer;
}

void tare_history_stop(TareRuntime *rt) {
    TareHistory *self = (TareHistory *)rt->collector->history;
    if (!self) return;
    rt->collector->history = NULL;
    tare_history_trace_close(self);
    tare_vector_deinit(&self->ring);
    tare_vector_deinit(&self->tallies);
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
