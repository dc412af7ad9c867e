// Traceback entries: where an exception passed on its way out.
#include "object/attribute.h"
#include "object/error.h"
#include "object/operator.h"
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
    if (self->given_line) return (uint32_t)self->given_line;
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
    if (tare_value_is_absent(value))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "can't delete tb_next attribute");
    bool clears = tare_value_is_none(value);
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
    return tare_int_new(rt, (int64_t)traceback_of(self)->offset * 4);
}

static const TareAttributeDefinition attributes[] = {
    {"tb_next", get_next, set_next, NULL},
    {"tb_frame", get_frame, NULL, NULL, true},
    {"tb_lineno", get_line, NULL, NULL},
    {"tb_lasti", get_offset, NULL, NULL, true},
    {0},
};

static TareStatus check_parts(TareRuntime *rt, const TareValue *given) {
    if (!tare_value_is_none(given[0]) && !tare_value_is_exact(given[0], TARE_TYPE_TRACEBACK))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "expected traceback object or None, got '%T'", given[0]);
    if (!tare_value_is_exact(given[1], TARE_TYPE_FRAME))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "traceback() argument 'tb_frame' must be frame, not %T", given[1]);
    return TARE_OK;
}

// types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)
static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"};
    static const TareParameters parameters = {"traceback", names, 4, 0, 4, 4};
    TareValue given[4];
    int64_t offset, line;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK ||
        check_parts(rt, given) != TARE_OK ||
        tare_operator_index_int64(rt, given[2], false, TARE_TYPE_OVERFLOW_ERROR, &offset) !=
            TARE_OK ||
        tare_operator_index_int64(rt, given[3], false, TARE_TYPE_OVERFLOW_ERROR, &line) != TARE_OK)
        return TARE_ABSENT;
    TareValue code = tare_attribute_get_c(rt, given[1], "f_code");
    TareTraceback *self = tare_value_is_absent(code) ? NULL : tare_alloc_instance(rt, type, 0);
    if (!self) {
        tare_release(rt, code);
        return TARE_ABSENT;
    }
    int64_t end = tare_code_of(code)->instruction_count;
    self->next = tare_value_is_none(given[0]) ? TARE_ABSENT : tare_retain(given[0]);
    self->code = code;
    self->frame = tare_retain(given[1]);
    self->offset = offset >= 0 && offset / 4 < end ? (uint32_t)(offset / 4) : 0;
    self->given_line = (int32_t)line;
    return tare_value_from_object(self);
}

const TareTypeSpec tare_traceback_spec = {
    .instance_bytes = sizeof(TareTraceback),
    .flags = TARE_TYPE_IS_PLAIN,
    .reference_count = 3,
    .attributes = attributes,
    .slots = {.describe = describe, .create = create},
};
