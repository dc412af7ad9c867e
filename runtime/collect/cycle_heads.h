// Where cycles may be. Members stand in an order, that in which they are counted. Of those of a
// cycle one comes first, its head: it refers to a later one, and a later one refers back to it; or
// it refers to itself. What only members hold is held by a cycle of theirs: with no head there is
// no garbage, and once all heads are marked there is none either [C7].
#ifndef TARE_COLLECT_CYCLE_HEADS_H
#define TARE_COLLECT_CYCLE_HEADS_H

#include "collect/notes.h"

// With more heads than this all members are marked anyway, or next to all: so many at first, one
// more for each so many members that were counted, and never more than the last.
enum { TARE_CYCLE_HEADS_FIRST = 256, TARE_CYCLE_HEADS_EACH = 32, TARE_CYCLE_HEADS_MOST = 4096 };

// What a member's references were found to be.
enum { TARE_CYCLE_HEADS_LATER = 1, TARE_CYCLE_HEADS_ITSELF = 2 };

typedef struct TareCycleHeads {
    TareVector heads;   // TareNotesPlace; those at the end may be marked already
    uint64_t position;  // of the member whose references are met; 0: they close no cycle
    unsigned met;       // of its references so far
    bool is_given_up;   // too many heads, or no memory: there may be others
} TareCycleHeads;

void tare_cycle_heads_init(TareCycleHeads *self, TareAllocator *allocator);
void tare_cycle_heads_deinit(TareCycleHeads *self);
// Forgets all heads: everything is to be counted again.
void tare_cycle_heads_restart(TareCycleHeads *self);
void tare_cycle_heads_add(TareCycleHeads *self, TareNotesPage *record, uint32_t index);
// Whether no cycle is left that could be garbage.
bool tare_cycle_heads_are_marked(TareCycleHeads *self, const TareNotes *notes);

// The references of this member come next.
TARE_ALWAYS_INLINE void tare_cycle_heads_enter(TareCycleHeads *self, const TareNotesPage *record,
                                               uint32_t index) {
    self->position = self->is_given_up ? 0 : record->position + index;
    self->met = 0;
}

// Whether a reference leads back; then tare_cycle_heads_close is to be called for what it leads to.
TARE_ALWAYS_INLINE bool tare_cycle_heads_meet(TareCycleHeads *self, const TareNotesPage *record,
                                              uint32_t index) {
    uint64_t position = record->position + index;
    if (position < self->position) return true;
    self->met |= position > self->position ? TARE_CYCLE_HEADS_LATER : TARE_CYCLE_HEADS_ITSELF;
    return false;
}

// A later member than this one refers to it.
TARE_ALWAYS_INLINE void tare_cycle_heads_close(TareCycleHeads *self, TareNotesPage *record,
                                               uint32_t index) {
    if (TARE_UNLIKELY(record->leading[index / 64] & tare_notes_bit(index)))
        tare_cycle_heads_add(self, record, index);
}

// All references of the member were met.
TARE_ALWAYS_INLINE void tare_cycle_heads_leave(TareCycleHeads *self, TareNotesPage *record,
                                               uint32_t index) {
    if (self->met) record->leading[index / 64] |= tare_notes_bit(index);
    if (TARE_UNLIKELY(self->met & TARE_CYCLE_HEADS_ITSELF) && self->position)
        tare_cycle_heads_add(self, record, index);
    self->position = 0;
}

#endif
