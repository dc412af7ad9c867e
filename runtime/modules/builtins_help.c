// help() and breakpoint(), whose work is done by modules of the library.
#include "modules/builtins.h"
#include "modules/library_function.h"
#include "modules/sys.h"

static TareValue builtin_help(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_library_function_call(rt, "pydoc", "help", arguments);
}

const TareNativeDefinition tare_builtins_help_functions[] = {
    {"breakpoint", tare_sys_breakpoint, TARE_NATIVE_ANY,
     .doc = "breakpoint(*args, **kws)\n\nCall sys.breakpointhook(*args, **kws), by default the "
            "debugger pdb."},
    {"help", builtin_help, TARE_NATIVE_ANY,
     .doc = "Show what is known of an object, or of what a text names."},
    {NULL},
};
