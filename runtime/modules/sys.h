// The module sys, and what the host of a runtime tells the modules about itself.
#ifndef TARE_MODULES_SYS_H
#define TARE_MODULES_SYS_H

#include "types/text_file.h"

enum { TARE_SYS_FLAG_COUNT = 17 };

// What rt->host points to; made by the api layer, which outlives everything here.
typedef struct TareSysHost {
    bool (*interrupt)(void *context);  // NULL: never asked
    TareFileWriter write_output;       // NULL: descriptor 1
    TareFileWriter write_error;        // NULL: descriptor 2
    void *context;
    // While a statement typed at a prompt runs: told each value that the default displayhook shows.
    void (*shown)(void *shown_context, TareRuntime *rt, TareValue v);
    void *shown_context;
    bool keeps_underscore;     // the entry is just a name: builtins._ stays
    const uint8_t *flags;  // what sys.flags says, in its order; TARE_SYS_FLAG_COUNT of them
    bool is_unbuffered;    // stdout and stderr hold nothing back
    TareValue exit_callbacks;  // list of (function, arguments, keywords), or absent: atexit.c
} TareSysHost;

// The module; its dict is what rt->machine->sys is to hold. rt->modules exists.
TARE_NEW TareValue tare_sys_new_module(TareRuntime *rt, const char *executable);
// sys.<name>: borrowed or absent.
TareValue tare_sys_find(TareRuntime *rt, const char *name);
// The native behind sys.exit(), exit() and quit(): raises SystemExit.
TareValue tare_sys_exit(TareRuntime *rt, TareValue self, const struct TareArguments *arguments);
// Writes to sys.stderr, or to descriptor 2 where there is none any more. Never fails.
void tare_sys_write_error(TareRuntime *rt, const char *text, size_t text_bytes);
// Flushes sys.stdout and sys.stderr; errors are forgotten.
void tare_sys_flush(TareRuntime *rt);

// sys_streams.c: sets stdin, stdout, stderr and their twins.
TareStatus tare_sys_streams_add(TareRuntime *rt, TareValue module) TARE_CHECKED;
// sys_hooks.c: displayhook, excepthook, unraisablehook; and what the runtime calls.
extern const TareNativeDefinition tare_sys_hooks_functions[];
void tare_sys_hooks_report_unraisable(TareRuntime *rt, TareValue exception, TareValue where);
// Reports `exception` through sys.excepthook.
void tare_sys_hooks_report(TareRuntime *rt, TareValue exception);
// sys_trace.c: settrace, gettrace, breakpointhook; and the native behind breakpoint().
extern const TareNativeDefinition tare_sys_trace_functions[];
TareValue tare_sys_breakpoint(TareRuntime *rt, TareValue self,
                              const struct TareArguments *arguments);
// sys_info.c: version_info, float_info and other constants.
TareStatus tare_sys_info_add(TareRuntime *rt, TareValue module) TARE_CHECKED;

#endif
