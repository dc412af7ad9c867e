// try statements. A guarded range sends exceptions to a handler, which makes the exception the one
// that is handled, and is itself guarded by a few instructions that restore what was handled.
#include "front/compiler_parts.h"

void tare_compiler_try_begin_handler(TareUnit *unit, TareBlock *block, uint32_t label, int first) {
    tare_unit_place_label(unit, label);
    unit->depth = (uint32_t)first;
    tare_unit_push(unit);
    tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_PUSH_HANDLED, first, 0, 0);
    tare_compiler_block_enter(unit, block, TARE_BLOCK_TYPE_HANDLER, first);
    tare_compiler_block_guard(unit, block, unit->depth);
}

void tare_compiler_try_end_handler(TareUnit *unit, TareBlock *block, bool falls_in) {
    tare_compiler_block_leave(unit, block);
    int exception = tare_unit_push(unit);
    if (falls_in) tare_unit_emit(unit, TARE_OPCODE_COPY, exception, block->first, 0);
    tare_unit_place_label(unit, block->handler_label);
    tare_unit_emit(unit, TARE_OPCODE_POP_HANDLED, block->first, 0, 0);
    tare_unit_emit(unit, TARE_OPCODE_RERAISE, exception, 0, 0);
    unit->depth = (uint32_t)block->first;
}

// ---- except ----------------------------------------------------------------------------------

// The body of `except ... as name`: an error inside takes the name away too.
static void emit_named_body(TareUnit *unit, const TareTreeHandler *handler, TareBlock *outer) {
    int copy = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, copy, outer->first, 0);
    tare_compiler_name_emit_store(unit, handler->name, copy);
    tare_unit_pop(unit, copy);
    outer->name = handler->name;
    uint32_t end = tare_unit_new_label(unit);
    TareBlock block;
    tare_compiler_block_enter(unit, &block, TARE_BLOCK_TYPE_TRY, -1);
    tare_compiler_block_guard(unit, &block, unit->depth);
    tare_compiler_statement_emit_body(unit, &handler->body);
    tare_compiler_block_leave(unit, &block);
    outer->name = (TareTreeString){0};
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    tare_unit_place_label(unit, block.handler_label);
    int exception = tare_unit_push(unit);
    tare_compiler_name_emit_forget(unit, handler->name);
    tare_unit_emit(unit, TARE_OPCODE_RERAISE, exception, 0, 0);
    tare_unit_pop(unit, exception);
    tare_unit_place_label(unit, end);
    tare_compiler_name_emit_forget(unit, handler->name);
}

static void emit_handler(TareUnit *unit, const TareTreeHandler *handler, TareBlock *block,
                         uint32_t end) {
    uint32_t next = tare_unit_new_label(unit);
    tare_unit_set_span(unit, handler->span);
    if (handler->type) {
        int classes = tare_compiler_expression_emit(unit, handler->type, TARE_UNIT_ANY);
        tare_unit_pop(unit, classes);
        tare_unit_emit_jump(unit, TARE_OPCODE_JUMP_UNLESS_MATCHES, block->first, classes, next);
    }
    if (handler->name.bytes)
        emit_named_body(unit, handler, block);
    else
        tare_compiler_statement_emit_body(unit, &handler->body);
    tare_unit_emit(unit, TARE_OPCODE_POP_HANDLED, block->first, 0, 0);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    if (handler->type) tare_unit_place_label(unit, next);
}

static void check_order(TareUnit *unit, Statement *s) {
    for (size_t i = 0; i + 1 < s->try_.handler_count; i++) {
        if (!s->try_.handlers[i].type)
            tare_unit_fail(unit, s->try_.handlers[i].span, "default 'except:' must be last");
    }
}

void tare_compiler_try_emit_guarded(TareUnit *unit, Statement *s, TareBlock *block,
                                    uint32_t end) {
    tare_compiler_block_enter(unit, block, TARE_BLOCK_TYPE_TRY, -1);
    tare_compiler_block_guard(unit, block, unit->depth);
    tare_compiler_statement_emit_body(unit, &s->try_.body);
    tare_compiler_block_leave(unit, block);
    tare_compiler_statement_emit_body(unit, &s->try_.otherwise);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
}

static void emit_except(TareUnit *unit, Statement *s) {
    check_order(unit, s);
    int first = (int)unit->depth;
    uint32_t end = tare_unit_new_label(unit);
    TareBlock guarded, handled;
    tare_compiler_try_emit_guarded(unit, s, &guarded, end);
    TarePosition saved = unit->position;
    tare_compiler_try_begin_handler(unit, &handled, guarded.handler_label, first);
    for (size_t i = 0; i < s->try_.handler_count; i++)
        emit_handler(unit, &s->try_.handlers[i], &handled, end);
    tare_compiler_try_end_handler(unit, &handled, true);
    unit->position = saved;
    tare_unit_place_label(unit, end);
}

// ---- finally ---------------------------------------------------------------------------------

static void emit_guarded_part(TareUnit *unit, Statement *s) {
    if (s->try_.handler_count == 0) {
        tare_compiler_statement_emit_body(unit, &s->try_.body);
        tare_compiler_statement_emit_body(unit, &s->try_.otherwise);
    } else if (s->try_.is_star) {
        tare_compiler_group_emit(unit, s);
    } else {
        emit_except(unit, s);
    }
}

void tare_compiler_try_emit(TareUnit *unit, Statement *s) {
    // So that who traces lines hears of that of `try`.
    tare_unit_emit(unit, TARE_OPCODE_NOP, 0, 0, 0);
    if (s->try_.finally.count == 0) {
        emit_guarded_part(unit, s);
        return;
    }
    int first = (int)unit->depth;
    uint32_t end = tare_unit_new_label(unit);
    TareBlock guarded, handled;
    tare_compiler_block_enter(unit, &guarded, TARE_BLOCK_TYPE_FINALLY, -1);
    tare_compiler_block_guard(unit, &guarded, unit->depth);
    guarded.finally = &s->try_.finally;
    emit_guarded_part(unit, s);
    tare_compiler_block_leave(unit, &guarded);
    tare_compiler_statement_emit_body(unit, &s->try_.finally);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    tare_compiler_try_begin_handler(unit, &handled, guarded.handler_label, first);
    tare_compiler_statement_emit_body(unit, &s->try_.finally);
    tare_compiler_try_end_handler(unit, &handled, true);
    tare_unit_place_label(unit, end);
}
