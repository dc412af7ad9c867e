// The phases themselves. References are looked at some later than they are met.
#include "collect/marking.h"

void tare_marking_init(TareMarking *self, TareRuntime *rt, TareNotesMembers members) {
    *self = (TareMarking){
        .base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED},
        .rt = rt,
        .slice = tare_time_slice_whole(),
    };
    tare_notes_init(&self->notes, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR),
                    members);
}

void tare_marking_deinit(TareMarking *self) { tare_notes_deinit(&self->notes); }

void tare_marking_start_sweep(TareMarking *self) {
    self->record = self->notes.first;
    self->index = 0;
}

bool tare_marking_walk_long(TareMarking *self, TareNotesPage *record, uint32_t index,
                            const TareRow *row, size_t start, TareMarkingRow walk_row) {
    for (size_t from = start; from < row->count; from += TARE_MARKING_PIECE) {
        if (from > start && tare_time_slice_is_late(&self->slice)) {
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
    TareNotesPage *record = self->row_record;
    if (!record) return true;
    self->row_record = NULL;
    TareObject *object =
        record->page ? tare_notes_object(&self->notes, record, self->row_index) : NULL;
    if (!object) return true;
    TareRow row = tare_row_of(object);
    return tare_marking_walk_long(self, record, self->row_index, &row, self->row_start, walk_row);
}

// ---- references --------------------------------------------------------------------------------

static void come_near(TareMarking *self, TareNotesPage *record) {
    const TarePage *page = record->page;
    self->near =
        (TareMarkingNear){(uintptr_t)page->blocks, page->capacity_count * page->block_bytes,
                          page->reciprocal, record};
}

// What is noted of what a reference leads to is seldom in the cache of a large heap, unless it is
// in the same page as what the last one led to. So it is asked for when the reference is met, and
// looked at some references later: the order does not matter. What is delayed has its turn before
// the slice ends. The one whose turn it is; without a record there is none.
TARE_ALWAYS_INLINE TareMarkingDelayed delay(TareMarking *self, TareMarkingDelayed met) {
    if (met.record == self->last_record) come_near(self, met.record);
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
        size_t offset_bytes = (uintptr_t)object - self->near.start;                        \
        if (TARE_LIKELY(offset_bytes < self->near.bytes)) {                                \
            uint32_t near_index = (uint32_t)(offset_bytes * self->near.reciprocal >> 32);  \
            verb##_now(self, object, self->near.record, near_index);                       \
            return;                                                                        \
        }                                                                                  \
        uint32_t index;                                                                    \
        TareNotesPage *record = tare_notes_look(object, &index);                           \
        if (!record || record->owner != &self->notes) return;                              \
        TareMarkingDelayed due = delay(self, (TareMarkingDelayed){object, record, index}); \
        if (due.record) verb##_now(self, due.object, due.record, due.index);               \
    }                                                                                      \
    static void verb##_delayed(TareMarking *self) {                                        \
        self->near.bytes = 0;                                                              \
        for (uint32_t i = 0; i < TARE_MARKING_DELAY; i++) {                                \
            TareMarkingDelayed due = self->delayed[i];                                     \
            self->delayed[i].record = NULL;                                                \
            if (due.record) verb##_now(self, due.object, due.record, due.index);           \
        }                                                                                  \
    }

// ---- counting ----------------------------------------------------------------------------------

TARE_ALWAYS_INLINE void count_now(TareMarking *self, const TareObject *object,
                                  TareNotesPage *record, uint32_t index) {
    tare_notes_count(&self->notes, record, index, object);
}

DELAYED(count)
TARE_MARKING_PHASE(count)

static inline bool count_member(TareMarking *self, TareNotesPage *record, uint32_t index,
                                TareObject *object) {
    bool is_done = tare_marking_walk(self, record, index, object, count_rest, count_row);
    return is_done && !tare_time_slice_is_tired(&self->slice);
}

static bool count_page(TareMarking *self, TareNotesPage *record) {
    return tare_marking_sweep_page(self, record, count_member);
}

bool tare_marking_count(TareMarking *self) {
    count_start(self);
    bool is_done = tare_marking_finish_row(self, count_row) && tare_marking_sweep(self, count_page);
    count_delayed(self);
    return is_done && !self->notes.failed;
}

static void forget_counts(TareMarking *self, TareObject *const *objects, size_t count) {
    tare_notes_forget_wraps(&self->notes);
    for (size_t i = 0; i < count; i++) {
        uint32_t index = 0;
        TareNotesPage *record = tare_notes_look(objects[i], &index);
        record->counts[index] = 0;
    }
}

static void count_whole(TareMarking *self, TareObject *object) {
    TareRow row = tare_row_of(object);
    if (row.stride)
        count_row(self, &row, 0, row.count);
    else
        count_rest(self, object);
}

bool tare_marking_is_closed(TareMarking *self, TareObject *const *objects, size_t count) {
    forget_counts(self, objects, count);
    count_start(self);
    for (size_t i = 0; i < count; i++) count_whole(self, objects[i]);
    count_delayed(self);
    bool is_closed = !self->notes.failed;
    for (size_t i = 0; is_closed && i < count; i++) {
        uint32_t index = 0;
        const TareNotesPage *record = tare_notes_look(objects[i], &index);
        is_closed =
            objects[i]->count == tare_notes_counted(&self->notes, record, index, objects[i]);
    }
    return is_closed;
}

// ---- marking -----------------------------------------------------------------------------------

TARE_ALWAYS_INLINE void mark_now(TareMarking *self, const TareObject *object, TareNotesPage *record,
                                 uint32_t index) {
    uint64_t *word = &record->suspected[index / 64], bit = tare_notes_bit(index);
    if (!(*word & bit)) return;
    *word ^= bit;
    record->grey[index / 64] |= bit;
    if (!record->is_grey) tare_notes_push_grey(&self->notes, record);
}

DELAYED(mark)
TARE_MARKING_PHASE(mark)

// Follows the grey blocks of one word, those too that become grey meanwhile.
static inline bool follow_word(TareMarking *self, TareNotesPage *record, uint32_t word) {
    while (record->grey[word]) {
        uint32_t index = word * 64 + (uint32_t)__builtin_ctzll(record->grey[word]);
        record->grey[word] &= record->grey[word] - 1;
        TareObject *object = tare_notes_object(&self->notes, record, index);
        bool is_done =
            !object || tare_marking_walk(self, record, index, object, mark_rest, mark_row);
        if (!is_done || tare_time_slice_is_tired(&self->slice)) return false;
    }
    return true;
}

// New grey blocks may come up in words behind; then the page is in the list once more.
static bool follow_page(TareMarking *self, TareNotesPage *record) {
    for (uint32_t i = 0; i < record->word_count && record->page; i++)
        if (!follow_word(self, record, i)) return false;
    return true;
}

static bool follow_grey(TareMarking *self) {
    while (self->notes.grey) {
        TareNotesPage *record = self->notes.grey;
        self->notes.grey = record->grey_next;
        record->is_grey = false;
        // Most of it may be done already: the page counts as one object, too.
        if (follow_page(self, record) && !tare_time_slice_is_tired(&self->slice)) continue;
        tare_notes_push_grey(&self->notes, record);
        return false;
    }
    return true;
}

// The next suspected block of the word at `*index` that others than members refer to; NULL: none,
// and `*index` is the next word's first.
static inline TareObject *find_held(const TareNotes *notes, const TareNotesPage *record,
                                    uint32_t *index) {
    uint32_t start = *index / 64 * 64;
    uint64_t rest = record->suspected[start / 64] & UINT64_MAX << *index % 64;
    for (; rest; rest &= rest - 1) {
        *index = start + (uint32_t)__builtin_ctzll(rest);
        TareObject *object = tare_notes_object(notes, record, *index);
        if (object && object->count > tare_notes_counted(notes, record, *index, object))
            return object;
    }
    *index = start + 64;
    return NULL;
}

// What is grey is followed when the sweep comes by, so that most references forward cost no second
// look at their page. Those back are followed when the sweep is over, for all of a page at once.
static bool mark_page(TareMarking *self, TareNotesPage *record) {
    while (self->index < record->count) {
        uint32_t index = self->index;
        if (!follow_word(self, record, index / 64)) return false;
        TareObject *object = find_held(&self->notes, record, &index);
        self->index = object ? index + 1 : index;
        if (object) record->suspected[index / 64] ^= tare_notes_bit(index);
        bool is_done =
            !object || tare_marking_walk(self, record, index, object, mark_rest, mark_row);
        if (!is_done || tare_time_slice_is_tired(&self->slice)) return false;
    }
    return true;
}

static bool mark_members(TareMarking *self) {
    if (!tare_marking_finish_row(self, mark_row) || !tare_marking_sweep(self, mark_page))
        return false;
    while (follow_grey(self)) {
        mark_delayed(self);
        if (!self->notes.grey) return true;
    }
    return false;
}

bool tare_marking_mark(TareMarking *self) {
    mark_start(self);
    bool is_done = mark_members(self);
    mark_delayed(self);
    return is_done;
}
