// Functions: parameters, defaults, annotations, closures and bodies.
#include "front/compiler_parts.h"

// ---- what stands outside the body ------------------------------------------------------------

// The place of one of MAKE_FUNCTION's operands; those not in use leave a gap.
static void go_to_slot(TareUnit *unit, int base, int slot) {
    unit->depth = (uint32_t)(base + slot);
}

static void add_item(TareUnit *unit, TareTreeString name, Expression *value, bool is_annotation,
                     int dict) {
    TareTreeString mangled = tare_symbols_mangle(&unit->compiler->symbols, unit->scope, name);
    int key = tare_constant_pool_load_text(unit, mangled, TARE_UNIT_NEXT);
    int item = is_annotation ? tare_compiler_annotation_emit(unit, value)
                             : tare_compiler_expression_emit(unit, value, TARE_UNIT_ANY);
    tare_unit_emit(unit, TARE_OPCODE_DICT_SET, dict, key, item);
    tare_unit_pop(unit, key);
}

static int build_dict(TareUnit *unit) {
    int dict = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_DICT, dict, dict, 0);
    return dict;
}

static int emit_keyword_defaults(TareUnit *unit, const TareTreeParameters *parameters) {
    int dict = -1;
    for (size_t i = 0; i < parameters->keyword_only.count; i++) {
        Expression *value = parameters->keyword_defaults.items[i];
        if (!value) continue;
        if (dict < 0) dict = build_dict(unit);
        add_item(unit, parameters->keyword_only.items[i].name, value, false, dict);
    }
    return dict < 0 ? 0 : 2;
}

static void annotate(TareUnit *unit, TareTreeString name, Expression *annotation, int *dict) {
    if (!annotation) return;
    if (*dict < 0) *dict = build_dict(unit);
    add_item(unit, name, annotation, true, *dict);
}

static void annotate_list(TareUnit *unit, const TareTreeParameterList *list, int *dict) {
    for (size_t i = 0; i < list->count; i++)
        annotate(unit, list->items[i].name, list->items[i].annotation, dict);
}

static void annotate_one(TareUnit *unit, const TareTreeParameter *parameter, int *dict) {
    if (parameter) annotate(unit, parameter->name, parameter->annotation, dict);
}

// In CPython's order, which programs can see.
static int emit_annotations(TareUnit *unit, const TareTreeParameters *parameters,
                            Expression *returns) {
    int dict = -1;
    annotate_list(unit, &parameters->positional, &dict);
    annotate_list(unit, &parameters->positional_only, &dict);
    annotate_one(unit, parameters->variadic, &dict);
    annotate_list(unit, &parameters->keyword_only, &dict);
    annotate_one(unit, parameters->keyword_variadic, &dict);
    annotate(unit, (TareTreeString){"return", 6}, returns, &dict);
    return dict < 0 ? 0 : 4;
}

// Returns the bits of MAKE_FUNCTION.
static int emit_header(TareUnit *unit, int base, const TareTreeParameters *parameters,
                       Expression *returns) {
    int bits = 0;
    if (parameters->defaults.count) {
        TareTreeExpression tuple = {.kind = TARE_TREE_TUPLE, .context = TARE_TREE_LOAD};
        tuple.span = parameters->defaults.items[0]->span;
        tuple.elements = parameters->defaults;
        TarePosition saved = unit->position;
        tare_compiler_expression_emit(unit, &tuple, TARE_UNIT_NEXT);
        unit->position = saved;
        bits |= 1;
    }
    go_to_slot(unit, base, 1);
    bits |= emit_keyword_defaults(unit, parameters);
    go_to_slot(unit, base, 2);
    bits |= emit_annotations(unit, parameters, returns);
    return bits;
}

static bool is_free(const TareSymbol *symbol) {
    return symbol->binding == TARE_SYMBOL_IS_FREE || symbol->flags & TARE_SYMBOL_PASSED;
}

// The register of the cell that the inner function calls `name`.
static int find_cell(TareUnit *unit, TareTreeString name) {
    if (unit->class_cell >= 0 && tare_symbols_is_text(name, "__class__")) return unit->class_cell;
    const TareSymbol *symbol = tare_symbols_find_mangled(unit->scope, name);
    return symbol ? symbol->register_index : 0;
}

static int emit_closure(TareUnit *unit, const TareScope *scope) {
    int first = (int)unit->depth, count = 0;
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        if (!is_free(scope->symbols[i])) continue;
        int copy = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_COPY, copy, find_cell(unit, scope->symbols[i]->name), 0);
        count++;
    }
    if (count == 0) return 0;
    tare_unit_emit(unit, TARE_OPCODE_BUILD_TUPLE, first, first, count);
    return 8;
}

void tare_compiler_function_finish(TareUnit *unit, TareUnit *inner, int base, int bits) {
    TareCode *code = tare_assemble_unit(inner);
    const TareScope *scope = inner->scope;
    tare_unit_layout_deinit(inner);
    go_to_slot(unit, base, 3);
    bits |= emit_closure(unit, scope);
    go_to_slot(unit, base, 0);
    tare_unit_push(unit);
    if (!code) return;
    uint32_t index = tare_constant_pool_add_steal(unit, tare_value_from_object(code));
    tare_unit_emit_extra(unit, TARE_OPCODE_MAKE_FUNCTION, base, 0, bits, index);
}

void tare_compiler_function_emit_decorators(TareUnit *unit,
                                            const TareTreeExpressionList *decorators, int first) {
    TarePosition saved = unit->position;
    for (size_t i = decorators->count; i-- > 0;) {
        int decorator = first + (int)i;
        tare_unit_set_span(unit, decorators->items[i]->span);
        tare_unit_emit(unit, TARE_OPCODE_CALL, decorator, 1, 0);
        unit->depth = (uint32_t)decorator + 1;
    }
    unit->position = saved;
}

// ---- bodies ----------------------------------------------------------------------------------

static void set_parameters(TareUnit *inner, const TareTreeParameters *parameters) {
    inner->positional_only_count = (uint32_t)parameters->positional_only.count;
    inner->positional_count =
        (uint32_t)(parameters->positional_only.count + parameters->positional.count);
    inner->keyword_only_count = (uint32_t)parameters->keyword_only.count;
    if (parameters->variadic) inner->flags |= TARE_CODE_VARIABLE_ARGUMENTS;
    if (parameters->keyword_variadic) inner->flags |= TARE_CODE_VARIABLE_KEYWORDS;
}

void tare_compiler_function_set_flags(TareUnit *inner) {
    const TareScope *scope = inner->scope;
    inner->flags |= TARE_CODE_OPTIMIZED | TARE_CODE_NEW_LOCALS | inner->compiler->future_flags;
    if (inner->parent && tare_symbols_is_function(inner->parent->scope))
        inner->flags |= TARE_CODE_NESTED;
    if (scope->is_coroutine)
        inner->flags |= scope->is_generator ? TARE_CODE_ASYNC_GENERATOR : TARE_CODE_COROUTINE;
    else if (scope->is_generator)
        inner->flags |= TARE_CODE_GENERATOR;
}

// What throw() raises in a generator that has not begun comes from its first line, and nothing in
// the generator can catch it.
void tare_compiler_function_emit_start(TareUnit *inner) {
    if (!(inner->flags & (TARE_CODE_GENERATOR | TARE_CODE_COROUTINE | TARE_CODE_ASYNC_GENERATOR)))
        return;
    tare_unit_emit(inner, TARE_OPCODE_NOP, 0, 0, 0);
}

int tare_compiler_function_emit_lambda(TareUnit *unit, Expression *e, int target) {
    int base = (int)unit->depth;
    int bits = emit_header(unit, base, e->lambda.parameters, NULL);
    TareScope *scope = tare_symbols_find_scope(&unit->compiler->symbols, e);
    TareUnit inner;
    if (tare_unit_has_failed(unit) ||
        tare_unit_layout_init(&inner, unit->compiler, unit, scope, e->span.line) != TARE_OK) {
        go_to_slot(unit, base, 0);
        return tare_unit_push(unit);
    }
    tare_compiler_function_set_flags(&inner);
    set_parameters(&inner, e->lambda.parameters);
    tare_compiler_function_emit_start(&inner);
    int value = tare_compiler_expression_emit(&inner, e->lambda.body, TARE_UNIT_ANY);
    tare_unit_set_span(&inner, e->lambda.body->span);
    tare_unit_emit(&inner, TARE_OPCODE_RETURN, value, 0, 0);
    tare_compiler_function_finish(unit, &inner, base, bits);
    return tare_unit_settle(unit, base, target);
}

const TareTreeConstant *tare_compiler_function_find_docstring(const TareUnit *unit,
                                                              const TareTreeStatementList *body) {
    if (unit->compiler->optimize_level > 1) return NULL;
    if (body->count == 0 || body->items[0]->kind != TARE_TREE_EXPRESSION) return NULL;
    Expression *e = body->items[0]->value;
    bool is_text = e->kind == TARE_TREE_CONSTANT && e->constant.kind == TARE_TREE_CONSTANT_STRING;
    return is_text ? &e->constant : NULL;
}

static void emit_body(TareUnit *inner, Statement *s) {
    const TareTreeConstant *doc = tare_compiler_function_find_docstring(inner, &s->function.body);
    if (doc) {
        inner->doc =
            tare_string_new_utf8(inner->compiler->rt, doc->text.bytes, doc->text.length_bytes);
        if (tare_value_is_absent(inner->doc)) tare_unit_fail_pending(inner);
    }
    tare_compiler_function_emit_start(inner);
    tare_compiler_statement_emit_body(inner, &s->function.body);
    tare_unit_emit(inner, TARE_OPCODE_RETURN_NONE, 0, 0, 0);
}

static uint32_t get_first_line(Statement *s) {
    if (s->function.decorators.count) return s->function.decorators.items[0]->span.line;
    return s->span.line;
}

void tare_compiler_function_emit_definition(TareUnit *unit, Statement *s) {
    const TareTreeExpressionList *decorators = &s->function.decorators;
    int first = (int)unit->depth;
    for (size_t i = 0; i < decorators->count; i++)
        tare_compiler_expression_emit(unit, decorators->items[i], TARE_UNIT_NEXT);
    int base = (int)unit->depth;
    int bits = emit_header(unit, base, s->function.parameters, s->function.returns);
    TareScope *scope = tare_symbols_find_scope(&unit->compiler->symbols, s);
    TareUnit inner;
    if (tare_unit_has_failed(unit) ||
        tare_unit_layout_init(&inner, unit->compiler, unit, scope, get_first_line(s)) != TARE_OK)
        return;
    tare_compiler_function_set_flags(&inner);
    set_parameters(&inner, s->function.parameters);
    emit_body(&inner, s);
    tare_compiler_function_finish(unit, &inner, base, bits);
    tare_compiler_function_emit_decorators(unit, decorators, first);
    tare_compiler_name_emit_store(unit, s->function.name, first);
    unit->depth = (uint32_t)first;
}
