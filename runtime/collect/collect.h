// The only door to the cycle collector: what counts alone cannot free. The layers above and the
// object layer call these and nothing else of this folder.
#ifndef TARE_COLLECT_COLLECT_H
#define TARE_COLLECT_COLLECT_H

#include "object/runtime.h"

enum { TARE_COLLECT_GENERATIONS = 3 };
// gc.DEBUG_SAVEALL; the other flags only ask for messages.
enum { TARE_COLLECT_DEBUG_SAVE_ALL = 32 };

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
} TareCollector;

TareStatus tare_collect_init(TareRuntime *rt) TARE_CHECKED;
void tare_collect_deinit(TareRuntime *rt);
// gc.collect(generation): the number of unreachable objects found; -1 with an error pending.
int64_t tare_collect_run(TareRuntime *rt, int generation) TARE_CHECKED;
// At a safe point, when rt->collect_due was raised: collects the generation that is due, if
// automatic collection is enabled. Errors of finalizers are reported as unraisable.
void tare_collect_automatic(TareRuntime *rt);
// Gives up gc.callbacks and gc.garbage, before the last objects go.
void tare_collect_drop_lists(TareRuntime *rt);
// gc.enable, gc.disable; the allocator raises its flag only while enabled.
void tare_collect_set_enabled(TareRuntime *rt, bool is_enabled);
// gc.set_threshold; a first threshold of 0 means never.
void tare_collect_set_thresholds(TareRuntime *rt, const int64_t *thresholds);

#endif
