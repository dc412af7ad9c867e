// Dying in slices. While it is on, whatever dies goes through the queue, one object at a time and
// long rows piece by piece, so that the work can stop anywhere; what is left is put off below the
// mark, and the next slices take it from there.
//
// The order is that of deaths without it: parents before their children, children in their order.
// Each step reverses what it has pushed, since a stack gives the last first.
#include "object/deferred_drop.h"

#include <time.h>

#include "object/alloc.h"
#include "object/dealloc.h"
#include "object/dealloc_queue.h"
#include "object/layout.h"
#include "object/list_object.h"

// A slice lasts so long, and the program runs for as long before the next; the clock is looked at
// after so many steps. Of a row no more than a piece goes in one step.
enum { SLICE_NS = 200000, STRIDE = 32 };

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// ---- long rows ---------------------------------------------------------------------------------

// How long the rest of it is. A list shrinks as it is cleared, from its end like a tuple.
static size_t count_row(TareDying dying) {
    switch (dying.object->shape_id) {
    case TARE_TYPE_LIST:
        return ((const TareList *)dying.object)->length;
    case TARE_TYPE_TUPLE:
        return ((const TareTuple *)dying.object)->length - dying.cleared;
    case TARE_TYPE_DICT:
        return ((const TareDict *)dying.object)->table.used_count - dying.cleared;
    default:
        return 0;
    }
}

static void clear_list_piece(TareRuntime *rt, TareList *self) {
    for (size_t i = 0; i < TARE_DEFERRED_DROP_PIECE; i++)
        tare_release(rt, self->items[--self->length]);
}

static void clear_tuple_piece(TareRuntime *rt, TareTuple *self, size_t cleared) {
    size_t end = self->length - cleared;
    for (size_t i = 0; i < TARE_DEFERRED_DROP_PIECE; i++) tare_slot_clear(rt, &self->items[--end]);
}

static void clear_piece(TareRuntime *rt, TareDying dying) {
    switch (dying.object->shape_id) {
    case TARE_TYPE_LIST:
        clear_list_piece(rt, (TareList *)dying.object);
        return;
    case TARE_TYPE_TUPLE:
        clear_tuple_piece(rt, (TareTuple *)dying.object, dying.cleared);
        return;
    default:
        tare_table_clear_piece(rt, &((TareDict *)dying.object)->table, dying.cleared,
                               TARE_DEFERRED_DROP_PIECE);
    }
}

// The rest of a row, and its object. What is cleared need not be looked at once more.
static void end_row(TareRuntime *rt, TareDying dying) {
    if (dying.cleared && dying.object->shape_id == TARE_TYPE_TUPLE) {
        TareTuple *tuple = (TareTuple *)dying.object;
        size_t length = tuple->length;
        for (size_t end = length - dying.cleared; end-- > 0;)
            tare_slot_clear(rt, &tuple->items[end]);
        tare_dealloc_free_block(rt, dying.object, sizeof *tuple + length * sizeof(TareValue));
        return;
    }
    if (dying.cleared && dying.object->shape_id == TARE_TYPE_DICT) {
        TareTable *table = &((TareDict *)dying.object)->table;
        tare_table_clear_piece(rt, table, dying.cleared, TARE_DEFERRED_DROP_PIECE);
        table->used_count = 0;
    }
    tare_dealloc_destroy(rt, dying.object);
}

// ---- the queue ---------------------------------------------------------------------------------

static void reverse(struct TareDeallocator *d, size_t start) {
    TareDying *waiting = d->waiting.items;
    for (size_t end = d->waiting.count; start + 1 < end; start++) {
        TareDying first = waiting[start];
        waiting[start] = waiting[--end];
        waiting[end] = first;
    }
}

// One step: the newest of the queue, or a piece of it.
static void step(TareRuntime *rt, struct TareDeallocator *d) {
    TareDying dying = tare_dealloc_queue_pop(d);
    bool has_rest =
        count_row(dying) > TARE_DEFERRED_DROP_PIECE &&
        tare_dealloc_queue_push(d, dying.object, dying.cleared + TARE_DEFERRED_DROP_PIECE);
    size_t start = d->waiting.count;
    d->depth = 1;
    if (has_rest)
        clear_piece(rt, dying);
    else
        end_row(rt, dying);
    reverse(d, start);
    d->depth = 0;
}

static void put_off(TareRuntime *rt, struct TareDeallocator *d, int64_t now) {
    d->mark = d->waiting.count;
    if (d->finalizing) return;
    d->next_slice_ns = now + SLICE_NS;
    rt->attention = 1;
}

void tare_deferred_drop_drain(TareRuntime *rt) {
    struct TareDeallocator *d = rt->deallocator;
    int64_t end_ns = 0;
    for (size_t stride = STRIDE; d->waiting.count > d->mark;) {
        step(rt, d);
        if (--stride || !d->is_deferring) continue;
        stride = STRIDE;
        int64_t now = now_ns();
        if (!end_ns) end_ns = now + SLICE_NS;
        if (now < end_ns && !TARE_STRESS) continue;
        put_off(rt, d, now);
    }
}

// ---- what the layers above call ----------------------------------------------------------------

bool tare_deferred_drop_is_active(const TareRuntime *rt) { return rt->deallocator->is_deferring; }

bool tare_deferred_drop_push_rest(TareRuntime *rt, TareObject *object) {
    return tare_dealloc_queue_push(rt->deallocator, object, 0);
}

bool tare_deferred_drop_is_on(const TareRuntime *rt) { return rt->deallocator->is_wanted; }

static void set_deferring(struct TareDeallocator *d, bool is_deferring) {
    d->is_deferring = is_deferring;
    d->depth_limit = is_deferring ? 0 : TARE_DEALLOC_DEPTH;
}

void tare_deferred_drop_set(TareRuntime *rt, bool is_on) {
    rt->deallocator->is_wanted = is_on;
    set_deferring(rt->deallocator, is_on);
    if (is_on) return;
    tare_deferred_drop_finish(rt);
    if (rt->deallocator->waiting.count) rt->attention = 1;
}

void tare_deferred_drop_suspend(TareRuntime *rt) { set_deferring(rt->deallocator, false); }

void tare_deferred_drop_resume(TareRuntime *rt) {
    set_deferring(rt->deallocator, rt->deallocator->is_wanted);
}

static bool is_at_rest(const struct TareDeallocator *d) { return !d->finalizing && !d->depth; }

void tare_deferred_drop_finish(TareRuntime *rt) {
    struct TareDeallocator *d = rt->deallocator;
    if (!is_at_rest(d)) return;
    d->mark = 0;
    while (d->waiting.count) step(rt, d);
}

void tare_deferred_drop_work(TareRuntime *rt) {
    struct TareDeallocator *d = rt->deallocator;
    if (!d->waiting.count) return;
    if (!is_at_rest(d) || (d->is_deferring && !TARE_STRESS && now_ns() < d->next_slice_ns)) {
        rt->attention = 1;
        return;
    }
    d->mark = 0;
    tare_deferred_drop_drain(rt);
}

// ---- shortage ----------------------------------------------------------------------------------

static bool runs_code(const TareRuntime *rt, const TareObject *object) {
    const TareTypeSlots *slots = &rt->shapes[object->shape_id]->type->slots;
    return slots->finalize_user || slots->finalize || *tare_side_of(object) & TARE_SIDE_HAS_WEAK;
}

// What runs the program's code is moved to the bottom and waits on.
bool tare_deferred_drop_relieve(TareRuntime *rt) {
    struct TareDeallocator *d = rt->deallocator;
    size_t kept = 0, start_count = d->waiting.count;
    uint64_t died_before = rt->heap.objects_died_count;
    if (!start_count || !is_at_rest(d)) return false;
    bool was_deferring = d->is_deferring;
    set_deferring(d, true);
    d->mark = 0;
    while (d->waiting.count > kept) {
        TareDying *waiting = d->waiting.items, *newest = &waiting[d->waiting.count - 1];
        if (!runs_code(rt, newest->object)) {
            step(rt, d);
            continue;
        }
        TareDying moved = *newest;
        *newest = waiting[kept];
        waiting[kept++] = moved;
    }
    d->mark = kept;
    set_deferring(d, was_deferring);
    return rt->heap.objects_died_count > died_before;
}
