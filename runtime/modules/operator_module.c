// Operators as functions: each hands its operands to what the machine does for the operator.
#include "modules/operator_module.h"

#include "object/native.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/module.h"

#define LEFT arguments->values[0]
#define RIGHT arguments->values[1]
#define FUNCTION(name, result)                                                              \
    static TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments) { \
        return result;                                                                      \
    }

// A question's answer of 1, 0 or -1 as a value.
static TareValue answer(int truth) {
    return truth < 0 ? TARE_ABSENT : tare_value_from_bool(truth);
}

#define COMPARISON(name, op) FUNCTION(name, tare_protocol_compare(rt, LEFT, RIGHT, op))
COMPARISON(less, TARE_COMPARISON_LESS)
COMPARISON(less_equal, TARE_COMPARISON_LESS_EQUAL)
COMPARISON(equal, TARE_COMPARISON_EQUAL)
COMPARISON(not_equal, TARE_COMPARISON_NOT_EQUAL)
COMPARISON(greater, TARE_COMPARISON_GREATER)
COMPARISON(greater_equal, TARE_COMPARISON_GREATER_EQUAL)

#define BINARY(name, op)                                                 \
    FUNCTION(name, tare_operator_binary(rt, TARE_OPERATOR_##op, LEFT, RIGHT)) \
    FUNCTION(name##_in_place, tare_operator_in_place(rt, TARE_OPERATOR_##op, LEFT, RIGHT))
BINARY(add, ADD)
BINARY(subtract, SUBTRACT)
BINARY(multiply, MULTIPLY)
BINARY(matrix_multiply, MATRIX_MULTIPLY)
BINARY(true_divide, TRUE_DIVIDE)
BINARY(floor_divide, FLOOR_DIVIDE)
BINARY(remainder_of, REMAINDER)
BINARY(power, POWER)
BINARY(left_shift, LEFT_SHIFT)
BINARY(right_shift, RIGHT_SHIFT)
BINARY(bit_and, AND)
BINARY(bit_xor, XOR)
BINARY(bit_or, OR)

FUNCTION(negative, tare_operator_negative(rt, LEFT))
FUNCTION(positive, tare_operator_positive(rt, LEFT))
FUNCTION(invert, tare_operator_invert(rt, LEFT))
FUNCTION(absolute, tare_operator_absolute(rt, LEFT))
FUNCTION(index_of, tare_operator_index(rt, LEFT))
FUNCTION(truth_of, answer(tare_protocol_truth(rt, LEFT)))
FUNCTION(is_same, tare_value_from_bool(tare_value_is_same(LEFT, RIGHT)))
FUNCTION(is_other, tare_value_from_bool(!tare_value_is_same(LEFT, RIGHT)))
FUNCTION(contains, answer(tare_protocol_contains(rt, LEFT, RIGHT)))
FUNCTION(get_item, tare_protocol_get_item(rt, LEFT, RIGHT))

static TareValue not_of(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int truth = tare_protocol_truth(rt, LEFT);
    return answer(truth < 0 ? truth : !truth);
}

static TareValue set_item(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareStatus status = tare_protocol_set_item(rt, LEFT, RIGHT, arguments->values[2]);
    return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

static TareValue delete_item(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_protocol_delete_item(rt, LEFT, RIGHT) == TARE_OK ? TARE_NONE : TARE_ABSENT;
}

#define TWO(name, function, text) \
    {name, function, TARE_NATIVE_POSITIONAL, 2, 2, .doc = "Same as " text "."}
#define ONE(name, function, text) {name, function, TARE_NATIVE_ONE, .doc = "Same as " text "."}
#define PAIR(name, in_place, function, sign)        \
    TWO(name, function, "a " sign " b"),            \
        TWO(in_place, function##_in_place, "a " sign "= b")

static const TareNativeDefinition functions[] = {
    TWO("lt", less, "a < b"),
    TWO("le", less_equal, "a <= b"),
    TWO("eq", equal, "a == b"),
    TWO("ne", not_equal, "a != b"),
    TWO("gt", greater, "a > b"),
    TWO("ge", greater_equal, "a >= b"),
    PAIR("add", "iadd", add, "+"),
    PAIR("sub", "isub", subtract, "-"),
    PAIR("mul", "imul", multiply, "*"),
    PAIR("matmul", "imatmul", matrix_multiply, "@"),
    PAIR("truediv", "itruediv", true_divide, "/"),
    PAIR("floordiv", "ifloordiv", floor_divide, "//"),
    PAIR("mod", "imod", remainder_of, "%"),
    PAIR("pow", "ipow", power, "**"),
    PAIR("lshift", "ilshift", left_shift, "<<"),
    PAIR("rshift", "irshift", right_shift, ">>"),
    PAIR("and_", "iand", bit_and, "&"),
    PAIR("xor", "ixor", bit_xor, "^"),
    PAIR("or_", "ior", bit_or, "|"),
    ONE("neg", negative, "-a"),
    ONE("pos", positive, "+a"),
    ONE("inv", invert, "~a"),
    ONE("invert", invert, "~a"),
    ONE("abs", absolute, "abs(a)"),
    ONE("index", index_of, "a.__index__()"),
    ONE("not_", not_of, "not a"),
    {"truth", truth_of, TARE_NATIVE_ONE, .doc = "Return True if a is true, False otherwise."},
    TWO("is_", is_same, "a is b"),
    TWO("is_not", is_other, "a is not b"),
    TWO("contains", contains, "b in a (note reversed operands)"),
    TWO("getitem", get_item, "a[b]"),
    {"setitem", set_item, TARE_NATIVE_POSITIONAL, 3, 3, .doc = "Same as a[b] = c."},
    TWO("delitem", delete_item, "del a[b]"),
    {NULL},
};

TareValue tare_operator_module_new(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_operator", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
