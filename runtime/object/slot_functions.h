// What classes of the language have in their slots: functions that call the special methods.
#ifndef TARE_OBJECT_SLOT_FUNCTIONS_H
#define TARE_OBJECT_SLOT_FUNCTIONS_H

#include "object/runtime.h"

#define UNARY(name) TareValue tare_slot_functions_##name(TareRuntime *rt, TareValue self);
UNARY(repr)
UNARY(str)
UNARY(iterate)
UNARY(next)
UNARY(negative)
UNARY(positive)
UNARY(absolute)
UNARY(invert)
UNARY(to_int)
UNARY(to_float)
UNARY(index)
#undef UNARY
int64_t tare_slot_functions_hash(TareRuntime *rt, TareValue self);
// In the slot of a class whose __hash__ is None.
int64_t tare_slot_functions_refuse_hash(TareRuntime *rt, TareValue self);
TareValue tare_slot_functions_compare(TareRuntime *rt, TareValue left, TareValue right,
                                      TareComparison op);
TareValue tare_slot_functions_get_attribute(TareRuntime *rt, TareValue self, TareString *name);
TareStatus tare_slot_functions_set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                             TareValue value);
TareValue tare_slot_functions_call(TareRuntime *rt, TareValue self, const TareArguments *arguments);
TareValue tare_slot_functions_descriptor_get(TareRuntime *rt, TareValue self, TareValue instance,
                                             TareType *owner);
TareStatus tare_slot_functions_descriptor_set(TareRuntime *rt, TareValue self, TareValue instance,
                                              TareValue value);
int64_t tare_slot_functions_length(TareRuntime *rt, TareValue self);
TareValue tare_slot_functions_get_item(TareRuntime *rt, TareValue self, TareValue key);
TareStatus tare_slot_functions_set_item(TareRuntime *rt, TareValue self, TareValue key,
                                        TareValue value);
int tare_slot_functions_contains(TareRuntime *rt, TareValue self, TareValue item);
int tare_slot_functions_truth(TareRuntime *rt, TareValue self);
TareValue tare_slot_functions_create(TareRuntime *rt, TareType *type,
                                     const TareArguments *arguments);
TareStatus tare_slot_functions_initialize(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments);
TareStatus tare_slot_functions_finalize(TareRuntime *rt, TareValue self);

#endif
