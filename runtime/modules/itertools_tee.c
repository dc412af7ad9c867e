// tee: iterators that walk along a list of links, each of which keeps some items of the iterator
// behind all of them. Links that nobody has before him any more go.
#include "modules/itertools.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "object/intern.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/list.h"

enum { LINK_ITEMS = 12 };  // fills a block of 128 bytes

typedef struct Link {
    TareObject header;
    TareValue iterator;
    TareValue next;  // another link; absent at the end
    TareValue items[LINK_ITEMS];
    uint32_t count;
    bool is_running;  // an item is being taken
} Link;
enum { LINK_REFERENCES = LINK_ITEMS + 2 };

typedef struct Tee {
    TareObject header;
    TareValue link;
    uint64_t index;
} Tee;

static Link *link_of(TareValue v) { return (Link *)tare_value_get_object(v); }
static Tee *tee_of(TareValue v) { return (Tee *)tare_value_get_object(v); }

// ---- _tee_dataobject ---------------------------------------------------------------------------

static TareValue new_link(TareRuntime *rt, TareType *type, TareValue iterator) {
    TareValue parts[1] = {tare_retain(iterator)};
    return tare_itertools_new_steal(rt, type, parts, 1);
}

// The item at `index`, which the iterator gives if it has not done so.
static TareValue fetch_item(TareRuntime *rt, TareValue v, size_t index) {
    Link *self = link_of(v);
    if (index < self->count) return tare_retain(self->items[index]);
    if (self->is_running)
        return tare_error_raise(rt, TARE_TYPE_RUNTIME_ERROR, "cannot re-enter the tee iterator");
    tare_retain(v);
    self->is_running = true;
    TareValue item = tare_protocol_next(rt, self->iterator);
    self->is_running = false;
    if (!tare_value_is_absent(item)) self->items[self->count++] = tare_retain(item);
    tare_release(rt, v);
    return item;
}

// The link behind a full one, made when first asked for.
static TareValue fetch_next(TareRuntime *rt, TareValue v) {
    Link *self = link_of(v);
    if (tare_value_is_absent(self->next))
        self->next = new_link(rt, tare_type_get(rt, v), self->iterator);
    return tare_retain(self->next);
}

static TareValue link_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    Link *self = link_of(v);
    TareValue items = tare_list_new_from(rt, self->items, self->count);
    if (tare_value_is_absent(items)) return items;
    TareValue next = tare_value_is_absent(self->next) ? TARE_NONE : self->next;
    TareValue values[3] = {self->iterator, items, next};
    TareValue result = tare_itertools_new_reduced(rt, v, values, 3, TARE_ABSENT);
    tare_release(rt, items);
    return result;
}

static TareStatus fill_link(TareRuntime *rt, Link *self, TareValue items, TareValue next) {
    const TareList *list = tare_list_of(items);
    if (list->length > LINK_ITEMS || (list->length < LINK_ITEMS && !tare_value_is_none(next)))
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Invalid arguments");
    for (size_t i = 0; i < list->length; i++) self->items[i] = tare_retain(list->items[i]);
    self->count = (uint32_t)list->length;
    if (tare_value_is_none(next)) return TARE_OK;
    if (tare_type_get(rt, next) != rt->shapes[self->header.shape_id]->type)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Invalid arguments");
    self->next = tare_retain(next);
    return TARE_OK;
}

static TareValue link_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const TareNativeDefinition definition = {"teedataobject", NULL, TARE_NATIVE_POSITIONAL,
                                                    3, 3};
    const TareValue *values = arguments->values;
    if (tare_itertools_check(rt, type, &definition, arguments) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_exact(values[1], TARE_TYPE_LIST))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "teedataobject() argument 2 must be list, not %T", values[1]);
    TareValue v = new_link(rt, type, values[0]);
    if (!tare_value_is_absent(v) && fill_link(rt, link_of(v), values[1], values[2]) != TARE_OK)
        tare_slot_clear(rt, &v);
    return v;
}

static void link_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, LINK_REFERENCES, sizeof(Link), "count, mark");
}

static const TareNativeDefinition link_methods[] = {
    {"__reduce__", link_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_itertools_tee_link_spec = {
    .instance_bytes = sizeof(Link),
    .methods = link_methods,
    .slots = {.describe = link_describe, .create = link_create},
};

// ---- _tee --------------------------------------------------------------------------------------

static bool is_tee(TareRuntime *rt, TareValue v) {
    return tare_type_get(rt, v)->slots.describe == tare_itertools_tee_spec.slots.describe;
}

static TareValue new_tee(TareRuntime *rt, TareType *type, TareValue stolen_link, uint64_t index) {
    TareValue v = tare_itertools_new_steal(rt, type, &stolen_link, 1);
    if (!tare_value_is_absent(v)) tee_of(v)->index = index;
    return v;
}

static TareValue tee_copy(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    return new_tee(rt, tare_type_get(rt, v), tare_retain(tee_of(v)->link), tee_of(v)->index);
}

static TareValue tee_over(TareRuntime *rt, TareType *type, TareValue iterable) {
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) return iterator;
    TareValue result = TARE_ABSENT;
    TareType *link_type = NULL;
    if (is_tee(rt, iterator))
        result = tee_copy(rt, iterator, NULL);
    else
        link_type = tare_itertools_find_type(rt, "_tee_dataobject", &tare_itertools_tee_link_spec);
    if (link_type) result = new_tee(rt, type, new_link(rt, link_type, iterator), 0);
    tare_release(rt, iterator);
    return result;
}

static TareValue tee_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const TareNativeDefinition definition = {"_tee", NULL, TARE_NATIVE_POSITIONAL, 1, 1};
    if (tare_itertools_check(rt, type, &definition, arguments) != TARE_OK) return TARE_ABSENT;
    return tee_over(rt, type, arguments->values[0]);
}

static TareValue tee_next(TareRuntime *rt, TareValue v) {
    Tee *self = tee_of(v);
    if (self->index >= LINK_ITEMS) {
        TareValue next = fetch_next(rt, self->link);
        if (tare_value_is_absent(next)) return next;
        tare_slot_set_steal(rt, &self->link, next);
        self->index = 0;
    }
    TareValue item = fetch_item(rt, self->link, self->index);
    if (!tare_value_is_absent(item)) self->index++;
    return item;
}

static TareValue tee_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue nothing = tare_tuple_new(rt, 0), state = TARE_ABSENT, result = TARE_ABSENT;
    if (!tare_value_is_absent(nothing))
        state = tare_tuple_pack(rt, tee_of(v)->link,
                                tare_value_from_small_int((int64_t)tee_of(v)->index));
    if (!tare_value_is_absent(state))
        result = tare_itertools_new_reduced(rt, v, &nothing, 1, state);
    tare_release(rt, state);
    tare_release(rt, nothing);
    return result;
}

static TareValue tee_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue state = arguments->values[0];
    int64_t index;
    if (!tare_type_is_instance(rt, state, TARE_TYPE_TUPLE))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "state is not a tuple");
    if (tare_itertools_check_state(rt, state, 2, 2) != TARE_OK) return TARE_ABSENT;
    const TareValue *parts = tare_tuple_of(state)->items;
    if (tare_type_get(rt, parts[0])->spec != &tare_itertools_tee_link_spec)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "argument 1 must be itertools._tee_dataobject, not %T", parts[0]);
    if (tare_operator_index_size(rt, parts[1], &index) != TARE_OK) return TARE_ABSENT;
    if (index < 0 || index > LINK_ITEMS || (size_t)index > link_of(parts[0])->count)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "Index out of range");
    tare_slot_set_steal(rt, &tee_of(v)->link, tare_retain(parts[0]));
    tee_of(v)->index = (uint64_t)index;
    return TARE_NONE;
}

static void tee_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 1, sizeof(Tee), "index");
}

static const TareNativeDefinition tee_methods[] = {
    {"__copy__", tee_copy, TARE_NATIVE_NONE, .doc = "Returns an independent iterator."},
    {"__reduce__", tee_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {"__setstate__", tee_set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {NULL},
};

const TareTypeSpec tare_itertools_tee_spec = {
    .instance_bytes = sizeof(Tee),
    .flags = TARE_TYPE_ALLOWS_WEAK,
    .methods = tee_methods,
    .doc = "One of the iterators that tee() makes.",
    .slots = {.describe = tee_describe,
              .create = tee_create,
              .iterate = tare_container_return_self,
              .next = tee_next},
};

// ---- the function ------------------------------------------------------------------------------

// The method __copy__ of an iterator; absent without an error where it has none.
static TareValue fetch_copier(TareRuntime *rt, TareValue iterator) {
    bool failed;
    TareValue name = tare_string_new_c(rt, "__copy__");
    if (tare_value_is_absent(name)) return name;
    TareValue found = tare_attribute_fetch_optional(rt, iterator, tare_string_of(name), &failed);
    tare_release(rt, name);
    return found;
}

// The first of them: the iterator itself where it can be copied, or a _tee over it.
static TareValue fetch_first(TareRuntime *rt, TareValue iterable, TareValue *copier) {
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) return iterator;
    *copier = fetch_copier(rt, iterator);
    if (tare_value_is_absent(*copier) && !tare_error_is_pending(rt)) {
        TareType *type = tare_itertools_find_type(rt, "_tee", &tare_itertools_tee_spec);
        TareValue tee = type ? tee_over(rt, type, iterator) : TARE_ABSENT;
        tare_slot_set_steal(rt, &iterator, tee);
        if (!tare_value_is_absent(tee)) *copier = fetch_copier(rt, tee);
    }
    if (tare_error_is_pending(rt)) tare_slot_clear(rt, &iterator);
    return iterator;
}

TareValue tare_itertools_tee(TareRuntime *rt, TareValue module, const TareArguments *arguments) {
    int64_t count = 2;
    if (arguments->positional_count > 1 &&
        tare_operator_index_size(rt, arguments->values[1], &count) != TARE_OK)
        return TARE_ABSENT;
    if (count < 0) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "n must be >= 0");
    if (count > (int64_t)(INT64_MAX / sizeof(Tee))) return tare_error_raise_memory(rt);
    TareValue copier = TARE_ABSENT, result = tare_tuple_new(rt, (size_t)count);
    if (count == 0 || tare_value_is_absent(result)) return result;
    for (int64_t i = 0; i < count && !tare_value_is_absent(result); i++) {
        TareValue one =
            i ? tare_call_0(rt, copier) : fetch_first(rt, arguments->values[0], &copier);
        tare_tuple_of(result)->items[i] = one;
        if (tare_value_is_absent(one)) tare_slot_clear(rt, &result);
    }
    tare_release(rt, copier);
    return result;
}
