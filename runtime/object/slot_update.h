// Keeps the slots of a class in step with its attributes, and shows the slots of native types as
// attributes.
#ifndef TARE_OBJECT_SLOT_UPDATE_H
#define TARE_OBJECT_SLOT_UPDATE_H

#include "object/slot_definitions.h"

// The native that stands as __new__ in types with a `create` slot: `self` is the type.
extern const TareNativeDefinition tare_slot_update_new_definition;

// Recomputes all slots of a class of the language, and the flags that follow from them.
TareStatus tare_slot_update_type(TareRuntime *rt, TareType *self) TARE_CHECKED;
// Slots that a native type leaves empty are those of its base.
void tare_slot_update_inherit(TareType *self);
// A wrapper descriptor for each slot of the type's specification.
TareStatus tare_slot_update_add_wrappers(TareRuntime *rt, TareType *self) TARE_CHECKED;

#endif
