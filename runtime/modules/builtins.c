// The making of the module builtins: types under their names, exceptions, constants, functions.
#include "modules/builtins.h"

#include "types/module.h"
#include "vm/execution.h"

// The built-in types that programs see by name; all others are reached through type().
static const TareTypeId named_types[] = {
    TARE_TYPE_OBJECT,       TARE_TYPE_TYPE,          TARE_TYPE_INT,        TARE_TYPE_BOOL,
    TARE_TYPE_FLOAT,        TARE_TYPE_COMPLEX,       TARE_TYPE_STR,        TARE_TYPE_BYTES,
    TARE_TYPE_BYTEARRAY,    TARE_TYPE_MEMORYVIEW,    TARE_TYPE_TUPLE,      TARE_TYPE_LIST,
    TARE_TYPE_DICT,         TARE_TYPE_SET,           TARE_TYPE_FROZENSET,  TARE_TYPE_RANGE,
    TARE_TYPE_SLICE,        TARE_TYPE_ENUMERATE,     TARE_TYPE_ZIP,        TARE_TYPE_MAP,
    TARE_TYPE_FILTER,       TARE_TYPE_REVERSED,      TARE_TYPE_PROPERTY,   TARE_TYPE_CLASS_METHOD,
    TARE_TYPE_STATIC_METHOD, TARE_TYPE_SUPER,
};

static TareStatus add_type(TareRuntime *rt, TareValue module, const char *name, TareTypeId id) {
    return tare_module_set(rt, module, name, tare_value_from_object(rt->types[id]));
}

static TareStatus add_types(TareRuntime *rt, TareValue module) {
    for (size_t i = 0; i < sizeof named_types / sizeof *named_types; i++) {
        TareTypeId id = named_types[i];
        const char *name = tare_type_get_name(rt, rt->types[id]);
        if (add_type(rt, module, name, id) != TARE_OK) return TARE_ERROR;
    }
    for (size_t id = TARE_TYPE_BASE_EXCEPTION; id < TARE_TYPE_COUNT; id++) {
        const char *name = tare_type_get_name(rt, rt->types[id]);
        if (add_type(rt, module, name, (TareTypeId)id) != TARE_OK) return TARE_ERROR;
    }
    if (add_type(rt, module, "IOError", TARE_TYPE_OS_ERROR) != TARE_OK) return TARE_ERROR;
    return add_type(rt, module, "EnvironmentError", TARE_TYPE_OS_ERROR);
}

static TareStatus add_constants(TareRuntime *rt, TareValue module) {
    const struct {
        const char *name;
        TareValue value;
    } constants[] = {
        {"None", TARE_NONE},
        {"False", TARE_FALSE},
        {"True", TARE_TRUE},
        {"Ellipsis", TARE_ELLIPSIS},
        {"NotImplemented", TARE_NOT_IMPLEMENTED},
        {"__debug__", tare_value_from_bool(rt->optimize_level == 0)},
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (tare_module_set(rt, module, constants[i].name, constants[i].value) != TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

static TareStatus add_functions(TareRuntime *rt, TareValue module) {
    const TareNativeDefinition *const tables[] = {
        tare_builtins_async_functions, tare_builtins_iteration_functions,
        tare_builtins_values_functions,
        tare_builtins_attributes_functions, tare_builtins_text_functions,
        tare_builtins_files_functions, tare_builtins_help_functions, tare_execution_functions,
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (tare_module_add_functions(rt, module, tables[i]) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

TareValue tare_builtins_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(
        rt, "builtins",
        "Built-in functions, exceptions, and other objects.\n\nNoteworthy: None is the `nil' "
        "object; Ellipsis represents `...' in slices.");
    if (tare_value_is_absent(module)) return module;
    if (add_types(rt, module) == TARE_OK && add_constants(rt, module) == TARE_OK &&
        add_functions(rt, module) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
