// The module _collection_kind, by which abc marks classes for the match statement.
#ifndef TARE_MODULES_COLLECTION_KIND_H
#define TARE_MODULES_COLLECTION_KIND_H

#include "object/runtime.h"

TARE_NEW TareValue tare_collection_kind_new_module(TareRuntime *rt);

#endif
