// Loading, storing and deleting variables, wherever the scope says that they live.
#include "front/compiler_parts.h"

typedef enum Place {
    PLACE_NEAR,        // in a register
    PLACE_FAR,         // in a register beyond 8 bits
    PLACE_CELL,        // in a cell in a register
    PLACE_CLASS_CELL,  // read from the class's namespace first
    PLACE_GLOBAL,
    PLACE_NAMESPACE,
} Place;

static Place find_place(TareUnit *unit, TareTreeString name, const TareSymbol **symbol) {
    const TareScope *scope = unit->scope;
    *symbol = tare_symbols_find(&unit->compiler->symbols, scope, name);
    bool is_function = tare_symbols_is_function(scope);
    TareSymbolBinding binding = *symbol ? (*symbol)->binding : TARE_SYMBOL_UNRESOLVED;
    switch (binding) {
    case TARE_SYMBOL_IS_GLOBAL_EXPLICIT:
        return PLACE_GLOBAL;
    case TARE_SYMBOL_IS_FREE:
        return is_function ? PLACE_CELL : PLACE_CLASS_CELL;
    case TARE_SYMBOL_IS_CELL:
        return PLACE_CELL;
    case TARE_SYMBOL_IS_LOCAL:
        if (!is_function) return PLACE_NAMESPACE;
        return (*symbol)->is_far ? PLACE_FAR : PLACE_NEAR;
    default:
        return is_function ? PLACE_GLOBAL : PLACE_NAMESPACE;
    }
}

static void check_bound(TareUnit *unit, const TareSymbol *symbol) {
    int index = symbol->register_index;
    if (tare_unit_is_bound(unit, index)) return;
    tare_unit_emit(unit, TARE_OPCODE_CHECK_LOCAL, index, 0, 0);
    if (!(symbol->flags & TARE_SYMBOL_DELETED)) tare_unit_set_bound(unit, index);
}

static int load_near(TareUnit *unit, const TareSymbol *symbol, int target) {
    int index = symbol->register_index;
    check_bound(unit, symbol);
    // A variable that an assignment expression may rebind before the operand is used is copied.
    if (target == TARE_UNIT_ANY && !(symbol->flags & TARE_SYMBOL_WALRUS)) return index;
    int result = tare_unit_get_result(unit, target);
    if (result != index) tare_unit_emit(unit, TARE_OPCODE_MOVE, result, index, 0);
    return result;
}

static void emit_class_cell(TareUnit *unit, TareTreeString name, int result, int cell) {
    TareTreeString mangled = tare_symbols_mangle(&unit->compiler->symbols, unit->scope, name);
    uint32_t index = tare_constant_pool_add_name(unit, mangled);
    tare_unit_emit_extra(unit, TARE_OPCODE_GET_CLASS_CELL, result, cell, 0, index);
}

int tare_compiler_name_emit_load(TareUnit *unit, TareTreeString name, int target) {
    const TareSymbol *symbol;
    Place place = find_place(unit, name, &symbol);
    if (place == PLACE_NEAR) return load_near(unit, symbol, target);
    int result = tare_unit_get_result(unit, target);
    switch (place) {
    case PLACE_FAR:
        tare_unit_emit_wide(unit, TARE_OPCODE_GET_FAR, result, symbol->register_index);
        break;
    case PLACE_CELL:
        tare_unit_emit(unit, TARE_OPCODE_GET_CELL, result, symbol->register_index, 0);
        break;
    case PLACE_CLASS_CELL:
        emit_class_cell(unit, name, result, symbol->register_index);
        break;
    case PLACE_GLOBAL:
        tare_unit_emit_name(unit, TARE_OPCODE_GET_GLOBAL, result, 0, name);
        break;
    default:
        tare_unit_emit_name(unit, TARE_OPCODE_GET_NAME, result, 0, name);
        break;
    }
    return result;
}

static void emit_wide_name(TareUnit *unit, TareOpcode opcode, int a, TareTreeString name) {
    TareTreeString mangled = tare_symbols_mangle(&unit->compiler->symbols, unit->scope, name);
    tare_unit_emit_wide(unit, opcode, a, (int32_t)tare_constant_pool_add_name(unit, mangled));
}

void tare_compiler_name_emit_store(TareUnit *unit, TareTreeString name, int source) {
    const TareSymbol *symbol;
    switch (find_place(unit, name, &symbol)) {
    case PLACE_NEAR:
        if (source != symbol->register_index)
            tare_unit_emit(unit, TARE_OPCODE_MOVE, symbol->register_index, source, 0);
        if (!(symbol->flags & TARE_SYMBOL_DELETED))
            tare_unit_set_bound(unit, symbol->register_index);
        break;
    case PLACE_FAR:
        tare_unit_emit_wide(unit, TARE_OPCODE_SET_FAR, source, symbol->register_index);
        break;
    case PLACE_CELL:
    case PLACE_CLASS_CELL:
        tare_unit_emit(unit, TARE_OPCODE_SET_CELL, symbol->register_index, source, 0);
        break;
    case PLACE_GLOBAL:
        emit_wide_name(unit, TARE_OPCODE_SET_GLOBAL, source, name);
        break;
    case PLACE_NAMESPACE:
        emit_wide_name(unit, TARE_OPCODE_SET_NAME, source, name);
        break;
    }
}

void tare_compiler_name_emit_delete(TareUnit *unit, TareTreeString name) {
    const TareSymbol *symbol;
    switch (find_place(unit, name, &symbol)) {
    case PLACE_NEAR:
        tare_unit_emit(unit, TARE_OPCODE_DELETE_LOCAL, symbol->register_index, 0, 0);
        break;
    case PLACE_FAR:
        tare_unit_emit_wide(unit, TARE_OPCODE_DELETE_FAR, 0, symbol->register_index);
        break;
    case PLACE_CELL:
    case PLACE_CLASS_CELL:
        tare_unit_emit(unit, TARE_OPCODE_DELETE_CELL, symbol->register_index, 0, 0);
        break;
    case PLACE_GLOBAL:
        emit_wide_name(unit, TARE_OPCODE_DELETE_GLOBAL, 0, name);
        break;
    case PLACE_NAMESPACE:
        emit_wide_name(unit, TARE_OPCODE_DELETE_NAME, 0, name);
        break;
    }
}

void tare_compiler_name_emit_forget(TareUnit *unit, TareTreeString name) {
    const TareSymbol *symbol;
    if (find_place(unit, name, &symbol) == PLACE_NEAR) {
        tare_unit_emit(unit, TARE_OPCODE_CLEAR, symbol->register_index, 0, 0);
        return;
    }
    // The body may have deleted the name, so it is given a value first.
    int none = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_LOAD_NONE, none, 0, 0);
    tare_compiler_name_emit_store(unit, name, none);
    tare_unit_pop(unit, none);
    tare_compiler_name_emit_delete(unit, name);
}

int tare_compiler_name_get_register(TareUnit *unit, TareTreeString name) {
    const TareSymbol *symbol;
    if (find_place(unit, name, &symbol) != PLACE_NEAR) return -1;
    // What may be deleted is never certainly bound, and results mark their target so.
    return symbol->flags & TARE_SYMBOL_DELETED ? -1 : symbol->register_index;
}
