// Code that tells which of its lines begin. A marked copy has LINE_MARK in the place of those
// instructions with which a line begins or a loop goes round; its last two constants are who is
// told and the code that it was made from, where what the marks hide is looked up.
#ifndef TARE_VM_LINE_MARKS_H
#define TARE_VM_LINE_MARKS_H

#include "vm/frame.h"

// The marked copy of `code`, whose inner functions and comprehensions are marked too; `listener` is
// called with the number of each line that begins. MemoryError.
TARE_NEW TareValue tare_line_marks_new_code(TareRuntime *rt, TareValue code, TareValue listener);
// At a mark of the frame, which has just been read: tells the listener. The opcode of the hidden
// instruction, or -1 with what the listener raised.
int tare_line_marks_tell(TareRuntime *rt, const TareFrame *frame);

#endif
