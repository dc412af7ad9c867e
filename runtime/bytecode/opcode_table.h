// What opcodes.def says of each opcode, as data.
#ifndef TARE_BYTECODE_OPCODE_TABLE_H
#define TARE_BYTECODE_OPCODE_TABLE_H

#include "bytecode/code.h"

typedef enum TareOpcodeFormat {
    TARE_OPCODE_FORMAT_ABC,
    TARE_OPCODE_FORMAT_ABx,
    TARE_OPCODE_FORMAT_AsBx,
    TARE_OPCODE_FORMAT_sJ,
    TARE_OPCODE_FORMAT_ABC_XN,
    TARE_OPCODE_FORMAT_ABC_XJ,
    TARE_OPCODE_FORMAT_ABC_XU,
    TARE_OPCODE_FORMAT_ABx_XU,
} TareOpcodeFormat;

// "LOAD_CONSTANT"; "?" for a number that is no opcode.
const char *tare_opcode_table_get_name(uint32_t opcode);
TareOpcodeFormat tare_opcode_table_get_format(uint32_t opcode);
// Whether the opcode may continue elsewhere than at the next instruction.
bool tare_opcode_table_is_jump(uint32_t opcode);
// Whether the next instruction is never reached from it.
bool tare_opcode_table_is_end(uint32_t opcode);
// The offset that a jump at `offset` goes to; the instruction must be a jump.
uint32_t tare_opcode_table_get_target(const TareCode *code, uint32_t offset);

#endif
