// Statements that begin with an expression: assignments of all kinds, and plain expressions.
// Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

static int get_augmented(TareTokenKind kind) {
    static const uint8_t operations[] = {
        TARE_TREE_ADD,          TARE_TREE_SUBTRACT,    TARE_TREE_MULTIPLY,        TARE_TREE_DIVIDE,
        TARE_TREE_FLOOR_DIVIDE, TARE_TREE_MODULO,      TARE_TREE_MATRIX_MULTIPLY, TARE_TREE_POWER,
        TARE_TREE_SHIFT_LEFT,   TARE_TREE_SHIFT_RIGHT, TARE_TREE_BIT_OR,          TARE_TREE_BIT_XOR,
        TARE_TREE_BIT_AND,
    };
    if (kind < TARE_TOKEN_PLUS_ASSIGN || kind > TARE_TOKEN_AMPERSAND_ASSIGN) {
        return -1;
    }
    return operations[kind - TARE_TOKEN_PLUS_ASSIGN];
}

static bool is_single_target(const TareTreeExpression *node) {
    return node->kind == TARE_TREE_NAME || node->kind == TARE_TREE_ATTRIBUTE ||
           node->kind == TARE_TREE_SUBSCRIPT;
}

static TareTreeStatement *parse_augmented(TareParser *self, TareTreeSpan start,
                                          TareTreeExpression *target, int operation) {
    TareTreeSpan target_span = tare_parser_window_join(start, self->last);
    tare_parser_window_advance(self);
    TareTreeExpression *value = tare_parser_list_parse_yield_or_star_list(self);
    if (!self->failed && !is_single_target(target)) {
        return tare_parser_error_raise(self, target->is_parenthesized ? target->span : target_span,
                                       "'%s' is an illegal expression for augmented assignment",
                                       tare_parser_target_describe(target));
    }
    if (value == NULL) {
        return NULL;
    }
    TareTreeStatement *node = tare_parser_window_new_statement(self, TARE_TREE_AUGMENTED, start);
    if (node != NULL) {
        target->context = TARE_TREE_STORE;
        node->augmented.operation = (TareTreeOperator)operation;
        node->augmented.target = target;
        node->augmented.value = value;
    }
    return node;
}

// `target: ...` where the target cannot be annotated; the current token is the colon.
static void *fail_annotation(TareParser *self, TareTreeExpression *target, bool is_bare_tuple) {
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_window_advance(self);
    tare_parser_expression_parse(self);
    if (tare_parser_window_rewind(self, mark)) {
        if (is_bare_tuple) {
            return tare_parser_error_raise(self, target->elements.items[0]->span,
                                           "only single target (not tuple) can be annotated");
        }
        if (target->kind == TARE_TREE_LIST || target->kind == TARE_TREE_TUPLE) {
            return tare_parser_error_raise(self, target->span,
                                           "only single target (not %s) can be annotated",
                                           tare_parser_target_describe(target));
        }
        if (target->kind != TARE_TREE_STARRED) {
            tare_parser_error_raise(self, target->span, "illegal target for annotation");
        }
    }
    return tare_parser_error_raise_syntax(self);
}

static TareTreeStatement *parse_annotated(TareParser *self, TareTreeSpan start,
                                          TareTreeExpression *target, bool is_bare_tuple) {
    if (!is_single_target(target)) {
        return fail_annotation(self, target, is_bare_tuple);
    }
    tare_parser_window_advance(self);
    TareTreeExpression *annotation = tare_parser_expression_parse(self);
    TareTreeExpression *value = NULL;
    if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_ASSIGN)) {
        value = tare_parser_list_parse_yield_or_star_list(self);
    }
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, TARE_TREE_ANNOTATED, start);
    if (node != NULL) {
        target->context = TARE_TREE_STORE;
        node->annotated.target = target;
        node->annotated.annotation = annotation;
        node->annotated.value = value;
        node->annotated.is_simple = target->kind == TARE_TREE_NAME && !target->is_parenthesized;
    }
    return node;
}

// The current token is the `=` after `target`.
static bool check_target(TareParser *self, TareTreeExpression *target, bool is_first,
                         bool is_bare_tuple) {
    if (target->kind == TARE_TREE_YIELD || target->kind == TARE_TREE_YIELD_FROM) {
        if (!target->is_parenthesized) {
            tare_parser_error_raise(self, target->span,
                                    "assignment to yield expression not possible");
            return false;
        }
    }
    if (is_first && tare_parser_target_find_invalid(target, TARE_TREE_STORE) != NULL) {
        TareTreeExpression *last =
            is_bare_tuple ? target->elements.items[target->elements.count - 1] : target;
        if (last->kind != TARE_TREE_STARRED) {
            tare_parser_list_check_assignment(self, last);
        }
    }
    return !self->failed && tare_parser_target_set(self, target, TARE_TREE_STORE);
}

// A tuple without parentheses starts where its first element does, or within the element's own.
static bool is_bare(const TareTreeExpression *node) {
    if (node->kind != TARE_TREE_TUPLE || node->is_parenthesized || node->elements.count == 0) {
        return false;
    }
    const TareTreeExpression *first = node->elements.items[0];
    return first->is_parenthesized ||
           (node->span.line == first->span.line && node->span.column == first->span.column);
}

static TareTreeStatement *parse_assign(TareParser *self, TareTreeSpan start,
                                       TareTreeExpression *value, bool is_bare_tuple) {
    size_t base = self->scratch.count;
    bool is_first = true;
    while (value != NULL && tare_parser_window_kind(self) == TARE_TOKEN_ASSIGN) {
        if (!check_target(self, value, is_first, is_first && is_bare_tuple)) {
            return NULL;
        }
        is_first = false;
        tare_parser_window_push(self, value);
        tare_parser_window_advance(self);
        value = tare_parser_list_parse_yield_or_star_list(self);
    }
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, TARE_TREE_ASSIGN, start);
    if (node != NULL) {
        node->assign.targets = tare_parser_window_take_expressions(self, base);
        node->assign.value = value;
    }
    return node;
}

TareTreeStatement *tare_parser_assignment_parse(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *first = tare_parser_list_parse_yield_or_star_list(self);
    if (first == NULL) {
        return NULL;
    }
    TareTokenKind kind = tare_parser_window_kind(self);
    bool is_bare_tuple = is_bare(first);
    if (kind == TARE_TOKEN_ASSIGN) {
        return parse_assign(self, start, first, is_bare_tuple);
    }
    int operation = get_augmented(kind);
    if (operation >= 0) {
        return parse_augmented(self, start, first, operation);
    }
    if (kind == TARE_TOKEN_COLON) {
        return parse_annotated(self, start, first, is_bare_tuple);
    }
    TareTreeStatement *node = tare_parser_window_new_statement(self, TARE_TREE_EXPRESSION, start);
    if (node != NULL) {
        node->value = first;
    }
    return node;
}
