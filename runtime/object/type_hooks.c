// __set_name__ and __init_subclass__.
#include "object/type_hooks.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/descriptor.h"
#include "object/error.h"
#include "object/runtime.h"

// RuntimeError that names the attribute, with what it raised as the cause.
static void blame(TareRuntime *rt, TareType *self, TareValue key, TareValue value) {
    TareValue cause = tare_error_take(rt);
    tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR,
                     "Error calling __set_name__ on '%.100T' instance %R in '%.100N'", value, key,
                     self);
    TareValue error = tare_error_take(rt);
    if (tare_attribute_set(rt, error, TARE_RUNTIME_NAME(rt, dunder_cause), cause) != TARE_OK ||
        tare_attribute_set(rt, error, TARE_RUNTIME_NAME(rt, dunder_context), cause) != TARE_OK)
        tare_error_clear(rt);
    tare_release(rt, cause);
    tare_error_restore_steal(rt, error);
}

static TareStatus set_one_name(TareRuntime *rt, TareType *self, TareValue key, TareValue value) {
    TareType *type = tare_type_get(rt, value);
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_set_name);
    if (tare_value_is_absent(tare_type_find(rt, type, name))) return TARE_OK;
    TareValue arguments[] = {tare_value_from_object(self), key};
    TareValue result = tare_call_special(rt, value, name, arguments, 2);
    if (tare_value_is_absent(result)) {
        blame(rt, self, key, value);
        return TARE_ERROR;
    }
    tare_release(rt, result);
    return TARE_OK;
}

// Walks a copy, since __set_name__ may change the class.
static TareStatus set_names(TareRuntime *rt, TareType *self) {
    TareTable copy;
    tare_table_init(&copy);
    TareStatus status = tare_table_copy(rt, &copy, &self->attributes->table);
    size_t cursor = 0;
    TareValue key, value;
    while (status == TARE_OK && tare_table_next(&copy, &cursor, &key, &value))
        status = set_one_name(rt, self, key, value);
    tare_table_clear(rt, &copy);
    return status;
}

// Whether any attribute has __set_name__, so that most classes need no copy.
static bool has_names_to_set(TareRuntime *rt, TareType *self) {
    size_t cursor = 0;
    TareValue key, value;
    while (tare_table_next(&self->attributes->table, &cursor, &key, &value)) {
        TareValue found =
            tare_type_find(rt, tare_type_get(rt, value), TARE_RUNTIME_NAME(rt, dunder_set_name));
        if (!tare_value_is_absent(found)) return true;
    }
    return false;
}

static TareStatus init_subclass(TareRuntime *rt, TareType *self, const TareArguments *keywords) {
    TareString *name = TARE_RUNTIME_NAME(rt, dunder_init_subclass);
    TareValue found = tare_type_find_from(self->mro, 1, name);
    if (tare_value_is_absent(found)) return TARE_OK;
    bool has_keywords = keywords && tare_native_keyword_count(keywords);
    if (!has_keywords && tare_value_is_exact(found, TARE_TYPE_CLASS_METHOD_DESCRIPTOR))
        return TARE_OK;
    TareType *found_type = tare_type_get(rt, found);
    tare_retain(found);
    TareValue method = found;
    if (found_type->slots.descriptor_get) {
        method = found_type->slots.descriptor_get(rt, found, TARE_ABSENT, self);
        tare_release(rt, found);
    }
    if (tare_value_is_absent(method)) return TARE_ERROR;
    TareArguments arguments = {NULL, 0, NULL};
    if (has_keywords)
        arguments = (TareArguments){keywords->values + keywords->positional_count, 0,
                                    keywords->keyword_names};
    TareValue result = tare_call(rt, method, &arguments);
    tare_release(rt, method);
    tare_release(rt, result);
    return tare_value_is_absent(result) ? TARE_ERROR : TARE_OK;
}

TareStatus tare_type_hooks_run(TareRuntime *rt, TareType *self, const TareArguments *keywords) {
    if (has_names_to_set(rt, self) && set_names(rt, self) != TARE_OK) return TARE_ERROR;
    return init_subclass(rt, self, keywords);
}
