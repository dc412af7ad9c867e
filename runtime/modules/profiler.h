// The module _profiler: counts and times of calls, for cProfile; and sys.setprofile.
#ifndef TARE_MODULES_PROFILER_H
#define TARE_MODULES_PROFILER_H

#include "object/native.h"
#include "object/runtime.h"

extern const TareNativeDefinition tare_profiler_hooks[];  // those of sys
TARE_NEW TareValue tare_profiler_new_module(TareRuntime *rt);
// Stops whoever listens and forgets what was counted: before the program's modules go.
void tare_profiler_deinit(TareRuntime *rt);

#endif
