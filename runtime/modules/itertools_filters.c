// takewhile, dropwhile, filterfalse, starmap and compress: two references and a mark. Neither
// reference ever changes.
#include "modules/itertools.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"

typedef struct Filter {
    TareObject header;
    TareValue function;   // compress: the iterator over data
    TareValue iterator;   // compress: over selectors
    uint64_t is_decided;  // takewhile: it has ended; dropwhile: it has begun
} Filter;

static Filter *of(TareValue v) { return (Filter *)tare_value_get_object(v); }

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments,
                        const TareNativeDefinition *definition) {
    if (tare_itertools_check(rt, type, definition, arguments) != TARE_OK) return TARE_ABSENT;
    TareValue parts[2] = {tare_retain(arguments->values[0]),
                          tare_protocol_iterate(rt, arguments->values[1])};
    return tare_itertools_new_steal(rt, type, parts, 2);
}

#define CREATE(name)                                                                         \
    static TareValue create_##name(TareRuntime *rt, TareType *type,                          \
                                   const TareArguments *arguments) {                         \
        static const TareNativeDefinition row = {#name, NULL, TARE_NATIVE_POSITIONAL, 2, 2}; \
        return create(rt, type, arguments, &row);                                            \
    }
CREATE(takewhile)
CREATE(dropwhile)
CREATE(filterfalse)
CREATE(starmap)

static TareValue create_compress(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"data", "selectors"};
    static const TareParameters parameters = {"compress", names, 2, 0, 2, 2};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareValue parts[2] = {tare_protocol_iterate(rt, given[0]), TARE_ABSENT};
    if (!tare_value_is_absent(parts[0])) parts[1] = tare_protocol_iterate(rt, given[1]);
    return tare_itertools_new_steal(rt, type, parts, 2);
}

// Whether the function says yes to the item: 1, 0, -1.
static int ask(TareRuntime *rt, const Filter *self, TareValue item) {
    TareValue answer = tare_call_1(rt, self->function, item);
    if (tare_value_is_absent(answer)) return -1;
    int truth = tare_protocol_truth(rt, answer);
    tare_release(rt, answer);
    return truth;
}

static TareValue next_takewhile(TareRuntime *rt, TareValue v) {
    Filter *self = of(v);
    if (self->is_decided) return TARE_ABSENT;
    TareValue item = tare_protocol_next(rt, self->iterator);
    if (tare_value_is_absent(item)) return item;
    int answer = ask(rt, self, item);
    if (answer > 0) return item;
    if (answer == 0) self->is_decided = true;
    tare_release(rt, item);
    return TARE_ABSENT;
}

static TareValue next_dropwhile(TareRuntime *rt, TareValue v) {
    Filter *self = of(v);
    for (;;) {
        TareValue item = tare_protocol_next(rt, self->iterator);
        if (tare_value_is_absent(item) || self->is_decided) return item;
        int answer = ask(rt, self, item);
        if (answer == 0) {
            self->is_decided = true;
            return item;
        }
        tare_release(rt, item);
        if (answer < 0) return TARE_ABSENT;
    }
}

static TareValue next_filterfalse(TareRuntime *rt, TareValue v) {
    const Filter *self = of(v);
    bool is_plain =
        tare_value_is_none(self->function) ||
        tare_value_is_same(self->function, tare_value_from_object(rt->types[TARE_TYPE_BOOL]));
    for (;;) {
        TareValue item = tare_protocol_next(rt, self->iterator);
        if (tare_value_is_absent(item)) return item;
        int answer = is_plain ? tare_protocol_truth(rt, item) : ask(rt, self, item);
        if (answer == 0) return item;
        tare_release(rt, item);
        if (answer < 0) return TARE_ABSENT;
    }
}

static TareValue next_starmap(TareRuntime *rt, TareValue v) {
    const Filter *self = of(v);
    TareValue row = tare_protocol_next(rt, self->iterator);
    if (tare_value_is_absent(row)) return row;
    if (!tare_value_is_exact(row, TARE_TYPE_TUPLE)) {
        TareValue tuple = tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_TUPLE]), row);
        tare_slot_set_steal(rt, &row, tuple);
        if (tare_value_is_absent(row)) return row;
    }
    const TareTuple *values = tare_tuple_of(row);
    TareValue result = tare_call_values(rt, self->function, values->items, values->length);
    tare_release(rt, row);
    return result;
}

static TareValue next_compress(TareRuntime *rt, TareValue v) {
    const Filter *self = of(v);
    for (;;) {
        TareValue item = tare_protocol_next(rt, self->function);
        if (tare_value_is_absent(item)) return item;
        TareValue selector = tare_protocol_next(rt, self->iterator);
        int answer = tare_value_is_absent(selector) ? -1 : tare_protocol_truth(rt, selector);
        tare_release(rt, selector);
        if (answer > 0) return item;
        tare_release(rt, item);
        if (answer < 0) return TARE_ABSENT;
    }
}

static TareValue reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue values[2] = {of(v)->function, of(v)->iterator};
    return tare_itertools_new_reduced(rt, v, values, 2, TARE_ABSENT);
}

static TareValue reduce_decided(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue values[2] = {of(v)->function, of(v)->iterator};
    TareValue state = tare_int_new(rt, (int64_t)of(v)->is_decided);
    if (tare_value_is_absent(state)) return state;
    TareValue result = tare_itertools_new_reduced(rt, v, values, 2, state);
    tare_release(rt, state);
    return result;
}

static TareValue set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    int truth = tare_protocol_truth(rt, arguments->values[0]);
    if (truth < 0) return TARE_ABSENT;
    of(v)->is_decided = (uint64_t)truth;
    return TARE_NONE;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Filter), "ended or begun");
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {NULL},
};

static const TareNativeDefinition methods_decided[] = {
    {"__reduce__", reduce_decided, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {"__setstate__", set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {NULL},
};

#define SPEC(kind, table, text)                          \
    const TareTypeSpec tare_itertools_##kind##_spec = {  \
        .instance_bytes = sizeof(Filter),                \
        .flags = TARE_TYPE_IS_BASE,                      \
        .methods = table,                                \
        .doc = text,                                     \
        .slots = {.describe = describe,                  \
                  .create = create_##kind,               \
                  .iterate = tare_container_return_self, \
                  .next = next_##kind},                  \
    }

SPEC(takewhile, methods_decided,
     "takewhile(predicate, iterable, /)\n\nItems as long as the predicate holds.");
SPEC(dropwhile, methods_decided,
     "dropwhile(predicate, iterable, /)\n\nItems from the first on for which it does not hold.");
SPEC(filterfalse, methods,
     "filterfalse(function, iterable, /)\n\nItems for which the function says no; with None, "
     "those that are false.");
SPEC(starmap, methods,
     "starmap(function, iterable, /)\n\nWhat the function gives for each row of arguments.");
SPEC(compress, methods, "compress(data, selectors)\n\nThe items of data whose selectors are true.");
