// What is suspected, in components: all those that reach each other stand together, and none stands
// before one that refers to it. So each can be examined after what may hold it is gone. Tarjan's
// search (Depth-first search and linear graph algorithms, 1972), one small step at a time; who
// walks the references of a place is not known here.
#ifndef TARE_COLLECT_OLD_COMPONENTS_H
#define TARE_COLLECT_OLD_COMPONENTS_H

#include "collect/notes.h"

// A suspected block. Its id is its index in `places`; ids begin at 1.
typedef struct TareOldPlace {
    TareNotesPage *record;
    uint32_t index;
    uint32_t low;  // 0: not visited; the least number known to be reached; or it is sorted
} TareOldPlace;

// A place whose references are being visited, with the number that it got first.
typedef struct TareOldVisit {
    uint32_t id;
    uint32_t number;
} TareOldVisit;

typedef struct TareOldComponents {
    TareNotes *notes;   // borrowed
    TareVector places;  // TareOldPlace; the first is none
    TareVector met;     // uint32_t: ids to be visited; 0: the visit at the top of `path` ends
    TareVector path;    // TareOldVisit
    TareVector open;    // uint32_t: ids visited and not sorted
    TareVector sorted;  // uint32_t: components that refer to none but earlier ones; see FIRST
    uint32_t next_number;
    uint32_t closing;  // id of the first place of the component that is being moved, or 0
    bool is_at_start;  // the next place that is moved, or was taken last, begins a component
} TareOldComponents;

// All functions that need memory tell its end by `notes->failed`.
void tare_old_components_init(TareOldComponents *self, TareNotes *notes);
// Makes room for so many places at once: growing step by step would copy them in one long pause.
void tare_old_components_reserve(TareOldComponents *self, uint64_t place_count);
void tare_old_components_deinit(TareOldComponents *self);
// The place at the end of the path refers to this block; or, when there is no path, one begins.
void tare_old_components_meet(TareOldComponents *self, TareNotesPage *record, uint32_t index);
// Whether there is nothing left to do for what was met so far.
bool tare_old_components_is_idle(const TareOldComponents *self);
// Does the next small step. The place whose references are now to be met, or NULL; valid until the
// next call.
const TareOldPlace *tare_old_components_step(TareOldComponents *self);
// Takes a place of the last component that is left; NULL behind the last of it, and at the end.
const TareOldPlace *tare_old_components_take(TareOldComponents *self);

#endif
