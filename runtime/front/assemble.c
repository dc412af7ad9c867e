// From a finished unit to a code object: lays out the instructions, resolves labels (a conditional
// jump that 16 bits cannot reach is turned round and put before a long one), packs positions.
#include "base/arena.h"
#include "bytecode/opcode_table.h"
#include "bytecode/position_table.h"
#include "bytecode/verify_code.h"
#include "front/imitated_frame.h"
#include "front/unit.h"
#include "object/error.h"
#include "object/intern.h"

typedef struct Layout {
    TareUnit *unit;
    uint32_t *offsets;  // of each instruction in words, and of the end
    uint8_t *is_long;   // a conditional jump that takes two words
    uint8_t *is_idle;   // a jump to the next instruction: left out
    size_t count;
} Layout;

static TareUnitInstruction *get_instruction(const TareUnit *unit, size_t i) {
    return tare_vector_get(&unit->instructions, i);
}

static bool is_narrow_jump(uint32_t opcode) {
    return tare_opcode_table_is_jump(opcode) &&
           tare_opcode_table_get_format(opcode) == TARE_OPCODE_FORMAT_AsBx;
}

static uint32_t get_target(const Layout *self, const TareUnitInstruction *instruction) {
    const TareUnitLabel *label = tare_vector_get(&self->unit->labels, instruction->extra);
    return self->offsets[label->index];
}

static void lay_out(Layout *self) {
    uint32_t offset = 0;
    for (size_t i = 0; i < self->count; i++) {
        self->offsets[i] = offset;
        uint32_t opcode = get_instruction(self->unit, i)->opcode;
        if (self->is_idle[i]) continue;
        offset += tare_code_has_extra(opcode) || self->is_long[i] ? 2 : 1;
    }
    self->offsets[self->count] = offset;
}

static void find_idle_jumps(Layout *self) {
    for (size_t i = 0; i < self->count; i++) {
        const TareUnitInstruction *in = get_instruction(self->unit, i);
        if (in->opcode != TARE_OPCODE_JUMP) continue;
        const TareUnitLabel *label = tare_vector_get(&self->unit->labels, in->extra);
        self->is_idle[i] = label->index == i + 1;
    }
}

static bool lengthen_jumps(Layout *self) {
    bool has_changed = false;
    for (size_t i = 0; i < self->count; i++) {
        const TareUnitInstruction *instruction = get_instruction(self->unit, i);
        if (self->is_long[i] || !is_narrow_jump(instruction->opcode)) continue;
        int64_t distance = (int64_t)get_target(self, instruction) - (int64_t)self->offsets[i] - 1;
        if (distance >= INT16_MIN && distance <= INT16_MAX) continue;
        bool keeps = instruction->opcode == TARE_OPCODE_JUMP_IF_TRUE_KEEP ||
                     instruction->opcode == TARE_OPCODE_JUMP_IF_FALSE_KEEP;
        if (keeps) tare_unit_fail(self->unit, self->unit->scope->span, "expression too complex");
        self->is_long[i] = has_changed = true;
    }
    return has_changed;
}

// The opposite of a conditional jump; a jump that keeps its operand has none.
static uint32_t turn_round(uint32_t opcode) {
    switch (opcode) {
    case TARE_OPCODE_JUMP_IF_TRUE:
        return TARE_OPCODE_JUMP_IF_FALSE;
    case TARE_OPCODE_JUMP_IF_FALSE:
        return TARE_OPCODE_JUMP_IF_TRUE;
    case TARE_OPCODE_JUMP_IF_NONE:
        return TARE_OPCODE_JUMP_IF_NOT_NONE;
    case TARE_OPCODE_JUMP_IF_NOT_NONE:
        return TARE_OPCODE_JUMP_IF_NONE;
    default:
        return TARE_OPCODE_NOP;
    }
}

static uint32_t encode_jump(uint32_t from, uint32_t target) {
    uint32_t opcode = target <= from ? TARE_OPCODE_JUMP_BACK : TARE_OPCODE_JUMP;
    return opcode | (target - from - 1) << 8;
}

static void write_long_jump(const Layout *self, const TareUnitInstruction *in, uint32_t *out,
                            uint32_t offset) {
    out[0] = turn_round(in->opcode) | (uint32_t)in->a << 8 | 1u << 16;
    out[1] = encode_jump(offset + 1, get_target(self, in));
}

static uint32_t get_wide(const Layout *self, const TareUnitInstruction *in, uint32_t far_start) {
    bool is_far = in->opcode == TARE_OPCODE_GET_FAR || in->opcode == TARE_OPCODE_SET_FAR ||
                  in->opcode == TARE_OPCODE_DELETE_FAR;
    return is_far ? in->extra + far_start : in->extra;
}

static void write_instruction(const Layout *self, size_t i, uint32_t *words, uint32_t far_start) {
    const TareUnitInstruction *in = get_instruction(self->unit, i);
    uint32_t offset = self->offsets[i];
    uint32_t *out = words + offset;
    uint32_t head = in->opcode | (uint32_t)in->a << 8;
    uint32_t abc = head | (uint32_t)in->b << 16 | (uint32_t)in->c << 24;
    switch (tare_opcode_table_get_format(in->opcode)) {
    case TARE_OPCODE_FORMAT_ABC:
        out[0] = abc;
        break;
    case TARE_OPCODE_FORMAT_ABx:
        out[0] = head | get_wide(self, in, far_start) << 16;
        break;
    case TARE_OPCODE_FORMAT_AsBx:
        if (self->is_long[i])
            write_long_jump(self, in, out, offset);
        else if (is_narrow_jump(in->opcode))
            out[0] = head | (get_target(self, in) - offset - 1) << 16;
        else
            out[0] = head | in->extra << 16;
        break;
    case TARE_OPCODE_FORMAT_sJ:
        out[0] = encode_jump(offset, get_target(self, in));
        break;
    case TARE_OPCODE_FORMAT_ABC_XJ:
        out[0] = abc;
        out[1] = get_target(self, in) - offset - 2;
        break;
    case TARE_OPCODE_FORMAT_ABC_XN:
    case TARE_OPCODE_FORMAT_ABC_XU:
        out[0] = abc;
        out[1] = in->extra;
        break;
    case TARE_OPCODE_FORMAT_ABx_XU:  // the name in b and c: tare_compiler_import
        out[0] = abc;
        out[1] = in->extra;
        break;
    }
}

// ---- the tables of the code object -----------------------------------------------------------

static TareStatus write_instructions(Layout *self, TareCode *code) {
    TareRuntime *rt = self->unit->compiler->rt;
    uint32_t count = self->offsets[self->count];
    code->instructions = tare_alloc_data(rt, count * sizeof *code->instructions);
    if (!code->instructions) return TARE_ERROR;
    code->instruction_count = count;
    for (size_t i = 0; i < self->count; i++) {
        if (!self->is_idle[i]) write_instruction(self, i, code->instructions, code->far_start);
    }
    return TARE_OK;
}

static TareStatus write_handlers(Layout *self, TareCode *code) {
    TareRuntime *rt = self->unit->compiler->rt;
    size_t count = self->unit->ranges.count;
    if (count == 0) return TARE_OK;
    code->handlers = tare_alloc_data(rt, count * sizeof *code->handlers);
    if (!code->handlers) return TARE_ERROR;
    code->handler_count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        const TareUnitRange *range = tare_vector_get(&self->unit->ranges, i);
        const TareUnitLabel *label = tare_vector_get(&self->unit->labels, range->label);
        code->handlers[i] = (TareHandler){self->offsets[range->start], self->offsets[range->end],
                                          self->offsets[label->index], range->depth};
    }
    return TARE_OK;
}

static TareStatus write_positions(Layout *self, TareCode *code) {
    TareRuntime *rt = self->unit->compiler->rt;
    TarePositionWriter writer;
    tare_position_table_init(&writer, self->unit->compiler->allocator, code->first_line);
    for (size_t i = 0; i < self->count; i++) {
        if (self->is_idle[i]) continue;
        tare_position_table_push(&writer, get_instruction(self->unit, i)->position,
                                 self->offsets[i + 1] - self->offsets[i]);
    }
    tare_position_table_finish(&writer);
    TareStatus status = TARE_OK;
    size_t bytes = writer.bytes.length_bytes;
    if (writer.bytes.failed)
        status = tare_error_fail(rt, TARE_TYPE_MEMORY_ERROR, "");
    else if (!(code->positions = tare_alloc_data(rt, bytes)))
        status = TARE_ERROR;
    if (status == TARE_OK) {
        memcpy(code->positions, tare_text_get(&writer.bytes), bytes);
        code->position_bytes = (uint32_t)bytes;
    }
    tare_position_table_deinit(&writer);
    return status;
}

static TareStatus make_caches(const TareUnit *unit, TareCode *code) {
    if (unit->cache_count == 0) return TARE_OK;
    size_t bytes = unit->cache_count * sizeof *code->caches;
    code->caches = tare_alloc_data(unit->compiler->rt, bytes);
    if (!code->caches) return TARE_ERROR;
    memset(code->caches, 0, bytes);
    code->cache_count = unit->cache_count;
    return TARE_OK;
}

// ---- names -----------------------------------------------------------------------------------

static TareStatus set_item(TareUnit *unit, TareTuple *tuple, size_t position, TareTreeString name) {
    TareString *string = tare_intern_utf8(unit->compiler->rt, name.bytes, name.length_bytes);
    if (!string) return TARE_ERROR;
    if (!tare_value_is_absent(tuple->items[position]))
        tare_release_object(unit->compiler->rt, string);
    else
        tuple->items[position] = tare_value_from_object(string);
    return TARE_OK;
}

static bool has_register(const TareUnit *unit, const TareSymbol *symbol) {
    if (symbol->binding == TARE_SYMBOL_IS_FREE || symbol->flags & TARE_SYMBOL_PASSED) return true;
    if (!tare_symbols_is_function(unit->scope)) return false;
    return symbol->binding == TARE_SYMBOL_IS_LOCAL || symbol->binding == TARE_SYMBOL_IS_CELL;
}

static TareStatus make_local_names(TareUnit *unit, TareCode *code) {
    TareValue names = tare_tuple_new(unit->compiler->rt, unit->temporary_start + unit->far_count);
    if (tare_value_is_absent(names)) return TARE_ERROR;
    TareTuple *tuple = code->local_names = tare_tuple_of(names);
    if (unit->class_cell >= 0 && set_item(unit, tuple, (size_t)unit->class_cell,
                                          (TareTreeString){"__class__", 9}) != TARE_OK)
        return TARE_ERROR;
    for (uint32_t i = 0; i < unit->scope->symbol_count; i++) {
        const TareSymbol *symbol = unit->scope->symbols[i];
        if (!has_register(unit, symbol)) continue;
        size_t position = symbol->register_index + (symbol->is_far ? unit->temporary_start : 0);
        if (set_item(unit, tuple, position, symbol->name) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

static bool is_cell(const TareUnit *unit, const TareSymbol *symbol) {
    return tare_symbols_is_function(unit->scope) && symbol->binding == TARE_SYMBOL_IS_CELL;
}

static TareStatus make_cell_names(TareUnit *unit, TareCode *code) {
    size_t count = unit->class_cell >= 0, next = count;
    for (uint32_t i = 0; i < unit->scope->symbol_count; i++)
        count += is_cell(unit, unit->scope->symbols[i]);
    TareValue names = tare_tuple_new(unit->compiler->rt, count);
    if (tare_value_is_absent(names)) return TARE_ERROR;
    code->cell_names = tare_tuple_of(names);
    if (next && set_item(unit, code->cell_names, 0, (TareTreeString){"__class__", 9}) != TARE_OK)
        return TARE_ERROR;
    for (uint32_t i = 0; i < unit->scope->symbol_count; i++) {
        const TareSymbol *symbol = unit->scope->symbols[i];
        if (is_cell(unit, symbol) &&
            set_item(unit, code->cell_names, next++, symbol->name) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}

// A tuple that takes over the values gathered in `items`.
static TareTuple *take_tuple(TareUnit *unit, TareVector *items) {
    TareValue tuple = tare_tuple_new(unit->compiler->rt, items->count);
    if (tare_value_is_absent(tuple)) return NULL;
    if (items->count)
        memcpy(tare_tuple_of(tuple)->items, items->items, items->count * sizeof(TareValue));
    items->count = 0;
    return tare_tuple_of(tuple);
}

static TareString *retain_string(TareString *string) {
    tare_retain_object(string);
    return string;
}

static void set_counts(TareUnit *unit, TareCode *code) {
    code->flags = unit->flags;
    code->positional_only_count = (uint16_t)unit->positional_only_count;
    code->positional_count = (uint16_t)unit->positional_count;
    code->keyword_only_count = (uint16_t)unit->keyword_only_count;
    code->local_count = (uint16_t)(unit->temporary_start + unit->far_count);
    code->free_count = (uint16_t)unit->free_count;
    code->temporary_start = (uint8_t)unit->temporary_start;
    code->far_start = (uint16_t)unit->highest;
    code->register_count = (uint16_t)(unit->highest + unit->far_count);
    code->first_line = unit->first_line;
    code->imitated_words = tare_imitated_frame_measure(unit);
}

static TareStatus fill(Layout *self, TareCode *code) {
    TareUnit *unit = self->unit;
    set_counts(unit, code);
    code->name = retain_string(unit->name);
    code->qualified_name = retain_string(unit->qualified_name);
    code->filename = retain_string(unit->compiler->filename);
    code->doc = tare_value_is_absent(unit->doc) ? TARE_NONE : tare_retain(unit->doc);
    if (write_instructions(self, code) != TARE_OK || write_handlers(self, code) != TARE_OK ||
        write_positions(self, code) != TARE_OK || make_caches(unit, code) != TARE_OK ||
        make_local_names(unit, code) != TARE_OK || make_cell_names(unit, code) != TARE_OK)
        return TARE_ERROR;
    code->constants = take_tuple(unit, &unit->constants);
    if (code->constants) code->names = take_tuple(unit, &unit->names);
    return code->names ? TARE_OK : TARE_ERROR;
}

TareCode *tare_assemble_unit(TareUnit *unit) {
    if (tare_unit_has_failed(unit)) return NULL;
    TareArena arena;
    tare_arena_init(&arena, unit->compiler->allocator);
    Layout layout = {.unit = unit, .count = unit->instructions.count};
    layout.offsets = tare_arena_alloc(&arena, (layout.count + 1) * sizeof(uint32_t));
    layout.is_long = tare_arena_alloc(&arena, layout.count + 1);
    layout.is_idle = tare_arena_alloc(&arena, layout.count + 1);
    TareCode *code = NULL;
    if (!layout.offsets || !layout.is_long || !layout.is_idle)
        tare_error_raise_memory(unit->compiler->rt);
    else
        code = tare_code_new(unit->compiler->rt);
    if (code) {
        find_idle_jumps(&layout);
        do lay_out(&layout);
        while (lengthen_jumps(&layout));
        if (tare_unit_has_failed(unit) || fill(&layout, code) != TARE_OK) {
            tare_release_object(unit->compiler->rt, code);
            code = NULL;
        }
    }
    TARE_ASSERT(!code || tare_verify_code(unit->compiler->rt, code));
    if (!code) tare_unit_fail_pending(unit);
    tare_arena_deinit(&arena);
    return code;
}
