// The old generation, collected in slices, so that no pause grows with the heap. The algorithm, why
// it is right and what it does not bound: docs/collector.md.
//
// A cycle fixes the set C of the objects that are old when it begins, page by page. Then it sweeps:
// phase A counts the references within C, phase B marks each object that has more references than
// that, and all that is reached from there. What is left is suspected. The program runs between
// slices, so a suspicion can be wrong; it is only acted upon in parts small enough to be examined
// by trial deletion, all at once, which is exact for any set of objects [C5].
#ifndef TARE_COLLECT_OLD_H
#define TARE_COLLECT_OLD_H

#include "collect/collect.h"

// Whether a cycle is under way.
bool tare_old_is_active(const TareRuntime *rt);
// Begins a cycle. Without memory nothing begins, and the garbage waits.
void tare_old_start(TareRuntime *rt);
// Works for one slice; at the end of the last one the cycle is over. Finalizers may run.
void tare_old_work(TareRuntime *rt);
// Forgets a cycle: a full collection does its work, or nobody wants it any more.
void tare_old_abandon(TareRuntime *rt);

#endif
