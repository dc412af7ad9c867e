// The first pass over scopes, where scopes begin: parameters, comprehensions, annotations, and
// assignment expressions, which bind outside the comprehension they stand in.
#include "front/symbols.h"

void tare_symbols_function_add(TareSymbols *self, TareTreeString name, uint32_t flags,
                               TareTreeSpan span) {
    if (self->failed) return;
    uint32_t binds = TARE_SYMBOL_LOCAL | TARE_SYMBOL_PARAMETER | TARE_SYMBOL_ITERATION;
    if (flags & binds && tare_symbols_is_text(name, "__debug__")) {
        bool is_delete = flags & TARE_SYMBOL_DELETED;
        if (flags & TARE_SYMBOL_PARAMETER) span = self->current->span;
        tare_symbols_fail(self, span, "cannot %s __debug__", is_delete ? "delete" : "assign to");
        return;
    }
    TareTreeString mangled = tare_symbols_mangle(self, self->current, name);
    TareSymbol *symbol = tare_symbols_intern(self, self->current, mangled);
    if (!symbol) return;
    if (flags & TARE_SYMBOL_PARAMETER && symbol->flags & TARE_SYMBOL_PARAMETER) {
        tare_symbols_fail(self, span, "duplicate argument '%.*s' in function definition",
                          (int)mangled.length_bytes, mangled.bytes);
    }
    symbol->flags |= flags;
}

static void add_parameter(TareSymbols *self, const TareTreeParameter *parameter) {
    if (parameter)
        tare_symbols_function_add(self, parameter->name, TARE_SYMBOL_PARAMETER, parameter->span);
}

static void add_parameter_list(TareSymbols *self, const TareTreeParameterList *list) {
    for (size_t i = 0; i < list->count; i++) add_parameter(self, &list->items[i]);
}

void tare_symbols_function_add_parameters(TareSymbols *self, const TareTreeParameters *parameters) {
    add_parameter_list(self, &parameters->positional_only);
    add_parameter_list(self, &parameters->positional);
    add_parameter_list(self, &parameters->keyword_only);
    add_parameter(self, parameters->variadic);
    add_parameter(self, parameters->keyword_variadic);
}

void tare_symbols_function_visit_annotation(TareSymbols *self,
                                            const TareTreeExpression *annotation) {
    if (!annotation) return;
    if (!self->has_future_annotations) {
        tare_symbols_expression_visit(self, annotation);
        return;
    }
    TareTreeString name = {"_annotation", 11};
    if (!tare_symbols_enter(self, TARE_SCOPE_ANNOTATION, annotation, name, annotation->span))
        return;
    tare_symbols_expression_visit(self, annotation);
    tare_symbols_leave(self);
}

static void visit_annotations(TareSymbols *self, const TareTreeParameterList *list) {
    for (size_t i = 0; i < list->count; i++)
        tare_symbols_function_visit_annotation(self, list->items[i].annotation);
}

void tare_symbols_function_visit_header(TareSymbols *self, const TareTreeParameters *parameters,
                                        const TareTreeExpression *returns) {
    tare_symbols_expression_visit_list(self, &parameters->defaults);
    tare_symbols_expression_visit_list(self, &parameters->keyword_defaults);
    visit_annotations(self, &parameters->positional_only);
    visit_annotations(self, &parameters->positional);
    if (parameters->variadic)
        tare_symbols_function_visit_annotation(self, parameters->variadic->annotation);
    if (parameters->keyword_variadic)
        tare_symbols_function_visit_annotation(self, parameters->keyword_variadic->annotation);
    visit_annotations(self, &parameters->keyword_only);
    tare_symbols_function_visit_annotation(self, returns);
}

static TareScopeKind get_comprehension_kind(const TareTreeExpression *expression) {
    switch (expression->kind) {
    case TARE_TREE_LIST_COMPREHENSION:
        return TARE_SCOPE_LIST_COMPREHENSION;
    case TARE_TREE_SET_COMPREHENSION:
        return TARE_SCOPE_SET_COMPREHENSION;
    case TARE_TREE_DICT_COMPREHENSION:
        return TARE_SCOPE_DICT_COMPREHENSION;
    default:
        return TARE_SCOPE_GENERATOR_EXPRESSION;
    }
}

static TareTreeString get_comprehension_name(TareScopeKind kind) {
    switch (kind) {
    case TARE_SCOPE_LIST_COMPREHENSION:
        return (TareTreeString){"<listcomp>", 10};
    case TARE_SCOPE_SET_COMPREHENSION:
        return (TareTreeString){"<setcomp>", 9};
    case TARE_SCOPE_DICT_COMPREHENSION:
        return (TareTreeString){"<dictcomp>", 10};
    default:
        return (TareTreeString){"<genexpr>", 9};
    }
}

static void visit_iterable(TareSymbols *self, const TareTreeExpression *iterable) {
    bool saved = self->current->is_in_comprehension_iterable;
    self->current->is_in_comprehension_iterable = true;
    tare_symbols_expression_visit(self, iterable);
    self->current->is_in_comprehension_iterable = saved;
}

static void visit_clause(TareSymbols *self, const TareTreeComprehension *clause, bool is_first) {
    if (clause->is_async) self->current->is_coroutine = true;
    self->current->is_visiting_target = true;
    tare_symbols_expression_visit(self, clause->target);
    self->current->is_visiting_target = false;
    if (!is_first) visit_iterable(self, clause->iterable);
    tare_symbols_expression_visit_list(self, &clause->conditions);
}

void tare_symbols_function_visit_comprehension(TareSymbols *self,
                                               const TareTreeExpression *expression) {
    TareScope *outer = self->current;
    TareScopeKind kind = get_comprehension_kind(expression);
    size_t count = expression->comprehension.clause_count;
    visit_iterable(self, expression->comprehension.clauses[0].iterable);
    TareScope *scope =
        tare_symbols_enter(self, kind, expression, get_comprehension_name(kind), expression->span);
    if (!scope) return;
    scope->is_in_comprehension_iterable = outer->is_in_comprehension_iterable;
    tare_symbols_function_add(self, (TareTreeString){".0", 2}, TARE_SYMBOL_PARAMETER,
                              expression->span);
    for (size_t i = 0; i < count; i++)
        visit_clause(self, &expression->comprehension.clauses[i], i == 0);
    if (kind == TARE_SCOPE_DICT_COMPREHENSION)
        tare_symbols_expression_visit(self, expression->comprehension.key);
    tare_symbols_expression_visit(self, expression->comprehension.element);
    scope->is_generator = kind == TARE_SCOPE_GENERATOR_EXPRESSION;
    self->current = outer;
    if (scope->is_coroutine && !scope->is_generator && tare_symbols_is_comprehension(outer))
        outer->is_coroutine = true;
}

// Declares the target of an assignment expression as the outer scope's variable in all the
// comprehensions around it.
static void add_in_comprehensions(TareSymbols *self, TareScope *owner, TareTreeString name,
                                  uint32_t flags, TareTreeSpan span) {
    for (TareScope *scope = self->current; scope != owner; scope = scope->parent) {
        TareTreeString mangled = tare_symbols_mangle(self, scope, name);
        TareSymbol *symbol = tare_symbols_intern(self, scope, mangled);
        if (!symbol) return;
        symbol->flags |= flags;
        symbol->directive = span;
    }
}

static void bind_in_owner(TareSymbols *self, TareScope *owner, TareTreeString name,
                          TareTreeSpan span) {
    TareTreeString mangled = tare_symbols_mangle(self, owner, name);
    TareSymbol *symbol = tare_symbols_intern(self, owner, mangled);
    if (!symbol) return;
    bool is_global = owner->kind == TARE_SCOPE_MODULE || symbol->flags & TARE_SYMBOL_GLOBAL;
    if (owner->kind != TARE_SCOPE_MODULE && !is_global && !(symbol->flags & TARE_SYMBOL_NONLOCAL))
        symbol->flags |= TARE_SYMBOL_LOCAL;
    symbol->flags |= TARE_SYMBOL_WALRUS;
    if (owner->kind == TARE_SCOPE_MODULE) symbol->flags |= TARE_SYMBOL_GLOBAL;
    add_in_comprehensions(self, owner, name, is_global ? TARE_SYMBOL_GLOBAL : TARE_SYMBOL_NONLOCAL,
                          span);
}

static void extend_outwards(TareSymbols *self, const TareTreeExpression *target) {
    TareTreeString name = target->name;
    TareScope *owner = self->current;
    for (; tare_symbols_is_comprehension(owner); owner = owner->parent) {
        const TareSymbol *symbol = tare_symbols_find(self, owner, name);
        if (symbol && symbol->flags & TARE_SYMBOL_ITERATION) {
            tare_symbols_fail(self, target->span,
                              "assignment expression cannot rebind comprehension iteration "
                              "variable '%.*s'",
                              (int)name.length_bytes, name.bytes);
            return;
        }
    }
    if (owner->kind == TARE_SCOPE_CLASS) {
        tare_symbols_fail(self, target->span,
                          "assignment expression within a comprehension cannot be used in a class "
                          "body");
        return;
    }
    bind_in_owner(self, owner, name, target->span);
}

void tare_symbols_function_visit_named(TareSymbols *self, const TareTreeExpression *expression) {
    const TareTreeExpression *target = expression->named.target;
    if (self->current->kind == TARE_SCOPE_ANNOTATION) {
        tare_symbols_fail(self, expression->span,
                          "named expression cannot be used within an annotation");
        return;
    }
    if (self->current->is_in_comprehension_iterable) {
        tare_symbols_fail(self, expression->span,
                          "assignment expression cannot be used in a comprehension iterable "
                          "expression");
        return;
    }
    if (tare_symbols_is_comprehension(self->current)) {
        if (tare_symbols_is_text(target->name, "__debug__"))
            tare_symbols_fail(self, target->span, "cannot assign to __debug__");
        extend_outwards(self, target);
        tare_symbols_expression_visit(self, expression->named.value);
        return;
    }
    tare_symbols_expression_visit(self, expression->named.value);
    tare_symbols_function_add(self, target->name, TARE_SYMBOL_LOCAL | TARE_SYMBOL_WALRUS,
                              target->span);
}
