// Suspension: yield, yield from, await and the steps of asynchronous loops.
#include "front/compiler_parts.h"

// Drives the iterator in `iterator` (the topmost temporary) to its end; its value replaces it.
static void drive(TareUnit *unit, int iterator) {
    int value = tare_unit_push(unit);
    uint32_t top = tare_unit_new_label(unit), end = tare_unit_new_label(unit);
    tare_unit_emit(unit, TARE_OPCODE_LOAD_NONE, value, 0, 0);
    tare_unit_place_label(unit, top);
    tare_unit_emit_jump(unit, TARE_OPCODE_SEND, iterator, value, end);
    tare_unit_emit(unit, TARE_OPCODE_YIELD_DELEGATE, value, value, iterator);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, top);
    tare_unit_place_label(unit, end);
    tare_unit_emit(unit, TARE_OPCODE_MOVE, iterator, value, 0);
    tare_unit_pop(unit, value);
}

void tare_compiler_async_emit_await(TareUnit *unit, int value, int where) {
    tare_unit_emit(unit, TARE_OPCODE_GET_AWAITABLE, value, value, where);
    drive(unit, value);
}

int tare_compiler_async_emit_yield(TareUnit *unit, Expression *e, int target) {
    int value = e->value ? tare_compiler_expression_emit(unit, e->value, TARE_UNIT_ANY)
                         : tare_constant_pool_load_steal(unit, TARE_NONE, TARE_UNIT_NEXT);
    tare_unit_pop(unit, value);
    int result = tare_unit_get_result(unit, target);
    tare_unit_emit(unit, TARE_OPCODE_YIELD, result, value, 0);
    return result;
}

int tare_compiler_async_emit_yield_from(TareUnit *unit, Expression *e, int target) {
    int value = tare_compiler_expression_emit(unit, e->value, TARE_UNIT_NEXT);
    tare_unit_emit(unit, TARE_OPCODE_GET_YIELD_FROM_ITERATOR, value, value, 0);
    drive(unit, value);
    return tare_unit_settle(unit, value, target);
}

void tare_compiler_async_emit_next(TareUnit *unit, Expression *target, int iterator,
                                   uint32_t handler) {
    uint32_t start = tare_unit_get_index(unit);
    TareUnitBound bound = unit->bound;
    int item = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_GET_ASYNC_NEXT, item, iterator, 0);
    drive(unit, item);
    tare_unit_add_range(unit, start, handler, (uint32_t)item, &bound);
    tare_compiler_target_emit_store(unit, target, item);
    tare_unit_pop(unit, item);
}

void tare_compiler_async_emit_end(TareUnit *unit, int iterator, uint32_t handler) {
    tare_unit_place_label(unit, handler);
    int exception = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_END_ASYNC_FOR, exception, iterator, 0);
    tare_unit_pop(unit, exception);
}

static void load_attribute(TareUnit *unit, int object, const char *name) {
    int value = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, value, object, 0);
    tare_unit_emit_name(unit, TARE_OPCODE_GET_ATTRIBUTE, value, value,
                        (TareTreeString){name, strlen(name)});
}

void tare_compiler_async_emit_exit_with(TareUnit *unit, int callee, int exit, int exception) {
    tare_unit_emit(unit, TARE_OPCODE_COPY, callee, exit, 0);
    load_attribute(unit, exception, "__class__");
    int copy = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, copy, exception, 0);
    load_attribute(unit, exception, "__traceback__");
    tare_unit_emit(unit, TARE_OPCODE_CALL, callee, 3, 0);
    unit->depth = (uint32_t)callee + 1;
    tare_compiler_async_emit_await(unit, callee, 2);
}
