// The methods of bytearray that change it.
#ifndef TARE_TYPES_BYTEARRAY_METHODS_H
#define TARE_TYPES_BYTEARRAY_METHODS_H

#include "object/runtime.h"

// All methods, those shared with bytes included.
extern const TareNativeDefinition tare_bytearray_methods[];

TARE_NEW TareValue tare_bytearray_methods_extend_in_place(TareRuntime *rt, TareValue self,
                                                          TareValue right);
TARE_NEW TareValue tare_bytearray_methods_repeat_in_place(TareRuntime *rt, TareValue self,
                                                          TareValue count_obj);

#endif
