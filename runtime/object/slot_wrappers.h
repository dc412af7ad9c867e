// Slots of native types as methods: what int.__add__ and its like do when called.
#ifndef TARE_OBJECT_SLOT_WRAPPERS_H
#define TARE_OBJECT_SLOT_WRAPPERS_H

#include "object/slot_definitions.h"

#define WRAPPER(name)                                                                        \
    TareValue tare_slot_wrappers_##name(TareRuntime *rt, const TareSlotRow *row, TareType *owner, \
                                        TareValue self, const TareArguments *arguments);
WRAPPER(unary)
WRAPPER(next)
WRAPPER(binary)
WRAPPER(reflected)
WRAPPER(in_place)
WRAPPER(power)
WRAPPER(reflected_power)
WRAPPER(sequence)
WRAPPER(repeat)
WRAPPER(compare)
WRAPPER(hash)
WRAPPER(length)
WRAPPER(truth)
WRAPPER(contains)
WRAPPER(get_item)
WRAPPER(set_item)
WRAPPER(delete_item)
WRAPPER(get_attribute)
WRAPPER(set_attribute)
WRAPPER(delete_attribute)
WRAPPER(descriptor_get)
WRAPPER(descriptor_set)
WRAPPER(descriptor_delete)
WRAPPER(call)
WRAPPER(initialize)
#undef WRAPPER

#endif
