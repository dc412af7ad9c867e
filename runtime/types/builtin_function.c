// builtin_function_or_method: a native with what it is bound to. Made by object/native.c.
#include "object/native_function.h"

#include "object/attribute.h"
#include "object/error.h"
#include "object/runtime.h"
#include "types/container.h"
#include "types/module.h"

// The first word after the header is no reference, so the shared description does not fit.
static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareNativeFunction *self = (TareNativeFunction *)object;
    size_t bytes = sizeof *self;
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->definition, 8, "definition");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->self, 8, "self");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->module_name, 8, "module");
}

static TareNativeFunction *function_of(TareValue self) {
    return (TareNativeFunction *)tare_value_get_object(self);
}

// Functions of modules are bound to their module, or to nothing; all others are methods.
static bool is_method(TareRuntime *rt, const TareNativeFunction *self) {
    return !tare_value_is_absent(self->self) && !self->module_name &&
           !tare_type_is_instance(rt, self->self, TARE_TYPE_MODULE);
}

// The name of the module that a function belongs to, or NULL.
static const char *module_of(TareRuntime *rt, const TareNativeFunction *self) {
    if (self->module_name || tare_value_is_absent(self->self)) return self->module_name;
    if (!tare_type_is_instance(rt, self->self, TARE_TYPE_MODULE)) return NULL;
    TareValue name = tare_dict_find_c(rt, tare_module_of(self->self)->dict, "__name__");
    bool is_text = !tare_value_is_absent(name) && tare_value_is_exact(name, TARE_TYPE_STR) &&
                   tare_string_of(name)->is_ascii;
    return is_text ? tare_string_of(name)->characters : NULL;
}

static TareType *owner_of(TareRuntime *rt, const TareNativeFunction *self) {
    if (!is_method(rt, self)) return NULL;
    if (tare_type_is_instance(rt, self->self, TARE_TYPE_TYPE))
        return tare_type_of_value(self->self);
    return tare_type_get(rt, self->self);
}

static TareValue call(TareRuntime *rt, TareValue callable, const TareArguments *arguments) {
    TareNativeFunction *self = function_of(callable);
    if (TARE_LIKELY(tare_native_function_accepts(self->definition, arguments)))
        return self->definition->function(rt, self->self, arguments);
    return tare_native_function_run(rt, self->definition, self->self, arguments,
                                    owner_of(rt, self), module_of(rt, self));
}

static TareValue repr(TareRuntime *rt, TareValue value) {
    TareNativeFunction *self = function_of(value);
    if (!is_method(rt, self))
        return tare_container_format(rt, "<built-in function %s>", self->definition->name);
    return tare_container_format(rt, "<built-in method %s of %T object at 0x%llx>",
                                 self->definition->name, self->self,
                                 (unsigned long long)self->self.bits);
}

static int64_t hash(TareRuntime *rt, TareValue value) {
    TareNativeFunction *self = function_of(value);
    uint64_t bits = self->self.bits ^ (uintptr_t)self->definition;
    int64_t result = (int64_t)(bits >> 4 | bits << 60);
    return result == -1 ? -2 : result;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    bool is_equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    if (!is_equality || !tare_value_is_exact(right, TARE_TYPE_BUILTIN_FUNCTION))
        return TARE_NOT_IMPLEMENTED;
    bool same = function_of(left)->definition == function_of(right)->definition &&
                tare_value_is_same(function_of(left)->self, function_of(right)->self);
    return tare_value_from_bool(same == (op == TARE_COMPARISON_EQUAL));
}

// ---- attributes --------------------------------------------------------------------------------

static TareValue get_name(TareRuntime *rt, TareValue self) {
    return tare_string_new_c(rt, function_of(self)->definition->name);
}

static TareValue get_qualified_name(TareRuntime *rt, TareValue value) {
    TareNativeFunction *self = function_of(value);
    TareType *owner = owner_of(rt, self);
    if (!owner) return get_name(rt, value);
    TareValue prefix = tare_attribute_get(rt, tare_value_from_object(owner),
                                          TARE_RUNTIME_NAME(rt, dunder_qualname));
    if (tare_value_is_absent(prefix)) return prefix;
    TareValue text = tare_container_format(rt, "%S.%s", prefix, self->definition->name);
    tare_release(rt, prefix);
    return text;
}

static TareValue get_self(TareRuntime *rt, TareValue self) {
    TareValue bound = function_of(self)->self;
    return tare_value_is_absent(bound) ? TARE_NONE : tare_retain(bound);
}

static TareValue get_module(TareRuntime *rt, TareValue self) {
    const char *module = module_of(rt, function_of(self));
    return module ? tare_string_new_c(rt, module) : TARE_NONE;
}

static TareValue get_doc(TareRuntime *rt, TareValue self) {
    const char *doc = function_of(self)->definition->doc;
    return doc ? tare_string_new_c(rt, doc) : TARE_NONE;
}

static TareValue get_text_signature(TareRuntime *rt, TareValue self) { return TARE_NONE; }

static const TareAttributeDefinition attributes[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualified_name, NULL, NULL},
    {"__self__", get_self, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_builtin_function_spec = {
    .instance_bytes = sizeof(TareNativeFunction),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_ALLOWS_WEAK,
    .attributes = attributes,
    .slots = {.describe = describe,
              .repr = repr,
              .call = call,
              .hash = hash,
              .compare = compare},
};
