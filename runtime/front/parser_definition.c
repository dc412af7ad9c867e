// Functions, classes and their decorators. Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

// A bad annotation counts as none: then the colon is missing where the arrow stands.
static bool parse_returns(TareParser *self, TareTreeStatement *node) {
    TareTreeSpan arrow = tare_parser_window_span(self);
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_window_advance(self);
    node->function.returns = tare_parser_expression_parse(self);
    if (!tare_parser_window_commit(self, mark)) {
        tare_parser_error_raise(self, arrow, "expected ':'");
    }
    return !self->failed;
}

static bool parse_head(TareParser *self, TareTreeStatement *node) {
    tare_parser_window_advance(self);
    node->function.name = tare_parser_window_expect_name(self);
    if (self->failed) {
        return false;
    }
    if (!tare_parser_window_accept(self, TARE_TOKEN_LEFT_PAREN)) {
        if (tare_parser_window_kind(self) != TARE_TOKEN_ERROR) {
            tare_parser_error_raise(self, tare_parser_window_span(self), "expected '('");
        }
        tare_parser_error_raise_syntax(self);
        return false;
    }
    node->function.parameters = tare_parser_parameters_parse(self, TARE_TOKEN_RIGHT_PAREN);
    if (node->function.parameters == NULL ||
        !tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN)) {
        return false;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_ARROW && !parse_returns(self, node)) {
        return false;
    }
    return tare_parser_compound_expect_colon(self, true);
}

TareTreeStatement *tare_parser_definition_parse_function(TareParser *self, TareTreeSpan start,
                                                         TareTreeExpressionList decorators,
                                                         bool is_async) {
    uint32_t line = tare_parser_window_token(self)->line;
    TareTreeStatement *node = tare_parser_window_new_statement(self, TARE_TREE_FUNCTION, start);
    if (node == NULL || !parse_head(self, node) ||
        !tare_parser_compound_parse_block(self, &node->function.body, "function definition",
                                          line)) {
        return NULL;
    }
    node->function.decorators = decorators;
    node->function.is_async = is_async;
    node->span = tare_parser_window_join(start, self->last);
    return node;
}

static bool parse_bases(TareParser *self, TareTreeStatement *node) {
    TareTreeSpan open_span = tare_parser_window_span(self);
    if (!tare_parser_window_accept(self, TARE_TOKEN_LEFT_PAREN)) {
        return true;
    }
    TareTreeExpression arguments = {0};
    if (!tare_parser_call_parse_arguments(self, &arguments, open_span)) {
        return false;
    }
    node->class_.bases = arguments.call.arguments;
    node->class_.keywords = arguments.call.keywords;
    return true;
}

static TareTreeStatement *parse_class(TareParser *self, TareTreeExpressionList decorators) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeStatement *node = tare_parser_window_new_statement(self, TARE_TREE_CLASS, start);
    if (node == NULL) {
        return NULL;
    }
    tare_parser_window_advance(self);
    node->class_.name = tare_parser_window_expect_name(self);
    if (self->failed || !parse_bases(self, node) ||
        !tare_parser_compound_expect_colon(self, false) ||
        !tare_parser_compound_parse_block(self, &node->class_.body, "class definition",
                                          start.line)) {
        return NULL;
    }
    node->class_.decorators = decorators;
    node->span = tare_parser_window_join(start, self->last);
    return node;
}

static bool parse_decorators(TareParser *self, TareTreeExpressionList *decorators) {
    size_t base = self->scratch.count;
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_AT)) {
        tare_parser_window_push(self, tare_parser_list_parse_named(self));
        if (!self->failed) {
            tare_parser_window_expect(self, TARE_TOKEN_NEWLINE);
        }
    }
    if (self->failed) {
        return false;
    }
    *decorators = tare_parser_window_take_expressions(self, base);
    return !self->failed;
}

TareTreeStatement *tare_parser_definition_parse(TareParser *self) {
    TareTreeExpressionList decorators = {NULL, 0};
    if (!parse_decorators(self, &decorators)) {
        return NULL;
    }
    TareTreeSpan start = tare_parser_window_span(self);
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_CLASS:
        return parse_class(self, decorators);
    case TARE_TOKEN_DEF:
        return tare_parser_definition_parse_function(self, start, decorators, false);
    case TARE_TOKEN_ASYNC:
        if (tare_parser_window_look(self, 1)->kind == TARE_TOKEN_DEF) {
            tare_parser_window_advance(self);
            return tare_parser_definition_parse_function(self, start, decorators, true);
        }
        break;
    default:
        break;
    }
    return tare_parser_error_raise_syntax(self);
}
