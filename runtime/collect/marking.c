// The phases themselves. References are looked at some later than they are met.
#include "collect/marking.h"

void tare_marking_init(TareMarking *self, TareRuntime *rt, bool takes_young) {
    *self = (TareMarking){
        .base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED},
        .rt = rt,
        .stride = TARE_MARKING_STRIDE,
        .slice_end_ns = INT64_MAX,
    };
    tare_old_pages_init(
        &self->pages, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR), takes_young);
}

void tare_marking_deinit(TareMarking *self) { tare_old_pages_deinit(&self->pages); }

void tare_marking_start_sweep(TareMarking *self) {
    self->record = self->pages.first;
    self->index = 0;
}

bool tare_marking_walk_long(TareMarking *self, TareOldPage *record, uint32_t index,
                            const TareOldRow *row, size_t start, TareMarkingRow walk_row) {
    for (size_t from = start; from < row->count; from += TARE_MARKING_PIECE) {
        if (from > start && tare_marking_is_late(self)) {
            self->row_record = record;
            self->row_index = index;
            self->row_start = from;
            return false;
        }
        size_t rest = row->count - from;
        walk_row(self, row, from, from + (rest < TARE_MARKING_PIECE ? rest : TARE_MARKING_PIECE));
    }
    return true;
}

bool tare_marking_finish_row(TareMarking *self, TareMarkingRow walk_row) {
    TareOldPage *record = self->row_record;
    if (!record) return true;
    self->row_record = NULL;
    TareObject *object =
        record->page ? tare_old_pages_object(&self->pages, record, self->row_index) : NULL;
    if (!object) return true;
    TareOldRow row = tare_old_row_of(object);
    return tare_marking_walk_long(self, record, self->row_index, &row, self->row_start, walk_row);
}

// ---- references --------------------------------------------------------------------------------

// What is noted of what a reference leads to is seldom in the cache of a large heap, unless it is
// in the same page as what the last one led to. So it is asked for when the reference is met, and
// looked at some references later: the order does not matter. What is delayed has its turn before
// the slice ends. The one whose turn it is; without a record there is none.
TARE_ALWAYS_INLINE TareMarkingDelayed delay(TareMarking *self, TareMarkingDelayed met) {
    self->last_record = met.record;
    __builtin_prefetch(&met.record->counts[met.index], 1);
    __builtin_prefetch(&met.record->suspected[met.index / 64], 1);
    TareMarkingDelayed *place = &self->delayed[self->delayed_next++ % TARE_MARKING_DELAY];
    TareMarkingDelayed due = *place;
    *place = met;
    return due;
}

#define DELAYED(verb)                                                                      \
    TARE_ALWAYS_INLINE void verb##_child(void *marking, TareValue child) {                 \
        TareMarking *self = marking;                                                       \
        const TareObject *object = tare_value_get_object(child);                           \
        uint32_t index;                                                                    \
        TareOldPage *record = tare_old_pages_look(object, &index);                         \
        if (!record) return;                                                               \
        if (TARE_LIKELY(record == self->last_record)) {                                    \
            verb##_now(self, object, record, index);                                       \
            return;                                                                        \
        }                                                                                  \
        TareMarkingDelayed due = delay(self, (TareMarkingDelayed){object, record, index}); \
        if (due.record) verb##_now(self, due.object, due.record, due.index);               \
    }                                                                                      \
    static void verb##_delayed(TareMarking *self) {                                        \
        for (uint32_t i = 0; i < TARE_MARKING_DELAY; i++) {                                \
            TareMarkingDelayed due = self->delayed[i];                                     \
            self->delayed[i].record = NULL;                                                \
            if (due.record) verb##_now(self, due.object, due.record, due.index);           \
        }                                                                                  \
    }

// ---- counting ----------------------------------------------------------------------------------

TARE_ALWAYS_INLINE void count_now(TareMarking *self, const TareObject *object, TareOldPage *record,
                                  uint32_t index) {
    tare_old_pages_count(&self->pages, record, index, object);
}

DELAYED(count)
TARE_MARKING_PHASE(count)

static inline bool count_member(TareMarking *self, TareOldPage *record, uint32_t index,
                                TareObject *object) {
    bool is_done = tare_marking_walk(self, record, index, object, count_rest, count_row);
    return is_done && !tare_marking_is_tired(self);
}

bool tare_marking_count(TareMarking *self) {
    count_start(self);
    bool is_done =
        tare_marking_finish_row(self, count_row) && tare_marking_sweep(self, count_member);
    count_delayed(self);
    return is_done && !self->pages.failed;
}

// ---- marking -----------------------------------------------------------------------------------

TARE_ALWAYS_INLINE void mark_now(TareMarking *self, const TareObject *object, TareOldPage *record,
                                 uint32_t index) {
    uint64_t *word = &record->suspected[index / 64], bit = tare_old_pages_bit(index);
    if (!(*word & bit)) return;
    *word ^= bit;
    record->grey[index / 64] |= bit;
    if (!record->is_grey) tare_old_pages_push_grey(&self->pages, record);
}

DELAYED(mark)
TARE_MARKING_PHASE(mark)

// Follows the grey blocks of one page. New ones may come up in it meanwhile, even in words behind.
static bool follow_page(TareMarking *self, TareOldPage *record) {
    for (uint32_t i = 0; i < record->word_count && record->page; i++) {
        while (record->grey[i]) {
            uint32_t index = i * 64 + (uint32_t)__builtin_ctzll(record->grey[i]);
            record->grey[i] &= record->grey[i] - 1;
            TareObject *object = tare_old_pages_object(&self->pages, record, index);
            bool is_done =
                !object || tare_marking_walk(self, record, index, object, mark_rest, mark_row);
            if (!is_done || tare_marking_is_tired(self)) return false;
        }
    }
    return true;
}

static bool follow_grey(TareMarking *self) {
    for (;;) {
        if (!self->pages.grey) mark_delayed(self);
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

static inline bool mark_member(TareMarking *self, TareOldPage *record, uint32_t index,
                               TareObject *object) {
    if (object->count > tare_old_pages_counted(&self->pages, record, index, object)) {
        mark_now(self, object, record, index);
        if (!follow_grey(self)) return false;
    }
    return !tare_marking_is_tired(self);
}

bool tare_marking_mark(TareMarking *self) {
    mark_start(self);
    bool is_done = tare_marking_finish_row(self, mark_row) && follow_grey(self) &&
                   tare_marking_sweep(self, mark_member);
    mark_delayed(self);
    return is_done;
}
