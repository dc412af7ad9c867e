// Every built-in type with its specification, and the making of them all when a runtime starts.
#ifndef TARE_TYPES_REGISTRY_H
#define TARE_TYPES_REGISTRY_H

#include "object/type.h"

// Makes the built-in types in order of builtin_types.def and fills rt->types.
TareStatus tare_registry_init(TareRuntime *rt) TARE_CHECKED;

#endif
