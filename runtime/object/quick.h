// Answers about exact built-in values that need neither a slot nor a call: what calling through a
// slot costs is several times what comparing two numbers does. Each says when it does not know, and
// then the slots must be asked.
#ifndef TARE_OBJECT_QUICK_H
#define TARE_OBJECT_QUICK_H

#include "object/list_object.h"
#include "object/type.h"

// A small int or small float as a double in *out. Ints beyond 2^53 would lose digits: false.
TARE_ALWAYS_INLINE bool tare_quick_double(TareValue v, double *out) {
    if (tare_value_is_small_float(v)) {
        *out = tare_value_get_small_float(v);
        return true;
    }
    if (!tare_value_is_small_int(v)) return false;
    int64_t number = tare_value_get_small_int(v);
    *out = (double)number;
    return number >= -(INT64_C(1) << 53) && number <= INT64_C(1) << 53;
}

TARE_ALWAYS_INLINE bool tare_quick_order_ints(int64_t left, int64_t right, TareComparison op) {
    switch (op) {
    case TARE_COMPARISON_LESS: return left < right;
    case TARE_COMPARISON_LESS_EQUAL: return left <= right;
    case TARE_COMPARISON_EQUAL: return left == right;
    case TARE_COMPARISON_NOT_EQUAL: return left != right;
    case TARE_COMPARISON_GREATER: return left > right;
    default: return left >= right;
    }
}

TARE_ALWAYS_INLINE bool tare_quick_order_doubles(double left, double right, TareComparison op) {
    switch (op) {
    case TARE_COMPARISON_LESS: return left < right;
    case TARE_COMPARISON_LESS_EQUAL: return left <= right;
    case TARE_COMPARISON_EQUAL: return left == right;
    case TARE_COMPARISON_NOT_EQUAL: return left != right;
    case TARE_COMPARISON_GREATER: return left > right;
    default: return left >= right;
    }
}

// Whether `left op right`, for numbers and texts: 1, 0, or -1 when it does not know.
static inline int tare_quick_compare(TareValue left, TareValue right, TareComparison op) {
    if (left.bits & right.bits & 1)
        return tare_quick_order_ints((int64_t)left.bits, (int64_t)right.bits, op);
    if (tare_value_is_object(left)) {
        if (!tare_value_is_object(right) ||
            tare_value_get_object(left)->shape_id != TARE_TYPE_STR ||
            tare_value_get_object(right)->shape_id != TARE_TYPE_STR)
            return -1;
        TareString *a = tare_string_of(left), *b = tare_string_of(right);
        if (op == TARE_COMPARISON_EQUAL) return a == b || tare_string_equals(a, b);
        if (op == TARE_COMPARISON_NOT_EQUAL) return a != b && !tare_string_equals(a, b);
        return tare_quick_order_ints(tare_string_compare(a, b), 0, op);
    }
    double a, b;
    if (!tare_quick_double(left, &a) || !tare_quick_double(right, &b)) return -1;
    return tare_quick_order_doubles(a, b, op);
}

// The truth of exact numbers and containers: 1, 0, or -1 when it does not know.
static inline int tare_quick_truth(TareValue v) {
    if (tare_value_is_small_int(v)) return v.bits != 1;
    if (!tare_value_is_object(v)) {
        if (tare_value_is_bool(v)) return tare_value_is_true(v);
        if (tare_value_is_none(v)) return 0;
        return tare_value_is_small_float(v) ? tare_value_get_small_float(v) != 0 : -1;
    }
    const TareObject *object = tare_value_get_object(v);
    switch (object->shape_id) {
    case TARE_TYPE_STR: return ((const TareString *)object)->length != 0;
    case TARE_TYPE_LIST: return ((const TareList *)object)->length != 0;
    case TARE_TYPE_TUPLE: return ((const TareTuple *)object)->length != 0;
    case TARE_TYPE_DICT: return ((const TareDict *)object)->table.live_count != 0;
    default: return -1;
    }
}

// The length of an exact container, or -1 when it does not know.
static inline int64_t tare_quick_length(TareValue v) {
    if (!tare_value_is_object(v)) return -1;
    const TareObject *object = tare_value_get_object(v);
    switch (object->shape_id) {
    case TARE_TYPE_STR: return ((const TareString *)object)->length;
    case TARE_TYPE_LIST: return ((const TareList *)object)->length;
    case TARE_TYPE_TUPLE: return (int64_t)((const TareTuple *)object)->length;
    case TARE_TYPE_DICT: return ((const TareDict *)object)->table.live_count;
    default: return -1;
    }
}

#endif
