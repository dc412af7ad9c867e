// count, repeat and cycle.
#include "modules/itertools.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"

// ---- count -------------------------------------------------------------------------------------

typedef struct Count {
    TareObject header;
    TareValue next;
    TareValue step;
} Count;

static Count *count_of(TareValue v) { return (Count *)tare_value_get_object(v); }

static bool is_number(TareRuntime *rt, TareValue v) {
    const TareTypeSlots *slots = &tare_type_get(rt, v)->slots;
    return slots->index || slots->to_int || slots->to_float ||
           tare_type_is_instance(rt, v, TARE_TYPE_COMPLEX);
}

static bool is_one(TareRuntime *rt, TareValue v) {
    int64_t number;
    return tare_int_is(rt, v) && tare_int_to_int64(v, &number) && number == 1;
}

// Ints of subclasses become plain where the step is one.
static TareValue count_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"start", "step"};
    static const TareParameters parameters = {"count", names, 2, 0, 2, 0};
    TareValue given[2];
    int64_t number;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    for (size_t i = 0; i < 2; i++)
        if (!tare_value_is_absent(given[i]) && !is_number(rt, given[i]))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "a number is required");
    TareValue parts[2] = {
        tare_value_is_absent(given[0]) ? tare_int_new(rt, 0) : tare_retain(given[0]),
        tare_value_is_absent(given[1]) ? tare_int_new(rt, 1) : tare_retain(given[1])};
    bool is_plain = !tare_value_is_absent(parts[0]) && !tare_value_is_absent(parts[1]) &&
                    is_one(rt, parts[1]) && tare_int_is(rt, parts[0]) &&
                    tare_int_to_int64(parts[0], &number);
    if (is_plain) {
        tare_slot_set_steal(rt, &parts[0], tare_int_new(rt, number));
        tare_slot_set_steal(rt, &parts[1], tare_int_new(rt, 1));
    }
    return tare_itertools_new_steal(rt, type, parts, 2);
}

static TareValue count_next(TareRuntime *rt, TareValue v) {
    Count *self = count_of(v);
    TareValue item = self->next, step = self->step, next;
    if (tare_value_is_small_int(item) && tare_value_is_small_int(step)) {
        int64_t sum = tare_value_get_small_int(item) + tare_value_get_small_int(step);
        if (TARE_LIKELY(tare_value_fits_small_int(sum))) {
            self->next = tare_value_from_small_int(sum);
            return item;
        }
    }
    tare_retain(item);
    next = tare_operator_binary(rt, TARE_OPERATOR_ADD, item, step);
    if (tare_value_is_absent(next)) {
        tare_release(rt, item);
        return next;
    }
    tare_slot_set_steal(rt, &self->next, next);
    return item;
}

static TareValue count_repr(TareRuntime *rt, TareValue v) {
    Count *self = count_of(v);
    const char *name = tare_type_get_short_name(rt, tare_type_get(rt, v));
    TareValue next = tare_retain(self->next), text;
    if (tare_value_is_exact(self->step, TARE_TYPE_INT) && is_one(rt, self->step))
        text = tare_container_format(rt, "%s(%R)", name, next);
    else
        text = tare_container_format(rt, "%s(%R, %R)", name, next, self->step);
    tare_release(rt, next);
    return text;
}

static TareValue count_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Count *self = count_of(v);
    int64_t number;
    bool is_plain = tare_value_is_exact(self->step, TARE_TYPE_INT) && is_one(rt, self->step) &&
                    tare_value_is_exact(self->next, TARE_TYPE_INT) &&
                    tare_int_to_int64(self->next, &number);
    TareValue values[2] = {self->next, self->step};
    return tare_itertools_new_reduced(rt, v, values, is_plain ? 1 : 2, TARE_ABSENT);
}

static void count_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Count), "");
}

static const TareNativeDefinition count_methods[] = {
    {"__reduce__", count_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_itertools_count_spec = {
    .instance_bytes = sizeof(Count),
    .flags = TARE_TYPE_IS_BASE,
    .methods = count_methods,
    .doc = "count(start=0, step=1)\n\nNumbers from start on, by step, without end.",
    .slots = {.describe = count_describe,
              .create = count_create,
              .repr = count_repr,
              .iterate = tare_container_return_self,
              .next = count_next},
};

// ---- repeat ------------------------------------------------------------------------------------

typedef struct Repeat {
    TareObject header;
    TareValue item;
    int64_t left;  // -1: without end
} Repeat;

static Repeat *repeat_of(TareValue v) { return (Repeat *)tare_value_get_object(v); }

static TareValue repeat_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"object", "times"};
    static const TareParameters parameters = {"repeat", names, 2, 0, 2, 1};
    TareValue given[2];
    int64_t times = -1;
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(given[1])) {
        if (tare_operator_index_size(rt, given[1], &times) != TARE_OK) return TARE_ABSENT;
        if (times < 0) times = 0;
    }
    TareValue item = tare_retain(given[0]), v = tare_itertools_new_steal(rt, type, &item, 1);
    if (!tare_value_is_absent(v)) repeat_of(v)->left = times;
    return v;
}

static TareValue repeat_next(TareRuntime *rt, TareValue v) {
    Repeat *self = repeat_of(v);
    if (self->left == 0) return TARE_ABSENT;
    if (self->left > 0) self->left--;
    return tare_retain(self->item);
}

static TareValue repeat_repr(TareRuntime *rt, TareValue v) {
    const Repeat *self = repeat_of(v);
    const char *name = tare_type_get_short_name(rt, tare_type_get(rt, v));
    if (self->left < 0) return tare_container_format(rt, "%s(%R)", name, self->item);
    return tare_container_format(rt, "%s(%R, %lld)", name, self->item, (long long)self->left);
}

static TareValue repeat_length_hint(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    if (repeat_of(v)->left >= 0) return tare_int_new(rt, repeat_of(v)->left);
    return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "len() of unsized object");
}

static TareValue repeat_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Repeat *self = repeat_of(v);
    if (self->left < 0) return tare_itertools_new_reduced(rt, v, &self->item, 1, TARE_ABSENT);
    TareValue values[2] = {self->item, tare_int_new(rt, self->left)};
    if (tare_value_is_absent(values[1])) return TARE_ABSENT;
    TareValue result = tare_itertools_new_reduced(rt, v, values, 2, TARE_ABSENT);
    tare_release(rt, values[1]);
    return result;
}

static void repeat_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(Repeat), "times left");
}

static const TareNativeDefinition repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, TARE_NATIVE_NONE, .doc = "How many are left."},
    {"__reduce__", repeat_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_itertools_repeat_spec = {
    .instance_bytes = sizeof(Repeat),
    .flags = TARE_TYPE_IS_BASE,
    .methods = repeat_methods,
    .doc = "repeat(object[, times])\n\nOne object again and again, without end or so many times.",
    .slots = {.describe = repeat_describe,
              .create = repeat_create,
              .repr = repeat_repr,
              .iterate = tare_container_return_self,
              .next = repeat_next},
};

// ---- cycle -------------------------------------------------------------------------------------

typedef struct Cycle {
    TareObject header;
    TareValue saved;     // a list
    TareValue iterator;  // absent once it has ended
    uint64_t position;   // in the list, then
    uint64_t is_saved;   // the items that are still to come are in the list already
} Cycle;

static Cycle *cycle_of(TareValue v) { return (Cycle *)tare_value_get_object(v); }

static TareValue cycle_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const TareNativeDefinition definition = {"cycle", NULL, TARE_NATIVE_POSITIONAL, 1, 1};
    if (tare_itertools_check(rt, type, &definition, arguments) != TARE_OK) return TARE_ABSENT;
    TareValue parts[2] = {tare_list_new(rt, 0), TARE_ABSENT};
    if (!tare_value_is_absent(parts[0])) parts[1] = tare_protocol_iterate(rt, arguments->values[0]);
    return tare_itertools_new_steal(rt, type, parts, 2);
}

static TareValue cycle_next_first(TareRuntime *rt, Cycle *self) {
    TareValue iterator = tare_retain(self->iterator);
    TareValue item = tare_protocol_next(rt, iterator);
    tare_release(rt, iterator);
    if (!tare_value_is_absent(item) && !self->is_saved &&
        tare_list_append(rt, tare_list_of(self->saved), item) != TARE_OK)
        tare_slot_clear(rt, &item);
    return item;
}

static TareValue cycle_next(TareRuntime *rt, TareValue v) {
    Cycle *self = cycle_of(v);
    if (!tare_value_is_absent(self->iterator)) {
        TareValue item = cycle_next_first(rt, self);
        if (!tare_value_is_absent(item) || tare_error_is_pending(rt)) return item;
        tare_slot_clear(rt, &self->iterator);
    }
    const TareList *saved = tare_list_of(self->saved);
    if (saved->length == 0) return TARE_ABSENT;
    if (self->position >= saved->length) self->position = 0;
    return tare_retain(saved->items[self->position++]);
}

// An iterator over the list that goes on where this one is.
static TareValue fetch_rest(TareRuntime *rt, Cycle *self) {
    if (!tare_value_is_absent(self->iterator)) return tare_retain(self->iterator);
    TareValue iterator = tare_protocol_iterate(rt, self->saved);
    uint64_t skipped = self->position < tare_list_of(self->saved)->length ? self->position : 0;
    for (uint64_t i = 0; i < skipped && !tare_value_is_absent(iterator); i++)
        tare_release(rt, tare_protocol_next(rt, iterator));
    return iterator;
}

static TareValue cycle_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Cycle *self = cycle_of(v);
    bool is_saved = self->is_saved || tare_value_is_absent(self->iterator);
    TareValue iterator = fetch_rest(rt, self), result = TARE_ABSENT;
    if (tare_value_is_absent(iterator)) return iterator;
    TareValue state = tare_tuple_pack(rt, self->saved, tare_value_from_bool(is_saved));
    if (!tare_value_is_absent(state))
        result = tare_itertools_new_reduced(rt, v, &iterator, 1, state);
    tare_release(rt, iterator);
    tare_release(rt, state);
    return result;
}

static TareValue cycle_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue state = arguments->values[0];
    int64_t is_saved;
    if (tare_itertools_check_state(rt, state, 2, 2) != TARE_OK) return TARE_ABSENT;
    const TareValue *items = tare_tuple_of(state)->items;
    if (!tare_type_is_instance(rt, items[0], TARE_TYPE_LIST))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "argument 1 must be list, not %T",
                                items[0]);
    if (tare_operator_index_int(rt, items[1], &is_saved) != TARE_OK) return TARE_ABSENT;
    cycle_of(v)->is_saved = is_saved != 0;
    cycle_of(v)->position = 0;
    tare_slot_set_steal(rt, &cycle_of(v)->saved, tare_retain(items[0]));
    return TARE_NONE;
}

static void cycle_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Cycle), "position, saved or not");
}

static const TareNativeDefinition cycle_methods[] = {
    {"__reduce__", cycle_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__setstate__", cycle_set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {NULL},
};

const TareTypeSpec tare_itertools_cycle_spec = {
    .instance_bytes = sizeof(Cycle),
    .flags = TARE_TYPE_IS_BASE,
    .methods = cycle_methods,
    .doc = "cycle(iterable, /)\n\nThe items of an iterable, then the same again, without end.",
    .slots = {.describe = cycle_describe,
              .create = cycle_create,
              .iterate = tare_container_return_self,
              .next = cycle_next},
};
