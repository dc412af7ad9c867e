// Calls: plain, by method, with keywords, and with unpacked arguments.
#include "front/compiler_parts.h"
#include "object/intern.h"

enum { MAX_ARGUMENTS = 60 };

static bool has_double_star(const TareTreeKeywordList *keywords) {
    for (size_t i = 0; i < keywords->count; i++) {
        if (!keywords->items[i].name.bytes) return true;
    }
    return false;
}

static bool needs_spread(const TareTreeExpressionList *arguments,
                         const TareTreeKeywordList *keywords) {
    return arguments->count + keywords->count > MAX_ARGUMENTS ||
           tare_compiler_display_has_star(arguments) || has_double_star(keywords);
}

static void check_keywords(TareUnit *unit, const TareTreeKeywordList *keywords) {
    for (size_t i = 0; i < keywords->count; i++) {
        TareTreeString name = keywords->items[i].name;
        for (size_t j = 0; name.bytes && j < i; j++) {
            TareTreeString other = keywords->items[j].name;
            if (!other.bytes || !tare_symbols_is_equal(name, other)) continue;
            tare_unit_fail(unit, keywords->items[i].span, "keyword argument repeated: %.*s",
                           (int)name.length_bytes, name.bytes);
            return;
        }
    }
}

static uint32_t add_names(TareUnit *unit, const TareTreeKeywordList *keywords) {
    TareRuntime *rt = unit->compiler->rt;
    TareValue tuple = tare_tuple_new(rt, keywords->count);
    for (size_t i = 0; i < keywords->count && !tare_value_is_absent(tuple); i++) {
        TareTreeString name = keywords->items[i].name;
        TareString *string = tare_intern_utf8(rt, name.bytes, name.length_bytes);
        if (string) {
            tare_tuple_of(tuple)->items[i] = tare_value_from_object(string);
        } else {
            tare_release(rt, tuple);
            tuple = TARE_ABSENT;
        }
    }
    return tare_constant_pool_add_steal(unit, tuple);
}

// Arguments one by one after the callee; `is_method` tells whether the callee takes two registers.
static void emit_plain(TareUnit *unit, int callee, int given, bool is_method,
                       const TareTreeExpressionList *arguments,
                       const TareTreeKeywordList *keywords) {
    for (size_t i = 0; i < arguments->count; i++)
        tare_compiler_expression_emit(unit, arguments->items[i], TARE_UNIT_NEXT);
    for (size_t i = 0; i < keywords->count; i++)
        tare_compiler_expression_emit(unit, keywords->items[i].value, TARE_UNIT_NEXT);
    int count = given + (int)(arguments->count + keywords->count);
    if (keywords->count) {
        tare_unit_emit_extra(unit, TARE_OPCODE_CALL_KEYWORDS, callee, count, is_method,
                             add_names(unit, keywords));
    } else {
        tare_unit_emit(unit, is_method ? TARE_OPCODE_CALL_METHOD : TARE_OPCODE_CALL, callee, count,
                       0);
    }
    unit->depth = (uint32_t)callee + 1;
}

// ---- unpacked arguments ----------------------------------------------------------------------

static void emit_name_and_value(TareUnit *unit, const TareTreeKeyword *keyword, int dict) {
    int name = tare_constant_pool_load_text(unit, keyword->name, TARE_UNIT_NEXT);
    int value = tare_compiler_expression_emit(unit, keyword->value, TARE_UNIT_ANY);
    tare_unit_emit(unit, TARE_OPCODE_DICT_SET, dict, name, value);
    tare_unit_pop(unit, name);
}

// Named arguments [i, end) after a `**`: merged, so that a name given twice is noticed.
static void merge_named(TareUnit *unit, const TareTreeKeywordList *keywords, size_t i, size_t end,
                        int dict, int callee) {
    int named = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_DICT, named, named, 0);
    for (; i < end; i++) emit_name_and_value(unit, &keywords->items[i], named);
    tare_unit_pop(unit, named);
    tare_unit_emit(unit, TARE_OPCODE_DICT_MERGE, dict, named, callee);
}

static void emit_keyword_dict(TareUnit *unit, const TareTreeKeywordList *keywords, int callee) {
    int dict = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_DICT, dict, dict, 0);
    size_t i = 0;
    while (i < keywords->count && keywords->items[i].name.bytes)
        emit_name_and_value(unit, &keywords->items[i++], dict);
    while (i < keywords->count) {
        size_t end = i;
        while (end < keywords->count && keywords->items[end].name.bytes) end++;
        if (end > i) {
            merge_named(unit, keywords, i, end, dict, callee);
            i = end;
            continue;
        }
        int mapping =
            tare_compiler_expression_emit(unit, keywords->items[i++].value, TARE_UNIT_ANY);
        tare_unit_pop(unit, mapping);
        tare_unit_emit(unit, TARE_OPCODE_DICT_MERGE, dict, mapping, callee);
    }
}

// The positional arguments in the temporary after the callee: `given` values stand there already.
static void emit_positional(TareUnit *unit, int callee, int given,
                            const TareTreeExpressionList *arguments) {
    int first = callee + 1;
    bool is_single =
        given == 0 && arguments->count == 1 && arguments->items[0]->kind == TARE_TREE_STARRED;
    if (is_single) {  // the call itself says what is wrong with it
        tare_compiler_expression_emit(unit, arguments->items[0]->value, TARE_UNIT_NEXT);
        return;
    }
    if (given == 0 && !tare_compiler_display_has_star(arguments)) {
        tare_compiler_display_emit_tuple(unit, arguments, TARE_UNIT_NEXT);
        return;
    }
    unit->depth = (uint32_t)first;
    int list = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_BUILD_LIST, list, first, given);
    tare_compiler_display_extend_list(unit, arguments, list);
    tare_unit_emit(unit, TARE_OPCODE_LIST_TO_TUPLE, list, list, 0);
}

static void emit_spread(TareUnit *unit, int callee, int given,
                        const TareTreeExpressionList *arguments,
                        const TareTreeKeywordList *keywords) {
    emit_positional(unit, callee, given, arguments);
    if (keywords->count) {
        emit_keyword_dict(unit, keywords, callee);
    } else {
        int none = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_CLEAR, none, 0, 0);
    }
    tare_unit_emit(unit, TARE_OPCODE_CALL_SPREAD, callee, 0, 0);
    unit->depth = (uint32_t)callee + 1;
}

void tare_compiler_call_emit_arguments(TareUnit *unit, int callee, int given,
                                       const TareTreeExpressionList *arguments,
                                       const TareTreeKeywordList *keywords) {
    check_keywords(unit, keywords);
    if (needs_spread(arguments, keywords))
        emit_spread(unit, callee, given, arguments, keywords);
    else
        emit_plain(unit, callee, given, false, arguments, keywords);
}

static int emit_method(TareUnit *unit, Expression *e, int target) {
    Expression *function = e->call.function;
    TarePosition saved = unit->position;
    int object = tare_compiler_expression_emit(unit, function->attribute.value, TARE_UNIT_ANY);
    tare_unit_pop(unit, object);
    int callee = tare_unit_push(unit);
    tare_unit_push(unit);
    tare_unit_set_span(unit, function->span);
    tare_compiler_expression_set_attribute_span(unit, function);
    tare_unit_emit_name(unit, TARE_OPCODE_GET_METHOD, callee, object, function->attribute.name);
    unit->position = saved;
    // A call that goes on over several lines is found on the line of its method's name.
    if (function->span.line != function->span.end_line) {
        unit->position.line = (int32_t)function->attribute.name_line;
        unit->position.column = (int32_t)function->attribute.name_column;
    }
    check_keywords(unit, &e->call.keywords);
    emit_plain(unit, callee, 0, true, &e->call.arguments, &e->call.keywords);
    unit->position = saved;
    return tare_unit_settle(unit, callee, target);
}

int tare_compiler_call_emit(TareUnit *unit, Expression *e, int target) {
    tare_compiler_warning_check_call(unit, e);
    bool is_method = e->call.function->kind == TARE_TREE_ATTRIBUTE &&
                     !needs_spread(&e->call.arguments, &e->call.keywords);
    if (is_method) return emit_method(unit, e, target);
    int callee = tare_compiler_expression_emit(unit, e->call.function, TARE_UNIT_NEXT);
    tare_compiler_call_emit_arguments(unit, callee, 0, &e->call.arguments, &e->call.keywords);
    return tare_unit_settle(unit, callee, target);
}
