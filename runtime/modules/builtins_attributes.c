// Built-in functions of attributes: getattr, setattr, delattr, hasattr, vars, dir.
#include "modules/builtins.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/protocol.h"
#include "types/list.h"

// The interned str of an attribute's name: a new reference, or NULL.
static TareString *intern_name(TareRuntime *rt, TareValue name) {
    if (!tare_type_is_instance(rt, name, TARE_TYPE_STR)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "attribute name must be string, not '%.200T'",
                         name);
        return NULL;
    }
    if (tare_value_is_exact(name, TARE_TYPE_STR)) {
        tare_retain(name);
        return tare_intern_string_steal(rt, tare_string_of(name));
    }
    TareValue exact = tare_string_slice(rt, tare_string_of(name), 0, tare_string_of(name)->length);
    if (tare_value_is_absent(exact)) return NULL;
    if (tare_value_is_exact(exact, TARE_TYPE_STR))
        return tare_intern_string_steal(rt, tare_string_of(exact));
    return tare_string_of(exact);
}

static TareValue builtin_getattr(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareString *name = intern_name(rt, arguments->values[1]);
    if (!name) return TARE_ABSENT;
    TareValue result;
    bool failed = false;
    if (arguments->positional_count == 2) {
        result = tare_attribute_get(rt, arguments->values[0], name);
    } else {
        result = tare_attribute_fetch_optional(rt, arguments->values[0], name, &failed);
        if (tare_value_is_absent(result) && !failed) result = tare_retain(arguments->values[2]);
    }
    tare_release_object(rt, name);
    return result;
}

static TareValue builtin_hasattr(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareString *name = intern_name(rt, arguments->values[1]);
    if (!name) return TARE_ABSENT;
    bool failed = false;
    TareValue found = tare_attribute_fetch_optional(rt, arguments->values[0], name, &failed);
    tare_release_object(rt, name);
    if (failed) return TARE_ABSENT;
    bool has = !tare_value_is_absent(found);
    tare_release(rt, found);
    return tare_value_from_bool(has);
}

static TareValue builtin_setattr(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareString *name = intern_name(rt, arguments->values[1]);
    if (!name) return TARE_ABSENT;
    TareStatus status =
        tare_attribute_set(rt, arguments->values[0], name, arguments->values[2]);
    tare_release_object(rt, name);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue builtin_delattr(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareString *name = intern_name(rt, arguments->values[1]);
    if (!name) return TARE_ABSENT;
    TareStatus status = tare_attribute_delete(rt, arguments->values[0], name);
    tare_release_object(rt, name);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue fetch_locals(TareRuntime *rt) {
    if (rt->hooks.get_locals) return rt->hooks.get_locals(rt);
    return tare_error_raise(rt, TARE_TYPE_SYSTEM_ERROR, "frame does not exist");
}

static TareValue builtin_vars(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count == 0) return fetch_locals(rt);
    bool failed = false;
    TareValue dict = tare_attribute_fetch_optional(rt, arguments->values[0],
                                                   TARE_RUNTIME_NAME(rt, dunder_dict), &failed);
    if (failed || !tare_value_is_absent(dict)) return dict;
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "vars() argument must have __dict__ attribute");
}

// --- dir ---

static TareValue list_names_of_frame(TareRuntime *rt) {
    TareValue locals = fetch_locals(rt);
    if (tare_value_is_absent(locals)) return locals;
    TareValue keys = tare_call_method(rt, locals, TARE_RUNTIME_NAME(rt, keys), NULL, 0);
    tare_release(rt, locals);
    return keys;
}

static TareValue list_names_of(TareRuntime *rt, TareValue object) {
    TareValue names = tare_call_special(rt, object, TARE_RUNTIME_NAME(rt, dunder_dir), NULL, 0);
    if (!tare_value_is_absent(names) || tare_error_is_pending(rt)) return names;
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "object does not provide __dir__");
}

static TareValue builtin_dir(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue names = arguments->positional_count ? list_names_of(rt, arguments->values[0])
                                                  : list_names_of_frame(rt);
    if (tare_value_is_absent(names)) return names;
    TareValue list = tare_list_new_iterable(rt, names);
    tare_release(rt, names);
    if (tare_value_is_absent(list)) return list;
    if (tare_list_sort(rt, tare_list_of(list), TARE_NONE, false) == TARE_OK) return list;
    tare_release(rt, list);
    return TARE_ABSENT;
}

const TareNativeDefinition tare_builtins_attributes_functions[] = {
    {"getattr", builtin_getattr, TARE_NATIVE_POSITIONAL, 2, 3,
     .doc = "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; "
            "getattr(x, 'y') is equivalent to x.y."},
    {"hasattr", builtin_hasattr, TARE_NATIVE_POSITIONAL, 2, 2,
     .doc = "Return whether the object has an attribute with the given name."},
    {"setattr", builtin_setattr, TARE_NATIVE_POSITIONAL, 3, 3,
     .doc = "Sets the named attribute on the given object to the specified value."},
    {"delattr", builtin_delattr, TARE_NATIVE_POSITIONAL, 2, 2,
     .doc = "Deletes the named attribute from the given object."},
    {"vars", builtin_vars, TARE_NATIVE_POSITIONAL, 0, 1,
     .doc = "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an "
            "argument, equivalent to object.__dict__."},
    {"dir", builtin_dir, TARE_NATIVE_POSITIONAL, 0, 1,
     .doc = "dir([object]) -> list of strings"},
    {NULL},
};
