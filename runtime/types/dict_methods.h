// The table of dict's methods, for dict_type.c.
#ifndef TARE_TYPES_DICT_METHODS_H
#define TARE_TYPES_DICT_METHODS_H

#include "object/native.h"

extern const TareNativeDefinition tare_dict_methods[];

#endif
