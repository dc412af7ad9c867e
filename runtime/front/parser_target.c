// Targets: expressions that are assigned to or deleted. They are parsed as expressions and then
// checked, so that no backtracking is needed. Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

static const char *describe_constant(const TareTreeConstant *constant) {
    switch (constant->kind) {
    case TARE_TREE_CONSTANT_NONE:
        return "None";
    case TARE_TREE_CONSTANT_FALSE:
        return "False";
    case TARE_TREE_CONSTANT_TRUE:
        return "True";
    case TARE_TREE_CONSTANT_ELLIPSIS:
        return "ellipsis";
    default:
        return "literal";
    }
}

const char *tare_parser_target_describe(const TareTreeExpression *expression) {
    static const char *const names[] = {
        [TARE_TREE_BOOLEAN] = "expression",
        [TARE_TREE_NAMED] = "named expression",
        [TARE_TREE_BINARY] = "expression",
        [TARE_TREE_UNARY] = "expression",
        [TARE_TREE_LAMBDA] = "lambda",
        [TARE_TREE_CONDITIONAL] = "conditional expression",
        [TARE_TREE_DICT] = "dict literal",
        [TARE_TREE_SET] = "set display",
        [TARE_TREE_LIST_COMPREHENSION] = "list comprehension",
        [TARE_TREE_SET_COMPREHENSION] = "set comprehension",
        [TARE_TREE_GENERATOR] = "generator expression",
        [TARE_TREE_DICT_COMPREHENSION] = "dict comprehension",
        [TARE_TREE_AWAIT] = "await expression",
        [TARE_TREE_YIELD] = "yield expression",
        [TARE_TREE_YIELD_FROM] = "yield expression",
        [TARE_TREE_COMPARE] = "comparison",
        [TARE_TREE_CALL] = "function call",
        [TARE_TREE_FORMATTED] = "f-string expression",
        [TARE_TREE_JOINED] = "f-string expression",
        [TARE_TREE_CONSTANT] = "literal",
        [TARE_TREE_ATTRIBUTE] = "attribute",
        [TARE_TREE_SUBSCRIPT] = "subscript",
        [TARE_TREE_STARRED] = "starred",
        [TARE_TREE_NAME] = "name",
        [TARE_TREE_LIST] = "list",
        [TARE_TREE_TUPLE] = "tuple",
        [TARE_TREE_SLICE] = "slice",
    };
    return expression->kind == TARE_TREE_CONSTANT ? describe_constant(&expression->constant)
                                                  : names[expression->kind];
}

TareTreeExpression *tare_parser_target_find_invalid(TareTreeExpression *expression,
                                                    TareTreeContext context) {
    switch (expression->kind) {
    case TARE_TREE_NAME:
    case TARE_TREE_ATTRIBUTE:
    case TARE_TREE_SUBSCRIPT:
        return NULL;
    case TARE_TREE_STARRED:
        return context == TARE_TREE_DELETE
                   ? expression
                   : tare_parser_target_find_invalid(expression->value, context);
    case TARE_TREE_LIST:
    case TARE_TREE_TUPLE:
        for (size_t i = 0; i < expression->elements.count; i++) {
            TareTreeExpression *invalid =
                tare_parser_target_find_invalid(expression->elements.items[i], context);
            if (invalid != NULL) {
                return invalid;
            }
        }
        return NULL;
    default:
        return expression;
    }
}

static void set_context(TareTreeExpression *expression, TareTreeContext context) {
    expression->context = (uint8_t)context;
    if (expression->kind == TARE_TREE_STARRED) {
        set_context(expression->value, context);
    } else if (expression->kind == TARE_TREE_LIST || expression->kind == TARE_TREE_TUPLE) {
        for (size_t i = 0; i < expression->elements.count; i++) {
            set_context(expression->elements.items[i], context);
        }
    }
}

bool tare_parser_target_set(TareParser *self, TareTreeExpression *expression,
                            TareTreeContext context) {
    TareTreeExpression *invalid = tare_parser_target_find_invalid(expression, context);
    if (invalid != NULL) {
        tare_parser_error_raise(self, invalid->span, "cannot %s %s",
                                context == TARE_TREE_DELETE ? "delete" : "assign to",
                                tare_parser_target_describe(invalid));
        return false;
    }
    set_context(expression, context);
    return true;
}

// A star or an operand: `in` is left for the loop.
static TareTreeExpression *parse_operand(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    if (!tare_parser_window_accept(self, TARE_TOKEN_STAR)) {
        return tare_parser_expression_parse_bitwise(self);
    }
    TareTreeExpression *value = tare_parser_expression_parse_bitwise(self);
    return tare_parser_window_new_starred(self, start, value);
}

// Whether what may follow a target of `with` stands here.
static bool is_after_item(const TareParser *self) {
    TareTokenKind kind = tare_parser_window_kind(self);
    return kind == TARE_TOKEN_COMMA || kind == TARE_TOKEN_RIGHT_PAREN || kind == TARE_TOKEN_COLON;
}

TareTreeExpression *tare_parser_target_parse_one(TareParser *self) {
    TareTreeExpression *node = parse_operand(self);
    if (node != NULL && !is_after_item(self) &&
        tare_parser_target_find_invalid(node, TARE_TREE_STORE) != NULL) {
        return tare_parser_error_raise_syntax(self);
    }
    return node != NULL && tare_parser_target_set(self, node, TARE_TREE_STORE) ? node : NULL;
}

// In `for (a in b)` the comparison is read as a slip of the loop's own `in`.
static bool is_loop_slip(const TareTreeExpression *node) {
    return node->kind == TARE_TREE_COMPARE &&
           (node->compare.operations[0] != TARE_TREE_IN ||
            tare_parser_target_find_invalid(node->compare.left, TARE_TREE_STORE) == NULL);
}

TareTreeExpression *tare_parser_target_parse_list(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *node = parse_operand(self);
    if (node != NULL && tare_parser_window_kind(self) == TARE_TOKEN_COMMA) {
        size_t base = self->scratch.count;
        tare_parser_window_push(self, node);
        while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_COMMA) &&
               tare_parser_window_kind(self) != TARE_TOKEN_IN) {
            tare_parser_window_push(self, parse_operand(self));
        }
        node = self->failed ? NULL
                            : tare_parser_window_new_expression_from(self, TARE_TREE_TUPLE, start);
        if (node != NULL) {
            node->elements = tare_parser_window_take_expressions(self, base);
        }
    }
    if (node != NULL && is_loop_slip(node)) {
        return tare_parser_error_raise_syntax(self);
    }
    return node != NULL && tare_parser_target_set(self, node, TARE_TREE_STORE) ? node : NULL;
}
