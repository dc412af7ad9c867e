// A check of code objects by abstract execution, for debug builds: registers within bounds, jumps
// to instructions, temporaries written before they are read and not written over [B1].
#ifndef TARE_BYTECODE_VERIFY_CODE_H
#define TARE_BYTECODE_VERIFY_CODE_H

#include "bytecode/code.h"

// Whether the code is well-formed; if not, prints what is wrong and the listing to standard error.
bool tare_verify_code(TareRuntime *rt, const TareCode *code);

#endif
