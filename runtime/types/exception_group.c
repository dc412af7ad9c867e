// Exception groups: making, splitting by a condition, and joining for except*.
#include "types/exception_group.h"

#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "types/list.h"

static TareTuple *members_of(TareValue group) {
    return tare_tuple_of(tare_exception_of(group)->fields[1]);
}

static bool is_group(TareRuntime *rt, TareValue v) {
    return tare_type_is_instance(rt, v, TARE_TYPE_BASE_EXCEPTION_GROUP);
}

static TareStatus check_members(TareRuntime *rt, TareTuple *members, bool *all_plain) {
    *all_plain = true;
    if (!members->length)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "second argument (exceptions) must be a non-empty sequence");
    for (size_t i = 0; i < members->length; i++) {
        if (!tare_type_is_instance(rt, members->items[i], TARE_TYPE_BASE_EXCEPTION))
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                                   "Item %zu of second argument (exceptions) is not an exception",
                                   i);
        *all_plain &= tare_type_is_instance(rt, members->items[i], TARE_TYPE_EXCEPTION);
    }
    return TARE_OK;
}

// Checks the arguments of a group: the tuple of its members, new; absent on error.
static TareValue take_members(TareRuntime *rt, const TareValue *values, size_t count,
                              bool *all_plain) {
    if (count != 2)
        return tare_error_raise(
            rt, TARE_TYPE_TYPE_ERROR,
            "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", count);
    if (!tare_type_is_instance(rt, values[0], TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "BaseExceptionGroup.__new__() argument 1 must be str, not %K",
                                values[0]);
    if (!(tare_type_get(rt, values[1])->flags & TARE_TYPE_IS_SEQUENCE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "second argument (exceptions) must be a sequence");
    TareValue members =
        tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), values[1]);
    if (tare_value_is_absent(members)) return members;
    if (check_members(rt, tare_tuple_of(members), all_plain) == TARE_OK) return members;
    tare_release(rt, members);
    return TARE_ABSENT;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    bool all_plain;
    TareValue members =
        take_members(rt, arguments->values, arguments->positional_count, &all_plain);
    if (tare_value_is_absent(members)) return members;
    tare_release(rt, members);
    bool wants_plain = tare_type_is_subtype(type, rt->types[TARE_TYPE_EXCEPTION_GROUP]);
    if (type == rt->types[TARE_TYPE_BASE_EXCEPTION_GROUP] && all_plain)
        type = rt->types[TARE_TYPE_EXCEPTION_GROUP];
    else if (wants_plain && !all_plain)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                type == rt->types[TARE_TYPE_EXCEPTION_GROUP]
                                    ? "Cannot nest BaseExceptions in an ExceptionGroup"
                                    : "Cannot nest BaseExceptions in '%N'",
                                type);
    return rt->types[TARE_TYPE_EXCEPTION]->slots.create(rt, type, arguments);
}

TareStatus tare_exception_group_initialize(TareRuntime *rt, TareException *self, TareTuple *args) {
    bool all_plain;
    TareValue members = take_members(rt, args->items, args->length, &all_plain);
    if (tare_value_is_absent(members)) return TARE_ERROR;
    tare_slot_set_steal(rt, &self->fields[0], tare_retain(args->items[0]));
    tare_slot_set_steal(rt, &self->fields[1], members);
    return TARE_OK;
}

TareValue tare_exception_group_str(TareRuntime *rt, TareException *self) {
    if (tare_value_is_absent(self->fields[1])) return TARE_ABSENT;
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    size_t count = tare_tuple_of(self->fields[1])->length;
    tare_string_append_to(tare_string_of(self->fields[0]), &text);
    tare_text_append_format(&text, " (%zu sub-exception%s)", count, count == 1 ? "" : "s");
    TareValue v = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return v;
}

// A group like `group` with other members (a list, taken): by its derive(), with notes and links
// carried over. None for no members.
static TareValue derive_steal(TareRuntime *rt, TareValue group, TareValue stolen_members) {
    if (!tare_list_of(stolen_members)->length) {
        tare_release(rt, stolen_members);
        return TARE_NONE;
    }
    TareString *name = tare_intern_c(rt, "derive");
    TareValue v = TARE_ABSENT;
    if (name) {
        v = tare_call_method(rt, group, name, &stolen_members, 1);
        tare_release_object(rt, name);
    }
    tare_release(rt, stolen_members);
    if (tare_value_is_absent(v)) return v;
    if (!is_group(rt, v)) {
        tare_release(rt, v);
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "derive must return an instance of BaseExceptionGroup");
    }
    TareException *from = tare_exception_of(group), *to = tare_exception_of(v);
    tare_slot_set_steal(rt, &to->traceback, tare_retain(from->traceback));
    tare_slot_set_steal(rt, &to->cause, tare_retain(from->cause));
    tare_slot_set_steal(rt, &to->context, tare_retain(from->context));
    to->suppress_context = from->suppress_context;
    to->has_cause = from->has_cause;
    return v;
}

// Whether one exception meets the condition, a class or classes or a predicate: 1, 0, -1.
static int meets(TareRuntime *rt, TareValue exception, TareValue condition) {
    if (tare_exception_is_class(rt, condition) ||
        tare_type_is_instance(rt, condition, TARE_TYPE_TUPLE))
        return tare_exception_matches(rt, exception, condition);
    TareValue v = tare_call_1(rt, condition, exception);
    if (tare_value_is_absent(v)) return -1;
    int truth = tare_protocol_truth(rt, v);
    tare_release(rt, v);
    return truth;
}

static TareStatus split(TareRuntime *rt, TareValue exception, TareValue condition,
                        TareValue *matched, TareValue *rest);

static TareStatus append_unless_none(TareRuntime *rt, TareValue list, TareValue stolen_item) {
    if (tare_value_is_none(stolen_item)) return TARE_OK;
    return tare_list_append_steal(rt, tare_list_of(list), stolen_item);
}

static TareStatus split_members(TareRuntime *rt, TareValue group, TareValue condition,
                                TareValue matched_list, TareValue rest_list) {
    TareTuple *members = members_of(group);
    for (size_t i = 0; i < members->length; i++) {
        TareValue matched, rest;
        if (split(rt, members->items[i], condition, &matched, &rest) != TARE_OK) return TARE_ERROR;
        TareStatus first = append_unless_none(rt, matched_list, matched);
        TareStatus second = append_unless_none(rt, rest_list, rest);
        if (first != TARE_OK || second != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

static TareStatus split(TareRuntime *rt, TareValue exception, TareValue condition,
                        TareValue *matched, TareValue *rest) {
    int answer = meets(rt, exception, condition);
    if (answer < 0) return TARE_ERROR;
    *matched = *rest = TARE_NONE;
    if (answer || !is_group(rt, exception)) {
        *(answer ? matched : rest) = tare_retain(exception);
        return TARE_OK;
    }
    TareValue matched_list = tare_list_new(rt, 0), rest_list = tare_list_new(rt, 0);
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(matched_list) && !tare_value_is_absent(rest_list))
        status = split_members(rt, exception, condition, matched_list, rest_list);
    if (status != TARE_OK) {
        tare_release(rt, matched_list);
        tare_release(rt, rest_list);
        return TARE_ERROR;
    }
    *matched = derive_steal(rt, exception, matched_list);
    *rest = derive_steal(rt, exception, rest_list);
    if (!tare_value_is_absent(*matched) && !tare_value_is_absent(*rest)) return TARE_OK;
    tare_slot_clear(rt, matched);
    tare_slot_clear(rt, rest);
    return TARE_ERROR;
}

TareStatus tare_exception_split(TareRuntime *rt, TareValue exception, TareValue classes,
                                TareValue *matched, TareValue *rest) {
    *matched = *rest = TARE_NONE;
    if (tare_value_is_none(exception)) return TARE_OK;
    if (split(rt, exception, classes, matched, rest) != TARE_OK) return TARE_ERROR;
    if (tare_value_is_none(*matched) || is_group(rt, *matched)) return TARE_OK;
    // A lone exception reaches its except* clause wrapped in a group.
    TareValue list = tare_tuple_new_from(rt, matched, 1);
    tare_slot_clear(rt, matched);
    TareValue empty = tare_string_new(rt, 0, 0);
    *matched = TARE_ABSENT;
    if (!tare_value_is_absent(list))
        *matched = tare_call_2(rt, tare_value_from_object(rt->types[TARE_TYPE_EXCEPTION_GROUP]),
                               empty, list);
    tare_release(rt, list);
    tare_release(rt, empty);
    if (!tare_value_is_absent(*matched)) return TARE_OK;
    tare_slot_clear(rt, rest);
    return TARE_ERROR;
}

TareValue tare_exception_join(TareRuntime *rt, TareValue original, TareValue raised) {
    TareValue list = tare_list_new(rt, 0);
    if (tare_value_is_absent(list)) return list;
    TareList *given = tare_list_of(raised);
    for (size_t i = 0; i < given->length; i++) {
        if (append_unless_none(rt, list, tare_retain(given->items[i])) == TARE_OK) continue;
        tare_release(rt, list);
        return TARE_ABSENT;
    }
    TareList *kept = tare_list_of(list);
    TareValue v = TARE_NONE;
    (void)original;
    if (kept->length == 1) {
        v = tare_retain(kept->items[0]);
    } else if (kept->length) {
        TareValue empty = tare_string_new(rt, 0, 0);
        v = tare_call_2(rt, tare_value_from_object(rt->types[TARE_TYPE_BASE_EXCEPTION_GROUP]),
                        empty, list);
        tare_release(rt, empty);
    }
    tare_release(rt, list);
    return v;
}

static TareValue method_split(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue matched, rest;
    if (split(rt, self, arguments->values[0], &matched, &rest) != TARE_OK) return TARE_ABSENT;
    TareValue pair = tare_tuple_pack(rt, matched, rest);
    tare_release(rt, matched);
    tare_release(rt, rest);
    return pair;
}

static TareValue method_subgroup(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue matched, rest;
    if (split(rt, self, arguments->values[0], &matched, &rest) != TARE_OK) return TARE_ABSENT;
    tare_release(rt, rest);
    return matched;
}

static TareValue method_derive(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_call_2(rt, tare_value_from_object(rt->types[TARE_TYPE_BASE_EXCEPTION_GROUP]),
                       tare_exception_of(self)->fields[0], arguments->values[0]);
}

static TareValue get_message(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(tare_exception_of(self)->fields[0]);
}

static TareValue get_exceptions(TareRuntime *rt, TareValue self) {
    (void)rt;
    return tare_retain(tare_exception_of(self)->fields[1]);
}

static const TareNativeDefinition methods[] = {
    {"split", method_split, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"subgroup", method_subgroup, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {"derive", method_derive, TARE_NATIVE_ONE, 0, 0, 0, NULL},
    {0},
};

static const TareAttributeDefinition attributes[] = {
    {"message", get_message, NULL, NULL},
    {"exceptions", get_exceptions, NULL, NULL},
    {0},
};

const TareTypeSpec tare_exception_group_spec = {
    .instance_bytes = sizeof(TareException) + 2 * sizeof(TareValue),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_ALLOWS_WEAK,
    .methods = methods,
    .attributes = attributes,
    .slots = {.create = create},
};
