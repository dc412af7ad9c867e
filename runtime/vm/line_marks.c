// Copies of code with marks at their lines, and what happens at a mark.
#include "vm/line_marks.h"

#include "bytecode/opcode_table.h"
#include "bytecode/position_table.h"
#include "object/call.h"
#include "object/error.h"
#include "object/tuple.h"
#include "types/int.h"

static int32_t get_line(const TareCode *code, uint32_t offset) {
    return tare_code_get_position(code, offset).line;
}

static uint32_t get_opcode(const TareCode *code, uint32_t offset) {
    return tare_code_get_opcode(tare_code_get_unmarked(code)[offset]);
}

// A generator that waits is known by the instruction before its pc, which must stay what it is.
static bool can_hide(uint32_t opcode) {
    return opcode != TARE_OPCODE_YIELD && opcode != TARE_OPCODE_YIELD_DELEGATE;
}

// What makes a function ready to run belongs to no line, though it stands on the first.
static bool is_preparation(const TareCode *code, uint32_t offset) {
    uint32_t opcode = get_opcode(code, offset);
    return opcode == TARE_OPCODE_MAKE_CELL || opcode == TARE_OPCODE_COPY_FREE;
}

// Whether the instruction begins a line: the one before it is of another, or prepares.
static bool begins_line(const TareCode *original, uint32_t offset, int32_t line) {
    if (line <= 0 || is_preparation(original, offset)) return false;
    if (offset == 0 || get_line(original, offset - 1) != line) return true;
    return is_preparation(original, offset - 1);
}

static void mark(TareCode *code, uint32_t offset) {
    uint32_t *word = &code->instructions[offset];
    if (can_hide(tare_code_get_opcode(*word))) *word = (*word & ~0xffu) | TARE_OPCODE_LINE_MARK;
}

static void mark_lines(TareCode *self, const TareCode *original) {
    TarePositionReader reader;
    tare_position_table_read(&reader, original);
    uint32_t opcode;
    for (uint32_t i = 0; i < original->instruction_count; i += 1 + tare_code_has_extra(opcode)) {
        while (i >= reader.limit && tare_position_table_next(&reader)) continue;
        opcode = get_opcode(original, i);
        bool may_begin = i == reader.start || (i && is_preparation(original, i - 1));
        bool goes_round = opcode == TARE_OPCODE_JUMP_BACK;
        if (goes_round || (may_begin && begins_line(original, i, reader.position.line)))
            mark(self, i);
        if (goes_round) mark(self, tare_opcode_table_get_target(original, i));
    }
}

// The original's constants, code among them marked, then the listener and the original.
static TareValue new_constants(TareRuntime *rt, const TareCode *original, TareValue listener) {
    size_t length = original->constants->length;
    TareValue made = tare_tuple_new(rt, length + 2);
    if (tare_value_is_absent(made)) return made;
    TareValue *items = tare_tuple_of(made)->items;
    for (size_t i = 0; i < length; i++) {
        TareValue item = original->constants->items[i];
        items[i] = tare_value_is_exact(item, TARE_TYPE_CODE)
                       ? tare_line_marks_new_code(rt, item, listener)
                       : tare_retain(item);
        if (!tare_value_is_absent(items[i])) continue;
        tare_release(rt, made);
        return TARE_ABSENT;
    }
    items[length] = tare_retain(listener);
    items[length + 1] = tare_retain(tare_value_from_object((void *)original));
    return made;
}

static bool is_marked(const TareCode *self) {
    for (uint32_t i = 0; i < self->instruction_count; i++) {
        uint32_t opcode = get_opcode(self, i);
        if (opcode == TARE_OPCODE_LINE_MARK) return true;
        if (tare_code_has_extra(opcode)) i++;
    }
    return false;
}

static const TareCode *get_original(const TareCode *self) {
    return tare_code_of(self->constants->items[self->constants->length - 1]);
}

TareValue tare_line_marks_new_code(TareRuntime *rt, TareValue code, TareValue listener) {
    const TareCode *original = tare_code_of(code);
    if (is_marked(original)) original = get_original(original);
    TareValue constants = new_constants(rt, original, listener);
    if (tare_value_is_absent(constants)) return constants;
    TareCode *made = tare_code_replace_nothing(rt, original);
    if (!made) {
        tare_release(rt, constants);
        return TARE_ABSENT;
    }
    TareTuple *old = made->constants;
    made->constants = tare_tuple_of(constants);
    tare_release_object(rt, old);
    mark_lines(made, original);
    return tare_value_from_object(made);
}

TareStatus tare_line_marks_add(TareRuntime *rt, TareCode *code) {
    if (code->unmarked || is_marked(code)) return TARE_OK;
    size_t bytes = code->instruction_count * sizeof *code->instructions;
    uint32_t *copy = tare_alloc_data(rt, bytes);
    if (!copy) return TARE_ERROR;
    memcpy(copy, code->instructions, bytes);
    code->unmarked = copy;
    mark_lines(code, code);
    return TARE_OK;
}

void tare_line_marks_remove(TareRuntime *rt, TareCode *code) {
    size_t bytes = code->instruction_count * sizeof *code->instructions;
    memcpy(code->instructions, code->unmarked, bytes);
    tare_alloc_free_table(rt, code->unmarked, bytes);
    code->unmarked = NULL;
}

bool tare_line_marks_begins(const TareCode *code, uint32_t offset) {
    return begins_line(code, offset, get_line(code, offset));
}

static TareStatus tell(TareRuntime *rt, TareValue listener, int32_t line) {
    TareValue done = tare_call_1(rt, listener, tare_int_new(rt, line));
    if (tare_value_is_absent(done)) return TARE_ERROR;
    tare_release(rt, done);
    return TARE_OK;
}

int tare_line_marks_tell(TareRuntime *rt, const TareFrame *frame) {
    const TareCode *code = frame->code, *original = get_original(code);
    TareValue listener = code->constants->items[code->constants->length - 2];
    uint32_t offset = (uint32_t)(frame->pc - code->instructions) - 1;
    uint32_t word = tare_code_get_unmarked(original)[offset];
    uint32_t opcode = tare_code_get_opcode(word);
    int32_t line = get_line(original, offset);
    bool begins = begins_line(original, offset, line);
    if (begins && tell(rt, listener, line) != TARE_OK) return -1;
    if (opcode != TARE_OPCODE_JUMP_BACK) return (int)opcode;
    // Going round a loop begins its first line again, though nothing there need be a first.
    uint32_t target = offset + 1 + (uint32_t)tare_code_get_jump(word);
    int32_t head = get_line(original, target);
    if (head <= 0 || (begins && head == line) || begins_line(original, target, head))
        return (int)opcode;
    if (tell(rt, listener, head) != TARE_OK) return -1;
    return (int)opcode;
}
