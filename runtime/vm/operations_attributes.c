// Instructions on attributes and items, and the operators beyond their fast paths.
#include "object/attribute.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "object/quick.h"
#include "types/float_natives.h"
#include "types/int.h"
#include "types/sequence.h"
#include "types/set.h"
#include "types/slice.h"
#include "vm/operations.h"
#include "vm/registers.h"

#define A (tare_code_get_a(word))
#define B (tare_code_get_b(word))
#define C (tare_code_get_c(word))

static TareAttributeCache *get_cache(TareFrame *frame, uint32_t extra) {
    return &frame->code->caches[extra >> 16].attribute;
}

TareStatus tare_operations_GET_ATTRIBUTE(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                         uint32_t extra) {
    TareString *name = tare_registers_get_name(frame, extra & 0xffff);
    TareValue object = frame->registers[B];
    TareAttributeCache *cache = get_cache(frame, extra);
    tare_attribute_describe_get(rt, object, name, cache);
    if (cache->kind == TARE_ATTRIBUTE_UNCACHEABLE) cache->shape_id = 0;
    TareValue v = tare_attribute_get(rt, object, name);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

// Appends a key that the cache foresees, or sets the ordinary way and renews the cache.
static TareStatus set_attribute(TareRuntime *rt, TareFrame *frame, TareValue object,
                                TareString *name, TareValue value, uint32_t extra) {
    TareAttributeCache *cache = get_cache(frame, extra);
    if (cache->kind == TARE_ATTRIBUTE_APPEND && cache->shape_id && tare_value_is_object(object) &&
        tare_value_get_object(object)->shape_id == cache->shape_id &&
        cache->type->version == cache->type_version)
        return tare_instance_append(rt, tare_value_get_object(object),
                                    rt->shapes[cache->next_shape_id], value);
    tare_attribute_describe_set(rt, object, name, cache);
    if (cache->kind == TARE_ATTRIBUTE_UNCACHEABLE) cache->shape_id = 0;
    return tare_attribute_set(rt, object, name, value);
}

TareStatus tare_operations_SET_ATTRIBUTE(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                         uint32_t extra) {
    TareString *name = tare_registers_get_name(frame, extra & 0xffff);
    TareStatus status =
        set_attribute(rt, frame, frame->registers[A], name, frame->registers[B], extra);
    tare_registers_drop(rt, frame, B);
    tare_registers_drop(rt, frame, A);
    return status;
}

TareStatus tare_operations_DELETE_ATTRIBUTE(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                            uint32_t extra) {
    TareStatus status = tare_attribute_delete(rt, frame->registers[A],
                                              tare_registers_get_name(frame, extra & 0xffff));
    tare_registers_drop(rt, frame, A);
    return status;
}

TareStatus tare_operations_GET_METHOD(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                      uint32_t extra) {
    TareString *name = tare_registers_get_name(frame, extra & 0xffff);
    TareValue object = tare_registers_take(frame, B);
    TareAttributeCache *cache = get_cache(frame, extra);
    tare_attribute_describe_get(rt, object, name, cache);
    if (cache->kind != TARE_ATTRIBUTE_METHOD) cache->shape_id = 0;
    TareValue method;
    bool pass_self = false;
    TareStatus status = tare_attribute_fetch_method(rt, object, name, &method, &pass_self);
    if (status == TARE_OK) {
        tare_registers_set_steal(rt, frame, A, method);
        tare_registers_set_steal(rt, frame, A + 1, pass_self ? tare_retain(object) : TARE_ABSENT);
    }
    tare_release(rt, object);
    return status;
}

// 1 with the item, borrowed, or 0 beyond the ends.
static int find_in_tuple(const TareTuple *tuple, int64_t index, TareValue *item) {
    if (index < 0) index += (int64_t)tuple->length;
    if ((uint64_t)index >= tuple->length) return 0;
    *item = tuple->items[index];
    return 1;
}

TareStatus tare_operations_GET_ITEM(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue container = frame->registers[B], key = frame->registers[C], v = TARE_ABSENT;
    int found = 0;
    if (tare_value_is_exact(container, TARE_TYPE_DICT))
        found = tare_dict_find(rt, tare_dict_of(container), key, &v);
    else if (tare_value_is_exact(container, TARE_TYPE_TUPLE) && tare_value_is_small_int(key))
        found = find_in_tuple(tare_tuple_of(container), tare_value_get_small_int(key), &v);
    if (found < 0) return TARE_ERROR;
    v = found ? tare_retain(v) : tare_protocol_get_item(rt, container, key);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_SET_ITEM(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue container = frame->registers[A], key = frame->registers[B];
    TareStatus status;
    if (tare_value_is_exact(container, TARE_TYPE_DICT))
        status = tare_dict_set(rt, tare_dict_of(container), key, frame->registers[C]);
    else
        status = tare_protocol_set_item(rt, container, key, frame->registers[C]);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    tare_registers_drop(rt, frame, A);
    return status;
}

TareStatus tare_operations_DELETE_ITEM(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareStatus status =
        tare_protocol_delete_item(rt, frame->registers[A], frame->registers[B]);
    tare_registers_drop(rt, frame, B);
    tare_registers_drop(rt, frame, A);
    return status;
}

TareStatus tare_operations_BUILD_SLICE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    TareValue *parts = &frame->registers[B];
    TareValue slice = tare_slice_new(rt, parts[0], parts[1], parts[2]);
    for (uint32_t i = 0; i < 3; i++) tare_registers_drop(rt, frame, B + i);
    return tare_registers_finish_steal(rt, frame, A, slice);
}

// Floats, floats mixed with ints, and the two operators by which ints give something else: what
// the dispatch loop leaves. NotImplemented: the slots must be asked.
static TareValue operate_numbers(TareRuntime *rt, TareOperator op, TareValue left,
                                 TareValue right) {
    double a, b;
    if (!tare_quick_double(left, &a) || !tare_quick_double(right, &b))
        return TARE_NOT_IMPLEMENTED;
    bool are_ints = left.bits & right.bits & 1;
    if (op == TARE_OPERATOR_TRUE_DIVIDE && b != 0) return tare_float_new(rt, a / b);
    if (are_ints) return TARE_NOT_IMPLEMENTED;
    if (op == TARE_OPERATOR_ADD) return tare_float_new(rt, a + b);
    if (op == TARE_OPERATOR_SUBTRACT) return tare_float_new(rt, a - b);
    if (op == TARE_OPERATOR_MULTIPLY) return tare_float_new(rt, a * b);
    if (op == TARE_OPERATOR_POWER) return tare_float_power(rt, a, b);
    return TARE_NOT_IMPLEMENTED;
}

static TareValue operate(TareRuntime *rt, TareOperator op, TareValue left, TareValue right) {
    if (tare_value_is_object(left) && op == TARE_OPERATOR_ADD &&
        tare_value_is_exact(left, TARE_TYPE_STR) && tare_value_is_exact(right, TARE_TYPE_STR))
        return tare_string_concat(rt, tare_string_of(left), tare_string_of(right));
    TareValue v = operate_numbers(rt, op, left, right);
    if (!tare_value_is_same(v, TARE_NOT_IMPLEMENTED)) return v;
    return tare_operator_binary(rt, op, left, right);
}

TareStatus tare_operations_binary(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                  TareOperator op) {
    TareValue v = operate(rt, op, frame->registers[B], frame->registers[C]);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_in_place(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                    TareOperator op) {
    TareValue left = frame->registers[B], right = frame->registers[C], v;
    // The usual way to build a text: here the register gives its reference up, so that it can grow.
    if (op == TARE_OPERATOR_ADD && tare_value_is_exact(left, TARE_TYPE_STR) &&
        tare_value_is_exact(right, TARE_TYPE_STR) && A == B) {
        frame->registers[B] = TARE_ABSENT;
        v = tare_string_append_steal(rt, tare_string_of(left), tare_string_of(right));
        if (tare_value_is_absent(v)) return TARE_ERROR;
        tare_registers_drop(rt, frame, C);
        frame->registers[A] = v;
        return TARE_OK;
    }
    v = operate_numbers(rt, op, left, right);
    if (tare_value_is_same(v, TARE_NOT_IMPLEMENTED))
        v = tare_operator_in_place(rt, op, left, right);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_compare(TareRuntime *rt, TareFrame *frame, uint32_t word,
                                   TareComparison op) {
    TareValue v = tare_protocol_compare(rt, frame->registers[B], frame->registers[C], op);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

int tare_operations_test(TareRuntime *rt, TareFrame *frame, uint32_t word, TareComparison op) {
    int known = tare_quick_compare(frame->registers[A], frame->registers[B], op);
    if (known >= 0) {
        tare_registers_drop(rt, frame, B);
        tare_registers_drop(rt, frame, A);
        return known;
    }
    TareValue v = tare_protocol_compare(rt, frame->registers[A], frame->registers[B], op);
    tare_registers_drop(rt, frame, B);
    tare_registers_drop(rt, frame, A);
    if (tare_value_is_absent(v)) return -1;
    int truth = tare_protocol_truth(rt, v);
    tare_release(rt, v);
    return truth;
}

TareStatus tare_operations_add_constant(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    uint32_t opcode = tare_code_get_opcode(word);
    bool subtracts =
        opcode == TARE_OPCODE_SUBTRACT_INT || opcode == TARE_OPCODE_SUBTRACT_INT_IN_PLACE;
    bool in_place =
        opcode == TARE_OPCODE_ADD_INT_IN_PLACE || opcode == TARE_OPCODE_SUBTRACT_INT_IN_PLACE;
    TareValue right = tare_int_new(rt, (int8_t)C);
    if (tare_value_is_absent(right)) return TARE_ERROR;
    TareOperator op = subtracts ? TARE_OPERATOR_SUBTRACT : TARE_OPERATOR_ADD;
    TareValue left = frame->registers[B];
    TareValue v = in_place ? tare_operator_in_place(rt, op, left, right)
                           : tare_operator_binary(rt, op, left, right);
    tare_release(rt, right);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

static TareStatus apply_unary(TareRuntime *rt, TareFrame *frame, uint32_t word,
                              TareUnarySlot operate) {
    TareValue v = operate(rt, frame->registers[B]);
    tare_registers_drop(rt, frame, B);
    return tare_registers_finish_steal(rt, frame, A, v);
}

TareStatus tare_operations_NEGATIVE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return apply_unary(rt, frame, word, tare_operator_negative);
}

TareStatus tare_operations_POSITIVE(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return apply_unary(rt, frame, word, tare_operator_positive);
}

TareStatus tare_operations_INVERT(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return apply_unary(rt, frame, word, tare_operator_invert);
}

static int contains(TareRuntime *rt, TareValue container, TareValue item) {
    TareValue found;
    if (tare_value_is_exact(container, TARE_TYPE_DICT))
        return tare_dict_find(rt, tare_dict_of(container), item, &found);
    if (tare_value_is_exact(container, TARE_TYPE_LIST) ||
        tare_value_is_exact(container, TARE_TYPE_TUPLE))
        return tare_sequence_contains(rt, container, item);
    if (tare_value_is_exact(container, TARE_TYPE_SET) ||
        tare_value_is_exact(container, TARE_TYPE_FROZENSET))
        return tare_set_contains(rt, tare_set_of(container), item);
    return tare_protocol_contains(rt, container, item);
}

static TareStatus test_membership(TareRuntime *rt, TareFrame *frame, uint32_t word, bool negated) {
    int found = contains(rt, frame->registers[C], frame->registers[B]);
    tare_registers_drop(rt, frame, C);
    tare_registers_drop(rt, frame, B);
    if (found < 0) return TARE_ERROR;
    tare_registers_set_steal(rt, frame, A, tare_value_from_bool(found != negated));
    return TARE_OK;
}

TareStatus tare_operations_IN(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return test_membership(rt, frame, word, false);
}

TareStatus tare_operations_NOT_IN(TareRuntime *rt, TareFrame *frame, uint32_t word) {
    return test_membership(rt, frame, word, true);
}
