// staticmethod: gives its function as it is.
#include "object/descriptor.h"

#include "object/call.h"
#include "object/error.h"
#include "types/container.h"
#include "types/method_holder.h"

static TareValue descriptor_get(TareRuntime *rt, TareValue self, TareValue instance,
                                TareType *owner) {
    TareValue function = tare_method_holder_of(self)->function;
    if (tare_value_is_absent(function))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "uninitialized staticmethod object");
    return tare_retain(function);
}

static TareValue call(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_call(rt, tare_method_holder_of(self)->function, arguments);
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_method_holder_initialize(rt, self, arguments, "staticmethod");
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    return tare_container_format(rt, "<staticmethod(%R)>", tare_method_holder_of(self)->function);
}

const TareTypeSpec tare_static_method_spec = {
    .instance_bytes = sizeof(TareMethodHolder),
    .flags = TARE_TYPE_IS_BASE,
    .attributes = tare_method_holder_attributes,
    .doc = "staticmethod(function) -> method\n\nConvert a function to be a static method.",
    .slots = {.describe = tare_method_holder_describe,
              .create = tare_method_holder_create,
              .initialize = initialize,
              .repr = repr,
              .call = call,
              .get_attribute = tare_method_holder_get_attribute,
              .set_attribute = tare_method_holder_set_attribute,
              .descriptor_get = descriptor_get},
};
