// map(function, *iterables).
//   +0 header  +8 function  +16 tuple of iterators
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"

typedef struct Map {
    TareObject header;
    TareValue function;
    TareValue iterators;
} Map;

static Map *map_of(TareValue v) { return (Map *)tare_value_get_object(v); }

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (tare_native_refuse_keywords_new(rt, type, TARE_TYPE_MAP, "map", arguments) != TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count < 2)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "map() must have at least two arguments.");
    TareValue iterators =
        tare_container_iterate_each(rt, arguments->values + 1, arguments->positional_count - 1);
    if (tare_value_is_absent(iterators)) return iterators;
    Map *self = tare_alloc_instance(rt, type, 0);
    if (!self) {
        tare_release(rt, iterators);
        return TARE_ABSENT;
    }
    self->function = tare_retain(arguments->values[0]);
    self->iterators = iterators;
    return tare_value_from_object(self);
}

// With several iterators the items wait in a tuple.
static TareValue next_of_many(TareRuntime *rt, Map *self, TareTuple *iterators) {
    TareValue items = tare_tuple_new(rt, iterators->length);
    if (tare_value_is_absent(items)) return items;
    TareTuple *row = tare_tuple_of(items);
    TareValue result = TARE_ABSENT;
    size_t i = 0;
    for (; i < iterators->length; i++) {
        row->items[i] = tare_protocol_next(rt, iterators->items[i]);
        if (tare_value_is_absent(row->items[i])) break;
    }
    if (i == iterators->length)
        result = tare_call_values(rt, self->function, row->items, row->length);
    tare_release(rt, items);
    return result;
}

static TareValue next(TareRuntime *rt, TareValue v) {
    Map *self = map_of(v);
    TareTuple *iterators = tare_tuple_of(self->iterators);
    if (iterators->length != 1) return next_of_many(rt, self, iterators);
    TareValue item = tare_protocol_next(rt, iterators->items[0]);
    if (tare_value_is_absent(item)) return item;
    TareValue result = tare_call_1(rt, self->function, item);
    tare_release(rt, item);
    return result;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Map), "");
}

// (type, (function, *iterators))
static TareValue map_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Map *self = map_of(v);
    TareTuple *iterators = tare_tuple_of(self->iterators);
    TareValue all = tare_tuple_new(rt, iterators->length + 1);
    if (tare_value_is_absent(all)) return all;
    tare_tuple_of(all)->items[0] = tare_retain(self->function);
    for (size_t i = 0; i < iterators->length; i++)
        tare_tuple_of(all)->items[i + 1] = tare_retain(iterators->items[i]);
    return tare_container_new_reduced_type_steal(rt, v, all);
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", map_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_map_spec = {
    .instance_bytes = sizeof(Map),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_PLAIN,
    .reference_count = 2,
    .methods = methods,
    .doc = "map(func, *iterables) --> map object\n\nMake an iterator that computes the function "
           "using arguments from\neach of the iterables.  Stops when the shortest iterable is "
           "exhausted.",
    .slots = {.describe = describe,
              .create = create,
              .iterate = tare_container_return_self,
              .next = next},
};
