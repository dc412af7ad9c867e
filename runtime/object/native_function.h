// Running natives: the check of the count of arguments that comes before.
#ifndef TARE_OBJECT_NATIVE_FUNCTION_H
#define TARE_OBJECT_NATIVE_FUNCTION_H

#include "object/native.h"

// Whether the count of arguments is right; TARE_NATIVE_ANY always is.
static inline bool tare_native_function_accepts(const TareNativeDefinition *definition,
                                                const TareArguments *arguments) {
    if (definition->kind == TARE_NATIVE_ANY) return true;
    size_t count = arguments->positional_count;
    if (tare_native_keyword_count(arguments)) return false;
    if (definition->kind == TARE_NATIVE_NONE) return count == 0;
    if (definition->kind == TARE_NATIVE_ONE) return count == 1;
    return count >= definition->minimum &&
           (count <= definition->maximum || definition->maximum == TARE_NATIVE_UNLIMITED);
}
// Calls the native on `self` after checking the count. `owner` is the type whose method it is, for
// messages; NULL: a function of module `module`, which may be NULL too.
TARE_NEW TareValue tare_native_function_run(TareRuntime *rt, const TareNativeDefinition *definition,
                                            TareValue self, const TareArguments *arguments,
                                            TareType *owner, const char *module);

#endif
