// The module atexit: functions to be called when the runtime closes.
#ifndef TARE_MODULES_ATEXIT_H
#define TARE_MODULES_ATEXIT_H

#include "object/runtime.h"

TARE_NEW TareValue tare_atexit_new_module(TareRuntime *rt);
// Calls what is registered, newest first; exceptions are unraisable.
void tare_atexit_run(TareRuntime *rt);

#endif
