// By notes beside the pages. Without memory for them, and where a film is to show each step, by
// trial deletion with the counts in the headers, which needs next to none and takes longer. One
// round of counting and marking with nothing running meanwhile is exact: what is not marked after
// it has no reference but those that were counted, all of them from its own kind [C6].
#include "collect/generation.h"

#include "collect/marking.h"
#include "collect/observer.h"
#include "collect/selection.h"

// ---- by notes ----------------------------------------------------------------------------------

static void gather(TareMarking *marking, int generation) {
    TareSelectionPages pages = tare_selection_start_pages(&marking->rt->heap, generation);
    for (TarePage *page; !marking->notes.failed && (page = tare_selection_next_page(&pages));)
        tare_notes_add(&marking->notes, page);
}

// A marking, and where what is not marked goes.
typedef struct Judgement {
    TareMarking marking;
    TareTrial *garbage;
} Judgement;

static bool take(TareMarking *marking, TareNotesPage *record, uint32_t index, TareObject *object) {
    TareTrial *garbage = ((Judgement *)marking)->garbage;
    tare_trial_add(garbage, object);
    return !garbage->failed;
}

static bool take_page(TareMarking *marking, TareNotesPage *record) {
    return tare_marking_sweep_page(marking, record, take);
}

static bool refuse(TareMarking *marking, TareNotesPage *record, uint32_t index,
                   TareObject *object) {
    return false;
}

static bool is_page_marked(TareMarking *marking, TareNotesPage *record) {
    return tare_marking_sweep_page(marking, record, refuse);
}

// [C7] Whether nothing is left unmarked when a clear marking goes on to its end; for asserts.
static bool marks_all(TareMarking *marking) {
    marking->heads.is_given_up = true;
    tare_marking_start_sweep(marking);
    if (!tare_marking_mark(marking)) return marking->notes.failed;
    tare_marking_start_sweep(marking);
    return tare_marking_sweep(marking, is_page_marked);
}

static bool judge(Judgement *self) {
    TareMarking *marking = &self->marking;
    tare_marking_start_sweep(marking);
    if (marking->notes.failed || !tare_marking_count(marking)) return false;
    tare_marking_start_sweep(marking);
    if (!tare_marking_mark(marking)) return false;
    if (tare_marking_is_clear(marking)) {
        TARE_ASSERT_INTERNAL(marks_all(marking));
        return true;
    }
    tare_marking_start_sweep(marking);
    return tare_marking_sweep(marking, take_page);
}

static TareStatus find_by_notes(TareRuntime *rt, TareTrial *garbage, int generation) {
    Judgement self = {.garbage = garbage};
    tare_marking_init(&self.marking, rt, (TareNotesMembers)generation);
    gather(&self.marking, generation);
    bool is_done = judge(&self);
    tare_marking_deinit(&self.marking);
    TARE_ASSERT_INTERNAL(!is_done || tare_trial_agrees(garbage));
    return is_done ? TARE_OK : TARE_ERROR;
}

// ---- by trial ----------------------------------------------------------------------------------

// What is white is added to `garbage`; without memory for it, it goes back to where it was.
static void move_white(TareTrial *garbage, TarePage *page, uint32_t index) {
    uint64_t chosen = tare_selection_get(tare_selection_read(page, index), TARE_SELECTION_WHITE);
    while (chosen) {
        uint32_t i = tare_selection_pop(&chosen, index);
        TareObject *object = tare_page_block(page, i);
        if (!garbage->failed) tare_trial_add(garbage, object);
        if (garbage->failed)
            page->side[i] = tare_side_with_colour(page->side[i], TARE_SIDE_COLOUR_NONE);
    }
}

static TareStatus find_by_trial(TareRuntime *rt, TareTrial *garbage, int generation) {
    TareTrial trial;
    tare_trial_init(&trial, rt);
    bool is_done = tare_trial_run_generation(&trial, generation) == TARE_OK;
    TareSelectionPages pages = tare_selection_start_pages(&rt->heap, generation);
    for (TarePage *page; is_done && (page = tare_selection_next_page(&pages));)
        for (uint32_t i = 0; i < page->carved_count; i += 8) move_white(garbage, page, i);
    is_done = is_done && !garbage->failed;
    if (!is_done) tare_trial_clear_generation(&trial, generation);
    tare_trial_deinit(&trial);
    return is_done ? TARE_OK : TARE_ERROR;
}

// ---- the others --------------------------------------------------------------------------------

static void tell_promoted(TareTrial *garbage, TarePage *page, uint32_t index, uint64_t chosen) {
    while (chosen) {
        TareObject *object = tare_page_block(page, tare_selection_pop(&chosen, index));
        tare_observer_step(garbage->rt, TARE_OBSERVER_PROMOTE, object, NULL);
    }
}

// What was not found garbage, white, grows older and loses its colour, if it had one: their number.
TARE_ALWAYS_INLINE uint64_t promote(TareTrial *garbage, TarePage *page, TareSelection which,
                                    uint64_t target) {
    uint64_t survivor_count = 0;
    for (uint32_t i = 0; i < page->carved_count; i += 8) {
        uint64_t sides = tare_selection_read(page, i);
        uint64_t chosen =
            tare_selection_get(sides, which) & ~tare_selection_get(sides, TARE_SELECTION_WHITE);
        if (!chosen) continue;
        if (TARE_UNLIKELY(garbage->is_watched)) tell_promoted(garbage, page, i, chosen);
        sides &= ~(chosen * (TARE_SIDE_COLOUR | TARE_SIDE_GENERATION));
        tare_selection_write(page, i, sides | chosen * (target << 2));
        survivor_count += tare_selection_count(chosen);
    }
    return survivor_count;
}

static uint64_t promote_page(TareTrial *garbage, TarePage *page, int generation) {
    if (generation == 0)
        return promote(garbage, page, TARE_SELECTION_GENERATION_0, TARE_SIDE_GENERATION_1);
    if (generation == 1)
        return promote(garbage, page, TARE_SELECTION_GENERATION_1, TARE_SIDE_GENERATION_2);
    return promote(garbage, page, TARE_SELECTION_GENERATION_2, TARE_SIDE_GENERATION_2);
}

TareStatus tare_generation_find(TareRuntime *rt, TareTrial *garbage, int generation,
                                uint64_t *survivor_count) {
    TareStatus status = garbage->is_watched ? TARE_ERROR : find_by_notes(rt, garbage, generation);
    if (status != TARE_OK && !garbage->failed) status = find_by_trial(rt, garbage, generation);
    if (status != TARE_OK) return status;
    TareSelectionPages pages = tare_selection_start_pages(&rt->heap, generation);
    for (TarePage *page; (page = tare_selection_next_page(&pages));)
        *survivor_count += promote_page(garbage, page, generation);
    return TARE_OK;
}
