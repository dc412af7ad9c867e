// Lists of expressions with stars, assignment expressions and `yield`.
// Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

static bool is_bitwise(const TareTreeExpression *node) {
    switch (node->kind) {
    case TARE_TREE_BOOLEAN:
    case TARE_TREE_COMPARE:
    case TARE_TREE_CONDITIONAL:
    case TARE_TREE_LAMBDA:
    case TARE_TREE_NAMED:
    case TARE_TREE_STARRED:
    case TARE_TREE_YIELD:
    case TARE_TREE_YIELD_FROM:
        return node->is_parenthesized;
    case TARE_TREE_UNARY:
        return node->is_parenthesized || node->unary.operation != TARE_TREE_NOT;
    default:
        return true;
    }
}

// The part that stands first in the text.
static const TareTreeExpression *get_leftmost(const TareTreeExpression *node) {
    for (;;) {
        if (node->is_parenthesized) {
            return node;
        }
        switch (node->kind) {
        case TARE_TREE_BINARY:
            node = node->binary.left;
            break;
        case TARE_TREE_CALL:
            node = node->call.function;
            break;
        case TARE_TREE_ATTRIBUTE:
            node = node->attribute.value;
            break;
        case TARE_TREE_SUBSCRIPT:
            node = node->subscript.value;
            break;
        default:
            return node;
        }
    }
}

// Displays and the constants that nobody would compare to get a message of their own.
static bool is_excused(const TareTreeExpression *node) {
    const TareTreeExpression *first = get_leftmost(node);
    if (first->kind == TARE_TREE_CONSTANT) {
        return first->constant.kind <= TARE_TREE_CONSTANT_TRUE;
    }
    return first->kind == TARE_TREE_LIST || first->kind == TARE_TREE_TUPLE ||
           first->kind == TARE_TREE_GENERATOR;
}

static void check_equals(TareParser *self, TareTreeExpression *node) {
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_window_advance(self);
    tare_parser_expression_parse_bitwise(self);
    TareTreeSpan span = tare_parser_window_join(node->span, self->last);
    TareTokenKind after = tare_parser_window_kind(self);
    bool fits = tare_parser_window_rewind(self, mark);
    if (!fits || after == TARE_TOKEN_ASSIGN || after == TARE_TOKEN_WALRUS) {
        return;
    }
    if (node->kind == TARE_TREE_NAME && !node->is_parenthesized) {
        tare_parser_error_raise(self, span,
                                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else if (is_bitwise(node) && !is_excused(node)) {
        tare_parser_error_raise(self, node->span,
                                "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                                tare_parser_target_describe(node));
    }
}

static void check_walrus(TareParser *self, TareTreeExpression *node) {
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_window_advance(self);
    tare_parser_expression_parse(self);
    if (tare_parser_window_rewind(self, mark)) {
        tare_parser_error_raise(self, node->span, "cannot use assignment expressions with %s",
                                tare_parser_target_describe(node));
    }
}

void tare_parser_list_check_assignment(TareParser *self, TareTreeExpression *expression) {
    if (self->speculation > 0 || self->failed) {
        return;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_WALRUS) {
        check_walrus(self, expression);
    } else if (tare_parser_window_kind(self) == TARE_TOKEN_ASSIGN) {
        check_equals(self, expression);
    }
}

static TareTreeExpression *parse_walrus(TareParser *self, TareTreeExpression *target) {
    tare_parser_window_advance(self);
    TareTreeExpression *value = tare_parser_expression_parse(self);
    if (value == NULL) {
        return NULL;
    }
    TareTreeExpression *node =
        tare_parser_window_new_expression_from(self, TARE_TREE_NAMED, target->span);
    if (node != NULL) {
        target->context = TARE_TREE_STORE;
        node->named.target = target;
        node->named.value = value;
    }
    return node;
}

TareTreeExpression *tare_parser_list_parse_named(TareParser *self) {
    TareTreeExpression *node = tare_parser_expression_parse(self);
    if (node == NULL) {
        return NULL;
    }
    TareTokenKind kind = tare_parser_window_kind(self);
    if (kind == TARE_TOKEN_WALRUS && node->kind == TARE_TREE_NAME && !node->is_parenthesized) {
        return parse_walrus(self, node);
    }
    if (TARE_UNLIKELY(kind == TARE_TOKEN_WALRUS || kind == TARE_TOKEN_ASSIGN)) {
        tare_parser_list_check_assignment(self, node);
        if (kind == TARE_TOKEN_WALRUS) {
            return tare_parser_error_raise_syntax(self);
        }
    }
    return self->failed ? NULL : node;
}

static TareTreeExpression *parse_starred(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *value = tare_parser_expression_parse_bitwise(self);
    if (value == NULL) {
        return NULL;
    }
    TareTreeExpression *node =
        tare_parser_window_new_expression_from(self, TARE_TREE_STARRED, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

TareTreeExpression *tare_parser_list_parse_star_named(TareParser *self) {
    return tare_parser_window_kind(self) == TARE_TOKEN_STAR ? parse_starred(self)
                                                            : tare_parser_list_parse_named(self);
}

static TareTreeExpression *parse_star(TareParser *self) {
    return tare_parser_window_kind(self) == TARE_TOKEN_STAR ? parse_starred(self)
                                                            : tare_parser_expression_parse(self);
}

static bool can_begin(TareTokenKind kind) {
    return tare_parser_expression_is_start(kind) || kind == TARE_TOKEN_STAR ||
           kind == TARE_TOKEN_PLUS || kind == TARE_TOKEN_MINUS;
}

TareTreeExpression *tare_parser_list_parse_star_list(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *first = parse_star(self);
    if (first == NULL || tare_parser_window_kind(self) != TARE_TOKEN_COMMA) {
        return first;
    }
    size_t base = self->scratch.count;
    tare_parser_window_push(self, first);
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_COMMA) &&
           can_begin(tare_parser_window_kind(self))) {
        tare_parser_window_push(self, parse_star(self));
    }
    TareTreeExpression *node =
        self->failed ? NULL : tare_parser_window_new_expression_from(self, TARE_TREE_TUPLE, start);
    if (node != NULL) {
        node->elements = tare_parser_window_take_expressions(self, base);
    }
    return node;
}

TareTreeExpression *tare_parser_list_parse_yield(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpressionKind kind = TARE_TREE_YIELD;
    TareTreeExpression *value = NULL;
    if (tare_parser_window_accept(self, TARE_TOKEN_FROM)) {
        kind = TARE_TREE_YIELD_FROM;
        value = tare_parser_expression_parse(self);
    } else if (can_begin(tare_parser_window_kind(self))) {
        value = tare_parser_list_parse_star_list(self);
    }
    TareTreeExpression *node =
        self->failed ? NULL : tare_parser_window_new_expression_from(self, kind, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

TareTreeExpression *tare_parser_list_parse_yield_or_star_list(TareParser *self) {
    return tare_parser_window_kind(self) == TARE_TOKEN_YIELD
               ? tare_parser_list_parse_yield(self)
               : tare_parser_list_parse_star_list(self);
}
