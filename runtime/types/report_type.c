// The type of what instruments return: attributes out of a dict, and a table as its repr.
#include "types/report_type.h"

#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/runtime.h"
#include "types/container.h"
#include "types/list.h"

enum { REFERENCE_COUNT = 4 };

TareValue tare_report_type_new(TareRuntime *rt, TareValue fields, TareValue table, TareValue json,
                               TareValue picture) {
    TareReportObject *self = tare_alloc_builtin(rt, TARE_TYPE_REPORT);
    if (!self) return TARE_ABSENT;
    self->fields = tare_retain(fields);
    self->table = tare_retain(table);
    self->json = tare_retain(json);
    self->picture = tare_retain(picture);
    return tare_value_from_object(self);
}

static TareReportObject *report_of(TareValue v) {
    return (TareReportObject *)tare_value_get_object(v);
}

static TareValue get_attribute(TareRuntime *rt, TareValue v, TareString *name) {
    TareDict *fields = tare_dict_of(report_of(v)->fields);
    TareValue found = tare_table_find_string(&fields->table, name);
    if (!tare_value_is_absent(found)) return tare_retain(found);
    return tare_attribute_get_generic(rt, v, name);
}

static TareValue get_item(TareRuntime *rt, TareValue v, TareValue key) {
    return tare_protocol_get_item(rt, report_of(v)->fields, key);
}

static TareValue list_names(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_list_new_iterable(rt, report_of(v)->fields);
}

static TareValue to_dict(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_retain(report_of(v)->fields);
}

static TareValue to_json(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_retain(report_of(v)->json);
}

static TareValue to_svg(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_retain(report_of(v)->picture);
}

static TareValue get_fields(TareRuntime *rt, TareValue v) {
    return tare_retain(report_of(v)->fields);
}

static TareValue repr(TareRuntime *rt, TareValue v) { return tare_retain(report_of(v)->table); }

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, REFERENCE_COUNT, sizeof(TareReportObject),
                            "fields, table, json, picture");
}

static const TareNativeDefinition methods[] = {
    {"__dir__", list_names, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"to_dict", to_dict, TARE_NATIVE_NONE, 0, 0, 0, "All that was found, as a dict."},
    {"json", to_json, TARE_NATIVE_NONE, 0, 0, 0, "All that was found, as JSON."},
    {"svg", to_svg, TARE_NATIVE_NONE, 0, 0, 0, "A picture as SVG, or None."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"fields", get_fields, NULL, "All that was found, as a dict."},
    {NULL, NULL, NULL, NULL},
};

const TareTypeSpec tare_report_spec = {
    .instance_bytes = sizeof(TareReportObject),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .attributes = attributes,
    .slots = {.describe = describe,
              .repr = repr,
              .str = repr,
              .get_attribute = get_attribute,
              .get_item = get_item},
};
