// A full collection's verdict, at once: which of all followed objects nothing but such objects
// holds.
#ifndef TARE_COLLECT_FULL_H
#define TARE_COLLECT_FULL_H

#include "collect/trial.h"

// Garbage is added to `garbage`, retained, as tare_garbage_destroy wants it; other followed objects
// that are not frozen are old from now on, and their number is set.
// TARE_ERROR without memory: then none is added that is not retained.
TareStatus tare_full_find(TareRuntime *rt, TareTrial *garbage,
                          uint64_t *survivor_count) TARE_CHECKED;

#endif
