// aiter() and anext().
#include "modules/builtins.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "vm/anext.h"
#include "vm/coroutine.h"

static TareValue builtin_aiter(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    TareValue v =
        tare_coroutine_call_special(rt, arguments->values[0], TARE_RUNTIME_NAME(rt, dunder_aiter),
                                    "'%T' object is not an async iterable");
    if (tare_value_is_absent(v)) return v;
    TareType *type = tare_type_get(rt, v);
    if (!tare_value_is_absent(tare_type_find(rt, type, TARE_RUNTIME_NAME(rt, dunder_anext))))
        return v;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     "aiter() returned not an async iterator of type '%T'", v);
    tare_release(rt, v);
    return TARE_ABSENT;
}

static TareValue builtin_anext(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    (void)self;
    TareValue v =
        tare_coroutine_call_special(rt, arguments->values[0], TARE_RUNTIME_NAME(rt, dunder_anext),
                                    "'%T' object is not an async iterator");
    if (tare_value_is_absent(v) || arguments->positional_count == 1) return v;
    return tare_anext_new_steal(rt, v, arguments->values[1]);
}

const TareNativeDefinition tare_builtins_async_functions[] = {
    {"aiter", builtin_aiter, TARE_NATIVE_ONE,
     .doc = "Return an AsyncIterator for an AsyncIterable object."},
    {"anext", builtin_anext, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "async anext(aiterator[, default])\n\nReturn the next item from the async iterator."},
    {NULL},
};
