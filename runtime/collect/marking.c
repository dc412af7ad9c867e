// The phases themselves. References are looked at some later than they are met.
#include "collect/marking.h"

#include "collect/protection.h"

// The first blocks of a heap hold most of what the program's start made.
enum { FIRST_STOP = 8192 };

void tare_marking_init(TareMarking *self, TareRuntime *rt, TareNotesMembers members) {
    *self = (TareMarking){
        .base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED},
        .rt = rt,
        .last = {.id = UINT32_MAX},
        .slice = tare_time_slice_whole(),
    };
    tare_notes_init(&self->notes, tare_system_allocator(rt->heap.system, TARE_PURPOSE_COLLECTOR),
                    members);
    tare_cycle_heads_init(&self->heads, self->notes.allocator);
    tare_vector_init(&self->postponed, self->notes.allocator, sizeof(TareNotesPlace));
}

void tare_marking_deinit(TareMarking *self) {
    tare_vector_deinit(&self->postponed);
    tare_cycle_heads_deinit(&self->heads);
    tare_notes_deinit(&self->notes);
}

bool tare_marking_is_clear(TareMarking *self) {
    return tare_cycle_heads_are_marked(&self->heads, &self->notes);
}

void tare_marking_start_sweep(TareMarking *self) {
    self->record = self->notes.first;
    self->index = 0;
    self->stop = FIRST_STOP;
}

// False without memory for it.
static bool postpone(TareMarking *self, TareNotesPage *record, uint32_t index) {
    TareNotesPlace *place = tare_vector_push(&self->postponed);
    if (place) *place = (TareNotesPlace){record, index};
    return place;
}

bool tare_marking_walk_long(TareMarking *self, TareNotesPage *record, uint32_t index,
                            const TareRow *row, size_t start, TareMarkingRow walk_row) {
    if (self->postpones && postpone(self, record, index)) return true;
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
TARE_ALWAYS_INLINE TareMarkingDelayed delay(TareMarking *self, TareMarkingDelayed met,
                                            uint32_t index) {
    if (met.record == self->last_record) come_near(self, met.record);
    self->last_record = met.record;
    __builtin_prefetch(&met.record->counts[index], 1);
    __builtin_prefetch(&met.record->suspected[index / 64], 1);
    TareMarkingDelayed *place = &self->delayed[self->delayed_next++ % TARE_MARKING_DELAY];
    TareMarkingDelayed due = *place;
    *place = met;
    return due;
}

// A phase notes the index of what it meets by verb_note, and gets it so in verb_now.
#define DELAYED(verb)                                                                             \
    TARE_ALWAYS_INLINE void verb##_child(void *marking, TareValue child) {                        \
        TareMarking *self = marking;                                                              \
        const TareObject *object = tare_value_get_object(child);                                  \
        size_t offset_bytes = (uintptr_t)object - self->near.start;                               \
        if (TARE_LIKELY(offset_bytes < self->near.bytes)) {                                       \
            uint32_t near_index = (uint32_t)(offset_bytes * self->near.reciprocal >> 32);         \
            TareNotesPage *near = self->near.record;                                              \
            verb##_now(self, object, near, verb##_note(self, near, near_index));                  \
            return;                                                                               \
        }                                                                                         \
        uint32_t index;                                                                           \
        TareNotesPage *record = tare_notes_look(object, &index);                                  \
        if (!record || record->owner != &self->notes) return;                                     \
        uint32_t noted = verb##_note(self, record, index);                                        \
        TareMarkingDelayed due = delay(self, (TareMarkingDelayed){object, record, noted}, index); \
        if (due.record) verb##_now(self, due.object, due.record, due.index);                      \
    }                                                                                             \
    static void verb##_delayed(TareMarking *self) {                                               \
        self->near.bytes = 0;                                                                     \
        for (uint32_t i = 0; i < TARE_MARKING_DELAY; i++) {                                       \
            TareMarkingDelayed due = self->delayed[i];                                            \
            self->delayed[i].record = NULL;                                                       \
            if (due.record) verb##_now(self, due.object, due.record, due.index);                  \
        }                                                                                         \
    }

// ---- counting ----------------------------------------------------------------------------------

static void forget_last(TareMarking *self) { self->last = (TareMarkingShape){.id = UINT32_MAX}; }

// Whether it is the first or the last of them that comes later than the class is not known here: at
// worst there is a head too many.
static void count_last(TareMarking *self) {
    TareMarkingShape *last = &self->last;
    if (last->record) {
        tare_notes_count_many(&self->notes, last->record, last->index,
                              (const TareObject *)last->shape->type, last->count);
        tare_cycle_heads_close(&self->heads, last->record, last->index);
    }
    forget_last(self);
}

static void come_to_shape(TareMarking *self, const TareShape *shape) {
    count_last(self);
    TareMarkingShape *last = &self->last;
    last->shape = shape;
    last->id = shape->id;
    TareNotesPage *record = tare_notes_look((const TareObject *)shape->type, &last->index);
    if (!record || record->owner != &self->notes) return;
    last->record = record;
    last->position = record->position + last->index;
}

TARE_ALWAYS_INLINE uint32_t count_note(TareMarking *self, const TareNotesPage *record,
                                       uint32_t index) {
    return index;
}

TARE_ALWAYS_INLINE void count_now(TareMarking *self, const TareObject *object,
                                  TareNotesPage *record, uint32_t index) {
    tare_notes_count(&self->notes, record, index, object);
}

TARE_ALWAYS_INLINE void count_again(TareMarking *self) { self->last.count++; }

static void count_class(TareMarking *self, const TareShape *shape) {
    come_to_shape(self, shape);
    count_again(self);
}

DELAYED(count)
TARE_MARKING_PHASE(count)

// The same while heads are looked for. An index is noted with a bit that says: referred back to.
#define BACK (UINT32_C(1) << 31)

TARE_ALWAYS_INLINE uint32_t seek_note(TareMarking *self, const TareNotesPage *record,
                                      uint32_t index) {
    return tare_cycle_heads_meet(&self->heads, record, index) ? index | BACK : index;
}

TARE_ALWAYS_INLINE void seek_now(TareMarking *self, const TareObject *object, TareNotesPage *record,
                                 uint32_t noted) {
    uint32_t index = noted & ~BACK;
    tare_notes_count(&self->notes, record, index, object);
    if (noted & BACK) tare_cycle_heads_close(&self->heads, record, index);
}

TARE_ALWAYS_INLINE void seek_again(TareMarking *self) {
    self->last.count++;
    if (self->last.position > self->heads.position) self->heads.met |= TARE_CYCLE_HEADS_LATER;
}

static void seek_class(TareMarking *self, const TareShape *shape) {
    come_to_shape(self, shape);
    seek_again(self);
}

DELAYED(seek)
TARE_MARKING_PHASE(seek)

// What waits is done; the program may run.
static void finish_count(TareMarking *self) {
    seek_delayed(self);
    count_last(self);
}

static inline bool count_member(TareMarking *self, TareNotesPage *record, uint32_t index,
                                TareObject *object) {
    return count_walk(self, record, index, object) && !tare_time_slice_is_tired(&self->slice);
}

static inline bool seek_member(TareMarking *self, TareNotesPage *record, uint32_t index,
                               TareObject *object) {
    tare_cycle_heads_enter(&self->heads, record, index);
    bool is_done = seek_walk(self, record, index, object);
    if (is_done) tare_cycle_heads_leave(&self->heads, record, index);
    return is_done && !tare_time_slice_is_tired(&self->slice);
}

static bool count_page(TareMarking *self, TareNotesPage *record) {
    if (self->heads.is_given_up) return tare_marking_sweep_page(self, record, count_member);
    bool is_done = tare_marking_sweep_page(self, record, seek_member);
    if (self->heads.is_given_up) seek_delayed(self);
    return is_done;
}

// The member whose long row the last slice left is the one that the heads know of still.
static bool finish_long_row(TareMarking *self) {
    TareNotesPage *record = self->row_record;
    if (!tare_marking_finish_row(self, self->heads.is_given_up ? count_row : seek_row))
        return false;
    if (record) tare_cycle_heads_leave(&self->heads, record, self->row_index);
    return true;
}

bool tare_marking_count(TareMarking *self) {
    seek_start(self);
    bool is_done = finish_long_row(self) && tare_marking_sweep(self, count_page);
    finish_count(self);
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
    else if (object->shape_id == self->last.id)
        count_alike(self, object);
    else
        count_rest(self, object);
}

bool tare_marking_is_closed(TareMarking *self, TareObject *const *objects, size_t count) {
    forget_counts(self, objects, count);
    count_start(self);
    for (size_t i = 0; i < count; i++) count_whole(self, objects[i]);
    count_delayed(self);
    count_last(self);
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

TARE_ALWAYS_INLINE uint32_t mark_note(TareMarking *self, const TareNotesPage *record,
                                      uint32_t index) {
    return index;
}

TARE_ALWAYS_INLINE void mark_now(TareMarking *self, const TareObject *object, TareNotesPage *record,
                                 uint32_t index) {
    uint64_t *word = &record->suspected[index / 64], bit = tare_notes_bit(index);
    if (!(*word & bit) || TARE_WITHOUT == TARE_PROTECTION_MARKING) return;
    *word ^= bit;
    record->grey[index / 64] |= bit;
    if (!record->is_grey) tare_notes_push_grey(&self->notes, record);
}

DELAYED(mark)

TARE_ALWAYS_INLINE void mark_again(TareMarking *self) {}

static void mark_class(TareMarking *self, const TareShape *shape) {
    self->last.shape = shape;
    self->last.id = shape->id;
    mark_child(self, tare_value_from_object(shape->type));
}

TARE_MARKING_PHASE(mark)

static void finish_mark(TareMarking *self) {
    mark_delayed(self);
    forget_last(self);
    self->postpones = false;
}

// Follows the grey blocks of one word, those too that become grey meanwhile.
static inline bool follow_word(TareMarking *self, TareNotesPage *record, uint32_t word) {
    while (record->grey[word]) {
        uint32_t index = word * 64 + (uint32_t)__builtin_ctzll(record->grey[word]);
        record->grey[word] &= record->grey[word] - 1;
        TareObject *object = tare_notes_object(&self->notes, record, index);
        bool is_done = !object || mark_walk(self, record, index, object);
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
// look at their page. Those back are followed when the sweep stops, for all of a page at once.
static bool mark_page(TareMarking *self, TareNotesPage *record) {
    if (record->position > self->stop) return false;
    while (self->index < record->count) {
        uint32_t index = self->index;
        if (!follow_word(self, record, index / 64)) return false;
        TareObject *object = find_held(&self->notes, record, &index);
        self->index = object ? index + 1 : index;
        if (object) record->suspected[index / 64] ^= tare_notes_bit(index);
        bool is_done = !object || mark_walk(self, record, index, object);
        if (!is_done || tare_time_slice_is_tired(&self->slice)) return false;
    }
    return true;
}

static bool follow_all(TareMarking *self) {
    while (follow_grey(self)) {
        mark_delayed(self);
        if (!self->notes.grey) return true;
    }
    return false;
}

static void mark_postponed(TareMarking *self) {
    const TareNotesPlace *places = self->postponed.items;
    for (size_t i = 0; i < self->postponed.count; i++) {
        TareNotesPage *record = places[i].record;
        record->grey[places[i].index / 64] |= tare_notes_bit(places[i].index);
        tare_notes_push_grey(&self->notes, record);
    }
    self->postponed.count = 0;
    self->postpones = false;
}

// As long as heads are looked for, the sweep stops each time that it has come as far again, for
// what holds them may be found behind it, and long rows wait to its end, for they lead to very many
// objects and seldom to heads.
static bool mark_members(TareMarking *self) {
    if (!tare_marking_finish_row(self, mark_row)) return false;
    while (!tare_marking_is_clear(self)) {
        bool is_at_end = tare_marking_sweep(self, mark_page);
        if (!is_at_end && self->record->position <= self->stop) return false;
        if (!follow_all(self)) return false;
        if (is_at_end && !self->postponed.count) return true;
        if (is_at_end) mark_postponed(self);
        self->stop *= 2;
    }
    return true;
}

static void start_mark(TareMarking *self) {
    mark_start(self);
    self->postpones = !self->heads.is_given_up && self->record;
    if (self->heads.is_given_up) self->stop = UINT64_MAX;
}

bool tare_marking_mark(TareMarking *self) {
    start_mark(self);
    bool is_done = mark_members(self);
    finish_mark(self);
    return is_done;
}
