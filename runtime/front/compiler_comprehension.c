// Comprehensions and generator expressions: functions of one argument, the outermost iterator.
#include "front/compiler_parts.h"

typedef struct Comprehension {
    TareUnit *inner;
    Expression *e;
    int collection;  // register of what is being filled; -1 for a generator
} Comprehension;

static void emit_clause(Comprehension *self, size_t i);

static void yield_element(TareUnit *inner, Expression *element) {
    int value = tare_compiler_expression_emit(inner, element, TARE_UNIT_ANY);
    tare_unit_pop(inner, value);
    int sent = tare_unit_push(inner);
    tare_unit_emit(inner, TARE_OPCODE_YIELD, sent, value, 0);
    tare_unit_discard(inner, sent);
}

static void add_pair(Comprehension *self) {
    TareUnit *inner = self->inner;
    int key = tare_compiler_expression_emit(inner, self->e->comprehension.key, TARE_UNIT_ANY);
    int value = tare_compiler_expression_emit(inner, self->e->comprehension.element, TARE_UNIT_ANY);
    tare_unit_pop(inner, value);
    tare_unit_pop(inner, key);
    tare_unit_emit(inner, TARE_OPCODE_DICT_SET, self->collection, key, value);
}

static void emit_element(Comprehension *self) {
    TareUnit *inner = self->inner;
    Expression *element = self->e->comprehension.element;
    TarePosition saved = inner->position;
    tare_unit_set_span(inner, element->span);
    if (self->e->kind == TARE_TREE_GENERATOR) {
        yield_element(inner, element);
    } else if (self->e->kind == TARE_TREE_DICT_COMPREHENSION) {
        add_pair(self);
    } else {
        int value = tare_compiler_expression_emit(inner, element, TARE_UNIT_ANY);
        tare_unit_pop(inner, value);
        bool is_list = self->e->kind == TARE_TREE_LIST_COMPREHENSION;
        tare_unit_emit(inner, is_list ? TARE_OPCODE_LIST_APPEND : TARE_OPCODE_SET_ADD,
                       self->collection, value, 0);
    }
    inner->position = saved;
}

// The body of one `for`: conditions, then the next `for` or the element.
static void emit_inside(Comprehension *self, size_t i, uint32_t top) {
    const TareTreeComprehension *clause = &self->e->comprehension.clauses[i];
    for (size_t j = 0; j < clause->conditions.count; j++)
        tare_compiler_condition_emit(self->inner, clause->conditions.items[j], false, top);
    if (i + 1 < self->e->comprehension.clause_count)
        emit_clause(self, i + 1);
    else
        emit_element(self);
    tare_unit_emit_jump(self->inner, TARE_OPCODE_JUMP, 0, 0, top);
}

static int emit_iterator(Comprehension *self, size_t i) {
    if (i == 0) return 0;  // the parameter
    TareUnit *inner = self->inner;
    const TareTreeComprehension *clause = &self->e->comprehension.clauses[i];
    int iterable = tare_compiler_expression_emit(inner, clause->iterable, TARE_UNIT_ANY);
    tare_unit_pop(inner, iterable);
    int iterator = tare_unit_push(inner);
    tare_unit_emit(inner,
                   clause->is_async ? TARE_OPCODE_GET_ASYNC_ITERATOR : TARE_OPCODE_GET_ITERATOR,
                   iterator, iterable, 0);
    return iterator;
}

static void emit_clause(Comprehension *self, size_t i) {
    TareUnit *inner = self->inner;
    const TareTreeComprehension *clause = &self->e->comprehension.clauses[i];
    int iterator = emit_iterator(self, i);
    uint32_t top = tare_unit_new_label(inner), end = tare_unit_new_label(inner);
    tare_unit_place_label(inner, top);
    if (clause->is_async) {
        tare_compiler_async_emit_next(inner, clause->target, iterator, end);
        emit_inside(self, i, top);
        tare_compiler_async_emit_end(inner, iterator, end);
    } else {
        tare_compiler_loop_emit_next(inner, clause->target, iterator, end);
        emit_inside(self, i, top);
        tare_unit_place_label(inner, end);
    }
    tare_unit_pop(inner, iterator);
}

static void emit_function(Comprehension *self) {
    TareUnit *inner = self->inner;
    static const uint8_t builders[] = {
        [TARE_TREE_LIST_COMPREHENSION] = TARE_OPCODE_BUILD_LIST,
        [TARE_TREE_SET_COMPREHENSION] = TARE_OPCODE_BUILD_SET,
        [TARE_TREE_DICT_COMPREHENSION] = TARE_OPCODE_BUILD_DICT,
    };
    self->collection = -1;
    tare_compiler_function_emit_start(inner);
    if (self->e->kind != TARE_TREE_GENERATOR) {
        self->collection = tare_unit_push(inner);
        tare_unit_emit(inner, (TareOpcode)builders[self->e->kind], self->collection,
                       self->collection, 0);
    }
    emit_clause(self, 0);
    if (self->collection < 0)
        tare_unit_emit(inner, TARE_OPCODE_RETURN_NONE, 0, 0, 0);
    else
        tare_unit_emit(inner, TARE_OPCODE_RETURN, self->collection, 0, 0);
}

static void check_async(TareUnit *unit, Expression *e, const TareScope *scope) {
    const TareScope *outer = unit->scope;
    bool is_allowed = e->kind == TARE_TREE_GENERATOR || !scope->is_coroutine ||
                      (tare_symbols_is_function(outer) && outer->is_coroutine) ||
                      tare_symbols_is_comprehension(outer);
    if (!is_allowed)
        tare_unit_fail(unit, e->span,
                       "asynchronous comprehension outside of an asynchronous function");
}

static void call_with_iterator(TareUnit *unit, Expression *e, int base) {
    const TareTreeComprehension *first = &e->comprehension.clauses[0];
    int iterable = tare_compiler_expression_emit(unit, first->iterable, TARE_UNIT_ANY);
    tare_unit_pop(unit, iterable);
    int iterator = tare_unit_push(unit);
    tare_unit_emit(unit,
                   first->is_async ? TARE_OPCODE_GET_ASYNC_ITERATOR : TARE_OPCODE_GET_ITERATOR,
                   iterator, iterable, 0);
    tare_unit_emit(unit, TARE_OPCODE_CALL, base, 1, 0);
    unit->depth = (uint32_t)base + 1;
}

int tare_compiler_comprehension_emit(TareUnit *unit, Expression *e, int target) {
    int base = (int)unit->depth;
    TareScope *scope = tare_symbols_find_scope(&unit->compiler->symbols, e);
    TareUnit inner;
    if (!tare_unit_has_failed(unit)) check_async(unit, e, scope);
    if (tare_unit_has_failed(unit) ||
        tare_unit_layout_init(&inner, unit->compiler, unit, scope, e->span.line) != TARE_OK)
        return tare_unit_push(unit);
    tare_compiler_function_set_flags(&inner);
    inner.positional_count = 1;
    tare_unit_set_span(&inner, e->span);
    Comprehension self = {&inner, e, -1};
    emit_function(&self);
    tare_compiler_function_finish(unit, &inner, base, 0);
    call_with_iterator(unit, e, base);
    if (scope->is_coroutine && e->kind != TARE_TREE_GENERATOR)
        tare_compiler_async_emit_await(unit, base, 0);
    return tare_unit_settle(unit, base, target);
}
