// Displays (lists, sets, tuples, dicts) and formatted strings. Long ones are built piece by piece,
// so that they need few registers.
#include "front/compiler_parts.h"
#include "types/set.h"

enum { MAX_AT_ONCE = 32, MIN_CONSTANTS = 3 };

bool tare_compiler_display_has_star(const TareTreeExpressionList *elements) {
    for (size_t i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind == TARE_TREE_STARRED) return true;
    }
    return false;
}

// Elements from `start` to `end` in consecutive temporaries; the first of them.
static int emit_row(TareUnit *unit, const TareTreeExpressionList *elements, size_t start,
                    size_t end) {
    int first = (int)unit->depth;
    for (size_t i = start; i < end; i++)
        tare_compiler_expression_emit(unit, elements->items[i], TARE_UNIT_NEXT);
    return first;
}

static int build_row(TareUnit *unit, const TareTreeExpressionList *elements, size_t count,
                     TareOpcode opcode, int target) {
    int first = emit_row(unit, elements, 0, count);
    unit->depth = (uint32_t)first;
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, opcode, result, first, (int)count);
    return result;
}

static void add_element(TareUnit *unit, Expression *element, int collection, bool is_list) {
    bool is_star = element->kind == TARE_TREE_STARRED;
    Expression *e = is_star ? element->value : element;
    int value = tare_compiler_expression_emit(unit, e, TARE_UNIT_ANY);
    tare_unit_pop(unit, value);
    TareOpcode single = is_list ? TARE_OPCODE_LIST_APPEND : TARE_OPCODE_SET_ADD;
    TareOpcode many = is_list ? TARE_OPCODE_LIST_EXTEND : TARE_OPCODE_SET_UPDATE;
    tare_unit_emit(unit, is_star ? many : single, collection, value, 0);
}

void tare_compiler_display_extend_list(TareUnit *unit, const TareTreeExpressionList *elements,
                                       int list) {
    for (size_t i = 0; i < elements->count; i++) add_element(unit, elements->items[i], list, true);
}

// A list or set in a new temporary, element by element after the first few.
static int build_long(TareUnit *unit, const TareTreeExpressionList *elements, bool is_list) {
    size_t count = 0;
    while (count < elements->count && count < MAX_AT_ONCE &&
           elements->items[count]->kind != TARE_TREE_STARRED)
        count++;
    TareOpcode opcode = is_list ? TARE_OPCODE_BUILD_LIST : TARE_OPCODE_BUILD_SET;
    int result = build_row(unit, elements, count, opcode, TARE_UNIT_NEXT);
    for (size_t i = count; i < elements->count; i++)
        add_element(unit, elements->items[i], result, is_list);
    return result;
}

static TareValue fetch_constants(TareUnit *unit, Expression *e, bool is_set) {
    if (e->elements.count < MIN_CONSTANTS) return TARE_ABSENT;
    TareTreeExpression tuple = {.kind = TARE_TREE_TUPLE, .context = TARE_TREE_LOAD};
    tuple.elements = e->elements;
    TareValue constants = tare_compiler_fold_fetch(unit, &tuple);
    if (!is_set || tare_value_is_absent(constants)) return constants;
    TareValue frozen = tare_set_new_frozen(unit->compiler->rt, constants);
    tare_release(unit->compiler->rt, constants);
    if (tare_value_is_absent(frozen)) tare_unit_fail_pending(unit);
    return frozen;
}

static int build_from_constants(TareUnit *unit, TareValue stolen_constants, bool is_list) {
    int result = tare_unit_push(unit);
    tare_unit_emit(unit, is_list ? TARE_OPCODE_BUILD_LIST : TARE_OPCODE_BUILD_SET, result, result,
                   0);
    int constants = tare_constant_pool_load_steal(unit, stolen_constants, TARE_UNIT_NEXT);
    tare_unit_pop(unit, constants);
    // The 1 tells that these are all the elements; only imitation asks for it.
    tare_unit_emit(unit, is_list ? TARE_OPCODE_LIST_EXTEND : TARE_OPCODE_SET_UPDATE, result,
                   constants, 1);
    return result;
}

static int emit_collection(TareUnit *unit, Expression *e, bool is_list, int target) {
    TareValue constants = fetch_constants(unit, e, !is_list);
    if (!tare_value_is_absent(constants))
        return tare_unit_settle(unit, build_from_constants(unit, constants, is_list), target);
    if (e->elements.count > MAX_AT_ONCE || tare_compiler_display_has_star(&e->elements))
        return tare_unit_settle(unit, build_long(unit, &e->elements, is_list), target);
    return build_row(unit, &e->elements, e->elements.count,
                     is_list ? TARE_OPCODE_BUILD_LIST : TARE_OPCODE_BUILD_SET, target);
}

int tare_compiler_display_emit_list(TareUnit *unit, Expression *e, int target) {
    return emit_collection(unit, e, true, target);
}

int tare_compiler_display_emit_set(TareUnit *unit, Expression *e, int target) {
    return emit_collection(unit, e, false, target);
}

int tare_compiler_display_emit_tuple(TareUnit *unit, const TareTreeExpressionList *elements,
                                     int target) {
    if (elements->count <= MAX_AT_ONCE && !tare_compiler_display_has_star(elements))
        return build_row(unit, elements, elements->count, TARE_OPCODE_BUILD_TUPLE, target);
    int list = build_long(unit, elements, true);
    tare_unit_pop(unit, list);
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, TARE_OPCODE_LIST_TO_TUPLE, result, list, 0);
    return result;
}

// ---- dicts -----------------------------------------------------------------------------------

static void add_pair(TareUnit *unit, Expression *key_expression, Expression *value_expression,
                     int dict) {
    if (!key_expression) {
        int mapping = tare_compiler_expression_emit(unit, value_expression, TARE_UNIT_ANY);
        tare_unit_pop(unit, mapping);
        tare_unit_emit(unit, TARE_OPCODE_DICT_UPDATE, dict, mapping, 0);
        return;
    }
    int key = tare_compiler_expression_emit(unit, key_expression, TARE_UNIT_ANY);
    int value = tare_compiler_expression_emit(unit, value_expression, TARE_UNIT_ANY);
    tare_unit_pop(unit, value);
    tare_unit_pop(unit, key);
    tare_unit_emit(unit, TARE_OPCODE_DICT_SET, dict, key, value);
}

int tare_compiler_display_emit_dict(TareUnit *unit, Expression *e, int target) {
    size_t count = 0;
    while (count < e->dict.count && count < MAX_AT_ONCE / 2 && e->dict.keys[count]) count++;
    int first = (int)unit->depth;
    for (size_t i = 0; i < count; i++) {
        tare_compiler_expression_emit(unit, e->dict.keys[i], TARE_UNIT_NEXT);
        tare_compiler_expression_emit(unit, e->dict.values[i], TARE_UNIT_NEXT);
    }
    unit->depth = (uint32_t)first;
    bool is_whole = count == e->dict.count;
    int result = tare_unit_get_result(unit, is_whole ? target : TARE_UNIT_NEXT);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_DICT, result, first, (int)count);
    if (is_whole) return result;
    for (size_t i = count; i < e->dict.count; i++)
        add_pair(unit, e->dict.keys[i], e->dict.values[i], result);
    return tare_unit_settle(unit, result, target);
}

// ---- formatted strings -----------------------------------------------------------------------

int tare_compiler_display_emit_formatted(TareUnit *unit, Expression *e, int target) {
    bool has_specification = e->formatted.specification != NULL;
    int value = tare_compiler_expression_emit(unit, e->formatted.value,
                                              has_specification ? TARE_UNIT_NEXT : TARE_UNIT_ANY);
    if (has_specification)
        tare_compiler_expression_emit(unit, e->formatted.specification, TARE_UNIT_NEXT);
    tare_unit_pop(unit, value);
    int result = tare_unit_get_result(unit, target);
    char conversion = e->formatted.conversion;
    int bits = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    tare_unit_emit(unit, TARE_OPCODE_FORMAT_VALUE, result, value,
                   bits | (has_specification ? 4 : 0));
    return result;
}

int tare_compiler_display_emit_joined(TareUnit *unit, Expression *e, int target) {
    const TareTreeExpressionList *parts = &e->elements;
    if (parts->count == 0)
        return tare_constant_pool_load_text(unit, (TareTreeString){"", 0}, target);
    if (parts->count == 1) return tare_compiler_expression_emit(unit, parts->items[0], target);
    int first = (int)unit->depth;
    for (size_t i = 0; i < parts->count; i++) {
        tare_compiler_expression_emit(unit, parts->items[i], TARE_UNIT_NEXT);
        int count = (int)unit->depth - first;
        if (count < MAX_AT_ONCE || i + 1 == parts->count) continue;
        tare_unit_emit(unit, TARE_OPCODE_BUILD_STRING, first, first, count);
        unit->depth = (uint32_t)first + 1;
    }
    int count = (int)unit->depth - first;
    unit->depth = (uint32_t)first;
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_STRING, result, first, count);
    return result;
}
