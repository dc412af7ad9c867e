// The birth and death of a unit: which variable gets which register.
//
//   [parameters][cells][other near locals][free variables] temporaries ... [far locals]
#include "front/unit.h"
#include "object/error.h"
#include "object/intern.h"

static bool is_own_variable(const TareSymbol *symbol, bool is_cell) {
    if (symbol->flags & TARE_SYMBOL_PARAMETER) return false;
    return symbol->binding == (is_cell ? TARE_SYMBOL_IS_CELL : TARE_SYMBOL_IS_LOCAL);
}

static void assign_parameters(TareUnit *self) {
    TareScope *scope = self->scope;
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        TareSymbol *symbol = scope->symbols[i];
        if (!(symbol->flags & TARE_SYMBOL_PARAMETER)) continue;
        symbol->register_index = (uint16_t)self->temporary_start;
        if (self->temporary_start < TARE_UNIT_MAX_REGISTERS &&
            !(symbol->flags & TARE_SYMBOL_DELETED))
            tare_unit_set_bound(self, (int)self->temporary_start);
        self->temporary_start++;
    }
}

static void assign_variables(TareUnit *self, bool is_cell) {
    TareScope *scope = self->scope;
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        TareSymbol *symbol = scope->symbols[i];
        if (!is_own_variable(symbol, is_cell)) continue;
        symbol->is_far = !is_cell && self->temporary_start >= TARE_UNIT_MAX_NEAR;
        symbol->register_index =
            (uint16_t)(symbol->is_far ? self->far_count++ : self->temporary_start++);
    }
}

static bool is_free_variable(const TareSymbol *symbol) {
    return symbol->binding == TARE_SYMBOL_IS_FREE || symbol->flags & TARE_SYMBOL_PASSED;
}

static void assign_free_variables(TareUnit *self) {
    TareScope *scope = self->scope;
    for (uint32_t i = 0; i < scope->symbol_count; i++) {
        if (!is_free_variable(scope->symbols[i])) continue;
        scope->symbols[i]->register_index = (uint16_t)self->temporary_start++;
        self->free_count++;
    }
}

static void assign_registers(TareUnit *self) {
    self->class_cell = -1;
    if (tare_symbols_is_function(self->scope)) {
        assign_parameters(self);
        assign_variables(self, true);
        assign_variables(self, false);
    } else if (self->scope->needs_class_cell) {
        self->class_cell = (int)self->temporary_start++;
    }
    assign_free_variables(self);
    self->depth = self->highest = self->temporary_start;
    if (self->temporary_start > 230 || self->far_count > 60000) {
        tare_unit_fail(self, self->scope->span, "too many local variables");
        self->temporary_start = self->depth = self->highest = 0;
    }
}

// Cells of parameters and other variables, and the closure's cells, at the start of the function.
static void emit_cells(TareUnit *self) {
    TareScope *scope = self->scope;
    if (self->class_cell >= 0) tare_unit_emit(self, TARE_OPCODE_MAKE_CELL, self->class_cell, 0, 0);
    for (uint32_t i = 0; tare_symbols_is_function(scope) && i < scope->symbol_count; i++) {
        const TareSymbol *symbol = scope->symbols[i];
        if (symbol->binding == TARE_SYMBOL_IS_CELL)
            tare_unit_emit(self, TARE_OPCODE_MAKE_CELL, symbol->register_index, 0, 0);
    }
    if (self->free_count)
        tare_unit_emit(self, TARE_OPCODE_COPY_FREE, (int)(self->temporary_start - self->free_count),
                       (int)self->free_count, 0);
}

static TareTreeString get_name(const TareScope *scope) {
    if (scope->kind == TARE_SCOPE_MODULE) return (TareTreeString){"<module>", 8};
    return scope->name;
}

static bool is_declared_global(const TareUnit *self) {
    const TareUnit *parent = self->parent;
    if (self->scope->kind > TARE_SCOPE_FUNCTION) return false;
    const TareSymbol *symbol =
        tare_symbols_find(&parent->compiler->symbols, parent->scope, self->scope->name);
    return symbol && symbol->binding == TARE_SYMBOL_IS_GLOBAL_EXPLICIT;
}

// "f", "C.f", "f.<locals>.g": what stands around, unless the name is declared global there.
static TareString *make_qualified_name(TareUnit *self, TareTreeString name) {
    TareRuntime *rt = self->compiler->rt;
    TareUnit *parent = self->parent;
    if (!parent || parent->scope->kind == TARE_SCOPE_MODULE || is_declared_global(self))
        return tare_intern_utf8(rt, name.bytes, name.length_bytes);
    TareText text;
    tare_text_init(&text, self->compiler->allocator);
    tare_string_append_to(parent->qualified_name, &text);
    if (parent->scope->kind != TARE_SCOPE_CLASS) tare_text_append_string(&text, ".<locals>");
    tare_text_append_char(&text, '.');
    tare_text_append(&text, name.bytes, name.length_bytes);
    TareString *result = NULL;
    if (text.failed)
        tare_error_raise_memory(rt);
    else
        result = tare_intern_utf8(rt, tare_text_get(&text), text.length_bytes);
    tare_text_deinit(&text);
    return result;
}

static void init_vectors(TareUnit *self) {
    TareAllocator *allocator = self->compiler->allocator;
    tare_vector_init(&self->instructions, allocator, sizeof(TareUnitInstruction));
    tare_vector_init(&self->labels, allocator, sizeof(TareUnitLabel));
    tare_vector_init(&self->ranges, allocator, sizeof(TareUnitRange));
    tare_vector_init(&self->constants, allocator, sizeof(TareValue));
    tare_vector_init(&self->constant_index, allocator, sizeof(uint32_t));
    tare_vector_init(&self->names, allocator, sizeof(TareString *));
    tare_vector_init(&self->name_index, allocator, sizeof(uint32_t));
}

TareStatus tare_unit_layout_init(TareUnit *self, TareCompiler *compiler, TareUnit *parent,
                                 TareScope *scope, uint32_t first_line) {
    *self = (TareUnit){.compiler = compiler,
                       .parent = parent,
                       .scope = scope,
                       .is_reachable = true,
                       .first_line = first_line};
    init_vectors(self);
    self->position = (TarePosition){(int32_t)first_line, (int32_t)first_line, -1, -1};
    TareTreeString name = get_name(scope);
    self->name = tare_intern_utf8(compiler->rt, name.bytes, name.length_bytes);
    if (self->name) self->qualified_name = make_qualified_name(self, name);
    if (!self->qualified_name) {
        tare_unit_fail_pending(self);
        tare_unit_layout_deinit(self);
        return TARE_ERROR;
    }
    assign_registers(self);
    emit_cells(self);
    return TARE_OK;
}

void tare_unit_layout_deinit(TareUnit *self) {
    TareRuntime *rt = self->compiler->rt;
    for (size_t i = 0; i < self->constants.count; i++)
        tare_release(rt, *(TareValue *)tare_vector_get(&self->constants, i));
    for (size_t i = 0; i < self->names.count; i++)
        tare_release_object(rt, *(TareString **)tare_vector_get(&self->names, i));
    if (self->name) tare_release_object(rt, self->name);
    if (self->qualified_name) tare_release_object(rt, self->qualified_name);
    tare_release(rt, self->doc);
    tare_vector_deinit(&self->instructions);
    tare_vector_deinit(&self->labels);
    tare_vector_deinit(&self->ranges);
    tare_vector_deinit(&self->constants);
    tare_vector_deinit(&self->constant_index);
    tare_vector_deinit(&self->names);
    tare_vector_deinit(&self->name_index);
}
