// Literals to values and back.
#include "front/tree_constant.h"

#include <math.h>

#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/bytes.h"
#include "types/complex.h"
#include "types/float.h"
#include "types/int.h"

TareValue tare_tree_constant_new(TareRuntime *rt, const TareTreeConstant *constant) {
    const TareTreeString *text = &constant->text;
    switch (constant->kind) {
    case TARE_TREE_CONSTANT_NONE: return TARE_NONE;
    case TARE_TREE_CONSTANT_FALSE: return TARE_FALSE;
    case TARE_TREE_CONSTANT_TRUE: return TARE_TRUE;
    case TARE_TREE_CONSTANT_ELLIPSIS: return TARE_ELLIPSIS;
    case TARE_TREE_CONSTANT_INTEGER:
        return tare_int_parse(rt, text->bytes, text->length_bytes, constant->base);
    case TARE_TREE_CONSTANT_FLOAT: return tare_float_new(rt, constant->number);
    case TARE_TREE_CONSTANT_IMAGINARY: return tare_complex_new(rt, 0.0, constant->number);
    case TARE_TREE_CONSTANT_STRING:
        return tare_string_new_utf8(rt, text->bytes, text->length_bytes);
    case TARE_TREE_CONSTANT_BYTES: return tare_bytes_new(rt, text->bytes, text->length_bytes);
    }
    return TARE_ABSENT;
}

static TareStatus fail_memory(TareRuntime *rt) {
    tare_error_raise_memory(rt);
    return TARE_ERROR;
}

TareStatus tare_tree_constant_copy_text(TareRuntime *rt, TareArena *arena, const TareString *text,
                                        TareTreeString *out) {
    TareText bytes;
    tare_text_init(&bytes, arena->allocator);
    tare_string_append_to(text, &bytes);
    out->length_bytes = bytes.length_bytes;
    out->bytes = bytes.failed ? NULL
                              : tare_arena_copy(arena, tare_text_get(&bytes), bytes.length_bytes);
    tare_text_deinit(&bytes);
    return out->bytes ? TARE_OK : fail_memory(rt);
}

static TareTreeExpression *add_part(TareArena *arena, const TareTreeExpression *whole) {
    TareTreeExpression *part = tare_arena_alloc(arena, sizeof *part);
    if (!part) return NULL;
    part->kind = TARE_TREE_CONSTANT;
    part->span = whole->span;
    return part;
}

static TareStatus fill_negative(TareRuntime *rt, TareArena *arena, TareTreeExpression *self,
                                TareValue value) {
    TareValue positive = tare_operator_negative(rt, value);
    if (tare_value_is_absent(positive)) return TARE_ERROR;
    self->kind = TARE_TREE_UNARY;
    self->unary.operation = TARE_TREE_NEGATE;
    self->unary.operand = add_part(arena, self);
    TareStatus status = self->unary.operand
                            ? tare_tree_constant_fill(rt, arena, self->unary.operand, positive)
                            : fail_memory(rt);
    tare_release(rt, positive);
    return status;
}

static TareStatus fill_int(TareRuntime *rt, TareArena *arena, TareTreeExpression *self,
                           TareValue value) {
    if (tare_int_sign(value) < 0) return fill_negative(rt, arena, self, value);
    TareValue digits = tare_int_to_text(rt, value, 16);
    if (tare_value_is_absent(digits)) return TARE_ERROR;
    self->constant.kind = TARE_TREE_CONSTANT_INTEGER;
    self->constant.base = 16;
    TareStatus status = tare_tree_constant_copy_text(rt, arena, tare_string_of(digits),
                                                     &self->constant.text);
    tare_release(rt, digits);
    return status;
}

static TareStatus fill_complex(TareRuntime *rt, TareArena *arena, TareTreeExpression *self,
                               const TareComplex *value) {
    TareTreeConstant imaginary = {.kind = TARE_TREE_CONSTANT_IMAGINARY,
                                  .number = value->imaginary};
    if (value->real == 0 && !signbit(value->real)) {
        self->constant = imaginary;
        return TARE_OK;
    }
    TareTreeExpression *left = add_part(arena, self), *right = add_part(arena, self);
    if (!left || !right) return fail_memory(rt);
    left->constant = (TareTreeConstant){.kind = TARE_TREE_CONSTANT_FLOAT, .number = value->real};
    right->constant = imaginary;
    self->kind = TARE_TREE_BINARY;
    self->binary.operation = TARE_TREE_ADD;
    self->binary.left = left;
    self->binary.right = right;
    return TARE_OK;
}

static TareStatus fill_tuple(TareRuntime *rt, TareArena *arena, TareTreeExpression *self,
                             const TareTuple *value) {
    TareTreeExpression **items = tare_arena_alloc(arena, (value->length + 1) * sizeof *items);
    if (!items) return fail_memory(rt);
    if (tare_call_check_stack(rt) != TARE_OK) return TARE_ERROR;
    self->kind = TARE_TREE_TUPLE;
    self->elements = (TareTreeExpressionList){items, value->length};
    for (size_t i = 0; i < value->length; i++) {
        items[i] = add_part(arena, self);
        if (!items[i]) return fail_memory(rt);
        if (tare_tree_constant_fill(rt, arena, items[i], value->items[i]) != TARE_OK)
            return TARE_ERROR;
    }
    return TARE_OK;
}

static TareStatus fill_bytes(TareRuntime *rt, TareArena *arena, TareTreeConstant *constant,
                             const TareBytes *value) {
    const char *copy = tare_arena_copy(arena, (const char *)value->data, value->length);
    if (!copy) return fail_memory(rt);
    constant->kind = TARE_TREE_CONSTANT_BYTES;
    constant->text = (TareTreeString){copy, value->length};
    return TARE_OK;
}

// None, a bool or an Ellipsis; false: none of these.
static bool fill_singleton(TareTreeConstant *constant, TareValue value) {
    if (tare_value_is_none(value)) constant->kind = TARE_TREE_CONSTANT_NONE;
    else if (tare_value_is_same(value, TARE_FALSE)) constant->kind = TARE_TREE_CONSTANT_FALSE;
    else if (tare_value_is_same(value, TARE_TRUE)) constant->kind = TARE_TREE_CONSTANT_TRUE;
    else if (tare_value_is_same(value, TARE_ELLIPSIS)) constant->kind = TARE_TREE_CONSTANT_ELLIPSIS;
    else return false;
    return true;
}

TareStatus tare_tree_constant_fill(TareRuntime *rt, TareArena *arena, TareTreeExpression *self,
                                   TareValue value) {
    TareTreeConstant *constant = &self->constant;
    self->kind = TARE_TREE_CONSTANT;
    if (fill_singleton(constant, value)) return TARE_OK;
    switch (tare_value_shape_id(value)) {
    case TARE_TYPE_INT: return fill_int(rt, arena, self, value);
    case TARE_TYPE_FLOAT:
        constant->kind = TARE_TREE_CONSTANT_FLOAT;
        constant->number = tare_float_get(value);
        return TARE_OK;
    case TARE_TYPE_COMPLEX: return fill_complex(rt, arena, self, tare_complex_of(value));
    case TARE_TYPE_STR:
        constant->kind = TARE_TREE_CONSTANT_STRING;
        return tare_tree_constant_copy_text(rt, arena, tare_string_of(value), &constant->text);
    case TARE_TYPE_BYTES: return fill_bytes(rt, arena, constant, tare_bytes_of(value));
    case TARE_TYPE_TUPLE: return fill_tuple(rt, arena, self, tare_tuple_of(value));
    default:
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "got an invalid type in Constant: %T",
                               value);
    }
}
