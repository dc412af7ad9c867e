// The only door to the cycle collector: what counts alone cannot free. The layers above and the
// object layer's hooks call these and nothing else of this folder.
#ifndef TARE_COLLECT_COLLECT_H
#define TARE_COLLECT_COLLECT_H

#include "object/runtime.h"

enum { TARE_COLLECT_GENERATIONS = 3 };

TareStatus tare_collect_init(TareRuntime *rt) TARE_CHECKED;
void tare_collect_deinit(TareRuntime *rt);
// gc.collect(generation): the number of unreachable objects found; -1 with an error pending.
int64_t tare_collect_run(TareRuntime *rt, int generation) TARE_CHECKED;
// At a safe point, when rt->collect_due was raised: collects the generation that is due, if
// automatic collection is enabled. Errors of finalizers are reported as unraisable.
void tare_collect_automatic(TareRuntime *rt);

#endif
