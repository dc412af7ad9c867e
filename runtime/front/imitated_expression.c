// Places on the stack that expressions take in CPython 3.11 to 3.13.
#include "front/imitated_frame.h"

enum { MOST_AT_ONCE = 30 };  // places that a display or call uses before it collects in pieces

#define REACH tare_imitated_frame_reach
#define VISIT tare_imitated_expression_visit

typedef TareTreeExpressionList List;

static bool is_constant(TareImitatedFrame *self, Expression *e) {
    if (e->kind == TARE_TREE_CONSTANT) return true;
    TareValue value = tare_compiler_fold_fetch(self->unit, e);
    if (tare_value_is_absent(value)) return false;
    tare_release(self->unit->compiler->rt, value);
    return true;
}

static bool are_constant(TareImitatedFrame *self, Expression *const *items, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!items[i] || !is_constant(self, items[i])) return false;
    return true;
}

static bool is_late(const TareImitatedFrame *self) { return self->release >= TARE_CPYTHON_3_12; }

// ---- displays ----

// A tuple, list or set; `before` items are there already.
static void visit_elements(TareImitatedFrame *self, const List *list, uint32_t before,
                           uint32_t base, bool is_tuple) {
    REACH(self, base + 1);
    if (list->count > 2 && are_constant(self, (Expression *const *)list->items, list->count)) {
        REACH(self, base + (is_tuple ? 1 : 2));
        return;
    }
    bool has_list = list->count + before > MOST_AT_ONCE;
    for (size_t i = 0; i < list->count; i++) {
        Expression *item = list->items[i];
        has_list = has_list || item->kind == TARE_TREE_STARRED;
        VISIT(self, item, has_list ? base + 1 : base + before + (uint32_t)i);
    }
}

// Pairs of a dict from `start` on that are made one dict of.
static void visit_pairs(TareImitatedFrame *self, Expression *e, size_t start, size_t end,
                        uint32_t base) {
    size_t count = end - start;
    bool is_large = 2 * count > MOST_AT_ONCE;
    if (count > 1 && !is_large &&
        are_constant(self, (Expression *const *)&e->dict.keys[start], count)) {
        for (size_t i = 0; i < count; i++)
            VISIT(self, e->dict.values[start + i], base + (uint32_t)i);
        REACH(self, base + (uint32_t)count + 1);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t place = is_large ? base + 1 : base + 2 * (uint32_t)i;
        VISIT(self, e->dict.keys[start + i], place);
        VISIT(self, e->dict.values[start + i], place + 1);
    }
}

static void visit_dict(TareImitatedFrame *self, Expression *e, uint32_t base) {
    size_t start = 0;
    uint32_t has_dict = 0;
    REACH(self, base + 1);
    for (size_t i = 0; i < e->dict.count; i++) {
        bool is_unpacked = !e->dict.keys[i];
        if (!is_unpacked && 2 * (i - start) <= MOST_AT_ONCE) continue;
        size_t end = is_unpacked ? i : i + 1;
        if (end > start) visit_pairs(self, e, start, end, base + has_dict);
        start = i + 1;
        if (is_unpacked) VISIT(self, e->dict.values[i], base + 1);
        has_dict = 1;
    }
    if (e->dict.count > start) visit_pairs(self, e, start, e->dict.count, base + has_dict);
}

static bool is_fixed_display(TareImitatedFrame *self, Expression *e) {
    return (e->kind == TARE_TREE_LIST || e->kind == TARE_TREE_SET) &&
           are_constant(self, (Expression *const *)e->elements.items, e->elements.count);
}

void tare_imitated_expression_visit_iterable(TareImitatedFrame *self, Expression *e,
                                             uint32_t base) {
    if (is_fixed_display(self, e)) REACH(self, base + 1);
    else VISIT(self, e, base);
}

// ---- calls ----

static bool has_star(const List *list) { return tare_compiler_display_has_star(list); }

static bool has_unpacked(const TareTreeKeywordList *keywords) {
    for (size_t i = 0; i < keywords->count; i++)
        if (!keywords->items[i].name.bytes) return true;
    return false;
}

// `names=values` [start, end) as a dict.
static void visit_keyword_dict(TareImitatedFrame *self, const TareTreeKeywordList *keywords,
                               size_t start, size_t end, uint32_t base) {
    size_t count = end - start;
    bool is_large = 2 * count > MOST_AT_ONCE;
    for (size_t i = 0; i < count; i++) {
        uint32_t place = base + (uint32_t)i;
        if (count == 1 || is_large) place = base + (is_large ? 2 : 1);
        VISIT(self, keywords->items[start + i].value, place);
    }
    if (count > 1 && !is_large) REACH(self, base + (uint32_t)count + 1);
}

static void visit_unpacked_keywords(TareImitatedFrame *self, const TareTreeKeywordList *keywords,
                                    uint32_t base) {
    size_t start = 0;
    uint32_t has_dict = 0;
    for (size_t i = 0; i < keywords->count; i++) {
        if (keywords->items[i].name.bytes) continue;
        if (i > start) visit_keyword_dict(self, keywords, start, i, base + has_dict);
        VISIT(self, keywords->items[i].value, base + 1);
        has_dict = 1;
        start = i + 1;
    }
    if (keywords->count > start)
        visit_keyword_dict(self, keywords, start, keywords->count, base + has_dict);
}

void tare_imitated_expression_visit_arguments(TareImitatedFrame *self, const List *arguments,
                                              const TareTreeKeywordList *keywords,
                                              uint32_t before, uint32_t base) {
    size_t count = arguments->count;
    bool is_simple = !has_star(arguments) && !has_unpacked(keywords) &&
                     count + 2 * keywords->count <= MOST_AT_ONCE;
    if (is_simple) {
        uint32_t place = base + before;
        for (size_t i = 0; i < count; i++) VISIT(self, arguments->items[i], place++);
        for (size_t i = 0; i < keywords->count; i++)
            VISIT(self, keywords->items[i].value, place++);
        if (keywords->count && self->release >= TARE_CPYTHON_3_13) REACH(self, place + 1);
        return;
    }
    if (!before && count == 1 && has_star(arguments)) VISIT(self, arguments->items[0], base);
    else visit_elements(self, arguments, before, base, true);
    if (keywords->count) visit_unpacked_keywords(self, keywords, base + 1);
}

static bool is_method(Expression *e) {
    return e->call.function->kind == TARE_TREE_ATTRIBUTE && !has_star(&e->call.arguments) &&
           !has_unpacked(&e->call.keywords) &&
           e->call.arguments.count + e->call.keywords.count < MOST_AT_ONCE;
}

static void visit_call(TareImitatedFrame *self, Expression *e, uint32_t base) {
    Expression *function = e->call.function;
    bool is_before_null = self->release >= TARE_CPYTHON_3_13 || is_method(e);
    VISIT(self, function, is_before_null ? base : base + 1);
    REACH(self, base + 2);
    tare_imitated_expression_visit_arguments(self, &e->call.arguments, &e->call.keywords, 0,
                                             base + 2);
}

// super() without arguments looks up by three values at once.
static void visit_attribute(TareImitatedFrame *self, Expression *e, uint32_t base) {
    Expression *value = e->attribute.value;
    if (is_late(self) && value->kind == TARE_TREE_CALL && !value->call.arguments.count &&
        value->call.function->kind == TARE_TREE_NAME &&
        tare_symbols_is_text(value->call.function->name, "super"))
        REACH(self, base + 3);
    VISIT(self, value, base);
}

// ---- functions and comprehensions ----

static uint32_t count_frees(const TareScope *scope) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < scope->symbol_count; i++)
        count += scope->symbols[i]->binding == TARE_SYMBOL_IS_FREE;
    return count;
}

static void visit_defaults(TareImitatedFrame *self, const TareTreeParameters *parameters,
                           uint32_t base) {
    const List *defaults = &parameters->defaults;
    bool are_fixed = are_constant(self, (Expression *const *)defaults->items, defaults->count);
    for (size_t i = 0; i < defaults->count && !are_fixed; i++)
        VISIT(self, defaults->items[i], base + (uint32_t)i);
    uint32_t place = base + (defaults->count > 0), count = 0;
    for (size_t i = 0; i < parameters->keyword_defaults.count; i++)
        if (parameters->keyword_defaults.items[i])
            VISIT(self, parameters->keyword_defaults.items[i], place + count++);
    if (count) REACH(self, place + count + 1);
}

void tare_imitated_expression_visit_function(TareImitatedFrame *self, const void *node,
                                             const TareTreeParameters *parameters, uint32_t base) {
    const TareScope *scope =
        tare_symbols_find_scope(&self->unit->compiler->symbols, node);
    uint32_t frees = scope ? count_frees(scope) : 0, place = base;
    if (parameters) {
        visit_defaults(self, parameters, base);
        place += parameters->defaults.count > 0;
        for (size_t i = 0; i < parameters->keyword_defaults.count; i++)
            if (parameters->keyword_defaults.items[i]) {
                place++;
                break;
            }
    }
    REACH(self, place + (frees > 1 ? frees : frees + 1));
}

// `for x in [value]` only gives the value a name.
static bool is_naming(TareImitatedFrame *self, Expression *e) {
    return (e->kind == TARE_TREE_LIST || e->kind == TARE_TREE_TUPLE) && e->elements.count == 1 &&
           e->elements.items[0]->kind != TARE_TREE_STARRED &&
           !is_constant(self, e->elements.items[0]);
}

void tare_imitated_expression_visit_clauses(TareImitatedFrame *self, Expression *e, size_t i,
                                            uint32_t base) {
    const TareTreeComprehension *clause = &e->comprehension.clauses[i];
    self->is_unknown = self->is_unknown || clause->is_async;
    if (i && is_naming(self, clause->iterable)) {
        VISIT(self, clause->iterable->elements.items[0], base);
    } else {
        if (i) tare_imitated_expression_visit_iterable(self, clause->iterable, base++);
        REACH(self, base + 1);
    }
    tare_imitated_expression_visit_target(self, clause->target, base + 1);
    for (size_t j = 0; j < clause->conditions.count; j++)
        tare_imitated_expression_visit_condition(self, clause->conditions.items[j], base);
    if (i + 1 < e->comprehension.clause_count) {
        tare_imitated_expression_visit_clauses(self, e, i + 1, base);
        return;
    }
    uint32_t place = base;
    if (e->kind == TARE_TREE_DICT_COMPREHENSION) VISIT(self, e->comprehension.key, place++);
    VISIT(self, e->comprehension.element, place);
}

static void visit_comprehension(TareImitatedFrame *self, Expression *e, uint32_t base) {
    bool is_inline = is_late(self) && e->kind != TARE_TREE_GENERATOR;
    Expression *first = e->comprehension.clauses[0].iterable;
    if (!is_inline) {
        tare_imitated_expression_visit_function(self, e, NULL, base);
        tare_imitated_expression_visit_iterable(self, first, base + 1);
        return;
    }
    const TareScope *scope = tare_symbols_find_scope(&self->unit->compiler->symbols, e);
    if (!scope) return;
    tare_imitated_expression_visit_iterable(self, first, base);
    TareImitatedNames names = {.count = 0};
    tare_imitated_frame_collect(&names, scope);
    tare_imitated_expression_visit_clauses(self, e, 0, base + 2 + names.count);
}

// ---- the rest ----

static void visit_compare(TareImitatedFrame *self, Expression *e, uint32_t base) {
    const List *others = &e->compare.comparators;
    VISIT(self, e->compare.left, base);
    for (size_t i = 0; i < others->count; i++) {
        uint8_t operation = e->compare.operations[i];
        Expression *other = others->items[i];
        bool is_display = (operation == TARE_TREE_IN || operation == TARE_TREE_NOT_IN) &&
                          is_fixed_display(self, other);
        if (is_display) REACH(self, base + 2);
        else VISIT(self, other, base + 1);
        if (i + 1 < others->count) REACH(self, base + 3);
    }
}

void tare_imitated_expression_visit_condition(TareImitatedFrame *self, Expression *e,
                                              uint32_t base) {
    if (is_constant(self, e)) return;
    if (e->kind == TARE_TREE_UNARY && e->unary.operation == TARE_TREE_NOT) {
        tare_imitated_expression_visit_condition(self, e->unary.operand, base);
    } else if (e->kind == TARE_TREE_BOOLEAN) {
        for (size_t i = 0; i < e->boolean.values.count; i++)
            tare_imitated_expression_visit_condition(self, e->boolean.values.items[i], base);
    } else if (e->kind == TARE_TREE_CONDITIONAL) {
        tare_imitated_expression_visit_condition(self, e->conditional.test, base);
        tare_imitated_expression_visit_condition(self, e->conditional.body, base);
        tare_imitated_expression_visit_condition(self, e->conditional.otherwise, base);
    } else {
        VISIT(self, e, base);
    }
}

static void visit_part(TareImitatedFrame *self, Expression *part, uint32_t base) {
    if (part) VISIT(self, part, base);
    else REACH(self, base + 1);
}

static void visit_subscript(TareImitatedFrame *self, Expression *e, uint32_t base) {
    Expression *index = e->subscript.index;
    VISIT(self, e->subscript.value, base);
    if (index->kind != TARE_TREE_SLICE) {
        VISIT(self, index, base + 1);
        return;
    }
    visit_part(self, index->slice.lower, base + 1);
    visit_part(self, index->slice.upper, base + 2);
    if (index->slice.step) VISIT(self, index->slice.step, base + 3);
}

void tare_imitated_expression_visit_target(TareImitatedFrame *self, Expression *e,
                                           uint32_t base) {
    switch (e->kind) {
    case TARE_TREE_ATTRIBUTE: VISIT(self, e->attribute.value, base); break;
    case TARE_TREE_SUBSCRIPT: visit_subscript(self, e, base); break;
    case TARE_TREE_STARRED: tare_imitated_expression_visit_target(self, e->value, base); break;
    case TARE_TREE_LIST:
    case TARE_TREE_TUPLE:
        REACH(self, base - 1 + (uint32_t)e->elements.count);
        for (size_t i = 0; i < e->elements.count; i++)
            tare_imitated_expression_visit_target(self, e->elements.items[i],
                                                  base - 1 + (uint32_t)(e->elements.count - i));
        break;
    default: break;
    }
}

// Constants decide beforehand what is evaluated at all.
static void visit_boolean(TareImitatedFrame *self, Expression *e, uint32_t base) {
    for (size_t i = 0; i < e->boolean.values.count; i++) {
        Expression *value = e->boolean.values.items[i];
        bool is_last = i + 1 == e->boolean.values.count;
        int truth = tare_compiler_fold_truth(self->unit, value);
        if (truth == !e->boolean.is_or && !is_last) continue;
        VISIT(self, value, base);
        if (truth == e->boolean.is_or) return;
        if (is_late(self) && !is_last) REACH(self, base + 2);
    }
}

static void visit_awaited(TareImitatedFrame *self, Expression *e, uint32_t base) {
    VISIT(self, e->value, base);
    REACH(self, base + (is_late(self) ? 3 : 2));
}

static void visit_joined(TareImitatedFrame *self, Expression *e, uint32_t base) {
    self->is_unknown = self->is_unknown || e->elements.count > MOST_AT_ONCE;
    for (size_t i = 0; i < e->elements.count; i++)
        VISIT(self, e->elements.items[i], base + (uint32_t)i);
}

// 3.12 puts an empty text behind a value at its end.
static void visit_specification(TareImitatedFrame *self, Expression *e, uint32_t base) {
    if (!e) return;
    VISIT(self, e, base);
    if (e->kind != TARE_TREE_JOINED || self->release != TARE_CPYTHON_3_12) return;
    size_t count = e->elements.count;
    if (count && e->elements.items[count - 1]->kind == TARE_TREE_FORMATTED)
        REACH(self, base + (uint32_t)count + 1);
}

// Those that evaluate one or two parts, one after the other.
static void visit_simple(TareImitatedFrame *self, Expression *e, uint32_t base) {
    switch (e->kind) {
    case TARE_TREE_NAMED:
        VISIT(self, e->named.value, base);
        REACH(self, base + 2);
        break;
    case TARE_TREE_BINARY:
        VISIT(self, e->binary.left, base);
        VISIT(self, e->binary.right, base + 1);
        break;
    case TARE_TREE_UNARY: VISIT(self, e->unary.operand, base); break;
    case TARE_TREE_CONDITIONAL:
        tare_imitated_expression_visit_condition(self, e->conditional.test, base);
        VISIT(self, e->conditional.body, base);
        VISIT(self, e->conditional.otherwise, base);
        break;
    case TARE_TREE_YIELD:
        if (e->value) VISIT(self, e->value, base);
        break;
    case TARE_TREE_STARRED: VISIT(self, e->value, base); break;
    case TARE_TREE_FORMATTED:
        VISIT(self, e->formatted.value, base);
        visit_specification(self, e->formatted.specification, base + 1);
        break;
    default: break;  // names and constants
    }
}

void tare_imitated_expression_visit(TareImitatedFrame *self, Expression *e, uint32_t base) {
    REACH(self, base + 1);
    if (is_constant(self, e)) return;
    switch (e->kind) {
    case TARE_TREE_BOOLEAN: visit_boolean(self, e, base); break;
    case TARE_TREE_LAMBDA:
        tare_imitated_expression_visit_function(self, e, e->lambda.parameters, base);
        break;
    case TARE_TREE_DICT: visit_dict(self, e, base); break;
    case TARE_TREE_SET:
    case TARE_TREE_LIST: visit_elements(self, &e->elements, 0, base, false); break;
    case TARE_TREE_TUPLE: visit_elements(self, &e->elements, 0, base, true); break;
    case TARE_TREE_LIST_COMPREHENSION:
    case TARE_TREE_SET_COMPREHENSION:
    case TARE_TREE_DICT_COMPREHENSION:
    case TARE_TREE_GENERATOR: visit_comprehension(self, e, base); break;
    case TARE_TREE_AWAIT:
    case TARE_TREE_YIELD_FROM: visit_awaited(self, e, base); break;
    case TARE_TREE_COMPARE: visit_compare(self, e, base); break;
    case TARE_TREE_CALL: visit_call(self, e, base); break;
    case TARE_TREE_JOINED: visit_joined(self, e, base); break;
    case TARE_TREE_ATTRIBUTE: visit_attribute(self, e, base); break;
    case TARE_TREE_SUBSCRIPT: visit_subscript(self, e, base); break;
    default: visit_simple(self, e, base); break;
    }
}
