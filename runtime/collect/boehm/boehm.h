// The collector's state in the Boehm build, and its two halves: what happens while libgc collects
// (boehm_events.c), and what the program does about it at a safe point (boehm_endings.c).
#ifndef TARE_COLLECT_BOEHM_BOEHM_H
#define TARE_COLLECT_BOEHM_BOEHM_H

#include "base/vector.h"
#include "collect/collect.h"

typedef struct TareBoehm {
    TareCollector base;  // what rt->collector points to
    TareVector endings;  // of TareBoehmEnding: unreachable, kept until the program has acted
    // Cleared weak references whose callbacks wait; the memory is unknown to libgc, so that one
    // that dies meanwhile is not told.
    TareWeakReference **cleared;
    size_t cleared_count, cleared_capacity;
    bool is_counting;  // a collection that was asked for runs: its end is told elsewhere
} TareBoehm;

typedef struct TareBoehmEnding {
    TareObject *object;
    uint64_t serial;  // in which order they were announced
} TareBoehmEnding;

static inline TareBoehm *tare_boehm_get(TareRuntime *rt) { return (TareBoehm *)rt->collector; }

// Begins to listen to libgc; ends it, and drops what waits.
void tare_boehm_listen(TareRuntime *rt);
void tare_boehm_unlisten(TareRuntime *rt);
// Calls the callbacks of cleared weak references, then finalizes what is unreachable: whether
// there was any of either. Not within itself.
bool tare_boehm_attend(TareRuntime *rt);
// At the end of the program: runs __del__ of what libgc holds for reachable still, and at last also
// ends generators and files.
void tare_boehm_finalize_rest(TareRuntime *rt, bool is_last);

// Objects that only ambiguous words keep, looked for after a collection.
uint64_t tare_boehm_count_kept(TareRuntime *rt);

#endif
