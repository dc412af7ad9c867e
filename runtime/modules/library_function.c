// Guarded by tests/lang/tracing/ and tests/lang/help/.
#include "modules/library_function.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/intern.h"
#include "vm/import.h"

TareValue tare_library_function_fetch(TareRuntime *rt, const char *module, const char *name) {
    TareString *module_name = tare_intern_c(rt, module);
    if (!module_name) return TARE_ABSENT;
    TareValue imported = tare_import_absolute(rt, module_name);
    tare_release_object(rt, module_name);
    if (tare_value_is_absent(imported)) return imported;
    TareValue function = tare_attribute_get_c(rt, imported, name);
    tare_release(rt, imported);
    return function;
}

TareValue tare_library_function_call(TareRuntime *rt, const char *module, const char *name,
                                     const TareArguments *arguments) {
    TareValue function = tare_library_function_fetch(rt, module, name);
    if (tare_value_is_absent(function)) return function;
    TareValue result = tare_call(rt, function, arguments);
    tare_release(rt, function);
    return result;
}
