// types.UnionType: int | str.
#include "object/attribute.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/generic_alias.h"
#include "types/int_text.h"
#include "types/set.h"
#include "types/type_parameters.h"

static TareTuple *arguments_of(TareValue self) {
    return tare_tuple_of(((TareUnion *)tare_value_get_object(self))->arguments);
}

static bool may_join(TareRuntime *rt, TareValue v) {
    return tare_value_is_none(v) || tare_value_is_exact(v, TARE_TYPE_UNION) ||
           tare_type_is_instance(rt, v, TARE_TYPE_GENERIC_ALIAS) ||
           tare_type_is_instance(rt, v, TARE_TYPE_TYPE);
}

// Puts `v`, retained, behind the `count` members of `row` unless it is among them: the new count,
// or -1 on error.
static int64_t add_member(TareRuntime *rt, TareTuple *row, int64_t count, TareValue v) {
    if (tare_value_is_none(v)) v = tare_value_from_object(rt->types[TARE_TYPE_NONE]);
    for (int64_t i = 0; i < count; i++) {
        int same = tare_protocol_equals(rt, row->items[i], v);
        if (same) return same < 0 ? -1 : count;
    }
    row->items[count] = tare_retain(v);
    return count + 1;
}

static int64_t add_side(TareRuntime *rt, TareTuple *row, int64_t count, TareValue side) {
    if (!tare_value_is_exact(side, TARE_TYPE_UNION)) return add_member(rt, row, count, side);
    TareTuple *members = arguments_of(side);
    for (size_t i = 0; i < members->length && count >= 0; i++)
        count = add_member(rt, row, count, members->items[i]);
    return count;
}

static size_t count_of(TareValue side) {
    return tare_value_is_exact(side, TARE_TYPE_UNION) ? arguments_of(side)->length : 1;
}

TareValue tare_union_combine(TareRuntime *rt, TareValue left, TareValue right) {
    if (!may_join(rt, left) || !may_join(rt, right)) return TARE_NOT_IMPLEMENTED;
    TareValue row = tare_tuple_new(rt, count_of(left) + count_of(right));
    if (tare_value_is_absent(row)) return row;
    int64_t count = add_side(rt, tare_tuple_of(row), 0, left);
    if (count >= 0) count = add_side(rt, tare_tuple_of(row), count, right);
    TareValue result = TARE_ABSENT;
    if (count == 1) {
        result = tare_retain(tare_tuple_of(row)->items[0]);
    } else if (count > 1) {
        TareValue members = tare_tuple_slice(rt, tare_tuple_of(row), 0, (size_t)count);
        TareUnion *self =
            tare_value_is_absent(members) ? NULL : tare_alloc_builtin(rt, TARE_TYPE_UNION);
        if (self) self->arguments = members;
        else tare_release(rt, members);
        result = tare_value_from_object(self);
    }
    tare_release(rt, row);
    return result;
}

static TareValue slot_repr(TareRuntime *rt, TareValue self) {
    TareTuple *row = arguments_of(self);
    TareText text;
    tare_int_text_init(rt, &text);
    TareStatus status = TARE_OK;
    TareValue none = tare_value_from_object(rt->types[TARE_TYPE_NONE]);
    for (size_t i = 0; i < row->length && status == TARE_OK; i++) {
        if (i) tare_text_append_string(&text, " | ");
        if (tare_value_is_same(row->items[i], none)) tare_text_append_string(&text, "None");
        else status = tare_generic_alias_append_argument(rt, row->items[i], &text);
    }
    TareValue result = TARE_ABSENT;
    if (status == TARE_OK)
        result = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return result;
}

// The members without order, for comparing and hashing.
static TareValue fetch_members(TareRuntime *rt, TareValue self) {
    return tare_set_new_frozen(rt, ((TareUnion *)tare_value_get_object(self))->arguments);
}

static TareValue slot_compare(TareRuntime *rt, TareValue left, TareValue right,
                              TareComparison op) {
    if ((op != TARE_COMPARISON_EQUAL && op != TARE_COMPARISON_NOT_EQUAL) ||
        !tare_value_is_exact(right, TARE_TYPE_UNION))
        return TARE_NOT_IMPLEMENTED;
    TareValue result = TARE_ABSENT, first = fetch_members(rt, left);
    TareValue second = tare_value_is_absent(first) ? TARE_ABSENT : fetch_members(rt, right);
    if (!tare_value_is_absent(second)) result = tare_protocol_compare(rt, first, second, op);
    tare_release(rt, first);
    tare_release(rt, second);
    return result;
}

static int64_t slot_hash(TareRuntime *rt, TareValue self) {
    TareValue members = fetch_members(rt, self);
    if (tare_value_is_absent(members)) return -1;
    uint64_t hash;
    TareStatus status = tare_protocol_hash(rt, members, &hash);
    tare_release(rt, members);
    return status == TARE_OK ? (int64_t)hash : -1;
}

static TareValue check_members(TareRuntime *rt, TareValue self, TareValue v, const char *function,
                               int (*check)(TareRuntime *, TareValue, TareValue)) {
    TareTuple *row = arguments_of(self);
    int found = 0;
    for (size_t i = 0; i < row->length && found == 0; i++) {
        if (tare_type_is_instance(rt, row->items[i], TARE_TYPE_GENERIC_ALIAS))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                    "%s argument 2 cannot be a parameterized generic", function);
        found = check(rt, v, row->items[i]);
    }
    return found < 0 ? TARE_ABSENT : tare_value_from_bool(found);
}

static TareValue check_instance(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return check_members(rt, self, arguments->values[0], "isinstance()",
                         tare_protocol_is_instance);
}

static TareValue check_subclass(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    if (!tare_type_is_instance(rt, v, TARE_TYPE_TYPE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "issubclass() arg 1 must be a class");
    return check_members(rt, self, v, "issubclass()", tare_protocol_is_subclass);
}

static const TareNativeDefinition methods[] = {
    {"__instancecheck__", check_instance, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"__subclasscheck__", check_subclass, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {NULL},
};

static TareValue get_arguments(TareRuntime *rt, TareValue self) {
    return tare_retain(((TareUnion *)tare_value_get_object(self))->arguments);
}
static TareValue get_parameters(TareRuntime *rt, TareValue self) {
    return tare_type_parameters_collect(rt, arguments_of(self));
}

// (list[T] | None)[int]: the members, filled in, joined anew.
static TareValue slot_get_item(TareRuntime *rt, TareValue self, TareValue key) {
    TareValue filled = tare_type_parameters_fill(rt, self, arguments_of(self), key);
    if (tare_value_is_absent(filled)) return filled;
    TareTuple *row = tare_tuple_of(filled);
    TareValue result = tare_retain(row->items[0]);
    for (size_t i = 1; i < row->length && !tare_value_is_absent(result); i++) {
        TareValue joined = tare_operator_binary(rt, TARE_OPERATOR_OR, result, row->items[i]);
        tare_release(rt, result);
        result = joined;
    }
    tare_release(rt, filled);
    return result;
}

static const TareAttributeDefinition attributes[] = {
    {"__args__", get_arguments, NULL, NULL},
    {"__parameters__", get_parameters, NULL, "Type variables in the types.UnionType."},
    {NULL},
};

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareUnion *self = (TareUnion *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "union");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->arguments, sizeof(TareValue),
                         "arguments");
}

const TareTypeSpec tare_union_spec = {
    .instance_bytes = sizeof(TareUnion),
    .flags = TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .attributes = attributes,
    .doc = "Represent a PEP 604 union type",
    .slots = {
        .describe = describe, .repr = slot_repr, .hash = slot_hash, .compare = slot_compare,
        .get_item = slot_get_item, .binary[TARE_OPERATOR_OR] = tare_union_combine,
    },
};
