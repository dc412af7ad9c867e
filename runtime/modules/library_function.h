// Functions of library modules that built-in ones hand their work to.
#ifndef TARE_MODULES_LIBRARY_FUNCTION_H
#define TARE_MODULES_LIBRARY_FUNCTION_H

#include "object/runtime.h"

// module.name, the module imported if need be; absent with what that raised.
TARE_NEW TareValue tare_library_function_fetch(TareRuntime *rt, const char *module,
                                               const char *name);
// Calls it.
TARE_NEW TareValue tare_library_function_call(TareRuntime *rt, const char *module, const char *name,
                                              const TareArguments *arguments);

#endif
