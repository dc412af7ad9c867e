// Functions registered for the end, in a list that hangs from the host's struct.
#include "modules/atexit.h"

#include "modules/sys.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"

static TareSysHost *host_of(TareRuntime *rt) { return rt->host; }

// The keyword arguments as a dict.
static TareValue new_keywords(TareRuntime *rt, const TareArguments *arguments) {
    TareValue keywords = tare_dict_new(rt);
    size_t count = tare_native_keyword_count(arguments);
    for (size_t i = 0; i < count && !tare_value_is_absent(keywords); i++) {
        TareValue v = arguments->values[arguments->positional_count + i];
        if (tare_dict_set(rt, tare_dict_of(keywords), arguments->keyword_names->items[i], v) !=
            TARE_OK)
            tare_slot_clear(rt, &keywords);
    }
    return keywords;
}

static TareStatus append_callback(TareRuntime *rt, TareValue function, TareValue positional,
                                  TareValue keywords) {
    TareSysHost *host = host_of(rt);
    if (tare_value_is_absent(host->exit_callbacks)) host->exit_callbacks = tare_list_new(rt, 0);
    if (tare_value_is_absent(host->exit_callbacks)) return TARE_ERROR;
    TareValue items[] = {function, positional, keywords};
    TareValue entry = tare_tuple_new_from(rt, items, 3);
    if (tare_value_is_absent(entry)) return TARE_ERROR;
    return tare_list_append_steal(rt, tare_list_of(host->exit_callbacks), entry);
}

static TareValue atexit_register(TareRuntime *rt, TareValue self,
                                 const TareArguments *arguments) {
    if (arguments->positional_count == 0)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "register() takes at least 1 argument (0 given)");
    TareValue function = arguments->values[0];
    if (!tare_call_is_callable(rt, function))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "the first argument must be callable");
    TareValue positional = tare_tuple_new_from(rt, arguments->values + 1,
                                               arguments->positional_count - 1);
    TareValue keywords = new_keywords(rt, arguments);
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(positional) && !tare_value_is_absent(keywords))
        status = append_callback(rt, function, positional, keywords);
    tare_release(rt, keywords);
    tare_release(rt, positional);
    return status == TARE_OK ? tare_retain(function) : TARE_ABSENT;
}

static TareValue atexit_unregister(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareValue callbacks = host_of(rt)->exit_callbacks;
    if (tare_value_is_absent(callbacks)) return TARE_NONE;
    TareList *list = tare_list_of(callbacks);
    for (size_t i = 0; i < list->length;) {
        TareValue entry = tare_retain(list->items[i]);
        int same = tare_protocol_equals(rt, tare_tuple_of(entry)->items[0], arguments->values[0]);
        tare_release(rt, entry);
        if (same < 0) return TARE_ABSENT;
        if (same && i < list->length) tare_release(rt, tare_list_take(rt, list, i));
        else i++;
    }
    return TARE_NONE;
}

void tare_atexit_run(TareRuntime *rt) {
    TareSysHost *host = host_of(rt);
    while (!tare_value_is_absent(host->exit_callbacks) &&
           tare_list_of(host->exit_callbacks)->length > 0) {
        TareList *list = tare_list_of(host->exit_callbacks);
        TareValue entry = tare_list_take(rt, list, list->length - 1);
        TareValue *parts = tare_tuple_of(entry)->items;
        TareValue done = tare_call_spread(rt, parts[0], tare_tuple_of(parts[1]),
                                          tare_dict_of(parts[2]));
        if (tare_value_is_absent(done)) tare_error_write_unraisable(rt, parts[0]);
        tare_release(rt, done);
        tare_release(rt, entry);
    }
    tare_slot_clear(rt, &host->exit_callbacks);
}

static TareValue atexit_run_now(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_atexit_run(rt);
    return TARE_NONE;
}

static TareValue atexit_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue callbacks = host_of(rt)->exit_callbacks;
    return tare_int_new(rt, tare_value_is_absent(callbacks) ? 0 : tare_list_of(callbacks)->length);
}

static TareValue atexit_clear(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_slot_clear(rt, &host_of(rt)->exit_callbacks);
    return TARE_NONE;
}

static const TareNativeDefinition functions[] = {
    {"register", atexit_register, TARE_NATIVE_ANY, 0, 0, 0, "Call a function at the end."},
    {"unregister", atexit_unregister, TARE_NATIVE_ONE, 0, 0, 0, "Take it out again."},
    {"_run_exitfuncs", atexit_run_now, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"_ncallbacks", atexit_count, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {"_clear", atexit_clear, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_atexit_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "atexit", NULL);
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) == TARE_OK) return module;
    tare_release(rt, module);
    return TARE_ABSENT;
}
