// The module _object_at: what lives at an address that id() gave.
#ifndef TARE_MODULES_OBJECT_AT_H
#define TARE_MODULES_OBJECT_AT_H

#include "object/runtime.h"

TARE_NEW TareValue tare_object_at_new_module(TareRuntime *rt);

#endif
