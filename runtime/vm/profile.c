// Telling events. A frame that runs while a profile is on has its frame object: frames with one
// end by tare_frame_release, which tells of it, so that the machine's fast end needs no test.
#include "vm/profile.h"

#include "object/error.h"
#include "vm/machine.h"
#include "vm/settrace.h"

static void tell(TareRuntime *rt, TareProfileEvent event, TareFrame *frame, TareValue native) {
    TareProfile *self = rt->profile;
    if (self->is_busy || !self->listener) return;
    TareValue pending = tare_error_take(rt);
    self->is_busy = true;
    self->listener(rt, self->context, event, frame, native);
    self->is_busy = false;
    tare_error_restore_steal(rt, pending);
}

void tare_profile_refresh(TareRuntime *rt) {
    TareProfile *self = &rt->machine->profile;
    bool is_on = self->listener || !tare_value_is_absent(rt->machine->trace_function);
    rt->profile = is_on ? self : NULL;
    if (is_on) rt->attention = 1;
}

TareStatus tare_profile_set(TareRuntime *rt, TareProfileListener listener, void *context) {
    TareProfile *self = &rt->machine->profile;
    self->listener = NULL;
    tare_profile_refresh(rt);
    if (!listener) return TARE_OK;
    for (TareFrame *frame = rt->execution.frame; frame; frame = frame->previous)
        if (!tare_frame_fetch_object(rt, frame)) return TARE_ERROR;
    self->listener = listener;
    self->context = context;
    self->is_busy = false;
    tare_profile_refresh(rt);
    return TARE_OK;
}

void tare_profile_enter(TareRuntime *rt) {
    TareFrame *frame = rt->execution.frame;
    // Without memory for it the end of this frame is not told.
    if (!tare_frame_fetch_object(rt, frame)) {
        tare_error_clear(rt);
        return;
    }
    tell(rt, TARE_PROFILE_CALL, frame, TARE_ABSENT);
    tare_settrace_enter(rt, frame);
}

void tare_profile_leave(TareRuntime *rt, TareFrame *frame) {
    // A frame may also be released that does not run: a generator that is closed.
    if (frame == rt->execution.frame) tell(rt, TARE_PROFILE_RETURN, frame, TARE_ABSENT);
}

bool tare_profile_is_native(TareValue callee) {
    return tare_value_is_exact(callee, TARE_TYPE_BUILTIN_FUNCTION) ||
           tare_value_is_exact(callee, TARE_TYPE_METHOD_DESCRIPTOR);
}

void tare_profile_tell_native(TareRuntime *rt, TareProfileEvent event, TareValue callee) {
    if (rt->profile) tell(rt, event, rt->execution.frame, callee);
}
