// gc.callbacks: what the program hears of collections.
#include "collect/callbacks.h"

#include "collect/collect.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"

static TareStatus set_count(TareRuntime *rt, TareValue info, const char *name, int64_t count) {
    TareValue number = rt->hooks.new_int(rt, count);
    if (tare_value_is_absent(number)) return TARE_ERROR;
    TareStatus status = tare_dict_set_c(rt, tare_dict_of(info), name, number);
    tare_release(rt, number);
    return status;
}

static void call_each(TareRuntime *rt, TareValue phase, TareValue info) {
    TareValue iterator = tare_protocol_iterate(rt, rt->collector->callbacks);
    while (!tare_value_is_absent(iterator)) {
        TareValue callback = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(callback)) break;
        TareValue result = tare_call_2(rt, callback, phase, info);
        if (tare_value_is_absent(result)) tare_error_write_unraisable(rt, callback);
        tare_release(rt, result);
        tare_release(rt, callback);
    }
    tare_release(rt, iterator);
}

void tare_callbacks_tell(TareRuntime *rt, const char *phase, int generation, int64_t collected) {
    TareValue callbacks = rt->collector->callbacks;
    if (rt->collector->is_forced || tare_value_is_absent(callbacks) ||
        tare_protocol_length(rt, callbacks) <= 0)
        return;
    TareValue text = tare_string_new_c(rt, phase), info = tare_dict_new(rt);
    if (!tare_value_is_absent(text) && !tare_value_is_absent(info) &&
        set_count(rt, info, "generation", generation) == TARE_OK &&
        set_count(rt, info, "collected", collected) == TARE_OK &&
        set_count(rt, info, "uncollectable", 0) == TARE_OK)
        call_each(rt, text, info);
    tare_release(rt, info);
    tare_release(rt, text);
    if (tare_error_is_pending(rt)) tare_error_write_unraisable(rt, TARE_NONE);
}
