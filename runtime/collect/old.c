// One cycle: gathering, counting, marking, a second round over what is suspected, sorting and
// examining that. Each phase remembers where it stands, so that it can stop after any object.
#include "collect/old.h"

#include <time.h>

#include "collect/callbacks.h"
#include "collect/garbage.h"
#include "collect/observer.h"
#include "collect/old_components.h"
#include "collect/old_pages.h"
#include "collect/old_row.h"
#include "collect/references.h"
#include "collect/selection.h"
#include "object/error.h"

// A slice ends at the first look at the clock after so long; the clock is looked at after so many
// objects. A part of the suspected objects is examined once it has so many.
enum { SLICE_NS = 200000, PART_COUNT = 128, ROUND_COUNT = 2, PIECE_COUNT = 512 };
enum { STRIDE = TARE_STRESS ? 16 : 64 };
// References between the asking for memory and the looking at it.
enum { DELAY = 16 };
// What an object of a cycle takes, until one has told.
enum { FIRST_GUESS_NS = 200 };

typedef enum Phase { GATHER, COUNT, MARK, RESTART, SORT, EXAMINE, RELEASE, END } Phase;

// A reference that was met: the object and where it is noted, or no record.
typedef struct Delayed {
    const TareObject *object;
    TareOldPage *record;
    uint32_t index;
} Delayed;

typedef struct TareOldCycle {
    TareDescriber base;
    TareRuntime *rt;
    TareOldPages pages;
    Phase phase;
    TareVector chunks;  // TareChunk *: those there were when it began
    size_t next_chunk;
    uint32_t next_unit;  // of that chunk: where the last slice stopped gathering
    TareOldPage *record;  // where the sweep stands
    uint32_t index;
    uint32_t round;
    uint64_t member_count;
    uint64_t left_count;  // members that the sweep of a restart has left so far
    uint64_t unreachable_count;
    int64_t collected;
    TareOldPage *row_record;  // a member whose long row the last slice did not finish, or NULL
    uint32_t row_index;
    size_t row_start;
    Delayed delayed[DELAY];  // a ring; without records between slices
    uint32_t delayed_next;
    const TareOldPage *last_record;  // of the reference met last; only compared
    TareOldComponents components;  // of what is suspected
    uint32_t stride;  // objects until the clock is looked at
    int64_t slice_end_ns;
    int64_t worked_ns;  // in all slices so far
} TareOldCycle;

static TareAllocator *collector_allocator(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR);
}

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// Whether the slice is over; called for each object that was worked on, after tire() for those of
// many references.
static inline bool is_tired(TareOldCycle *self) {
    if (TARE_LIKELY(--self->stride)) return false;
    self->stride = STRIDE;
    return TARE_STRESS || now_ns() >= self->slice_end_ns;
}

static inline void tire(TareOldCycle *self, size_t reference_count) {
    uint32_t weight = (uint32_t)(reference_count / 8);
    self->stride = self->stride > weight ? self->stride - weight : 1;
}

// ---- the members -------------------------------------------------------------------------------

// A chunk may have been given back since the cycle began.
static bool is_there(const TareHeap *heap, const TareChunk *wanted) {
    const TareChunk *chunk = heap->pool.oldest;
    while (chunk && chunk != wanted) chunk = chunk->next;
    return chunk;
}

// False when the slice is over before the chunk is.
static bool gather_chunk(TareOldCycle *self, const TareChunk *chunk) {
    uint64_t heads = chunk->head_units & UINT64_MAX << self->next_unit;
    TareHeapCursor cursor = {chunk, heads, TARE_HEAP_OBJECTS};
    for (;;) {
        TarePage *page = tare_heap_next_page(&cursor);
        self->next_unit = 0;
        if (!page || cursor.chunk != chunk) return true;
        self->member_count += tare_old_pages_add(&self->pages, page);
        if (self->pages.failed || !cursor.heads) return true;
        if (now_ns() < self->slice_end_ns) continue;
        self->next_unit = (uint32_t)__builtin_ctzll(cursor.heads);
        return false;
    }
}

static bool gather(TareOldCycle *self) {
    while (self->next_chunk < self->chunks.count) {
        const TareChunk *chunk = *(TareChunk **)tare_vector_get(&self->chunks, self->next_chunk);
        if (is_there(&self->rt->heap, chunk) && !gather_chunk(self, chunk)) return false;
        self->next_chunk++;
        self->next_unit = 0;
        if (self->pages.failed || now_ns() >= self->slice_end_ns) break;
    }
    return self->next_chunk == self->chunks.count;
}

static TareStatus list_chunks(TareOldCycle *self) {
    for (TareChunk *chunk = self->rt->heap.pool.oldest; chunk; chunk = chunk->next) {
        TareChunk **place = tare_vector_push(&self->chunks);
        if (!place) return TARE_ERROR;
        *place = chunk;
    }
    return TARE_OK;
}

// ---- sweeping ----------------------------------------------------------------------------------

static void start_sweep(TareOldCycle *self) {
    self->record = self->pages.first;
    self->index = 0;
}

// Of one page, from self->index on. While counting nothing is marked, and all members are met;
// afterwards those that are marked need no second look.
static TareObject *next_of_page(TareOldCycle *self, const TareOldPage *record) {
    if (!record->page) return NULL;
    while (self->index < record->count) {
        const TareOldGroup *group = &record->groups[self->index / 64];
        uint64_t rest = (group->members & ~group->marked) >> self->index % 64;
        if (!rest) {
            self->index = (self->index / 64 + 1) * 64;
            continue;
        }
        self->index += (uint32_t)__builtin_ctzll(rest);
        TareObject *object = tare_old_pages_object(record, self->index++);
        if (object) return object;
    }
    return NULL;
}

// The next unmarked member that still lives, with its record and index in self->record,
// self->index - 1. NULL when the slice is over, or the sweep: then self->record is NULL.
static TareObject *next_member(TareOldCycle *self) {
    while (self->record) {
        TareObject *object = next_of_page(self, self->record);
        if (object) return object;
        self->record = self->record->next;
        self->index = 0;
        if (is_tired(self)) return NULL;
    }
    return NULL;
}

// ---- phase A: counting -------------------------------------------------------------------------

// The record and the bits of what a reference leads to are seldom in the cache of a large heap. So
// they are asked for when the reference is met, and looked at some references later: the order
// does not matter. What is delayed has its turn before the slice ends. The one whose turn it is has
// a record.
TARE_ALWAYS_INLINE Delayed delay(TareOldCycle *self, TareValue child) {
    Delayed met = {.object = tare_value_get_object(child)};
    met.record = tare_old_pages_look(met.object, &met.index);
    if (!met.record || met.record == self->last_record) return met;
    self->last_record = met.record;
    TareOldGroup *group = tare_old_pages_group(met.record, met.index);
    __builtin_prefetch(group, 1);
    __builtin_prefetch(&group->counts[met.index % 64], 1);
    Delayed *place = &self->delayed[self->delayed_next++ % DELAY];
    Delayed due = *place;
    *place = met;
    return due;
}

#define DELAYED(verb)                                                     \
    TARE_ALWAYS_INLINE void verb##_child(void *cycle, TareValue child) {  \
        TareOldCycle *self = cycle;                                       \
        Delayed due = delay(self, child);                                 \
        if (due.record) verb##_now(self, due);                            \
    }                                                                     \
    static void verb##_rest(TareOldCycle *self) {                         \
        for (uint32_t i = 0; i < DELAY; i++) {                            \
            Delayed due = self->delayed[i];                               \
            self->delayed[i].record = NULL;                               \
            if (due.record) verb##_now(self, due);                        \
        }                                                                 \
    }

TARE_ALWAYS_INLINE void count_now(TareOldCycle *self, Delayed due) {
    if (tare_old_pages_is_member(due.record, due.index))
        tare_old_pages_count(&self->pages, due.record, due.index, due.object);
}

DELAYED(count)

static inline void count_class(void *cycle, TareType *type) {
    count_child(cycle, tare_value_from_object(type));
}

// ---- phase B: marking --------------------------------------------------------------------------

TARE_ALWAYS_INLINE void mark_now(TareOldCycle *self, Delayed due) {
    if (!tare_old_pages_is_suspected(due.record, due.index)) return;
    TareOldGroup *group = tare_old_pages_group(due.record, due.index);
    uint64_t bit = tare_old_pages_bit(due.index);
    group->marked |= bit;
    group->grey |= bit;
    tare_old_pages_push_grey(&self->pages, due.record);
}

DELAYED(mark)

static inline void mark_class(void *cycle, TareType *type) {
    mark_child(cycle, tare_value_from_object(type));
}

// A phase begins with verb##_start, which tells types without a walk of their own whom to call.
#define DESCRIBED(verb)                                                                         \
    static void verb##_region(TareDescriber *describer, TareRegionKind kind, void *start,       \
                              size_t bytes, const char *name) {                                 \
        TareValue *end = (TareValue *)((char *)start + bytes);                                  \
        tare_references_visit_row(start, end, verb##_child, describer);                         \
    }                                                                                           \
    static void verb##_implied(TareDescriber *describer, TareValue target, const char *name) {  \
        if (tare_value_is_object(target)) verb##_child(describer, target);                      \
    }                                                                                           \
    static void verb##_start(TareOldCycle *self) {                                              \
        self->base.region = verb##_region;                                                      \
        self->base.implied = verb##_implied;                                                    \
    }                                                                                           \
    TARE_ALWAYS_INLINE void verb##_all(TareOldCycle *self, TareObject *object) {                \
        tare_references_visit(self->rt, object, verb##_child, verb##_class, self, &self->base); \
    }

DESCRIBED(count)
DESCRIBED(mark)

static void count_row(TareOldCycle *self, const TareOldRow *row, size_t start, size_t end) {
    tare_old_row_visit(row, start, end, count_child, self);
}

static void mark_row(TareOldCycle *self, const TareOldRow *row, size_t start, size_t end) {
    tare_old_row_visit(row, start, end, mark_child, self);
}

typedef void (*WalkAll)(TareOldCycle *self, TareObject *object);
typedef void (*WalkRow)(TareOldCycle *self, const TareOldRow *row, size_t start, size_t end);

// Follows the row from `start` on; false when the slice ended first. Then the member is remembered,
// and the next slice goes on with it.
TARE_NO_INLINE static bool walk_long(TareOldCycle *self, TareOldPage *record, uint32_t index,
                                     const TareOldRow *row, size_t start, WalkRow walk_row) {
    for (size_t from = start; from < row->count; from += PIECE_COUNT) {
        if (from > start && now_ns() >= self->slice_end_ns) {
            self->row_record = record;
            self->row_index = index;
            self->row_start = from;
            return false;
        }
        size_t rest = row->count - from;
        walk_row(self, row, from, from + (rest < PIECE_COUNT ? rest : PIECE_COUNT));
    }
    return true;
}

// Follows all references of the member; false as above.
TARE_ALWAYS_INLINE bool walk(TareOldCycle *self, TareOldPage *record, uint32_t index,
                             TareObject *object, WalkAll all, WalkRow walk_row) {
    TareOldRow row = tare_old_row_of(object);
    if (TARE_UNLIKELY(row.count > PIECE_COUNT))
        return walk_long(self, record, index, &row, 0, walk_row);
    all(self, object);
    tire(self, row.count);
    return true;
}

// Goes on with the row that the last slice left, if any.
static bool finish_row(TareOldCycle *self, WalkRow walk_row) {
    TareOldPage *record = self->row_record;
    if (!record) return true;
    self->row_record = NULL;
    TareObject *object = record->page ? tare_old_pages_object(record, self->row_index) : NULL;
    if (!object) return true;
    TareOldRow row = tare_old_row_of(object);
    return walk_long(self, record, self->row_index, &row, self->row_start, walk_row);
}

static bool count_members(TareOldCycle *self) {
    if (!finish_row(self, count_row)) return false;
    for (TareObject *object; (object = next_member(self)) != NULL;) {
        bool is_done = walk(self, self->record, self->index - 1, object, count_all, count_row);
        if (!is_done || self->pages.failed || is_tired(self)) return false;
    }
    return !self->record;
}

static bool count(TareOldCycle *self) {
    count_start(self);
    bool is_done = count_members(self);
    count_rest(self);
    return is_done;
}

// Follows the grey blocks of one page. New ones may come up in it meanwhile, even in words behind.
static bool follow_page(TareOldCycle *self, TareOldPage *record) {
    for (uint32_t i = 0; i < record->group_count && record->page; i++) {
        TareOldGroup *group = &record->groups[i];
        while (group->grey) {
            uint32_t index = i * 64 + (uint32_t)__builtin_ctzll(group->grey);
            group->grey &= group->grey - 1;
            TareObject *object = tare_old_pages_object(record, index);
            bool is_done = !object || walk(self, record, index, object, mark_all, mark_row);
            if (!is_done || is_tired(self)) return false;
        }
    }
    return true;
}

static bool follow_grey(TareOldCycle *self) {
    for (;;) {
        if (!self->pages.grey) mark_rest(self);
        if (!self->pages.grey) return true;
        TareOldPage *record = self->pages.grey;
        self->pages.grey = record->grey_next;
        record->is_grey = false;
        if (!follow_page(self, record)) {
            tare_old_pages_push_grey(&self->pages, record);
            return false;
        }
    }
}

static bool mark_members(TareOldCycle *self) {
    if (!finish_row(self, mark_row) || !follow_grey(self)) return false;
    for (TareObject *object; (object = next_member(self)) != NULL;) {
        uint32_t index = self->index - 1;
        if (object->count > tare_old_pages_counted(&self->pages, self->record, index, object)) {
            mark_now(self, (Delayed){object, self->record, index});
            if (!follow_grey(self)) return false;
        }
        if (is_tired(self)) return false;
    }
    return !self->record;
}

static bool mark(TareOldCycle *self) {
    mark_start(self);
    bool is_done = mark_members(self);
    mark_rest(self);
    return is_done;
}

// ---- sorting -----------------------------------------------------------------------------------

// What is marked lives: only references to suspected objects tell which must be examined together.
TARE_ALWAYS_INLINE void sort_child(void *cycle, TareValue child) {
    TareOldCycle *self = cycle;
    uint32_t index;
    TareOldPage *record = tare_old_pages_look(tare_value_get_object(child), &index);
    if (record && tare_old_pages_is_suspected(record, index))
        tare_old_components_meet(&self->components, record, index);
}

static inline void sort_class(void *cycle, TareType *type) {
    sort_child(cycle, tare_value_from_object(type));
}

DESCRIBED(sort)

static void sort_row(TareOldCycle *self, const TareOldRow *row, size_t start, size_t end) {
    tare_old_row_visit(row, start, end, sort_child, self);
}

static TareObject *get_object(const TareOldPlace *place) {
    return place->record->page ? tare_old_pages_object(place->record, place->index) : NULL;
}

// Goes on until all that was met stands in components; false when the slice ended first.
static bool sort_met(TareOldCycle *self) {
    while (!tare_old_components_is_idle(&self->components)) {
        const TareOldPlace *place = tare_old_components_step(&self->components);
        TareObject *object = place ? get_object(place) : NULL;
        bool is_done =
            !object || walk(self, place->record, place->index, object, sort_all, sort_row);
        if (!is_done || self->pages.failed || is_tired(self)) return false;
    }
    return true;
}

static bool sort(TareOldCycle *self) {
    sort_start(self);
    if (!finish_row(self, sort_row) || !sort_met(self)) return false;
    while (next_member(self)) {
        tare_old_components_meet(&self->components, self->record, self->index - 1);
        if (!sort_met(self)) return false;
    }
    return !self->record;
}

// ---- examining ---------------------------------------------------------------------------------

// Takes one component into the part, its objects retained. False when there is none left.
static bool take_component(TareOldCycle *self, TareTrial *part) {
    bool is_any = self->components.sorted.count > 0;
    for (const TareOldPlace *place; (place = tare_old_components_take(&self->components));) {
        TareObject *object = part->failed ? NULL : get_object(place);
        if (object) tare_trial_add(part, object);
        if (object && !part->failed) tare_retain_object(object);
    }
    return is_any;
}

// What came out black is alive after all and leaves the part.
static void drop_living(TareTrial *part) {
    TareObject **objects = part->candidates.items;
    size_t kept = 0;
    for (size_t i = 0; i < part->candidates.count; i++) {
        TareObject *object = objects[i];
        uint8_t *side = tare_side_of(object);
        if (tare_side_colour(*side) == TARE_SIDE_COLOUR_WHITE) {
            objects[kept++] = object;
            continue;
        }
        *side = tare_side_with_colour(*side, TARE_SIDE_COLOUR_NONE);
        tare_release_object(part->rt, object);
    }
    part->rt->collector->pardoned_count += part->candidates.count - kept;
    part->candidates.count = kept;
}

// [C5] The trial looks at the counts as they are now, with nothing running, and so finds exactly
// those of the part that nothing else refers to.
static void examine_part(TareOldCycle *self, TareTrial *part) {
    if (part->failed || tare_trial_run(part, 1) != TARE_OK) {
        tare_garbage_give_back(part);
    } else {
        drop_living(part);
        self->unreachable_count += part->candidates.count;
        tare_observer_judge(self->rt, 0, part->candidates.count);
        int64_t found = part->candidates.count ? tare_garbage_destroy(part) : 0;
        if (found > 0) self->collected += found;
    }
    tare_error_clear(self->rt);
}

// So many components at a time as make a part, until the slice is over. Those that refer to others
// go first: what they held has only its own kind left when its turn comes.
static bool examine(TareOldCycle *self) {
    do {
        TareTrial part;
        tare_trial_init(&part, self->rt);
        while (part.candidates.count < PART_COUNT && take_component(self, &part)) continue;
        examine_part(self, &part);
        tare_trial_deinit(&part);
        if (!self->components.sorted.count) return true;
    } while (now_ns() < self->slice_end_ns && !TARE_STRESS);
    return false;
}

// ---- the cycle ---------------------------------------------------------------------------------

bool tare_old_is_active(const TareRuntime *rt) { return rt->collector->old != NULL; }

static void forget(TareRuntime *rt) {
    TareOldCycle *self = rt->collector->old;
    TareAllocator *allocator = collector_allocator(rt);
    rt->collector->old = NULL;
    tare_old_components_deinit(&self->components);
    tare_old_pages_deinit(&self->pages);
    tare_vector_deinit(&self->chunks);
    allocator->resize(allocator, self, sizeof *self, 0);
}

void tare_old_abandon(TareRuntime *rt) {
    TareOldCycle *self = rt->collector->old;
    if (!self) return;
    int64_t collected = self->collected;
    forget(rt);
    tare_observer_swap(rt);
    tare_observer_finish(rt, collected, 0);
    tare_observer_swap(rt);
    tare_callbacks_tell(rt, "stop", 2, collected);
}

void tare_old_start(TareRuntime *rt) {
    TareAllocator *allocator = collector_allocator(rt);
    TareOldCycle *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return;
    *self = (TareOldCycle){
        .base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED},
        .rt = rt,
        .stride = STRIDE,
    };
    tare_old_pages_init(&self->pages, allocator);
    tare_old_components_init(&self->components, &self->pages);
    tare_vector_init(&self->chunks, allocator, sizeof(TareChunk *));
    rt->collector->old = self;
    if (list_chunks(self) != TARE_OK) {
        forget(rt);
        return;
    }
    tare_callbacks_tell(rt, "start", 2, 0);
    tare_observer_start(rt, 2);
    tare_observer_swap(rt);
}

uint64_t tare_old_guess_slices(const TareRuntime *rt, uint64_t member_count) {
    uint64_t each_ns = rt->collector->old_work_ns ? rt->collector->old_work_ns : FIRST_GUESS_NS;
    return 1 + member_count * each_ns / SLICE_NS;
}

static void end_cycle(TareRuntime *rt, TareOldCycle *self) {
    TareCollector *collector = rt->collector;
    int64_t collected = self->collected;
    // What grew old meanwhile was not looked at, and counts for the next cycle.
    uint64_t gone = (uint64_t)collected;
    collector->long_lived_count = self->member_count > gone ? self->member_count - gone : 0;
    if (self->member_count)
        collector->old_work_ns = 1 + (uint64_t)self->worked_ns / self->member_count;
    collector->statistics[2].collections++;
    collector->statistics[2].collected += (uint64_t)collected;
    tare_observer_judge(rt, self->member_count - self->unreachable_count, 0);
    forget(rt);
    tare_observer_finish(rt, collected, 0);
    tare_callbacks_tell(rt, "stop", 2, collected);
}

// Only what is suspected remains a member.
static bool restart(TareOldCycle *self) {
    while (self->record) {
        self->left_count += tare_old_pages_restart(&self->pages, self->record);
        self->record = self->record->next;
        if (now_ns() >= self->slice_end_ns) break;
    }
    if (self->record) return false;
    if (self->round + 1 == ROUND_COUNT)
        tare_old_components_reserve(&self->components, self->left_count);
    self->left_count = 0;
    return true;
}

static bool release(TareOldCycle *self) {
    while (tare_old_pages_drop_first(&self->pages))
        if (is_tired(self)) return false;
    return true;
}

// Counting and marking are done once more over what is suspected after the first round: what the
// program had in its hands by turns is found to live, mostly.
static Phase find_next_phase(TareOldCycle *self) {
    switch (self->phase) {
    case GATHER:
        return COUNT;
    case COUNT:
        return MARK;
    case MARK:
        return RESTART;
    case RESTART:
        return ++self->round < ROUND_COUNT ? COUNT : SORT;
    case SORT:
        return EXAMINE;
    case EXAMINE:
        return RELEASE;
    default:
        return END;
    }
}

void tare_old_work(TareRuntime *rt) {
    static bool (*const work[])(TareOldCycle * self) = {gather, count,   mark,   restart,
                                                        sort,   examine, release};
    TareOldCycle *self = rt->collector->old;
    tare_observer_swap(rt);
    tare_observer_pause(rt, true);
    int64_t start_ns = now_ns();
    self->slice_end_ns = start_ns + SLICE_NS;
    while (self->phase != END && work[self->phase](self)) {
        self->phase = find_next_phase(self);
        start_sweep(self);
    }
    self->worked_ns += now_ns() - start_ns;
    bool is_over = self->phase == END || self->pages.failed;
    tare_observer_pause(rt, false);
    if (is_over) end_cycle(rt, self);
    tare_observer_swap(rt);
}
