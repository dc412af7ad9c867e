// functools.cmp_to_key: a comparison function as a key.
#ifndef TARE_MODULES_COMPARE_KEY_H
#define TARE_MODULES_COMPARE_KEY_H

#include "object/alloc.h"

// The type functools.KeyWrapper; instances are made by the function and by calling one of them.
extern const TareTypeSpec tare_compare_key_spec;
// cmp_to_key(mycmp)
TareValue tare_compare_key_wrap(TareRuntime *rt, TareValue module, const TareArguments *arguments);

#endif
