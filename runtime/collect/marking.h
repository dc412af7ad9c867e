// Counting and marking over members, the two phases that tell which of them nothing but members
// holds. Each can stop after any object, and goes on where it stopped when it is called again; with
// no end of a slice it is done in one go. What else walks the references of members, to other ends,
// finds the walk here.
#ifndef TARE_COLLECT_MARKING_H
#define TARE_COLLECT_MARKING_H

#include "collect/cycle_heads.h"
#include "collect/references.h"
#include "collect/time_slice.h"
#include "collect/row.h"
#include "object/layout.h"

// References between the asking for memory and the looking at it; entries of a long row that are
// walked in one piece.
enum { TARE_MARKING_DELAY = 16, TARE_MARKING_PIECE = 512 };

// A reference that was met: the object and where it is noted, or no record.
typedef struct TareMarkingDelayed {
    const TareObject *object;
    TareNotesPage *record;
    uint32_t index;  // as the phase notes it
} TareMarkingDelayed;

// The page into which references lead by turns: what leads there, too, is looked at without delay.
// Known only inside of a slice.
typedef struct TareMarkingNear {
    uintptr_t start;
    size_t bytes;  // of its blocks; 0: no page
    uint64_t reciprocal;
    TareNotesPage *record;
} TareMarkingNear;

// The shape of the instances that were met last: many in a row have the same. The references to its
// class wait here to be counted together. Known only inside of a slice.
typedef struct TareMarkingShape {
    const TareShape *shape;  // NULL: none
    uint32_t id;             // then that of no instance
    uint32_t count;          // references not counted yet
    TareNotesPage *record;   // of the class; NULL: it is no member
    uint32_t index;
    uint64_t position;  // 0: no member
} TareMarkingShape;

typedef struct TareMarking {
    TareDescriber base;
    TareRuntime *rt;
    TareNotes notes;
    TareCycleHeads heads;
    TareNotesPage *record;  // where the sweep stands
    uint32_t index;
    TareNotesPage *row_record;  // a member whose long row the last slice did not finish, or NULL
    uint32_t row_index;
    size_t row_start;
    TareMarkingDelayed delayed[TARE_MARKING_DELAY];  // a ring; without records between slices
    uint32_t delayed_next;
    const TareNotesPage *last_record;  // of the reference that was delayed last; only compared
    TareMarkingNear near;
    TareMarkingShape last;
    uint64_t stop;  // a position: before it is passed what is grey is followed to its end
    TareVector postponed;  // TareNotesPlace: marked members whose long rows wait
    bool postpones;        // as they do now
    TareTimeSlice slice;
} TareMarking;

void tare_marking_init(TareMarking *self, TareRuntime *rt, TareNotesMembers members);
void tare_marking_deinit(TareMarking *self);
// The next phase begins with the first member.
void tare_marking_start_sweep(TareMarking *self);
// Adds one to the number of each member for each reference that a member has to it. False when the
// slice is over, or memory.
bool tare_marking_count(TareMarking *self);
// Marks the members that have more references than were counted, and all that they lead to. False
// as above. What is still suspected then had, when it was looked at, no others, unless the marking
// is clear: then it ended as soon as that was certain.
bool tare_marking_mark(TareMarking *self);
// Whether counting and marking have shown that no member was garbage when they began.
bool tare_marking_is_clear(TareMarking *self);
// At once: whether none of these objects, whose pages all have a record, has a reference but from
// these. False without memory to tell, too. What was counted before is forgotten.
bool tare_marking_is_closed(TareMarking *self, TareObject *const *objects, size_t count);

// ---- sweeping ----------------------------------------------------------------------------------

// What is done with a member whose record and index these are; false when the slice is over.
typedef bool (*TareMarkingAct)(TareMarking *self, TareNotesPage *record, uint32_t index,
                               TareObject *object);
// What is done with a page, from self->index on; the same.
typedef bool (*TareMarkingPage)(TareMarking *self, TareNotesPage *record);

// Acts on the suspected members of a page that still live. The act itself marks none.
TARE_ALWAYS_INLINE bool tare_marking_sweep_page(TareMarking *self, TareNotesPage *record,
                                                TareMarkingAct act) {
    for (uint32_t index = self->index; index < record->count; index = (index / 64 + 1) * 64) {
        uint64_t rest = record->suspected[index / 64] & UINT64_MAX << index % 64;
        for (; rest; rest &= rest - 1) {
            uint32_t next = index / 64 * 64 + (uint32_t)__builtin_ctzll(rest);
            TareObject *object = tare_notes_object(&self->notes, record, next);
            if (!object || act(self, record, next, object)) continue;
            self->index = next + 1;
            return false;
        }
    }
    return true;
}

// Goes through the pages from where the sweep stands; false when the slice ended first.
TARE_ALWAYS_INLINE bool tare_marking_sweep(TareMarking *self, TareMarkingPage go_through) {
    while (self->record) {
        TareNotesPage *record = self->record;
        if (record->page && !go_through(self, record)) return false;
        self->record = record->next;
        self->index = 0;
        if (self->record && tare_time_slice_is_tired(&self->slice)) return false;
    }
    return true;
}

// ---- walking -----------------------------------------------------------------------------------

typedef void (*TareMarkingObject)(TareMarking *self, TareObject *object);
typedef void (*TareMarkingRow)(TareMarking *self, const TareRow *row, size_t start, size_t end);

// Follows the row from `start` on; false when the slice ended first. Then the member is remembered,
// and the next slice goes on with it. A row that is postponed counts as followed.
bool tare_marking_walk_long(TareMarking *self, TareNotesPage *record, uint32_t index,
                            const TareRow *row, size_t start, TareMarkingRow walk_row);
// Goes on with the row that the last slice left, if any.
bool tare_marking_finish_row(TareMarking *self, TareMarkingRow walk_row);

// Follows all references of the member; false as above. `walk_alike` walks an instance of the last
// shape, `walk_rest` what else has no row.
TARE_ALWAYS_INLINE bool tare_marking_walk(TareMarking *self, TareNotesPage *record, uint32_t index,
                                          TareObject *object, TareMarkingObject walk_alike,
                                          TareMarkingObject walk_rest, TareMarkingRow walk_row) {
    if (object->shape_id == self->last.id) {
        walk_alike(self, object);
        return true;
    }
    TareRow row = tare_row_of(object);
    if (!row.stride) {
        walk_rest(self, object);
        return true;
    }
    if (TARE_UNLIKELY(row.count > TARE_MARKING_PIECE))
        return tare_marking_walk_long(self, record, index, &row, 0, walk_row);
    walk_row(self, &row, 0, row.count);
    if (TARE_UNLIKELY(row.count >= TARE_TIME_SLICE_LONG))
        tare_time_slice_tire(&self->slice, row.count);
    return true;
}

// For types without a walk of their own, by self->base.
static inline void tare_marking_visit_other(TareMarking *self, TareObject *object,
                                            const TareType *type) {
    type->slots.describe(self->rt, object, &self->base);
}

// All that a phase needs from what it does with one reference, verb_child; with that of an instance
// to the class of its shape, verb_class; and with that of one that has the last shape, verb_again:
// it is verb_class that sets the last shape, or not. A phase begins with verb_start, which tells
// types without a walk of their own whom to call, and follows members by verb_walk.
#define TARE_MARKING_PHASE(verb)                                                               \
    static void verb##_region(TareDescriber *describer, TareRegionKind kind, void *start,      \
                              size_t bytes, const char *name) {                                \
        TareValue *end = (TareValue *)((char *)start + bytes);                                 \
        tare_references_visit_row(start, end, verb##_child, describer);                        \
    }                                                                                          \
    static void verb##_implied(TareDescriber *describer, TareValue target, const char *name) { \
        if (tare_value_is_object(target)) verb##_child(describer, target);                     \
    }                                                                                          \
    static void verb##_start(TareMarking *self) {                                              \
        self->base.region = verb##_region;                                                     \
        self->base.implied = verb##_implied;                                                   \
    }                                                                                          \
    TARE_ALWAYS_INLINE void verb##_alike(TareMarking *self, TareObject *object) {              \
        verb##_again(self);                                                                    \
        tare_references_visit_instance(object, self->last.shape, verb##_child, self);          \
    }                                                                                          \
    TARE_ALWAYS_INLINE void verb##_rest(TareMarking *self, TareObject *object) {               \
        const TareShape *shape = self->rt->shapes[object->shape_id];                           \
        if (shape->type->slots.destroy != tare_dealloc_instance) {                             \
            tare_marking_visit_other(self, object, shape->type);                               \
            return;                                                                            \
        }                                                                                      \
        verb##_class(self, shape);                                                             \
        tare_references_visit_instance(object, shape, verb##_child, self);                     \
    }                                                                                          \
    TARE_ALWAYS_INLINE void verb##_row(TareMarking *self, const TareRow *row, size_t start,    \
                                       size_t end) {                                           \
        tare_row_visit(row, start, end, verb##_child, self);                                   \
    }                                                                                          \
    TARE_ALWAYS_INLINE bool verb##_walk(TareMarking *self, TareNotesPage *record,              \
                                        uint32_t index, TareObject *object) {                  \
        return tare_marking_walk(self, record, index, object, verb##_alike, verb##_rest,       \
                                 verb##_row);                                                  \
    }

#endif
