// The dict type: constructor and slots. Methods are in dict_methods.c, views in dict_views.c.
#include "types/dict_type.h"

#include "object/call.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/container.h"
#include "types/dict_methods.h"
#include "types/dict_update.h"
#include "types/dict_views.h"
#include "types/mapping_proxy.h"

TareStatus tare_dict_type_update(TareRuntime *rt, TareDict *self, TareValue source) {
    return tare_dict_update_from_mapping(rt, self, source);
}

TareValue tare_dict_type_copy(TareRuntime *rt, TareDict *self) {
    TareValue copy = tare_dict_new(rt);
    if (tare_value_is_absent(copy)) return copy;
    if (tare_table_copy(rt, &tare_dict_of(copy)->table, &self->table) == TARE_OK) return copy;
    tare_release(rt, copy);
    return TARE_ABSENT;
}

TareValue tare_dict_type_new_proxy(TareRuntime *rt, TareValue mapping) {
    return tare_mapping_proxy_new(rt, mapping);
}

void tare_dict_type_describe(TareRuntime *rt, TareDict *self, TareDescriber *describer,
                             size_t more_bytes, const char *more_name) {
    TareObject *object = &self->header;
    char *start = (char *)self;
    size_t block_bytes = rt->shapes[object->shape_id]->type->instance_bytes;
    tare_describe_block(describer, self, block_bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, start, 8, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, start + 8, 8, "table");
    tare_describe_region(describer, TARE_REGION_COUNT, start + 16, sizeof *self - 16,
                         "counts and version");
    tare_describe_region(describer, TARE_REGION_REFERENCES, self + 1, more_bytes, more_name);
    tare_instance_describe_tail(rt, object, block_bytes, sizeof *self + more_bytes, describer);
    tare_table_describe(&self->table, describer);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    tare_dict_type_describe(rt, (TareDict *)object, describer, 0, "");
}

// Exact dicts need no description to be taken apart.
static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    TareDict *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    tare_table_init(&self->table);
    if (TARE_UNLIKELY(rt->imitation) &&
        tare_imitation_adopt(rt, &self->table, tare_imitation_keys_of_call(rt)) != TARE_OK) {
        tare_release_object(rt, self);
        return TARE_ABSENT;
    }
    return tare_value_from_object(self);
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_update_arguments(rt, tare_dict_of(self), "dict", arguments);
}

// --- Printing ---

static TareStatus append_repr(TareRuntime *rt, TareValue v, TareStringBuilder *builder) {
    TareValue text = tare_protocol_repr(rt, v);
    if (tare_value_is_absent(text)) return TARE_ERROR;
    tare_string_builder_append(builder, tare_string_of(text));
    tare_release(rt, text);
    return TARE_OK;
}

static TareStatus append_pairs(TareRuntime *rt, TareDict *self, TareStringBuilder *builder) {
    size_t cursor = 0;
    bool first = true;
    TareValue key, value;
    while (tare_table_next(&self->table, &cursor, &key, &value)) {
        tare_retain(key);
        tare_retain(value);
        if (!first) tare_string_builder_append_c(builder, ", ");
        first = false;
        TareStatus status = append_repr(rt, key, builder);
        if (status == TARE_OK) {
            tare_string_builder_append_c(builder, ": ");
            status = append_repr(rt, value, builder);
        }
        tare_release(rt, value);
        tare_release(rt, key);
        if (status != TARE_OK) return status;
    }
    return TARE_OK;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    int entered = tare_protocol_enter_repr(rt, self);
    if (entered < 0) return TARE_ABSENT;
    if (entered > 0) return tare_string_new_c(rt, "{...}");
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_point(&builder, '{');
    TareStatus status = append_pairs(rt, tare_dict_of(self), &builder);
    tare_string_builder_append_point(&builder, '}');
    tare_protocol_leave_repr(rt, self);
    if (status == TARE_OK) return tare_string_builder_finish(&builder);
    tare_string_builder_deinit(&builder);
    return TARE_ABSENT;
}

// --- Comparison ---

// 1, 0, -1: whether `right` has every pair of `left`. Both may change while values are compared.
static int has_all_pairs(TareRuntime *rt, TareDict *left, TareDict *right) {
    size_t cursor = 0;
    TareValue key, value, other;
    while (tare_table_next(&left->table, &cursor, &key, &value)) {
        uint64_t hash = tare_table_entry_hash(&left->table, cursor);
        tare_retain(key);
        tare_retain(value);
        int equal = tare_table_find(rt, &right->table, key, hash, &other);
        if (equal > 0) {
            tare_retain(other);
            equal = tare_protocol_equals(rt, value, other);
            tare_release(rt, other);
        }
        tare_release(rt, value);
        tare_release(rt, key);
        if (equal <= 0) return equal;
    }
    return 1;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if ((op != TARE_COMPARISON_EQUAL && op != TARE_COMPARISON_NOT_EQUAL) ||
        !tare_type_is_instance(rt, left, TARE_TYPE_DICT) ||
        !tare_type_is_instance(rt, right, TARE_TYPE_DICT))
        return TARE_NOT_IMPLEMENTED;
    TareDict *a = tare_dict_of(left), *b = tare_dict_of(right);
    int equal = a->table.live_count == b->table.live_count;
    if (equal) equal = has_all_pairs(rt, a, b);
    if (equal < 0) return TARE_ABSENT;
    return tare_value_from_bool(equal == (op == TARE_COMPARISON_EQUAL));
}

// --- Items ---

static int64_t get_length(TareRuntime *rt, TareValue self) {
    return tare_dict_of(self)->table.live_count;
}

static TareValue get_item(TareRuntime *rt, TareValue self, TareValue key) {
    TareValue value;
    int found = tare_dict_find(rt, tare_dict_of(self), key, &value);
    if (found > 0) return tare_retain(value);
    if (found < 0) return TARE_ABSENT;
    if (!tare_value_is_exact(self, TARE_TYPE_DICT)) {
        TareValue made =
            tare_call_special(rt, self, TARE_RUNTIME_NAME(rt, dunder_missing), &key, 1);
        if (!tare_value_is_absent(made) || tare_error_is_pending(rt)) return made;
    }
    return tare_error_raise_value(rt, TARE_TYPE_KEY_ERROR, key);
}

static TareStatus set_item(TareRuntime *rt, TareValue self, TareValue key, TareValue value) {
    if (!tare_value_is_absent(value)) return tare_dict_set(rt, tare_dict_of(self), key, value);
    int found = tare_dict_delete(rt, tare_dict_of(self), key);
    if (found == 0) tare_error_raise_value(rt, TARE_TYPE_KEY_ERROR, key);
    return found > 0 ? TARE_OK : TARE_ERROR;
}

static int contains(TareRuntime *rt, TareValue self, TareValue key) {
    TareValue value;
    return tare_dict_find(rt, tare_dict_of(self), key, &value);
}

static TareValue iterate(TareRuntime *rt, TareValue self) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_KEY_ITERATOR, self);
}

// --- Union ---

static TareValue op_or(TareRuntime *rt, TareValue left, TareValue right) {
    if (!tare_type_is_instance(rt, left, TARE_TYPE_DICT) ||
        !tare_type_is_instance(rt, right, TARE_TYPE_DICT))
        return TARE_NOT_IMPLEMENTED;
    TareValue copy = tare_dict_type_copy(rt, tare_dict_of(left));
    if (tare_value_is_absent(copy)) return copy;
    if (tare_dict_update_from(rt, tare_dict_of(copy), right) == TARE_OK) return copy;
    tare_release(rt, copy);
    return TARE_ABSENT;
}

static TareValue op_or_in_place(TareRuntime *rt, TareValue left, TareValue right) {
    if (tare_dict_update_from(rt, tare_dict_of(left), right) != TARE_OK) return TARE_ABSENT;
    return tare_retain(left);
}

const TareTypeSpec tare_dict_spec = {
    .instance_bytes = sizeof(TareDict),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_MAPPING | TARE_TYPE_MATCHES_SELF,
    .methods = tare_dict_methods,
    .doc = "dict() -> new empty dictionary\n"
           "dict(mapping) -> new dictionary initialized from a mapping object's\n"
           "    (key, value) pairs\n"
           "dict(iterable) -> new dictionary initialized as if via:\n"
           "    d = {}\n    for k, v in iterable:\n        d[k] = v\n"
           "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
           "    in the keyword argument list.  For example:  dict(one=1, two=2)",
    .slots = {.describe = describe,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .compare = compare,
              .iterate = iterate,
              .length = get_length,
              .get_item = get_item,
              .set_item = set_item,
              .contains = contains,
              .binary = {[TARE_OPERATOR_OR] = op_or},
              .in_place = {[TARE_OPERATOR_OR] = op_or_in_place}},
};
