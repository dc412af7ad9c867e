// The compound statements `try` and `with`. Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

// `except A, B:`, the way of Python 2; the current token is the comma.
static void fail_unparenthesized(TareParser *self, TareTreeSpan first) {
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_window_advance(self);
    tare_parser_list_parse_star_list(self);
    if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_AS)) {
        tare_parser_window_expect_name(self);
    }
    TareTreeSpan end = tare_parser_window_span(self);
    end.end_column--;  // CPython's range ends where its reader stands
    tare_parser_window_expect(self, TARE_TOKEN_COLON);
    if (tare_parser_window_rewind(self, mark)) {
        tare_parser_error_raise(self, tare_parser_window_join(first, end),
                                "multiple exception types must be parenthesized");
    }
}

static bool parse_handler_type(TareParser *self, TareTreeHandler *handler) {
    handler->type = tare_parser_expression_parse(self);
    if (handler->type == NULL) {
        return false;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_COMMA) {
        fail_unparenthesized(self, handler->type->span);
    }
    if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_AS)) {
        handler->name = tare_parser_window_expect_name(self);
    }
    return !self->failed;
}

static void fail_mixed(TareParser *self, TareTreeSpan except_span, bool is_star) {
    if (is_star) {
        tare_parser_error_raise(self, tare_parser_window_join(except_span, self->last),
                                "cannot have both 'except' and 'except*' on the same 'try'");
    } else {
        tare_parser_error_raise(self, except_span,
                                "cannot have both 'except' and 'except*' on the same 'try'");
    }
}

static bool parse_handler(TareParser *self, TareTreeStatement *owner, bool is_first) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeHandler *handler = tare_parser_window_new(self, sizeof *handler);
    if (handler == NULL) {
        return false;
    }
    tare_parser_window_advance(self);
    bool is_star = tare_parser_window_accept(self, TARE_TOKEN_STAR);
    TareTreeSpan head = tare_parser_window_join(start, self->last);
    TareTokenKind kind = tare_parser_window_kind(self);
    bool is_bare = kind == TARE_TOKEN_COLON || kind == TARE_TOKEN_NEWLINE;
    if (is_star && is_bare) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                     "expected one or more exception types");
    } else if (!is_bare) {
        parse_handler_type(self, handler);
    }
    if (self->failed || !tare_parser_compound_expect_colon(self, false)) {
        return false;
    }
    if (!is_first && is_star != owner->try_.is_star) {
        self->last = head;
        fail_mixed(self, start, is_star);
        return false;
    }
    owner->try_.is_star = is_star;
    if (!tare_parser_compound_parse_block(self, &handler->body,
                                          is_star ? "'except*' statement" : "'except' statement",
                                          start.line)) {
        return false;
    }
    handler->span = tare_parser_window_join(start, self->last);
    tare_parser_window_push(self, handler);
    return !self->failed;
}

static bool parse_handlers(TareParser *self, TareTreeStatement *node) {
    size_t base = self->scratch.count;
    bool is_first = true;
    while (tare_parser_window_kind(self) == TARE_TOKEN_EXCEPT) {
        if (!parse_handler(self, node, is_first)) {
            return false;
        }
        is_first = false;
    }
    node->try_.handlers = tare_parser_window_take_structs(self, base, sizeof(TareTreeHandler),
                                                          &node->try_.handler_count);
    return !self->failed;
}

static bool parse_finally(TareParser *self, TareTreeStatement *node) {
    uint32_t line = tare_parser_window_token(self)->line;
    if (!tare_parser_window_accept(self, TARE_TOKEN_FINALLY)) {
        return true;
    }
    return tare_parser_compound_expect_colon(self, true) &&
           tare_parser_compound_parse_block(self, &node->try_.finally, "'finally' statement", line);
}

TareTreeStatement *tare_parser_block_parse_try(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeStatement *node = tare_parser_window_new_statement(self, TARE_TREE_TRY, start);
    tare_parser_window_advance(self);
    if (node == NULL || !tare_parser_compound_expect_colon(self, true) ||
        !tare_parser_compound_parse_block(self, &node->try_.body, "'try' statement", start.line)) {
        return NULL;
    }
    TareTokenKind kind = tare_parser_window_kind(self);
    if (kind != TARE_TOKEN_EXCEPT && kind != TARE_TOKEN_FINALLY) {
        return tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                            "expected 'except' or 'finally' block");
    }
    if (!parse_handlers(self, node)) {
        return NULL;
    }
    if (node->try_.handler_count > 0 &&
        !tare_parser_compound_parse_else(self, &node->try_.otherwise)) {
        return NULL;
    }
    if (!parse_finally(self, node)) {
        return NULL;
    }
    node->span = tare_parser_window_join(start, self->last);
    return node;
}

static bool parse_item(TareParser *self) {
    TareTreeWithItem *item = tare_parser_window_new(self, sizeof *item);
    if (item == NULL) {
        return false;
    }
    item->manager = tare_parser_expression_parse(self);
    if (item->manager != NULL && tare_parser_window_accept(self, TARE_TOKEN_AS)) {
        item->target = tare_parser_target_parse_one(self);
    }
    tare_parser_window_push(self, item);
    return !self->failed;
}

static void parse_parenthesized_items(TareParser *self) {
    tare_parser_window_advance(self);
    while (parse_item(self) && tare_parser_window_accept(self, TARE_TOKEN_COMMA) &&
           tare_parser_window_kind(self) != TARE_TOKEN_RIGHT_PAREN) {}
    tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN);
}

static void parse_items(TareParser *self) {
    while (parse_item(self) && tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {}
}

// Neither form fits: reports what is wrong with the one that got further.
static void parse_bad_items(TareParser *self, size_t reached) {
    TareParserMark mark = tare_parser_window_speculate(self);
    parse_items(self);
    bool is_further = self->failed && self->mark < reached;
    tare_parser_window_rewind(self, mark);
    if (is_further) {
        parse_parenthesized_items(self);
    } else {
        parse_items(self);
    }
}

// `( item, item ):`, or items without parentheses of their own.
static void parse_any_items(TareParser *self) {
    if (tare_parser_window_kind(self) != TARE_TOKEN_LEFT_PAREN) {
        parse_items(self);
        return;
    }
    TareParserMark mark = tare_parser_window_speculate(self);
    parse_parenthesized_items(self);
    size_t reached = self->mark;
    if (!self->failed && tare_parser_window_kind(self) != TARE_TOKEN_COLON) {
        self->failed = true;
    }
    if (!tare_parser_window_commit(self, mark)) {
        parse_bad_items(self, reached);
    }
}

TareTreeStatement *tare_parser_block_parse_with(TareParser *self, TareTreeSpan start,
                                                bool is_async) {
    uint32_t line = tare_parser_window_token(self)->line;
    tare_parser_window_advance(self);
    size_t base = self->scratch.count;
    parse_any_items(self);
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, TARE_TREE_WITH, start);
    if (node == NULL) {
        return NULL;
    }
    node->with.is_async = is_async;
    node->with.items = tare_parser_window_take_structs(self, base, sizeof(TareTreeWithItem),
                                                       &node->with.item_count);
    if (!tare_parser_compound_expect_colon(self, false) ||
        !tare_parser_compound_parse_block(self, &node->with.body, "'with' statement", line)) {
        return NULL;
    }
    node->span = tare_parser_window_join(start, self->last);
    return node;
}
