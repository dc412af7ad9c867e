// A listing of a code object's instructions, for tests, `dis` and the curious.
#ifndef TARE_BYTECODE_DISASSEMBLE_H
#define TARE_BYTECODE_DISASSEMBLE_H

#include "bytecode/code.h"

// Appends one line an instruction, "offset NAME operands  ; comment", then the handlers. Registers
// appear as names of locals or as t0, t1, ... Constants that are code objects are not entered.
void tare_disassemble_append(TareRuntime *rt, const TareCode *code, TareText *text);

#endif
