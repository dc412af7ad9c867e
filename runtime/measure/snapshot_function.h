// Functions of the module tare that write the heap to files.
#ifndef TARE_MEASURE_SNAPSHOT_FUNCTION_H
#define TARE_MEASURE_SNAPSHOT_FUNCTION_H

#include "object/native.h"

extern const TareNativeDefinition tare_snapshot_functions[];

#endif
