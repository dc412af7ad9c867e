// The native half of weakref: the making of proxies, and what asks for the references of an object.
#include "modules/weakref.h"

#include "modules/weak_proxy.h"
#include "object/alloc.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"

static TareWeakReference *first_of(TareRuntime *rt, TareValue v) {
    return tare_value_is_object(v) ? tare_weak_find(rt, tare_value_get_object(v)) : NULL;
}

static TareValue weakref_getweakrefcount(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments) {
    int64_t count = 0;
    TareWeakReference *r = first_of(rt, arguments->values[0]);
    for (; r; r = tare_weak_next(r)) count++;
    return tare_int_new(rt, count);
}

static TareValue weakref_getweakrefs(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    TareValue list = tare_list_new(rt, 0);
    TareWeakReference *r = first_of(rt, arguments->values[0]);
    for (; r && !tare_value_is_absent(list); r = tare_weak_next(r))
        if (tare_list_append(rt, tare_list_of(list), tare_value_from_object(r)) != TARE_OK)
            tare_slot_clear(rt, &list);
    return list;
}

// Deletes the key if its value is a reference whose object has died.
static TareValue weakref_remove_dead(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    TareValue dict = arguments->values[0], key = arguments->values[1], reference;
    if (!tare_type_is_instance(rt, dict, TARE_TYPE_DICT))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "_remove_dead_weakref() argument 1 must be dict, not %T", dict);
    int found = tare_dict_find(rt, tare_dict_of(dict), key, &reference);
    if (found < 0) return TARE_ABSENT;
    if (!found || !tare_value_is_object(reference) ||
        !tare_weak_is_reference(rt, tare_value_get_object(reference)))
        return TARE_NONE;
    if (tare_weak_get_referent((TareWeakReference *)tare_value_get_object(reference)))
        return TARE_NONE;
    return tare_dict_delete(rt, tare_dict_of(dict), key) < 0 ? TARE_ABSENT : TARE_NONE;
}

// ---- proxies -----------------------------------------------------------------------------------

static TareType *find_type(TareRuntime *rt, TareValue module, const char *name) {
    TareValue type = tare_dict_find_c(rt, tare_module_of(module)->dict, name);
    if (!tare_value_is_absent(type)) return tare_type_of_value(type);
    tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "module '_weakref' has no attribute '%s'",
                     name);
    return NULL;
}

static TareWeakReference *find_shared(TareRuntime *rt, TareValue referent, const TareType *type) {
    TareWeakReference *r = first_of(rt, referent);
    for (; r; r = tare_weak_next(r))
        if (rt->shapes[r->header.shape_id]->type == type && tare_value_is_absent(r->callback) &&
            !tare_object_is_dying(&r->header))
            return r;
    return NULL;
}

static TareValue new_proxy(TareRuntime *rt, TareType *type, TareValue referent,
                           TareValue callback) {
    TareWeakReference *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->callback = tare_retain(callback);
    if (tare_weak_add(rt, tare_value_get_object(referent), self) == TARE_OK)
        return tare_value_from_object(self);
    tare_release_object(rt, self);
    return TARE_ABSENT;
}

static TareValue weakref_proxy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue referent = arguments->values[0];
    TareValue callback = arguments->positional_count == 2 ? arguments->values[1] : TARE_NONE;
    if (!tare_value_is_object(referent) ||
        !(tare_type_get(rt, referent)->flags & TARE_TYPE_ALLOWS_WEAK))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "cannot create weak reference to '%T' object", referent);
    const char *name = tare_call_is_callable(rt, referent) ? "CallableProxyType" : "ProxyType";
    TareType *type = find_type(rt, self, name);
    if (!type) return TARE_ABSENT;
    if (!tare_value_is_none(callback)) return new_proxy(rt, type, referent, callback);
    TareWeakReference *shared = find_shared(rt, referent, type);
    if (shared) return tare_retain(tare_value_from_object(shared));
    return new_proxy(rt, type, referent, TARE_ABSENT);
}

// ---- the module --------------------------------------------------------------------------------

static const TareNativeDefinition functions[] = {
    {"getweakrefcount", weakref_getweakrefcount, TARE_NATIVE_ONE,
     .doc = "Return the number of weak references to 'object'."},
    {"getweakrefs", weakref_getweakrefs, TARE_NATIVE_ONE,
     .doc = "Return a list of all weak reference objects that point to 'object'."},
    {"proxy", weakref_proxy, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "Create a proxy object that weakly references 'object'."},
    {"_remove_dead_weakref", weakref_remove_dead, TARE_NATIVE_POSITIONAL, 2, 2,
     .doc = "Atomically remove key from dict if it points to a dead weakref."},
    {NULL},
};

static TareStatus add_proxy_type(TareRuntime *rt, TareValue module, const char *name,
                                 const TareTypeSpec *spec) {
    TareValue type = tare_type_new_native(rt, "weakref", name, TARE_TYPE_OBJECT, spec);
    if (tare_value_is_absent(type)) return TARE_ERROR;
    TareStatus status = tare_module_set(rt, module, name, type);
    tare_release(rt, type);
    return status;
}

TareValue tare_weakref_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_weakref", "Weak-reference support module.");
    if (tare_value_is_absent(module)) return module;
    TareValue reference = tare_value_from_object(rt->types[TARE_TYPE_WEAK_REFERENCE]);
    if (tare_module_add_functions(rt, module, functions) == TARE_OK &&
        tare_module_set(rt, module, "ref", reference) == TARE_OK &&
        tare_module_set(rt, module, "ReferenceType", reference) == TARE_OK &&
        add_proxy_type(rt, module, "ProxyType", &tare_weak_proxy_spec) == TARE_OK &&
        add_proxy_type(rt, module, "CallableProxyType", &tare_weak_proxy_callable_spec) == TARE_OK)
        return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
