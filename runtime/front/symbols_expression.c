// The first pass over scopes: expressions and patterns, and the errors of yield and await, which
// depend on the scope around them.
#include "front/symbols.h"

void tare_symbols_expression_visit_list(TareSymbols *self, const TareTreeExpressionList *list) {
    for (size_t i = 0; i < list->count; i++) tare_symbols_expression_visit(self, list->items[i]);
}

void tare_symbols_expression_visit_keywords(TareSymbols *self, const TareTreeKeywordList *list) {
    for (size_t i = 0; i < list->count; i++) {
        const TareTreeKeyword *keyword = &list->items[i];
        if (tare_symbols_is_text(keyword->name, "__debug__"))
            tare_symbols_fail(self, keyword->span, "cannot assign to __debug__");
        tare_symbols_expression_visit(self, keyword->value);
    }
}

static void visit_lambda(TareSymbols *self, const TareTreeExpression *expression) {
    const TareTreeParameters *parameters = expression->lambda.parameters;
    tare_symbols_expression_visit_list(self, &parameters->defaults);
    tare_symbols_expression_visit_list(self, &parameters->keyword_defaults);
    if (!tare_symbols_enter(self, TARE_SCOPE_LAMBDA, expression, (TareTreeString){"<lambda>", 8},
                            expression->span))
        return;
    tare_symbols_function_add_parameters(self, parameters);
    tare_symbols_expression_visit(self, expression->lambda.body);
    tare_symbols_leave(self);
}

static void visit_name(TareSymbols *self, const TareTreeExpression *expression) {
    uint32_t flags = TARE_SYMBOL_USED;
    if (expression->context == TARE_TREE_STORE) flags = TARE_SYMBOL_LOCAL;
    if (expression->context == TARE_TREE_DELETE) flags = TARE_SYMBOL_LOCAL | TARE_SYMBOL_DELETED;
    if (self->current->is_visiting_target && expression->context == TARE_TREE_STORE)
        flags |= TARE_SYMBOL_ITERATION;
    tare_symbols_function_add(self, expression->name, flags, expression->span);
    // super() without arguments finds its class in the cell of __class__.
    bool is_super = flags == TARE_SYMBOL_USED && tare_symbols_is_function(self->current) &&
                    tare_symbols_is_text(expression->name, "super");
    if (is_super)
        tare_symbols_function_add(self, (TareTreeString){"__class__", 9}, TARE_SYMBOL_USED,
                                  expression->span);
}

static const char *get_comprehension_text(TareScopeKind kind) {
    switch (kind) {
    case TARE_SCOPE_LIST_COMPREHENSION:
        return "list comprehension";
    case TARE_SCOPE_SET_COMPREHENSION:
        return "set comprehension";
    case TARE_SCOPE_DICT_COMPREHENSION:
        return "dict comprehension";
    default:
        return "generator expression";
    }
}

static void visit_yield(TareSymbols *self, const TareTreeExpression *expression) {
    TareScope *scope = self->current;
    TareTreeSpan span = expression->span;
    bool is_from = expression->kind == TARE_TREE_YIELD_FROM;
    if (scope->kind == TARE_SCOPE_ANNOTATION) {
        tare_symbols_fail(self, span, "yield expression cannot be used within an annotation");
    } else if (!tare_symbols_is_function(scope)) {
        tare_symbols_fail(self, span, "'yield' outside function");
    } else if (tare_symbols_is_comprehension(scope)) {
        tare_symbols_fail(self, span, "'yield' inside %s", get_comprehension_text(scope->kind));
    } else if (is_from && scope->is_coroutine) {
        tare_symbols_fail(self, span, "'yield from' inside async function");
    }
    if (expression->value) tare_symbols_expression_visit(self, expression->value);
    scope->is_generator = true;
}

static void visit_await(TareSymbols *self, const TareTreeExpression *expression) {
    TareScope *scope = self->current;
    if (scope->kind == TARE_SCOPE_ANNOTATION) {
        tare_symbols_fail(self, expression->span,
                          "await expression cannot be used within an annotation");
    } else if (!tare_symbols_is_function(scope)) {
        tare_symbols_fail(self, expression->span, "'await' outside function");
    } else if (tare_symbols_is_comprehension(scope)) {
        scope->is_coroutine = true;
    } else if (!scope->is_coroutine) {
        tare_symbols_fail(self, expression->span, "'await' outside async function");
    }
    tare_symbols_expression_visit(self, expression->value);
}

static void visit_optional(TareSymbols *self, const TareTreeExpression *expression) {
    if (expression) tare_symbols_expression_visit(self, expression);
}

static void visit_dict(TareSymbols *self, const TareTreeExpression *expression) {
    for (size_t i = 0; i < expression->dict.count; i++)
        visit_optional(self, expression->dict.keys[i]);
    for (size_t i = 0; i < expression->dict.count; i++)
        tare_symbols_expression_visit(self, expression->dict.values[i]);
}

static void visit_call(TareSymbols *self, const TareTreeExpression *expression) {
    tare_symbols_expression_visit(self, expression->call.function);
    tare_symbols_expression_visit_list(self, &expression->call.arguments);
    tare_symbols_expression_visit_keywords(self, &expression->call.keywords);
}

static void visit_attribute(TareSymbols *self, const TareTreeExpression *expression) {
    if (expression->context != TARE_TREE_LOAD &&
        tare_symbols_is_text(expression->attribute.name, "__debug__")) {
        bool is_delete = expression->context == TARE_TREE_DELETE;
        tare_symbols_fail(self, expression->span, "cannot %s __debug__",
                          is_delete ? "delete" : "assign to");
    }
    tare_symbols_expression_visit(self, expression->attribute.value);
}

// Kinds that hold two or three expressions.
static void visit_small(TareSymbols *self, const TareTreeExpression *expression) {
    switch (expression->kind) {
    case TARE_TREE_BINARY:
        tare_symbols_expression_visit(self, expression->binary.left);
        tare_symbols_expression_visit(self, expression->binary.right);
        break;
    case TARE_TREE_CONDITIONAL:
        tare_symbols_expression_visit(self, expression->conditional.test);
        tare_symbols_expression_visit(self, expression->conditional.body);
        tare_symbols_expression_visit(self, expression->conditional.otherwise);
        break;
    case TARE_TREE_COMPARE:
        tare_symbols_expression_visit(self, expression->compare.left);
        tare_symbols_expression_visit_list(self, &expression->compare.comparators);
        break;
    case TARE_TREE_SUBSCRIPT:
        tare_symbols_expression_visit(self, expression->subscript.value);
        tare_symbols_expression_visit(self, expression->subscript.index);
        break;
    case TARE_TREE_FORMATTED:
        tare_symbols_expression_visit(self, expression->formatted.value);
        visit_optional(self, expression->formatted.specification);
        break;
    case TARE_TREE_SLICE:
        visit_optional(self, expression->slice.lower);
        visit_optional(self, expression->slice.upper);
        visit_optional(self, expression->slice.step);
        break;
    }
}

// Kinds that hold a list, or one expression.
static void visit_plain(TareSymbols *self, const TareTreeExpression *expression) {
    switch (expression->kind) {
    case TARE_TREE_BOOLEAN:
        tare_symbols_expression_visit_list(self, &expression->boolean.values);
        break;
    case TARE_TREE_SET:
    case TARE_TREE_LIST:
    case TARE_TREE_TUPLE:
    case TARE_TREE_JOINED:
        tare_symbols_expression_visit_list(self, &expression->elements);
        break;
    case TARE_TREE_UNARY:
        tare_symbols_expression_visit(self, expression->unary.operand);
        break;
    case TARE_TREE_STARRED:
        tare_symbols_expression_visit(self, expression->value);
        break;
    default:
        visit_small(self, expression);
        break;
    }
}

typedef void (*Visit)(TareSymbols *self, const TareTreeExpression *expression);

static const Visit visits[] = {
    [TARE_TREE_NAMED] = tare_symbols_function_visit_named,
    [TARE_TREE_LAMBDA] = visit_lambda,
    [TARE_TREE_DICT] = visit_dict,
    [TARE_TREE_LIST_COMPREHENSION] = tare_symbols_function_visit_comprehension,
    [TARE_TREE_SET_COMPREHENSION] = tare_symbols_function_visit_comprehension,
    [TARE_TREE_GENERATOR] = tare_symbols_function_visit_comprehension,
    [TARE_TREE_DICT_COMPREHENSION] = tare_symbols_function_visit_comprehension,
    [TARE_TREE_AWAIT] = visit_await,
    [TARE_TREE_YIELD] = visit_yield,
    [TARE_TREE_YIELD_FROM] = visit_yield,
    [TARE_TREE_CALL] = visit_call,
    [TARE_TREE_ATTRIBUTE] = visit_attribute,
    [TARE_TREE_NAME] = visit_name,
    [TARE_TREE_SLICE] = NULL,
};

static void visit_kind(TareSymbols *self, const TareTreeExpression *expression) {
    Visit visit = visits[expression->kind];
    if (visit)
        visit(self, expression);
    else
        visit_plain(self, expression);
}

void tare_symbols_expression_visit(TareSymbols *self, const TareTreeExpression *expression) {
    if (!expression) return;
    if (tare_symbols_descend(self)) visit_kind(self, expression);
    self->depth--;
}
