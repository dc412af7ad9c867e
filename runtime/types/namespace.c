// types.SimpleNamespace: an object with any attributes, which its repr and equality show.
#include <string.h>

#include "object/attribute.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/layout.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/container.h"

extern const TareTypeSpec tare_namespace_spec;

typedef struct TareNamespace {
    TareObject header;
    void *dict_word;
} TareNamespace;

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    size_t bytes = rt->shapes[self->shape_id]->type->instance_bytes;
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *self, "header");
    tare_instance_describe_tail(rt, self, bytes, sizeof(TareNamespace), describer);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    return tare_value_from_object(tare_alloc_instance(rt, type, 0));
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "no positional arguments expected");
    size_t count = tare_native_keyword_count(arguments);
    for (size_t i = 0; i < count; i++) {
        TareString *name = tare_string_of(arguments->keyword_names->items[i]);
        if (tare_instance_set(rt, tare_value_get_object(self), name, arguments->values[i]) !=
            TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}

static TareStatus append_entries(TareRuntime *rt, TareDict *dict, TareStringBuilder *builder) {
    size_t cursor = 0;
    TareValue key, value;
    bool is_first = true;
    while (tare_table_next(&dict->table, &cursor, &key, &value)) {
        if (!tare_value_is_exact(key, TARE_TYPE_STR)) continue;
        tare_retain(key);
        TareValue text = tare_protocol_repr(rt, value);
        if (!tare_value_is_absent(text)) {
            if (!is_first) tare_string_builder_append_c(builder, ", ");
            tare_string_builder_append(builder, tare_string_of(key));
            tare_string_builder_append_c(builder, "=");
            tare_string_builder_append(builder, tare_string_of(text));
        }
        tare_release(rt, key);
        if (tare_value_is_absent(text)) return TARE_ERROR;
        tare_release(rt, text);
        is_first = false;
    }
    return TARE_OK;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    bool is_exact = tare_type_get(rt, self) == rt->types[TARE_TYPE_NAMESPACE];
    const char *name = is_exact ? "namespace" : tare_type_name_of(rt, self);
    int entered = tare_protocol_enter_repr(rt, self);
    if (entered < 0) return TARE_ABSENT;
    if (entered > 0) return tare_container_format(rt, "%s(...)", name);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_utf8(&builder, name, strlen(name));
    tare_string_builder_append_c(&builder, "(");
    TareValue dict = tare_instance_fetch_dict(rt, tare_value_get_object(self)), text = TARE_ABSENT;
    if (!tare_value_is_absent(dict) &&
        append_entries(rt, tare_dict_of(dict), &builder) == TARE_OK) {
        tare_string_builder_append_c(&builder, ")");
        text = tare_string_builder_finish(&builder);
    } else {
        tare_string_builder_deinit(&builder);
    }
    tare_release(rt, dict);
    tare_protocol_leave_repr(rt, self);
    return text;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_type_is_instance(rt, left, TARE_TYPE_NAMESPACE) ||
        !tare_type_is_instance(rt, right, TARE_TYPE_NAMESPACE))
        return TARE_NOT_IMPLEMENTED;
    TareValue a = tare_instance_fetch_dict(rt, tare_value_get_object(left));
    TareValue b = tare_instance_fetch_dict(rt, tare_value_get_object(right));
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(a) && !tare_value_is_absent(b))
        result = tare_protocol_compare(rt, a, b, op);
    tare_release(rt, a);
    tare_release(rt, b);
    return result;
}

static TareValue get_dict(TareRuntime *rt, TareValue self) {
    return tare_instance_fetch_dict(rt, tare_value_get_object(self));
}

static const TareAttributeDefinition attributes[] = {
    {"__dict__", get_dict, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_namespace_spec = {
    .instance_bytes = sizeof(TareNamespace),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_HAS_DICT,
    .attributes = attributes,
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .compare = compare},
};
