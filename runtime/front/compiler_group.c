// try statements with `except*`. Temporaries behind the handled exception and what was handled
// before it: a list of what handlers raised, the part that no handler has taken, and the part that
// the current handler takes.
#include "front/compiler_parts.h"

typedef struct Group {
    int raised;   // list
    int rest;     // what is still to be matched, or None
    int matched;  // rest + 1
} Group;

// The body of a handler, under a guard that adds what it raises to the list.
static void emit_guarded_body(TareUnit *unit, const TareTreeHandler *handler, const Group *group,
                              uint32_t next) {
    TareBlock block;
    tare_compiler_block_enter(unit, &block, TARE_BLOCK_TYPE_TRY, -1);
    tare_compiler_block_guard(unit, &block, unit->depth);
    block.is_group = true;
    tare_compiler_statement_emit_body(unit, &handler->body);
    tare_compiler_block_leave(unit, &block);
    if (handler->name.bytes) tare_compiler_name_emit_forget(unit, handler->name);
    tare_unit_emit(unit, TARE_OPCODE_POP_HANDLED, group->matched, 0, 0);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, next);
    tare_unit_place_label(unit, block.handler_label);
    int exception = tare_unit_push(unit);
    if (handler->name.bytes) tare_compiler_name_emit_forget(unit, handler->name);
    tare_unit_emit(unit, TARE_OPCODE_LIST_APPEND, group->raised, exception, 0);
    tare_unit_pop(unit, exception);
    tare_unit_emit(unit, TARE_OPCODE_POP_HANDLED, group->matched, 0, 0);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, next);
}

static void emit_handler(TareUnit *unit, const TareTreeHandler *handler, const Group *group) {
    uint32_t next = tare_unit_new_label(unit), skip = tare_unit_new_label(unit);
    uint32_t depth = unit->depth;
    tare_unit_set_span(unit, handler->span);
    int classes = tare_compiler_expression_emit(unit, handler->type, TARE_UNIT_ANY);
    tare_unit_pop(unit, classes);
    tare_unit_emit(unit, TARE_OPCODE_SPLIT_GROUP, group->rest, classes, 0);
    tare_unit_push(unit);
    int probe = tare_unit_push(unit);
    tare_unit_emit(unit, TARE_OPCODE_COPY, probe, group->matched, 0);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP_IF_NONE, probe, 0, skip);
    tare_unit_emit(unit, TARE_OPCODE_PUSH_HANDLED, group->matched, 0, 0);
    if (handler->name.bytes) {
        int copy = tare_unit_push(unit);
        tare_unit_emit(unit, TARE_OPCODE_COPY, copy, group->matched, 0);
        tare_compiler_name_emit_store(unit, handler->name, copy);
        tare_unit_pop(unit, copy);
    }
    emit_guarded_body(unit, handler, group, next);
    tare_unit_place_label(unit, skip);
    tare_unit_emit(unit, TARE_OPCODE_CLEAR, group->matched, 0, 0);
    tare_unit_place_label(unit, next);
    unit->depth = depth;
}

static void emit_handlers(TareUnit *unit, Statement *s, TareBlock *handled, uint32_t end) {
    int first = handled->first;
    Group group = {.raised = tare_unit_push(unit), .rest = tare_unit_push(unit)};
    group.matched = group.rest + 1;
    tare_unit_emit(unit, TARE_OPCODE_BUILD_LIST, group.raised, group.raised, 0);
    tare_unit_emit(unit, TARE_OPCODE_COPY, group.rest, first, 0);
    for (size_t i = 0; i < s->try_.handler_count; i++)
        emit_handler(unit, &s->try_.handlers[i], &group);
    tare_unit_emit(unit, TARE_OPCODE_LIST_APPEND, group.raised, group.rest, 0);
    tare_unit_emit(unit, TARE_OPCODE_COPY, group.rest, first, 0);
    tare_unit_emit(unit, TARE_OPCODE_JOIN_GROUP, group.raised, group.rest, group.raised);
    tare_unit_emit(unit, TARE_OPCODE_COPY, group.rest, group.raised, 0);
    uint32_t raises = tare_unit_new_label(unit);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP_IF_NOT_NONE, group.rest, 0, raises);
    tare_unit_emit(unit, TARE_OPCODE_CLEAR, group.raised, 0, 0);
    tare_unit_emit(unit, TARE_OPCODE_POP_HANDLED, first, 0, 0);
    tare_unit_emit_jump(unit, TARE_OPCODE_JUMP, 0, 0, end);
    tare_unit_place_label(unit, raises);
    // The exception stands where the end of the handler expects it.
    unit->depth = (uint32_t)group.raised;
}

void tare_compiler_group_emit(TareUnit *unit, Statement *s) {
    int first = (int)unit->depth;
    uint32_t end = tare_unit_new_label(unit);
    TareBlock guarded, handled;
    tare_compiler_try_emit_guarded(unit, s, &guarded, end);
    tare_compiler_try_begin_handler(unit, &handled, guarded.handler_label, first);
    emit_handlers(unit, s, &handled, end);
    tare_compiler_try_end_handler(unit, &handled, false);
    tare_unit_place_label(unit, end);
}
