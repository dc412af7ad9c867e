// The history of collections: each one is an event in a bounded ring, kept in the memory of
// instruments, so that recording moves nothing in the heap that it describes. Texts of it are
// history_text.c, the file of --trace-gc is history_trace.c.
#ifndef TARE_MEASURE_HISTORY_H
#define TARE_MEASURE_HISTORY_H

#include "base/text.h"
#include "base/vector.h"
#include "collect/observer.h"

// The newest collections that are kept, the types that are told for each, and the pauses.
enum { TARE_HISTORY_EVENTS = 256, TARE_HISTORY_TYPES = 8 };

// What died of one type.
typedef struct TareHistoryType {
    char name[40];
    uint64_t count;
    uint64_t freed_bytes;  // the blocks of these objects, slack included
} TareHistoryType;

typedef struct TareHistoryEvent {
    uint64_t number;  // from 1 on, since the runtime began, in order of their ends
    int generation;
    TareCollectReason reason;
    bool failed;              // memory ended; nothing was collected
    uint64_t start_ns;        // since the runtime began
    uint64_t duration_ns;     // from the first pause to the end of the last
    uint64_t pause_ns;        // during which the program stood still, all pauses together
    uint64_t longest_pause_ns;
    uint64_t pause_count;
    uint64_t visited_count;     // candidates whose references were followed
    uint64_t unreachable_count;
    uint64_t resurrected_count; // of those, brought back by finalizers
    uint64_t collected_count;   // what gc.collect returned: those that CPython would count
    uint64_t uncollectable_count;
    uint64_t freed_bytes;     // the blocks of what was destroyed
    uint64_t returned_bytes;  // pages that thereby became empty
    uint64_t heap_bytes;      // in pages and large blocks afterwards
    uint64_t object_count;    // that a collector could follow, alive afterwards
    size_t type_count;
    TareHistoryType types[TARE_HISTORY_TYPES];  // those that freed most first
    TareHistoryType others;                     // all that have no row
} TareHistoryEvent;

// One kind of object while it is being counted.
typedef struct TareHistoryTally {
    const TareType *type;  // only compared: it may die before the collection ends
    TareHistoryType row;
} TareHistoryTally;

// What is known of the collection at hand.
typedef struct TareHistoryWork {
    TareHistoryEvent event;
    uint64_t pause_start_ns;
    uint64_t heap_bytes_before;
    uint64_t doomed_count;  // what is taken apart
    TareVector tallies;     // TareHistoryTally
    size_t last_tally;      // the one found last
} TareHistoryWork;

typedef struct TareHistory {
    TareObserver observer;  // first, so that a pointer to it is one to the history
    TareRuntime *rt;
    uint64_t origin_ns;
    uint64_t total_count;  // of all collections, also those that have left the ring
    TareVector ring;       // TareHistoryEvent; once full, the oldest is at total % EVENTS
    TareHistoryWork current;
    TareHistoryWork aside;  // the old collection between its slices, or the young one during them
    uint64_t total_pause_ns, longest_pause_ns;  // of all collections
    struct TareHistoryTrace *trace;  // history_trace.c; NULL without --trace-gc
} TareHistory;

// Begins to record; rt->history. Without memory nothing is recorded, which is no error.
void tare_history_start(TareRuntime *rt);
void tare_history_stop(TareRuntime *rt);
// Events that are kept, oldest first.
size_t tare_history_count(const TareHistory *self);
const TareHistoryEvent *tare_history_get(const TareHistory *self, size_t index);
const char *tare_history_reason(const TareHistoryEvent *event);

// history_text.c: a table of the newest `limit` events, and what they come to.
void tare_history_text_append(const TareHistory *self, size_t limit, TareText *text);

// history_trace.c: writes every collection from now on to a file as Trace Event JSON; false with
// errno set when it cannot be made.
bool tare_history_trace_open(TareHistory *self, const char *path);
void tare_history_trace_write(TareHistory *self, const TareHistoryEvent *event);
void tare_history_trace_close(TareHistory *self);

#endif
