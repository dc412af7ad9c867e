// The module array. Its type stands in types/array.h.
#ifndef TARE_MODULES_ARRAY_MODULE_H
#define TARE_MODULES_ARRAY_MODULE_H

#include "object/runtime.h"

TARE_NEW TareValue tare_array_module_new(TareRuntime *rt);

#endif
