// The old generation, collected in slices, so that no pause grows with the heap. The algorithm, why
// it is right and what it does not bound: docs/collector.md.
//
// Objects that are only suspected, because the program ran between slices, are acted upon in parts.
// What a part holds of itself is counted at once, which is exact for any set of objects [C5]; it
// is as small as what refers to each other allows, and comes after all that refers to it.
#ifndef TARE_COLLECT_OLD_H
#define TARE_COLLECT_OLD_H

#include "collect/collect.h"

// Whether a cycle is under way.
bool tare_old_is_active(const TareRuntime *rt);
// Begins a cycle. Without memory nothing begins, and the garbage waits.
void tare_old_start(TareRuntime *rt);
// How many slices a cycle over so many objects will take, as far as the last one tells.
uint64_t tare_old_guess_slices(const TareRuntime *rt, uint64_t member_count);
// Works for one slice; at the end of the last one the cycle is over. Finalizers may run.
void tare_old_work(TareRuntime *rt);
// Destroys at once what the last slice left half destroyed. Nothing while a collection runs.
void tare_old_settle(TareRuntime *rt);
// Forgets a cycle: a full collection does its work, or nobody wants it any more.
void tare_old_abandon(TareRuntime *rt);

#endif
