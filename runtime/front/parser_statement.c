// Simple statements and lines of them. Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

static TareTreeStatement *parse_word(TareParser *self, TareTreeStatementKind kind) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    return tare_parser_window_new_statement(self, kind, start);
}

static bool is_line_end(TareTokenKind kind) {
    return kind == TARE_TOKEN_NEWLINE || kind == TARE_TOKEN_SEMICOLON;
}

static TareTreeStatement *parse_return(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *value = NULL;
    if (!is_line_end(tare_parser_window_kind(self))) {
        value = tare_parser_list_parse_star_list(self);
    }
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, TARE_TREE_RETURN, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

static TareTreeStatement *parse_raise(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *exception = NULL;
    TareTreeExpression *cause = NULL;
    if (!is_line_end(tare_parser_window_kind(self))) {
        exception = tare_parser_expression_parse(self);
        if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_FROM)) {
            cause = tare_parser_expression_parse(self);
        }
    }
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, TARE_TREE_RAISE, start);
    if (node != NULL) {
        node->raise.exception = exception;
        node->raise.cause = cause;
    }
    return node;
}

static TareTreeStatement *parse_names(TareParser *self, TareTreeStatementKind kind) {
    TareTreeSpan start = tare_parser_window_span(self);
    size_t base = self->scratch.count;
    do {
        tare_parser_window_advance(self);
        TareTreeString *name = tare_parser_window_new(self, sizeof *name);
        if (name != NULL) {
            *name = tare_parser_window_expect_name(self);
            tare_parser_window_push(self, name);
        }
    } while (!self->failed && tare_parser_window_kind(self) == TARE_TOKEN_COMMA);
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, kind, start);
    if (node != NULL) {
        node->names.items =
            tare_parser_window_take_structs(self, base, sizeof(TareTreeString), &node->names.count);
    }
    return node;
}

static TareTreeStatement *parse_assert(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *test = tare_parser_expression_parse(self);
    TareTreeExpression *message = NULL;
    if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
        message = tare_parser_expression_parse(self);
    }
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, TARE_TREE_ASSERT, start);
    if (node != NULL) {
        node->assertion.test = test;
        node->assertion.message = message;
    }
    return node;
}

static TareTreeStatement *parse_delete(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeSpan first_span = tare_parser_window_span(self);
    TareTreeExpression *targets = tare_parser_list_parse_star_list(self);
    if (targets == NULL || !tare_parser_target_set(self, targets, TARE_TREE_DELETE)) {
        return NULL;
    }
    bool is_bare = targets->kind == TARE_TREE_TUPLE && targets->elements.count > 0 &&
                   targets->span.line == first_span.line && !targets->is_parenthesized &&
                   (targets->elements.items[0]->is_parenthesized ||
                    targets->elements.items[0]->span.column == targets->span.column);
    TareTreeStatement *node = tare_parser_window_new_statement(self, TARE_TREE_DELETE_NAMES, start);
    if (node == NULL) {
        return NULL;
    }
    if (is_bare) {
        node->targets = targets->elements;
        return node;
    }
    size_t base = self->scratch.count;
    tare_parser_window_push(self, targets);
    node->targets = tare_parser_window_take_expressions(self, base);
    return self->failed ? NULL : node;
}

static TareTreeStatement *parse_simple(TareParser *self) {
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_RETURN:
        return parse_return(self);
    case TARE_TOKEN_IMPORT:
        return tare_parser_import_parse(self);
    case TARE_TOKEN_FROM:
        return tare_parser_import_parse_from(self);
    case TARE_TOKEN_RAISE:
        return parse_raise(self);
    case TARE_TOKEN_PASS:
        return parse_word(self, TARE_TREE_PASS);
    case TARE_TOKEN_BREAK:
        return parse_word(self, TARE_TREE_BREAK);
    case TARE_TOKEN_CONTINUE:
        return parse_word(self, TARE_TREE_CONTINUE);
    case TARE_TOKEN_DEL:
        return parse_delete(self);
    case TARE_TOKEN_ASSERT:
        return parse_assert(self);
    case TARE_TOKEN_GLOBAL:
        return parse_names(self, TARE_TREE_GLOBAL);
    case TARE_TOKEN_NONLOCAL:
        return parse_names(self, TARE_TREE_NONLOCAL);
    default:
        return tare_parser_assignment_parse(self);
    }
}

bool tare_parser_statement_parse_simple_line(TareParser *self) {
    for (;;) {
        TareTreeStatement *node = parse_simple(self);
        if (node == NULL) {
            return false;
        }
        tare_parser_window_push(self, node);
        if (!tare_parser_window_accept(self, TARE_TOKEN_SEMICOLON) ||
            tare_parser_window_kind(self) == TARE_TOKEN_NEWLINE) {
            break;
        }
    }
    return !self->failed && tare_parser_window_expect(self, TARE_TOKEN_NEWLINE);
}

bool tare_parser_statement_parse(TareParser *self) {
    TareTreeStatement *node = tare_parser_compound_parse(self);
    if (node != NULL) {
        tare_parser_window_push(self, node);
        return !self->failed;
    }
    return !self->failed && tare_parser_statement_parse_simple_line(self);
}

TareTreeStatementList tare_parser_statement_take(TareParser *self, size_t start) {
    TareTreeStatementList list;
    list.items = tare_parser_window_take(self, start, &list.count);
    return list;
}
