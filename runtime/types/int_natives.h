// Between the files of the type int: what int.c puts into its tables.
#ifndef TARE_TYPES_INT_NATIVES_H
#define TARE_TYPES_INT_NATIVES_H

#include "types/int.h"

extern const TareNativeDefinition tare_int_natives_methods[];
extern const TareAttributeDefinition tare_int_natives_attributes[];
// int(x=0, /, base=10)
TARE_NEW TareValue tare_int_natives_create(TareRuntime *rt, TareType *type,
                                           const TareArguments *arguments);
// The same number as an exact int.
TARE_NEW TareValue tare_int_natives_plain(TareRuntime *rt, TareValue v);
// int(x) of one argument, an exact int or an instance of a subclass.
TARE_NEW TareValue tare_int_new_from_value(TareRuntime *rt, TareValue v);
// int(v, base) of a str or bytes-like.
TARE_NEW TareValue tare_int_new_from_text(TareRuntime *rt, TareValue v, TareValue base_value);
// An instance of the subclass `type` with the value of an int, which it releases.
TARE_NEW TareValue tare_int_new_instance_steal(TareRuntime *rt, TareType *type,
                                               TareValue stolen_number);

// int_bytes.c: int.to_bytes, int.from_bytes
TARE_NEW TareValue tare_int_bytes_to(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments);
TARE_NEW TareValue tare_int_bytes_from(TareRuntime *rt, TareValue class,
                                       const TareArguments *arguments);

#endif
