// The function type: attributes, and how functions bind to instances. Running one is the machine's
// business, behind the hook call_function.
#include "types/function.h"

#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"

TareValue tare_function_new(TareRuntime *rt, TareCode *code, TareDict *globals) {
    TareFunction *self = tare_alloc_builtin(rt, TARE_TYPE_FUNCTION);
    if (!self) return TARE_ABSENT;
    tare_retain_object(code);
    self->code = code;
    tare_retain_object(globals);
    self->globals = globals;
    return tare_value_from_object(self);
}

TareFunctionExtras *tare_function_fetch_extras(TareRuntime *rt, TareFunction *self) {
    if (self->extras) return self->extras;
    TareFunctionExtras *extras = tare_alloc_table(rt, sizeof *extras);
    if (extras) *extras = (TareFunctionExtras){0};
    return self->extras = extras;
}

static void function_describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    (void)rt;
    TareFunction *self = (TareFunction *)object;
    tare_describe_block(d, self, sizeof *self, TARE_BLOCK_OBJECT, "function");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->code, sizeof(void *), "code");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->globals, sizeof(void *), "globals");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->defaults, sizeof(void *), "defaults");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->closure, sizeof(void *), "closure");
    tare_describe_region(d, TARE_REGION_POINTER, &self->extras, sizeof(void *), "extras");
    if (!self->extras) return;
    tare_describe_block(d, self->extras, sizeof *self->extras, TARE_BLOCK_TABLE, "extras");
    tare_describe_region(d, TARE_REGION_REFERENCES, self->extras, sizeof *self->extras, "extras");
}

static void function_destroy(TareRuntime *rt, TareObject *object) {
    TareFunction *self = (TareFunction *)object;
    if (self->extras) {
        tare_dealloc_by_description(rt, object);
        return;
    }
    TareValue *words = (TareValue *)(object + 1);
    for (size_t i = 0; i < 4; i++) tare_slot_clear(rt, &words[i]);
    tare_dealloc_free_block(rt, object, sizeof *self);
}

static TareValue bind_to_instance(TareRuntime *rt, TareValue self, TareValue instance,
                                  TareType *owner) {
    (void)owner;
    if (tare_value_is_absent(instance)) return tare_retain(self);
    return tare_method_new(rt, self, instance);
}

static TareValue call_function(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return rt->hooks.call_function(rt, self, arguments);
}

static TareValue extra_or(const TareFunction *self, size_t offset, TareValue fallback) {
    TareValue v = TARE_ABSENT;
    if (self->extras) v = *(TareValue *)((char *)self->extras + offset);
    return tare_retain(tare_value_is_absent(v) ? fallback : v);
}

static TareStatus set_extra(TareRuntime *rt, TareValue self, size_t offset, TareValue value) {
    TareFunctionExtras *extras = tare_function_fetch_extras(rt, tare_function_of(self));
    if (!extras) return TARE_ERROR;
    tare_slot_set_steal(rt, (TareValue *)((char *)extras + offset), tare_retain(value));
    return TARE_OK;
}

#define EXTRA(name) offsetof(TareFunctionExtras, name)

static TareValue get_name(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareFunction *function = tare_function_of(self);
    return extra_or(function, EXTRA(name), tare_value_from_object(function->code->name));
}

static TareStatus set_name(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value) || !tare_type_is_instance(rt, value, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "__name__ must be set to a string object");
    return set_extra(rt, self, EXTRA(name), value);
}

static TareValue get_qualified_name(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareFunction *function = tare_function_of(self);
    return extra_or(function, EXTRA(qualified_name),
                    tare_value_from_object(function->code->qualified_name));
}

static TareStatus set_qualified_name(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value) || !tare_type_is_instance(rt, value, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__qualname__ must be set to a string object");
    return set_extra(rt, self, EXTRA(qualified_name), value);
}

static TareValue get_module(TareRuntime *rt, TareValue self) {
    TareFunction *function = tare_function_of(self);
    TareValue name =
        tare_table_find_string(&function->globals->table, TARE_RUNTIME_NAME(rt, dunder_name));
    return extra_or(function, EXTRA(module), tare_value_is_absent(name) ? TARE_NONE : name);
}

static TareStatus set_module(TareRuntime *rt, TareValue self, TareValue value) {
    return set_extra(rt, self, EXTRA(module), tare_value_is_absent(value) ? TARE_NONE : value);
}

static TareValue get_doc(TareRuntime *rt, TareValue self) {
    (void)rt;
    TareFunction *function = tare_function_of(self);
    TareValue doc = function->code->doc;
    return extra_or(function, EXTRA(doc), tare_value_is_absent(doc) ? TARE_NONE : doc);
}

static TareStatus set_doc(TareRuntime *rt, TareValue self, TareValue value) {
    return set_extra(rt, self, EXTRA(doc), tare_value_is_absent(value) ? TARE_NONE : value);
}

static TareValue get_code(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(tare_value_from_object(tare_function_of(self)->code));
}

// The code's names serve only while it is the code that the function was made of.
static TareStatus keep_names(TareRuntime *rt, TareFunction *function) {
    TareFunctionExtras *extras = function->extras;
    TareValue self = tare_value_from_object(function);
    if ((!extras || tare_value_is_absent(extras->name)) &&
        set_name(rt, self, tare_value_from_object(function->code->name)) != TARE_OK)
        return TARE_ERROR;
    extras = function->extras;
    TARE_ASSERT(extras);  // it holds a name by now
    if (!tare_value_is_absent(extras->qualified_name)) return TARE_OK;
    return set_qualified_name(rt, self, tare_value_from_object(function->code->qualified_name));
}

static TareStatus set_code(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value) || !tare_value_is_exact(value, TARE_TYPE_CODE))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "__code__ must be set to a code object");
    TareFunction *function = tare_function_of(self);
    size_t cells = function->closure ? function->closure->length : 0;
    if (tare_code_of(value)->free_count != cells)
        return tare_error_fail(
            rt, TARE_TYPE_VALUE_ERROR, "%S() requires a code object with %zu free vars, not %u",
            tare_value_from_object(function->code->name), cells, tare_code_of(value)->free_count);
    TareCode *old = function->code;
    if (keep_names(rt, function) != TARE_OK) return TARE_ERROR;
    function->code = tare_code_of(tare_retain(value));
    tare_release_object(rt, old);
    return TARE_OK;
}

static TareValue object_or_none(void *object) {
    return object ? tare_retain(tare_value_from_object(object)) : TARE_NONE;
}

static TareValue get_defaults(TareRuntime *rt, TareValue self) {
    (void)rt;
    return object_or_none(tare_function_of(self)->defaults);
}

static TareStatus set_defaults(TareRuntime *rt, TareValue self, TareValue value) {
    TareTuple *defaults = NULL;
    if (!tare_value_is_absent(value) && !tare_value_is_none(value)) {
        if (!tare_type_is_instance(rt, value, TARE_TYPE_TUPLE))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "__defaults__ must be set to a tuple object");
        defaults = tare_tuple_of(tare_retain(value));
    }
    TareTuple *old = tare_function_of(self)->defaults;
    tare_function_of(self)->defaults = defaults;
    if (old) tare_release_object(rt, old);
    return TARE_OK;
}

static TareValue get_keyword_defaults(TareRuntime *rt, TareValue self) {
    (void)rt;
    return extra_or(tare_function_of(self), EXTRA(keyword_defaults), TARE_NONE);
}

static TareStatus set_keyword_defaults(TareRuntime *rt, TareValue self, TareValue value) {
    bool clears = tare_value_is_absent(value) || tare_value_is_none(value);
    if (!clears && !tare_type_is_instance(rt, value, TARE_TYPE_DICT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__kwdefaults__ must be set to a dict object");
    return set_extra(rt, self, EXTRA(keyword_defaults), clears ? TARE_ABSENT : value);
}

// A dict kept among the extras, made when first asked for.
static TareValue fetch_dict(TareRuntime *rt, TareValue self, size_t offset) {
    TareFunctionExtras *extras = tare_function_fetch_extras(rt, tare_function_of(self));
    if (!extras) return TARE_ABSENT;
    TareValue *slot = (TareValue *)((char *)extras + offset);
    if (tare_value_is_absent(*slot)) *slot = tare_dict_new(rt);
    return tare_retain(*slot);
}

static TareValue get_annotations(TareRuntime *rt, TareValue self) {
    return fetch_dict(rt, self, EXTRA(annotations));
}

static TareStatus set_annotations(TareRuntime *rt, TareValue self, TareValue value) {
    bool clears = tare_value_is_absent(value) || tare_value_is_none(value);
    if (!clears && !tare_type_is_instance(rt, value, TARE_TYPE_DICT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__annotations__ must be set to a dict object");
    return set_extra(rt, self, EXTRA(annotations), clears ? TARE_ABSENT : value);
}

static TareValue get_dict(TareRuntime *rt, TareValue self) {
    return fetch_dict(rt, self, EXTRA(dict));
}

static TareStatus set_dict(TareRuntime *rt, TareValue self, TareValue value) {
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot delete __dict__");
    if (!tare_type_is_instance(rt, value, TARE_TYPE_DICT))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "__dict__ must be set to a dictionary, not a '%T'", value);
    return set_extra(rt, self, EXTRA(dict), value);
}

static TareValue get_closure(TareRuntime *rt, TareValue self) {
    (void)rt;
    return object_or_none(tare_function_of(self)->closure);
}

static TareValue get_globals(TareRuntime *rt, TareValue self) {
    (void)rt;
    return object_or_none(tare_function_of(self)->globals);
}

// The program's own attributes come after the type's data descriptors, as for any instance.
static TareValue get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    TareFunctionExtras *extras = tare_function_of(self)->extras;
    TareValue own = TARE_ABSENT;
    if (extras && !tare_value_is_absent(extras->dict))
        own = tare_table_find_string(&tare_dict_of(extras->dict)->table, name);
    TareValue in_type = tare_type_find(rt, rt->types[TARE_TYPE_FUNCTION], name);
    bool is_data =
        !tare_value_is_absent(in_type) && tare_type_get(rt, in_type)->slots.descriptor_set;
    if (!tare_value_is_absent(own) && !is_data) return tare_retain(own);
    return tare_attribute_get_generic(rt, self, name);
}

static TareStatus set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                TareValue value) {
    TareValue in_type = tare_type_find(rt, rt->types[TARE_TYPE_FUNCTION], name);
    if (!tare_value_is_absent(in_type) && tare_type_get(rt, in_type)->slots.descriptor_set)
        return tare_attribute_set_generic(rt, self, name, value);
    TareValue dict = fetch_dict(rt, self, EXTRA(dict));
    if (tare_value_is_absent(dict)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(value)) {
        status = tare_table_set_string(rt, &tare_dict_of(dict)->table, name, value);
    } else {
        int found = tare_table_delete_string(rt, &tare_dict_of(dict)->table, name);
        if (found == 0)
            (void)tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR,
                                   "'function' object has no attribute '%U'", name);
        status = found == 1 ? TARE_OK : TARE_ERROR;
    }
    tare_release(rt, dict);
    return status;
}

static TareValue function_repr(TareRuntime *rt, TareValue self) {
    TareValue name = get_qualified_name(rt, self);
    TareText scratch;
    tare_text_init(&scratch, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    TareValue v = tare_string_new_format(rt, "<function %s at %p>",
                                         tare_string_utf8(rt, tare_string_of(name), &scratch),
                                         (void *)tare_value_get_object(self));
    tare_text_deinit(&scratch);
    tare_release(rt, name);
    return v;
}

static const TareAttributeDefinition function_attributes[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__code__", get_code, set_code, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__dict__", get_dict, set_dict, NULL},
    {"__closure__", get_closure, NULL, NULL, true},
    {"__globals__", get_globals, NULL, NULL, true},
    {0},
};

// types.FunctionType(code, globals, name=None, argdefs=None, closure=None)
static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    (void)type;
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure"};
    static const TareParameters parameters = {"function", names, 5, 0, 5, 2};
    TareValue given[5];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_exact(given[0], TARE_TYPE_CODE) ||
        !tare_type_is_instance(rt, given[1], TARE_TYPE_DICT))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "function() argument 'code' must be code, not %K", given[0]);
    TareValue self = tare_function_new(rt, tare_code_of(given[0]), tare_dict_of(given[1]));
    if (tare_value_is_absent(self)) return self;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(given[2]) && !tare_value_is_none(given[2]))
        status = set_name(rt, self, given[2]);
    if (status == TARE_OK && !tare_value_is_absent(given[3]))
        status = set_defaults(rt, self, given[3]);
    if (status == TARE_OK &&
        tare_type_is_instance(rt, given[4].bits ? given[4] : TARE_NONE, TARE_TYPE_TUPLE))
        tare_function_of(self)->closure = tare_tuple_of(tare_retain(given[4]));
    if (status == TARE_OK) return self;
    tare_release(rt, self);
    return TARE_ABSENT;
}

const TareTypeSpec tare_function_spec = {
    .instance_bytes = sizeof(TareFunction),
    .flags = TARE_TYPE_ALLOWS_WEAK | TARE_TYPE_IS_METHOD_LIKE,
    .attributes = function_attributes,
    .slots = {.describe = function_describe,
              .destroy = function_destroy,
              .create = create,
              .repr = function_repr,
              .get_attribute = get_attribute,
              .set_attribute = set_attribute,
              .call = call_function,
              .descriptor_get = bind_to_instance},
};
