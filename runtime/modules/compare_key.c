// The wrapper without an object is what cmp_to_key gives; called, it makes wrappers with one, which
// compare by the function.
#include "modules/compare_key.h"

#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/module.h"

typedef struct CompareKey {
    TareObject header;
    TareValue function;
    TareValue object;  // absent in what the function gives
} CompareKey;

static CompareKey *of(TareValue v) { return (CompareKey *)tare_value_get_object(v); }

static bool is_key(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->spec == &tare_compare_key_spec;
}

static TareValue new_key(TareRuntime *rt, TareType *type, TareValue function, TareValue object) {
    CompareKey *self = tare_alloc_instance(rt, type, 0);
    if (!self) return TARE_ABSENT;
    self->function = tare_retain(function);
    self->object = tare_retain(object);
    return tare_value_from_object(self);
}

TareValue tare_compare_key_wrap(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    static const char *const names[] = {"mycmp"};
    static const TareParameters parameters = {"cmp_to_key", names, 1, 0, 1, 1};
    TareValue function;
    if (tare_native_bind(rt, &parameters, arguments, &function) != TARE_OK) return TARE_ABSENT;
    TareType *type = tare_module_find_type(rt, module, "KeyWrapper", &tare_compare_key_spec);
    return type ? new_key(rt, type, function, TARE_ABSENT) : TARE_ABSENT;
}

static TareValue call(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    static const char *const names[] = {"obj"};
    static const TareParameters parameters = {"K", names, 1, 0, 1, 1};
    TareValue object;
    if (tare_native_bind(rt, &parameters, arguments, &object) != TARE_OK) return TARE_ABSENT;
    return new_key(rt, tare_type_get(rt, v), of(v)->function, object);
}

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    if (!is_key(rt, left) || !is_key(rt, right))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "other argument must be K instance");
    if (tare_value_is_absent(of(left)->object) || tare_value_is_absent(of(right)->object))
        return tare_error_raise(rt, TARE_TYPE_ATTRIBUTE_ERROR, "object");
    TareValue answer = tare_call_2(rt, of(left)->function, of(left)->object, of(right)->object);
    if (tare_value_is_absent(answer)) return answer;
    TareValue result = tare_protocol_compare(rt, answer, tare_value_from_small_int(0), op);
    tare_release(rt, answer);
    return result;
}

static int64_t refuse_hash(TareRuntime *rt, TareValue v) {
    (void)tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "unhashable type: '%T'", v);
    return -1;
}

static TareValue get_object(TareRuntime *rt, TareValue v) {
    return tare_value_is_absent(of(v)->object) ? TARE_NONE : tare_retain(of(v)->object);
}

static TareStatus set_object(TareRuntime *rt, TareValue v, TareValue value) {
    tare_slot_set_steal(rt, &of(v)->object, tare_retain(value));
    return TARE_OK;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(CompareKey), "");
}

static const TareAttributeDefinition attributes[] = {
    {"obj", get_object, set_object, "Value wrapped by a key function.", true},
    {NULL},
};

const TareTypeSpec tare_compare_key_spec = {
    .instance_bytes = sizeof(CompareKey),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_PLAIN,
    .reference_count = 2,
    .attributes = attributes,
    .slots = {.describe = describe, .call = call, .compare = compare, .hash = refuse_hash},
};
