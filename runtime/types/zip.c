// zip(*iterables, strict=False).
//   +0 header  +8 tuple of iterators  +16 uint64 strict
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/iterator.h"

typedef struct Zip {
    TareObject header;
    TareValue iterators;
    uint64_t is_strict;
} Zip;

static Zip *zip_of(TareValue v) { return (Zip *)tare_value_get_object(v); }

// The keyword strict, the only one there is.
static TareStatus read_strict(TareRuntime *rt, const TareArguments *arguments, bool *is_strict) {
    *is_strict = false;
    size_t count = tare_native_keyword_count(arguments);
    if (count > 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "zip() takes at most 1 keyword argument (%zu given)", count);
    for (size_t i = 0; i < count; i++) {
        TareString *name = tare_string_of(arguments->keyword_names->items[i]);
        if (!tare_string_equals_c(name, "strict"))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "'%U' is an invalid keyword argument for zip()", name);
        int truth = tare_protocol_truth(rt, arguments->values[arguments->positional_count + i]);
        if (truth < 0) return TARE_ERROR;
        *is_strict = truth;
    }
    return TARE_OK;
}

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    bool is_strict;
    if (read_strict(rt, arguments, &is_strict) != TARE_OK) return TARE_ABSENT;
    TareValue iterators =
        tare_container_iterate_each(rt, arguments->values, arguments->positional_count);
    if (tare_value_is_absent(iterators)) return iterators;
    Zip *self = tare_alloc_instance(rt, type, 0);
    if (!self) {
        tare_release(rt, iterators);
        return TARE_ABSENT;
    }
    self->iterators = iterators;
    self->is_strict = is_strict;
    return tare_value_from_object(self);
}

// --- Strict: who ended first, and is anyone longer? ---

static void refuse(TareRuntime *rt, size_t place, const char *relation) {
    tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "zip() argument %zu is %s than argument%s%zu",
                     place + 1, relation, place == 1 ? " " : "s 1-", place);
}

// Iterator `place` ended: all before it gave an item, so only the first may end a strict zip, and
// then all others must end too.
static void check_strict(TareRuntime *rt, TareTuple *iterators, size_t place) {
    if (place > 0) {
        refuse(rt, place, "shorter");
        return;
    }
    for (size_t i = 1; i < iterators->length; i++) {
        TareValue item = tare_protocol_next(rt, iterators->items[i]);
        if (!tare_value_is_absent(item)) {
            tare_release(rt, item);
            refuse(rt, i, "longer");
            return;
        }
        if (tare_error_is_pending(rt)) return;
    }
}

bool tare_zip_is_pair(const TareObject *object) {
    const Zip *self = (const Zip *)object;
    return tare_tuple_of(self->iterators)->length == 2 && !self->is_strict;
}

int tare_zip_next_pair(TareRuntime *rt, TareObject *object, TareValue *first, TareValue *second) {
    const TareValue *iterators = tare_tuple_of(((Zip *)object)->iterators)->items;
    *first = tare_protocol_next(rt, iterators[0]);
    if (tare_value_is_absent(*first)) return tare_error_is_pending(rt) ? -1 : 0;
    *second = tare_protocol_next(rt, iterators[1]);
    if (!tare_value_is_absent(*second)) return 1;
    tare_release(rt, *first);
    return tare_error_is_pending(rt) ? -1 : 0;
}

static TareValue next(TareRuntime *rt, TareValue v) {
    Zip *self = zip_of(v);
    TareTuple *iterators = tare_tuple_of(self->iterators);
    if (iterators->length == 0) return TARE_ABSENT;
    TareValue row = tare_tuple_new(rt, iterators->length);
    if (tare_value_is_absent(row)) return row;
    for (size_t i = 0; i < iterators->length; i++) {
        TareValue item = tare_protocol_next(rt, iterators->items[i]);
        if (tare_value_is_absent(item)) {
            tare_release(rt, row);
            if (self->is_strict && !tare_error_is_pending(rt)) check_strict(rt, iterators, i);
            return TARE_ABSENT;
        }
        tare_tuple_of(row)->items[i] = item;
    }
    return row;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(Zip), "strict");
}

static TareValue zip_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Zip *self = zip_of(v);
    TareValue items[3] = {tare_value_from_object(tare_type_get(rt, v)), self->iterators, TARE_TRUE};
    return tare_tuple_new_from(rt, items, self->is_strict ? 3 : 2);
}

static TareValue zip_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int truth = tare_protocol_truth(rt, arguments->values[0]);
    if (truth < 0) return TARE_ABSENT;
    zip_of(v)->is_strict = (uint64_t)truth;
    return TARE_NONE;
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", zip_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__setstate__", zip_set_state, TARE_NATIVE_ONE, .doc = "Set state information."},
    {NULL},
};

const TareTypeSpec tare_zip_spec = {
    .instance_bytes = sizeof(Zip),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_PLAIN,
    .reference_count = 1,
    .methods = methods,
    .doc = "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.",
    .slots = {.describe = describe,
              .create = create,
              .iterate = tare_container_return_self,
              .next = next},
};
