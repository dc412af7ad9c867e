// The module resource: what the process has used of the machine.
#ifndef TARE_MODULES_RESOURCE_H
#define TARE_MODULES_RESOURCE_H

#include "object/runtime.h"

TARE_NEW TareValue tare_resource_new_module(TareRuntime *rt);

#endif
