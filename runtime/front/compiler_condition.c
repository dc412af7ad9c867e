// Conditions: expressions of which only the truth counts, as jumps.
#include "front/compiler_parts.h"

static bool find_fused(TareTreeComparison comparison, TareOpcode *opcode) {
    switch (comparison) {
    case TARE_TREE_LESS:
        *opcode = TARE_OPCODE_JUMP_UNLESS_LESS;
        return true;
    case TARE_TREE_LESS_EQUAL:
        *opcode = TARE_OPCODE_JUMP_UNLESS_LESS_EQUAL;
        return true;
    case TARE_TREE_EQUAL:
        *opcode = TARE_OPCODE_JUMP_UNLESS_EQUAL;
        return true;
    case TARE_TREE_NOT_EQUAL:
        *opcode = TARE_OPCODE_JUMP_UNLESS_NOT_EQUAL;
        return true;
    case TARE_TREE_GREATER:
        *opcode = TARE_OPCODE_JUMP_UNLESS_GREATER;
        return true;
    case TARE_TREE_GREATER_EQUAL:
        *opcode = TARE_OPCODE_JUMP_UNLESS_GREATER_EQUAL;
        return true;
    default:
        return false;
    }
}

static void jump_on_value(TareUnit *unit, Expression *e, bool when, uint32_t label) {
    int value = tare_compiler_expression_emit(unit, e, TARE_UNIT_ANY);
    tare_unit_pop(unit, value);
    tare_unit_emit_jump(unit, when ? TARE_OPCODE_JUMP_IF_TRUE : TARE_OPCODE_JUMP_IF_FALSE, value, 0,
                        label);
}

static bool is_none(Expression *e) {
    return e->kind == TARE_TREE_CONSTANT && e->constant.kind == TARE_TREE_CONSTANT_NONE;
}

// `x is None` and `x is not None`.
static void jump_on_none(TareUnit *unit, Expression *e, bool when, uint32_t label) {
    bool wants_none = (e->compare.operations[0] == TARE_TREE_IS) == when;
    int value = tare_compiler_expression_emit(unit, e->compare.left, TARE_UNIT_ANY);
    tare_unit_pop(unit, value);
    tare_unit_emit_jump(unit, wants_none ? TARE_OPCODE_JUMP_IF_NONE : TARE_OPCODE_JUMP_IF_NOT_NONE,
                        value, 0, label);
}

static void jump_on_compare(TareUnit *unit, Expression *e, bool when, uint32_t label) {
    TareTreeComparison comparison = (TareTreeComparison)e->compare.operations[0];
    bool is_identity = comparison == TARE_TREE_IS || comparison == TARE_TREE_IS_NOT;
    TareOpcode opcode;
    if (e->compare.comparators.count > 1) {
        jump_on_value(unit, e, when, label);
    } else if (is_identity && is_none(e->compare.comparators.items[0])) {
        tare_compiler_warning_check_compare(unit, e);
        jump_on_none(unit, e, when, label);
    } else if (!when && find_fused(comparison, &opcode)) {
        TarePosition saved = unit->position;
        tare_unit_set_span(unit, e->span);
        int left = tare_compiler_expression_emit(unit, e->compare.left, TARE_UNIT_ANY);
        int right =
            tare_compiler_expression_emit(unit, e->compare.comparators.items[0], TARE_UNIT_ANY);
        tare_unit_pop(unit, right);
        tare_unit_pop(unit, left);
        tare_unit_emit_jump(unit, opcode, left, right, label);
        unit->position = saved;
    } else {
        jump_on_value(unit, e, when, label);
    }
}

// `a and b` is false as soon as one is; `a or b` true: the jump may come after any of the values.
// Else the last value decides, and the others jump past it.
static void jump_on_boolean(TareUnit *unit, Expression *e, bool when, uint32_t label) {
    const TareTreeExpressionList *values = &e->boolean.values;
    bool decides = e->boolean.is_or;  // the truth of one value that settles the whole
    uint32_t end = tare_unit_new_label(unit);
    for (size_t i = 0; i + 1 < values->count; i++)
        tare_compiler_condition_emit(unit, values->items[i], decides,
                                     decides == when ? label : end);
    tare_compiler_condition_emit(unit, values->items[values->count - 1], when, label);
    tare_unit_place_label(unit, end);
}

static void jump_on_conditional(TareUnit *unit, Expression *e, bool when, uint32_t label) {
    uint32_t otherwise = tare_unit_new_label(unit), end = tare_unit_new_label(unit);
    tare_compiler_condition_emit(unit, e->conditional.test, false, otherwise);
    tare_compiler_condition_emit(unit, e->conditional.body, when, label);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    tare_unit_place_label(unit, otherwise);
    tare_compiler_condition_emit(unit, e->conditional.otherwise, when, label);
    tare_unit_place_label(unit, end);
}

// Constants decide at once.
static bool jump_on_constant(TareUnit *unit, Expression *e, bool when, uint32_t label) {
    bool is_candidate = e->kind == TARE_TREE_CONSTANT || e->kind == TARE_TREE_NAME ||
                        e->kind == TARE_TREE_UNARY || e->kind == TARE_TREE_BINARY ||
                        e->kind == TARE_TREE_TUPLE;
    int truth = is_candidate ? tare_compiler_fold_truth(unit, e) : -1;
    if (truth < 0) return false;
    if ((truth == 1) == when) tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, label);
    return true;
}

// What fails in asking a value for its truth is placed at what asks: a statement, a comprehension.
void tare_compiler_condition_emit(TareUnit *unit, Expression *e, bool when, uint32_t label) {
    if (jump_on_constant(unit, e, when, label)) return;
    if (e->kind == TARE_TREE_UNARY && e->unary.operation == TARE_TREE_NOT)
        tare_compiler_condition_emit(unit, e->unary.operand, !when, label);
    else if (e->kind == TARE_TREE_BOOLEAN)
        jump_on_boolean(unit, e, when, label);
    else if (e->kind == TARE_TREE_COMPARE)
        jump_on_compare(unit, e, when, label);
    else if (e->kind == TARE_TREE_CONDITIONAL)
        jump_on_conditional(unit, e, when, label);
    else
        jump_on_value(unit, e, when, label);
}
