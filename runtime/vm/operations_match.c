// Instructions of the match statement.
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/set.h"
#include "vm/operations.h"
#include "vm/registers.h"

#define A (tare_code_get_a(word))
#define B (tare_code_get_b(word))
#define C (tare_code_get_c(word))

static TareStatus test_flag(TareRuntime *rt, TareFrame *frame, uint32_t word, uint32_t flag) {
    bool has_flag = tare_type_get(rt, frame->registers[B])->flags & flag;
    tare_registers_set_steal(rt, frame, A, tare_value_from_bool(has_flag));
    return TARE_OK;
}

TareStatus tare_operations_MATCH_SEQUENCE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return test_flag(rt, frame, word, TARE_TYPE_IS_SEQUENCE);
}

TareStatus tare_operations_MATCH_MAPPING(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return test_flag(rt, frame, word, TARE_TYPE_IS_MAPPING);
}

TareStatus tare_operations_GET_LENGTH(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    int64_t length = tare_protocol_length(rt, frame->registers[B]);
    if (length < 0) return TARE_ERROR;
    return tare_registers_finish_steal(rt, frame, A, tare_int_new(rt, length));
}

// subject.get(key, marker): the value, or absent; *missing tells a missing key from an error.
static TareValue get_by_key(TareRuntime *rt, TareValue get, TareValue key, TareValue marker,
                            bool *missing) {
    TareValue v = tare_call_2(rt, get, key, marker);
    *missing = tare_value_is_same(v, marker);
    if (!*missing) return v;
    tare_release(rt, v);
    return TARE_ABSENT;
}

static TareStatus refuse_repeated_keys(TareRuntime *rt, TareTuple *keys) {
    TareValue seen = tare_set_new(rt);
    TareStatus status = tare_value_is_absent(seen) ? TARE_ERROR : TARE_OK;
    for (size_t i = 0; i < keys->length && status == TARE_OK; i++) {
        int found = tare_set_contains(rt, tare_set_of(seen), keys->items[i]);
        if (found > 0)
            tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "mapping pattern checks duplicate key (%R)",
                             keys->items[i]);
        status = found ? TARE_ERROR : tare_set_add(rt, tare_set_of(seen), keys->items[i]);
    }
    tare_release(rt, seen);
    return status;
}

// A tuple of the values under the keys; None when one is missing; absent on error.
static TareValue fetch_values(TareRuntime *rt, TareValue subject, TareTuple *keys) {
    if (refuse_repeated_keys(rt, keys) != TARE_OK) return TARE_ABSENT;
    TareString *name = tare_intern_c(rt, "get");
    if (!name) return TARE_ABSENT;
    TareValue get = tare_attribute_get(rt, subject, name);
    tare_release_object(rt, name);
    if (tare_value_is_absent(get)) return TARE_ABSENT;
    TareValue marker = tare_call_0(rt, tare_value_from_object(rt->types[TARE_TYPE_OBJECT]));
    TareValue values =
        tare_value_is_absent(marker) ? TARE_ABSENT : tare_tuple_new(rt, keys->length);
    for (size_t i = 0; !tare_value_is_absent(values) && i < keys->length; i++) {
        bool missing;
        TareValue v = get_by_key(rt, get, keys->items[i], marker, &missing);
        if (!tare_value_is_absent(v)) {
            tare_tuple_of(values)->items[i] = v;
            continue;
        }
        tare_release(rt, values);
        values = missing ? TARE_NONE : TARE_ABSENT;
        break;
    }
    tare_release(rt, marker);
    tare_release(rt, get);
    return values;
}

TareStatus tare_operations_MATCH_KEYS(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue v = fetch_values(rt, frame->registers[B], tare_tuple_of(frame->registers[C]));
    return tare_registers_finish_steal(rt, frame, A, v);
}

// One attribute of the subject, refused when matched twice: new; absent with *missing or an error.
static TareValue fetch_attribute(TareRuntime *rt, TareValue subject, TareType *type, TareValue name,
                                 TareSet *seen, bool *missing) {
    *missing = false;
    int found = tare_set_contains(rt, seen, name);
    if (found > 0)
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                         "%N() got multiple sub-patterns for attribute %R", type, name);
    if (found || tare_set_add(rt, seen, name) != TARE_OK) return TARE_ABSENT;
    bool failed;
    TareValue v = tare_attribute_fetch_optional(rt, subject, tare_string_of(name), &failed);
    *missing = tare_value_is_absent(v) && !failed;
    return v;
}

// type.__match_args__, checked: new tuple; the empty one where there is none; absent on error.
static TareValue fetch_match_args(TareRuntime *rt, TareType *type) {
    bool failed;
    TareValue names = tare_attribute_fetch_optional(
        rt, tare_value_from_object(type), TARE_RUNTIME_NAME(rt, dunder_match_args), &failed);
    if (failed) return TARE_ABSENT;
    if (tare_value_is_absent(names)) return tare_tuple_new(rt, 0);
    if (tare_value_is_exact(names, TARE_TYPE_TUPLE)) return names;
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%N.__match_args__ must be a tuple (got %T)", type,
                     names);
    tare_release(rt, names);
    return TARE_ABSENT;
}

static TareStatus fail_positional(TareRuntime *rt, TareType *type, size_t allowed, size_t given) {
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "%N() accepts %zu positional sub-pattern%s (%zu given)", type, allowed,
                           allowed == 1 ? "" : "s", given);
}

// Fills `values` from names[0..count): OK, or ERROR with *missing or an error pending.
static TareStatus fetch_attributes(TareRuntime *rt, TareValue subject, TareType *type,
                                   const TareValue *names, size_t count, TareSet *seen,
                                   TareValue *values, bool *missing) {
    for (size_t i = 0; i < count; i++) {
        if (!tare_type_is_instance(rt, names[i], TARE_TYPE_STR))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "__match_args__ elements must be strings (got %T)", names[i]);
        values[i] = fetch_attribute(rt, subject, type, names[i], seen, missing);
        if (tare_value_is_absent(values[i])) return TARE_ERROR;
    }
    return TARE_OK;
}

typedef struct ClassMatch {
    TareValue subject;
    TareType *type;
    size_t positional_count;
    TareTuple *names;
    TareValue values;  // tuple under construction
    TareSet *seen;
    bool missing;
} ClassMatch;

static TareStatus match_positional(TareRuntime *rt, ClassMatch *match) {
    if (!match->positional_count) return TARE_OK;
    TareValue names = fetch_match_args(rt, match->type);
    if (tare_value_is_absent(names)) return TARE_ERROR;
    TareTuple *tuple = tare_tuple_of(names);
    TareValue *values = tare_tuple_of(match->values)->items;
    TareStatus status;
    bool matches_self = tuple->length == 0 && match->type->flags & TARE_TYPE_MATCHES_SELF;
    size_t allowed = matches_self ? 1 : tuple->length;
    if (match->positional_count > allowed) {
        status = fail_positional(rt, match->type, allowed, match->positional_count);
    } else if (matches_self) {
        values[0] = tare_retain(match->subject);
        status = TARE_OK;
    } else {
        status = fetch_attributes(rt, match->subject, match->type, tuple->items,
                                  match->positional_count, match->seen, values, &match->missing);
    }
    tare_release(rt, names);
    return status;
}

// The tuple of sub-subjects, None when the subject does not match, absent on error.
static TareValue match_class(TareRuntime *rt, ClassMatch *match) {
    int is_instance =
        tare_protocol_is_instance(rt, match->subject, tare_value_from_object(match->type));
    if (is_instance <= 0) return is_instance ? TARE_ABSENT : TARE_NONE;
    TareValue seen = tare_set_new(rt);
    if (tare_value_is_absent(seen)) return TARE_ABSENT;
    match->seen = tare_set_of(seen);
    match->values = tare_tuple_new(rt, match->positional_count + match->names->length);
    TareStatus status =
        tare_value_is_absent(match->values) ? TARE_ERROR : match_positional(rt, match);
    if (status == TARE_OK)
        status = fetch_attributes(
            rt, match->subject, match->type, match->names->items, match->names->length, match->seen,
            tare_tuple_of(match->values)->items + match->positional_count, &match->missing);
    tare_release(rt, seen);
    if (status == TARE_OK) return match->values;
    tare_release(rt, match->values);
    return match->missing ? TARE_NONE : TARE_ABSENT;
}

TareStatus tare_operations_MATCH_CLASS(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                       uint32_t extra) {
    TareValue class_obj = frame->registers[C];
    TareValue v = TARE_ABSENT;
    if (tare_type_is_instance(rt, class_obj, TARE_TYPE_TYPE)) {
        ClassMatch match = {.subject = frame->registers[B],
                            .type = tare_type_of_value(class_obj),
                            .positional_count = extra,
                            .names = tare_tuple_of(frame->registers[C + 1])};
        v = match_class(rt, &match);
    } else {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "called match pattern must be a type");
    }
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, C + 1);
    return tare_registers_finish_steal(rt, frame, A, v);
}
