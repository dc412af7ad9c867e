// The module array: a type and the letters that it takes.
#include "modules/array_module.h"

#include "types/module.h"

static TareStatus fill(TareRuntime *rt, TareValue module) {
    TareValue type = tare_value_from_object(rt->types[TARE_TYPE_ARRAY]);
    TareValue letters = tare_string_new_c(rt, "bBuhHiIlLqQfd");
    if (tare_value_is_absent(letters)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, "typecodes", letters);
    tare_release(rt, letters);
    if (status != TARE_OK || tare_module_set(rt, module, "array", type) != TARE_OK)
        return TARE_ERROR;
    return tare_module_set(rt, module, "ArrayType", type);
}

TareValue tare_array_module_new(TareRuntime *rt) {
    TareValue module = tare_module_new(
        rt, "array", "Arrays of numbers of one machine type, side by side without boxes.");
    if (!tare_value_is_absent(module) && fill(rt, module) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
