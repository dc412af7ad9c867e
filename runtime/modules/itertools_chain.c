// chain and islice: iterables in a row, and a part of one.
#include "modules/itertools.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"

// ---- chain -------------------------------------------------------------------------------------

typedef struct Chain {
    TareObject header;
    TareValue source;  // iterator over the iterables; absent at the end
    TareValue active;  // iterator over one of them, or absent
} Chain;

static Chain *chain_of(TareValue v) { return (Chain *)tare_value_get_object(v); }

static TareValue new_chain(TareRuntime *rt, TareType *type, TareValue iterables) {
    TareValue source = tare_protocol_iterate(rt, iterables);
    return tare_itertools_new_steal(rt, type, &source, 1);
}

static TareValue chain_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const TareNativeDefinition definition = {"chain", NULL, TARE_NATIVE_POSITIONAL, 0,
                                                    TARE_NATIVE_UNLIMITED};
    if (tare_itertools_check(rt, type, &definition, arguments) != TARE_OK) return TARE_ABSENT;
    TareValue row = tare_tuple_new_from(rt, arguments->values, arguments->positional_count);
    if (tare_value_is_absent(row)) return row;
    TareValue v = new_chain(rt, type, row);
    tare_release(rt, row);
    return v;
}

static TareValue chain_from_iterable(TareRuntime *rt, TareValue class,
                                     const TareArguments *arguments) {
    return new_chain(rt, tare_type_of_value(class), arguments->values[0]);
}

// The next iterable's iterator becomes the active one; an error or the end ends the chain.
static TareStatus open_next(TareRuntime *rt, Chain *self) {
    TareValue source = tare_retain(self->source), active = TARE_ABSENT;
    TareValue iterable = tare_protocol_next(rt, source);
    if (!tare_value_is_absent(iterable)) active = tare_protocol_iterate(rt, iterable);
    tare_release(rt, iterable);
    tare_release(rt, source);
    if (tare_value_is_absent(active))
        tare_slot_clear(rt, &self->source);
    else
        tare_slot_set_steal(rt, &self->active, active);
    return tare_value_is_absent(active) ? TARE_ERROR : TARE_OK;
}

static TareValue chain_next(TareRuntime *rt, TareValue v) {
    Chain *self = chain_of(v);
    while (!tare_value_is_absent(self->source)) {
        if (tare_value_is_absent(self->active) && open_next(rt, self) != TARE_OK)
            return TARE_ABSENT;
        TareValue active = tare_retain(self->active);
        TareValue item = tare_value_is_absent(active) ? active : tare_protocol_next(rt, active);
        tare_release(rt, active);
        if (!tare_value_is_absent(item) || tare_error_is_pending(rt)) return item;
        tare_slot_clear(rt, &self->active);
    }
    return TARE_ABSENT;
}

static TareValue chain_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Chain *self = chain_of(v);
    if (tare_value_is_absent(self->source))
        return tare_itertools_new_reduced(rt, v, NULL, 0, TARE_ABSENT);
    TareValue parts[2] = {self->source, self->active};
    TareValue state = tare_tuple_new_from(rt, parts, tare_value_is_absent(self->active) ? 1 : 2);
    if (tare_value_is_absent(state)) return state;
    TareValue result = tare_itertools_new_reduced(rt, v, NULL, 0, state);
    tare_release(rt, state);
    return result;
}

static TareValue chain_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue state = arguments->values[0];
    Chain *self = chain_of(v);
    if (tare_itertools_check_state(rt, state, 1, 2) != TARE_OK) return TARE_ABSENT;
    const TareTuple *parts = tare_tuple_of(state);
    for (size_t i = 0; i < parts->length; i++)
        if (!tare_type_get(rt, parts->items[i])->slots.next)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "Arguments must be iterators.");
    tare_slot_set_steal(rt, &self->source, tare_retain(parts->items[0]));
    tare_slot_set_steal(rt, &self->active,
                        parts->length > 1 ? tare_retain(parts->items[1]) : TARE_ABSENT);
    return TARE_NONE;
}

static void chain_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Chain), "");
}

static const TareNativeDefinition chain_methods[] = {
    {"from_iterable", chain_from_iterable, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "A chain of the iterables that an iterable gives."},
    {"__reduce__", chain_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__setstate__", chain_set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "See PEP 585"},
    {NULL},
};

const TareTypeSpec tare_itertools_chain_spec = {
    .instance_bytes = sizeof(Chain),
    .flags = TARE_TYPE_IS_BASE,
    .methods = chain_methods,
    .doc = "chain(*iterables)\n\nThe items of the first iterable, then those of the next, to the "
           "last.",
    .slots = {.describe = chain_describe,
              .create = chain_create,
              .iterate = tare_container_return_self,
              .next = chain_next},
};

// ---- islice ------------------------------------------------------------------------------------

typedef struct Islice {
    TareObject header;
    TareValue iterator;  // absent at the end
    int64_t wanted;      // number of the next item to give
    int64_t stop;        // -1: none
    int64_t step;
    int64_t taken;  // items taken so far
} Islice;

static Islice *islice_of(TareValue v) { return (Islice *)tare_value_get_object(v); }

// *out unchanged for None; `wrong` for what is no index.
static void read_bound(TareRuntime *rt, TareValue v, int64_t wrong, int64_t *out) {
    if (tare_value_is_absent(v) || tare_value_is_none(v)) return;
    if (tare_operator_index_int64(rt, v, false, TARE_TYPE_OVERFLOW_ERROR, out) == TARE_OK) return;
    tare_error_clear(rt);
    *out = wrong;
}

static TareStatus read_bounds(TareRuntime *rt, const TareValue *values, size_t count, Islice *out) {
    static const char text[] = "%s for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    TareValue stop = values[count == 2 ? 1 : 2];
    *out = (Islice){.stop = -1, .step = 1};
    if (count > 2) read_bound(rt, values[1], -1, &out->wanted);
    read_bound(rt, stop, -1, &out->stop);
    if (!tare_value_is_none(stop) && out->stop == -1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, text, "Stop argument");
    if (out->wanted < 0 || out->stop < -1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, text, "Indices");
    if (count > 3) read_bound(rt, values[3], -1, &out->step);
    if (out->step >= 1) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "Step for islice() must be a positive integer or None.");
}

static TareValue islice_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const TareNativeDefinition definition = {"islice", NULL, TARE_NATIVE_POSITIONAL, 2, 4};
    Islice bounds;
    if (tare_itertools_check(rt, type, &definition, arguments) != TARE_OK ||
        read_bounds(rt, arguments->values, arguments->positional_count, &bounds) != TARE_OK)
        return TARE_ABSENT;
    TareValue iterator = tare_protocol_iterate(rt, arguments->values[0]);
    TareValue v = tare_itertools_new_steal(rt, type, &iterator, 1);
    if (tare_value_is_absent(v)) return v;
    islice_of(v)->wanted = bounds.wanted;
    islice_of(v)->stop = bounds.stop;
    islice_of(v)->step = bounds.step;
    return v;
}

static TareValue islice_step(TareRuntime *rt, Islice *self, TareValue iterator) {
    while (self->taken < self->wanted) {
        TareValue item = tare_protocol_next(rt, iterator);
        if (tare_value_is_absent(item)) return item;
        tare_release(rt, item);
        self->taken++;
    }
    if (self->stop != -1 && self->taken >= self->stop) return TARE_ABSENT;
    TareValue item = tare_protocol_next(rt, iterator);
    if (tare_value_is_absent(item)) return item;
    self->taken++;
    if (__builtin_add_overflow(self->wanted, self->step, &self->wanted)) self->wanted = INT64_MAX;
    if (self->stop != -1 && self->wanted > self->stop) self->wanted = self->stop;
    return item;
}

static TareValue islice_next(TareRuntime *rt, TareValue v) {
    Islice *self = islice_of(v);
    if (tare_value_is_absent(self->iterator)) return TARE_ABSENT;
    TareValue iterator = tare_retain(self->iterator), item = islice_step(rt, self, iterator);
    tare_release(rt, iterator);
    if (tare_value_is_absent(item)) tare_slot_clear(rt, &self->iterator);
    return item;
}

// At the end it is one of nothing.
static TareValue reduce_ended(TareRuntime *rt, TareValue v) {
    TareValue list = tare_list_new(rt, 0), zero = tare_int_new(rt, 0), result = TARE_ABSENT;
    TareValue values[2] = {TARE_ABSENT, zero};
    if (!tare_value_is_absent(list)) values[0] = tare_protocol_iterate(rt, list);
    if (!tare_value_is_absent(values[0]) && !tare_value_is_absent(zero))
        result = tare_itertools_new_reduced(rt, v, values, 2, zero);
    tare_release(rt, values[0]);
    tare_release(rt, list);
    tare_release(rt, zero);
    return result;
}

static TareValue islice_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Islice *self = islice_of(v);
    if (tare_value_is_absent(self->iterator)) return reduce_ended(rt, v);
    TareValue values[4] = {self->iterator, tare_int_new(rt, self->wanted),
                           self->stop == -1 ? TARE_NONE : tare_int_new(rt, self->stop),
                           tare_int_new(rt, self->step)};
    TareValue taken = tare_int_new(rt, self->taken), result = TARE_ABSENT;
    bool is_whole = !tare_value_is_absent(taken);
    for (size_t i = 1; i < 4; i++) is_whole = is_whole && !tare_value_is_absent(values[i]);
    if (is_whole) result = tare_itertools_new_reduced(rt, v, values, 4, taken);
    for (size_t i = 1; i < 4; i++) tare_release(rt, values[i]);
    tare_release(rt, taken);
    return result;
}

static TareValue islice_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue state = arguments->values[0];
    if (!tare_int_is(rt, state))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "an integer is required");
    if (tare_operator_index_size(rt, state, &islice_of(v)->taken) != TARE_OK) return TARE_ABSENT;
    return TARE_NONE;
}

static void islice_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(Islice), "next, stop, step, taken");
}

static const TareNativeDefinition islice_methods[] = {
    {"__reduce__", islice_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {"__setstate__", islice_set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {NULL},
};

const TareTypeSpec tare_itertools_islice_spec = {
    .instance_bytes = sizeof(Islice),
    .flags = TARE_TYPE_IS_BASE,
    .methods = islice_methods,
    .doc = "islice(iterable, stop)\nislice(iterable, start, stop[, step])\n\n"
           "The items that a slice of a sequence would have.",
    .slots = {.describe = islice_describe,
              .create = islice_create,
              .iterate = tare_container_return_self,
              .next = islice_next},
};
