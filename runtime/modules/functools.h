// What functools has in C: partial, the wrapper of lru_cache, reduce. The rest of the module is
// lib/functools.py.
#ifndef TARE_MODULES_FUNCTOOLS_H
#define TARE_MODULES_FUNCTOOLS_H

#include "object/runtime.h"

// The module _functools.
TARE_NEW TareValue tare_functools_new_module(TareRuntime *rt);
// __dict__ of the types here.
TARE_NEW TareValue tare_functools_get_dict(TareRuntime *rt, TareValue self);
TareStatus tare_functools_set_dict(TareRuntime *rt, TareValue self, TareValue value) TARE_CHECKED;

#endif
