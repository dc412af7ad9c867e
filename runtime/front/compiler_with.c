// with statements: the exit method waits in a temporary below the body, the body is guarded.
#include "front/compiler_parts.h"

static void emit_item(TareUnit *unit, Statement *s, size_t i);

// An error in the body: the exit method decides whether it is over.
static void emit_exceptional_exit(TareUnit *unit, const TareBlock *guarded, bool is_async) {
    int exit = guarded->first, exception = exit + 1;
    TareBlock handled;
    tare_compiler_try_begin_handler(unit, &handled, guarded->handler_label, exception);
    uint32_t suppressed = tare_unit_new_label(unit);
    int verdict = tare_unit_push(unit);
    if (is_async)
        tare_compiler_async_emit_exit_with(unit, verdict, exit, exception);
    else
        tare_unit_emit(unit, TARE_OPCODE_WITH_EXCEPT, verdict, exit, exception);
    tare_unit_pop(unit, verdict);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP_IF_TRUE, verdict, 0, suppressed);
    tare_compiler_try_end_handler(unit, &handled, true);
    tare_unit_place_label(unit, suppressed);
    tare_unit_emit(unit, TARE_OPCODE_POP_HANDLED, exception, 0, 0);
    tare_unit_emit(unit, TARE_OPCODE_CLEAR, exit, 0, 0);
    unit->depth = (uint32_t)exit;
}

static void store_target(TareUnit *unit, const TareTreeWithItem *item, int entered) {
    if (item->target) {
        tare_compiler_target_emit_store(unit, item->target, entered);
        tare_unit_pop(unit, entered);
    } else {
        tare_unit_discard(unit, entered);
    }
}

static void emit_rest(TareUnit *unit, Statement *s, size_t i) {
    if (i + 1 < s->with.item_count)
        emit_item(unit, s, i + 1);
    else
        tare_compiler_statement_emit_body(unit, &s->with.body);
}

static void emit_item(TareUnit *unit, Statement *s, size_t i) {
    const TareTreeWithItem *item = &s->with.items[i];
    bool is_async = s->with.is_async;
    int manager = tare_compiler_expression_emit(unit, item->manager, TARE_UNIT_ANY);
    tare_unit_pop(unit, manager);
    int exit = tare_unit_push(unit), entered = tare_unit_push(unit);
    TarePosition position = unit->position;
    tare_unit_emit(unit, is_async ? TARE_OPCODE_ASYNC_WITH_ENTER : TARE_OPCODE_WITH_ENTER, exit,
                   manager, 0);
    if (is_async) tare_compiler_async_emit_await(unit, entered, 1);
    TareBlock block;
    tare_compiler_block_enter(unit, &block,
                              is_async ? TARE_BLOCK_TYPE_ASYNC_WITH : TARE_BLOCK_TYPE_WITH, exit);
    tare_compiler_block_guard(unit, &block, (uint32_t)entered);
    store_target(unit, item, entered);
    emit_rest(unit, s, i);
    tare_compiler_block_leave(unit, &block);
    unit->position = position;
    tare_compiler_block_emit_exit(unit, &block);
    uint32_t end = tare_unit_new_label(unit);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    emit_exceptional_exit(unit, &block, is_async);
    tare_unit_place_label(unit, end);
}

void tare_compiler_with_emit(TareUnit *unit, Statement *s) { emit_item(unit, s, 0); }
