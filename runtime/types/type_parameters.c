// Type variables among the arguments of aliases.
#include "types/type_parameters.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/list.h"

#define SUBSTITUTE "__typing_subst__"

// The attribute; absent with *failed false where there is none. Classes are never asked: what
// their instances have is not theirs.
static TareValue fetch_of(TareRuntime *rt, TareValue v, const char *text, bool *failed) {
    *failed = false;
    if (tare_type_is_instance(rt, v, TARE_TYPE_TYPE)) return TARE_ABSENT;
    TareValue name = tare_string_new_c(rt, text);
    *failed = tare_value_is_absent(name);
    if (*failed) return TARE_ABSENT;
    TareValue found = tare_attribute_fetch_optional(rt, v, tare_string_of(name), failed);
    tare_release(rt, name);
    return found;
}

// The __parameters__ of an argument, a tuple that is not empty; else absent.
static TareValue fetch_parameters(TareRuntime *rt, TareValue v, bool *failed) {
    TareValue found = fetch_of(rt, v, "__parameters__", failed);
    if (tare_value_is_absent(found)) return found;
    if (tare_type_is_instance(rt, found, TARE_TYPE_TUPLE) && tare_tuple_of(found)->length)
        return found;
    tare_release(rt, found);
    return TARE_ABSENT;
}

static size_t find_same(const TareValue *items, size_t count, TareValue v) {
    size_t i = 0;
    while (i < count && !tare_value_is_same(items[i], v)) i++;
    return i;
}

static TareStatus add_once(TareRuntime *rt, TareValue list, TareValue v) {
    TareList *found = tare_list_of(list);
    bool is_new = find_same(found->items, found->length, v) == found->length;
    return is_new ? tare_list_append(rt, found, v) : TARE_OK;
}

static TareStatus collect_from(TareRuntime *rt, TareValue argument, TareValue list) {
    bool failed;
    TareValue own = fetch_of(rt, argument, SUBSTITUTE, &failed);
    if (failed) return TARE_ERROR;
    if (!tare_value_is_absent(own)) {
        tare_release(rt, own);
        return add_once(rt, list, argument);
    }
    TareValue inner = fetch_parameters(rt, argument, &failed);
    TareStatus status = failed ? TARE_ERROR : TARE_OK;
    for (size_t i = 0; status == TARE_OK && !tare_value_is_absent(inner) &&
                       i < tare_tuple_of(inner)->length;
         i++)
        status = add_once(rt, list, tare_tuple_of(inner)->items[i]);
    tare_release(rt, inner);
    return status;
}

TareValue tare_type_parameters_collect(TareRuntime *rt, TareTuple *arguments) {
    TareValue list = tare_list_new(rt, 0), result = TARE_ABSENT;
    TareStatus status = tare_value_is_absent(list) ? TARE_ERROR : TARE_OK;
    for (size_t i = 0; status == TARE_OK && i < arguments->length; i++)
        status = collect_from(rt, arguments->items[i], list);
    if (status == TARE_OK)
        result = tare_tuple_new_from(rt, tare_list_of(list)->items, tare_list_of(list)->length);
    tare_release(rt, list);
    return result;
}

// ---- filling in --------------------------------------------------------------------------------

typedef struct Filling {
    TareTuple *parameters;
    const TareValue *given;
} Filling;

// argument[those of the given types that its own variables stand for]
static TareValue fill_inner(TareRuntime *rt, const Filling *filling, TareValue argument,
                            TareTuple *inner) {
    TareValue key = tare_tuple_new(rt, inner->length);
    if (tare_value_is_absent(key)) return key;
    for (size_t i = 0; i < inner->length; i++) {
        size_t at = find_same(filling->parameters->items, filling->parameters->length,
                              inner->items[i]);
        TareValue chosen = at < filling->parameters->length ? filling->given[at]
                                                            : inner->items[i];
        tare_tuple_of(key)->items[i] = tare_retain(chosen);
    }
    TareValue result = tare_protocol_get_item(rt, argument, key);
    tare_release(rt, key);
    return result;
}

static TareValue fill_one(TareRuntime *rt, const Filling *filling, TareValue argument) {
    bool failed;
    TareValue substitute = fetch_of(rt, argument, SUBSTITUTE, &failed);
    if (failed) return TARE_ABSENT;
    if (!tare_value_is_absent(substitute)) {
        size_t at = find_same(filling->parameters->items, filling->parameters->length, argument);
        TareValue result = at < filling->parameters->length
                               ? tare_call_1(rt, substitute, filling->given[at])
                               : tare_retain(argument);
        tare_release(rt, substitute);
        return result;
    }
    TareValue inner = fetch_parameters(rt, argument, &failed);
    if (failed) return TARE_ABSENT;
    if (tare_value_is_absent(inner)) return tare_retain(argument);
    TareValue result = fill_inner(rt, filling, argument, tare_tuple_of(inner));
    tare_release(rt, inner);
    return result;
}

static TareValue fill_all(TareRuntime *rt, const Filling *filling, TareTuple *arguments) {
    TareValue result = tare_tuple_new(rt, arguments->length);
    for (size_t i = 0; !tare_value_is_absent(result) && i < arguments->length; i++) {
        TareValue one = fill_one(rt, filling, arguments->items[i]);
        tare_tuple_of(result)->items[i] = one;
        if (tare_value_is_absent(one)) tare_slot_clear(rt, &result);
    }
    return result;
}

static TareValue fail_count(TareRuntime *rt, TareValue self, size_t count, size_t expected) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "Too %s arguments for %R; actual %zu, expected %zu",
                            count > expected ? "many" : "few", self, count, expected);
}

TareValue tare_type_parameters_fill(TareRuntime *rt, TareValue self, TareTuple *arguments,
                                    TareValue given) {
    TareValue parameters = tare_type_parameters_collect(rt, arguments);
    if (tare_value_is_absent(parameters)) return parameters;
    bool is_row = tare_type_is_instance(rt, given, TARE_TYPE_TUPLE);
    size_t count = is_row ? tare_tuple_of(given)->length : 1;
    size_t expected = tare_tuple_of(parameters)->length;
    TareValue result = TARE_ABSENT;
    if (expected == 0) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "%R is not a generic class", self);
    } else if (count != expected) {
        fail_count(rt, self, count, expected);
    } else {
        Filling filling = {tare_tuple_of(parameters),
                           is_row ? tare_tuple_of(given)->items : &given};
        result = fill_all(rt, &filling, arguments);
    }
    tare_release(rt, parameters);
    return result;
}
