// The module _expat, over the library of that name: what lib/xml/ stands on.
#ifndef TARE_MODULES_EXPAT_H
#define TARE_MODULES_EXPAT_H

#include "object/alloc.h"

TARE_NEW TareValue tare_expat_new_module(TareRuntime *rt);

#endif
