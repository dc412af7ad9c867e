// tracemalloc's view of the trace: sizes are what blocks take, slack included; all blocks are in
// domain 0. What is written in the language stands in lib/tracemalloc.py.
#include "modules/tracemalloc.h"

#include "object/error.h"
#include "object/operator.h"
#include "types/int.h"
#include "types/list.h"
#include "types/module.h"
#include "vm/trace.h"

static const TareTraceSpan *get_span(TareRuntime *rt) {
    return tare_trace_is_on(rt, TARE_TRACE_TRACEMALLOC) ? &rt->trace->spans[TARE_TRACE_TRACEMALLOC]
                                                        : NULL;
}

// ---- switching ---------------------------------------------------------------------------------

static TareValue start(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t limit = 1;
    if (arguments->positional_count &&
        tare_operator_index_int64(rt, arguments->values[0], false, TARE_TYPE_OVERFLOW_ERROR,
                                  &limit) != TARE_OK)
        return TARE_ABSENT;
    if (limit < 1 || limit > TARE_TRACE_FRAME_LIMIT)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "the number of frames must be in range [1; %d]",
                                TARE_TRACE_FRAME_LIMIT);
    if (!get_span(rt) && tare_trace_start(rt, TARE_TRACE_TRACEMALLOC, (uint32_t)limit) != TARE_OK)
        return TARE_ABSENT;
    return TARE_NONE;
}

static TareValue stop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_trace_stop(rt, TARE_TRACE_TRACEMALLOC);
    return TARE_NONE;
}

static TareValue is_tracing(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_value_from_bool(get_span(rt) != NULL);
}

static TareValue clear_traces(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_trace_forget(rt, TARE_TRACE_TRACEMALLOC);
    return TARE_NONE;
}

static TareValue reset_peak(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareTrace *trace = rt->trace;
    if (!get_span(rt)) return TARE_NONE;
    TareTraceSpan *span = &trace->spans[TARE_TRACE_TRACEMALLOC];
    span->peak_bytes = span->held_bytes;
    return TARE_NONE;
}

// ---- numbers -----------------------------------------------------------------------------------

static TareValue get_traceback_limit(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    const TareTraceSpan *span = get_span(rt);
    return tare_int_new(rt, span ? span->limit : 1);
}

static TareValue get_own_memory(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_int_new(rt, (int64_t)tare_trace_own_bytes(rt->trace));
}

static TareValue get_traced_memory(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    const TareTraceSpan *span = get_span(rt);
    size_t sizes[2] = {span ? span->held_bytes : 0, span ? span->peak_bytes : 0};
    TareValue pair = tare_tuple_new(rt, 2);
    for (size_t i = 0; i < 2 && !tare_value_is_absent(pair); i++) {
        TareValue size = tare_int_new(rt, (int64_t)sizes[i]);
        tare_tuple_of(pair)->items[i] = size;
        if (tare_value_is_absent(size)) tare_slot_clear(rt, &pair);
    }
    return pair;
}

// ---- tracebacks --------------------------------------------------------------------------------

// (filename, line) of a site.
static TareValue new_frame(TareRuntime *rt, const TareTraceSite *site) {
    TareValue frame = tare_tuple_new(rt, 2);
    if (tare_value_is_absent(frame)) return frame;
    TareValue *items = tare_tuple_of(frame)->items;
    items[0] = tare_string_new_c(rt, site->file);
    items[1] = tare_int_new(rt, site->line);
    if (tare_value_is_absent(items[0]) || tare_value_is_absent(items[1]))
        tare_slot_clear(rt, &frame);
    return frame;
}

// The innermost `limit` sites as a tuple, the innermost one first.
static TareValue new_frames(TareRuntime *rt, const TareTraceStacks *stacks,
                            const TareTraceStack *stack, uint32_t limit) {
    uint32_t count = stack->depth < limit ? stack->depth : limit;
    TareValue frames = tare_tuple_new(rt, count);
    for (uint32_t i = 0; i < count && !tare_value_is_absent(frames); i++) {
        TareValue frame = new_frame(rt, tare_trace_stacks_site(stacks, stack->site));
        tare_tuple_of(frames)->items[i] = frame;
        if (tare_value_is_absent(frame)) tare_slot_clear(rt, &frames);
        stack = tare_trace_stacks_get(stacks, stack->parent);
    }
    return frames;
}

static uint32_t count_frames(const TareTraceStacks *stacks, const TareTraceStack *stack) {
    uint32_t depth = stack->depth;
    while (stack->parent) stack = tare_trace_stacks_get(stacks, stack->parent);
    return depth + stack->cut_count;
}

static TareValue get_object_traceback(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    TareValue object = arguments->values[0];
    if (!tare_value_is_object(object)) return TARE_NONE;
    const TareTraceStack *stack =
        tare_trace_find(rt, TARE_TRACE_TRACEMALLOC, tare_value_get_object(object));
    if (!stack) return TARE_NONE;
    // Making the answer allocates, and may move the table of stacks.
    tare_trace_pause(rt, true);
    TareValue frames = new_frames(rt, &rt->trace->stacks, stack, get_span(rt)->limit);
    tare_trace_pause(rt, false);
    return frames;
}

// ---- all traces --------------------------------------------------------------------------------

typedef struct Found {
    size_t bytes;
    uint32_t stack;
} Found;

typedef struct Gathering {
    TareVector blocks;  // Found
    bool failed;
} Gathering;

static void gather(void *context, const void *block, size_t bytes, uint32_t stack) {
    Gathering *self = context;
    Found *found = tare_vector_push(&self->blocks);
    if (found) *found = (Found){bytes, stack};
    else self->failed = true;
}

// (domain, size, frames, total number of frames). `known` has the frames of each stack, made when
// first asked for.
static TareValue new_trace(TareRuntime *rt, const Found *found, TareValue *known, uint32_t limit) {
    const TareTraceStacks *stacks = &rt->trace->stacks;
    const TareTraceStack *stack = tare_trace_stacks_get(stacks, found->stack);
    TareValue *frames = &known[found->stack];
    if (tare_value_is_absent(*frames)) *frames = new_frames(rt, stacks, stack, limit);
    if (tare_value_is_absent(*frames)) return TARE_ABSENT;
    TareValue trace = tare_tuple_new(rt, 4);
    if (tare_value_is_absent(trace)) return trace;
    TareValue *items = tare_tuple_of(trace)->items;
    items[0] = tare_int_new(rt, 0);
    items[1] = tare_int_new(rt, (int64_t)found->bytes);
    items[2] = tare_retain(*frames);
    items[3] = tare_int_new(rt, count_frames(stacks, stack));
    for (size_t i = 0; i < 4; i++)
        if (tare_value_is_absent(items[i])) {
            tare_slot_clear(rt, &trace);
            break;
        }
    return trace;
}

static TareValue new_traces(TareRuntime *rt, const Gathering *gathering, TareValue *known) {
    uint32_t limit = get_span(rt)->limit;
    TareValue list = tare_list_new(rt, gathering->blocks.count);
    for (size_t i = 0; i < gathering->blocks.count && !tare_value_is_absent(list); i++) {
        TareValue trace = new_trace(rt, tare_vector_get(&gathering->blocks, i), known, limit);
        if (tare_value_is_absent(trace) ||
            tare_list_append_steal(rt, tare_list_of(list), trace) != TARE_OK)
            tare_slot_clear(rt, &list);
    }
    return list;
}

// While births are not recorded the table of stacks stays as it is.
static TareValue get_traces(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (!get_span(rt)) return tare_list_new(rt, 0);
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    size_t stack_count = rt->trace->stacks.stacks.count;
    size_t known_bytes = stack_count * sizeof(TareValue);
    Gathering gathering = {.failed = false};
    tare_trace_pause(rt, true);
    tare_vector_init(&gathering.blocks, allocator, sizeof(Found));
    TareValue *known = allocator->resize(allocator, NULL, 0, known_bytes);
    TareValue list = TARE_ABSENT;
    if (known) {
        for (size_t i = 0; i < stack_count; i++) known[i] = TARE_ABSENT;
        tare_trace_visit(rt, TARE_TRACE_TRACEMALLOC, gather, &gathering);
        if (gathering.failed) tare_error_raise_memory(rt);
        else list = new_traces(rt, &gathering, known);
        for (size_t i = 0; i < stack_count; i++) tare_release(rt, known[i]);
        allocator->resize(allocator, known, known_bytes, 0);
    } else {
        tare_error_raise_memory(rt);
    }
    tare_vector_deinit(&gathering.blocks);
    tare_trace_pause(rt, false);
    return list;
}

static const TareNativeDefinition functions[] = {
    {"start", start, TARE_NATIVE_POSITIONAL, 0, 1, 0,
     "Begins to trace allocations, keeping so many frames of each."},
    {"stop", stop, TARE_NATIVE_NONE, 0, 0, 0, "Ends tracing and forgets all traces."},
    {"is_tracing", is_tracing, TARE_NATIVE_NONE, 0, 0, 0, "Whether allocations are traced."},
    {"clear_traces", clear_traces, TARE_NATIVE_NONE, 0, 0, 0, "Forgets all traces so far."},
    {"reset_peak", reset_peak, TARE_NATIVE_NONE, 0, 0, 0,
     "Sets the peak to what the traced blocks take now."},
    {"get_traceback_limit", get_traceback_limit, TARE_NATIVE_NONE, 0, 0, 0,
     "The most frames that a trace keeps."},
    {"get_tracemalloc_memory", get_own_memory, TARE_NATIVE_NONE, 0, 0, 0,
     "Bytes that the traces themselves take."},
    {"get_traced_memory", get_traced_memory, TARE_NATIVE_NONE, 0, 0, 0,
     "Bytes of the traced blocks, now and at the peak."},
    {"_get_traces", get_traces, TARE_NATIVE_NONE, 0, 0, 0,
     "(domain, size, frames, total number of frames) of each traced block."},
    {"_get_object_traceback", get_object_traceback, TARE_NATIVE_ONE, 0, 0, 0,
     "Where the object's own block was allocated, or None."},
    {NULL, NULL, 0, 0, 0, 0, NULL},
};

TareValue tare_tracemalloc_new_module(TareRuntime *rt) {
    TareValue module = tare_module_new(rt, "_tracemalloc", "Traces of allocations.");
    if (tare_value_is_absent(module)) return module;
    if (tare_module_add_functions(rt, module, functions) != TARE_OK) tare_slot_clear(rt, &module);
    return module;
}
