// The type bool: two immediates that are ints, of which only text and logic differ.
#include "object/error.h"
#include "object/protocol.h"
#include "types/int.h"

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (tare_native_refuse_keywords(rt, "bool", arguments) != TARE_OK) return TARE_ABSENT;
    if (arguments->positional_count > 1) {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "bool expected at most 1 argument, got %zu",
                                arguments->positional_count);
    }
    if (arguments->positional_count == 0) return TARE_FALSE;
    int truth = tare_protocol_truth(rt, arguments->values[0]);
    return truth < 0 ? TARE_ABSENT : tare_value_from_bool(truth);
}

static TareValue repr(TareRuntime *rt, TareValue self) {
    return tare_string_new_c(rt, tare_value_is_true(self) ? "True" : "False");
}

// Logic of two bools is a bool; with ints it is that of ints.
static TareValue combine(TareRuntime *rt, TareOperator op, TareValue left, TareValue right) {
    if (!tare_value_is_bool(left) || !tare_value_is_bool(right))
        return rt->types[TARE_TYPE_INT]->slots.binary[op](rt, left, right);
    bool a = tare_value_is_true(left), b = tare_value_is_true(right);
    bool result = op == TARE_OPERATOR_AND ? a & b : op == TARE_OPERATOR_OR ? a | b : a ^ b;
    return tare_value_from_bool(result);
}

static TareValue slot_and(TareRuntime *rt, TareValue left, TareValue right) {
    return combine(rt, TARE_OPERATOR_AND, left, right);
}
static TareValue slot_or(TareRuntime *rt, TareValue left, TareValue right) {
    return combine(rt, TARE_OPERATOR_OR, left, right);
}
static TareValue slot_xor(TareRuntime *rt, TareValue left, TareValue right) {
    return combine(rt, TARE_OPERATOR_XOR, left, right);
}

const TareTypeSpec tare_bool_spec = {
    .instance_bytes = sizeof(TareInt),
    .flags = TARE_TYPE_IS_LEAF | TARE_TYPE_IS_VARIABLE | TARE_TYPE_IS_IMMUTABLE |
             TARE_TYPE_MATCHES_SELF,
    .doc = "bool(x) -> bool",
    .slots = {
        .create = create, .repr = repr,
        .binary = {
            [TARE_OPERATOR_AND] = slot_and, [TARE_OPERATOR_OR] = slot_or,
            [TARE_OPERATOR_XOR] = slot_xor,
        },
    },
};
