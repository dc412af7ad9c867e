// The module io: open, the file types, UnsupportedOperation, and StringIO written in the language.
#ifndef TARE_MODULES_IO_H
#define TARE_MODULES_IO_H

#include "object/runtime.h"

// The module _io, on which lib/io.py stands.
TARE_NEW TareValue tare_io_new_module(TareRuntime *rt);

#endif
