// NotImplemented: no object at all, only a value; the type answers for it.
#include "object/error.h"
#include "object/runtime.h"

extern const TareTypeSpec tare_not_implemented_spec;

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (arguments->positional_count || tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "NotImplementedType takes no arguments");
    return TARE_NOT_IMPLEMENTED;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    return tare_string_new_c(rt, "NotImplemented");
}

static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_string_new_c(rt, "NotImplemented");
}

static int truth(TareRuntime *rt, TareValue self) {
    return tare_error_warn(rt, TARE_TYPE_DEPRECATION_WARNING,
                           "NotImplemented should not be used in a boolean context") == TARE_OK
               ? 1
               : -1;
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", reduce, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {NULL},
};

// There is nothing to describe: no value of this type has a block.
static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {}

const TareTypeSpec tare_not_implemented_spec = {
    .instance_bytes = sizeof(TareObject),
    .methods = methods,
    .slots = {.describe = describe,
              .create = create,
              .repr = repr,
              .truth = truth},
};
