// Traceback entries: where an exception passed on its way out.
#include "object/attribute.h"
#include "object/error.h"
#include "bytecode/code.h"
#include "types/exception.h"
#include "types/int.h"

static TareTraceback *traceback_of(TareValue v) {
    return (TareTraceback *)tare_value_get_object(v);
}

TareStatus tare_traceback_push(TareRuntime *rt, TareValue exception, TareValue code,
                               TareValue frame, uint32_t offset) {
    TareTraceback *self = tare_alloc_builtin(rt, TARE_TYPE_TRACEBACK);
    if (!self) return TARE_ERROR;
    TareException *owner = tare_exception_of(exception);
    self->next = owner->traceback;
    self->code = tare_retain(code);
    self->frame = tare_retain(frame);
    self->offset = offset;
    owner->traceback = tare_value_from_object(self);
    return TARE_OK;
}

uint32_t tare_traceback_get_line(const TareTraceback *self) {
    return (uint32_t)tare_code_get_position(tare_code_of(self->code), self->offset).line;
}

static void describe(TareRuntime *rt, TareObject *object, TareDescriber *d) {
    (void)rt;
    TareTraceback *self = (TareTraceback *)object;
    tare_describe_block(d, self, sizeof *self, TARE_BLOCK_OBJECT, "traceback");
    tare_describe_region(d, TARE_REGION_HEADER, self, sizeof(TareObject), "header");
    tare_describe_region(d, TARE_REGION_REFERENCES, &self->next, 3 * sizeof(TareValue),
                         "next, code, frame");
    tare_describe_region(d, TARE_REGION_RAW, &self->offset, 8, "place");
}

static TareValue or_none(TareValue v) {
    return tare_value_is_absent(v) ? TARE_NONE : tare_retain(v);
}

static TareValue get_next(TareRuntime *rt, TareValue self) {
    (void)rt;
    return or_none(traceback_of(self)->next);
}

static TareStatus set_next(TareRuntime *rt, TareValue self, TareValue value) {
    bool clears = tare_value_is_absent(value) || tare_value_is_none(value);
    if (!clears && !tare_value_is_exact(value, TARE_TYPE_TRACEBACK))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "expected traceback object, got '%T'",
                               value);
    for (TareValue link = clears ? TARE_ABSENT : value; !tare_value_is_absent(link);
         link = traceback_of(link)->next)
        if (tare_value_is_same(link, self))
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "traceback loop detected");
    tare_slot_set_steal(rt, &traceback_of(self)->next, clears ? TARE_ABSENT : tare_retain(value));
    return TARE_OK;
}

static TareValue get_frame(TareRuntime *rt, TareValue self) {
    (void)rt;
    return or_none(traceback_of(self)->frame);
}

static TareValue get_line(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, tare_traceback_get_line(traceback_of(self)));
}

static TareValue get_offset(TareRuntime *rt, TareValue self) {
    return tare_int_new(rt, traceback_of(self)->offset * 4);
}

static const TareAttributeDefinition attributes[] = {
    {"tb_next", get_next, set_next, NULL},
    {"tb_frame", get_frame, NULL, NULL, true},
    {"tb_lineno", get_line, NULL, NULL},
    {"tb_lasti", get_offset, NULL, NULL, true},
    {0},
};

const TareTypeSpec tare_traceback_spec = {
    .instance_bytes = sizeof(TareTraceback),
    .attributes = attributes,
    .slots = {.describe = describe},
};
