// The types of descriptors of native types: method_descriptor, classmethod_descriptor,
// getset_descriptor and member_descriptor. They are made by object/descriptor.c.
#include "object/descriptor.h"

#include "object/attribute.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/native_function.h"
#include "types/container.h"

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(TareMethodDescriptor), "definition");
}

static TareDescriptor *descriptor_of(TareValue self) {
    return (TareDescriptor *)tare_value_get_object(self);
}

// ---- what all have -----------------------------------------------------------------------------

static TareValue get_name(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(descriptor_of(self)->name));
}

static TareValue get_owner(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(descriptor_of(self)->owner));
}

static TareValue get_qualified_name(TareRuntime *rt, TareValue self) {
    TareDescriptor *descriptor = descriptor_of(self);
    TareValue owner = tare_value_from_object(descriptor->owner);
    TareValue prefix = tare_attribute_get(rt, owner, TARE_RUNTIME_NAME(rt, dunder_qualname));
    if (tare_value_is_absent(prefix)) return prefix;
    TareValue text = tare_container_format(rt, "%S.%U", prefix, descriptor->name);
    tare_release(rt, prefix);
    return text;
}

static TareValue doc_of(TareRuntime *rt, const char *doc) {
    return doc ? tare_string_new_c(rt, doc) : TARE_NONE;
}

static TareStatus check_instance(TareRuntime *rt, TareValue self, TareValue instance) {
    TareDescriptor *descriptor = descriptor_of(self);
    if (TARE_LIKELY(tare_type_is_subtype(tare_type_get(rt, instance), descriptor->owner)))
        return TARE_OK;
    return tare_error_fail(
        rt, TARE_TYPE_TYPE_ERROR,
        "descriptor '%U' for '%.100N' objects doesn't apply to a '%.100T' object", descriptor->name,
        descriptor->owner, instance);
}

static TareValue repr_as(TareRuntime *rt, TareValue self, const char *kind) {
    TareDescriptor *descriptor = descriptor_of(self);
    return tare_container_format(rt, "<%s '%U' of '%N' objects>", kind, descriptor->name,
                                 descriptor->owner);
}

// ---- methods -----------------------------------------------------------------------------------

static const TareNativeDefinition *definition_of(TareValue self) {
    return ((TareMethodDescriptor *)tare_value_get_object(self))->definition;
}

static TareValue repr_method(TareRuntime *rt, TareValue self) {
    return repr_as(rt, self, "method");
}

static TareValue get_method_doc(TareRuntime *rt, TareValue self) {
    return doc_of(rt, definition_of(self)->doc);
}

static TareValue get_method(TareRuntime *rt, TareValue self, TareValue instance, TareType *owner) {
    if (tare_value_is_absent(instance)) return tare_retain(self);
    if (check_instance(rt, self, instance) != TARE_OK) return TARE_ABSENT;
    return tare_native_new_function(rt, definition_of(self), instance, NULL);
}

static TareValue call_method(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareDescriptor *descriptor = descriptor_of(self);
    if (arguments->positional_count == 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "unbound method %s.%U() needs an argument",
                                tare_type_get_short_name(rt, descriptor->owner),
                                descriptor->name);
    TareValue instance = arguments->values[0];
    if (check_instance(rt, self, instance) != TARE_OK) return TARE_ABSENT;
    TareArguments rest = {arguments->values + 1, arguments->positional_count - 1,
                          arguments->keyword_names};
    return tare_native_function_run(rt, definition_of(self), instance, &rest, descriptor->owner,
                                    NULL);
}

static const TareAttributeDefinition method_attributes[] = {
    {"__name__", get_name, NULL, NULL},
    {"__objclass__", get_owner, NULL, NULL},
    {"__qualname__", get_qualified_name, NULL, NULL},
    {"__doc__", get_method_doc, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_method_descriptor_spec = {
    .instance_bytes = sizeof(TareMethodDescriptor),
    .flags = TARE_TYPE_IS_METHOD_LIKE | TARE_TYPE_NO_INSTANTIATION,
    .attributes = method_attributes,
    .slots = {.describe = describe,
              .repr = repr_method,
              .call = call_method,
              .descriptor_get = get_method},
};

// ---- class methods -----------------------------------------------------------------------------

static TareValue get_class_method(TareRuntime *rt, TareValue self, TareValue instance,
                                  TareType *owner) {
    TareDescriptor *descriptor = descriptor_of(self);
    if (!owner) owner = tare_type_get(rt, instance);
    if (!tare_type_is_subtype(owner, descriptor->owner))
        return tare_error_raise(
            rt, TARE_TYPE_TYPE_ERROR,
            "descriptor '%U' requires a subtype of '%.100N' but received '%.100N'",
            descriptor->name, descriptor->owner, owner);
    return tare_native_new_function(rt, definition_of(self), tare_value_from_object(owner), NULL);
}

static TareValue call_class_method(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareDescriptor *descriptor = descriptor_of(self);
    if (arguments->positional_count == 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "descriptor '%U' of '%.100N' object needs an argument",
                                descriptor->name, descriptor->owner);
    TareValue class = arguments->values[0];
    if (!tare_type_is_instance(rt, class, TARE_TYPE_TYPE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "descriptor '%U' requires a type but received a '%T' instance",
                                descriptor->name, class);
    TareValue bound = get_class_method(rt, self, TARE_ABSENT, tare_type_of_value(class));
    if (tare_value_is_absent(bound)) return bound;
    tare_release(rt, bound);
    TareArguments rest = {arguments->values + 1, arguments->positional_count - 1,
                          arguments->keyword_names};
    return tare_native_function_run(rt, definition_of(self), class, &rest,
                                    tare_type_of_value(class), NULL);
}

const TareTypeSpec tare_class_method_descriptor_spec = {
    .instance_bytes = sizeof(TareMethodDescriptor),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .attributes = method_attributes,
    .slots = {.describe = describe,
              .repr = repr_method,
              .call = call_class_method,
              .descriptor_get = get_class_method},
};

// ---- computed attributes -----------------------------------------------------------------------

static const TareAttributeDefinition *attribute_of(TareValue self) {
    return ((TareAttributeDescriptor *)tare_value_get_object(self))->definition;
}

static TareValue repr_attribute(TareRuntime *rt, TareValue self) {
    return repr_as(rt, self, attribute_of(self)->is_member ? "member" : "attribute");
}

static TareValue get_attribute_doc(TareRuntime *rt, TareValue self) {
    return doc_of(rt, attribute_of(self)->doc);
}

static TareValue get_computed(TareRuntime *rt, TareValue self, TareValue instance,
                              TareType *owner) {
    if (tare_value_is_absent(instance)) return tare_retain(self);
    if (check_instance(rt, self, instance) != TARE_OK) return TARE_ABSENT;
    return attribute_of(self)->get(rt, instance);
}

static TareStatus set_computed(TareRuntime *rt, TareValue self, TareValue instance,
                               TareValue value) {
    if (check_instance(rt, self, instance) != TARE_OK) return TARE_ERROR;
    if (attribute_of(self)->set) return attribute_of(self)->set(rt, instance, value);
    if (attribute_of(self)->is_member)
        return tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR, "readonly attribute");
    return tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR,
                           "attribute '%U' of '%.100N' objects is not writable",
                           descriptor_of(self)->name, descriptor_of(self)->owner);
}

static const TareAttributeDefinition getset_attributes[] = {
    {"__name__", get_name, NULL, NULL},
    {"__objclass__", get_owner, NULL, NULL},
    {"__qualname__", get_qualified_name, NULL, NULL},
    {"__doc__", get_attribute_doc, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_getset_descriptor_spec = {
    .instance_bytes = sizeof(TareAttributeDescriptor),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .attributes = getset_attributes,
    .slots = {.describe = describe,
              .repr = repr_attribute,
              .descriptor_get = get_computed,
              .descriptor_set = set_computed},
};

// ---- slots -------------------------------------------------------------------------------------

static TareValue *slot_word(TareRuntime *rt, TareValue self, TareValue instance) {
    TareSlotDescriptor *slot = (TareSlotDescriptor *)tare_value_get_object(self);
    return tare_instance_slot(rt, tare_value_get_object(instance), (uint32_t)slot->offset);
}

static TareValue repr_slot(TareRuntime *rt, TareValue self) { return repr_as(rt, self, "member"); }

static TareValue get_slot(TareRuntime *rt, TareValue self, TareValue instance, TareType *owner) {
    if (tare_value_is_absent(instance)) return tare_retain(self);
    if (check_instance(rt, self, instance) != TARE_OK) return TARE_ABSENT;
    TareValue value = *slot_word(rt, self, instance);
    if (!tare_value_is_absent(value)) return tare_retain(value);
    return tare_error_raise_attribute(rt, instance,
                                      tare_value_from_object(descriptor_of(self)->name));
}

static TareStatus set_slot(TareRuntime *rt, TareValue self, TareValue instance, TareValue value) {
    if (check_instance(rt, self, instance) != TARE_OK) return TARE_ERROR;
    TareValue *word = slot_word(rt, self, instance);
    if (tare_value_is_absent(value) && tare_value_is_absent(*word))
        return tare_error_fail(rt, TARE_TYPE_ATTRIBUTE_ERROR, "%U", descriptor_of(self)->name);
    tare_slot_set_steal(rt, word, tare_retain(value));
    return TARE_OK;
}

static TareValue get_slot_doc(TareRuntime *rt, TareValue self) { return TARE_NONE; }

static const TareAttributeDefinition slot_attributes[] = {
    {"__name__", get_name, NULL, NULL},
    {"__objclass__", get_owner, NULL, NULL},
    {"__qualname__", get_qualified_name, NULL, NULL},
    {"__doc__", get_slot_doc, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_member_descriptor_spec = {
    .instance_bytes = sizeof(TareSlotDescriptor),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .attributes = slot_attributes,
    .slots = {.describe = describe,
              .repr = repr_slot,
              .descriptor_get = get_slot,
              .descriptor_set = set_slot},
};
