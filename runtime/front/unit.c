// The gathering of instructions, labels and registers of one code object.
#include "front/unit.h"

#include <stdarg.h>
#include <stdio.h>

#include "object/error.h"
#include "object/intern.h"

void tare_unit_fail_pending(TareUnit *self) { self->compiler->failed = true; }

static void fail_memory(TareUnit *self) {
    if (!self->compiler->failed) tare_error_raise_memory(self->compiler->rt);
    self->compiler->failed = true;
}

void tare_unit_fail(TareUnit *self, TareTreeSpan span, const char *format, ...) {
    TareCompiler *compiler = self->compiler;
    if (compiler->failed) return;
    compiler->failed = compiler->has_syntax_error = compiler->is_refused_by_compiler = true;
    TareSyntaxError *error = &compiler->error;
    *error = (TareSyntaxError){.kind = TARE_SYNTAX_ERROR,
                               .line = span.line,
                               .offset = span.column,
                               .end_line = span.end_line,
                               .end_offset = span.end_column};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
}

// ---- emitting --------------------------------------------------------------------------------

static TareUnitInstruction *push_instruction(TareUnit *self, TareOpcode opcode) {
    if (!self->is_reachable || self->compiler->failed) return NULL;
    TareUnitInstruction *instruction = tare_vector_push(&self->instructions);
    if (!instruction) {
        fail_memory(self);
        return NULL;
    }
    instruction->opcode = (uint8_t)opcode;
    instruction->position = self->position;
    return instruction;
}

static void end_path(TareUnit *self) {
    self->is_reachable = false;
    memset(&self->bound, 0xff, sizeof self->bound);
}

void tare_unit_emit(TareUnit *self, TareOpcode opcode, int a, int b, int c) {
    tare_unit_emit_extra(self, opcode, a, b, c, 0);
}

void tare_unit_emit_wide(TareUnit *self, TareOpcode opcode, int a, int32_t wide) {
    tare_unit_emit_extra(self, opcode, a, 0, 0, (uint32_t)wide);
}

void tare_unit_emit_extra(TareUnit *self, TareOpcode opcode, int a, int b, int c, uint32_t extra) {
    TareUnitInstruction *instruction = push_instruction(self, opcode);
    if (!instruction) return;
    instruction->a = (uint8_t)a;
    instruction->b = (uint8_t)b;
    instruction->c = (uint8_t)c;
    instruction->extra = extra;
    bool is_end = opcode == TARE_OPCODE_RETURN || opcode == TARE_OPCODE_RETURN_NONE ||
                  opcode == TARE_OPCODE_RAISE || opcode == TARE_OPCODE_RERAISE;
    if (is_end) end_path(self);
}

void tare_unit_emit_name(TareUnit *self, TareOpcode opcode, int a, int b, TareTreeString name) {
    if (!self->is_reachable) return;
    TareTreeString mangled = tare_symbols_mangle(&self->compiler->symbols, self->scope, name);
    uint32_t index = tare_constant_pool_add_name(self, mangled);
    // Beyond what 16 bits tell apart, instructions share the last cache: slower, not wrong, for a
    // cache is guarded.
    uint32_t cache = self->cache_count < 0xffff ? self->cache_count++ : 0xffff;
    if (cache == 0xffff) self->cache_count = 0x10000;
    tare_unit_emit_extra(self, opcode, a, b, 0, index | cache << 16);
}

static void meet(TareUnitBound *into, const TareUnitBound *other) {
    for (int i = 0; i < 4; i++) into->words[i] &= other->words[i];
}

static TareUnitLabel *get_label(const TareUnit *self, uint32_t label) {
    return tare_vector_get(&self->labels, label);
}

void tare_unit_emit_jump(TareUnit *self, TareOpcode opcode, int a, int b, uint32_t label) {
    if (!self->is_reachable || self->compiler->failed) return;
    TareUnitLabel *target = get_label(self, label);
    target->is_used = true;
    if (!target->is_placed) meet(&target->bound, &self->bound);
    tare_unit_emit_extra(self, opcode, a, b, 0, label);
    if (opcode == TARE_OPCODE_JUMP) end_path(self);
}

uint32_t tare_unit_new_label(TareUnit *self) {
    TareUnitLabel *label = tare_vector_push(&self->labels);
    if (!label) {
        fail_memory(self);
        return 0;
    }
    memset(&label->bound, 0xff, sizeof label->bound);
    return (uint32_t)(self->labels.count - 1);
}

void tare_unit_place_label(TareUnit *self, uint32_t label) {
    if (self->compiler->failed) return;
    TareUnitLabel *target = get_label(self, label);
    target->index = tare_unit_get_index(self);
    target->is_placed = true;
    meet(&self->bound, &target->bound);
    self->is_reachable = self->is_reachable || target->is_used;
}

uint32_t tare_unit_get_index(const TareUnit *self) { return (uint32_t)self->instructions.count; }

void tare_unit_set_span(TareUnit *self, TareTreeSpan span) {
    self->position = (TarePosition){(int32_t)span.line, (int32_t)span.end_line,
                                    (int32_t)span.column, (int32_t)span.end_column};
}

void tare_unit_add_range(TareUnit *self, uint32_t start, uint32_t label, uint32_t depth,
                         const TareUnitBound *bound) {
    uint32_t end = tare_unit_get_index(self);
    if (self->compiler->failed || start >= end) return;
    TareUnitRange *range = tare_vector_push(&self->ranges);
    if (!range) {
        fail_memory(self);
        return;
    }
    *range = (TareUnitRange){start, end, label, depth};
    TareUnitLabel *target = get_label(self, label);
    target->is_used = true;
    meet(&target->bound, bound);
}

// ---- registers -------------------------------------------------------------------------------

int tare_unit_push(TareUnit *self) {
    // The last two registers stay free for instructions that write a pair.
    if (self->depth >= TARE_UNIT_MAX_REGISTERS - 2) {
        TareTreeSpan span = {(uint32_t)self->position.line, (uint32_t)self->position.column,
                             (uint32_t)self->position.end_line,
                             (uint32_t)self->position.end_column};
        tare_unit_fail(self, span, "expression too complex");
        return (int)self->depth;
    }
    int index = (int)self->depth++;
    if (self->highest < self->depth) self->highest = self->depth;
    return index;
}

void tare_unit_pop(TareUnit *self, int index) {
    if (tare_unit_is_temporary(self, index)) self->depth = (uint32_t)index;
}

int tare_unit_get_result(TareUnit *self, int target) {
    if (target < 0) return tare_unit_push(self);
    tare_unit_set_bound(self, target);
    return target;
}

int tare_unit_settle(TareUnit *self, int index, int target) {
    if (target < 0) return index;
    tare_unit_pop(self, index);
    tare_unit_emit(self, TARE_OPCODE_MOVE, target, index, 0);
    tare_unit_set_bound(self, target);
    return target;
}

void tare_unit_discard(TareUnit *self, int index) {
    if (!tare_unit_is_temporary(self, index)) return;
    tare_unit_pop(self, index);
    tare_unit_emit(self, TARE_OPCODE_CLEAR, index, 0, 0);
}

bool tare_unit_is_bound(const TareUnit *self, int index) {
    return self->bound.words[index >> 6 & 3] >> (index & 63) & 1;
}

void tare_unit_set_bound(TareUnit *self, int index) {
    self->bound.words[index >> 6 & 3] |= (uint64_t)1 << (index & 63);
}
