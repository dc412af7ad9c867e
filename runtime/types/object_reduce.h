// object.__reduce__ and its kin, by which copies are made.
#ifndef TARE_TYPES_OBJECT_REDUCE_H
#define TARE_TYPES_OBJECT_REDUCE_H

#include "object/native.h"

TareValue tare_object_reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments);
TareValue tare_object_reduce_by_protocol(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments);
TareValue tare_object_reduce_get_state(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments);

#endif
