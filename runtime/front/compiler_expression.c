// Expressions: who handles which kind, and the small kinds themselves.
#include "front/compiler_parts.h"

static int load_name(TareUnit *unit, Expression *e, int target) {
    if (tare_symbols_is_text(e->name, "__debug__"))
        return tare_constant_pool_load_steal(
            unit, tare_value_from_bool(unit->compiler->optimize_level == 0), target);
    return tare_compiler_name_emit_load(unit, e->name, target);
}

static int emit_named(TareUnit *unit, Expression *e, int target) {
    int value = tare_compiler_expression_emit(unit, e->named.value, TARE_UNIT_NEXT);
    int copy = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, copy, value, 0);
    tare_compiler_name_emit_store(unit, e->named.target->name, copy);
    tare_unit_pop(unit, copy);
    return tare_unit_settle(unit, value, target);
}

static int emit_conditional(TareUnit *unit, Expression *e, int target) {
    int where = target == TARE_UNIT_ANY ? TARE_UNIT_NEXT : target;
    uint32_t otherwise = tare_unit_new_label(unit);
    uint32_t end = tare_unit_new_label(unit);
    tare_compiler_condition_emit(unit, e->conditional.test, false, otherwise);
    int result = tare_compiler_expression_emit(unit, e->conditional.body, where);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    tare_unit_pop(unit, result);
    tare_unit_place_label(unit, otherwise);
    result = tare_compiler_expression_emit(unit, e->conditional.otherwise, where);
    tare_unit_place_label(unit, end);
    return result;
}

void tare_compiler_expression_set_attribute_span(TareUnit *unit, Expression *e) {
    if (e->span.line == e->span.end_line) return;
    unit->position.line = (int32_t)e->attribute.name_line;
    unit->position.column = (int32_t)e->attribute.name_column;
}

int tare_compiler_expression_emit_attribute(TareUnit *unit, Expression *e, int target) {
    int value = tare_compiler_expression_emit(unit, e->attribute.value, TARE_UNIT_ANY);
    tare_unit_pop(unit, value);
    int result = tare_unit_get_result(unit, target);
    tare_compiler_expression_set_attribute_span(unit, e);
    tare_unit_emit_name(unit, TARE_OPCODE_GET_ATTRIBUTE, result, value, e->attribute.name);
    return result;
}

static int emit_subscript(TareUnit *unit, Expression *e, int target) {
    tare_compiler_warning_check_subscript(unit, e);
    int value = tare_compiler_expression_emit(unit, e->subscript.value, TARE_UNIT_ANY);
    int index = tare_compiler_expression_emit(unit, e->subscript.index, TARE_UNIT_ANY);
    tare_unit_pop(unit, index);
    tare_unit_pop(unit, value);
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, TARE_OPCODE_GET_ITEM, result, value, index);
    return result;
}

static int emit_bound(TareUnit *unit, Expression *e) {
    if (e) return tare_compiler_expression_emit(unit, e, TARE_UNIT_NEXT);
    return tare_constant_pool_load_steal(unit, TARE_NONE, TARE_UNIT_NEXT);
}

static int emit_slice(TareUnit *unit, Expression *e, int target) {
    int first = emit_bound(unit, e->slice.lower);
    emit_bound(unit, e->slice.upper);
    emit_bound(unit, e->slice.step);
    tare_unit_pop(unit, first);
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_SLICE, result, first, 0);
    return result;
}

static int emit_await(TareUnit *unit, Expression *e, int target) {
    int value = tare_compiler_expression_emit(unit, e->value, TARE_UNIT_NEXT);
    tare_compiler_async_emit_await(unit, value, 0);
    return tare_unit_settle(unit, value, target);
}

static int refuse_star(TareUnit *unit, Expression *e) {
    tare_unit_fail(unit, e->span, "can't use starred expression here");
    return tare_unit_push(unit);
}

static int emit_display(TareUnit *unit, Expression *e, int target) {
    switch (e->kind) {
    case TARE_TREE_DICT:
        return tare_compiler_display_emit_dict(unit, e, target);
    case TARE_TREE_SET:
        return tare_compiler_display_emit_set(unit, e, target);
    case TARE_TREE_LIST:
        return tare_compiler_display_emit_list(unit, e, target);
    case TARE_TREE_TUPLE:
        return tare_compiler_display_emit_tuple(unit, &e->elements, target);
    case TARE_TREE_JOINED:
        return tare_compiler_display_emit_joined(unit, e, target);
    case TARE_TREE_FORMATTED:
        return tare_compiler_display_emit_formatted(unit, e, target);
    default:
        return tare_compiler_comprehension_emit(unit, e, target);
    }
}

static int emit_kind(TareUnit *unit, Expression *e, int target) {
    switch (e->kind) {
    case TARE_TREE_NAME:
        return load_name(unit, e, target);
    case TARE_TREE_ATTRIBUTE:
        return tare_compiler_expression_emit_attribute(unit, e, target);
    case TARE_TREE_CALL:
        return tare_compiler_call_emit(unit, e, target);
    case TARE_TREE_BINARY:
        return tare_compiler_operator_emit_binary(unit, e, target);
    case TARE_TREE_UNARY:
        return tare_compiler_operator_emit_unary(unit, e, target);
    case TARE_TREE_COMPARE:
        return tare_compiler_operator_emit_compare(unit, e, target);
    case TARE_TREE_BOOLEAN:
        return tare_compiler_operator_emit_boolean(unit, e, target);
    case TARE_TREE_SUBSCRIPT:
        return emit_subscript(unit, e, target);
    case TARE_TREE_SLICE:
        return emit_slice(unit, e, target);
    case TARE_TREE_CONDITIONAL:
        return emit_conditional(unit, e, target);
    case TARE_TREE_NAMED:
        return emit_named(unit, e, target);
    case TARE_TREE_LAMBDA:
        return tare_compiler_function_emit_lambda(unit, e, target);
    case TARE_TREE_AWAIT:
        return emit_await(unit, e, target);
    case TARE_TREE_YIELD:
        return tare_compiler_async_emit_yield(unit, e, target);
    case TARE_TREE_YIELD_FROM:
        return tare_compiler_async_emit_yield_from(unit, e, target);
    case TARE_TREE_STARRED:
        return refuse_star(unit, e);
    default:
        return emit_display(unit, e, target);
    }
}

static bool may_be_constant(Expression *e) {
    switch (e->kind) {
    case TARE_TREE_CONSTANT:
    case TARE_TREE_BINARY:
    case TARE_TREE_UNARY:
    case TARE_TREE_TUPLE:
    case TARE_TREE_SUBSCRIPT:
        return true;
    default:
        return false;
    }
}

int tare_compiler_expression_emit(TareUnit *unit, Expression *e, int target) {
    TarePosition saved = unit->position;
    tare_unit_set_span(unit, e->span);
    TareValue constant = may_be_constant(e) ? tare_compiler_fold_fetch(unit, e) : TARE_ABSENT;
    int result;
    if (!tare_value_is_absent(constant))
        result = tare_constant_pool_load_steal(unit, constant, target);
    else if (e->kind == TARE_TREE_CONSTANT)
        result = tare_unit_push(unit);  // failed
    else
        result = emit_kind(unit, e, target);
    unit->position = saved;
    return result;
}

void tare_compiler_expression_emit_and_drop(TareUnit *unit, Expression *e) {
    TarePosition saved = unit->position;
    int value = tare_compiler_expression_emit(unit, e, TARE_UNIT_ANY);
    tare_unit_set_span(unit, e->span);
    tare_unit_discard(unit, value);
    unit->position = saved;
}
