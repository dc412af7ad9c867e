// The verdict on a generation and the younger ones, at once: which of their objects only such
// objects hold.
#ifndef TARE_COLLECT_GENERATION_H
#define TARE_COLLECT_GENERATION_H

#include "collect/trial.h"

// Garbage is added to `garbage`, as tare_garbage_doom wants it; the others grow older, and their
// number is added. TARE_ERROR without memory: then nobody grew older, and `garbage`
// may hold some objects already.
TareStatus tare_generation_find(TareRuntime *rt, TareTrial *garbage, int generation,
                                uint64_t *survivor_count) TARE_CHECKED;

#endif
