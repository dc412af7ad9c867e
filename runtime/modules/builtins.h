// The module builtins: its making, and the tables of functions that its files contribute.
#ifndef TARE_MODULES_BUILTINS_H
#define TARE_MODULES_BUILTINS_H

#include "object/runtime.h"

// all, any, sum, min, max, sorted, len, iter, next.
extern const TareNativeDefinition tare_builtins_async_functions[];
extern const TareNativeDefinition tare_builtins_iteration_functions[];
// abs, ascii, bin, oct, hex, callable, chr, ord, divmod, pow, round, hash, id, repr, format,
// isinstance, issubclass.
extern const TareNativeDefinition tare_builtins_values_functions[];
// getattr, setattr, delattr, hasattr, vars, dir.
extern const TareNativeDefinition tare_builtins_attributes_functions[];
// print, input.
extern const TareNativeDefinition tare_builtins_text_functions[];
// breakpoint, help.
extern const TareNativeDefinition tare_builtins_help_functions[];
// open.
extern const TareNativeDefinition tare_builtins_files_functions[];

// The module with all its names. Its dict is what rt->builtins is to hold.
TARE_NEW TareValue tare_builtins_new_module(TareRuntime *rt);

#endif
