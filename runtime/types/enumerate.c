// enumerate(iterable, start=0).
//   +0 header  +8 iterator  +16 the next index, an int
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/iterator.h"

typedef struct Enumerate {
    TareObject header;
    TareValue iterator;
    TareValue index;
} Enumerate;

static Enumerate *enumerate_of(TareValue v) { return (Enumerate *)tare_value_get_object(v); }

static TareValue create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"iterable", "start"};
    static const TareParameters parameters = {"enumerate", names, 2, 0, 2, 0};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    if (tare_value_is_absent(given[0]))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "enumerate() missing required argument 'iterable'");
    TareValue index = tare_value_is_absent(given[1]) ? tare_int_new(rt, 0)
                                                     : tare_operator_index(rt, given[1]);
    if (tare_value_is_absent(index)) return index;
    TareValue iterator = tare_protocol_iterate(rt, given[0]);
    Enumerate *self = NULL;
    if (!tare_value_is_absent(iterator)) self = tare_alloc_instance(rt, type, 0);
    if (!self) {
        tare_release(rt, iterator);
        tare_release(rt, index);
        return TARE_ABSENT;
    }
    self->iterator = iterator;
    self->index = index;
    return tare_value_from_object(self);
}

// index + 1; new reference.
static TareValue following(TareRuntime *rt, TareValue index) {
    if (tare_value_is_small_int(index) && index.bits < (uint64_t)INT64_MAX - 1)
        return (TareValue){index.bits + 2};
    int64_t number;
    if (tare_int_to_int64(index, &number) && number < INT64_MAX)
        return tare_int_new(rt, number + 1);
    TareValue one = tare_int_new(rt, 1);
    if (tare_value_is_absent(one)) return one;
    TareValue sum = tare_int_operate(rt, TARE_OPERATOR_ADD, index, one);
    tare_release(rt, one);
    return sum;
}

int tare_enumerate_next_pair(TareRuntime *rt, TareObject *object, TareValue *index,
                             TareValue *item) {
    Enumerate *self = (Enumerate *)object;
    *item = tare_protocol_next(rt, self->iterator);
    if (tare_value_is_absent(*item)) return tare_error_is_pending(rt) ? -1 : 0;
    TareValue successor = following(rt, self->index);
    if (tare_value_is_absent(successor)) {
        tare_release(rt, *item);
        return -1;
    }
    *index = self->index;
    self->index = successor;
    return 1;
}

static TareValue next(TareRuntime *rt, TareValue v) {
    TareValue items[2];
    if (tare_enumerate_next_pair(rt, tare_value_get_object(v), &items[0], &items[1]) <= 0)
        return TARE_ABSENT;
    TareValue pair = tare_tuple_new_from_steal(rt, items, 2);
    if (!tare_value_is_absent(pair)) return pair;
    tare_release(rt, items[0]);
    tare_release(rt, items[1]);
    return pair;
}

static void describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Enumerate), "");
}

static TareValue enumerate_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Enumerate *self = enumerate_of(v);
    return tare_container_new_reduced_type_steal(rt, v,
                                                 tare_tuple_new_from(rt, &self->iterator, 2));
}

static const TareNativeDefinition methods[] = {
    {"__reduce__", enumerate_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "See PEP 585"},
    {NULL},
};

const TareTypeSpec tare_enumerate_spec = {
    .instance_bytes = sizeof(Enumerate),
    .flags = TARE_TYPE_IS_BASE | TARE_TYPE_IS_PLAIN,
    .reference_count = 2,
    .methods = methods,
    .doc = "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe "
           "enumerate object yields pairs containing a count (from start, which\ndefaults to zero) "
           "and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an "
           "indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    .slots = {.describe = describe,
              .create = create,
              .iterate = tare_container_return_self,
              .next = next},
};
