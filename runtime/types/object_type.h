// What the type object offers to its neighbours.
#ifndef TARE_TYPES_OBJECT_TYPE_H
#define TARE_TYPES_OBJECT_TYPE_H

#include "object/runtime.h"

// Adds the names of all attributes of a class and its bases as keys, for dir().
TareStatus tare_object_type_add_names(TareRuntime *rt, TareType *type,
                                      TareDict *names) TARE_CHECKED;

#endif
