// Binding the arguments of a call to the parameters of a function of the language.
#ifndef TARE_VM_BIND_H
#define TARE_VM_BIND_H

#include "vm/frame.h"

// `window[0..positional_count + keywords)` holds the arguments, owned: positional ones, then one
// for each name in `keyword_names` (may be NULL). Afterwards the parameters stand in their
// registers, defaults filled in. The window has room for all parameters and all arguments, and the
// locals up to the code's temporary_start become absent. On error all arguments are released, the
// words absent.
TareStatus tare_bind_arguments(TareRuntime *rt, TareFunction *function, TareValue *window,
                               size_t positional_count, TareTuple *keyword_names) TARE_CHECKED;
// Whether a call with so many positional arguments and no keywords needs no binding at all.
static inline bool tare_bind_is_exact(const TareCode *code, size_t positional_count) {
    return code->positional_count == positional_count &&
           !(code->keyword_only_count |
             (code->flags & (TARE_CODE_VARIABLE_ARGUMENTS | TARE_CODE_VARIABLE_KEYWORDS)));
}

#endif
