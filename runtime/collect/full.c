// One round of counting and marking with nothing running meanwhile is exact: what is not marked
// after it has no reference but those that were counted, all of them from its own kind [C6].
#include "collect/full.h"

#include "collect/marking.h"
#include "collect/selection.h"

static uint64_t gather(TareMarking *marking) {
    uint64_t member_count = 0;
    TareHeapCursor pages = tare_heap_start_pages(&marking->rt->heap, TARE_HEAP_OBJECTS);
    for (TarePage *page; !marking->pages.failed && (page = tare_heap_next_page(&pages));)
        member_count += tare_old_pages_add(&marking->pages, page);
    return member_count;
}

// A marking, and where what is not marked goes.
typedef struct Full {
    TareMarking marking;
    TareTrial *garbage;
} Full;

static bool take(TareMarking *marking, TareOldPage *record, uint32_t index, TareObject *object) {
    TareTrial *garbage = ((Full *)marking)->garbage;
    tare_trial_add(garbage, object);
    if (garbage->failed) return false;
    tare_retain_object(object);
    return true;
}

// What was not taken, white, grows old.
static void promote(const TareOldPage *record) {
    TarePage *page = record->page;
    for (uint32_t i = 0; i < page->carved_count; i += 8) {
        uint64_t sides = tare_selection_read(page, i);
        uint64_t chosen = tare_selection_get(sides, TARE_SELECTION_GENERATION_2) &
                          ~tare_selection_get(sides, TARE_SELECTION_WHITE);
        sides &= ~(chosen * TARE_SIDE_GENERATION);
        tare_selection_write(page, i, sides | chosen * (TARE_SIDE_GENERATION_2 << 2));
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

TareStatus tare_full_find(TareRuntime *rt, TareTrial *garbage, uint64_t *survivor_count) {
    Full self = {.garbage = garbage};
    TareMarking *marking = &self.marking;
    tare_marking_init(marking, rt, true);
    uint64_t member_count = gather(marking);
    tare_marking_start_sweep(marking);
    bool is_done = !marking->pages.failed && tare_marking_count(marking);
    tare_marking_start_sweep(marking);
    is_done = is_done && tare_marking_mark(marking);
    tare_marking_start_sweep(marking);
    is_done = is_done && tare_marking_sweep(marking, take);
    for (TareOldPage *record = marking->pages.first; is_done && record; record = record->next)
        promote(record);
    tare_marking_deinit(marking);
    *survivor_count = member_count - garbage->candidates.count;
    TARE_ASSERT_INTERNAL(!is_done || is_exact(garbage));
    return is_done ? TARE_OK : TARE_ERROR;
}
