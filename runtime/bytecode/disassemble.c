// The listing of instructions. Prints values by their repr, so it needs a running runtime.
#include "bytecode/disassemble.h"

#include "bytecode/opcode_table.h"
#include "object/error.h"
#include "object/protocol.h"

static void append_register(const TareCode *code, uint32_t index, TareText *text) {
    if (index >= code->temporary_start && index < code->far_start) {
        tare_text_append_format(text, " t%u", index - code->temporary_start);
        return;
    }
    TareString *name = tare_code_get_local_name(code, index);
    tare_text_append_char(text, ' ');
    if (name)
        tare_string_append_to(name, text);
    else
        tare_text_append_format(text, "r%u", index);
}

static void append_value(TareRuntime *rt, TareValue value, TareText *text) {
    TareValue repr = tare_protocol_repr(rt, value);
    if (tare_value_is_absent(repr)) {
        tare_error_clear(rt);
        tare_text_append_string(text, "?");
        return;
    }
    tare_string_append_to(tare_string_of(repr), text);
    tare_release(rt, repr);
}

static void append_item(TareRuntime *rt, const TareTuple *items, uint32_t index, TareText *text) {
    tare_text_append_string(text, "  ; ");
    if (!items || index >= items->length)
        tare_text_append_string(text, "?");
    else
        append_value(rt, items->items[index], text);
}

static bool is_constant_opcode(uint32_t opcode) {
    return opcode == TARE_OPCODE_LOAD_CONSTANT || opcode == TARE_OPCODE_LOAD_CONSTANT_LONG ||
           opcode == TARE_OPCODE_MAKE_FUNCTION || opcode == TARE_OPCODE_CALL_KEYWORDS;
}

static bool is_far_opcode(uint32_t opcode) {
    return opcode == TARE_OPCODE_GET_FAR || opcode == TARE_OPCODE_SET_FAR ||
           opcode == TARE_OPCODE_DELETE_FAR;
}

// Operand of 16 bits, in the instruction or after it: what it names.
static void append_meaning(TareRuntime *rt, const TareCode *code, uint32_t opcode, uint32_t number,
                           TareText *text) {
    switch (opcode) {
    case TARE_OPCODE_SET_GLOBAL:
    case TARE_OPCODE_DELETE_GLOBAL:
    case TARE_OPCODE_SET_NAME:
    case TARE_OPCODE_DELETE_NAME:
    case TARE_OPCODE_IMPORT_NAME:
    case TARE_OPCODE_IMPORT_FROM:
    case TARE_OPCODE_GET_CLASS_CELL:
        append_item(rt, code->names, number, text);
        break;
    default:
        if (is_constant_opcode(opcode)) append_item(rt, code->constants, number, text);
    }
}

// The registers A, B and C; numbers are printed as registers too where nothing else is known.
static void append_abc(const TareCode *code, uint32_t word, TareText *text) {
    append_register(code, tare_code_get_a(word), text);
    tare_text_append_format(text, " %u", tare_code_get_b(word));
    tare_text_append_format(text, " %u", tare_code_get_c(word));
}

static void append_plain(TareRuntime *rt, const TareCode *code, uint32_t offset, TareText *text) {
    uint32_t word = tare_code_get_unmarked(code)[offset];
    uint32_t opcode = tare_code_get_opcode(word);
    uint32_t bx = tare_code_get_bx(word);
    append_register(code, tare_code_get_a(word), text);
    if (is_far_opcode(opcode))
        append_register(code, bx, text);
    else
        tare_text_append_format(text, " %u", bx);
    append_meaning(rt, code, opcode, bx, text);
}

// One instruction, without the newline; returns the words it has.
static uint32_t append_instruction(TareRuntime *rt, const TareCode *code, uint32_t offset,
                                   TareText *text) {
    uint32_t word = tare_code_get_unmarked(code)[offset];
    uint32_t opcode = tare_code_get_opcode(word);
    TareOpcodeFormat format = tare_opcode_table_get_format(opcode);
    uint32_t words = tare_code_has_extra(opcode) ? 2 : 1;
    uint32_t extra = words == 2 ? code->instructions[offset + 1] : 0;
    tare_text_append_format(text, "%4u %s", offset, tare_opcode_table_get_name(opcode));
    if (format == TARE_OPCODE_FORMAT_ABx || format == TARE_OPCODE_FORMAT_ABx_XU) {
        append_plain(rt, code, offset, text);
    } else if (format == TARE_OPCODE_FORMAT_AsBx) {
        append_register(code, tare_code_get_a(word), text);
        if (!tare_opcode_table_is_jump(opcode))
            tare_text_append_format(text, " %d", tare_code_get_sbx(word));
    } else if (format != TARE_OPCODE_FORMAT_sJ) {
        append_abc(code, word, text);
    }
    if (format == TARE_OPCODE_FORMAT_ABC_XN) append_item(rt, code->names, extra & 0xffff, text);
    if (format == TARE_OPCODE_FORMAT_ABC_XU || format == TARE_OPCODE_FORMAT_ABx_XU) {
        tare_text_append_format(text, " %u", extra);
        if (format == TARE_OPCODE_FORMAT_ABC_XU) append_meaning(rt, code, opcode, extra, text);
    }
    if (tare_opcode_table_is_jump(opcode))
        tare_text_append_format(text, " -> %u", tare_opcode_table_get_target(code, offset));
    return words;
}

void tare_disassemble_append(TareRuntime *rt, const TareCode *code, TareText *text) {
    for (uint32_t offset = 0; offset < code->instruction_count;) {
        offset += append_instruction(rt, code, offset, text);
        tare_text_append_char(text, '\n');
    }
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const TareHandler *handler = &code->handlers[i];
        tare_text_append_format(text, "handler %u..%u -> %u, depth t%u\n", handler->start,
                                handler->end, handler->target,
                                handler->depth - code->temporary_start);
    }
}
