// The constructs around a statement, and what jumping out of them takes: temporaries cleared,
// exit methods called, finally bodies run, what was handled restored.
#include "front/compiler_parts.h"

enum { MAX_BLOCKS = 20 };

static TareTreeSpan get_span(const TareUnit *unit) {
    return (TareTreeSpan){(uint32_t)unit->position.line, (uint32_t)unit->position.column,
                          (uint32_t)unit->position.end_line, (uint32_t)unit->position.end_column};
}

void tare_compiler_block_enter(TareUnit *unit, TareBlock *block, TareBlockType type, int first) {
    int count = 0;
    for (const TareBlock *outer = unit->block; outer; outer = outer->outer) count++;
    if (count >= MAX_BLOCKS)
        tare_unit_fail(unit, get_span(unit), "too many statically nested blocks");
    *block = (TareBlock){.type = type,
                         .outer = unit->block,
                         .first = first,
                         .bound = unit->bound,
                         .position = unit->position};
    unit->block = block;
}

void tare_compiler_block_guard(TareUnit *unit, TareBlock *block, uint32_t depth) {
    block->is_guarded = true;
    block->handler_label = tare_unit_new_label(unit);
    block->handler_depth = depth;
    block->range_start = tare_unit_get_index(unit);
}

static void close_range(TareUnit *unit, const TareBlock *block) {
    if (!block->is_guarded) return;
    tare_unit_add_range(unit, block->range_start, block->handler_label, block->handler_depth,
                        &block->bound);
}

void tare_compiler_block_leave(TareUnit *unit, TareBlock *block) {
    close_range(unit, block);
    unit->block = block->outer;
}

// ---- leaving early ---------------------------------------------------------------------------

void tare_compiler_block_emit_exit(TareUnit *unit, const TareBlock *block) {
    TarePosition saved = unit->position;
    unit->position = block->position;
    if (block->type == TARE_BLOCK_TYPE_WITH) {
        tare_unit_emit(unit, TARE_OPCODE_WITH_EXIT, block->first, 0, 0);
    } else {
        int callee = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_MOVE, callee, block->first, 0);
        for (int i = 0; i < 3; i++)
            tare_unit_emit(unit, TARE_OPCODE_LOAD_NONE, tare_unit_push(unit), 0, 0);
        tare_unit_emit(unit, TARE_OPCODE_CALL, callee, 3, 0);
        unit->depth = (uint32_t)callee + 1;
        tare_compiler_async_emit_await(unit, callee, 2);
        tare_unit_discard(unit, callee);
    }
    unit->position = saved;
}

static void leave_early(TareUnit *unit, const TareBlock *block) {
    switch (block->type) {
    case TARE_BLOCK_TYPE_WHILE:
    case TARE_BLOCK_TYPE_TRY:
        break;
    case TARE_BLOCK_TYPE_FOR:
    case TARE_BLOCK_TYPE_VALUE:
        tare_unit_emit(unit, TARE_OPCODE_CLEAR, block->first, 0, 0);
        break;
    case TARE_BLOCK_TYPE_FINALLY:
        tare_compiler_statement_emit_body(unit, block->finally);
        break;
    case TARE_BLOCK_TYPE_HANDLER:
        if (block->name.bytes) tare_compiler_name_emit_forget(unit, block->name);
        tare_unit_emit(unit, TARE_OPCODE_POP_HANDLED, block->first, 0, 0);
        break;
    case TARE_BLOCK_TYPE_WITH:
    case TARE_BLOCK_TYPE_ASYNC_WITH:
        tare_compiler_block_emit_exit(unit, block);
        break;
    }
}

static void fail_in_group(TareUnit *unit, TareTreeSpan span) {
    tare_unit_fail(unit, span,
                   "'break', 'continue' and 'return' cannot appear in an except* block");
}

static bool is_in_group(const TareUnit *unit) {
    for (TareBlock *block = unit->block; block; block = block->outer)
        if (block->is_group) return true;
    return false;
}

// Emits what leaving all blocks inside `stop` takes (NULL: all). Each block's guard ends before its
// own cleanup; resume_guards begins them again behind the jump that follows. `value` is the
// temporary to be returned, or -1: a jump out of a finally body gives it up.
static void unwind(TareUnit *unit, TareBlock *stop, int value) {
    TareBlock *innermost = unit->block;
    TarePosition saved = unit->position;
    for (TareBlock *block = innermost; block != stop; block = block->outer) {
        if (block->is_group) fail_in_group(unit, get_span(unit));
        close_range(unit, block);
        TareBlock returned = {.type = TARE_BLOCK_TYPE_VALUE, .outer = block->outer, .first = value};
        unit->block = value >= 0 ? &returned : block->outer;
        leave_early(unit, block);
        // What follows the code that was run on the way out belongs to its line.
        if (block->type != TARE_BLOCK_TYPE_FINALLY) unit->position = saved;
        else saved = unit->position;
    }
    unit->block = innermost;
}

static void resume_guards(TareUnit *unit, TareBlock *stop) {
    for (TareBlock *block = unit->block; block != stop; block = block->outer)
        block->range_start = tare_unit_get_index(unit);
}

static TareBlock *find_loop(const TareUnit *unit) {
    TareBlock *block = unit->block;
    while (block && block->type != TARE_BLOCK_TYPE_WHILE && block->type != TARE_BLOCK_TYPE_FOR)
        block = block->outer;
    return block;
}

void tare_compiler_block_emit_break(TareUnit *unit, Statement *s) {
    TareBlock *loop = find_loop(unit);
    if (!loop) {
        if (is_in_group(unit))
            fail_in_group(unit, s->span);
        else
            tare_unit_fail(unit, s->span, "'break' outside loop");
        return;
    }
    unwind(unit, loop, -1);
    if (loop->type == TARE_BLOCK_TYPE_FOR)
        tare_unit_emit(unit, TARE_OPCODE_CLEAR, loop->first, 0, 0);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, loop->break_label);
    resume_guards(unit, loop);
}

void tare_compiler_block_emit_continue(TareUnit *unit, Statement *s) {
    TareBlock *loop = find_loop(unit);
    if (!loop) {
        if (is_in_group(unit))
            fail_in_group(unit, s->span);
        else
            tare_unit_fail(unit, s->span, "'continue' not properly in loop");
        return;
    }
    unwind(unit, loop, -1);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, loop->continue_label);
    resume_guards(unit, loop);
}

static bool runs_code_on_exit(const TareUnit *unit) {
    for (const TareBlock *block = unit->block; block; block = block->outer) {
        if (block->type == TARE_BLOCK_TYPE_FINALLY || block->type == TARE_BLOCK_TYPE_WITH ||
            block->type == TARE_BLOCK_TYPE_ASYNC_WITH || block->name.bytes || block->is_group)
            return true;
    }
    return false;
}

void tare_compiler_block_emit_return(TareUnit *unit, Statement *s) {
    bool is_plain = !runs_code_on_exit(unit);
    uint32_t depth = unit->depth;
    int value = -1;
    if (s->value)
        value = tare_compiler_expression_emit(unit, s->value,
                                              is_plain ? TARE_UNIT_ANY : TARE_UNIT_NEXT);
    if (!is_plain) unwind(unit, NULL, value);
    if (value < 0)
        tare_unit_emit(unit, TARE_OPCODE_RETURN_NONE, 0, 0, 0);
    else
        tare_unit_emit(unit, TARE_OPCODE_RETURN, value, 0, 0);
    if (!is_plain) resume_guards(unit, NULL);
    unit->depth = depth;
}
