// The list of heads. A head is listed once, for it no longer counts as leading when it is; those
// that were marked are taken off at the end of the list only, which all of them reach in time.
#include "collect/cycle_heads.h"

void tare_cycle_heads_init(TareCycleHeads *self, TareAllocator *allocator) {
    *self = (TareCycleHeads){0};
    tare_vector_init(&self->heads, allocator, sizeof(TareNotesPlace));
}

void tare_cycle_heads_deinit(TareCycleHeads *self) { tare_vector_deinit(&self->heads); }

void tare_cycle_heads_restart(TareCycleHeads *self) {
    self->heads.count = 0;
    self->position = 0;
    self->is_given_up = false;
}

void tare_cycle_heads_add(TareCycleHeads *self, TareNotesPage *record, uint32_t index) {
    record->leading[index / 64] &= ~tare_notes_bit(index);
    uint64_t most = TARE_CYCLE_HEADS_FIRST + self->position / TARE_CYCLE_HEADS_EACH;
    bool is_room = self->heads.count < most && self->heads.count < TARE_CYCLE_HEADS_MOST;
    TareNotesPlace *head = is_room ? tare_vector_push(&self->heads) : NULL;
    if (head)
        *head = (TareNotesPlace){record, index};
    else
        self->is_given_up = true;
}

static bool is_marked(const TareNotesPlace *head, const TareNotes *notes) {
    return !head->record->page || !tare_notes_is_suspected(head->record, head->index) ||
           !tare_notes_object(notes, head->record, head->index);
}

bool tare_cycle_heads_are_marked(TareCycleHeads *self, const TareNotes *notes) {
    if (self->is_given_up) return false;
    const TareNotesPlace *heads = self->heads.items;
    while (self->heads.count && is_marked(&heads[self->heads.count - 1], notes))
        self->heads.count--;
    return !self->heads.count;
}
