// sys.settrace, sys.gettrace and sys.breakpointhook.
#include "modules/library_function.h"
#include "modules/sys.h"
#include "object/call.h"
#include "object/error.h"
#include "vm/machine.h"
#include "vm/settrace.h"

static TareValue set_trace(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareValue function = arguments->values[0];
    tare_settrace_set(rt, tare_value_is_none(function) ? TARE_ABSENT : function);
    return TARE_NONE;
}

static TareValue get_trace(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    TareValue function = rt->machine->trace_function;
    return tare_value_is_absent(function) ? TARE_NONE : tare_retain(function);
}

// What $PYTHONBREAKPOINT names, or None: lib/_breakpoint.py. Who steps through a program wants to
// see the debugger's frames at most.
static TareValue find_hook(TareRuntime *rt) {
    bool was_busy = rt->machine->profile.is_busy;
    rt->machine->profile.is_busy = true;
    TareValue find = tare_library_function_fetch(rt, "_breakpoint", "find"), hook = TARE_ABSENT;
    if (!tare_value_is_absent(find)) hook = tare_call_values(rt, find, NULL, 0);
    rt->machine->profile.is_busy = was_busy;
    tare_release(rt, find);
    return hook;
}

// No frame of the language stands between the debugger and who wants it.
static TareValue breakpoint_hook(TareRuntime *rt, TareValue module,
                                 const TareArguments *arguments) {
    TareValue hook = find_hook(rt);
    if (tare_value_is_absent(hook) || tare_value_is_none(hook)) return hook;
    TareValue result = tare_call(rt, hook, arguments);
    tare_release(rt, hook);
    return result;
}

const TareNativeDefinition tare_sys_trace_functions[] = {
    {"settrace", set_trace, TARE_NATIVE_ONE, 0, 0, 0,
     "Sets the function that is called with (frame, event, arg) when functions are entered; what "
     "it returns is called for the lines, exceptions and the end of that frame."},
    {"gettrace", get_trace, TARE_NATIVE_NONE, 0, 0, 0, "What settrace has set, or None."},
    {"breakpointhook", breakpoint_hook, TARE_NATIVE_ANY, 0, 0, 0,
     "What breakpoint() calls: pdb.set_trace, or what $PYTHONBREAKPOINT names."},
    {"__breakpointhook__", breakpoint_hook, TARE_NATIVE_ANY, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_sys_breakpoint(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue hook = tare_sys_find(rt, "breakpointhook");
    if (tare_value_is_absent(hook))
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "lost sys.breakpointhook");
    tare_retain(hook);
    TareValue result = tare_call(rt, hook, arguments);
    tare_release(rt, hook);
    return result;
}
