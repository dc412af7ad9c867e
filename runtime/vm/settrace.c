// Telling functions of the language. Guarded by tests/lang/tracing/.
#include "vm/settrace.h"

#include "object/call.h"
#include "object/error.h"
#include "types/exception.h"
#include "vm/line_marks.h"
#include "vm/machine.h"

void tare_settrace_set(TareRuntime *rt, TareValue function) {
    tare_slot_set_steal(rt, &rt->machine->trace_function, tare_retain(function));
    tare_profile_refresh(rt);
}

// Whether events are told now: not of what happens while one is told.
static bool is_on(const TareRuntime *rt) {
    return !tare_value_is_absent(rt->machine->trace_function) && !rt->machine->profile.is_busy;
}

static bool is_traced(const TareRuntime *rt, const TareFrame *frame) {
    return is_on(rt) && frame->object && !tare_value_is_absent(frame->object->trace);
}

// What stands in f_locals when the function returns becomes the frame's variables, as debuggers
// want: so it must be up to date before.
static TareStatus refresh_locals(TareRuntime *rt, TareFrameObject *object) {
    if (tare_value_is_absent(object->namespace)) return TARE_OK;
    TareValue locals = tare_frame_fetch_locals(rt, object->frame);
    if (tare_value_is_absent(locals)) return TARE_ERROR;
    tare_release(rt, locals);
    return TARE_OK;
}

// What the function answers; absent when it raised, and then nothing is traced any more.
static TareValue call(TareRuntime *rt, TareValue function, TareFrameObject *object,
                      const char *event, TareValue argument) {
    TareValue values[] = {tare_value_from_object(object), tare_string_new_c(rt, event), argument};
    TareValue answer = TARE_ABSENT;
    tare_retain(function);
    tare_retain_object(object);
    rt->machine->profile.is_busy = true;
    if (!tare_value_is_absent(values[1]) && refresh_locals(rt, object) == TARE_OK)
        answer = tare_call_values(rt, function, values, 3);
    rt->machine->profile.is_busy = false;
    if (object->frame) tare_frame_store_locals(rt, object->frame);
    if (tare_value_is_absent(answer)) {
        TareValue error = tare_error_take(rt);
        tare_settrace_set(rt, TARE_ABSENT);
        tare_slot_clear(rt, &object->trace);
        tare_error_restore_steal(rt, error);
    }
    tare_release(rt, values[1]);
    tare_release_object(rt, object);
    tare_release(rt, function);
    return answer;
}

// The function that is to be told of the frame's lines from now on, unless None.
static TareStatus take_answer(TareRuntime *rt, TareFrameObject *object, TareValue stolen_answer) {
    if (tare_value_is_absent(stolen_answer)) return TARE_ERROR;
    if (tare_value_is_none(stolen_answer)) return TARE_OK;
    tare_slot_set_steal(rt, &object->trace, stolen_answer);
    return TARE_OK;
}

// Tells the frame's own function.
static TareStatus tell(TareRuntime *rt, TareFrame *frame, const char *event, TareValue argument) {
    TareFrameObject *object = frame->object;
    return take_answer(rt, object, call(rt, object->trace, object, event, argument));
}

static TareStatus tell_line(TareRuntime *rt, TareFrame *frame, int32_t line) {
    TareFrameObject *object = frame->object;
    if (line <= 0 || line == object->traced_line) return TARE_OK;
    object->traced_line = line;
    return object->skips_lines ? TARE_OK : tell(rt, frame, "line", TARE_NONE);
}

void tare_settrace_enter(TareRuntime *rt, TareFrame *frame) {
    if (!is_on(rt)) return;
    TareFrameObject *object = frame->object;
    TareValue answer = call(rt, rt->machine->trace_function, object, "call", TARE_NONE);
    if (take_answer(rt, object, answer) != TARE_OK || tare_value_is_absent(object->trace)) return;
    // Without memory for the marks the lines of the frame are not told.
    if (tare_line_marks_add(rt, object->code) != TARE_OK) tare_error_clear(rt);
}

TareStatus tare_settrace_return(TareRuntime *rt, TareFrame *frame, TareValue value) {
    return is_traced(rt, frame) ? tell(rt, frame, "return", value) : TARE_OK;
}

// Puts the pending exception aside; what the function raises takes its place.
static void tell_aside(TareRuntime *rt, TareFrame *frame, const char *event, TareValue argument,
                       TareValue stolen_exception) {
    if (tell(rt, frame, event, argument) == TARE_OK)
        tare_error_restore_steal(rt, stolen_exception);
    else
        tare_release(rt, stolen_exception);
}

void tare_settrace_raise(TareRuntime *rt, TareFrame *frame) {
    if (!is_traced(rt, frame)) return;
    TareValue exception = tare_error_take(rt);
    TareValue traceback = tare_exception_of(exception)->traceback;
    TareValue argument = tare_tuple_new(rt, 3);
    if (tare_value_is_absent(argument)) {
        tare_release(rt, exception);
        return;
    }
    TareValue *items = tare_tuple_of(argument)->items;
    items[0] = tare_retain(tare_value_from_object(tare_type_get(rt, exception)));
    items[1] = tare_retain(exception);
    items[2] = tare_value_is_absent(traceback) ? TARE_NONE : tare_retain(traceback);
    tell_aside(rt, frame, "exception", argument, exception);
    tare_release(rt, argument);
}

void tare_settrace_unwind(TareRuntime *rt, TareFrame *frame) {
    if (is_traced(rt, frame)) tell_aside(rt, frame, "return", TARE_NONE, tare_error_take(rt));
}

// ---- lines -------------------------------------------------------------------------------------

static int32_t get_line(const TareCode *code, uint32_t offset) {
    return tare_code_get_position(code, offset).line;
}

// A generator begins with an instruction of its first line, which throw() needs.
static bool is_start(const TareFrame *frame, uint32_t offset, uint32_t opcode) {
    const TareCode *code = frame->code;
    int32_t first_line = (int32_t)code->first_line;
    return opcode == TARE_OPCODE_NOP && frame->is_generator && frame->object->traced_line == -1 &&
           get_line(code, offset) == first_line && get_line(code, offset + 1) != first_line;
}

int tare_settrace_line(TareRuntime *rt, TareFrame *frame) {
    TareCode *code = frame->code;
    uint32_t offset = (uint32_t)(frame->pc - code->instructions) - 1;
    uint32_t word = code->unmarked[offset], opcode = tare_code_get_opcode(word);
    if (tare_value_is_absent(rt->machine->trace_function)) {
        tare_line_marks_remove(rt, code);
        return (int)opcode;
    }
    if (!is_traced(rt, frame) || is_start(frame, offset, opcode)) return (int)opcode;
    bool goes_round = opcode == TARE_OPCODE_JUMP_BACK;
    if ((!goes_round || tare_line_marks_begins(code, offset)) &&
        tell_line(rt, frame, get_line(code, offset)) != TARE_OK)
        return -1;
    // Going round a loop begins its first line again: told there, where a mark stands.
    if (goes_round && frame->object) frame->object->traced_line = -1;
    return (int)opcode;
}
