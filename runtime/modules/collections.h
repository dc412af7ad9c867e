// The module _collections, from which lib/collections.py takes what is native.
#ifndef TARE_MODULES_COLLECTIONS_H
#define TARE_MODULES_COLLECTIONS_H

#include "object/runtime.h"

TARE_NEW TareValue tare_collections_new_module(TareRuntime *rt);

#endif
