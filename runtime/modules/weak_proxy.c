// Proxies: each slot takes the referent, retained for the time of the operation, and asks it.
#include "modules/weak_proxy.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "object/weak.h"
#include "types/container.h"

static bool is_proxy(TareRuntime *rt, TareValue v) {
    const TareTypeSpec *spec = tare_type_get(rt, v)->spec;
    return spec == &tare_weak_proxy_spec || spec == &tare_weak_proxy_callable_spec;
}

// The object itself, retained; for a proxy its referent, ReferenceError once that has died.
static TareValue unwrap(TareRuntime *rt, TareValue v) {
    if (!is_proxy(rt, v)) return tare_retain(v);
    TareObject *referent = tare_weak_get_referent((TareWeakReference *)tare_value_get_object(v));
    if (!referent || tare_object_is_dying(referent))
        return tare_error_raise(rt, TARE_TYPE_REFERENCE_ERROR,
                                "weakly-referenced object no longer exists");
    return tare_retain(tare_value_from_object(referent));
}

// ---- operations that give a value --------------------------------------------------------------

static TareValue forward(TareRuntime *rt, TareValue self, TareUnarySlot operation) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return v;
    TareValue result = operation(rt, v);
    tare_release(rt, v);
    return result;
}

static TareValue next_item(TareRuntime *rt, TareValue v) {
    if (tare_type_get(rt, v)->slots.next) return tare_protocol_next(rt, v);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                            "Weakref proxy referenced a non-iterator '%.200T' object", v);
}

static TareValue convert(TareRuntime *rt, TareValue v, TareTypeId type) {
    return tare_call_1(rt, tare_value_from_object(rt->types[type]), v);
}

static TareValue convert_int(TareRuntime *rt, TareValue v) { return convert(rt, v, TARE_TYPE_INT); }

static TareValue convert_float(TareRuntime *rt, TareValue v) {
    return convert(rt, v, TARE_TYPE_FLOAT);
}

#define FORWARD(slot, operation) \
    static TareValue slot(TareRuntime *rt, TareValue self) { return forward(rt, self, operation); }
FORWARD(text, tare_protocol_str)
FORWARD(iterate, tare_protocol_iterate)
FORWARD(next, next_item)
FORWARD(negative, tare_operator_negative)
FORWARD(positive, tare_operator_positive)
FORWARD(absolute, tare_operator_absolute)
FORWARD(invert, tare_operator_invert)
FORWARD(to_index, tare_operator_index)
FORWARD(to_int, convert_int)
FORWARD(to_float, convert_float)
#undef FORWARD

static TareValue repr(TareRuntime *rt, TareValue self) {
    TareObject *referent = tare_weak_get_referent((TareWeakReference *)tare_value_get_object(self));
    TareValue v = referent ? tare_value_from_object(referent) : TARE_NONE;
    return tare_container_format(rt, "<weakproxy at 0x%llx to %T at 0x%llx>",
                                 (unsigned long long)self.bits, v, (unsigned long long)v.bits);
}

static TareValue operate(TareRuntime *rt, TareOperator op, TareValue left, TareValue right,
                         bool in_place) {
    TareValue a = unwrap(rt, left), result = TARE_ABSENT;
    if (tare_value_is_absent(a)) return a;
    TareValue b = unwrap(rt, right);
    if (!tare_value_is_absent(b) && op == TARE_OPERATOR_POWER && !in_place)
        result = tare_operator_power(rt, a, b, TARE_NONE);
    else if (!tare_value_is_absent(b))
        result =
            in_place ? tare_operator_in_place(rt, op, a, b) : tare_operator_binary(rt, op, a, b);
    tare_release(rt, b);
    tare_release(rt, a);
    return result;
}

#define OPERATOR(name, op)                                                               \
    static TareValue name(TareRuntime *rt, TareValue left, TareValue right) {            \
        return operate(rt, op, left, right, false);                                      \
    }                                                                                    \
    static TareValue name##_in_place(TareRuntime *rt, TareValue left, TareValue right) { \
        return operate(rt, op, left, right, true);                                       \
    }
OPERATOR(add, TARE_OPERATOR_ADD)
OPERATOR(subtract, TARE_OPERATOR_SUBTRACT)
OPERATOR(multiply, TARE_OPERATOR_MULTIPLY)
OPERATOR(matrix_multiply, TARE_OPERATOR_MATRIX_MULTIPLY)
OPERATOR(true_divide, TARE_OPERATOR_TRUE_DIVIDE)
OPERATOR(floor_divide, TARE_OPERATOR_FLOOR_DIVIDE)
OPERATOR(modulo, TARE_OPERATOR_REMAINDER)
OPERATOR(power, TARE_OPERATOR_POWER)
OPERATOR(left_shift, TARE_OPERATOR_LEFT_SHIFT)
OPERATOR(right_shift, TARE_OPERATOR_RIGHT_SHIFT)
OPERATOR(and, TARE_OPERATOR_AND)
OPERATOR(xor, TARE_OPERATOR_XOR)
OPERATOR(or, TARE_OPERATOR_OR)
OPERATOR(divmod, TARE_OPERATOR_DIVMOD)
#undef OPERATOR

static TareValue compare(TareRuntime *rt, TareValue left, TareValue right, TareComparison op) {
    TareValue a = unwrap(rt, left), result = TARE_ABSENT;
    if (tare_value_is_absent(a)) return a;
    TareValue b = unwrap(rt, right);
    if (!tare_value_is_absent(b)) result = tare_protocol_compare(rt, a, b, op);
    tare_release(rt, b);
    tare_release(rt, a);
    return result;
}

static TareValue call(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return v;
    TareValue result = tare_call(rt, v, arguments);
    tare_release(rt, v);
    return result;
}

static TareValue get_attribute(TareRuntime *rt, TareValue self, TareString *name) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return v;
    TareValue result = tare_attribute_get(rt, v, name);
    tare_release(rt, v);
    return result;
}

static TareStatus set_attribute(TareRuntime *rt, TareValue self, TareString *name,
                                TareValue value) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    TareStatus status = tare_value_is_absent(value) ? tare_attribute_delete(rt, v, name)
                                                    : tare_attribute_set(rt, v, name, value);
    tare_release(rt, v);
    return status;
}

// ---- containers and truth ----------------------------------------------------------------------

static TareValue call_named(TareRuntime *rt, TareValue self, TareString *name) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return v;
    TareValue result = tare_call_method(rt, v, name, NULL, 0);
    tare_release(rt, v);
    return result;
}

static TareValue proxy_bytes(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return call_named(rt, self, TARE_RUNTIME_NAME(rt, dunder_bytes));
}

static TareValue proxy_reversed(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return call_named(rt, self, TARE_RUNTIME_NAME(rt, dunder_reversed));
}

static int64_t length(TareRuntime *rt, TareValue self) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return -1;
    int64_t result = tare_protocol_length(rt, v);
    tare_release(rt, v);
    return result;
}

static TareValue get_item(TareRuntime *rt, TareValue self, TareValue key) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return v;
    TareValue result = tare_protocol_get_item(rt, v, key);
    tare_release(rt, v);
    return result;
}

static TareStatus set_item(TareRuntime *rt, TareValue self, TareValue key, TareValue value) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    TareStatus status = tare_value_is_absent(value) ? tare_protocol_delete_item(rt, v, key)
                                                    : tare_protocol_set_item(rt, v, key, value);
    tare_release(rt, v);
    return status;
}

static int contains(TareRuntime *rt, TareValue self, TareValue item) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return -1;
    int result = tare_protocol_contains(rt, v, item);
    tare_release(rt, v);
    return result;
}

static int truth(TareRuntime *rt, TareValue self) {
    TareValue v = unwrap(rt, self);
    if (tare_value_is_absent(v)) return -1;
    int result = tare_protocol_truth(rt, v);
    tare_release(rt, v);
    return result;
}

static int64_t hash(TareRuntime *rt, TareValue self) {
    tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "unhashable type: '%.200T'", self);
    return -1;
}

// ---- the types ---------------------------------------------------------------------------------

static const TareNativeDefinition methods[] = {
    {"__bytes__", proxy_bytes, TARE_NATIVE_NONE},
    {"__reversed__", proxy_reversed, TARE_NATIVE_NONE},
    {NULL},
};

#define SLOTS                                                                                      \
    .describe = tare_weak_describe, .finalize = tare_weak_finalize, .repr = repr, .str = text,     \
    .hash = hash,                                                                                  \
    .compare = compare, .get_attribute = get_attribute, .set_attribute = set_attribute,            \
    .iterate = iterate, .next = next, .length = length, .get_item = get_item,                      \
    .set_item = set_item, .contains = contains, .truth = truth, .negative = negative,              \
    .positive = positive, .absolute = absolute, .invert = invert, .to_int = to_int,                \
    .to_float = to_float, .index = to_index, .binary = {BINARY()}, .in_place = {IN_PLACE()}
#define BINARY()                                                                           \
    add, subtract, multiply, matrix_multiply, true_divide, floor_divide, modulo, power, \
        left_shift, right_shift, and, xor, or, divmod
#define IN_PLACE()                                                                          \
    add_in_place, subtract_in_place, multiply_in_place, matrix_multiply_in_place,           \
        true_divide_in_place, floor_divide_in_place, modulo_in_place, power_in_place,    \
        left_shift_in_place, right_shift_in_place, and_in_place, xor_in_place, or_in_place, \
        divmod_in_place

const TareTypeSpec tare_weak_proxy_spec = {
    .instance_bytes = sizeof(TareWeakReference),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .slots = {SLOTS},
};

const TareTypeSpec tare_weak_proxy_callable_spec = {
    .instance_bytes = sizeof(TareWeakReference),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .slots = {SLOTS, .call = call},
};
