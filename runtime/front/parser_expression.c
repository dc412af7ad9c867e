// Expressions, from lists with stars down to powers: precedence climbing for binary operators.
// Guarded by tests/unit/front/parser_test.c.
#include <string.h>

#include "front/parser_internal.h"

typedef struct Binary {
    uint8_t precedence;  // 0: no binary operator
    uint8_t operation;
} Binary;

static Binary get_binary(TareTokenKind kind) {
    switch (kind) {
    case TARE_TOKEN_PIPE:
        return (Binary){1, TARE_TREE_BIT_OR};
    case TARE_TOKEN_CARET:
        return (Binary){2, TARE_TREE_BIT_XOR};
    case TARE_TOKEN_AMPERSAND:
        return (Binary){3, TARE_TREE_BIT_AND};
    case TARE_TOKEN_SHIFT_LEFT:
        return (Binary){4, TARE_TREE_SHIFT_LEFT};
    case TARE_TOKEN_SHIFT_RIGHT:
        return (Binary){4, TARE_TREE_SHIFT_RIGHT};
    case TARE_TOKEN_PLUS:
        return (Binary){5, TARE_TREE_ADD};
    case TARE_TOKEN_MINUS:
        return (Binary){5, TARE_TREE_SUBTRACT};
    case TARE_TOKEN_STAR:
        return (Binary){6, TARE_TREE_MULTIPLY};
    case TARE_TOKEN_SLASH:
        return (Binary){6, TARE_TREE_DIVIDE};
    case TARE_TOKEN_DOUBLE_SLASH:
        return (Binary){6, TARE_TREE_FLOOR_DIVIDE};
    case TARE_TOKEN_PERCENT:
        return (Binary){6, TARE_TREE_MODULO};
    case TARE_TOKEN_AT:
        return (Binary){6, TARE_TREE_MATRIX_MULTIPLY};
    default:
        return (Binary){0, 0};
    }
}

static TareTreeExpression *parse_factor(TareParser *self);

static TareTreeExpression *make_binary(TareParser *self, TareTreeOperator operation,
                                       TareTreeExpression *left, TareTreeExpression *right) {
    if (left == NULL || right == NULL) {
        return NULL;
    }
    TareTreeExpression *node =
        tare_parser_window_new_expression_from(self, TARE_TREE_BINARY, left->span);
    if (node != NULL) {
        node->binary.operation = operation;
        node->binary.left = left;
        node->binary.right = right;
    }
    return node;
}

// The span of an operator's node starts where its first token stands, parentheses included.
static TareTreeExpression *parse_binary(TareParser *self, int least) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *left = parse_factor(self);
    while (left != NULL) {
        Binary binary = get_binary(tare_parser_window_kind(self));
        if (binary.precedence < least || binary.precedence == 0) {
            break;
        }
        tare_parser_window_advance(self);
        TareTreeExpression *right = parse_binary(self, binary.precedence + 1);
        left = make_binary(self, (TareTreeOperator)binary.operation, left, right);
        if (left != NULL) {
            left->span = tare_parser_window_join(start, self->last);
        }
    }
    return left;
}

TareTreeExpression *tare_parser_expression_parse_bitwise(TareParser *self) {
    return parse_binary(self, 1);
}

static TareTreeExpression *parse_unary(TareParser *self, TareTreeUnaryOperator operation,
                                       TareTreeExpression *(*parse)(TareParser *)) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    if (!tare_parser_window_enter(self)) {
        return NULL;
    }
    TareTreeExpression *operand = parse(self);
    tare_parser_window_leave(self);
    if (operand == NULL) {
        return NULL;
    }
    TareTreeExpression *node = tare_parser_window_new_expression_from(self, TARE_TREE_UNARY, start);
    if (node != NULL) {
        node->unary.operation = operation;
        node->unary.operand = operand;
    }
    return node;
}

static TareTreeExpression *parse_await(TareParser *self) {
    if (tare_parser_window_kind(self) != TARE_TOKEN_AWAIT) {
        return tare_parser_call_parse_primary(self);
    }
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeExpression *value = tare_parser_call_parse_primary(self);
    if (value == NULL) {
        return NULL;
    }
    TareTreeExpression *node = tare_parser_window_new_expression_from(self, TARE_TREE_AWAIT, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

static TareTreeExpression *parse_power(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *base = parse_await(self);
    if (base == NULL || !tare_parser_window_accept(self, TARE_TOKEN_DOUBLE_STAR)) {
        return base;
    }
    if (!tare_parser_window_enter(self)) {
        return NULL;
    }
    TareTreeExpression *exponent = parse_factor(self);
    tare_parser_window_leave(self);
    TareTreeExpression *node = make_binary(self, TARE_TREE_POWER, base, exponent);
    if (node != NULL) {
        node->span = tare_parser_window_join(start, self->last);
    }
    return node;
}

static TareTreeExpression *parse_factor(TareParser *self) {
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_PLUS:
        return parse_unary(self, TARE_TREE_PLUS, parse_factor);
    case TARE_TOKEN_MINUS:
        return parse_unary(self, TARE_TREE_NEGATE, parse_factor);
    case TARE_TOKEN_TILDE:
        return parse_unary(self, TARE_TREE_INVERT, parse_factor);
    default:
        return parse_power(self);
    }
}

// Consumes a comparison operator; -1: there is none.
static int accept_comparison(TareParser *self) {
    int operation;
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_EQUAL:
        operation = TARE_TREE_EQUAL;
        break;
    case TARE_TOKEN_NOT_EQUAL:
        operation = TARE_TREE_NOT_EQUAL;
        break;
    case TARE_TOKEN_LESS:
        operation = TARE_TREE_LESS;
        break;
    case TARE_TOKEN_LESS_EQUAL:
        operation = TARE_TREE_LESS_EQUAL;
        break;
    case TARE_TOKEN_GREATER:
        operation = TARE_TREE_GREATER;
        break;
    case TARE_TOKEN_GREATER_EQUAL:
        operation = TARE_TREE_GREATER_EQUAL;
        break;
    case TARE_TOKEN_IN:
        operation = TARE_TREE_IN;
        break;
    case TARE_TOKEN_IS:
        tare_parser_window_advance(self);
        return tare_parser_window_accept(self, TARE_TOKEN_NOT) ? TARE_TREE_IS_NOT : TARE_TREE_IS;
    case TARE_TOKEN_NOT:
        if (tare_parser_window_look(self, 1)->kind != TARE_TOKEN_IN) {
            return -1;
        }
        tare_parser_window_advance(self);
        operation = TARE_TREE_NOT_IN;
        break;
    default:
        return -1;
    }
    tare_parser_window_advance(self);
    return operation;
}

static TareTreeExpression *finish_compare(TareParser *self, TareTreeSpan start,
                                          TareTreeExpression *left, int operation) {
    size_t base = self->scratch.count;
    while (operation >= 0 && !self->failed) {
        tare_parser_window_push(self, (void *)(intptr_t)operation);
        tare_parser_window_push(self, tare_parser_expression_parse_bitwise(self));
        operation = self->failed ? -1 : accept_comparison(self);
    }
    size_t count = (self->scratch.count - base) / 2;
    TareTreeExpression *node =
        self->failed ? NULL
                     : tare_parser_window_new_expression_from(self, TARE_TREE_COMPARE, start);
    uint8_t *operations = node != NULL ? tare_parser_window_new(self, count) : NULL;
    void **items = operations ? tare_parser_window_new(self, count * sizeof(void *)) : NULL;
    for (size_t i = 0; items != NULL && i < count; i++) {
        void **pair = tare_vector_get(&self->scratch, base + 2 * i);
        operations[i] = (uint8_t)(intptr_t)pair[0];
        items[i] = pair[1];
    }
    if (items != NULL) {
        node->compare.left = left;
        node->compare.operations = operations;
        node->compare.comparators.count = count;
        node->compare.comparators.items = (TareTreeExpression **)items;
    }
    self->scratch.count = base;
    return self->failed ? NULL : node;
}

static TareTreeExpression *parse_inversion(TareParser *self) {
    if (tare_parser_window_kind(self) == TARE_TOKEN_NOT) {
        return parse_unary(self, TARE_TREE_NOT, parse_inversion);
    }
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeExpression *left = tare_parser_expression_parse_bitwise(self);
    if (left == NULL) {
        return NULL;
    }
    int operation = accept_comparison(self);
    return operation < 0 ? left : finish_compare(self, start, left, operation);
}

static TareTreeExpression *parse_boolean(TareParser *self, bool is_or,
                                         TareTreeExpression *(*parse)(TareParser *)) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTokenKind kind = is_or ? TARE_TOKEN_OR : TARE_TOKEN_AND;
    TareTreeExpression *first = parse(self);
    if (first == NULL || tare_parser_window_kind(self) != kind) {
        return first;
    }
    size_t base = self->scratch.count;
    tare_parser_window_push(self, first);
    while (!self->failed && tare_parser_window_accept(self, kind)) {
        tare_parser_window_push(self, parse(self));
    }
    TareTreeExpression *node =
        self->failed ? NULL
                     : tare_parser_window_new_expression_from(self, TARE_TREE_BOOLEAN, start);
    if (node != NULL) {
        node->boolean.is_or = is_or;
        node->boolean.values = tare_parser_window_take_expressions(self, base);
    }
    return node;
}

static TareTreeExpression *parse_conjunction(TareParser *self) {
    return parse_boolean(self, false, parse_inversion);
}

TareTreeExpression *tare_parser_expression_parse_disjunction(TareParser *self) {
    return parse_boolean(self, true, parse_conjunction);
}

static TareTreeExpression *parse_lambda(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    TareTreeParameters *parameters = tare_parser_parameters_parse(self, TARE_TOKEN_COLON);
    if (parameters == NULL || !tare_parser_window_expect(self, TARE_TOKEN_COLON)) {
        return NULL;
    }
    TareTreeExpression *body = tare_parser_expression_parse(self);
    if (body == NULL) {
        return NULL;
    }
    TareTreeExpression *node =
        tare_parser_window_new_expression_from(self, TARE_TREE_LAMBDA, start);
    if (node != NULL) {
        node->lambda.parameters = parameters;
        node->lambda.body = body;
    }
    return node;
}

static TareTreeExpression *parse_conditional(TareParser *self, TareTreeSpan start,
                                             TareTreeExpression *body) {
    tare_parser_window_advance(self);
    TareTreeExpression *test = tare_parser_expression_parse_disjunction(self);
    if (test == NULL) {
        return NULL;
    }
    if (!tare_parser_window_accept(self, TARE_TOKEN_ELSE)) {
        if (tare_parser_window_kind(self) != TARE_TOKEN_COLON) {
            return tare_parser_error_raise(self, tare_parser_window_join(start, self->last),
                                           "expected 'else' after 'if' expression");
        }
        return tare_parser_error_raise_syntax(self);
    }
    TareTreeExpression *otherwise = tare_parser_expression_parse(self);
    TareTreeExpression *node =
        otherwise == NULL
            ? NULL
            : tare_parser_window_new_expression_from(self, TARE_TREE_CONDITIONAL, start);
    if (node != NULL) {
        node->conditional.test = test;
        node->conditional.body = body;
        node->conditional.otherwise = otherwise;
    }
    return node;
}

bool tare_parser_expression_is_start(TareTokenKind kind) {
    switch (kind) {
    case TARE_TOKEN_NAME:
    case TARE_TOKEN_NUMBER:
    case TARE_TOKEN_STRING:
    case TARE_TOKEN_NONE:
    case TARE_TOKEN_TRUE:
    case TARE_TOKEN_FALSE:
    case TARE_TOKEN_ELLIPSIS:
    case TARE_TOKEN_TILDE:
    case TARE_TOKEN_NOT:
    case TARE_TOKEN_LAMBDA:
    case TARE_TOKEN_AWAIT:
    case TARE_TOKEN_LEFT_BRACE:
    case TARE_TOKEN_LEFT_PAREN:
    case TARE_TOKEN_LEFT_BRACKET:
        return true;
    default:
        return false;
    }
}

static bool is_text(TareTreeString name, const char *word) {
    return name.length_bytes == strlen(word) && memcmp(name.bytes, word, name.length_bytes) == 0;
}

static bool is_plain_name(const TareTreeExpression *node) {
    return node->kind == TARE_TREE_NAME && !node->is_parenthesized;
}

static bool is_old_statement(const TareTreeExpression *node) {
    return is_plain_name(node) && (is_text(node->name, "print") || is_text(node->name, "exec"));
}

// CPython compares only as many letters as the name has, so `c` counts as `case` here.
static bool is_soft_keyword(const TareToken *token) {
    static const char *const words[] = {"_", "case", "match"};
    for (size_t i = 0; i < 3; i++) {
        if (token->kind == TARE_TOKEN_NAME && token->length_bytes <= strlen(words[i]) &&
            memcmp(token->start, words[i], token->length_bytes) == 0) {
            return true;
        }
    }
    return false;
}

// `print "x"`: the current token is what follows the word.
static void check_old_statement(TareParser *self, TareTreeExpression *word) {
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_list_parse_star_list(self);
    TareTreeSpan span = tare_parser_window_join(word->span, self->last);
    if (tare_parser_window_rewind(self, mark)) {
        tare_parser_error_raise(self, span,
                                "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?",
                                (int)word->name.length_bytes, word->name.bytes,
                                (int)word->name.length_bytes, word->name.bytes);
    }
}

void tare_parser_expression_check_neighbours(TareParser *self, const TareToken *start,
                                             TareTreeExpression *first) {
    if (self->speculation > 0 || start->start == self->key) {
        return;
    }
    if (is_old_statement(first)) {
        check_old_statement(self, first);
        return;
    }
    bool is_prefixed_string =
        is_plain_name(first) && tare_parser_window_kind(self) == TARE_TOKEN_STRING;
    if (is_prefixed_string || is_soft_keyword(start)) {
        return;
    }
    TareParserMark mark = tare_parser_window_speculate(self);
    tare_parser_expression_parse(self);
    bool is_in_brackets = self->last_level > 0;
    TareTreeSpan span = {start->line, start->column, self->last.end_line, self->last.end_column};
    bool went_well = tare_parser_window_rewind(self, mark);
    if (went_well && !tare_parser_error_raise_lexer(self) && is_in_brackets) {
        tare_parser_error_raise(self, span, "invalid syntax. Perhaps you forgot a comma?");
    }
}

static TareTreeExpression *parse_inner(TareParser *self) {
    if (tare_parser_window_kind(self) == TARE_TOKEN_LAMBDA) {
        return parse_lambda(self);
    }
    TareToken start = *tare_parser_window_token(self);
    TareTreeSpan span = tare_parser_window_span(self);
    TareTreeExpression *first = tare_parser_expression_parse_disjunction(self);
    if (first == NULL) {
        return NULL;
    }
    TareTokenKind kind = tare_parser_window_kind(self);
    if (kind == TARE_TOKEN_IF) {
        return parse_conditional(self, span, first);
    }
    if (TARE_UNLIKELY(tare_parser_expression_is_start(kind))) {
        tare_parser_expression_check_neighbours(self, &start, first);
    }
    return self->failed ? NULL : first;
}

TareTreeExpression *tare_parser_expression_parse(TareParser *self) {
    if (!tare_parser_window_enter(self)) {
        return NULL;
    }
    TareTreeExpression *node = parse_inner(self);
    tare_parser_window_leave(self);
    return node;
}
