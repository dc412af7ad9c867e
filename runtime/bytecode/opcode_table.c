// Names and operand formats of the opcodes, unfolded from opcodes.def.
#include "bytecode/opcode_table.h"

static const char *const opcode_names[] = {
#define OPCODE(name, format, meaning) #name,
#include "bytecode/opcodes.def"
#undef OPCODE
};

static const uint8_t opcode_formats[] = {
#define OPCODE(name, format, meaning) TARE_OPCODE_FORMAT_##format,
#include "bytecode/opcodes.def"
#undef OPCODE
};

const char *tare_opcode_table_get_name(uint32_t opcode) {
    return opcode < TARE_OPCODE_COUNT ? opcode_names[opcode] : "?";
}

TareOpcodeFormat tare_opcode_table_get_format(uint32_t opcode) {
    return opcode < TARE_OPCODE_COUNT ? (TareOpcodeFormat)opcode_formats[opcode]
                                      : TARE_OPCODE_FORMAT_ABC;
}

bool tare_opcode_table_is_jump(uint32_t opcode) {
    switch (opcode) {
    case TARE_OPCODE_JUMP:
    case TARE_OPCODE_JUMP_BACK:
    case TARE_OPCODE_JUMP_IF_TRUE:
    case TARE_OPCODE_JUMP_IF_FALSE:
    case TARE_OPCODE_JUMP_IF_TRUE_KEEP:
    case TARE_OPCODE_JUMP_IF_FALSE_KEEP:
    case TARE_OPCODE_JUMP_IF_NONE:
    case TARE_OPCODE_JUMP_IF_NOT_NONE:
        return true;
    default:
        return tare_opcode_table_get_format(opcode) == TARE_OPCODE_FORMAT_ABC_XJ;
    }
}

bool tare_opcode_table_is_end(uint32_t opcode) {
    switch (opcode) {
    case TARE_OPCODE_JUMP:
    case TARE_OPCODE_JUMP_BACK:
    case TARE_OPCODE_RETURN:
    case TARE_OPCODE_RETURN_NONE:
    case TARE_OPCODE_RAISE:
    case TARE_OPCODE_RERAISE:
        return true;
    default:
        return false;
    }
}

uint32_t tare_opcode_table_get_target(const TareCode *code, uint32_t offset) {
    uint32_t word = tare_code_get_unmarked(code)[offset];
    switch (tare_opcode_table_get_format(tare_code_get_opcode(word))) {
    case TARE_OPCODE_FORMAT_sJ:
        return offset + 1 + (uint32_t)tare_code_get_jump(word);
    case TARE_OPCODE_FORMAT_ABC_XJ:
        return offset + 2 + code->instructions[offset + 1];
    default:
        return offset + 1 + (uint32_t)tare_code_get_sbx(word);
    }
}
