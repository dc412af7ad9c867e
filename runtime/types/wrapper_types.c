// wrapper_descriptor (a slot of a native type as a method) and method-wrapper (the same, bound).
#include "object/descriptor.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/error.h"
#include "types/container.h"

static TareWrapperDescriptor *wrapper_of(TareValue self) {
    return (TareWrapperDescriptor *)tare_value_get_object(self);
}

static TareMethodWrapper *bound_of(TareValue self) {
    return (TareMethodWrapper *)tare_value_get_object(self);
}

// ---- unbound -----------------------------------------------------------------------------------

static void describe_wrapper(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(TareWrapperDescriptor), "definition");
}

static TareValue repr_wrapper(TareRuntime *rt, TareValue self) {
    return tare_container_format(rt, "<slot wrapper '%U' of '%N' objects>", wrapper_of(self)->name,
                                 wrapper_of(self)->owner);
}

static TareValue run(TareRuntime *rt, TareWrapperDescriptor *wrapper, TareValue self,
                     const TareArguments *arguments) {
    if (!wrapper->row->takes_keywords && tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "wrapper %U() takes no keyword arguments",
                                wrapper->name);
    return wrapper->row->wrapper(rt, wrapper->row, wrapper->owner, self, arguments);
}

static TareValue call_wrapper(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareWrapperDescriptor *wrapper = wrapper_of(self);
    if (arguments->positional_count == 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "descriptor '%U' of '%.100N' object needs an argument",
                                wrapper->name, wrapper->owner);
    TareValue instance = arguments->values[0];
    if (!tare_type_is_subtype(tare_type_get(rt, instance), wrapper->owner))
        return tare_error_raise(
            rt, TARE_TYPE_TYPE_ERROR,
            "descriptor '%U' requires a '%.100N' object but received a '%.100T'", wrapper->name,
            wrapper->owner, instance);
    TareArguments rest = {arguments->values + 1, arguments->positional_count - 1,
                          arguments->keyword_names};
    return run(rt, wrapper, instance, &rest);
}

static TareValue bind_wrapper(TareRuntime *rt, TareValue self, TareValue instance,
                              TareType *owner) {
    if (tare_value_is_absent(instance)) return tare_retain(self);
    TareWrapperDescriptor *wrapper = wrapper_of(self);
    if (!tare_type_is_subtype(tare_type_get(rt, instance), wrapper->owner))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
            "descriptor '%U' for '%.100N' objects doesn't apply to a '%.100T' object",
            wrapper->name, wrapper->owner, instance);
    TareMethodWrapper *bound = tare_alloc_builtin(rt, TARE_TYPE_METHOD_WRAPPER);
    if (!bound) return TARE_ABSENT;
    tare_retain_object(wrapper);
    bound->descriptor = wrapper;
    bound->self = tare_retain(instance);
    return tare_value_from_object(bound);
}

static TareValue get_name(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(wrapper_of(self)->name));
}

static TareValue get_owner(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(wrapper_of(self)->owner));
}

static TareValue qualified_name(TareRuntime *rt, TareWrapperDescriptor *wrapper) {
    TareValue owner = tare_value_from_object(wrapper->owner);
    TareValue prefix = tare_attribute_get(rt, owner, TARE_RUNTIME_NAME(rt, dunder_qualname));
    if (tare_value_is_absent(prefix)) return prefix;
    TareValue text = tare_container_format(rt, "%S.%U", prefix, wrapper->name);
    tare_release(rt, prefix);
    return text;
}

static TareValue get_qualified_name(TareRuntime *rt, TareValue self) {
    return qualified_name(rt, wrapper_of(self));
}

static TareValue get_doc(TareRuntime *rt, TareValue self) {
    return tare_string_new_c(rt, wrapper_of(self)->row->doc);
}

static const TareAttributeDefinition wrapper_attributes[] = {
    {"__name__", get_name, NULL, NULL},
    {"__objclass__", get_owner, NULL, NULL},
    {"__qualname__", get_qualified_name, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_wrapper_descriptor_spec = {
    .instance_bytes = sizeof(TareWrapperDescriptor),
    .flags = TARE_TYPE_IS_METHOD_LIKE | TARE_TYPE_NO_INSTANTIATION,
    .attributes = wrapper_attributes,
    .slots = {.describe = describe_wrapper,
              .repr = repr_wrapper,
              .call = call_wrapper,
              .descriptor_get = bind_wrapper},
};

// ---- bound -------------------------------------------------------------------------------------

static void describe_bound(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(TareMethodWrapper), "");
}

static TareValue repr_bound(TareRuntime *rt, TareValue self) {
    TareMethodWrapper *bound = bound_of(self);
    return tare_container_format(rt, "<method-wrapper '%U' of %T object at 0x%llx>",
                                 bound->descriptor->name, bound->self,
                                 (unsigned long long)bound->self.bits);
}

static TareValue call_bound(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return run(rt, bound_of(self)->descriptor, bound_of(self)->self, arguments);
}

static int64_t hash_bound(TareRuntime *rt, TareValue self) {
    uint64_t bits = bound_of(self)->self.bits ^ (uintptr_t)bound_of(self)->descriptor >> 4;
    int64_t hash = (int64_t)(bits >> 4 | bits << 60);
    return hash == -1 ? -2 : hash;
}

static TareValue compare_bound(TareRuntime *rt, TareValue left, TareValue right,
                               TareComparison op) {
    bool is_equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    if (!is_equality || !tare_value_is_exact(right, TARE_TYPE_METHOD_WRAPPER))
        return TARE_NOT_IMPLEMENTED;
    bool same = bound_of(left)->descriptor == bound_of(right)->descriptor &&
                tare_value_is_same(bound_of(left)->self, bound_of(right)->self);
    return tare_value_from_bool(same == (op == TARE_COMPARISON_EQUAL));
}

static TareValue get_bound_name(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(bound_of(self)->descriptor->name));
}

static TareValue get_bound_owner(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(bound_of(self)->descriptor->owner));
}

static TareValue get_bound_self(TareRuntime *rt, TareValue self) {
    return tare_retain(bound_of(self)->self);
}

static TareValue get_bound_qualified_name(TareRuntime *rt, TareValue self) {
    return qualified_name(rt, bound_of(self)->descriptor);
}

static TareValue get_bound_doc(TareRuntime *rt, TareValue self) {
    return tare_string_new_c(rt, bound_of(self)->descriptor->row->doc);
}

static const TareAttributeDefinition bound_attributes[] = {
    {"__self__", get_bound_self, NULL, NULL, true},
    {"__objclass__", get_bound_owner, NULL, NULL},
    {"__name__", get_bound_name, NULL, NULL},
    {"__qualname__", get_bound_qualified_name, NULL, NULL},
    {"__doc__", get_bound_doc, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_method_wrapper_spec = {
    .instance_bytes = sizeof(TareMethodWrapper),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .attributes = bound_attributes,
    .slots = {.describe = describe_bound,
              .repr = repr_bound,
              .call = call_bound,
              .hash = hash_bound,
              .compare = compare_bound},
};
