// The type of what tare.anatomy() returns: attributes out of a dict, and a table as its repr.
#include "types/anatomy_type.h"

#include "object/attribute.h"
#include "object/error.h"
#include "object/runtime.h"
#include "types/container.h"
#include "types/list.h"

TareValue tare_anatomy_type_new(TareRuntime *rt, TareValue attributes, TareValue table,
                                TareValue line) {
    TareAnatomyObject *self = tare_alloc_builtin(rt, TARE_TYPE_ANATOMY);
    if (!self) return TARE_ABSENT;
    self->attributes = tare_retain(attributes);
    self->table = tare_retain(table);
    self->line = tare_retain(line);
    return tare_value_from_object(self);
}

static TareAnatomyObject *anatomy_of(TareValue v) {
    return (TareAnatomyObject *)tare_value_get_object(v);
}

static TareValue get_attribute(TareRuntime *rt, TareValue v, TareString *name) {
    TareDict *attributes = tare_dict_of(anatomy_of(v)->attributes);
    TareValue found = tare_table_find_string(&attributes->table, name);
    if (!tare_value_is_absent(found)) return tare_retain(found);
    return tare_attribute_get_generic(rt, v, name);
}

static TareValue list_names(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_list_new_iterable(rt, anatomy_of(v)->attributes);
}

static TareValue get_fields(TareRuntime *rt, TareValue v) {
    return tare_retain(anatomy_of(v)->attributes);
}

static TareValue repr(TareRuntime *rt, TareValue v) { return tare_retain(anatomy_of(v)->table); }
static TareValue str(TareRuntime *rt, TareValue v) { return tare_retain(anatomy_of(v)->table); }

static TareValue get_line(TareRuntime *rt, TareValue v) {
    return tare_retain(anatomy_of(v)->line);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 3, sizeof(TareAnatomyObject), "");
}

static const TareNativeDefinition methods[] = {
    {"__dir__", list_names, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"fields", get_fields, NULL, "All numbers as a dict."},
    {"line", get_line, NULL, "The cost in one line, as the prompt shows it."},
    {NULL, NULL, NULL, NULL},
};

const TareTypeSpec tare_anatomy_spec = {
    .instance_bytes = sizeof(TareAnatomyObject),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .attributes = attributes,
    .slots = {.describe = describe, .repr = repr, .str = str, .get_attribute = get_attribute},
};
