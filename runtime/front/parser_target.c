// Targets: expressions that are assigned to or deleted. They are parsed as expressions and then
// checked, so that no backtracking is needed. Guarded by tests/unit/front/parser_test.c.
#include "front/parser_internal.h"

static const char *describe_constant(const TareTreeConstant *constant) {
    switch (constant->kind) {
    case TARE_TREE_CONSTANT_NONE: return "None";
    case TARE_TREE_CONSTANT_FALSE: return "False";
    case TARE_TREE_CONSTANT_TRUE: return "True";
    case TARE_TREE_CONSTANT_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

const char *tare_parser_target_describe(const TareTreeExpression *expression) {
    switch ((TareTreeExpressionKind)expression->kind) {
    case TARE_TREE_ATTRIBUTE: return "attribute";
    case TARE_TREE_SUBSCRIPT: return "subscript";
    case TARE_TREE_STARRED: return "starred";
    case TARE_TREE_NAME: return "name";
    case TARE_TREE_LIST: return "list";
    case TARE_TREE_TUPLE: return "tuple";
    case TARE_TREE_LAMBDA: return "lambda";
    case TARE_TREE_CALL: return "function call";
    case TARE_TREE_BOOLEAN: case TARE_TREE_BINARY: case TARE_TREE_UNARY: return "expression";
    case TARE_TREE_GENERATOR: return "generator expression";
    case TARE_TREE_YIELD: case TARE_TREE_YIELD_FROM: return "yield expression";
    case TARE_TREE_AWAIT: return "await expression";
    case TARE_TREE_LIST_COMPREHENSION: return "list comprehension";
    case TARE_TREE_SET_COMPREHENSION: return "set comprehension";
    case TARE_TREE_DICT_COMPREHENSION: return "dict comprehension";
    case TARE_TREE_DICT: return "dict literal";
    case TARE_TREE_SET: return "set display";
    case TARE_TREE_JOINED: case TARE_TREE_FORMATTED: return "f-string expression";
    case TARE_TREE_CONSTANT: return describe_constant(&expression->constant);
    case TARE_TREE_COMPARE: return "comparison";
    case TARE_TREE_CONDITIONAL: return "conditional expression";
    case TARE_TREE_NAMED: return "named expression";
    case TARE_TREE_SLICE: break;
    }
    return "slice";
}

TareTreeExpression *tare_parser_target_find_invalid(TareTreeExpression *expression,
                                                    TareTreeContext context) {
    switch (expression->kind) {
    case TARE_TREE_NAME: case TARE_TREE_ATTRIBUTE: case TARE_TREE_SUBSCRIPT:
        return NULL;
    case TARE_TREE_STARRED:
        return context == TARE_TREE_DELETE
                   ? expression
                   : tare_parser_target_find_invalid(expression->value, context);
    case TARE_TREE_LIST: case TARE_TREE_TUPLE:
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
    TareTreeExpression *node =
        value == NULL ? NULL
                      : tare_parser_window_new_expression_from(self, TARE_TREE_STARRED, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

TareTreeExpression *tare_parser_target_parse_one(TareParser *self) {
    TareTreeExpression *node = parse_operand(self);
    return node != NULL && tare_parser_target_set(self, node, TARE_TREE_STORE) ? node : NULL;
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
    return node != NULL && tare_parser_target_set(self, node, TARE_TREE_STORE) ? node : NULL;
}
