// types.GenericAlias: list[int] and its like. It behaves as the class that it is made of, but for
// the few attributes of its own.
#include "types/generic_alias.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/int_text.h"
#include "types/type_parameters.h"

static TareValue new_of(TareRuntime *rt, TareType *type, TareValue origin, TareValue arguments) {
    TareValue row = tare_type_is_instance(rt, arguments, TARE_TYPE_TUPLE)
                        ? tare_retain(arguments)
                        : tare_tuple_new_from(rt, &arguments, 1);
    if (tare_value_is_absent(row)) return TARE_ABSENT;
    TareGenericAlias *self = tare_alloc_instance(rt, type, 0);
    if (!self) {
        tare_release(rt, row);
        return TARE_ABSENT;
    }
    self->origin = tare_retain(origin);
    self->arguments = row;
    return tare_value_from_object(self);
}

TareValue tare_generic_alias_new(TareRuntime *rt, TareValue origin, TareValue arguments) {
    return new_of(rt, rt->types[TARE_TYPE_GENERIC_ALIAS], origin, arguments);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (tare_native_refuse_keywords(rt, "GenericAlias", arguments) != TARE_OK) return TARE_ABSENT;
    if (arguments->positional_count != 2) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "GenericAlias expected 2 arguments, got %zu",
                                arguments->positional_count);
    }
    return new_of(rt, type, arguments->values[0], arguments->values[1]);
}

// The str attribute `name` appended; 1, 0 when there is none, -1 on error.
static int append_attribute(TareRuntime *rt, TareValue v, TareString *name, TareText *text,
                            const char *unless) {
    bool failed = false;
    TareValue value = tare_attribute_fetch_optional(rt, v, name, &failed);
    if (failed) return -1;
    if (tare_value_is_absent(value)) return 0;
    int found = tare_type_is_instance(rt, value, TARE_TYPE_STR);
    if (found && !(unless && tare_string_equals_c(tare_string_of(value), unless))) {
        tare_string_append_to(tare_string_of(value), text);
        if (unless) tare_text_append_char(text, '.');
    }
    tare_release(rt, value);
    return found;
}

static TareStatus append_repr(TareRuntime *rt, TareValue v, TareText *text) {
    TareValue repr = tare_protocol_repr(rt, v);
    if (tare_value_is_absent(repr)) return TARE_ERROR;
    tare_string_append_to(tare_string_of(repr), text);
    tare_release(rt, repr);
    return TARE_OK;
}

TareStatus tare_generic_alias_append_argument(TareRuntime *rt, TareValue argument,
                                              TareText *text) {
    if (tare_value_is_same(argument, TARE_ELLIPSIS)) {
        tare_text_append_string(text, "...");
        return TARE_OK;
    }
    if (tare_type_is_instance(rt, argument, TARE_TYPE_GENERIC_ALIAS) ||
        !tare_type_is_instance(rt, argument, TARE_TYPE_TYPE))
        return append_repr(rt, argument, text);
    if (append_attribute(rt, argument, TARE_RUNTIME_NAME(rt, dunder_module), text, "builtins") < 0)
        return TARE_ERROR;
    int named =
        append_attribute(rt, argument, TARE_RUNTIME_NAME(rt, dunder_qualname), text, NULL);
    if (named) return named < 0 ? TARE_ERROR : TARE_OK;
    return append_repr(rt, argument, text);
}

static TareStatus append_alias(TareRuntime *rt, const TareGenericAlias *self, TareText *text) {
    TareTuple *row = tare_tuple_of(self->arguments);
    if (self->is_starred) tare_text_append_char(text, '*');
    if (tare_generic_alias_append_argument(rt, self->origin, text) != TARE_OK) return TARE_ERROR;
    tare_text_append_char(text, '[');
    for (size_t i = 0; i < row->length; i++) {
        if (i) tare_text_append_string(text, ", ");
        if (tare_generic_alias_append_argument(rt, row->items[i], text) != TARE_OK)
            return TARE_ERROR;
    }
    tare_text_append_string(text, row->length ? "]" : "()]");
    return TARE_OK;
}

static TareValue slot_repr(TareRuntime *rt, TareValue self) {
    TareText text;
    tare_int_text_init(rt, &text);
    TareValue result = TARE_ABSENT;
    if (append_alias(rt, tare_generic_alias_of(self), &text) == TARE_OK)
        result = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return result;
}

// Attributes of the alias itself; all others are the origin's.
static bool is_own(const TareString *name) {
    static const char *const own[] = {
        "__class__", "__bases__", "__origin__", "__args__", "__unpacked__", "__parameters__",
        "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (tare_string_equals_c(name, own[i])) return true;
    }
    return false;
}

static TareValue slot_get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    if (is_own(name)) return tare_attribute_get_generic(rt, self, name);
    return tare_attribute_get(rt, tare_generic_alias_of(self)->origin, name);
}

static TareValue slot_call(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue result = tare_call(rt, tare_generic_alias_of(self)->origin, arguments);
    if (tare_value_is_absent(result)) return result;
    TareValue name = tare_string_new_c(rt, "__orig_class__");
    if (!tare_value_is_absent(name) &&
        tare_attribute_set(rt, result, tare_string_of(name), self) != TARE_OK &&
        (tare_error_is(rt, TARE_TYPE_ATTRIBUTE_ERROR) || tare_error_is(rt, TARE_TYPE_TYPE_ERROR)))
        tare_error_clear(rt);
    tare_release(rt, name);
    if (!tare_error_is_pending(rt)) return result;
    tare_release(rt, result);
    return TARE_ABSENT;
}

static TareValue slot_get_item(TareRuntime *rt, TareValue self, TareValue key) {
    TareGenericAlias *alias = tare_generic_alias_of(self);
    TareValue filled =
        tare_type_parameters_fill(rt, self, tare_tuple_of(alias->arguments), key);
    if (tare_value_is_absent(filled)) return filled;
    TareValue result = tare_generic_alias_new(rt, alias->origin, filled);
    tare_release(rt, filled);
    if (!tare_value_is_absent(result))
        tare_generic_alias_of(result)->is_starred = alias->is_starred;
    return result;
}

static TareValue slot_compare(TareRuntime *rt, TareValue left, TareValue right,
                              TareComparison op) {
    if ((op != TARE_COMPARISON_EQUAL && op != TARE_COMPARISON_NOT_EQUAL) ||
        !tare_type_is_instance(rt, right, TARE_TYPE_GENERIC_ALIAS))
        return TARE_NOT_IMPLEMENTED;
    TareGenericAlias *a = tare_generic_alias_of(left), *b = tare_generic_alias_of(right);
    int equal = a->is_starred == b->is_starred;
    if (equal) equal = tare_protocol_equals(rt, a->origin, b->origin);
    if (equal > 0) equal = tare_protocol_equals(rt, a->arguments, b->arguments);
    if (equal < 0) return TARE_ABSENT;
    return tare_value_from_bool(equal == (op == TARE_COMPARISON_EQUAL));
}

static int64_t slot_hash(TareRuntime *rt, TareValue self) {
    TareGenericAlias *alias = tare_generic_alias_of(self);
    uint64_t origin, arguments;
    if (tare_protocol_hash(rt, alias->origin, &origin) != TARE_OK ||
        tare_protocol_hash(rt, alias->arguments, &arguments) != TARE_OK)
        return -1;
    int64_t hash = (int64_t)(origin ^ arguments);
    return hash == -1 ? -2 : hash;
}

// *list[int] gives one item: the alias, starred.
static TareValue slot_iterate(TareRuntime *rt, TareValue self) {
    TareGenericAlias *alias = tare_generic_alias_of(self);
    TareValue starred = tare_generic_alias_new(rt, alias->origin, alias->arguments);
    if (tare_value_is_absent(starred)) return starred;
    tare_generic_alias_of(starred)->is_starred = 1;
    TareValue row = tare_tuple_new_from_steal(rt, &starred, 1);
    if (tare_value_is_absent(row)) return row;
    TareValue iterator = tare_protocol_iterate(rt, row);
    tare_release(rt, row);
    return iterator;
}

static TareValue mro_entries(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_tuple_new_from(rt, &tare_generic_alias_of(self)->origin, 1);
}

static TareValue refuse_instance(TareRuntime *rt, TareValue self,
                                 const TareArguments *arguments) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "isinstance() argument 2 cannot be a parameterized generic");
}

static TareValue refuse_subclass(TareRuntime *rt, TareValue self,
                                 const TareArguments *arguments) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "issubclass() argument 2 cannot be a parameterized generic");
}

// (GenericAlias, (origin, arguments)); of a starred one, what its iterator gives next.
static TareValue reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareGenericAlias *alias = tare_generic_alias_of(self);
    TareValue first = tare_value_from_object(tare_type_get(rt, self)), pair;
    if (alias->is_starred) {
        TareValue plain = tare_generic_alias_new(rt, alias->origin, alias->arguments);
        TareValue iterator = TARE_ABSENT;
        if (!tare_value_is_absent(plain)) iterator = slot_iterate(rt, plain);
        tare_release(rt, plain);
        first = tare_dict_find_c(rt, tare_dict_of(rt->builtins), "next");
        pair = tare_value_is_absent(iterator) ? iterator
                                              : tare_tuple_new_from_steal(rt, &iterator, 1);
    } else {
        pair = tare_tuple_pack(rt, alias->origin, alias->arguments);
    }
    if (tare_value_is_absent(pair)) return pair;
    TareValue result = tare_tuple_pack(rt, first, pair);
    tare_release(rt, pair);
    return result;
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", reduce, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"__mro_entries__", mro_entries, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"__instancecheck__", refuse_instance, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"__subclasscheck__", refuse_subclass, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {NULL},
};

static TareValue get_origin(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_generic_alias_of(self)->origin);
}
static TareValue get_arguments(TareRuntime *rt, TareValue self) {
    return tare_retain(tare_generic_alias_of(self)->arguments);
}
static TareValue get_unpacked(TareRuntime *rt, TareValue self) {
    return tare_value_from_bool(tare_generic_alias_of(self)->is_starred);
}
static TareValue get_parameters(TareRuntime *rt, TareValue self) {
    return tare_type_parameters_collect(rt, tare_tuple_of(tare_generic_alias_of(self)->arguments));
}

static const TareAttributeDefinition attributes[] = {
    {"__origin__", get_origin, NULL, NULL},
    {"__args__", get_arguments, NULL, NULL},
    {"__unpacked__", get_unpacked, NULL, NULL},
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias."},
    {NULL},
};

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareGenericAlias *self = (TareGenericAlias *)object;
    tare_describe_block(describer, self, sizeof *self, TARE_BLOCK_OBJECT, "generic alias");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->origin, sizeof(TareValue),
                         "origin");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->arguments, sizeof(TareValue),
                         "arguments");
    tare_describe_region(describer, TARE_REGION_RAW, &self->is_starred, sizeof self->is_starred,
                         "starred");
}

const TareTypeSpec tare_generic_alias_spec = {
    .instance_bytes = sizeof(TareGenericAlias),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_IMMUTABLE | TARE_TYPE_ALLOWS_WEAK,
    .methods = methods,
    .attributes = attributes,
    .doc = "Represent a PEP 585 generic type",
    .slots = {
        .describe = describe, .create = create, .repr = slot_repr, .hash = slot_hash,
        .compare = slot_compare, .get_attribute = slot_get_attribute, .call = slot_call,
        .get_item = slot_get_item, .iterate = slot_iterate,
        .binary[TARE_OPERATOR_OR] = tare_union_combine,
    },
};
