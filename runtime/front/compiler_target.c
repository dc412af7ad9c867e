// Assignment: targets of every shape, deletion, augmented and annotated assignment.
#include "front/compiler_parts.h"

static int emit_any(TareUnit *unit, Expression *e) {
    return tare_compiler_expression_emit(unit, e, TARE_UNIT_ANY);
}

int tare_compiler_target_get_register(TareUnit *unit, Expression *target) {
    if (target->kind != TARE_TREE_NAME) return -1;
    return tare_compiler_name_get_register(unit, target->name);
}

// ---- unpacking -------------------------------------------------------------------------------

static size_t find_star(TareUnit *unit, const TareTreeExpressionList *elements,
                        TareTreeSpan span) {
    size_t star = elements->count;
    for (size_t i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind != TARE_TREE_STARRED) continue;
        if (star < elements->count)
            tare_unit_fail(unit, span, "multiple starred expressions in assignment");
        star = i;
    }
    return star;
}

// The first register when the targets are near locals that stand in a row, else -1.
static int find_row(TareUnit *unit, const TareTreeExpressionList *elements) {
    int first = -1;
    for (size_t i = 0; i < elements->count; i++) {
        int index = tare_compiler_target_get_register(unit, elements->items[i]);
        if (index < 0 || (i > 0 && index != first + (int)i)) return -1;
        if (i == 0) first = index;
    }
    return first;
}

static void unpack(TareUnit *unit, const TareTreeExpression *target, int source) {
    const TareTreeExpressionList *elements = &target->elements;
    size_t star = find_star(unit, elements, target->span);
    size_t count = elements->count;
    int row = find_row(unit, elements);
    if (row >= 0) {
        tare_unit_emit(unit, TARE_OPCODE_UNPACK, row, source, (int)count);
        for (size_t i = 0; i < count; i++) tare_unit_set_bound(unit, row + (int)i);
        return;
    }
    int first = (int)unit->depth;
    for (size_t i = 0; i < count; i++) tare_unit_push(unit);
    if (star < count)
        tare_unit_emit_extra(unit, TARE_OPCODE_UNPACK_STAR, first, source, 0,
                             (uint32_t)(star | (count - star - 1) << 16));
    else
        tare_unit_emit(unit, TARE_OPCODE_UNPACK, first, source, (int)count);
    for (size_t i = 0; i < count && !tare_unit_has_failed(unit); i++) {
        Expression *element = elements->items[i];
        if (element->kind == TARE_TREE_STARRED) element = element->value;
        tare_compiler_target_emit_store(unit, element, first + (int)i);
    }
    unit->depth = (uint32_t)first;
}

static void store_attribute(TareUnit *unit, Expression *target, int source) {
    int object = emit_any(unit, target->attribute.value);
    tare_unit_pop(unit, object);
    tare_compiler_expression_set_attribute_span(unit, target);
    tare_unit_emit_name(unit, TARE_OPCODE_SET_ATTRIBUTE, object, source, target->attribute.name);
}

static void store_item(TareUnit *unit, Expression *target, int source) {
    int object = emit_any(unit, target->subscript.value);
    int index = emit_any(unit, target->subscript.index);
    tare_unit_pop(unit, index);
    tare_unit_pop(unit, object);
    tare_unit_emit(unit, TARE_OPCODE_SET_ITEM, object, index, source);
}

void tare_compiler_target_emit_store(TareUnit *unit, Expression *target, int source) {
    TarePosition saved = unit->position;
    tare_unit_set_span(unit, target->span);
    switch (target->kind) {
    case TARE_TREE_NAME:
        tare_compiler_name_emit_store(unit, target->name, source);
        break;
    case TARE_TREE_ATTRIBUTE:
        store_attribute(unit, target, source);
        break;
    case TARE_TREE_SUBSCRIPT:
        store_item(unit, target, source);
        break;
    case TARE_TREE_TUPLE:
    case TARE_TREE_LIST:
        unpack(unit, target, source);
        break;
    default:
        tare_unit_fail(unit, target->span, "starred assignment target must be in a list or tuple");
    }
    unit->position = saved;
}

void tare_compiler_target_emit_delete(TareUnit *unit, Expression *target) {
    TarePosition saved = unit->position;
    tare_unit_set_span(unit, target->span);
    if (target->kind == TARE_TREE_NAME) {
        tare_compiler_name_emit_delete(unit, target->name);
    } else if (target->kind == TARE_TREE_ATTRIBUTE) {
        int object = emit_any(unit, target->attribute.value);
        tare_unit_pop(unit, object);
        tare_unit_emit_name(unit, TARE_OPCODE_DELETE_ATTRIBUTE, object, 0, target->attribute.name);
    } else if (target->kind == TARE_TREE_SUBSCRIPT) {
        int object = emit_any(unit, target->subscript.value);
        int index = emit_any(unit, target->subscript.index);
        tare_unit_pop(unit, index);
        tare_unit_pop(unit, object);
        tare_unit_emit(unit, TARE_OPCODE_DELETE_ITEM, object, index, 0);
    } else {
        for (size_t i = 0; i < target->elements.count; i++)
            tare_compiler_target_emit_delete(unit, target->elements.items[i]);
    }
    unit->position = saved;
}

// ---- plain assignment ------------------------------------------------------------------------

// `a, b = b, a`: no tuple is made.
static bool is_parallel(Expression *target, Expression *value) {
    bool is_row = (target->kind == TARE_TREE_TUPLE || target->kind == TARE_TREE_LIST) &&
                  (value->kind == TARE_TREE_TUPLE || value->kind == TARE_TREE_LIST);
    if (!is_row || target->elements.count != value->elements.count) return false;
    if (target->elements.count == 0 || target->elements.count > 8) return false;
    return !tare_compiler_display_has_star(&target->elements) &&
           !tare_compiler_display_has_star(&value->elements);
}

static void assign_parallel(TareUnit *unit, Expression *target, Expression *value) {
    int first = (int)unit->depth;
    size_t count = value->elements.count;
    for (size_t i = 0; i < count; i++)
        tare_compiler_expression_emit(unit, value->elements.items[i], TARE_UNIT_NEXT);
    for (size_t i = 0; i < count; i++)
        tare_compiler_target_emit_store(unit, target->elements.items[i], first + (int)i);
    unit->depth = (uint32_t)first;
}

static void assign_one(TareUnit *unit, Expression *target, Expression *value) {
    if (is_parallel(target, value)) {
        assign_parallel(unit, target, value);
        return;
    }
    int index = tare_compiler_target_get_register(unit, target);
    if (index >= 0) {
        tare_compiler_expression_emit(unit, value, index);
        return;
    }
    int source = emit_any(unit, value);
    tare_compiler_target_emit_store(unit, target, source);
    tare_unit_pop(unit, source);
}

void tare_compiler_target_emit_assign(TareUnit *unit, Statement *s) {
    const TareTreeExpressionList *targets = &s->assign.targets;
    if (targets->count == 1) {
        assign_one(unit, targets->items[0], s->assign.value);
        return;
    }
    int source = tare_compiler_expression_emit(unit, s->assign.value, TARE_UNIT_NEXT);
    for (size_t i = 0; i + 1 < targets->count; i++) {
        int copy = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_COPY, copy, source, 0);
        tare_compiler_target_emit_store(unit, targets->items[i], copy);
        tare_unit_pop(unit, copy);
    }
    tare_compiler_target_emit_store(unit, targets->items[targets->count - 1], source);
    tare_unit_pop(unit, source);
}

// ---- augmented assignment: objects and indexes are evaluated once ------------------------------

// A second operand of the same value: the local itself, or a copy of the temporary.
static int duplicate(TareUnit *unit, int index) {
    if (!tare_unit_is_temporary(unit, index)) return index;
    int copy = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, copy, index, 0);
    return copy;
}

static void augment_name(TareUnit *unit, Statement *s) {
    TareTreeString name = s->augmented.target->name;
    TarePosition saved = unit->position;
    tare_unit_set_span(unit, s->augmented.target->span);
    int left = tare_compiler_name_emit_load(unit, name, TARE_UNIT_ANY);
    unit->position = saved;
    tare_compiler_operator_emit_augmented(unit, s->augmented.operation, left, s->augmented.value,
                                          left);
    if (tare_unit_is_temporary(unit, left)) tare_compiler_name_emit_store(unit, name, left);
    tare_unit_pop(unit, left);
}

static void augment_attribute(TareUnit *unit, Statement *s) {
    Expression *target = s->augmented.target;
    TarePosition saved = unit->position;
    int object = emit_any(unit, target->attribute.value);
    int copy = duplicate(unit, object);
    tare_unit_pop(unit, copy);
    int value = tare_unit_push(unit);
    tare_unit_set_span(unit, target->span);
    tare_compiler_expression_set_attribute_span(unit, target);
    tare_unit_emit_name(unit, TARE_OPCODE_GET_ATTRIBUTE, value, copy, target->attribute.name);
    unit->position = saved;
    tare_compiler_operator_emit_augmented(unit, s->augmented.operation, value, s->augmented.value,
                                          value);
    tare_unit_set_span(unit, target->span);
    tare_compiler_expression_set_attribute_span(unit, target);
    tare_unit_emit_name(unit, TARE_OPCODE_SET_ATTRIBUTE, object, value, target->attribute.name);
    unit->position = saved;
    tare_unit_pop(unit, value);
    tare_unit_pop(unit, object);
}

static void augment_item(TareUnit *unit, Statement *s) {
    Expression *target = s->augmented.target;
    TarePosition saved = unit->position;
    uint32_t depth = unit->depth;
    int object = emit_any(unit, target->subscript.value);
    int index = emit_any(unit, target->subscript.index);
    uint32_t inner_depth = unit->depth;
    int object_copy = duplicate(unit, object);
    int index_copy = duplicate(unit, index);
    unit->depth = inner_depth;
    int value = tare_unit_push(unit);
    tare_unit_set_span(unit, target->span);
    tare_unit_emit(unit, TARE_OPCODE_GET_ITEM, value, object_copy, index_copy);
    unit->position = saved;
    tare_compiler_operator_emit_augmented(unit, s->augmented.operation, value, s->augmented.value,
                                          value);
    tare_unit_set_span(unit, target->span);
    tare_unit_emit(unit, TARE_OPCODE_SET_ITEM, object, index, value);
    unit->position = saved;
    unit->depth = depth;
}

void tare_compiler_target_emit_augmented(TareUnit *unit, Statement *s) {
    switch (s->augmented.target->kind) {
    case TARE_TREE_NAME:
        augment_name(unit, s);
        break;
    case TARE_TREE_ATTRIBUTE:
        augment_attribute(unit, s);
        break;
    default:
        augment_item(unit, s);
        break;
    }
}

// ---- annotated assignment --------------------------------------------------------------------

static void record_annotation(TareUnit *unit, Statement *s) {
    Expression *target = s->annotated.target;
    TareTreeString mangled =
        tare_symbols_mangle(&unit->compiler->symbols, unit->scope, target->name);
    int annotation = tare_compiler_annotation_emit(unit, s->annotated.annotation);
    int annotations = tare_unit_push(unit);
    tare_unit_emit_name(unit, TARE_OPCODE_GET_NAME, annotations, 0,
                        (TareTreeString){"__annotations__", 15});
    int key = tare_constant_pool_load_text(unit, mangled, TARE_UNIT_NEXT);
    tare_unit_emit(unit, TARE_OPCODE_SET_ITEM, annotations, key, annotation);
    tare_unit_pop(unit, annotation);
}

// A target without a value is still evaluated as far as it is an expression.
static void evaluate_target(TareUnit *unit, Expression *target) {
    if (target->kind == TARE_TREE_ATTRIBUTE) {
        tare_compiler_expression_emit_and_drop(unit, target->attribute.value);
    } else if (target->kind == TARE_TREE_SUBSCRIPT) {
        tare_compiler_expression_emit_and_drop(unit, target->subscript.value);
        tare_compiler_expression_emit_and_drop(unit, target->subscript.index);
    }
}

void tare_compiler_target_emit_annotated(TareUnit *unit, Statement *s) {
    bool is_recorded = !tare_symbols_is_function(unit->scope);
    if (s->annotated.value)
        assign_one(unit, s->annotated.target, s->annotated.value);
    else
        evaluate_target(unit, s->annotated.target);
    if (!is_recorded) return;
    if (s->annotated.is_simple)
        record_annotation(unit, s);
    else if (!(unit->compiler->future_flags & TARE_CODE_FUTURE_ANNOTATIONS))
        tare_compiler_expression_emit_and_drop(unit, s->annotated.annotation);
}
