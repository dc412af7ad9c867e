// Gives classes of the library that are written in the language their hottest methods in C.
#ifndef TARE_MODULES_EQUIPMENT_H
#define TARE_MODULES_EQUIPMENT_H

#include "object/slot_definitions.h"
#include "object/type.h"

// What equips one class. The instances' own slots are read as words of the block, so `slot_names`
// must be the first `slot_count` slots that the class declares, in order of their place.
typedef struct TareEquipment {
    const char *const *slot_names;
    size_t slot_count;
    const TareNativeDefinition *methods;  // may be NULL
    uint16_t special_name;                // TareName of a special method, served by `special`
    TareSlotFunction special;
} TareEquipment;

// The word of an instance's slot number `i`.
static inline TareValue *tare_equipment_word(TareValue instance, size_t i) {
    return (TareValue *)(void *)((char *)tare_value_get_object(instance) + sizeof(TareObject)) + i;
}

// SystemError when the class keeps its slots elsewhere, TypeError when `class` is none.
TareStatus tare_equipment_apply(TareRuntime *rt, TareValue class,
                                const TareEquipment *equipment) TARE_CHECKED;

// A module `name` with these functions.
TARE_NEW TareValue tare_equipment_new_module(TareRuntime *rt, const char *name,
                                             const TareNativeDefinition *functions);

#endif
