// The module time.
#ifndef TARE_MODULES_TIME_H
#define TARE_MODULES_TIME_H

#include "object/runtime.h"

TARE_NEW TareValue tare_time_new_module(TareRuntime *rt);

#endif
