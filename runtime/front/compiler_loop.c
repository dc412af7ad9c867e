// Loops.
#include "front/compiler_parts.h"

void tare_compiler_loop_emit_while(TareUnit *unit, Statement *s) {
    uint32_t top = tare_unit_new_label(unit), otherwise = tare_unit_new_label(unit);
    TareBlock block;
    tare_compiler_block_enter(unit, &block, TARE_BLOCK_TYPE_WHILE, -1);
    block.break_label = tare_unit_new_label(unit);
    block.continue_label = top;
    tare_unit_place_label(unit, top);
    tare_compiler_condition_emit(unit, s->conditional.test, false, otherwise);
    tare_compiler_statement_emit_body(unit, &s->conditional.body);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, top);
    tare_compiler_block_leave(unit, &block);
    tare_unit_place_label(unit, otherwise);
    tare_compiler_statement_emit_body(unit, &s->conditional.otherwise);
    tare_unit_place_label(unit, block.break_label);
}

void tare_compiler_loop_emit_next(TareUnit *unit, Expression *target, int iterator, uint32_t end) {
    int index = tare_compiler_target_get_register(unit, target);
    if (index >= 0) {
        tare_unit_emit_jump(unit, TARE_OPCODE_FOR_NEXT, index, iterator, end);
        tare_unit_set_bound(unit, index);
        return;
    }
    int item = tare_unit_push(unit);
    tare_unit_emit_jump(unit, TARE_OPCODE_FOR_NEXT, item, iterator, end);
    tare_compiler_target_emit_store(unit, target, item);
    tare_unit_pop(unit, item);
}

// One step at the top: the item goes to the target, the end of the iterator to `end`.
static void emit_step(TareUnit *unit, Statement *s, int iterator, uint32_t end) {
    if (s->for_.is_async)
        tare_compiler_async_emit_next(unit, s->for_.target, iterator, end);
    else
        tare_compiler_loop_emit_next(unit, s->for_.target, iterator, end);
}

static int emit_iterator(TareUnit *unit, Statement *s) {
    int iterable = tare_compiler_expression_emit(unit, s->for_.iterable, TARE_UNIT_ANY);
    tare_unit_pop(unit, iterable);
    int iterator = tare_unit_push(unit);
    tare_unit_emit(unit,
                   s->for_.is_async ? TARE_OPCODE_GET_ASYNC_ITERATOR : TARE_OPCODE_GET_ITERATOR,
                   iterator, iterable, 0);
    return iterator;
}

void tare_compiler_loop_emit_for(TareUnit *unit, Statement *s) {
    int iterator = emit_iterator(unit, s);
    uint32_t top = tare_unit_new_label(unit), end = tare_unit_new_label(unit);
    TareBlock block;
    tare_compiler_block_enter(unit, &block, TARE_BLOCK_TYPE_FOR, iterator);
    block.break_label = tare_unit_new_label(unit);
    block.continue_label = top;
    tare_unit_place_label(unit, top);
    emit_step(unit, s, iterator, end);
    tare_compiler_statement_emit_body(unit, &s->for_.body);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, top);
    tare_compiler_block_leave(unit, &block);
    if (s->for_.is_async)
        tare_compiler_async_emit_end(unit, iterator, end);
    else
        tare_unit_place_label(unit, end);
    tare_unit_pop(unit, iterator);
    tare_compiler_statement_emit_body(unit, &s->for_.otherwise);
    tare_unit_place_label(unit, block.break_label);
}
