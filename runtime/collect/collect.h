// The only door to the cycle collector: what counts alone cannot free. The layers above and the
// object layer call these and nothing else of this folder.
#ifndef TARE_COLLECT_COLLECT_H
#define TARE_COLLECT_COLLECT_H

#include "object/runtime.h"

enum { TARE_COLLECT_GENERATIONS = 3 };
// gc.DEBUG_...: all but SAVE_ALL only ask for messages.
enum {
    TARE_COLLECT_DEBUG_STATISTICS = 1,
    TARE_COLLECT_DEBUG_COLLECTABLE = 2,
    TARE_COLLECT_DEBUG_UNCOLLECTABLE = 4,
    TARE_COLLECT_DEBUG_SAVE_ALL = 32,
};

// Why a collection runs.
typedef enum TareCollectReason {
    TARE_COLLECT_CALLED,     // gc.collect()
    TARE_COLLECT_THRESHOLD,  // more objects were born than died, beyond a threshold
    TARE_COLLECT_EXIT,       // the program ends
    TARE_COLLECT_FORCED,     // by a stress build
    TARE_COLLECT_REASON_COUNT
} TareCollectReason;

// What the collector has done so far in one generation.
typedef struct TareCollectStatistics {
    uint64_t collections;
    uint64_t collected;  // objects found unreachable
    uint64_t uncollectable;
} TareCollectStatistics;

typedef struct TareCollector {
    bool is_enabled;
    bool is_forced;                        // by a stress build: the program hears nothing of it
    bool is_running;                       // collections do not nest
    bool is_clearing;                      // garbage is being taken apart: what dies, dies of it
    int64_t thresholds[TARE_COLLECT_GENERATIONS];
    int64_t counts[TARE_COLLECT_GENERATIONS];  // [1], [2]: younger collections since the last own
    uint64_t long_lived_count;             // survivors of the last full collection
    uint64_t long_lived_pending;           // that have entered the oldest generation since
    TareCollectStatistics statistics[TARE_COLLECT_GENERATIONS];
    uint32_t debug_flags;                  // gc.set_debug
    TareValue callbacks;                   // gc.callbacks, a list; absent until the module is made
    TareValue garbage;                     // gc.garbage, likewise
    uint64_t stress_count;                 // automatic collections of a stress build
    TareCollectReason reason;              // of the collection at hand, or the next one
    struct TareOldCycle *old;              // old.c: the cycle that is under way, or NULL
    bool is_slice_due;                     // at the next safe point it goes on
    int64_t slice_births;                  // births less deaths from one slice to the next
    uint64_t old_work_ns;                  // what the last cycle took for an object of it, or 0
    uint64_t pardoned_count;               // objects that cycles in slices suspected wrongly
    struct TareObserver *history;          // observer.h; both borrowed, or NULL
    struct TareObserver *film;
    // types/unseen.c: what CPython counts beside this object of garbage, which has no object here.
    int (*count_unseen)(TareRuntime *rt, TareObject *object);
} TareCollector;

// Before the first runtime of a process: prepares a collector of which there is one a process, and
// chooses its modes. Counts and cycles have neither: nothing happens. `tare_collect_name` says
// which collector this is: "counts and cycles" or libgc's name and version.
void tare_collect_start_process(bool ignores_interior_pointers, bool is_incremental);
const char *tare_collect_name(void);
// Where a thread may enter a runtime for the first time.
void tare_collect_enter_thread(void);
TareStatus tare_collect_init(TareRuntime *rt) TARE_CHECKED;
void tare_collect_deinit(TareRuntime *rt);
// gc.collect(generation): the number of unreachable objects found; -1 with an error pending, or
// without one where the collector itself asked.
int64_t tare_collect_run(TareRuntime *rt, int generation) TARE_CHECKED;
// At a safe point, when rt->collect_due was raised: collects the generation that is due, if
// automatic collection is enabled. Errors of finalizers are reported as unraisable.
void tare_collect_automatic(TareRuntime *rt);
// When modules are gone and the built-in names still stand: runs the finalizers of what lives on
// all the same. With counts and cycles there is nothing of the kind.
void tare_collect_finalize_rest(TareRuntime *rt);
// Objects that live on only because some word looks like their address; counting keeps none.
uint64_t tare_collect_count_kept(TareRuntime *rt);
// Before the program is shown all objects: destroys at once what the last slice left half done.
void tare_collect_settle(TareRuntime *rt);
// Gives up gc.callbacks and gc.garbage, before the last objects go.
void tare_collect_drop_lists(TareRuntime *rt);
// gc.enable, gc.disable; the allocator raises its flag only while enabled.
void tare_collect_set_enabled(TareRuntime *rt, bool is_enabled);
// gc.set_threshold; a first threshold of 0 means never.
void tare_collect_set_thresholds(TareRuntime *rt, const int64_t *thresholds);

#endif
