// The module _ledger: the exact account of allocations as data, for lib/_trace.py to show.
#ifndef TARE_MEASURE_LEDGER_MODULE_H
#define TARE_MEASURE_LEDGER_MODULE_H

#include "object/runtime.h"

TARE_NEW TareValue tare_ledger_module_new(TareRuntime *rt);

#endif
