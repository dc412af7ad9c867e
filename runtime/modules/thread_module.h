// The module _thread: starting threads, locks, and what the modules threading and contextvars keep
// of each thread.
#ifndef TARE_MODULES_THREAD_MODULE_H
#define TARE_MODULES_THREAD_MODULE_H

#include "object/runtime.h"

TARE_NEW TareValue tare_thread_module_new(TareRuntime *rt);
// sys._current_frames, sys.getswitchinterval, sys.setswitchinterval.
extern const struct TareNativeDefinition tare_thread_module_sys_functions[];
// Waits for the threads that are not daemons, as the module threading knows of them, if the program
// has imported it.
void tare_thread_module_await_all(TareRuntime *rt);

#endif
