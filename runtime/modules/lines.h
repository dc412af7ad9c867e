// The module _lines, under memory_profiler: code that tells of its lines, and a meter of what all
// blocks of the heap take.
#ifndef TARE_MODULES_LINES_H
#define TARE_MODULES_LINES_H

#include "object/runtime.h"

TARE_NEW TareValue tare_lines_new_module(TareRuntime *rt);
// Stops the meter if it runs.
void tare_lines_deinit(TareRuntime *rt);

#endif
