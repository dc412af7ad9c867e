// What anext() with a default gives.
#ifndef TARE_VM_ANEXT_H
#define TARE_VM_ANEXT_H

#include "object/runtime.h"

// Awaits `stolen_awaitable`; StopAsyncIteration becomes `fallback` (borrowed).
TARE_NEW TareValue tare_anext_new_steal(TareRuntime *rt, TareValue stolen_awaitable,
                                        TareValue fallback);

#endif
