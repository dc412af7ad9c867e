// Places on the stack that statements take in CPython 3.11 to 3.13, and the sum for a unit.
#include "front/imitated_frame.h"

#include "object/imitation.h"

#define REACH tare_imitated_frame_reach
#define VISIT tare_imitated_expression_visit

// Above what was there when a guarded block began: the handler's exception with the instruction
// that raised it, the exception handled before, and a copy to raise again.
enum { HANDLER_PLACES = 4, WITH_PLACES = 6, EXIT_PLACES = 4 };

// Whether what follows the body can be reached: what cannot is no code.
static bool visit_body(TareImitatedFrame *self, const TareTreeStatementList *body, uint32_t base);

static void visit_assignment(TareImitatedFrame *self, Statement *s, uint32_t base) {
    const TareTreeExpressionList *targets = &s->assign.targets;
    VISIT(self, s->assign.value, base);
    for (size_t i = 0; i < targets->count; i++) {
        uint32_t place = base + (i + 1 < targets->count ? 2 : 1);
        REACH(self, place);
        tare_imitated_expression_visit_target(self, targets->items[i], place);
    }
}

static void visit_augmented(TareImitatedFrame *self, Statement *s, uint32_t base) {
    Expression *target = s->augmented.target;
    uint32_t kept = 0;  // places of what the target rests on
    if (target->kind == TARE_TREE_ATTRIBUTE) {
        kept = 1;
        VISIT(self, target->attribute.value, base);
        REACH(self, base + 2);
    } else if (target->kind == TARE_TREE_SUBSCRIPT) {
        bool is_slice = target->subscript.index->kind == TARE_TREE_SLICE;
        bool is_apart = is_slice && self->release >= TARE_CPYTHON_3_12 &&
                        !target->subscript.index->slice.step;
        kept = is_apart ? 3 : 2;
        VISIT(self, target, base);
        REACH(self, base + 2 * kept);
    }
    VISIT(self, s->augmented.value, base + kept + 1);
}

static void visit_loop(TareImitatedFrame *self, Statement *s, uint32_t base) {
    self->is_unknown = self->is_unknown || s->for_.is_async;
    tare_imitated_expression_visit_iterable(self, s->for_.iterable, base);
    REACH(self, base + 2);
    tare_imitated_expression_visit_target(self, s->for_.target, base + 2);
    visit_body(self, &s->for_.body, base + 1);
    visit_body(self, &s->for_.otherwise, base);
}

static void visit_with(TareImitatedFrame *self, Statement *s, uint32_t base) {
    self->is_unknown = self->is_unknown || s->with.is_async;
    for (size_t i = 0; i < s->with.item_count; i++, base++) {
        const TareTreeWithItem *item = &s->with.items[i];
        VISIT(self, item->manager, base);
        REACH(self, base + WITH_PLACES);
        if (item->target) tare_imitated_expression_visit_target(self, item->target, base + 2);
    }
    self->with_depth++;
    visit_body(self, &s->with.body, base);
    self->with_depth--;
}

static bool visit_handlers(TareImitatedFrame *self, Statement *s, uint32_t base) {
    bool goes_on = false;
    self->is_unknown = self->is_unknown || s->try_.is_star;
    REACH(self, base + HANDLER_PLACES);
    for (size_t i = 0; i < s->try_.handler_count; i++) {
        const TareTreeHandler *handler = &s->try_.handlers[i];
        if (handler->type) VISIT(self, handler->type, base + 2);
        goes_on |= visit_body(self, &handler->body, base + 1);
    }
    return goes_on;
}

static bool visit_try(TareImitatedFrame *self, Statement *s, uint32_t base) {
    bool goes_on =
        visit_body(self, &s->try_.body, base) && visit_body(self, &s->try_.otherwise, base);
    if (s->try_.handler_count) goes_on |= visit_handlers(self, s, base);
    if (!s->try_.finally.count) return goes_on;
    REACH(self, base + HANDLER_PLACES);
    return visit_body(self, &s->try_.finally, base + 2) && goes_on;
}

static void visit_return(TareImitatedFrame *self, Statement *s, uint32_t base) {
    REACH(self, base + 1);
    if (s->value) VISIT(self, s->value, base);
    if (self->with_depth) REACH(self, base + EXIT_PLACES);
}

static void visit_raise(TareImitatedFrame *self, Statement *s, uint32_t base) {
    if (s->raise.exception) VISIT(self, s->raise.exception, base);
    if (s->raise.cause) VISIT(self, s->raise.cause, base + 1);
}

static void visit_definition(TareImitatedFrame *self, Statement *s, uint32_t base) {
    const TareTreeExpressionList *decorators = &s->function.decorators;
    for (size_t i = 0; i < decorators->count; i++)
        VISIT(self, decorators->items[i], base + (uint32_t)i);
    tare_imitated_expression_visit_function(self, s, s->function.parameters,
                                            base + (uint32_t)decorators->count);
}

static void visit_class(TareImitatedFrame *self, Statement *s, uint32_t base) {
    const TareTreeExpressionList *decorators = &s->class_.decorators;
    for (size_t i = 0; i < decorators->count; i++)
        VISIT(self, decorators->items[i], base + (uint32_t)i);
    base += (uint32_t)decorators->count;
    tare_imitated_expression_visit_function(self, s, NULL, base + 2);
    REACH(self, base + 4);
    tare_imitated_expression_visit_arguments(self, &s->class_.bases, &s->class_.keywords, 2,
                                             base + 2);
}

static void visit_simple(TareImitatedFrame *self, Statement *s, uint32_t base) {
    switch (s->kind) {
    case TARE_TREE_DELETE_NAMES:
        for (size_t i = 0; i < s->targets.count; i++)
            tare_imitated_expression_visit_target(self, s->targets.items[i], base);
        break;
    case TARE_TREE_ANNOTATED:
        if (s->annotated.value) VISIT(self, s->annotated.value, base);
        tare_imitated_expression_visit_target(self, s->annotated.target, base + 1);
        break;
    case TARE_TREE_ASSERT:
        if (tare_compiler_fold_truth(self->unit, s->assertion.test) == 1) break;
        tare_imitated_expression_visit_condition(self, s->assertion.test, base);
        REACH(self, base + 1);
        if (s->assertion.message) VISIT(self, s->assertion.message, base + 1);
        break;
    case TARE_TREE_IMPORT:
    case TARE_TREE_IMPORT_FROM: REACH(self, base + 2); break;
    case TARE_TREE_EXPRESSION:
        if (s->value->kind != TARE_TREE_CONSTANT) VISIT(self, s->value, base);
        break;
    case TARE_TREE_MATCH: self->is_unknown = true; break;
    default: break;  // global, nonlocal, pass, break, continue
    }
}

static bool body_has_break(const TareTreeStatementList *body);

// Whether the loop around can end by a `break` in the statement.
static bool has_break(Statement *s) {
    switch (s->kind) {
    case TARE_TREE_BREAK: return true;
    case TARE_TREE_IF:
        return body_has_break(&s->conditional.body) || body_has_break(&s->conditional.otherwise);
    case TARE_TREE_FOR: return body_has_break(&s->for_.otherwise);
    case TARE_TREE_WHILE: return body_has_break(&s->conditional.otherwise);
    case TARE_TREE_WITH: return body_has_break(&s->with.body);
    case TARE_TREE_TRY:
        for (size_t i = 0; i < s->try_.handler_count; i++)
            if (body_has_break(&s->try_.handlers[i].body)) return true;
        return body_has_break(&s->try_.body) || body_has_break(&s->try_.otherwise) ||
               body_has_break(&s->try_.finally);
    default: return s->kind == TARE_TREE_MATCH;
    }
}

static bool body_has_break(const TareTreeStatementList *body) {
    for (size_t i = 0; i < body->count; i++)
        if (has_break(body->items[i])) return true;
    return false;
}

static bool visit_if(TareImitatedFrame *self, Statement *s, uint32_t base) {
    int truth = tare_compiler_fold_truth(self->unit, s->conditional.test);
    bool goes_on = false;
    tare_imitated_expression_visit_condition(self, s->conditional.test, base);
    if (truth != 0) goes_on |= visit_body(self, &s->conditional.body, base);
    if (truth != 1) goes_on |= visit_body(self, &s->conditional.otherwise, base);
    return goes_on;
}

static bool visit_while(TareImitatedFrame *self, Statement *s, uint32_t base) {
    int truth = tare_compiler_fold_truth(self->unit, s->conditional.test);
    tare_imitated_expression_visit_condition(self, s->conditional.test, base);
    if (truth != 0) visit_body(self, &s->conditional.body, base);
    if (truth != 1) visit_body(self, &s->conditional.otherwise, base);
    return truth != 1 || body_has_break(&s->conditional.body);
}

static bool visit_statement(TareImitatedFrame *self, Statement *s, uint32_t base) {
    switch (s->kind) {
    case TARE_TREE_FUNCTION: visit_definition(self, s, base); return true;
    case TARE_TREE_CLASS: visit_class(self, s, base); return true;
    case TARE_TREE_RETURN: visit_return(self, s, base); return false;
    case TARE_TREE_ASSIGN: visit_assignment(self, s, base); return true;
    case TARE_TREE_AUGMENTED: visit_augmented(self, s, base); return true;
    case TARE_TREE_FOR: visit_loop(self, s, base); return true;
    case TARE_TREE_WHILE: return visit_while(self, s, base);
    case TARE_TREE_IF: return visit_if(self, s, base);
    case TARE_TREE_WITH: visit_with(self, s, base); return true;
    case TARE_TREE_RAISE: visit_raise(self, s, base); return false;
    case TARE_TREE_TRY: return visit_try(self, s, base);
    case TARE_TREE_BREAK:
    case TARE_TREE_CONTINUE: return false;
    default: visit_simple(self, s, base); return true;
    }
}

static bool visit_body(TareImitatedFrame *self, const TareTreeStatementList *body,
                       uint32_t base) {
    for (size_t i = 0; i < body->count; i++)
        if (!visit_statement(self, body->items[i], base)) return false;
    return true;
}

static bool is_same(TareTreeString left, TareTreeString right) {
    return left.length_bytes == right.length_bytes &&
           !memcmp(left.bytes, right.bytes, left.length_bytes);
}

static void add_name(TareImitatedNames *self, TareTreeString name) {
    for (uint32_t i = 0; i < self->count; i++)
        if (is_same(self->items[i], name)) return;
    if (self->count == TARE_IMITATED_NAMES) self->is_full = true;
    else self->items[self->count++] = name;
}

void tare_imitated_frame_collect(TareImitatedNames *self, const TareScope *scope) {
    for (uint32_t i = 0; i < scope->symbol_count; i++)
        if (scope->symbols[i]->flags & TARE_SYMBOL_ITERATION)
            add_name(self, scope->symbols[i]->name);
    for (const TareScope *child = scope->first_child; child; child = child->next_sibling)
        if (tare_symbols_is_comprehension(child) && child->kind != TARE_SCOPE_GENERATOR_EXPRESSION)
            tare_imitated_frame_collect(self, child);
}

// Variables that the function around has only from comprehensions.
static uint32_t count_extras(TareImitatedFrame *self, const TareScope *scope) {
    TareImitatedNames names = {.count = 0};
    uint32_t count = 0;
    tare_imitated_frame_collect(&names, scope);
    self->is_unknown = self->is_unknown || names.is_full;
    for (uint32_t i = 0; i < names.count; i++) {
        const TareSymbol *symbol = tare_symbols_find_mangled(scope, names.items[i]);
        bool is_variable = symbol && symbol->binding != TARE_SYMBOL_IS_GLOBAL_EXPLICIT &&
                           symbol->binding != TARE_SYMBOL_IS_GLOBAL_IMPLICIT;
        count += !is_variable;
    }
    return count;
}

uint8_t tare_imitated_frame_measure(TareUnit *unit) {
    const TareImitation *imitation = unit->compiler->rt->imitation;
    const TareScope *scope = unit->scope;
    bool is_kept = scope->is_generator || scope->is_coroutine ||
                   scope->kind == TARE_SCOPE_GENERATOR_EXPRESSION;
    if (!imitation || !is_kept || tare_cpython_release(imitation->version) < TARE_CPYTHON_3_11)
        return 0;
    TareImitatedFrame self = {.unit = unit,
                              .release = tare_cpython_release(imitation->version)};
    // From 3.12 on a handler turns a StopIteration of the body into another error.
    REACH(&self, self.release >= TARE_CPYTHON_3_12 ? 2 : 1);
    switch (scope->kind) {
    case TARE_SCOPE_GENERATOR_EXPRESSION:
        tare_imitated_expression_visit_clauses(&self, scope->node, 0, 1);
        break;
    case TARE_SCOPE_FUNCTION:
        visit_body(&self, &((Statement *)scope->node)->function.body, 0);
        break;
    case TARE_SCOPE_LAMBDA: VISIT(&self, ((Expression *)scope->node)->lambda.body, 0); break;
    default: return 0;
    }
    uint32_t words = self.highest;
    if (self.release >= TARE_CPYTHON_3_12) words += count_extras(&self, scope);
    return self.is_unknown || words > UINT8_MAX ? 0 : (uint8_t)words;
}
