// The first pass over scopes: statements. Gathers who binds and uses which name, and refuses what
// depends on the scope alone.
#include "front/symbols.h"

static void visit(TareSymbols *self, const TareTreeStatement *statement);

void tare_symbols_visit_body(TareSymbols *self, const TareTreeStatementList *body) {
    for (size_t i = 0; i < body->count && !self->failed; i++) visit(self, body->items[i]);
}

static void visit_function(TareSymbols *self, const TareTreeStatement *statement) {
    tare_symbols_function_add(self, statement->function.name, TARE_SYMBOL_LOCAL, statement->span);
    tare_symbols_function_visit_header(self, statement->function.parameters,
                                       statement->function.returns);
    tare_symbols_expression_visit_list(self, &statement->function.decorators);
    TareScope *scope = tare_symbols_enter(self, TARE_SCOPE_FUNCTION, statement,
                                          statement->function.name, statement->span);
    if (!scope) return;
    scope->is_coroutine = statement->function.is_async;
    tare_symbols_function_add_parameters(self, statement->function.parameters);
    tare_symbols_visit_body(self, &statement->function.body);
    if (scope->is_coroutine && scope->is_generator && scope->has_return_value)
        tare_symbols_fail(self, scope->return_span, "'return' with value in async generator");
    tare_symbols_leave(self);
}

static void visit_class(TareSymbols *self, const TareTreeStatement *statement) {
    tare_symbols_function_add(self, statement->class_.name, TARE_SYMBOL_LOCAL, statement->span);
    tare_symbols_expression_visit_list(self, &statement->class_.bases);
    tare_symbols_expression_visit_keywords(self, &statement->class_.keywords);
    tare_symbols_expression_visit_list(self, &statement->class_.decorators);
    if (!tare_symbols_enter(self, TARE_SCOPE_CLASS, statement, statement->class_.name,
                            statement->span))
        return;
    tare_symbols_visit_body(self, &statement->class_.body);
    tare_symbols_leave(self);
}

static void visit_return(TareSymbols *self, const TareTreeStatement *statement) {
    TareScope *scope = self->current;
    if (!tare_symbols_is_function(scope))
        tare_symbols_fail(self, statement->span, "'return' outside function");
    if (!statement->value) return;
    if (!scope->has_return_value) scope->return_span = statement->span;
    scope->has_return_value = true;
    tare_symbols_expression_visit(self, statement->value);
}

static void visit_annotated(TareSymbols *self, const TareTreeStatement *statement) {
    const TareTreeExpression *target = statement->annotated.target;
    if (target->kind == TARE_TREE_NAME) {
        TareSymbol *symbol = tare_symbols_find(self, self->current, target->name);
        uint32_t declared =
            symbol ? symbol->flags & (TARE_SYMBOL_GLOBAL | TARE_SYMBOL_NONLOCAL) : 0;
        if (declared && self->current != self->module && statement->annotated.is_simple) {
            tare_symbols_fail(self, statement->span, "annotated name '%.*s' can't be %s",
                              (int)target->name.length_bytes, target->name.bytes,
                              declared & TARE_SYMBOL_GLOBAL ? "global" : "nonlocal");
            return;
        }
        uint32_t flags = TARE_SYMBOL_LOCAL;
        if (statement->annotated.is_simple) flags |= TARE_SYMBOL_ANNOTATED;
        if (statement->annotated.is_simple || statement->annotated.value)
            tare_symbols_function_add(self, target->name, flags, target->span);
    } else {
        tare_symbols_expression_visit(self, target);
    }
    tare_symbols_function_visit_annotation(self, statement->annotated.annotation);
    tare_symbols_expression_visit(self, statement->annotated.value);
}

static void fail_misuse(TareSymbols *self, TareTreeString name, uint32_t flags, const char *keyword,
                        TareTreeSpan span) {
    const char *before = "name", *verb = " is assigned to before ", *after = " declaration";
    if (flags & TARE_SYMBOL_PARAMETER) {
        verb = " is parameter and ";
        after = "";
    } else if (flags & TARE_SYMBOL_USED) {
        verb = " is used prior to ";
    } else if (flags & TARE_SYMBOL_ANNOTATED) {
        before = "annotated name";
        verb = " can't be ";
        after = "";
    }
    tare_symbols_fail(self, span, "%s '%.*s'%s%s%s", before, (int)name.length_bytes, name.bytes,
                      verb, keyword, after);
}

// What any scope declares global is kept among the globals by the module's own statements too,
// which exec may run with other locals.
static void declare_in_module(TareSymbols *self, TareTreeString mangled) {
    TareSymbol *symbol = tare_symbols_intern(self, self->module, mangled);
    if (symbol) symbol->flags |= TARE_SYMBOL_GLOBAL;
}

static void declare(TareSymbols *self, TareTreeString name, uint32_t flag, TareTreeSpan span) {
    TareTreeString mangled = tare_symbols_mangle(self, self->current, name);
    TareSymbol *symbol = tare_symbols_intern(self, self->current, mangled);
    if (!symbol) return;
    uint32_t misuse = symbol->flags & (TARE_SYMBOL_PARAMETER | TARE_SYMBOL_LOCAL |
                                       TARE_SYMBOL_USED | TARE_SYMBOL_ANNOTATED);
    if (misuse)
        fail_misuse(self, name, misuse, flag == TARE_SYMBOL_GLOBAL ? "global" : "nonlocal", span);
    symbol->flags |= flag;
    if (symbol->directive.line == 0) symbol->directive = span;
    if (flag == TARE_SYMBOL_GLOBAL) declare_in_module(self, mangled);
}

static void visit_declaration(TareSymbols *self, const TareTreeStatement *statement) {
    uint32_t flag = statement->kind == TARE_TREE_GLOBAL ? TARE_SYMBOL_GLOBAL : TARE_SYMBOL_NONLOCAL;
    for (size_t i = 0; i < statement->names.count; i++)
        declare(self, statement->names.items[i], flag, statement->span);
}

static void visit_import(TareSymbols *self, const TareTreeStatement *statement) {
    for (size_t i = 0; i < statement->import.aliases.count; i++) {
        const TareTreeAlias *alias = &statement->import.aliases.items[i];
        TareTreeString name = alias->as_name.bytes ? alias->as_name : alias->name;
        if (tare_symbols_is_text(name, "*")) {
            if (self->current->kind != TARE_SCOPE_MODULE)
                tare_symbols_fail(self, alias->span, "import * only allowed at module level");
            continue;
        }
        const char *dot = memchr(name.bytes, '.', name.length_bytes);
        if (dot) name.length_bytes = (size_t)(dot - name.bytes);
        bool is_reserved = tare_symbols_is_text(name, "__debug__");
        tare_symbols_function_add(self, name, TARE_SYMBOL_LOCAL,
                                  is_reserved ? statement->span : alias->span);
    }
}

static void visit_handler(TareSymbols *self, const TareTreeHandler *handler) {
    tare_symbols_expression_visit(self, handler->type);
    if (handler->name.bytes)
        tare_symbols_function_add(self, handler->name, TARE_SYMBOL_LOCAL, handler->span);
    // Its deletion at the end of the handler counts like a `del` of the program.
    TareSymbol *symbol =
        handler->name.bytes ? tare_symbols_find(self, self->current, handler->name) : NULL;
    if (symbol) symbol->flags |= TARE_SYMBOL_DELETED;
    tare_symbols_visit_body(self, &handler->body);
}

static void visit_try(TareSymbols *self, const TareTreeStatement *statement) {
    tare_symbols_visit_body(self, &statement->try_.body);
    tare_symbols_visit_body(self, &statement->try_.otherwise);
    for (size_t i = 0; i < statement->try_.handler_count; i++)
        visit_handler(self, &statement->try_.handlers[i]);
    tare_symbols_visit_body(self, &statement->try_.finally);
}

static void check_async(TareSymbols *self, const TareTreeStatement *statement, const char *what) {
    bool is_allowed = self->current->kind == TARE_SCOPE_FUNCTION && self->current->is_coroutine;
    if (!is_allowed)
        tare_symbols_fail(self, statement->span, "'async %s' outside async function", what);
}

static void visit_for(TareSymbols *self, const TareTreeStatement *statement) {
    if (statement->for_.is_async) check_async(self, statement, "for");
    tare_symbols_expression_visit(self, statement->for_.target);
    tare_symbols_expression_visit(self, statement->for_.iterable);
    tare_symbols_visit_body(self, &statement->for_.body);
    tare_symbols_visit_body(self, &statement->for_.otherwise);
}

static void visit_with(TareSymbols *self, const TareTreeStatement *statement) {
    if (statement->with.is_async) check_async(self, statement, "with");
    for (size_t i = 0; i < statement->with.item_count; i++) {
        tare_symbols_expression_visit(self, statement->with.items[i].manager);
        tare_symbols_expression_visit(self, statement->with.items[i].target);
    }
    tare_symbols_visit_body(self, &statement->with.body);
}

static void visit_match(TareSymbols *self, const TareTreeStatement *statement) {
    tare_symbols_expression_visit(self, statement->match.subject);
    for (size_t i = 0; i < statement->match.case_count; i++) {
        const TareTreeMatchCase *match_case = &statement->match.cases[i];
        tare_symbols_pattern_visit(self, match_case->pattern);
        tare_symbols_expression_visit(self, match_case->guard);
        tare_symbols_visit_body(self, &match_case->body);
    }
}

static void visit_conditional(TareSymbols *self, const TareTreeStatement *statement) {
    tare_symbols_expression_visit(self, statement->conditional.test);
    tare_symbols_visit_body(self, &statement->conditional.body);
    tare_symbols_visit_body(self, &statement->conditional.otherwise);
}

// Statements that hold but two expressions.
static void visit_pair(TareSymbols *self, const TareTreeExpression *first,
                       const TareTreeExpression *second) {
    tare_symbols_expression_visit(self, first);
    tare_symbols_expression_visit(self, second);
}

static void visit_assign(TareSymbols *self, const TareTreeStatement *statement) {
    tare_symbols_expression_visit_list(self, &statement->assign.targets);
    tare_symbols_expression_visit(self, statement->assign.value);
}

static void visit_pairs(TareSymbols *self, const TareTreeStatement *statement) {
    switch ((TareTreeStatementKind)statement->kind) {
    case TARE_TREE_AUGMENTED:
        visit_pair(self, statement->augmented.target, statement->augmented.value);
        break;
    case TARE_TREE_RAISE:
        visit_pair(self, statement->raise.exception, statement->raise.cause);
        break;
    case TARE_TREE_ASSERT:
        visit_pair(self, statement->assertion.test, statement->assertion.message);
        break;
    case TARE_TREE_EXPRESSION:
        tare_symbols_expression_visit(self, statement->value);
        break;
    default:
        break;
    }
}

// Statements without statements inside.
static void visit_simple(TareSymbols *self, const TareTreeStatement *statement) {
    switch ((TareTreeStatementKind)statement->kind) {
    case TARE_TREE_RETURN:
        visit_return(self, statement);
        break;
    case TARE_TREE_DELETE_NAMES:
        tare_symbols_expression_visit_list(self, &statement->targets);
        break;
    case TARE_TREE_ASSIGN:
        visit_assign(self, statement);
        break;
    case TARE_TREE_ANNOTATED:
        visit_annotated(self, statement);
        break;
    case TARE_TREE_IMPORT:
    case TARE_TREE_IMPORT_FROM:
        visit_import(self, statement);
        break;
    case TARE_TREE_GLOBAL:
    case TARE_TREE_NONLOCAL:
        visit_declaration(self, statement);
        break;
    default:
        visit_pairs(self, statement);
        break;
    }
}

static void visit_kind(TareSymbols *self, const TareTreeStatement *statement) {
    switch ((TareTreeStatementKind)statement->kind) {
    case TARE_TREE_FUNCTION:
        visit_function(self, statement);
        break;
    case TARE_TREE_CLASS:
        visit_class(self, statement);
        break;
    case TARE_TREE_FOR:
        visit_for(self, statement);
        break;
    case TARE_TREE_WHILE:
    case TARE_TREE_IF:
        visit_conditional(self, statement);
        break;
    case TARE_TREE_WITH:
        visit_with(self, statement);
        break;
    case TARE_TREE_MATCH:
        visit_match(self, statement);
        break;
    case TARE_TREE_TRY:
        visit_try(self, statement);
        break;
    default:
        visit_simple(self, statement);
        break;
    }
}

static void visit(TareSymbols *self, const TareTreeStatement *statement) {
    if (tare_symbols_descend(self)) visit_kind(self, statement);
    self->depth--;
}

void tare_symbols_visit_module(TareSymbols *self, const TareTreeModule *module) {
    tare_symbols_expression_visit(self, module->expression);
    tare_symbols_visit_body(self, &module->body);
}
