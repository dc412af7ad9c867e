// The match statement, whose words are names elsewhere. Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

typedef enum Likelihood { NEVER, MAYBE, SURELY } Likelihood;

// What the token after `match` tells: `match (x)` may be a call.
static Likelihood guess(TareTokenKind next) {
    switch (next) {
    case TARE_TOKEN_LEFT_PAREN:
    case TARE_TOKEN_LEFT_BRACKET:
    case TARE_TOKEN_STAR:
    case TARE_TOKEN_MINUS:
    case TARE_TOKEN_PLUS:
    case TARE_TOKEN_NOT:
        return MAYBE;
    default:
        return tare_parser_expression_is_start(next) ? SURELY : NEVER;
    }
}

static TareTreeExpression *parse_subject(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *first = tare_parser_list_parse_star_named(self);
    if (first == NULL || tare_parser_window_kind(self) != TARE_TOKEN_COMMA) {
        if (first != NULL && first->kind == TARE_TREE_STARRED) {
            return tare_parser_error_raise_syntax(self);
        }
        return first;
    }
    size_t base = self->scratch.count;
    tare_parser_window_push(self, first);
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_COMMA) &&
           tare_parser_window_kind(self) != TARE_TOKEN_COLON) {
        tare_parser_window_push(self, tare_parser_list_parse_star_named(self));
    }
    TareTreeExpression *node =
        self->failed ? NULL : tare_parser_window_new_expression_from(self, TARE_TREE_TUPLE, start);
    if (node != NULL) {
        node->elements = tare_parser_window_take_expressions(self, base);
    }
    return node;
}

// Reads `match subject` when a colon and the end of the line follow.
static TareTreeExpression *try_subject(TareParser *self) {
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_window_advance(self);
    TareTreeExpression *subject = parse_subject(self);
    if (!self->failed && (tare_parser_window_kind(self) != TARE_TOKEN_COLON ||
                          tare_parser_window_look(self, 1)->kind != TARE_TOKEN_NEWLINE)) {
        self->failed = true;
    }
    return tare_parser_window_commit(self, mark) ? subject : NULL;
}

static bool parse_case(TareParser *self) {
    uint32_t line = tare_parser_window_token(self)->line;
    TareTreeMatchCase *node = tare_parser_window_new(self, sizeof *node);
    if (node == NULL) {
        return false;
    }
    if (!tare_parser_window_is_word(self, "case")) {
        tare_parser_error_raise_syntax(self);
        return false;
    }
    tare_parser_window_advance(self);
    node->pattern = tare_parser_pattern_parse_top(self);
    if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_IF)) {
        node->guard = tare_parser_list_parse_named(self);
    }
    tare_parser_window_push(self, node);
    return tare_parser_compound_expect_colon(self, false) &&
           tare_parser_compound_parse_block(self, &node->body, "'case' statement", line);
}

static bool parse_cases(TareParser *self, TareTreeStatement *node) {
    if (!tare_parser_window_expect(self, TARE_TOKEN_NEWLINE)) {
        return false;
    }
    if (!tare_parser_window_accept(self, TARE_TOKEN_INDENT)) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_INDENTATION_ERROR,
                                     "expected an indented block after 'match' statement on line "
                                     "%u",
                                     node->span.line);
        return false;
    }
    size_t base = self->scratch.count;
    while (parse_case(self) && tare_parser_window_kind(self) != TARE_TOKEN_DEDENT &&
           tare_parser_window_kind(self) != TARE_TOKEN_END) {}
    if (self->failed) {
        return false;
    }
    node->match.cases = tare_parser_window_take_structs(self, base, sizeof(TareTreeMatchCase),
                                                        &node->match.case_count);
    return !self->failed && tare_parser_window_expect(self, TARE_TOKEN_DEDENT);
}

TareTreeStatement *tare_parser_match_parse(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *subject = NULL;
    switch (guess((TareTokenKind)tare_parser_window_look(self, 1)->kind)) {
    case NEVER:
        return NULL;
    case MAYBE:
        subject = try_subject(self);
        break;
    case SURELY:
        tare_parser_window_advance(self);
        subject = parse_subject(self);
        break;
    }
    TareTreeStatement *node =
        subject == NULL ? NULL : tare_parser_window_new_statement(self, TARE_TREE_MATCH, start);
    if (node == NULL || !tare_parser_compound_expect_colon(self, false)) {
        return NULL;
    }
    node->match.subject = subject;
    if (!parse_cases(self, node)) {
        return NULL;
    }
    node->span = tare_parser_window_join(start, self->last);
    return node;
}
