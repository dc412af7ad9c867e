// Statements: who handles which kind, and the small kinds themselves.
#include "front/compiler_parts.h"

static void emit_if(TareUnit *unit, Statement *s) {
    uint32_t otherwise = tare_unit_new_label(unit), end = tare_unit_new_label(unit);
    tare_compiler_condition_emit(unit, s->conditional.test, false, otherwise);
    tare_compiler_statement_emit_body(unit, &s->conditional.body);
    if (s->conditional.otherwise.count) tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    tare_unit_place_label(unit, otherwise);
    tare_compiler_statement_emit_body(unit, &s->conditional.otherwise);
    tare_unit_place_label(unit, end);
}

static void emit_expression(TareUnit *unit, Statement *s) {
    bool is_printed = unit->compiler->mode == TARE_COMPILE_INTERACTIVE && !unit->parent;
    if (is_printed) {
        int value = tare_compiler_expression_emit(unit, s->value, TARE_UNIT_ANY);
        tare_unit_pop(unit, value);
        tare_unit_emit(unit, TARE_OPCODE_PRINT_EXPRESSION, value, 0, 0);
    } else if (s->value->kind != TARE_TREE_CONSTANT) {
        tare_compiler_expression_emit_and_drop(unit, s->value);
    }
}

static void emit_raise(TareUnit *unit, Statement *s) {
    if (!s->raise.exception) {
        tare_unit_emit(unit, TARE_OPCODE_RAISE, 0, 0, 0);
        return;
    }
    uint32_t depth = unit->depth;
    int exception = tare_compiler_expression_emit(unit, s->raise.exception, TARE_UNIT_ANY);
    int cause = 0;
    if (s->raise.cause) cause = tare_compiler_expression_emit(unit, s->raise.cause, TARE_UNIT_ANY);
    tare_unit_emit(unit, TARE_OPCODE_RAISE, exception, cause, s->raise.cause ? 2 : 1);
    unit->depth = depth;
}

// The comparison that decides the test in the end, NULL when something else does.
static Expression *find_last_comparison(Expression *e) {
    for (;;) {
        if (e->kind == TARE_TREE_COMPARE) return e;
        if (e->kind == TARE_TREE_UNARY && e->unary.operation == TARE_TREE_NOT)
            e = e->unary.operand;
        else if (e->kind == TARE_TREE_BOOLEAN)
            e = e->boolean.values.items[e->boolean.values.count - 1];
        else if (e->kind == TARE_TREE_CONDITIONAL)
            e = e->conditional.otherwise;
        else
            return NULL;
    }
}

// Where the test ends in a comparison, that is what a traceback points at.
static void emit_assert(TareUnit *unit, Statement *s) {
    tare_compiler_warning_check_assert(unit, s);
    if (unit->compiler->optimize_level > 0) return;
    uint32_t end = tare_unit_new_label(unit);
    tare_compiler_condition_emit(unit, s->assertion.test, true, end);
    TarePosition saved = unit->position;
    Expression *comparison = find_last_comparison(s->assertion.test);
    if (comparison) tare_unit_set_span(unit, comparison->span);
    int error = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_LOAD_ASSERTION_ERROR, error, 0, 0);
    if (s->assertion.message) {
        tare_compiler_expression_emit(unit, s->assertion.message, TARE_UNIT_NEXT);
        tare_unit_emit(unit, TARE_OPCODE_CALL, error, 1, 0);
    }
    tare_unit_emit(unit, TARE_OPCODE_RAISE, error, 0, 1);
    unit->position = saved;
    tare_unit_pop(unit, error);
    tare_unit_place_label(unit, end);
}

static void emit_delete(TareUnit *unit, Statement *s) {
    for (size_t i = 0; i < s->targets.count; i++)
        tare_compiler_target_emit_delete(unit, s->targets.items[i]);
}

static void emit_pass(TareUnit *unit, Statement *s) {
    tare_unit_emit(unit, TARE_OPCODE_NOP, 0, 0, 0);
}

typedef void (*Emit)(TareUnit *unit, Statement *s);

static const Emit emitters[] = {
    [TARE_TREE_FUNCTION] = tare_compiler_function_emit_definition,
    [TARE_TREE_CLASS] = tare_compiler_class_emit,
    [TARE_TREE_RETURN] = tare_compiler_block_emit_return,
    [TARE_TREE_DELETE_NAMES] = emit_delete,
    [TARE_TREE_ASSIGN] = tare_compiler_target_emit_assign,
    [TARE_TREE_AUGMENTED] = tare_compiler_target_emit_augmented,
    [TARE_TREE_ANNOTATED] = tare_compiler_target_emit_annotated,
    [TARE_TREE_FOR] = tare_compiler_loop_emit_for,
    [TARE_TREE_WHILE] = tare_compiler_loop_emit_while,
    [TARE_TREE_IF] = emit_if,
    [TARE_TREE_WITH] = tare_compiler_with_emit,
    [TARE_TREE_MATCH] = tare_compiler_match_emit,
    [TARE_TREE_RAISE] = emit_raise,
    [TARE_TREE_TRY] = tare_compiler_try_emit,
    [TARE_TREE_ASSERT] = emit_assert,
    [TARE_TREE_IMPORT] = tare_compiler_import_emit,
    [TARE_TREE_IMPORT_FROM] = tare_compiler_import_emit,
    [TARE_TREE_EXPRESSION] = emit_expression,
    [TARE_TREE_PASS] = emit_pass,
    [TARE_TREE_BREAK] = tare_compiler_block_emit_break,
    [TARE_TREE_CONTINUE] = tare_compiler_block_emit_continue,
};

static void emit_kind(TareUnit *unit, Statement *s) {
    if (emitters[s->kind]) emitters[s->kind](unit, s);
}

void tare_compiler_statement_emit(TareUnit *unit, Statement *s) {
    uint32_t depth = unit->depth;
    tare_unit_set_span(unit, s->span);
    emit_kind(unit, s);
    TARE_ASSERT(unit->depth == depth || tare_unit_has_failed(unit));
    unit->depth = depth;
}

void tare_compiler_statement_emit_body(TareUnit *unit, const TareTreeStatementList *body) {
    for (size_t i = 0; i < body->count && !tare_unit_has_failed(unit); i++)
        tare_compiler_statement_emit(unit, body->items[i]);
}

static bool has_annotation(Statement *s) {
    switch ((TareTreeStatementKind)s->kind) {
    case TARE_TREE_ANNOTATED:
        return true;
    case TARE_TREE_FOR:
        return tare_compiler_statement_has_annotation(&s->for_.body) ||
               tare_compiler_statement_has_annotation(&s->for_.otherwise);
    case TARE_TREE_IF:
    case TARE_TREE_WHILE:
        return tare_compiler_statement_has_annotation(&s->conditional.body) ||
               tare_compiler_statement_has_annotation(&s->conditional.otherwise);
    case TARE_TREE_WITH:
        return tare_compiler_statement_has_annotation(&s->with.body);
    case TARE_TREE_MATCH:
        for (size_t i = 0; i < s->match.case_count; i++) {
            if (tare_compiler_statement_has_annotation(&s->match.cases[i].body)) return true;
        }
        return false;
    case TARE_TREE_TRY:
        for (size_t i = 0; i < s->try_.handler_count; i++) {
            if (tare_compiler_statement_has_annotation(&s->try_.handlers[i].body)) return true;
        }
        return tare_compiler_statement_has_annotation(&s->try_.body) ||
               tare_compiler_statement_has_annotation(&s->try_.otherwise) ||
               tare_compiler_statement_has_annotation(&s->try_.finally);
    default:
        return false;
    }
}

bool tare_compiler_statement_has_annotation(const TareTreeStatementList *body) {
    for (size_t i = 0; i < body->count; i++) {
        if (has_annotation(body->items[i])) return true;
    }
    return false;
}
