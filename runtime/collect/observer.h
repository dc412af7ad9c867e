// The seam through which instruments see collections: when each starts and ends, what it judged,
// and, for a film, every single step. Whoever watches owns the struct and installs it in the
// collector; without one a collection pays one test where it starts, for each dead object, and
// where it ends. An observer allocates nothing in the heap and moves no count.
#ifndef TARE_COLLECT_OBSERVER_H
#define TARE_COLLECT_OBSERVER_H

#include "collect/collect.h"

// What happens to one object; `other` is the object whose reference is meant, or NULL.
typedef enum TareObserverStep {
    TARE_OBSERVER_COPY,         // a candidate: its count is the starting value
    TARE_OBSERVER_SUBTRACT,     // a reference from `other`, itself a candidate, is taken off
    TARE_OBSERVER_HELD,         // something is left over: held from outside
    TARE_OBSERVER_REACH,        // reached from `other`, which is alive
    TARE_OBSERVER_PROMOTE,      // survived, one generation up
    TARE_OBSERVER_UNREACHABLE,  // nothing left over, and reached from nowhere
    TARE_OBSERVER_WEAK_CLEAR,   // weak references to it were cleared
    TARE_OBSERVER_WEAK_CALL,    // the callback of a weak reference was called
    TARE_OBSERVER_FINALIZE,     // its finalizer runs
    TARE_OBSERVER_CAME_BACK,    // after the finalizers it was reached again
    TARE_OBSERVER_SAVED,        // kept in gc.garbage instead of being destroyed
    TARE_OBSERVER_CLEAR,        // its slots were cleared
    TARE_OBSERVER_FREE,         // the last reference went, and the block with it
    TARE_OBSERVER_STEP_COUNT
} TareObserverStep;

typedef struct TareObserver TareObserver;

// Any of these may be NULL.
struct TareObserver {
    void (*start)(TareObserver *self, TareRuntime *rt, int generation);
    // A part of the work during which the program stands still; an all-at-once collection is one.
    void (*pause)(TareObserver *self, TareRuntime *rt, bool begins);
    // Candidates were parted: so many live on, so many are unreachable. In a sliced collection
    // several times, the numbers to be added up.
    void (*judge)(TareObserver *self, TareRuntime *rt, uint64_t live_count,
                  uint64_t unreachable_count);
    // Before an unreachable object is taken apart, all of it still whole.
    void (*doom)(TareObserver *self, TareRuntime *rt, TareObject *object);
    // All doomed objects were told; afterwards they and maybe their classes go.
    void (*sentence)(TareObserver *self, TareRuntime *rt);
    // The collection that is told of is put aside, or taken up again: a young one comes between two
    // slices of an old one.
    void (*swap)(TareObserver *self);
    // `collected` as gc.collect returns it, -1: memory ended.
    void (*finish)(TareObserver *self, TareRuntime *rt, int64_t collected, int64_t uncollectable);
    void (*step)(TareObserver *self, TareRuntime *rt, TareObserverStep step, TareObject *object,
                 TareObject *other);
};

// ---- for the collector -------------------------------------------------------------------------

static inline bool tare_observer_wants_steps(const TareRuntime *rt) {
    return rt->collector->film && rt->collector->film->step;
}

static inline void tare_observer_step(TareRuntime *rt, TareObserverStep step, TareObject *object,
                                      TareObject *other) {
    TareObserver *film = rt->collector->film;
    if (TARE_UNLIKELY(film && film->step)) film->step(film, rt, step, object, other);
}

static inline void tare_observer_doom(TareRuntime *rt, TareObject *object) {
    TareObserver *history = rt->collector->history;
    if (history && history->doom) history->doom(history, rt, object);
}

static inline void tare_observer_sentence(TareRuntime *rt) {
    TareObserver *history = rt->collector->history;
    if (history && history->sentence) history->sentence(history, rt);
}

static inline void tare_observer_swap(TareRuntime *rt) {
    TareObserver *history = rt->collector->history;
    if (history && history->swap) history->swap(history);
}

void tare_observer_start(TareRuntime *rt, int generation);
void tare_observer_pause(TareRuntime *rt, bool begins);
void tare_observer_judge(TareRuntime *rt, uint64_t live_count, uint64_t unreachable_count);
void tare_observer_finish(TareRuntime *rt, int64_t collected, int64_t uncollectable);

#endif
