// Calling any value.
#ifndef TARE_OBJECT_CALL_H
#define TARE_OBJECT_CALL_H

#include "object/runtime.h"

// All arguments borrowed, result new; absent with the error pending.
TARE_NEW TareValue tare_call(TareRuntime *rt, TareValue callable, const TareArguments *arguments);
TARE_NEW TareValue tare_call_values(TareRuntime *rt, TareValue callable, const TareValue *values,
                                    size_t count);
TARE_NEW TareValue tare_call_0(TareRuntime *rt, TareValue callable);
TARE_NEW TareValue tare_call_1(TareRuntime *rt, TareValue callable, TareValue argument);
TARE_NEW TareValue tare_call_2(TareRuntime *rt, TareValue callable, TareValue first,
                               TareValue second);
// object.name(*values), by ordinary attribute lookup.
TARE_NEW TareValue tare_call_method(TareRuntime *rt, TareValue object, TareString *name,
                                    const TareValue *values, size_t count);
// type(object).name(object, *values) as special methods are looked up: in the type alone. Absent
// with no error pending when the type has no such method.
TARE_NEW TareValue tare_call_special(TareRuntime *rt, TareValue object, TareString *name,
                                     const TareValue *values, size_t count);
// callable(*tuple, **dict); dict may be NULL.
TARE_NEW TareValue tare_call_spread(TareRuntime *rt, TareValue callable, TareTuple *positional,
                                    TareDict *keywords);
bool tare_call_is_callable(TareRuntime *rt, TareValue v);
// Guards C recursion: each slot that may recurse without bound enters and leaves. On error
// RecursionError "maximum recursion depth exceeded<where>" is pending, and there is nothing to
// leave. `where` is "" or begins with a space (" while calling a Python object").
TareStatus tare_call_enter(TareRuntime *rt, const char *where) TARE_CHECKED;
// RecursionError when the C stack nears its end: for recursion that adds no depth.
TareStatus tare_call_check_stack(TareRuntime *rt) TARE_CHECKED;
static inline void tare_call_leave(TareRuntime *rt) { rt->execution.depth--; }

#endif
