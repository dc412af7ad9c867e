// What the collector follows, asked from outside: which objects, who refers to whom, the frozen.
#ifndef TARE_COLLECT_TRACKED_H
#define TARE_COLLECT_TRACKED_H

#include "base/vector.h"
#include "object/runtime.h"

// All of these add TareObject pointers, retained, to a vector of such: memory's end is TARE_ERROR
// with nothing pending. A generation of -1 means all.
TareStatus tare_tracked_gather(TareRuntime *rt, int generation, TareVector *out) TARE_CHECKED;
// The followed objects that refer to any of the targets.
TareStatus tare_tracked_gather_referrers(TareRuntime *rt, const TareValue *targets, size_t count,
                                         TareVector *out) TARE_CHECKED;
// What `object` refers to, immediate values too: the vector is of TareValue.
TareStatus tare_tracked_gather_referents(TareRuntime *rt, TareValue object,
                                         TareVector *out) TARE_CHECKED;
// Moves all followed objects out of the collector's reach, or back into the oldest generation.
void tare_tracked_freeze(TareRuntime *rt);
void tare_tracked_unfreeze(TareRuntime *rt);
size_t tare_tracked_count_frozen(TareRuntime *rt);
// gc.is_tracked as CPython answers: a dict of plain values alone is not followed.
bool tare_tracked_is(TareRuntime *rt, TareValue v);

#endif
