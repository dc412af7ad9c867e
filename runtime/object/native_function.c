// Running native functions. They are made in native.c; their type is types/builtin_function.c.
#include "object/native_function.h"

#include <string.h>

#include "object/runtime.h"

static TareStatus refuse(TareRuntime *rt, const TareNativeDefinition *definition,
                         const TareArguments *arguments, TareType *owner, const char *module) {
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    if (owner) {
        tare_text_append_format(&text, "%s.", tare_type_get_short_name(rt, owner));
    } else if (module && strcmp(module, "builtins") != 0) {
        tare_text_append_format(&text, "%s.", module);
    }
    tare_text_append_string(&text, definition->name);
    TareStatus status = tare_native_check(rt, definition, tare_text_get(&text), arguments);
    tare_text_deinit(&text);
    return status;
}

TARE_NEW TareValue tare_native_function_run(TareRuntime *rt, const TareNativeDefinition *definition,
                                            TareValue self, const TareArguments *arguments,
                                            TareType *owner, const char *module) {
    if (TARE_UNLIKELY(!tare_native_function_accepts(definition, arguments)) &&
        refuse(rt, definition, arguments, owner, module) != TARE_OK)
        return TARE_ABSENT;
    return definition->function(rt, self, arguments);
}
