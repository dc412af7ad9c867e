// Finding the handler of a pending exception.
#include "vm/unwind.h"

#include "object/error.h"
#include "types/exception.h"
#include "vm/settrace.h"
#include "vm/stand_in.h"
#include "vm/thread.h"

static void add_traceback(TareRuntime *rt, TareFrame *frame) {
    TareValue exception = tare_error_take(rt);
    TareFrameObject *object = tare_frame_fetch_object(rt, frame);
    TareStatus status = TARE_ERROR;
    if (object)
        status = tare_traceback_push(rt, exception, tare_value_from_object(frame->code),
                                     tare_value_from_object(object),
                                     tare_frame_get_offset(frame));
    // Without memory for the entry MemoryError goes on in its place, as whoever catches the one
    // relies on its traceback.
    if (status == TARE_OK) tare_error_restore_steal(rt, exception);
    else tare_release(rt, exception);
}

static void release_temporaries(TareRuntime *rt, TareFrame *frame, uint32_t depth) {
    const TareCode *code = frame->code;
    uint32_t end = code->far_start ? code->far_start : code->register_count;
    for (uint32_t i = depth; i < end; i++) tare_slot_clear(rt, &frame->registers[i]);
}

const uint32_t *tare_unwind_frame(TareRuntime *rt, TareFrame *frame, bool is_raised_again) {
    if (!tare_error_is_pending(rt))
        tare_error_raise(rt, TARE_TYPE_SYSTEM_ERROR, "error return without exception set");
    // Who is abandoned handles nothing any more.
    if (rt->execution.thread && rt->execution.thread->is_abandoned) return NULL;
    if (!is_raised_again && !tare_stand_in_is(frame->code)) {
        add_traceback(rt, frame);
        if (TARE_UNLIKELY(rt->profile)) tare_settrace_raise(rt, frame);
    }
    const TareHandler *handler =
        tare_code_find_handler(frame->code, tare_frame_get_offset(frame));
    if (!handler) return NULL;
    TareValue exception = tare_error_take(rt);
    release_temporaries(rt, frame, handler->depth);
    frame->registers[handler->depth] = exception;
    return frame->code->instructions + handler->target;
}
