// open(): modes, encodings and buffering to a file object.
#ifndef TARE_TYPES_FILE_OPEN_H
#define TARE_TYPES_FILE_OPEN_H

#include "object/native.h"

// The built-in function open(); its definition is of kind ANY.
TARE_NEW TareValue tare_file_open(TareRuntime *rt, TareValue module,
                                  const TareArguments *arguments);

#endif
