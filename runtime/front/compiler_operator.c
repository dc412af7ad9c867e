// Operators, comparisons and the value forms of `and` and `or`.
#include "front/compiler_parts.h"
#include "types/int.h"
#include "types/set.h"

static const uint8_t binary_opcodes[] = {
    [TARE_TREE_ADD] = TARE_OPCODE_ADD,
    [TARE_TREE_SUBTRACT] = TARE_OPCODE_SUBTRACT,
    [TARE_TREE_MULTIPLY] = TARE_OPCODE_MULTIPLY,
    [TARE_TREE_MATRIX_MULTIPLY] = TARE_OPCODE_MATRIX_MULTIPLY,
    [TARE_TREE_DIVIDE] = TARE_OPCODE_TRUE_DIVIDE,
    [TARE_TREE_FLOOR_DIVIDE] = TARE_OPCODE_FLOOR_DIVIDE,
    [TARE_TREE_MODULO] = TARE_OPCODE_REMAINDER,
    [TARE_TREE_POWER] = TARE_OPCODE_POWER,
    [TARE_TREE_SHIFT_LEFT] = TARE_OPCODE_LEFT_SHIFT,
    [TARE_TREE_SHIFT_RIGHT] = TARE_OPCODE_RIGHT_SHIFT,
    [TARE_TREE_BIT_OR] = TARE_OPCODE_OR,
    [TARE_TREE_BIT_XOR] = TARE_OPCODE_XOR,
    [TARE_TREE_BIT_AND] = TARE_OPCODE_AND,
};

static const uint8_t comparison_opcodes[] = {
    [TARE_TREE_EQUAL] = TARE_OPCODE_EQUAL,
    [TARE_TREE_NOT_EQUAL] = TARE_OPCODE_NOT_EQUAL,
    [TARE_TREE_LESS] = TARE_OPCODE_LESS,
    [TARE_TREE_LESS_EQUAL] = TARE_OPCODE_LESS_EQUAL,
    [TARE_TREE_GREATER] = TARE_OPCODE_GREATER,
    [TARE_TREE_GREATER_EQUAL] = TARE_OPCODE_GREATER_EQUAL,
    [TARE_TREE_IS] = TARE_OPCODE_IS,
    [TARE_TREE_IS_NOT] = TARE_OPCODE_IS_NOT,
    [TARE_TREE_IN] = TARE_OPCODE_IN,
    [TARE_TREE_NOT_IN] = TARE_OPCODE_NOT_IN,
};

TareOpcode tare_compiler_operator_get_comparison(TareTreeComparison comparison) {
    return (TareOpcode)comparison_opcodes[comparison];
}

// Whether the right operand is an int that ADD_INT and its kin can hold.
static bool find_small_int(TareUnit *unit, TareTreeOperator operation, Expression *right,
                           int64_t *number) {
    if (operation != TARE_TREE_ADD && operation != TARE_TREE_SUBTRACT) return false;
    if (right->kind != TARE_TREE_CONSTANT || right->constant.kind != TARE_TREE_CONSTANT_INTEGER)
        return false;
    TareValue value = tare_compiler_fold_fetch(unit, right);
    bool fits =
        !tare_value_is_absent(value) && tare_int_to_int64(value, number) && *number <= INT8_MAX;
    tare_release(unit->compiler->rt, value);
    return fits;
}

int tare_compiler_operator_emit_binary(TareUnit *unit, Expression *e, int target) {
    TareTreeOperator operation = e->binary.operation;
    int left = tare_compiler_expression_emit(unit, e->binary.left, TARE_UNIT_ANY);
    int64_t number;
    if (find_small_int(unit, operation, e->binary.right, &number)) {
        tare_unit_pop(unit, left);
        int result = tare_unit_get_result(unit, target);
        bool is_add = operation == TARE_TREE_ADD;
        tare_unit_emit(unit, is_add ? TARE_OPCODE_ADD_INT : TARE_OPCODE_SUBTRACT_INT, result, left,
                       (int)number);
        return result;
    }
    int right = tare_compiler_expression_emit(unit, e->binary.right, TARE_UNIT_ANY);
    tare_unit_pop(unit, right);
    tare_unit_pop(unit, left);
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, (TareOpcode)binary_opcodes[operation], result, left, right);
    return result;
}

// The opcode of the in-place form stands as far behind the plain one for all operators.
static TareOpcode get_in_place(TareTreeOperator operation) {
    return (TareOpcode)(binary_opcodes[operation] + (TARE_OPCODE_ADD_IN_PLACE - TARE_OPCODE_ADD));
}

// Takes `left` (the caller has popped it when it is a temporary and `target` is another).
void tare_compiler_operator_emit_augmented(TareUnit *unit, TareTreeOperator operation, int left,
                                           Expression *right, int target) {
    int64_t number;
    if (find_small_int(unit, operation, right, &number)) {
        bool is_add = operation == TARE_TREE_ADD;
        tare_unit_emit(unit,
                       is_add ? TARE_OPCODE_ADD_INT_IN_PLACE : TARE_OPCODE_SUBTRACT_INT_IN_PLACE,
                       target, left, (int)number);
        return;
    }
    int value = tare_compiler_expression_emit(unit, right, TARE_UNIT_ANY);
    tare_unit_pop(unit, value);
    tare_unit_emit(unit, get_in_place(operation), target, left, value);
}

static TareOpcode get_unary(TareTreeUnaryOperator operation) {
    switch (operation) {
    case TARE_TREE_INVERT:
        return TARE_OPCODE_INVERT;
    case TARE_TREE_NOT:
        return TARE_OPCODE_NOT;
    case TARE_TREE_PLUS:
        return TARE_OPCODE_POSITIVE;
    default:
        return TARE_OPCODE_NEGATIVE;
    }
}

int tare_compiler_operator_emit_unary(TareUnit *unit, Expression *e, int target) {
    int operand = tare_compiler_expression_emit(unit, e->unary.operand, TARE_UNIT_ANY);
    tare_unit_pop(unit, operand);
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, get_unary(e->unary.operation), result, operand, 0);
    return result;
}

// ---- comparisons -----------------------------------------------------------------------------

// A tuple of the elements' constants, or absent.
static TareValue fetch_elements(TareUnit *unit, Expression *e) {
    TareTreeExpression tuple = {
        .kind = TARE_TREE_TUPLE, .context = TARE_TREE_LOAD, .span = e->span};
    tuple.elements = e->elements;
    return tare_compiler_fold_fetch(unit, &tuple);
}

int tare_compiler_operator_emit_container(TareUnit *unit, Expression *e) {
    bool is_set = e->kind == TARE_TREE_SET;
    if (!is_set && e->kind != TARE_TREE_LIST)
        return tare_compiler_expression_emit(unit, e, TARE_UNIT_ANY);
    TareValue tuple = fetch_elements(unit, e);
    if (tare_value_is_absent(tuple)) return tare_compiler_expression_emit(unit, e, TARE_UNIT_ANY);
    if (is_set) {
        TareValue frozen = tare_set_new_frozen(unit->compiler->rt, tuple);
        tare_release(unit->compiler->rt, tuple);
        tuple = frozen;
    }
    return tare_constant_pool_load_steal(unit, tuple, TARE_UNIT_NEXT);
}

static int emit_right(TareUnit *unit, Expression *e, size_t i) {
    uint8_t operation = e->compare.operations[i];
    if (operation == TARE_TREE_IN || operation == TARE_TREE_NOT_IN)
        return tare_compiler_operator_emit_container(unit, e->compare.comparators.items[i]);
    return tare_compiler_expression_emit(unit, e->compare.comparators.items[i], TARE_UNIT_ANY);
}

static int emit_single(TareUnit *unit, Expression *e, int target) {
    int left = tare_compiler_expression_emit(unit, e->compare.left, TARE_UNIT_ANY);
    int right = emit_right(unit, e, 0);
    tare_unit_pop(unit, right);
    tare_unit_pop(unit, left);
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, tare_compiler_operator_get_comparison(e->compare.operations[0]), result,
                   left, right);
    return result;
}

// A chain's state: the verdict so far goes to `result`; a middle operand that is a temporary
// stands in `result + 1`, where it waits to be the next link's left operand.
typedef struct Chain {
    int result;
    int left;          // operand of the next link
    uint32_t end;      // jumped to when a link is false and no operand waits
    uint32_t cleanup;  // ... when one waits
} Chain;

static void emit_link(TareUnit *unit, Expression *e, size_t i, Chain *chain) {
    TareOpcode opcode = tare_compiler_operator_get_comparison(e->compare.operations[i]);
    int right = emit_right(unit, e, i);
    bool is_temporary = tare_unit_is_temporary(unit, right);
    int operand = right;
    if (is_temporary) {
        operand = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_COPY, operand, right, 0);
    }
    tare_unit_emit(unit, opcode, chain->result, chain->left, operand);
    int middle = chain->result + 1;
    if (is_temporary && right != middle) tare_unit_emit(unit, TARE_OPCODE_MOVE, middle, right, 0);
    unit->depth = (uint32_t)(is_temporary ? middle + 1 : middle);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP_IF_FALSE_KEEP, chain->result, 0,
                        is_temporary ? chain->cleanup : chain->end);
    chain->left = is_temporary ? middle : right;
}

static int emit_chain(TareUnit *unit, Expression *e, int target) {
    size_t last = e->compare.comparators.count - 1;
    Chain chain = {.end = tare_unit_new_label(unit), .cleanup = tare_unit_new_label(unit)};
    chain.left = tare_compiler_expression_emit(unit, e->compare.left, TARE_UNIT_ANY);
    chain.result = tare_unit_is_temporary(unit, chain.left) ? chain.left : tare_unit_push(unit);
    for (size_t i = 0; i < last; i++) emit_link(unit, e, i, &chain);
    int right = emit_right(unit, e, last);
    tare_unit_emit(unit, tare_compiler_operator_get_comparison(e->compare.operations[last]),
                   chain.result, chain.left, right);
    unit->depth = (uint32_t)chain.result + 1;
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, chain.end);
    tare_unit_place_label(unit, chain.cleanup);
    tare_unit_emit(unit, TARE_OPCODE_CLEAR, chain.result + 1, 0, 0);
    tare_unit_place_label(unit, chain.end);
    return tare_unit_settle(unit, chain.result, target);
}

int tare_compiler_operator_emit_compare(TareUnit *unit, Expression *e, int target) {
    tare_compiler_warning_check_compare(unit, e);
    if (e->compare.comparators.count == 1) return emit_single(unit, e, target);
    return emit_chain(unit, e, target);
}

int tare_compiler_operator_emit_boolean(TareUnit *unit, Expression *e, int target) {
    const TareTreeExpressionList *values = &e->boolean.values;
    TareOpcode opcode =
        e->boolean.is_or ? TARE_OPCODE_JUMP_IF_TRUE_KEEP : TARE_OPCODE_JUMP_IF_FALSE_KEEP;
    uint32_t end = tare_unit_new_label(unit);
    int result = -1;
    for (size_t i = 0; i < values->count; i++) {
        result = tare_compiler_expression_emit(unit, values->items[i], TARE_UNIT_NEXT);
        if (i + 1 == values->count) break;
        tare_unit_emit_jump(unit, opcode, result, 0, end);
        tare_unit_pop(unit, result);
    }
    tare_unit_place_label(unit, end);
    return tare_unit_settle(unit, result, target);
}
