// One round of counting and marking with nothing running meanwhile is exact: what is not marked
// after it has no reference but those that were counted, all of them from its own kind [C6].
#include "collect/generation.h"

#include "collect/marking.h"
#include "collect/selection.h"

static uint64_t gather(TareMarking *marking, int generation) {
    uint64_t member_count = 0;
    TareSelectionPages pages = tare_selection_start_pages(&marking->rt->heap, generation);
    for (TarePage *page; !marking->notes.failed && (page = tare_selection_next_page(&pages));)
        member_count += tare_notes_add(&marking->notes, page);
    return member_count;
}

// A marking, and where what is not marked goes.
typedef struct Judgement {
    TareMarking marking;
    TareTrial *garbage;
} Judgement;

static bool take(TareMarking *marking, TareNotesPage *record, uint32_t index, TareObject *object) {
    TareTrial *garbage = ((Judgement *)marking)->garbage;
    tare_trial_add(garbage, object);
    if (garbage->failed) return false;
    tare_retain_object(object);
    return true;
}

static bool take_page(TareMarking *marking, TareNotesPage *record) {
    return tare_marking_sweep_page(marking, record, take);
}

// Members that were not taken, white, grow older.
TARE_ALWAYS_INLINE void promote(TarePage *page, TareSelection which, uint64_t target) {
    for (uint32_t i = 0; i < page->carved_count; i += 8) {
        uint64_t sides = tare_selection_read(page, i);
        uint64_t chosen =
            tare_selection_get(sides, which) & ~tare_selection_get(sides, TARE_SELECTION_WHITE);
        sides &= ~(chosen * TARE_SIDE_GENERATION);
        tare_selection_write(page, i, sides | chosen * (target << 2));
    }
}

static void promote_all(const TareMarking *marking, int generation) {
    for (TareNotesPage *record = marking->notes.first; record; record = record->next) {
        TarePage *page = record->page;
        if (generation == 0)
            promote(page, TARE_SELECTION_GENERATION_0, TARE_SIDE_GENERATION_1);
        else if (generation == 1)
            promote(page, TARE_SELECTION_GENERATION_1, TARE_SIDE_GENERATION_2);
        else
            promote(page, TARE_SELECTION_GENERATION_2, TARE_SIDE_GENERATION_2);
    }
}

// Trial deletion comes to the same result. Finding none that lives it needs no memory.
static bool is_exact(TareTrial *garbage) {
    if (tare_trial_run(garbage, 1) != TARE_OK) return false;
    for (size_t i = 0; i < garbage->candidates.count; i++) {
        uint8_t side = *tare_side_of(tare_trial_get(garbage, i));
        if (tare_side_colour(side) != TARE_SIDE_COLOUR_WHITE) return false;
    }
    return true;
}

static bool judge(Judgement *self) {
    TareMarking *marking = &self->marking;
    tare_marking_start_sweep(marking);
    if (marking->notes.failed || !tare_marking_count(marking)) return false;
    tare_marking_start_sweep(marking);
    if (!tare_marking_mark(marking)) return false;
    tare_marking_start_sweep(marking);
    return tare_marking_sweep(marking, take_page);
}

TareStatus tare_generation_find(TareRuntime *rt, TareTrial *garbage, int generation,
                                uint64_t *survivor_count) {
    Judgement self = {.garbage = garbage};
    tare_marking_init(&self.marking, rt, (TareNotesMembers)generation);
    uint64_t member_count = gather(&self.marking, generation);
    bool is_done = judge(&self);
    if (is_done) promote_all(&self.marking, generation);
    tare_marking_deinit(&self.marking);
    *survivor_count = member_count - garbage->candidates.count;
    TARE_ASSERT_INTERNAL(!is_done || is_exact(garbage));
    return is_done ? TARE_OK : TARE_ERROR;
}
