// Tracing by functions of the language: sys.settrace and frame.f_trace. The function that is set is
// told of each call; what it returns for a frame is told of that frame's lines, exceptions and end.
// Code is marked (line_marks.h) once a frame of it is traced, and loses its marks at the first of
// them that is met with nothing set.
// Off, it costs nothing: its events come where profile.h looks, and from marks.
#ifndef TARE_VM_SETTRACE_H
#define TARE_VM_SETTRACE_H

#include "vm/frame.h"

// Absent: nobody is told from now on.
void tare_settrace_set(TareRuntime *rt, TareValue function);
// To be called while rt->profile is not NULL. What a function raises ends the tracing and stays
// pending, in place of what was pending.
void tare_settrace_enter(TareRuntime *rt, TareFrame *frame);   // it begins or goes on
void tare_settrace_raise(TareRuntime *rt, TareFrame *frame);   // the pending exception reached it
void tare_settrace_unwind(TareRuntime *rt, TareFrame *frame);  // and ends it
TareStatus tare_settrace_return(TareRuntime *rt, TareFrame *frame, TareValue value) TARE_CHECKED;
// At a mark of the frame, which has just been read: the opcode of the hidden instruction, or -1
// with what the function raised.
int tare_settrace_line(TareRuntime *rt, TareFrame *frame);

#endif
