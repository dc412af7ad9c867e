// Puts natives into classes of the library: methods as method descriptors, a special method as the
// wrapper of a slot, so that subclasses inherit and override it as they do with built-in types.
#include "modules/equipment.h"

#include "object/descriptor.h"
#include "object/error.h"
#include "types/module.h"

static TareStatus check_slots(TareRuntime *rt, TareType *type, const TareEquipment *equipment) {
    for (size_t i = 0; i < equipment->slot_count; i++) {
        TareValue found = tare_dict_find_c(rt, type->attributes, equipment->slot_names[i]);
        if (!tare_value_is_absent(found) &&
            tare_value_is_exact(found, TARE_TYPE_MEMBER_DESCRIPTOR)) {
            const TareSlotDescriptor *slot = (TareSlotDescriptor *)tare_value_get_object(found);
            if (slot->offset == sizeof(TareObject) + i * sizeof(TareValue)) continue;
        }
        return tare_error_fail(rt, TARE_TYPE_SYSTEM_ERROR, "slot %s is not where it should be",
                               equipment->slot_names[i]);
    }
    return TARE_OK;
}

static TareStatus set_steal(TareRuntime *rt, TareType *type, TareString *name,
                            TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    TareStatus status = tare_type_set(rt, type, name, stolen_value);
    tare_release(rt, stolen_value);
    return status;
}

static TareStatus add_methods(TareRuntime *rt, TareType *type,
                              const TareNativeDefinition *methods) {
    for (; methods && methods->name; methods++) {
        TareValue method = tare_descriptor_new_method(rt, type, methods);
        if (tare_value_is_absent(method)) return TARE_ERROR;
        TareString *name = ((TareDescriptor *)tare_value_get_object(method))->name;
        if (set_steal(rt, type, name, method) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

// The slot comes first: the wrapper shows what stands there.
static TareStatus add_special(TareRuntime *rt, TareType *type, const TareEquipment *equipment) {
    const TareSlotRow *row = tare_slot_definitions_rows;
    while (row->offset != UINT16_MAX && row->name != equipment->special_name) row++;
    TARE_ASSERT(row->offset != UINT16_MAX && row->wrapper);
    *tare_slot_definitions_at(&type->slots, row->offset) = equipment->special;
    TareValue wrapper = tare_descriptor_new_wrapper(rt, type, row);
    return set_steal(rt, type, rt->names[row->name], wrapper);
}

TareStatus tare_equipment_apply(TareRuntime *rt, TareValue class, const TareEquipment *equipment) {
    if (!tare_type_is_instance(rt, class, TARE_TYPE_TYPE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "a class is required");
    TareType *type = tare_type_of_value(class);
    if (check_slots(rt, type, equipment) != TARE_OK) return TARE_ERROR;
    if (add_methods(rt, type, equipment->methods) != TARE_OK) return TARE_ERROR;
    return equipment->special ? add_special(rt, type, equipment) : TARE_OK;
}

TareValue tare_equipment_new_module(TareRuntime *rt, const char *name,
                                    const TareNativeDefinition *functions) {
    TareValue module = tare_module_new(rt, name, NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
