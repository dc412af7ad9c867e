// Constants, and what operators make of them at compile time: as far as CPython's optimiser goes,
// so that the same programs keep the same values apart, and no further.
#include "front/compiler_parts.h"
#include "front/tree_constant.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/complex.h"
#include "types/float.h"
#include "types/int.h"

// Limits on what a folded constant may grow to.
enum { MAX_BITS = 128 * 8, MAX_TEXT = 4096, MAX_TUPLE = 256 };

// A node whose value was looked for in vain; in `context`, which these kinds do not use.
enum { IS_NO_CONSTANT = 0x80 };

static TareValue check(TareUnit *unit, TareValue value) {
    if (tare_value_is_absent(value)) tare_unit_fail_pending(unit);
    return value;
}

static const uint8_t operator_of[] = {
    [TARE_TREE_ADD] = TARE_OPERATOR_ADD,
    [TARE_TREE_SUBTRACT] = TARE_OPERATOR_SUBTRACT,
    [TARE_TREE_MULTIPLY] = TARE_OPERATOR_MULTIPLY,
    [TARE_TREE_MATRIX_MULTIPLY] = TARE_OPERATOR_MATRIX_MULTIPLY,
    [TARE_TREE_DIVIDE] = TARE_OPERATOR_TRUE_DIVIDE,
    [TARE_TREE_FLOOR_DIVIDE] = TARE_OPERATOR_FLOOR_DIVIDE,
    [TARE_TREE_MODULO] = TARE_OPERATOR_REMAINDER,
    [TARE_TREE_POWER] = TARE_OPERATOR_POWER,
    [TARE_TREE_SHIFT_LEFT] = TARE_OPERATOR_LEFT_SHIFT,
    [TARE_TREE_SHIFT_RIGHT] = TARE_OPERATOR_RIGHT_SHIFT,
    [TARE_TREE_BIT_OR] = TARE_OPERATOR_OR,
    [TARE_TREE_BIT_XOR] = TARE_OPERATOR_XOR,
    [TARE_TREE_BIT_AND] = TARE_OPERATOR_AND,
};

static bool is_int(TareValue v) { return tare_value_is_exact(v, TARE_TYPE_INT); }

// Length of a sequence constant, or -1.
static int64_t get_length(TareValue v) {
    if (tare_value_is_exact(v, TARE_TYPE_STR)) return tare_string_of(v)->length;
    if (tare_value_is_exact(v, TARE_TYPE_BYTES)) return (int64_t)tare_bytes_of(v)->length;
    if (tare_value_is_exact(v, TARE_TYPE_TUPLE)) return (int64_t)tare_tuple_of(v)->length;
    return -1;
}

static bool is_small_repeat(TareValue sequence, TareValue count) {
    int64_t length = get_length(sequence), n;
    if (length < 0 || !is_int(count)) return length < 0;
    if (!tare_int_to_int64(count, &n) || n < 0) return false;
    int64_t limit = tare_value_is_exact(sequence, TARE_TYPE_TUPLE) ? MAX_TUPLE : MAX_TEXT;
    return length == 0 || n <= limit / length;
}

static bool is_small_shift(TareValue left, TareValue right) {
    int64_t n;
    if (!is_int(left) || !is_int(right)) return true;
    return tare_int_to_int64(right, &n) && n >= 0 && n <= MAX_BITS &&
           (int64_t)tare_int_bit_length(left) + n <= MAX_BITS;
}

static bool is_small_power(TareValue left, TareValue right) {
    int64_t n;
    if (!is_int(left) || !is_int(right)) return true;
    if (!tare_int_to_int64(right, &n)) return false;
    return n < 0 || n == 0 || (int64_t)tare_int_bit_length(left) <= MAX_BITS / n;
}

static bool is_worth_it(TareTreeOperator operation, TareValue left, TareValue right) {
    switch (operation) {
    case TARE_TREE_MULTIPLY:
        if (is_int(left) && is_int(right))
            return tare_int_bit_length(left) + tare_int_bit_length(right) <= MAX_BITS;
        return is_small_repeat(left, right) && is_small_repeat(right, left);
    case TARE_TREE_SHIFT_LEFT:
        return is_small_shift(left, right);
    case TARE_TREE_POWER:
        return is_small_power(left, right);
    // A format may be wrong, and then the error belongs to the program's run.
    case TARE_TREE_MODULO:
        return get_length(left) < 0;
    default:
        return true;
    }
}

// Errors while folding are left to the program: it may never come there.
static TareValue forgive(TareUnit *unit, TareValue value) {
    if (tare_value_is_absent(value)) tare_error_clear(unit->compiler->rt);
    return value;
}

static TareValue fold_binary(TareUnit *unit, Expression *e) {
    TareRuntime *rt = unit->compiler->rt;
    TareValue left = tare_compiler_fold_fetch(unit, e->binary.left);
    if (tare_value_is_absent(left)) return left;
    TareValue right = tare_compiler_fold_fetch(unit, e->binary.right);
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(right) && is_worth_it(e->binary.operation, left, right)) {
        TareOperator op = (TareOperator)operator_of[e->binary.operation];
        result = forgive(unit, tare_operator_binary(rt, op, left, right));
    }
    tare_release(rt, left);
    tare_release(rt, right);
    return result;
}

static TareValue negate_truth(TareRuntime *rt, TareValue operand) {
    int truth = tare_protocol_truth(rt, operand);
    return truth < 0 ? TARE_ABSENT : tare_value_from_bool(!truth);
}

static TareValue fold_unary(TareUnit *unit, Expression *e) {
    TareRuntime *rt = unit->compiler->rt;
    TareValue operand = tare_compiler_fold_fetch(unit, e->unary.operand);
    if (tare_value_is_absent(operand)) return operand;
    TareValue result;
    switch (e->unary.operation) {
    case TARE_TREE_INVERT:
        result = tare_operator_invert(rt, operand);
        break;
    case TARE_TREE_NOT:
        result = negate_truth(rt, operand);
        break;
    case TARE_TREE_PLUS:
        result = tare_operator_positive(rt, operand);
        break;
    case TARE_TREE_NEGATE:
    default:
        result = tare_operator_negative(rt, operand);
        break;
    }
    tare_release(rt, operand);
    return forgive(unit, result);
}

static TareValue fold_tuple(TareUnit *unit, const TareTreeExpressionList *elements) {
    TareRuntime *rt = unit->compiler->rt;
    for (size_t i = 0; i < elements->count; i++) {
        uint8_t kind = elements->items[i]->kind;
        if (kind == TARE_TREE_NAME || kind == TARE_TREE_STARRED || kind == TARE_TREE_CALL)
            return TARE_ABSENT;
    }
    TareValue tuple = check(unit, tare_tuple_new(rt, elements->count));
    for (size_t i = 0; i < elements->count && !tare_value_is_absent(tuple); i++) {
        TareValue item = tare_compiler_fold_fetch(unit, elements->items[i]);
        if (tare_value_is_absent(item)) {
            tare_release(rt, tuple);
            return TARE_ABSENT;
        }
        tare_tuple_of(tuple)->items[i] = item;
    }
    return tuple;
}

static TareValue fold_subscript(TareUnit *unit, Expression *e) {
    TareRuntime *rt = unit->compiler->rt;
    if (e->context != TARE_TREE_LOAD) return TARE_ABSENT;
    TareValue value = tare_compiler_fold_fetch(unit, e->subscript.value);
    if (tare_value_is_absent(value)) return value;
    TareValue index = tare_compiler_fold_fetch(unit, e->subscript.index);
    TareValue result = TARE_ABSENT;
    if (!tare_value_is_absent(index))
        result = forgive(unit, tare_protocol_get_item(rt, value, index));
    tare_release(rt, value);
    tare_release(rt, index);
    return result;
}

static TareValue remember(Expression *e, TareValue value) {
    // The tree belongs to this compilation alone; the mark keeps long chains linear.
    if (tare_value_is_absent(value)) ((TareTreeExpression *)e)->context |= IS_NO_CONSTANT;
    return value;
}

TareValue tare_compiler_fold_fetch(TareUnit *unit, Expression *e) {
    if (tare_unit_has_failed(unit)) return TARE_ABSENT;
    switch (e->kind) {
    case TARE_TREE_CONSTANT:
        return check(unit, tare_tree_constant_new(unit->compiler->rt, &e->constant));
    case TARE_TREE_BINARY:
        return e->context & IS_NO_CONSTANT ? TARE_ABSENT : remember(e, fold_binary(unit, e));
    case TARE_TREE_UNARY:
        return e->context & IS_NO_CONSTANT ? TARE_ABSENT : remember(e, fold_unary(unit, e));
    case TARE_TREE_TUPLE:
        return e->context == TARE_TREE_LOAD ? fold_tuple(unit, &e->elements) : TARE_ABSENT;
    case TARE_TREE_SUBSCRIPT:
        return fold_subscript(unit, e);
    case TARE_TREE_NAME:
        return tare_symbols_is_text(e->name, "__debug__")
                   ? tare_value_from_bool(unit->compiler->optimize_level == 0)
                   : TARE_ABSENT;
    default:
        return TARE_ABSENT;
    }
}

int tare_compiler_fold_truth(TareUnit *unit, Expression *e) {
    TareRuntime *rt = unit->compiler->rt;
    TareValue value = tare_compiler_fold_fetch(unit, e);
    if (tare_value_is_absent(value)) return -1;
    int truth = tare_protocol_truth(rt, value);
    if (truth < 0) tare_error_clear(rt);
    tare_release(rt, value);
    return truth;
}
