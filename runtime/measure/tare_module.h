// The module tare: the same numbers as the prompt shows, for programs.
#ifndef TARE_MEASURE_TARE_MODULE_H
#define TARE_MEASURE_TARE_MODULE_H

#include "object/runtime.h"

TARE_NEW TareValue tare_tare_module_new(TareRuntime *rt);

#endif
