// Modules: the dict word always refers to a dict, so attributes follow the generic rules.
#include "types/module.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"

extern const TareTypeSpec tare_module_spec;

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    size_t bytes = rt->shapes[self->shape_id]->type->instance_bytes;
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *self, "header");
    tare_instance_describe_tail(rt, self, bytes, sizeof(TareModule), describer);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    TareModule *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->dict = tare_dict_of(tare_dict_new(rt));
    if (self->dict) return tare_value_from_object(self);
    tare_release_object(rt, self);
    return TARE_ABSENT;
}

static TareStatus fill(TareRuntime *rt, TareModule *self, TareValue name, TareValue doc) {
    const TareValue values[] = {name, doc, TARE_NONE, TARE_NONE, TARE_NONE};
    const TareName names[] = {TARE_NAME_dunder_name, TARE_NAME_dunder_doc, TARE_NAME_dunder_package,
                              TARE_NAME_dunder_loader, TARE_NAME_dunder_spec};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tare_table_set_string(rt, &self->dict->table, rt->names[names[i]], values[i]) !=
            TARE_OK)
            return TARE_ERROR;
    return TARE_OK;
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"name", "doc"};
    static const TareParameters parameters = {"module", names, 2, 0, 2, 1};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ERROR;
    if (!tare_type_is_instance(rt, given[0], TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "module() argument 'name' must be str, not %K", given[0]);
    TareValue doc = tare_value_is_absent(given[1]) ? TARE_NONE : given[1];
    return fill(rt, tare_module_of(self), given[0], doc);
}

static TareValue find_entry(TareRuntime *rt, TareModule *self, TareString *name) {
    return self->dict ? tare_table_find_string(&self->dict->table, name) : TARE_ABSENT;
}

// ---- for natives -------------------------------------------------------------------------------

// What the runtime brings along is at the top, in no package.
static TareStatus set_package(TareRuntime *rt, TareValue self) {
    TareValue top = tare_string_new_c(rt, "");
    if (tare_value_is_absent(top)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, self, "__package__", top);
    tare_release(rt, top);
    return status;
}

TARE_NEW TareValue tare_module_new(TareRuntime *rt, const char *name, const char *doc) {
    TareArguments none = {NULL, 0, NULL};
    TareValue self = create(rt, rt->types[TARE_TYPE_MODULE], &none);
    if (tare_value_is_absent(self)) return self;
    TareValue name_text = tare_string_new_c(rt, name);
    TareValue doc_text = doc ? tare_string_new_c(rt, doc) : TARE_NONE;
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(name_text) && !tare_value_is_absent(doc_text))
        status = fill(rt, tare_module_of(self), name_text, doc_text);
    if (status == TARE_OK) status = set_package(rt, self);
    tare_release(rt, name_text);
    tare_release(rt, doc_text);
    if (status == TARE_OK) return self;
    tare_release(rt, self);
    return TARE_ABSENT;
}

TareStatus tare_module_set(TareRuntime *rt, TareValue module, const char *name, TareValue value) {
    return tare_dict_set_c(rt, tare_module_of(module)->dict, name, value);
}

TareStatus tare_module_set_steal(TareRuntime *rt, TareValue module, const char *name,
                                 TareValue stolen_value) {
    if (tare_value_is_absent(stolen_value)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, name, stolen_value);
    tare_release(rt, stolen_value);
    return status;
}

TareType *tare_module_find_type(TareRuntime *rt, TareValue module, const char *name,
                                const TareTypeSpec *spec) {
    TareValue text = tare_string_new_c(rt, name);
    if (tare_value_is_absent(text)) return NULL;
    TareValue found = TARE_ABSENT;
    if (!tare_value_is_absent(module) && tare_value_is_exact(module, TARE_TYPE_MODULE))
        found = find_entry(rt, tare_module_of(module), tare_string_of(text));
    tare_release(rt, text);
    bool is_type = !tare_value_is_absent(found) && tare_type_is_instance(rt, found, TARE_TYPE_TYPE);
    if (is_type && tare_type_of_value(found)->spec == spec) return tare_type_of_value(found);
    (void)tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "the type %s is gone from its module",
                           name);
    return NULL;
}

TareStatus tare_module_add_constants(TareRuntime *rt, TareValue module,
                                     const TareModuleConstant *constants, size_t count) {
    for (size_t i = 0; i < count; i++) {
        TareValue value = tare_int_new(rt, constants[i].value);
        if (tare_module_set_steal(rt, module, constants[i].name, value) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}

TareStatus tare_module_add_functions(TareRuntime *rt, TareValue module,
                                     const TareNativeDefinition *definitions) {
    for (; definitions->name; definitions++) {
        TareValue function = tare_native_new_function(rt, definitions, module, NULL);
        if (tare_value_is_absent(function)) return TARE_ERROR;
        TareStatus status = tare_module_set(rt, module, definitions->name, function);
        tare_release(rt, function);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

// ---- in the language ---------------------------------------------------------------------------

static bool is_text(TareValue v) {
    return !tare_value_is_absent(v) && tare_value_is_exact(v, TARE_TYPE_STR);
}

// Where the generic rules find nothing, the module's own function __getattr__ is asked.
static TareValue get_attribute(TareRuntime *rt, TareValue value, TareString *name) {
    TareValue found = tare_attribute_fetch_generic(rt, value, name);
    if (!tare_value_is_absent(found)) return found;
    if (tare_error_is_pending(rt)) {
        if (!tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR)) return found;
        tare_error_clear(rt);
    }
    TareModule *self = tare_module_of(value);
    TareValue hook = find_entry(rt, self, TARE_RUNTIME_NAME(rt, dunder_getattr));
    if (!tare_value_is_absent(hook)) return tare_call_1(rt, hook, tare_value_from_object(name));
    TareValue module_name = find_entry(rt, self, TARE_RUNTIME_NAME(rt, dunder_name));
    if (is_text(module_name))
        return tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "module '%U' has no attribute '%U'",
                                tare_string_of(module_name), name);
    return tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "module has no attribute '%U'", name);
}

static TareValue repr(TareRuntime *rt, TareValue value) {
    TareModule *self = tare_module_of(value);
    TareValue name = find_entry(rt, self, TARE_RUNTIME_NAME(rt, dunder_name));
    TareValue file = find_entry(rt, self, TARE_RUNTIME_NAME(rt, dunder_file));
    if (tare_value_is_absent(name)) return tare_string_new_c(rt, "<module '?'>");
    if (is_text(file)) return tare_container_format(rt, "<module %R from %R>", name, file);
    // A program's own module has None here.
    bool is_native = is_text(find_entry(rt, self, TARE_RUNTIME_NAME(rt, dunder_package)));
    return tare_container_format(rt, is_native ? "<module %R (built-in)>" : "<module %R>", name);
}

static TareValue list_names(TareRuntime *rt, TareValue value, const TareArguments *arguments) {
    TareModule *self = tare_module_of(value);
    TareValue hook = tare_dict_find_c(rt, self->dict, "__dir__");
    if (!tare_value_is_absent(hook)) return tare_call_0(rt, hook);
    return tare_list_new_iterable(rt, tare_value_from_object(self->dict));
}

static TareValue get_dict(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_value_from_object(tare_module_of(self)->dict));
}

static TareValue get_annotations(TareRuntime *rt, TareValue value) {
    TareDict *dict = tare_module_of(value)->dict;
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_annotations);
    TareValue found = tare_table_find_string(&dict->table, name);
    if (!tare_value_is_absent(found)) return tare_retain(found);
    TareValue fresh = tare_dict_new(rt);
    if (tare_value_is_absent(fresh)) return fresh;
    if (tare_table_set_string(rt, &dict->table, name, fresh) == TARE_OK) return fresh;
    tare_release(rt, fresh);
    return TARE_ABSENT;
}

static TareStatus set_annotations(TareRuntime *rt, TareValue value, TareValue annotations) {
    TareTable *table = &tare_module_of(value)->dict->table;
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_annotations);
    if (!tare_value_is_absent(annotations))
        return tare_table_set_string(rt, table, name, annotations);
    int deleted = tare_table_delete_string(rt, table, name);
    if (deleted == 0) tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "__annotations__");
    return deleted > 0 ? TARE_OK : TARE_ERROR;
}

static const TareNativeDefinition methods[] = {
    {"__dir__", list_names, TARE_NATIVE_NONE, 0, 0, 0,
     "__dir__() -> list\nspecialized dir() implementation"},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"__dict__", get_dict, NULL, NULL, true},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {NULL},
};

const TareTypeSpec tare_module_spec = {
    .instance_bytes = sizeof(TareModule),
    .flags =
        TARE_TYPE_IS_BASE | TARE_TYPE_HAS_DICT | TARE_TYPE_DICT_IS_REAL | TARE_TYPE_ALLOWS_WEAK,
    .methods = methods,
    .attributes = attributes,
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring argument "
           "can have any type.",
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .get_attribute = get_attribute},
};
