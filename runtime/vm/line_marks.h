// Code that tells which of its lines begin: LINE_MARK stands in the place of those instructions
// with which a line begins or a loop goes round. A marked copy has as its last two constants who is
// told and the code that it was made from, where what the marks hide is looked up. Code that is
// traced is marked itself, and keeps what the marks hide.
#ifndef TARE_VM_LINE_MARKS_H
#define TARE_VM_LINE_MARKS_H

#include "vm/frame.h"

// The marked copy of `code`, whose inner functions and comprehensions are marked too; `listener` is
// called with the number of each line that begins. MemoryError.
TARE_NEW TareValue tare_line_marks_new_code(TareRuntime *rt, TareValue code, TareValue listener);
// At a mark of the frame, which has just been read: tells the listener. The opcode of the hidden
// instruction, or -1 with what the listener raised.
int tare_line_marks_tell(TareRuntime *rt, const TareFrame *frame);

// Marks the code itself, unless it is marked; takes the marks out again. MemoryError.
TareStatus tare_line_marks_add(TareRuntime *rt, TareCode *code) TARE_CHECKED;
void tare_line_marks_remove(TareRuntime *rt, TareCode *code);
// Whether a line begins at the instruction.
bool tare_line_marks_begins(const TareCode *code, uint32_t offset);

#endif
