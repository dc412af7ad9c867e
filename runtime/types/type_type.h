// What the two files of the type type share.
#ifndef TARE_TYPES_TYPE_TYPE_H
#define TARE_TYPES_TYPE_TYPE_H

#include "object/runtime.h"

extern const TareAttributeDefinition tare_type_attributes[];

// __module__ and __qualname__; new references. A class may lack the first: AttributeError.
TARE_NEW TareValue tare_type_attributes_fetch_module(TareRuntime *rt, TareType *self);
TARE_NEW TareValue tare_type_attributes_fetch_qualified_name(TareRuntime *rt, TareType *self);

#endif
