// accumulate and pairwise: what depends on the item before.
#include "modules/itertools.h"
#include "object/call.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"

// ---- accumulate --------------------------------------------------------------------------------

typedef struct Accumulate {
    TareObject header;
    TareValue iterator;
    TareValue function;  // None: addition
    TareValue total;     // absent before the first item
    TareValue initial;   // what comes first, until it has come; absent: none
} Accumulate;

static Accumulate *accumulate_of(TareValue v) { return (Accumulate *)tare_value_get_object(v); }

static TareValue accumulate_create(TareRuntime *rt, TareType *type,
                                   const TareArguments *arguments) {
    static const char *const names[] = {"iterable", "func", "initial"};
    static const TareParameters parameters = {"accumulate", names, 3, 0, 2, 1};
    TareValue given[3];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareValue parts[2] = {tare_protocol_iterate(rt, given[0]),
                          tare_value_is_absent(given[1]) ? TARE_NONE : tare_retain(given[1])};
    TareValue v = tare_itertools_new_steal(rt, type, parts, 2);
    bool has_initial = !tare_value_is_absent(given[2]) && !tare_value_is_none(given[2]);
    if (!tare_value_is_absent(v) && has_initial) accumulate_of(v)->initial = tare_retain(given[2]);
    return v;
}

static TareValue accumulate_next(TareRuntime *rt, TareValue v) {
    Accumulate *self = accumulate_of(v);
    if (!tare_value_is_absent(self->initial)) {
        TareValue initial = self->initial;
        self->initial = TARE_ABSENT;
        tare_slot_set_steal(rt, &self->total, initial);
        return tare_retain(self->total);
    }
    TareValue item = tare_protocol_next(rt, self->iterator);
    if (tare_value_is_absent(item)) return item;
    TareValue total = tare_retain(self->total), sum;
    if (tare_value_is_absent(total))
        sum = tare_retain(item);
    else if (tare_value_is_none(self->function))
        sum = tare_operator_binary(rt, TARE_OPERATOR_ADD, total, item);
    else
        sum = tare_call_2(rt, self->function, total, item);
    tare_release(rt, total);
    tare_release(rt, item);
    if (tare_value_is_absent(sum)) return sum;
    tare_retain(sum);
    tare_slot_set_steal(rt, &self->total, sum);
    return sum;
}

// An iterator of `type` over chain((first,), self.iterator), with this function.
static TareValue reduce_chained(TareRuntime *rt, TareValue v, TareValue first) {
    const Accumulate *self = accumulate_of(v);
    TareType *chain = tare_itertools_find_type(rt, "chain", &tare_itertools_chain_spec);
    if (!chain) return TARE_ABSENT;
    TareValue row = tare_tuple_new_from(rt, &first, 1), joined = TARE_ABSENT;
    if (!tare_value_is_absent(row))
        joined = tare_call_2(rt, tare_value_from_object(chain), row, self->iterator);
    tare_release(rt, row);
    TareValue values[2] = {joined, self->function}, result = TARE_ABSENT;
    if (!tare_value_is_absent(joined))
        result = tare_itertools_new_reduced(rt, v, values, 2, TARE_NONE);
    tare_release(rt, joined);
    return result;
}

// A total of None cannot be told from none in a state: it is made again, and skipped.
static TareValue reduce_skipping(TareRuntime *rt, TareValue v) {
    TareType *islice = tare_itertools_find_type(rt, "islice", &tare_itertools_islice_spec);
    if (!islice) return TARE_ABSENT;
    TareValue whole = reduce_chained(rt, v, TARE_NONE), result = TARE_ABSENT, pair[2];
    if (tare_value_is_absent(whole)) return whole;
    const TareTuple *made = tare_tuple_of(tare_tuple_of(whole)->items[1]);
    TareValue values[3] = {tare_call_values(rt, tare_tuple_of(whole)->items[0], made->items, 2),
                           tare_int_new(rt, 1), TARE_NONE};
    tare_release(rt, whole);
    if (!tare_value_is_absent(values[0]) && !tare_value_is_absent(values[1])) {
        pair[0] = tare_value_from_object(islice);
        pair[1] = tare_tuple_new_from(rt, values, 3);
        if (!tare_value_is_absent(pair[1])) result = tare_tuple_new_from(rt, pair, 2);
        tare_release(rt, pair[1]);
    }
    tare_release(rt, values[0]);
    tare_release(rt, values[1]);
    return result;
}

static TareValue accumulate_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Accumulate *self = accumulate_of(v);
    if (!tare_value_is_absent(self->initial)) return reduce_chained(rt, v, self->initial);
    if (tare_value_is_none(self->total)) return reduce_skipping(rt, v);
    TareValue values[2] = {self->iterator, self->function};
    TareValue total = tare_value_is_absent(self->total) ? TARE_NONE : self->total;
    return tare_itertools_new_reduced(rt, v, values, 2, total);
}

static TareValue accumulate_set_state(TareRuntime *rt, TareValue v,
                                      const TareArguments *arguments) {
    tare_slot_set_steal(rt, &accumulate_of(v)->total, tare_retain(arguments->values[0]));
    return TARE_NONE;
}

static void accumulate_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 4, sizeof(Accumulate), "");
}

static const TareNativeDefinition accumulate_methods[] = {
    {"__reduce__", accumulate_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {"__setstate__", accumulate_set_state, TARE_NATIVE_ONE,
     .doc = "Take a state over from a pickle."},
    {NULL},
};

const TareTypeSpec tare_itertools_accumulate_spec = {
    .instance_bytes = sizeof(Accumulate),
    .flags = TARE_TYPE_IS_BASE,
    .methods = accumulate_methods,
    .doc = "accumulate(iterable, func=None, *, initial=None)\n\nSums so far, or what the function "
           "makes of the last one and the item.",
    .slots = {.describe = accumulate_describe,
              .create = accumulate_create,
              .iterate = tare_container_return_self,
              .next = accumulate_next},
};

// ---- pairwise ----------------------------------------------------------------------------------

typedef struct Pairwise {
    TareObject header;
    TareValue iterator;  // absent at the end
    TareValue last;      // absent before the first item
} Pairwise;

static TareValue pairwise_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const TareNativeDefinition definition = {"pairwise", NULL, TARE_NATIVE_POSITIONAL, 1, 1};
    if (tare_itertools_check(rt, type, &definition, arguments) != TARE_OK) return TARE_ABSENT;
    TareValue iterator = tare_protocol_iterate(rt, arguments->values[0]);
    return tare_itertools_new_steal(rt, type, &iterator, 1);
}

static TareValue pairwise_next(TareRuntime *rt, TareValue v) {
    Pairwise *self = (Pairwise *)tare_value_get_object(v);
    if (tare_value_is_absent(self->iterator)) return TARE_ABSENT;
    TareValue iterator = tare_retain(self->iterator), pair = TARE_ABSENT, item = TARE_ABSENT;
    TareValue last = tare_retain(self->last);
    if (tare_value_is_absent(last)) last = tare_protocol_next(rt, iterator);
    if (!tare_value_is_absent(last)) item = tare_protocol_next(rt, iterator);
    tare_release(rt, iterator);
    if (!tare_value_is_absent(item)) {
        pair = tare_tuple_pack(rt, last, item);
        tare_slot_set_steal(rt, &self->last, item);
    } else {
        tare_slot_clear(rt, &self->iterator);
        tare_slot_clear(rt, &self->last);
    }
    tare_release(rt, last);
    return pair;
}

static void pairwise_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Pairwise), "");
}

const TareTypeSpec tare_itertools_pairwise_spec = {
    .instance_bytes = sizeof(Pairwise),
    .flags = TARE_TYPE_IS_BASE,
    .doc = "pairwise(iterable, /)\n\nEach item with the one that follows it.",
    .slots = {.describe = pairwise_describe,
              .create = pairwise_create,
              .iterate = tare_container_return_self,
              .next = pairwise_next},
};
