// classmethod: binds its function to the class.
#include "object/descriptor.h"

#include "object/error.h"
#include "types/container.h"
#include "types/function.h"
#include "types/method_holder.h"

static TareValue descriptor_get(TareRuntime *rt, TareValue self, TareValue instance,
                                TareType *owner) {
    TareValue function = tare_method_holder_of(self)->function;
    if (tare_value_is_absent(function))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "uninitialized classmethod object");
    if (!owner) owner = tare_type_get(rt, instance);
    TareType *type = tare_type_get(rt, function);
    // Since 3.9 a class method may wrap another descriptor, such as a property.
    if (type->slots.descriptor_get)
        return type->slots.descriptor_get(rt, function, tare_value_from_object(owner), owner);
    return tare_method_new(rt, function, tare_value_from_object(owner));
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_method_holder_initialize(rt, self, arguments, "classmethod");
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    return tare_container_format(rt, "<classmethod(%R)>", tare_method_holder_of(self)->function);
}

const TareTypeSpec tare_class_method_spec = {
    .instance_bytes = sizeof(TareMethodHolder),
    .flags = TARE_TYPE_IS_BASE,
    .attributes = tare_method_holder_attributes,
    .doc = "classmethod(function) -> method\n\nConvert a function to be a class method.",
    .slots = {.describe = tare_method_holder_describe,
              .create = tare_method_holder_create,
              .initialize = initialize,
              .repr = repr,
              .get_attribute = tare_method_holder_get_attribute,
              .set_attribute = tare_method_holder_set_attribute,
              .descriptor_get = descriptor_get},
};
