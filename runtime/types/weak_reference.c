// weakref.ref: refers without counting. The table that finds them is object/weak.c.
#include "object/weak.h"

#include "object/alloc.h"
#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"

extern const TareTypeSpec tare_weak_reference_spec;

static TareWeakReference *reference_of(TareValue v) {
    return (TareWeakReference *)tare_value_get_object(v);
}

// ---- birth -------------------------------------------------------------------------------------

static TareStatus check_referent(TareRuntime *rt, TareValue referent) {
    if (tare_value_is_object(referent) &&
        tare_type_get(rt, referent)->flags & TARE_TYPE_ALLOWS_WEAK)
        return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                           "cannot create weak reference to '%T' object", referent);
}

// A plain reference without callback is shared by all who ask for one.
static TareWeakReference *find_shared(TareRuntime *rt, TareValue referent) {
    TareWeakReference *reference = tare_weak_find(rt, tare_value_get_object(referent));
    for (; reference; reference = tare_weak_next(reference))
        if (reference->header.shape_id == TARE_TYPE_WEAK_REFERENCE &&
            tare_value_is_absent(reference->callback) && !tare_object_is_dying(&reference->header))
            return reference;
    return NULL;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    bool is_exact = type == rt->types[TARE_TYPE_WEAK_REFERENCE];
    if (is_exact && tare_native_keyword_count(arguments))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "ref() takes no keyword arguments");
    if (count < 1 || count > 2)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "__new__ expected at %s argument%s, got %zu",
                                count < 1 ? "least 1" : "most 2", count < 1 ? "" : "s", count);
    TareValue referent = arguments->values[0];
    TareValue callback = count == 2 ? arguments->values[1] : TARE_NONE;
    if (check_referent(rt, referent) != TARE_OK) return TARE_ABSENT;
    bool has_callback = !tare_value_is_none(callback);
    if (is_exact && !has_callback) {
        TareWeakReference *shared = find_shared(rt, referent);
        if (shared) return tare_retain(tare_value_from_object(shared));
    }
    TareWeakReference *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    if (has_callback) self->callback = tare_retain(callback);
    if (tare_weak_add(rt, tare_value_get_object(referent), self) == TARE_OK)
        return tare_value_from_object(self);
    tare_release_object(rt, self);
    return TARE_ABSENT;
}

static TareStatus initialize(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    if (count >= 1 && count <= 2) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "__init__ expected at %s argument%s, got %zu",
                           count < 1 ? "least 1" : "most 2", count < 1 ? "" : "s", count);
}

// ---- use ---------------------------------------------------------------------------------------

// The referent, owned; absent once it has died. One with count zero is dying already.
static TareValue fetch_referent(TareValue self) {
    TareObject *referent = tare_weak_get_referent(reference_of(self));
    if (!referent || tare_object_is_dying(referent)) return TARE_ABSENT;
    return tare_retain(tare_value_from_object(referent));
}

static TareValue call(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count)
        return tare_error_raise(
            rt, TARE_TYPE_TYPE_ERROR,
            "weakref.__call__() takes exactly 0 positional arguments (%zu given)",
            arguments->positional_count);
    TareValue referent = fetch_referent(self);
    return tare_value_is_absent(referent) ? TARE_NONE : referent;
}

// Keeps the hash in a block of its own, unless __hash__ itself has had one made.
static TareStatus keep_hash(TareRuntime *rt, TareWeakReference *reference, int64_t hash) {
    if (tare_weak_hash(reference)) return TARE_OK;
    TareWeakHash *block = tare_alloc_data(rt, sizeof *block);
    if (!block) return TARE_ERROR;
    *block = (TareWeakHash){tare_weak_hide(tare_weak_next(reference)), hash};
    reference->link = (uintptr_t)block | 1;
    return TARE_OK;
}

static int64_t hash(TareRuntime *rt, TareValue self) {
    TareWeakReference *reference = reference_of(self);
    if (tare_weak_hash(reference)) return tare_weak_hash(reference)->hash;
    TareValue referent = fetch_referent(self);
    if (tare_value_is_absent(referent)) {
        tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "weak object has gone away");
        return -1;
    }
    uint64_t result = 0;
    TareStatus status = tare_protocol_hash(rt, referent, &result);
    if (status == TARE_OK) status = keep_hash(rt, reference, (int64_t)result);
    tare_release(rt, referent);
    return status == TARE_OK ? (int64_t)result : -1;
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    bool is_equality = op == TARE_COMPARISON_EQUAL || op == TARE_COMPARISON_NOT_EQUAL;
    if (!is_equality || !tare_type_is_instance(rt, right, TARE_TYPE_WEAK_REFERENCE))
        return TARE_NOT_IMPLEMENTED;
    TareValue a = fetch_referent(left), b = fetch_referent(right), result;
    if (tare_value_is_absent(a) || tare_value_is_absent(b)) {
        bool same = tare_value_is_same(left, right);
        result = tare_value_from_bool(same == (op == TARE_COMPARISON_EQUAL));
    } else {
        result = tare_protocol_compare(rt, a, b, op);
    }
    tare_release(rt, a);
    tare_release(rt, b);
    return result;
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareValue referent = fetch_referent(self);
    unsigned long long address = self.bits;
    if (tare_value_is_absent(referent))
        return tare_container_format(rt, "<weakref at 0x%llx; dead>", address);
    // As its type has it: the object's own attributes may be anything.
    TareValue name =
        tare_attribute_fetch_special(rt, referent, TARE_RUNTIME_NAME(rt, dunder_name));
    bool failed = tare_error_is_pending(rt);
    TareValue text = TARE_ABSENT;
    unsigned long long target = referent.bits;
    if (!failed && !tare_value_is_absent(name) && tare_type_is_instance(rt, name, TARE_TYPE_STR))
        text = tare_container_format(rt, "<weakref at 0x%llx; to '%T' at 0x%llx (%S)>", address,
                                     referent, target, name);
    else if (!failed)
        text = tare_container_format(rt, "<weakref at 0x%llx; to '%T' at 0x%llx>", address,
                                     referent, target);
    tare_release(rt, name);
    tare_release(rt, referent);
    return text;
}

static TareValue get_callback(TareRuntime *rt, TareValue self) {
    TareValue callback = reference_of(self)->callback;
    return tare_value_is_absent(callback) ? TARE_NONE : tare_retain(callback);
}

static const TareNativeDefinition methods[] = {
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, 0, 0, TARE_NATIVE_CLASS,
     "See PEP 585"},
    {NULL},
};

static const TareAttributeDefinition attributes[] = {
    {"__callback__", get_callback, NULL, NULL},
    {NULL},
};

const TareTypeSpec tare_weak_reference_spec = {
    .instance_bytes = sizeof(TareWeakReference),
    .flags = TARE_TYPE_IS_BASE,
    .methods = methods,
    .attributes = attributes,
    .slots = {.describe = tare_weak_describe,
              .finalize = tare_weak_finalize,
              .create = create,
              .initialize = initialize,
              .repr = repr,
              .hash = hash,
              .compare = compare,
              .call = call},
};
