// filter(function or None, iterable).
//   +0 header  +8 function (None: the item's own truth)  +16 iterator
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"

typedef struct Filter {
    TareObject header;
    TareValue function;
    TareValue iterator;
} Filter;

static Filter *filter_of(TareValue v) { return (Filter *)tare_value_get_object(v); }

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    if (tare_native_refuse_keywords_new(rt, type, TARE_TYPE_FILTER, "filter", arguments) != TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count != 2)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "filter expected 2 arguments, got %zu",
                                arguments->positional_count);
    TareValue iterator = tare_protocol_iterate(rt, arguments->values[1]);
    if (tare_value_is_absent(iterator)) return iterator;
    Filter *self = tare_alloc_instance(rt, type, 0);
    if (!self) {
        tare_release(rt, iterator);
        return TARE_ABSENT;
    }
    self->function = tare_retain(arguments->values[0]);
    self->iterator = iterator;
    return tare_value_from_object(self);
}

// 1, 0, -1.
static int passes(TareRuntime *rt, Filter *self, TareValue item) {
    if (tare_value_is_none(self->function) ||
        tare_value_is_same(self->function, tare_value_from_object(rt->types[TARE_TYPE_BOOL])))
        return tare_protocol_truth(rt, item);
    TareValue verdict = tare_call_1(rt, self->function, item);
    if (tare_value_is_absent(verdict)) return -1;
    int truth = tare_protocol_truth(rt, verdict);
    tare_release(rt, verdict);
    return truth;
}

static TareValue next(TareRuntime *rt, TareValue v) {
    Filter *self = filter_of(v);
    for (;;) {
        TareValue item = tare_protocol_next(rt, self->iterator);
        if (tare_value_is_absent(item)) return item;
        int verdict = passes(rt, self, item);
        if (verdict > 0) return item;
        tare_release(rt, item);
        if (verdict < 0) return TARE_ABSENT;
    }
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Filter), "");
}

static TareValue filter_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return tare_container_new_reduced_type_steal(
        rt, v, tare_tuple_new_from(rt, &filter_of(v)->function, 2));
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", filter_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_filter_spec = {
    .instance_bytes = sizeof(Filter),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_PLAIN,
    .reference_count = 2,
    .methods = methods,
    .doc = "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding "
           "those items of iterable for which function(item)\nis true. If function is None, return "
           "the items that are true.",
    .slots = {.describe = describe,
              .create = create,
              .iterate = tare_container_return_self,
              .next = next},
};
