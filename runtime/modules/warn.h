// Warnings that the runtime itself issues, through the module `warnings`.
#ifndef TARE_MODULES_WARN_H
#define TARE_MODULES_WARN_H

#include "object/runtime.h"

// Fills in the hooks by which lower layers warn.
void tare_warn_init(TareRuntime *rt);

#endif
