// The built-in functions that run code or look at frames: exec, eval, compile, __import__,
// __build_class__, globals, locals.
#ifndef TARE_VM_EXECUTION_H
#define TARE_VM_EXECUTION_H

#include "object/native.h"
#include "vm/machine.h"

extern const TareNativeDefinition tare_execution_functions[];

// For the hooks of the same names.
TARE_NEW TareValue tare_execution_get_locals(TareRuntime *rt);
TareStatus tare_execution_get_super_context(TareRuntime *rt, TareValue *type,
                                            TareValue *self) TARE_CHECKED;
TareValue tare_execution_get_module_name(TareRuntime *rt);
// A dict gets __builtins__ unless it has one, as code that runs in it expects.
TareStatus tare_execution_prepare_globals(TareRuntime *rt, TareDict *globals) TARE_CHECKED;

#endif
