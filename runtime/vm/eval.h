// Running code: the entries by which C and the machine itself start calls of the language.
#ifndef TARE_VM_EVAL_H
#define TARE_VM_EVAL_H

#include "vm/frame.h"

// Runs the current frame, whose continuation is IN_C, to its end: the result, or absent and error.
// A generator's frame ends also by a yield.
TARE_NEW TareValue tare_eval_run(TareRuntime *rt);
// Runs module-like code in `globals` with names in `namespace` (a mapping).
TARE_NEW TareValue tare_eval_code(TareRuntime *rt, TareCode *code, TareDict *globals,
                                  TareValue namespace, TareTuple *closure);
// Calls a function of the language from C; the function type's call slot.
TARE_NEW TareValue tare_eval_call_function(TareRuntime *rt, TareValue function,
                                           const TareArguments *arguments);

#endif
