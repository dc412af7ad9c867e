// Class statements: the body as a function of its own, handed to __build_class__.
#include "front/compiler_parts.h"

static const TareTreeString dunder_name = {"__name__", 8};
static const TareTreeString dunder_module = {"__module__", 10};
static const TareTreeString dunder_qualname = {"__qualname__", 12};
static const TareTreeString dunder_doc = {"__doc__", 7};
static const TareTreeString dunder_classcell = {"__classcell__", 13};

static void store_and_pop(TareUnit *inner, TareTreeString name, int value) {
    uint32_t index = tare_constant_pool_add_name(inner, name);
    tare_unit_emit_wide(inner, TARE_OPCODE_SET_NAME, value, (int32_t)index);
    tare_unit_pop(inner, value);
}

static void emit_prologue(TareUnit *inner, Statement *s) {
    int module = tare_unit_push(inner);
    tare_unit_emit_name(inner, TARE_OPCODE_GET_NAME, module, 0, dunder_name);
    store_and_pop(inner, dunder_module, module);
    tare_retain_object(inner->qualified_name);
    TareValue qualified_name = tare_value_from_object(inner->qualified_name);
    store_and_pop(inner, dunder_qualname,
                  tare_constant_pool_load_steal(inner, qualified_name, TARE_UNIT_NEXT));
    if (tare_compiler_statement_has_annotation(&s->class_.body))
        tare_unit_emit(inner, TARE_OPCODE_SETUP_ANNOTATIONS, 0, 0, 0);
    const TareTreeConstant *doc = tare_compiler_function_find_docstring(inner, &s->class_.body);
    if (doc)
        store_and_pop(inner, dunder_doc,
                      tare_constant_pool_load_text(inner, doc->text, TARE_UNIT_NEXT));
}

static void emit_epilogue(TareUnit *inner) {
    if (inner->class_cell < 0) {
        tare_unit_emit(inner, TARE_OPCODE_RETURN_NONE, 0, 0, 0);
        return;
    }
    int cell = tare_unit_push(inner);
    tare_unit_emit(inner, TARE_OPCODE_COPY, cell, inner->class_cell, 0);
    store_and_pop(inner, dunder_classcell, cell);
    cell = tare_unit_push(inner);
    tare_unit_emit(inner, TARE_OPCODE_COPY, cell, inner->class_cell, 0);
    tare_unit_emit(inner, TARE_OPCODE_RETURN, cell, 0, 0);
}

static uint32_t get_first_line(Statement *s) {
    if (s->class_.decorators.count) return s->class_.decorators.items[0]->span.line;
    return s->span.line;
}

// The body's function at `base`.
static void emit_body(TareUnit *unit, Statement *s, int base) {
    TareScope *scope = tare_symbols_find_scope(&unit->compiler->symbols, s);
    TareUnit inner;
    if (tare_unit_has_failed(unit) ||
        tare_unit_layout_init(&inner, unit->compiler, unit, scope, get_first_line(s)) != TARE_OK)
        return;
    inner.flags = unit->compiler->future_flags;
    tare_unit_set_span(&inner, s->span);
    inner.position.end_line = inner.position.line;
    emit_prologue(&inner, s);
    tare_compiler_statement_emit_body(&inner, &s->class_.body);
    emit_epilogue(&inner);
    tare_compiler_function_finish(unit, &inner, base, 0);
}

void tare_compiler_class_emit(TareUnit *unit, Statement *s) {
    const TareTreeExpressionList *decorators = &s->class_.decorators;
    int first = (int)unit->depth;
    for (size_t i = 0; i < decorators->count; i++)
        tare_compiler_expression_emit(unit, decorators->items[i], TARE_UNIT_NEXT);
    int builder = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_LOAD_BUILD_CLASS, builder, 0, 0);
    emit_body(unit, s, (int)unit->depth);
    tare_constant_pool_load_text(unit, s->class_.name, TARE_UNIT_NEXT);
    tare_compiler_call_emit_arguments(unit, builder, 2, &s->class_.bases, &s->class_.keywords);
    tare_compiler_function_emit_decorators(unit, decorators, first);
    tare_compiler_name_emit_store(unit, s->class_.name, first);
    unit->depth = (uint32_t)first;
}
