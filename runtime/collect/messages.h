// What gc.set_debug makes the collector write to sys.stderr, in CPython's words.
#ifndef TARE_COLLECT_MESSAGES_H
#define TARE_COLLECT_MESSAGES_H

#include "collect/trial.h"

typedef struct TareMessagesClock {
    int64_t start_ns;  // 0: nothing is told
} TareMessagesClock;

// DEBUG_STATS: before a collection, and after it. `found` as gc.collect returns it.
TareMessagesClock tare_messages_tell_start(TareRuntime *rt, int generation);
void tare_messages_tell_end(TareRuntime *rt, TareMessagesClock clock, int64_t found);
// DEBUG_COLLECTABLE: a line for each unreachable object.
void tare_messages_tell_collectable(TareTrial *garbage);

#endif
