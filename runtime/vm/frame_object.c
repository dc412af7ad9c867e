// The frame type of the language.
#include "object/attribute.h"
#include "object/error.h"
#include "types/int.h"
#include "vm/frame.h"
#include "vm/generator.h"
#include "vm/line_marks.h"

static TareFrameObject *frame_object_of(TareValue v) {
    return (TareFrameObject *)tare_value_get_object(v);
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    (void)rt;
    TareFrameObject *self = (TareFrameObject *)object;
    size_t row = self->local_count * sizeof(TareValue);
    tare_describe_block(d, self, sizeof *self + row, TARE_BLOCK_OBJECT, "frame");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    tare_describe_region(d, TARE_REGION_POINTER, &self->frame, sizeof(void *), "running frame");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->code, 4 * sizeof(TareValue),
                         "code, globals, namespace, back");
    tare_describe_region(d, TARE_REGION_COUNT, &self->offset, 8, "place, local count");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->trace, sizeof(TareValue), "f_trace");
    tare_describe_region(d, TARE_REGION_COUNT, &self->traced_line, 8, "what is traced");
    tare_describe_region(d, TARE_REGION_REFERENCES, self->locals, row, "locals");
}

static TareValue object_or_none(void *object) {
    return object ? tare_retain(tare_value_from_object(object)) : TARE_NONE;
}

static TareValue get_back(TareRuntime *rt, TareValue value) {
    TareFrameObject *self = frame_object_of(value);
    if (!self->frame) return object_or_none(self->back);
    TareFrame *caller = tare_frame_find_caller(self->frame);
    if (!caller) return TARE_NONE;
    TareFrameObject *back = tare_frame_fetch_object(rt, caller);
    return back ? tare_retain(tare_value_from_object(back)) : TARE_ABSENT;
}

static TareValue get_code(TareRuntime *rt, TareValue self) {
    (void)rt;
    return object_or_none(frame_object_of(self)->code);
}

static TareValue get_globals(TareRuntime *rt, TareValue self) {
    (void)rt;
    return object_or_none(frame_object_of(self)->globals);
}

static TareValue get_builtins(TareRuntime *rt, TareValue self) {
    (void)self;
    return tare_retain(rt->builtins);
}

static uint32_t get_place(const TareFrameObject *self) {
    return self->frame ? tare_frame_get_offset(self->frame) : self->offset;
}

static TareValue get_line(TareRuntime *rt, TareValue value) {
    TareFrameObject *self = frame_object_of(value);
    if (self->frame && self->frame->pc == self->code->instructions)
        return tare_int_new(rt, self->code->first_line);
    return tare_int_new(rt, tare_code_get_position(self->code, get_place(self)).line);
}

static TareValue get_offset(TareRuntime *rt, TareValue value) {
    return tare_int_new(rt, (int64_t)get_place(frame_object_of(value)) * 4);
}

// The locals of a frame that has ended, from what it left behind.
static TareValue collect_locals(TareRuntime *rt, TareFrameObject *self) {
    if (!(self->code->flags & TARE_CODE_OPTIMIZED)) return tare_retain(self->namespace);
    if (tare_value_is_absent(self->namespace)) self->namespace = tare_dict_new(rt);
    if (tare_value_is_absent(self->namespace)) return TARE_ABSENT;
    TareTable *table = &tare_dict_of(self->namespace)->table;
    for (uint32_t i = 0; i < self->local_count; i++) {
        TareString *name = tare_string_of(self->code->local_names->items[i]);
        TareValue v = self->locals[i];
        if (tare_value_is_exact(v.bits ? v : TARE_NONE, TARE_TYPE_CELL))
            v = tare_cell_of(v)->contents;
        bool is_hidden = name->length && tare_string_get(name, 0) == '.';
        if (tare_value_is_absent(v)) (void)!tare_table_delete_string(rt, table, name);
        if (tare_value_is_absent(v) || is_hidden) continue;
        if (tare_table_set_string(rt, table, name, v) != TARE_OK) return TARE_ABSENT;
    }
    return tare_retain(self->namespace);
}

static TareValue get_locals(TareRuntime *rt, TareValue value) {
    TareFrameObject *self = frame_object_of(value);
    if (self->frame) return tare_frame_fetch_locals(rt, self->frame);
    return collect_locals(rt, self);
}

// Releases the locals of a frame that has ended, as traceback.clear_frames wants; a suspended
// generator is closed.
static TareValue clear(TareRuntime *rt, TareValue value, const TareArguments *arguments) {
    (void)arguments;
    TareFrameObject *self = frame_object_of(value);
    if (self->frame && self->frame->is_generator &&
        self->frame->generator->state != TARE_GENERATOR_RUNNING) {
        TareValue generator = tare_retain(tare_value_from_object(self->frame->generator));
        TareStatus status = tare_generator_close(rt, tare_generator_of(generator));
        tare_release(rt, generator);
        return status == TARE_OK ? TARE_NONE : TARE_ABSENT;
    }
    if (self->frame)
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "cannot clear an executing frame");
    for (uint32_t i = 0; i < self->local_count; i++) tare_slot_clear(rt, &self->locals[i]);
    return TARE_NONE;
}

static TareValue repr(TareRuntime *rt, TareValue value) {
    TareFrameObject *self = frame_object_of(value);
    TareText text;
    tare_text_init(&text, tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES));
    tare_text_append_format(&text, "<frame at %p, file '", (void *)self);
    tare_string_append_to(self->code->filename, &text);
    tare_text_append_format(&text, "', line %d, code ",
                            tare_code_get_position(self->code, get_place(self)).line);
    tare_string_append_to(self->code->name, &text);
    tare_text_append_char(&text, '>');
    TareValue v = tare_string_new_text(rt, &text);
    tare_text_deinit(&text);
    return v;
}

static TareValue get_trace(TareRuntime *rt, TareValue value) {
    TareValue trace = frame_object_of(value)->trace;
    return tare_value_is_absent(trace) ? TARE_NONE : tare_retain(trace);
}

static TareStatus set_trace(TareRuntime *rt, TareValue value, TareValue trace) {
    TareFrameObject *self = frame_object_of(value);
    if (tare_value_is_absent(trace) || tare_value_is_none(trace)) {
        tare_slot_clear(rt, &self->trace);
        return TARE_OK;
    }
    // What runs of the line now was begun untold.
    if (self->frame && tare_value_is_absent(self->trace))
        self->traced_line = tare_frame_get_line(self->frame);
    tare_slot_set_steal(rt, &self->trace, tare_retain(trace));
    return tare_line_marks_add(rt, self->code);
}

static TareValue get_trace_lines(TareRuntime *rt, TareValue value) {
    return tare_value_from_bool(!frame_object_of(value)->skips_lines);
}

static TareValue get_trace_opcodes(TareRuntime *rt, TareValue value) {
    return tare_value_from_bool(frame_object_of(value)->traces_opcodes);
}

static TareStatus read_switch(TareRuntime *rt, TareValue given, bool *out) {
    if (tare_value_is_absent(given))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "cannot delete attribute");
    if (!tare_value_is_exact(given, TARE_TYPE_BOOL))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "attribute value type must be bool");
    *out = tare_value_is_same(given, TARE_TRUE);
    return TARE_OK;
}

static TareStatus set_trace_lines(TareRuntime *rt, TareValue value, TareValue given) {
    bool is_on;
    if (read_switch(rt, given, &is_on) != TARE_OK) return TARE_ERROR;
    frame_object_of(value)->skips_lines = !is_on;
    return TARE_OK;
}

static TareStatus set_trace_opcodes(TareRuntime *rt, TareValue value, TareValue given) {
    bool is_on;
    if (read_switch(rt, given, &is_on) != TARE_OK) return TARE_ERROR;
    frame_object_of(value)->traces_opcodes = is_on;
    return TARE_OK;
}

static const TareNativeDefinition methods[] = {
    {"clear", clear, TARE_NATIVE_NONE, 0, 0, 0, NULL},
    {0},
};

static const TareAttributeDefinition attributes[] = {
    {"f_back", get_back, NULL, NULL},       {"f_code", get_code, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL}, {"f_builtins", get_builtins, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL},   {"f_lineno", get_line, NULL, NULL},
    {"f_lasti", get_offset, NULL, NULL},    {"f_trace", get_trace, set_trace, NULL},
    {"f_trace_lines", get_trace_lines, set_trace_lines, NULL},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, NULL},
    {0},
};

const TareTypeSpec tare_frame_spec = {
    .instance_bytes = sizeof(TareFrameObject),
    .flags = TARE_TYPE_IS_VARIABLE | TARE_TYPE_NO_INSTANTIATION,
    .methods = methods,
    .attributes = attributes,
    .slots = {.describe = describe, .repr = repr},
};
