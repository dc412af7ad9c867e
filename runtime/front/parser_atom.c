// Atoms: names, constants, literals, and what stands in brackets.
// Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

static TareTreeExpression *parse_constant(TareParser *self, TareTreeConstantKind kind) {
    TareTreeExpression *node =
        tare_parser_window_new_expression(self, TARE_TREE_CONSTANT, tare_parser_window_span(self));
    tare_parser_window_advance(self);
    if (node != NULL) {
        node->constant.kind = kind;
    }
    return node;
}

static TareTreeExpression *parse_name(TareParser *self) {
    TareTreeExpression *node =
        tare_parser_window_new_expression(self, TARE_TREE_NAME, tare_parser_window_span(self));
    if (node != NULL) {
        node->name = tare_parser_window_expect_name(self);
    }
    return self->failed ? NULL : node;
}

TareTreeExpression *tare_parser_atom_parse(TareParser *self) {
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_NAME:
        return parse_name(self);
    case TARE_TOKEN_NUMBER:
        return tare_parser_number_parse(self);
    case TARE_TOKEN_STRING:
        return tare_parser_string_parse(self);
    case TARE_TOKEN_LEFT_PAREN:
        return tare_parser_display_parse_group(self);
    case TARE_TOKEN_LEFT_BRACKET:
        return tare_parser_display_parse_list(self);
    case TARE_TOKEN_LEFT_BRACE:
        return tare_parser_display_parse_brace(self);
    case TARE_TOKEN_NONE:
        return parse_constant(self, TARE_TREE_CONSTANT_NONE);
    case TARE_TOKEN_TRUE:
        return parse_constant(self, TARE_TREE_CONSTANT_TRUE);
    case TARE_TOKEN_FALSE:
        return parse_constant(self, TARE_TREE_CONSTANT_FALSE);
    case TARE_TOKEN_ELLIPSIS:
        return parse_constant(self, TARE_TREE_CONSTANT_ELLIPSIS);
    default:
        return tare_parser_error_raise_syntax(self);
    }
}
