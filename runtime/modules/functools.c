// The module _functools.
#include "modules/functools.h"

#include "modules/compare_key.h"
#include "modules/lru_cache.h"
#include "modules/partial.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/protocol.h"
#include "types/module.h"

TareValue tare_functools_get_dict(TareRuntime *rt, TareValue self) {
    return tare_instance_fetch_dict(rt, tare_value_get_object(self));
}

TareStatus tare_functools_set_dict(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot delete __dict__");
    if (!tare_type_is_instance(rt, value, TARE_TYPE_DICT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__dict__ must be set to a dictionary, not a '%.200T'", value);
    return tare_instance_set_dict(rt, tare_value_get_object(self), tare_dict_of(value));
}

// reduce(function, sequence[, initial])
static TareValue reduce(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    TareValue iterator = tare_protocol_iterate(rt, values[1]);
    if (tare_value_is_absent(iterator)) {
        if (tare_error_is(rt, TARE_TYPE_TYPE_ERROR))
            tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "reduce() arg 2 must support iteration");
        return TARE_ABSENT;
    }
    TareValue total =
        arguments->positional_count > 2 ? tare_retain(values[2]) : tare_protocol_next(rt, iterator);
    if (tare_value_is_absent(total) && !tare_error_is_pending(rt))
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "reduce() of empty iterable with no initial value");
    while (!tare_value_is_absent(total)) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        TareValue next = tare_call_2(rt, values[0], total, item);
        tare_release(rt, item);
        tare_slot_set_steal(rt, &total, next);
    }
    if (tare_error_is_pending(rt)) tare_slot_clear(rt, &total);
    tare_release(rt, iterator);
    return total;
}

static const TareNativeDefinition functions[] = {
    {"cmp_to_key", tare_compare_key_wrap, TARE_NATIVE_ANY,
     .doc = "cmp_to_key(mycmp)\n\nA key function from a comparison function."},
    {"reduce", reduce, TARE_NATIVE_POSITIONAL, 2, 3,
     .doc = "reduce(function, iterable[, initial]) -> value\n\n"
            "Apply a function of two arguments from left to right, so as to get a single value."},
    {NULL},
};

static TareStatus add_type(TareRuntime *rt, TareValue module, const char *name,
                           const TareTypeSpec *spec) {
    return tare_module_set_steal(
        rt, module, name, tare_type_new_native(rt, "functools", name, TARE_TYPE_OBJECT, spec));
}

TareValue tare_functools_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_functools", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK ||
        add_type(rt, module, "KeyWrapper", &tare_compare_key_spec) != TARE_OK ||
        add_type(rt, module, "partial", &tare_partial_spec) != TARE_OK ||
        add_type(rt, module, "_lru_cache_wrapper", &tare_lru_cache_spec) != TARE_OK)
        tare_slot_clear(rt, &module);
    return module;
}
