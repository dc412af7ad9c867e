// The functions of the module os that take descriptors.
#ifndef TARE_MODULES_OS_DESCRIPTOR_H
#define TARE_MODULES_OS_DESCRIPTOR_H

#include "types/module.h"

extern const TareNativeDefinition tare_os_descriptor_functions[];

#endif
