// The module _os: calls of the system, on which lib/os.py stands.
#ifndef TARE_MODULES_OS_H
#define TARE_MODULES_OS_H

#include "object/runtime.h"

TARE_NEW TareValue tare_os_new_module(TareRuntime *rt);

#endif
