// Source files.
#ifndef TARE_VM_SOURCE_H
#define TARE_VM_SOURCE_H

#include "object/runtime.h"

// Appends the bytes of the file at `path`. OSError with the path when it cannot be read.
TareStatus tare_source_read(TareRuntime *rt, const char *path, TareText *source) TARE_CHECKED;

#endif
