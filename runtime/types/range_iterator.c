// Iterators over ranges: one for numbers that fit int64, one for all others.
#include "object/error.h"
#include "object/operator.h"
#include "types/container.h"
#include "types/int.h"
#include "types/range.h"

//   +0 header  +8 next  +16 step  +24 count of items still to come, ints of any size
typedef struct LongRangeIterator {
    TareObject header;
    TareValue next;
    TareValue step;
    TareValue remaining;
} LongRangeIterator;

static TareRangeIterator *iterator_of(TareValue v) {
    return (TareRangeIterator *)tare_value_get_object(v);
}
static LongRangeIterator *long_iterator_of(TareValue v) {
    return (LongRangeIterator *)tare_value_get_object(v);
}

TareValue tare_range_iterator_new(TareRuntime *rt, TareValue start, TareValue step,
                                  TareValue count) {
    int64_t first, stride, left, distance, beyond;
    if (tare_int_to_int64(start, &first) && tare_int_to_int64(step, &stride) &&
        tare_int_to_int64(count, &left) && !__builtin_mul_overflow(stride, left, &distance) &&
        !__builtin_add_overflow(first, distance, &beyond)) {
        TareRangeIterator *self = tare_alloc_builtin(rt, TARE_TYPE_RANGE_ITERATOR);
        if (!self) return TARE_ABSENT;
        self->next = first;
        self->step = stride;
        self->remaining = (uint64_t)left;
        return tare_value_from_object(self);
    }
    LongRangeIterator *self = tare_alloc_builtin(rt, TARE_TYPE_LONG_RANGE_ITERATOR);
    if (!self) return TARE_ABSENT;
    self->next = tare_retain(start);
    self->step = tare_retain(step);
    self->remaining = tare_retain(count);
    return tare_value_from_object(self);
}

// range(next, next + step * remaining, step) under iter, from three ints taken over.
static TareValue reduce_steal(TareRuntime *rt, TareValue stolen_start, TareValue stolen_step,
                              TareValue stolen_count) {
    TareValue distance = tare_int_operate(rt, TARE_OPERATOR_MULTIPLY, stolen_step, stolen_count);
    TareValue stop = TARE_ABSENT, range = TARE_ABSENT, result = TARE_ABSENT;
    if (!tare_value_is_absent(distance))
        stop = tare_int_operate(rt, TARE_OPERATOR_ADD, stolen_start, distance);
    if (!tare_value_is_absent(stop)) {
        TareValue values[3] = {stolen_start, stop, stolen_step};
        TareType *type = rt->types[TARE_TYPE_RANGE];
        range = type->slots.create(rt, type, &(TareArguments){values, 3, NULL});
    }
    if (!tare_value_is_absent(range))
        result = tare_container_new_reduced(rt, "iter", range, TARE_NONE);
    tare_release(rt, range);
    tare_release(rt, stop);
    tare_release(rt, distance);
    tare_release(rt, stolen_count);
    tare_release(rt, stolen_step);
    tare_release(rt, stolen_start);
    return result;
}

// --- Small numbers ---

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 0, sizeof(TareRangeIterator),
                            "next, step and remaining");
}

static TareValue next_small(TareRuntime *rt, TareValue v) {
    TareRangeIterator *self = iterator_of(v);
    if (self->remaining == 0) return TARE_ABSENT;
    int64_t number = self->next;
    self->remaining--;
    self->next += self->step;
    return tare_int_new(rt, number);
}

static TareValue small_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_int_new_unsigned(rt, iterator_of(v)->remaining);
}

static TareValue small_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareRangeIterator *self = iterator_of(v);
    return reduce_steal(rt, tare_int_new(rt, self->next), tare_int_new(rt, self->step),
                        tare_int_new_unsigned(rt, self->remaining));
}

static TareValue small_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareRangeIterator *self = iterator_of(v);
    int64_t skipped;
    if (tare_operator_index_int64(rt, arguments->values[0], true, TARE_TYPE_OVERFLOW_ERROR,
                                  &skipped) != TARE_OK)
        return TARE_ABSENT;
    if (skipped < 0) skipped = 0;
    if ((uint64_t)skipped > self->remaining) skipped = (int64_t)self->remaining;
    self->next += skipped * self->step;
    self->remaining -= (uint64_t)skipped;
    return TARE_NONE;
}

static const TareNativeDefinition small_methods[] = {
    {"__length_hint__", small_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", small_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__setstate__", small_set_state, TARE_NATIVE_ONE, .doc = "Set state information."},
    {NULL},
};

const TareTypeSpec tare_range_iterator_spec = {
    .instance_bytes = sizeof(TareRangeIterator),
    .flags = TARE_TYPE_NO_INSTANTIATION | TARE_TYPE_IS_LEAF | TARE_TYPE_IS_PLAIN,
    .methods = small_methods,
    .slots = {.describe = describe, .iterate = tare_container_return_self, .next = next_small},
};

// --- Any numbers ---

static void describe_long(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 3, sizeof(LongRangeIterator), "");
}

static TareValue next_long(TareRuntime *rt, TareValue v) {
    LongRangeIterator *self = long_iterator_of(v);
    if (tare_int_sign(self->remaining) == 0) return TARE_ABSENT;
    TareValue one = tare_int_new(rt, 1);
    if (tare_value_is_absent(one)) return one;
    TareValue remaining = tare_int_operate(rt, TARE_OPERATOR_SUBTRACT, self->remaining, one);
    tare_release(rt, one);
    if (tare_value_is_absent(remaining)) return remaining;
    TareValue following = tare_int_operate(rt, TARE_OPERATOR_ADD, self->next, self->step);
    if (tare_value_is_absent(following)) {
        tare_release(rt, remaining);
        return following;
    }
    TareValue number = self->next;
    self->next = following;
    tare_slot_set_steal(rt, &self->remaining, remaining);
    return number;
}

static TareValue long_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_retain(long_iterator_of(v)->remaining);
}

static TareValue long_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    LongRangeIterator *self = long_iterator_of(v);
    return reduce_steal(rt, tare_retain(self->next), tare_retain(self->step),
                        tare_retain(self->remaining));
}

static const TareNativeDefinition long_methods[] = {
    {"__length_hint__", long_hint, TARE_NATIVE_NONE,
     .doc = "Private method returning an estimate of len(list(it))."},
    {"__reduce__", long_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_long_range_iterator_spec = {
    .instance_bytes = sizeof(LongRangeIterator),
    .flags = TARE_TYPE_NO_INSTANTIATION,
    .methods = long_methods,
    .slots = {.describe = describe_long, .iterate = tare_container_return_self, .next = next_long},
};
