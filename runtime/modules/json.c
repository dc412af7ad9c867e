// Makes the module _json.
#include "modules/json.h"

#include "types/module.h"

static const TareNativeDefinition functions[] = {
    {"encode", tare_json_encode_object, TARE_NATIVE_POSITIONAL, 2, 2},
    {"quote", tare_json_encode_quote, TARE_NATIVE_POSITIONAL, 2, 2},
    {"decode", tare_json_decode_text, TARE_NATIVE_POSITIONAL, 3, 3},
    {NULL},
};

TareValue tare_json_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_json", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
