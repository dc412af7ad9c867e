// Functions of embedded modules that stand in for what CPython has in C.
#ifndef TARE_VM_STAND_IN_H
#define TARE_VM_STAND_IN_H

#include "bytecode/code.h"

// Whether code is of that kind, whose frames leave no line in tracebacks.
bool tare_stand_in_is(const TareCode *code);

#endif
