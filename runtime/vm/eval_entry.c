// How C enters the machine: running module-like code, and calling functions of the language.
#include "object/call.h"
#include "object/error.h"
#include "vm/bind.h"
#include "vm/eval.h"
#include "vm/generator.h"
#include "vm/machine.h"
#include "vm/profile.h"

static TareStatus check_depth(TareRuntime *rt) {
    char here;
    if (rt->execution.depth >= rt->execution.recursion_limit)
        return tare_error_fail(rt, TARE_TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
    if (rt->execution.c_stack_limit && &here < rt->execution.c_stack_limit)
        return tare_error_fail(rt, TARE_TYPE_RECURSION_ERROR,
                               "maximum recursion depth exceeded (C stack)");
    return TARE_OK;
}

// Pushes a frame over `window` that returns to C and makes it current. Takes the function.
static TareStatus push_frame_steal(TareRuntime *rt, TareCode *code, TareValue stolen_function,
                                   TareDict *globals, TareValue namespace, TareValue *window) {
    TareFrame *frame = tare_machine_push_frame(rt);
    if (!frame) return TARE_ERROR;
    *frame = (TareFrame){
        .previous = rt->execution.frame,
        .code = code,
        .function = stolen_function,
        .globals = globals,
        .namespace = tare_retain(namespace),
        .registers = window,
        .stack_top = window + code->register_count,
        .stack_end = rt->machine->registers->end,
        .pc = code->instructions,
        .continuation = TARE_CONTINUE_IN_C,
        .is_fixed = code->far_start < code->register_count,
    };
    rt->execution.frame = frame;
    rt->execution.depth++;
    if (TARE_UNLIKELY(rt->profile)) tare_profile_enter(rt);
    return TARE_OK;
}

TareValue tare_eval_code(TareRuntime *rt, TareCode *code, TareDict *globals, TareValue namespace,
                         TareTuple *closure) {
    if (check_depth(rt) != TARE_OK) return TARE_ABSENT;
    TareValue *window = tare_machine_reserve(rt, tare_machine_get_top(rt), code->register_count);
    if (!window) return TARE_ABSENT;
    for (uint32_t i = 0; i < code->temporary_start; i++) window[i] = TARE_ABSENT;
    TareValue function = tare_value_from_object(code);
    if (closure) {
        // COPY_FREE finds the cells in a function, so code with free variables runs inside one.
        function = tare_function_new(rt, code, globals);
        if (tare_value_is_absent(function)) return function;
        tare_retain_object(closure);
        tare_function_of(function)->closure = closure;
    } else {
        tare_retain(function);
        tare_retain_object(globals);
    }
    if (push_frame_steal(rt, code, function, globals, namespace, window) != TARE_OK) {
        tare_release(rt, function);
        if (!closure) tare_release_object(rt, globals);
        return TARE_ABSENT;
    }
    return tare_eval_run(rt);
}

static void release_window(TareRuntime *rt, TareValue *window, size_t count) {
    for (size_t i = 0; i < count; i++) tare_slot_clear(rt, &window[i]);
}

TareValue tare_eval_call_function(TareRuntime *rt, TareValue function_value,
                                  const TareArguments *arguments) {
    TareFunction *function = tare_function_of(function_value);
    TareCode *code = function->code;
    size_t given = arguments->positional_count + tare_native_keyword_count(arguments);
    size_t needed = code->register_count > given ? code->register_count : given;
    if (check_depth(rt) != TARE_OK) return TARE_ABSENT;
    TareValue *window = tare_machine_reserve(rt, tare_machine_get_top(rt), needed);
    if (!window) return TARE_ABSENT;
    for (size_t i = 0; i < given; i++) window[i] = tare_retain(arguments->values[i]);
    if (!arguments->keyword_names && tare_bind_is_exact(code, given)) {
        for (size_t i = given; i < code->temporary_start; i++) window[i] = TARE_ABSENT;
    } else if (tare_bind_arguments(rt, function, window, arguments->positional_count,
                                   arguments->keyword_names) != TARE_OK) {
        return TARE_ABSENT;
    }
    tare_retain(function_value);
    if (code->flags & (TARE_CODE_GENERATOR | TARE_CODE_COROUTINE | TARE_CODE_ASYNC_GENERATOR))
        return tare_generator_new_steal(rt, function_value, window);
    if (push_frame_steal(rt, code, function_value, function->globals, TARE_ABSENT, window) !=
        TARE_OK) {
        release_window(rt, window, code->temporary_start);
        tare_release(rt, function_value);
        return TARE_ABSENT;
    }
    return tare_eval_run(rt);
}
