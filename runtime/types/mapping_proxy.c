// mappingproxy: a read-only view of any mapping; what a class's __dict__ is.
//   +0 header  +8 the mapping
#include "object/alloc.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/mapping_proxy.h"

typedef struct MappingProxy {
    TareObject header;
    TareValue mapping;
} MappingProxy;

static TareValue mapping_of(TareValue v) {
    return ((MappingProxy *)tare_value_get_object(v))->mapping;
}

TareValue tare_mapping_proxy_new(TareRuntime *rt, TareValue mapping) {
    MappingProxy *self = tare_alloc_builtin(rt, TARE_TYPE_MAPPING_PROXY);
    if (!self) return TARE_ABSENT;
    self->mapping = tare_retain(mapping);
    return tare_value_from_object(self);
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"mapping"};
    static const TareParameters parameters = {"mappingproxy", names, 1, 0, 1, 1};
    TareValue mapping;
    if (tare_native_bind(rt, &parameters, arguments, &mapping) != TARE_OK) return TARE_ABSENT;
    TareTypeSlots *slots = &tare_type_get(rt, mapping)->slots;
    TareTypeId base = tare_type_get(rt, mapping)->native_base;
    if (!slots->get_item || base == TARE_TYPE_LIST || base == TARE_TYPE_TUPLE)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "mappingproxy() argument must be a mapping, not %T", mapping);
    return tare_mapping_proxy_new(rt, mapping);
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(MappingProxy), "");
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    return tare_container_format(rt, "mappingproxy(%R)", mapping_of(self));
}
static TareValue str(TareRuntime *rt, TareValue self) {
    return tare_protocol_str(rt, mapping_of(self));
}
static int64_t get_hash(TareRuntime *rt, TareValue self) {
    uint64_t hash;
    if (tare_protocol_hash(rt, mapping_of(self), &hash) != TARE_OK) return -1;
    return (int64_t)hash;
}
static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    return tare_protocol_compare(rt, mapping_of(left), right, op);
}
static TareValue iterate(TareRuntime *rt, TareValue self) {
    return tare_protocol_iterate(rt, mapping_of(self));
}
static int64_t get_length(TareRuntime *rt, TareValue self) {
    return tare_protocol_length(rt, mapping_of(self));
}
static TareValue get_item(TareRuntime *rt, TareValue self, TareValue key) {
    return tare_protocol_get_item(rt, mapping_of(self), key);
}
static int contains(TareRuntime *rt, TareValue self, TareValue key) {
    return tare_protocol_contains(rt, mapping_of(self), key);
}

static TareValue unwrap(TareValue v) {
    return tare_value_is_exact(v, TARE_TYPE_MAPPING_PROXY) ? mapping_of(v) : v;
}

static TareValue op_or(TareRuntime *rt, TareValue left, TareValue right) {
    return tare_operator_binary(rt, TARE_OPERATOR_OR, unwrap(left), unwrap(right));
}

static TareValue op_or_in_place(TareRuntime *rt, TareValue left, TareValue right) {
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "'|=' is not supported by %T; use '|' instead", left);
}

// --- Methods: those of the mapping ---

static TareValue forward(TareRuntime *rt, TareValue self, const char *method,
                         const TareArguments *arguments) {
    TareString *name = tare_intern_c(rt, method);
    if (!name) return TARE_ABSENT;
    TareValue values[2] = {TARE_NONE, TARE_NONE};
    size_t count = arguments->positional_count;
    for (size_t i = 0; i < count; i++) values[i] = arguments->values[i];
    // get(key) passes its default on, as the mapping may have none of its own.
    if (count == 1) count = 2;
    TareValue result = tare_call_method(rt, mapping_of(self), name, values, count);
    tare_release_object(rt, name);
    return result;
}

static TareValue proxy_get(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return forward(rt, self, "get", arguments);
}
static TareValue proxy_keys(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return forward(rt, self, "keys", arguments);
}
static TareValue proxy_values(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return forward(rt, self, "values", arguments);
}
static TareValue proxy_items(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return forward(rt, self, "items", arguments);
}
static TareValue proxy_copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return forward(rt, self, "copy", arguments);
}
static TareValue proxy_reversed(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return forward(rt, self, "__reversed__", arguments);
}

static const TareNativeDefinition methods[] = {
    {"get", proxy_get, TARE_NATIVE_POSITIONAL, 1, 2,
     .doc = "Return the value for key if key is in the mapping, else default."},
    {"keys", proxy_keys, TARE_NATIVE_NONE,
     .doc = "D.keys() -> a set-like object providing a view on D's keys"},
    {"values", proxy_values, TARE_NATIVE_NONE,
     .doc = "D.values() -> an object providing a view on D's values"},
    {"items", proxy_items, TARE_NATIVE_NONE,
     .doc = "D.items() -> a set-like object providing a view on D's items"},
    {"copy", proxy_copy, TARE_NATIVE_NONE, .doc = "D.copy() -> a shallow copy of D"},
    {"__reversed__", proxy_reversed, TARE_NATIVE_NONE,
     .doc = "D.__reversed__() -> reverse iterator"},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "See PEP 585"},
    {NULL},
};

const TareTypeSpec tare_mapping_proxy_spec = {
    .instance_bytes = sizeof(MappingProxy),
    .flags = TARE_TYPE_IS_MAPPING,
    .methods = methods,
    .slots = {.describe = describe,
              .create = create,
              .repr = repr,
              .str = str,
              .hash = get_hash,
              .compare = compare,
              .iterate = iterate,
              .length = get_length,
              .get_item = get_item,
              .contains = contains,
              .binary = {[TARE_OPERATOR_OR] = op_or},
              .in_place = {[TARE_OPERATOR_OR] = op_or_in_place}},
};
