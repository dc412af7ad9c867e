// Exception groups: making, splitting by a condition, and joining for except*.
#include "types/container.h"
#include "types/exception_group.h"

#include "object/attribute.h"
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
    if (!tare_type_get(rt, values[1])->slots.get_item ||
        tare_type_is_instance(rt, values[1], TARE_TYPE_DICT))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "second argument (exceptions) must be a sequence");
    TareValue members =
        tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), values[1]);
    if (tare_value_is_absent(members)) return members;
    if (check_members(rt, tare_tuple_of(members), all_plain) == TARE_OK) return members;
    tare_release(rt, members);
    return TARE_ABSENT;
}

static TareType *choose_type(TareRuntime *rt, TareType *type, bool all_plain) {
    if (type == rt->types[TARE_TYPE_BASE_EXCEPTION_GROUP])
        return all_plain ? rt->types[TARE_TYPE_EXCEPTION_GROUP] : type;
    if (all_plain || !tare_type_is_subtype(type, rt->types[TARE_TYPE_EXCEPTION])) return type;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                     type == rt->types[TARE_TYPE_EXCEPTION_GROUP]
                         ? "Cannot nest BaseExceptions in an ExceptionGroup"
                         : "Cannot nest BaseExceptions in '%N'",
                     type);
    return NULL;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    bool all_plain = true;
    TareValue members =
        take_members(rt, arguments->values, arguments->positional_count, &all_plain);
    if (tare_value_is_absent(members)) return members;
    type = choose_type(rt, type, all_plain);
    TareValue v = TARE_ABSENT;
    if (type) v = rt->types[TARE_TYPE_EXCEPTION]->slots.create(rt, type, arguments);
    if (tare_value_is_absent(v)) {
        tare_release(rt, members);
        return v;
    }
    TareException *self = tare_exception_of(v);
    tare_slot_set_steal(rt, &self->fields[0], tare_retain(arguments->values[0]));
    tare_slot_set_steal(rt, &self->fields[1], members);
    return v;
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

// Notes that are no sequence are the program's mistake, and nothing to report here.
static TareStatus copy_notes(TareRuntime *rt, TareValue from, TareValue to) {
    bool failed;
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_notes);
    TareValue notes = tare_attribute_fetch_optional(rt, from, name, &failed);
    if (failed) return TARE_ERROR;
    TareStatus status = TARE_OK;
    if (!tare_value_is_absent(notes) && tare_type_get(rt, notes)->slots.get_item) {
        TareValue list = tare_list_new_iterable(rt, notes);
        status = tare_value_is_absent(list) ? TARE_ERROR : tare_attribute_set(rt, to, name, list);
        tare_release(rt, list);
    }
    tare_release(rt, notes);
    return status;
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
    if (copy_notes(rt, group, v) == TARE_OK) return v;
    tare_release(rt, v);
    return TARE_ABSENT;
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
    if (tare_call_enter(rt, " in exceptiongroup_split_recursive") != TARE_OK) return TARE_ERROR;
    TareValue matched_list = tare_list_new(rt, 0), rest_list = tare_list_new(rt, 0);
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(matched_list) && !tare_value_is_absent(rest_list))
        status = split_members(rt, exception, condition, matched_list, rest_list);
    tare_call_leave(rt);
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

// except* with a group's class would be ambiguous.
static TareStatus check_classes(TareRuntime *rt, TareValue exception, TareValue classes) {
    if (tare_exception_matches(rt, exception, classes) < 0) return TARE_ERROR;
    bool is_tuple = tare_type_is_instance(rt, classes, TARE_TYPE_TUPLE);
    const TareValue *items = is_tuple ? tare_tuple_of(classes)->items : &classes;
    size_t count = is_tuple ? tare_tuple_of(classes)->length : 1;
    TareType *group = rt->types[TARE_TYPE_BASE_EXCEPTION_GROUP];
    for (size_t i = 0; i < count; i++)
        if (tare_type_is_subtype(tare_type_of_value(items[i]), group))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "catching ExceptionGroup with except* is not allowed. Use "
                                   "except instead.");
    return TARE_OK;
}

TareStatus tare_exception_split(TareRuntime *rt, TareValue exception, TareValue classes,
                                TareValue *matched, TareValue *rest) {
    *matched = *rest = TARE_NONE;
    if (tare_value_is_none(exception)) return TARE_OK;
    if (check_classes(rt, exception, classes) != TARE_OK) return TARE_ERROR;
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

// Whether `exception` is a part of `original` that was raised again, not one raised anew.
static bool is_part_of(TareValue exception, TareValue original) {
    const TareException *a = tare_exception_of(exception), *b = tare_exception_of(original);
    return tare_value_is_same(a->traceback, b->traceback) &&
           tare_value_is_same(a->context, b->context) && tare_value_is_same(a->cause, b->cause);
}

// Appends the exceptions that are no groups inside `exception` to a list.
static TareStatus gather_leaves(TareRuntime *rt, TareValue exception, TareValue list) {
    if (!is_group(rt, exception))
        return tare_list_append_steal(rt, tare_list_of(list), tare_retain(exception));
    TareStatus status = tare_call_enter(rt, "");
    if (status != TARE_OK) return status;
    TareTuple *members = tare_tuple_of(tare_exception_of(exception)->fields[1]);
    for (size_t i = 0; i < members->length && status == TARE_OK; i++)
        status = gather_leaves(rt, members->items[i], list);
    tare_call_leave(rt);
    return status;
}

static bool has_item(const TareList *list, TareValue v) {
    for (size_t i = 0; i < list->length; i++)
        if (tare_value_is_same(list->items[i], v)) return true;
    return false;
}

// What of `group` consists of the leaves: the group as it was, without the others. None for none.
static TareValue project(TareRuntime *rt, TareValue group, const TareList *leaves) {
    TareValue list = tare_list_new(rt, 0);
    if (tare_value_is_absent(list) || tare_call_enter(rt, "") != TARE_OK) {
        tare_release(rt, list);
        return TARE_ABSENT;
    }
    TareTuple *members = tare_tuple_of(tare_exception_of(group)->fields[1]);
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < members->length && status == TARE_OK; i++) {
        TareValue member = members->items[i];
        TareValue kept = is_group(rt, member)       ? project(rt, member, leaves)
                         : has_item(leaves, member) ? tare_retain(member)
                                                    : TARE_NONE;
        status = tare_value_is_absent(kept) ? TARE_ERROR : append_unless_none(rt, list, kept);
    }
    tare_call_leave(rt);
    if (status == TARE_OK) return derive_steal(rt, group, list);
    tare_release(rt, list);
    return TARE_ABSENT;
}

// Parts of `original` among the exceptions give their leaves to one list, others go to another.
static TareStatus sort_raised(TareRuntime *rt, TareValue original, const TareList *given,
                              TareValue leaves, TareValue fresh) {
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < given->length && status == TARE_OK; i++) {
        TareValue exception = given->items[i];
        if (tare_value_is_none(exception)) continue;
        status = is_part_of(exception, original)
                     ? gather_leaves(rt, exception, leaves)
                     : tare_list_append_steal(rt, tare_list_of(fresh), tare_retain(exception));
    }
    return status;
}

static TareValue join_list(TareRuntime *rt, TareValue list) {
    if (tare_list_of(list)->length == 0) return TARE_NONE;
    if (tare_list_of(list)->length == 1) return tare_retain(tare_list_of(list)->items[0]);
    TareValue empty = tare_string_new(rt, 0, 0);
    TareValue v = tare_call_2(rt, tare_value_from_object(rt->types[TARE_TYPE_BASE_EXCEPTION_GROUP]),
                              empty, list);
    tare_release(rt, empty);
    return v;
}

TareValue tare_exception_join(TareRuntime *rt, TareValue original, TareValue raised) {
    // A lone exception had at most one clause, which raised at most one.
    const TareList *given = tare_list_of(raised);
    if (!is_group(rt, original)) return given->length ? tare_retain(given->items[0]) : TARE_NONE;
    TareValue leaves = tare_list_new(rt, 0), fresh = tare_list_new(rt, 0), v = TARE_ABSENT;
    if (tare_value_is_absent(leaves) || tare_value_is_absent(fresh) ||
        sort_raised(rt, original, given, leaves, fresh) != TARE_OK)
        goto done;
    TareValue part = project(rt, original, tare_list_of(leaves));
    if (tare_value_is_absent(part)) goto done;
    if (tare_list_of(fresh)->length == 0)
        v = part;
    else if (append_unless_none(rt, fresh, part) == TARE_OK)
        v = join_list(rt, fresh);
done:
    tare_release(rt, leaves);
    tare_release(rt, fresh);
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
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, 0, 0, TARE_NATIVE_CLASS,
     NULL},
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
