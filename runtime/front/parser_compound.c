// Blocks, and the compound statements `if`, `while`, `for` and `async`.
// Guarded by tests/unit/front/parser_test.c.
#include <stdio.h>

#include "front/parser_internal.h"

bool tare_parser_compound_expect_colon(TareParser *self, bool is_forced) {
    if (self->failed || tare_parser_window_accept(self, TARE_TOKEN_COLON)) {
        return !self->failed;
    }
    TareTokenKind kind = tare_parser_window_kind(self);
    if (kind != TARE_TOKEN_ERROR && (is_forced || kind == TARE_TOKEN_NEWLINE)) {
        tare_parser_error_raise(self, tare_parser_window_span(self), "expected ':'");
    }
    tare_parser_error_raise_syntax(self);
    return false;
}

static bool parse_indented(TareParser *self) {
    if (!tare_parser_window_enter(self)) {
        return false;
    }
    do {
        tare_parser_statement_parse(self);
    } while (!self->failed && tare_parser_window_kind(self) != TARE_TOKEN_DEDENT &&
             tare_parser_window_kind(self) != TARE_TOKEN_END);
    tare_parser_window_leave(self);
    return !self->failed && tare_parser_window_expect(self, TARE_TOKEN_DEDENT);
}

bool tare_parser_compound_parse_block(TareParser *self, TareTreeStatementList *body,
                                      const char *owner, uint32_t line) {
    if (self->failed) {
        return false;
    }
    size_t base = self->scratch.count;
    if (!tare_parser_window_accept(self, TARE_TOKEN_NEWLINE)) {
        tare_parser_statement_parse_simple_line(self);
    } else if (tare_parser_window_accept(self, TARE_TOKEN_INDENT)) {
        parse_indented(self);
    } else {
        tare_parser_error_raise_here(self, TARE_SYNTAX_INDENTATION_ERROR,
                                     "expected an indented block after %s on line %u", owner, line);
    }
    if (self->failed) {
        return false;
    }
    *body = tare_parser_statement_take(self, base);
    return !self->failed;
}

bool tare_parser_compound_parse_else(TareParser *self, TareTreeStatementList *body) {
    uint32_t line = tare_parser_window_token(self)->line;
    if (self->failed || !tare_parser_window_accept(self, TARE_TOKEN_ELSE)) {
        return !self->failed;
    }
    return tare_parser_compound_expect_colon(self, true) &&
           tare_parser_compound_parse_block(self, body, "'else' statement", line);
}

// `if`, `elif` or `while`, up to the end of its first block.
static TareTreeStatement *parse_test(TareParser *self, TareTreeStatementKind kind,
                                     const char *owner) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *test = tare_parser_list_parse_named(self);
    TareTreeStatement *node =
        test == NULL ? NULL : tare_parser_window_new_statement(self, kind, start);
    if (node == NULL || !tare_parser_compound_expect_colon(self, false)) {
        return NULL;
    }
    node->conditional.test = test;
    return tare_parser_compound_parse_block(self, &node->conditional.body, owner, start.line)
               ? node
               : NULL;
}

static bool set_otherwise(TareParser *self, TareTreeStatement *owner, TareTreeStatement *node) {
    TareTreeStatement **items = tare_parser_window_new(self, sizeof *items);
    if (items == NULL) {
        return false;
    }
    items[0] = node;
    owner->conditional.otherwise = (TareTreeStatementList){items, 1};
    return true;
}

// A loop, not recursion: chains of `elif` may be long.
static TareTreeStatement *parse_if(TareParser *self) {
    TareTreeStatement *first = parse_test(self, TARE_TREE_IF, "'if' statement");
    TareTreeStatement *last = first;
    while (last != NULL && tare_parser_window_kind(self) == TARE_TOKEN_ELIF) {
        TareTreeStatement *node = parse_test(self, TARE_TREE_IF, "'elif' statement");
        if (node == NULL || !set_otherwise(self, last, node)) {
            return NULL;
        }
        last = node;
    }
    if (last == NULL || !tare_parser_compound_parse_else(self, &last->conditional.otherwise)) {
        return NULL;
    }
    for (TareTreeStatement *node = first;; node = node->conditional.otherwise.items[0]) {
        node->span = tare_parser_window_join(node->span, self->last);
        if (node == last) {
            return first;
        }
    }
}

static TareTreeStatement *parse_while(TareParser *self) {
    TareTreeStatement *node = parse_test(self, TARE_TREE_WHILE, "'while' statement");
    if (node == NULL || !tare_parser_compound_parse_else(self, &node->conditional.otherwise)) {
        return NULL;
    }
    node->span = tare_parser_window_join(node->span, self->last);
    return node;
}

static TareTreeStatement *parse_for(TareParser *self, TareTreeSpan start, bool is_async) {
    uint32_t line = tare_parser_window_token(self)->line;
    tare_parser_window_advance(self);
    TareTreeExpression *target = tare_parser_target_parse_list(self);
    if (target == NULL || !tare_parser_window_expect(self, TARE_TOKEN_IN)) {
        return NULL;
    }
    TareTreeExpression *iterable = tare_parser_list_parse_star_list(self);
    TareTreeStatement *node =
        iterable == NULL ? NULL : tare_parser_window_new_statement(self, TARE_TREE_FOR, start);
    if (node == NULL || !tare_parser_compound_expect_colon(self, false)) {
        return NULL;
    }
    node->for_.target = target;
    node->for_.iterable = iterable;
    node->for_.is_async = is_async;
    if (!tare_parser_compound_parse_block(self, &node->for_.body, "'for' statement", line) ||
        !tare_parser_compound_parse_else(self, &node->for_.otherwise)) {
        return NULL;
    }
    node->span = tare_parser_window_join(start, self->last);
    return node;
}

static TareTreeStatement *parse_async(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_DEF: {
        TareTreeExpressionList none = {NULL, 0};
        return tare_parser_definition_parse_function(self, start, none, true);
    }
    case TARE_TOKEN_WITH:
        return tare_parser_block_parse_with(self, start, true);
    case TARE_TOKEN_FOR:
        return parse_for(self, start, true);
    default:
        return tare_parser_error_raise_syntax(self);
    }
}

TareTreeStatement *tare_parser_compound_parse(TareParser *self) {
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_IF:
        return parse_if(self);
    case TARE_TOKEN_WHILE:
        return parse_while(self);
    case TARE_TOKEN_FOR:
        return parse_for(self, tare_parser_window_span(self), false);
    case TARE_TOKEN_TRY:
        return tare_parser_block_parse_try(self);
    case TARE_TOKEN_WITH:
        return tare_parser_block_parse_with(self, tare_parser_window_span(self), false);
    case TARE_TOKEN_DEF:
    case TARE_TOKEN_CLASS:
    case TARE_TOKEN_AT:
        return tare_parser_definition_parse(self);
    case TARE_TOKEN_ASYNC:
        return parse_async(self);
    case TARE_TOKEN_NAME:
        return tare_parser_window_is_word(self, "match") ? tare_parser_match_parse(self) : NULL;
    default:
        return NULL;
    }
}
