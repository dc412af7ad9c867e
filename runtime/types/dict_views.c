// The views dict_keys, dict_values and dict_items, with the set operations of the first and last.
#include "types/dict_views.h"

#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/dict_type.h"
#include "types/list.h"
#include "types/set.h"

static TareDictView *view_of(TareValue v) { return (TareDictView *)tare_value_get_object(v); }
static TareDict *dict_of_view(TareValue v) { return tare_dict_of(view_of(v)->dict); }

TareValue tare_dict_views_new(TareRuntime *rt, TareTypeId kind, TareValue dict) {
    TareDictView *self = tare_alloc_builtin(rt, kind);
    if (!self) return TARE_ABSENT;
    self->dict = tare_retain(dict);
    return tare_value_from_object(self);
}

static bool is_set_like(TareValue v) {
    return tare_value_is_exact(v, TARE_TYPE_DICT_KEYS) ||
           tare_value_is_exact(v, TARE_TYPE_DICT_ITEMS);
}

// --- All views ---

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(TareDictView), "");
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    int entered = tare_protocol_enter_repr(rt, self);
    if (entered < 0) return TARE_ABSENT;
    if (entered > 0) return tare_string_new_c(rt, "...");
    TareValue result = TARE_ABSENT;
    TareValue list = tare_list_new_iterable(rt, self);
    TareValue text = TARE_ABSENT;
    if (!tare_value_is_absent(list)) text = tare_protocol_repr(rt, list);
    if (!tare_value_is_absent(text))
        result = tare_container_format(rt, "%T(%U)", self, tare_string_of(text));
    tare_release(rt, text);
    tare_release(rt, list);
    tare_protocol_leave_repr(rt, self);
    return result;
}

static int64_t get_length(TareRuntime *rt, TareValue self) {
    return dict_of_view(self)->table.live_count;
}

static TareValue get_mapping(TareRuntime *rt, TareValue self) {
    return tare_dict_type_new_proxy(rt, view_of(self)->dict);
}

// --- Membership ---

static int contains_key(TareRuntime *rt, TareValue self, TareValue key) {
    TareValue value;
    return tare_dict_find(rt, dict_of_view(self), key, &value);
}

static int contains_item(TareRuntime *rt, TareValue self, TareValue item) {
    if (!tare_type_is_instance(rt, item, TARE_TYPE_TUPLE) || tare_tuple_of(item)->length != 2)
        return 0;
    TareValue value;
    int found = tare_dict_find(rt, dict_of_view(self), tare_tuple_of(item)->items[0], &value);
    if (found <= 0) return found;
    tare_retain(value);
    int equal = tare_protocol_equals(rt, value, tare_tuple_of(item)->items[1]);
    tare_release(rt, value);
    return equal;
}

// Whether every item of `part` is in `whole`: 1, 0, -1.
static int contains_all(TareRuntime *rt, TareValue whole, TareValue part) {
    TareValue iterator = tare_protocol_iterate(rt, part);
    if (tare_value_is_absent(iterator)) return -1;
    int result = 1;
    while (result == 1) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        result = tare_protocol_contains(rt, whole, item);
        tare_release(rt, item);
    }
    tare_release(rt, iterator);
    return tare_error_is_pending(rt) ? -1 : result;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!tare_set_is(rt, right) && !is_set_like(right)) return TARE_NOT_IMPLEMENTED;
    int64_t left_length = tare_protocol_length(rt, left);
    int64_t right_length = tare_protocol_length(rt, right);
    if (left_length < 0 || right_length < 0) return TARE_ABSENT;
    int result = 0;
    switch (op) {
    case TARE_COMPARISON_EQUAL:
    case TARE_COMPARISON_NOT_EQUAL:
        if (left_length == right_length) result = contains_all(rt, right, left);
        if (op == TARE_COMPARISON_NOT_EQUAL && result >= 0) result = !result;
        break;
    case TARE_COMPARISON_LESS:
        if (left_length < right_length) result = contains_all(rt, right, left);
        break;
    case TARE_COMPARISON_LESS_EQUAL:
        if (left_length <= right_length) result = contains_all(rt, right, left);
        break;
    case TARE_COMPARISON_GREATER:
        if (left_length > right_length) result = contains_all(rt, left, right);
        break;
    case TARE_COMPARISON_GREATER_EQUAL:
        if (left_length >= right_length) result = contains_all(rt, left, right);
        break;
    }
    return result < 0 ? TARE_ABSENT : tare_value_from_bool(result);
}

// --- Set operations: a new set of the left operand's items, changed by the right one ---

static TareValue new_set_of(TareRuntime *rt, TareValue iterable) {
    TareValue set = tare_set_new(rt);
    if (tare_value_is_absent(set)) return set;
    if (tare_set_update(rt, tare_set_of(set), iterable) == TARE_OK) return set;
    tare_release(rt, set);
    return TARE_ABSENT;
}

static TareValue operate(TareRuntime *rt, TareValue left, TareValue right, const char *method) {
    if (!is_set_like(left) && !is_set_like(right)) return TARE_NOT_IMPLEMENTED;
    TareValue set = new_set_of(rt, left);
    if (tare_value_is_absent(set)) return set;
    TareValue done = TARE_ABSENT;
    TareString *name = tare_intern_c(rt, method);
    if (name) {
        done = tare_call_method(rt, set, name, &right, 1);
        tare_release_object(rt, name);
    }
    if (!tare_value_is_absent(done)) {
        tare_release(rt, done);
        return set;
    }
    tare_release(rt, set);
    return TARE_ABSENT;
}

static TareValue op_subtract(TareRuntime *rt, TareValue left, TareValue right) {
    return operate(rt, left, right, "difference_update");
}
static TareValue op_and(TareRuntime *rt, TareValue left, TareValue right) {
    return operate(rt, left, right, "intersection_update");
}
static TareValue op_xor(TareRuntime *rt, TareValue left, TareValue right) {
    return operate(rt, left, right, "symmetric_difference_update");
}
static TareValue op_or(TareRuntime *rt, TareValue left, TareValue right) {
    return operate(rt, left, right, "update");
}

static TareValue view_isdisjoint(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue iterator = tare_protocol_iterate(rt, arguments->values[0]);
    if (tare_value_is_absent(iterator)) return iterator;
    int found = 0;
    while (found == 0) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) break;
        found = tare_protocol_contains(rt, self, item);
        tare_release(rt, item);
    }
    tare_release(rt, iterator);
    if (found < 0 || tare_error_is_pending(rt)) return TARE_ABSENT;
    return tare_value_from_bool(!found);
}

// --- The three types ---

static TareValue iterate_keys(TareRuntime *rt, TareValue self) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_KEY_ITERATOR, view_of(self)->dict);
}
static TareValue iterate_values(TareRuntime *rt, TareValue self) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_VALUE_ITERATOR, view_of(self)->dict);
}
static TareValue iterate_items(TareRuntime *rt, TareValue self) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_ITEM_ITERATOR, view_of(self)->dict);
}
static TareValue reverse_keys(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_REVERSE_KEY_ITERATOR, view_of(self)->dict);
}
static TareValue reverse_values(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_REVERSE_VALUE_ITERATOR, view_of(self)->dict);
}
static TareValue reverse_items(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_dict_iterator_new(rt, TARE_TYPE_DICT_REVERSE_ITEM_ITERATOR, view_of(self)->dict);
}

#define ISDISJOINT \
    {"isdisjoint", view_isdisjoint, TARE_NATIVE_ONE, \
     .doc = "Return True if the view and the given iterable have a null intersection."}

static const TareNativeDefinition keys_methods[] = {
    ISDISJOINT,
    {"__reversed__", reverse_keys, TARE_NATIVE_NONE,
     .doc = "Return a reverse iterator over the dict keys."},
    {NULL},
};
static const TareNativeDefinition values_methods[] = {
    {"__reversed__", reverse_values, TARE_NATIVE_NONE,
     .doc = "Return a reverse iterator over the dict values."},
    {NULL},
};
static const TareNativeDefinition items_methods[] = {
    ISDISJOINT,
    {"__reversed__", reverse_items, TARE_NATIVE_NONE,
     .doc = "Return a reverse iterator over the dict items."},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"mapping", get_mapping, NULL, "dictionary that this view refers to"}, {NULL}};

#define SET_LIKE_SPEC(symbol, method_table, iterate_slot, contains_slot) \
    const TareTypeSpec tare_##symbol##_spec = { \
        .instance_bytes = sizeof(TareDictView), \
        .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN, \
        .reference_count = 1, \
        .methods = method_table, \
        .attributes = attributes, \
        .slots = {.describe = describe, \
                  .repr = repr, \
                  .compare = compare, \
                  .iterate = iterate_slot, \
                  .length = get_length, \
                  .contains = contains_slot, \
                  .binary = {[TARE_OPERATOR_SUBTRACT] = op_subtract, \
                             [TARE_OPERATOR_AND] = op_and, \
                             [TARE_OPERATOR_XOR] = op_xor, \
                             [TARE_OPERATOR_OR] = op_or}}, \
    }

SET_LIKE_SPEC(dict_keys, keys_methods, iterate_keys, contains_key);
SET_LIKE_SPEC(dict_items, items_methods, iterate_items, contains_item);

const TareTypeSpec tare_dict_values_spec = {
    .instance_bytes = sizeof(TareDictView),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN,
    .reference_count = 1,
    .methods = values_methods,
    .attributes = attributes,
    .slots = {.describe = describe, .repr = repr, .iterate = iterate_values, .length = get_length},
};
