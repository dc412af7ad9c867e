// Bound methods.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/function.h"

static TareMethod *method_of(TareValue v) { return (TareMethod *)tare_value_get_object(v); }

TareValue tare_method_new(TareRuntime *rt, TareValue function, TareValue self) {
    TareMethod *method = tare_alloc_builtin(rt, TARE_TYPE_METHOD);
    if (!method) return TARE_ABSENT;
    method->function = tare_retain(function);
    method->self = tare_retain(self);
    return tare_value_from_object(method);
}

static void method_describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    (void)rt;
    TareMethod *self = (TareMethod *)object;
    tare_describe_block(d, self, sizeof *self, TARE_BLOCK_OBJECT, "method");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->function, sizeof(TareValue), "function");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->self, sizeof(TareValue), "self");
}

enum { CALL_ON_STACK = 8 };

static TareValue method_call(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    size_t count = arguments->positional_count + tare_native_keyword_count(arguments);
    TareValue on_stack[CALL_ON_STACK + 1];
    size_t bytes = (count + 1) * sizeof(TareValue);
    TareValue *values = count > CALL_ON_STACK ? tare_alloc_table(rt, bytes) : on_stack;
    if (!values) return TARE_ABSENT;
    values[0] = method_of(self)->self;
    for (size_t i = 0; i < count; i++) values[i + 1] = arguments->values[i];
    TareArguments all = {values, arguments->positional_count + 1, arguments->keyword_names};
    TareValue v = tare_call(rt, method_of(self)->function, &all);
    if (values != on_stack) tare_alloc_free_table(rt, values, bytes);
    return v;
}

// method.x is the function's x, but for what the method itself has.
static TareValue method_get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    if (!tare_value_is_absent(tare_type_find(rt, rt->types[TARE_TYPE_METHOD], name)))
        return tare_attribute_get_generic(rt, self, name);
    return tare_attribute_get(rt, method_of(self)->function, name);
}

static TareStatus method_set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                       TareValue value) {
    (void)value;
    tare_error_raise_attribute(rt, self, tare_value_from_object(name));
    return TARE_ERROR;
}

static TareValue method_repr(TareRuntime *rt, TareValue self) {
    bool failed;
    TareValue name = tare_attribute_fetch_optional(rt, method_of(self)->function,
                                                   TARE_RUNTIME_NAME(rt, dunder_qualname), &failed);
    if (failed) return TARE_ABSENT;
    if (tare_value_is_absent(name))
        name = tare_attribute_fetch_optional(rt, method_of(self)->function,
                                             TARE_RUNTIME_NAME(rt, dunder_name), &failed);
    if (failed) return TARE_ABSENT;
    TareValue owner = tare_protocol_repr(rt, method_of(self)->self);
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    tare_text_append_string(&text, "<bound method ");
    if (tare_type_is_instance(rt, name.bits ? name : TARE_NONE, TARE_TYPE_STR))
        tare_string_append_to(tare_string_of(name), &text);
    else
        tare_text_append_char(&text, '?');
    tare_text_append_string(&text, " of ");
    TareValue v = TARE_ABSENT;
    if (!tare_value_is_absent(owner)) {
        tare_string_append_to(tare_string_of(owner), &text);
        tare_text_append_char(&text, '>');
        v = tare_string_new_text(rt, &text);
    }
    tare_text_deinit(&text);
    tare_release(rt, owner);
    tare_release(rt, name);
    return v;
}

static int64_t method_hash(TareRuntime *rt, TareValue self) {
    uint64_t function_hash;
    if (tare_protocol_hash(rt, method_of(self)->function, &function_hash) != TARE_OK) return -1;
    int64_t hash = (int64_t)(function_hash ^ method_of(self)->self.bits >> 4);
    return hash == -1 ? -2 : hash;
}

static TareValue method_compare(TareRuntime *rt, TareValue left, TareValue right,
                                TareComparison op) {
    bool comparable = tare_value_is_exact(left, TARE_TYPE_METHOD) &&
                      tare_value_is_exact(right, TARE_TYPE_METHOD) &&
                      (op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL);
    if (!comparable) return TARE_NOT_IMPLEMENTED;
    int equal =
        tare_value_is_same(method_of(left)->self, method_of(right)->self)
            ? tare_protocol_equals(rt, method_of(left)->function, method_of(right)->function)
            : 0;
    if (equal < 0) return TARE_ABSENT;
    return tare_value_from_bool(equal == (op == TARE_COMPARISON_EQUAL));
}

static TareValue get_function(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(method_of(self)->function);
}

static TareValue get_self(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(method_of(self)->self);
}

static TareValue get_doc(TareRuntime *rt, TareValue self) {
    return tare_attribute_get(rt, method_of(self)->function, TARE_RUNTIME_NAME(rt, dunder_doc));
}

static TareValue method_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    (void)type;
    if (tare_native_refuse_keywords(rt, "method", arguments) != TARE_OK) return TARE_ABSENT;
    if (arguments->positional_count != 2)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "method expected 2 arguments, got %zu",
                                arguments->positional_count);
    if (!tare_call_is_callable(rt, arguments->values[0]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "first argument must be callable");
    if (tare_value_is_none(arguments->values[1]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "instance must not be None");
    return tare_method_new(rt, arguments->values[0], arguments->values[1]);
}

static const TareAttributeDefinition method_attributes[] = {
    {"__func__", get_function, NULL, NULL, true},
    {"__self__", get_self, NULL, NULL, true},
    {"__doc__", get_doc, NULL, NULL},
    {0},
};

const TareTypeSpec tare_method_spec = {
    .instance_bytes = sizeof(TareMethod),
    .flags = TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_PLAIN,
    .reference_count = 2,
    .attributes = method_attributes,
    .slots = {.describe = method_describe,
              .create = method_create,
              .repr = method_repr,
              .hash = method_hash,
              .compare = method_compare,
              .get_attribute = method_get_attribute,
              .set_attribute = method_set_attribute,
              .call = method_call},
};
