// groupby and the iterators over its groups, and zip_longest.
#include "modules/itertools.h"
#include "object/call.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container.h"

// ---- groupby -----------------------------------------------------------------------------------

typedef struct Groupby {
    TareObject header;
    TareValue iterator;
    TareValue function;  // None: an item is its own key
    TareValue wanted;    // key of the group that was given last; absent before the first
    TareValue key;       // of the item that was taken last; absent once that was given out
    TareValue item;
    TareValue group_type;
    uint64_t group;  // number of the only group that may still give items
} Groupby;

typedef struct Group {
    TareObject header;
    TareValue parent;
    TareValue wanted;
    uint64_t number;
} Group;

static Groupby *groupby_of(TareValue v) { return (Groupby *)tare_value_get_object(v); }
static Group *group_of(TareValue v) { return (Group *)tare_value_get_object(v); }

static TareValue groupby_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const char *const names[] = {"iterable", "key"};
    static const TareParameters parameters = {"groupby", names, 2, 0, 2, 1};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    TareType *group_type = tare_itertools_find_type(rt, "_grouper", &tare_itertools_group_spec);
    if (!group_type) return TARE_ABSENT;
    TareValue function = tare_value_is_absent(given[1]) ? TARE_NONE : given[1];
    TareValue parts[2] = {tare_protocol_iterate(rt, given[0]), tare_retain(function)};
    TareValue v = tare_itertools_new_steal(rt, type, parts, 2);
    if (!tare_value_is_absent(v))
        groupby_of(v)->group_type = tare_retain(tare_value_from_object(group_type));
    return v;
}

// Takes the next item and its key: false at the end or with an error.
static bool take_item(TareRuntime *rt, Groupby *self) {
    TareValue item = tare_protocol_next(rt, self->iterator);
    if (tare_value_is_absent(item)) return false;
    TareValue key = tare_value_is_none(self->function) ? tare_retain(item)
                                                       : tare_call_1(rt, self->function, item);
    if (tare_value_is_absent(key)) {
        tare_release(rt, item);
        return false;
    }
    tare_slot_set_steal(rt, &self->item, item);
    tare_slot_set_steal(rt, &self->key, key);
    return true;
}

// Whether the item taken last is of the group of this key: 1, 0, -1.
static int is_in_group(TareRuntime *rt, const Groupby *self, TareValue wanted) {
    TareValue left = tare_retain(wanted), right = tare_retain(self->key);
    int answer = tare_protocol_equals(rt, left, right);
    tare_release(rt, left);
    tare_release(rt, right);
    return answer;
}

static TareValue new_group(TareRuntime *rt, TareValue type, TareValue parent, TareValue wanted) {
    TareValue parts[2] = {tare_retain(parent), tare_retain(wanted)};
    TareValue v = tare_itertools_new_steal(rt, tare_type_of_value(type), parts, 2);
    if (!tare_value_is_absent(v)) group_of(v)->number = ++groupby_of(parent)->group;
    return v;
}

static TareValue groupby_next(TareRuntime *rt, TareValue v) {
    Groupby *self = groupby_of(v);
    self->group++;
    for (;;) {
        bool has_key = !tare_value_is_absent(self->key);
        if (has_key && tare_value_is_absent(self->wanted)) break;
        int is_same = has_key ? is_in_group(rt, self, self->wanted) : 1;
        if (is_same < 0) return TARE_ABSENT;
        if (is_same == 0) break;
        if (!take_item(rt, self)) return TARE_ABSENT;
    }
    TareValue key = tare_retain(self->key);
    tare_slot_set_steal(rt, &self->wanted, tare_retain(key));
    TareValue group = new_group(rt, self->group_type, v, key), pair = TARE_ABSENT;
    if (!tare_value_is_absent(group)) pair = tare_tuple_pack(rt, key, group);
    tare_release(rt, group);
    tare_release(rt, key);
    return pair;
}

static TareValue groupby_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Groupby *self = groupby_of(v);
    TareValue values[2] = {self->iterator, self->function};
    TareValue parts[3] = {self->key, self->wanted, self->item};
    for (int i = 0; i < 3; i++)
        if (tare_value_is_absent(parts[i]))
            return tare_itertools_new_reduced(rt, v, values, 2, TARE_ABSENT);
    TareValue state = tare_tuple_new_from(rt, parts, 3);
    if (tare_value_is_absent(state)) return state;
    TareValue result = tare_itertools_new_reduced(rt, v, values, 2, state);
    tare_release(rt, state);
    return result;
}

static TareValue groupby_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    TareValue state = arguments->values[0];
    Groupby *self = groupby_of(v);
    if (tare_itertools_check_state(rt, state, 3, 3) != TARE_OK) return TARE_ABSENT;
    TareValue *fields[3] = {&self->key, &self->wanted, &self->item};
    for (int i = 0; i < 3; i++)
        tare_slot_set_steal(rt, fields[i], tare_retain(tare_tuple_of(state)->items[i]));
    return TARE_NONE;
}

static void groupby_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 6, sizeof(Groupby), "group");
}

static const TareNativeDefinition groupby_methods[] = {
    {"__reduce__", groupby_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {"__setstate__", groupby_set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {NULL},
};

const TareTypeSpec tare_itertools_groupby_spec = {
    .instance_bytes = sizeof(Groupby),
    .flags = TARE_TYPE_IS_BASE,
    .methods = groupby_methods,
    .doc = "groupby(iterable, key=None)\n\nRuns of items with equal keys, as pairs of the key and "
           "an iterator over the run.",
    .slots = {.describe = groupby_describe,
              .create = groupby_create,
              .iterate = tare_container_return_self,
              .next = groupby_next},
};

// ---- _grouper ----------------------------------------------------------------------------------

static TareValue group_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    static const TareNativeDefinition definition = {"_grouper", NULL, TARE_NATIVE_POSITIONAL, 2, 2};
    if (tare_itertools_check(rt, type, &definition, arguments) != TARE_OK) return TARE_ABSENT;
    TareValue parent = arguments->values[0];
    if (tare_type_get(rt, parent)->slots.next != groupby_next)
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "_grouper() argument 1 must be itertools.groupby, not %T", parent);
    return new_group(rt, tare_value_from_object(type), parent, arguments->values[1]);
}

static TareValue group_next(TareRuntime *rt, TareValue v) {
    Group *self = group_of(v);
    Groupby *parent = groupby_of(self->parent);
    if (parent->group != self->number) return TARE_ABSENT;
    if (tare_value_is_absent(parent->item) && !take_item(rt, parent)) return TARE_ABSENT;
    if (is_in_group(rt, parent, self->wanted) <= 0) return TARE_ABSENT;
    TareValue item = parent->item;
    parent->item = TARE_ABSENT;
    tare_slot_clear(rt, &parent->key);
    return item;
}

static TareValue group_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Group *self = group_of(v);
    TareValue values[2] = {self->parent, self->wanted};
    if (groupby_of(self->parent)->group == self->number)
        return tare_itertools_new_reduced(rt, v, values, 2, TARE_ABSENT);
    TareValue nothing = tare_tuple_new(rt, 0);
    if (tare_value_is_absent(nothing)) return nothing;
    TareValue result = tare_container_new_reduced(rt, "iter", nothing, TARE_ABSENT);
    tare_release(rt, nothing);
    return result;
}

static void group_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Group), "number");
}

static const TareNativeDefinition group_methods[] = {
    {"__reduce__", group_reduce, TARE_NATIVE_NONE, .doc = "Return state information for pickling."},
    {NULL},
};

const TareTypeSpec tare_itertools_group_spec = {
    .instance_bytes = sizeof(Group),
    .methods = group_methods,
    .slots = {.describe = group_describe,
              .create = group_create,
              .iterate = tare_container_return_self,
              .next = group_next},
};

// ---- zip_longest -------------------------------------------------------------------------------

typedef struct Longest {
    TareObject header;
    TareValue iterators;  // a tuple of its own; None where one has ended
    TareValue fill;
    uint64_t active_count;
} Longest;

static Longest *longest_of(TareValue v) { return (Longest *)tare_value_get_object(v); }

static TareValue longest_create(TareRuntime *rt, TareType *type, const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    TareValue fill = TARE_NONE;
    if (tare_native_keyword_count(arguments)) {
        fill = tare_native_find_keyword(arguments, "fillvalue");
        if (tare_value_is_absent(fill) || tare_native_keyword_count(arguments) > 1)
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                    "zip_longest() got an unexpected keyword argument");
    }
    TareValue parts[2] = {tare_container_iterate_each(rt, arguments->values, count),
                          tare_retain(fill)};
    TareValue v = tare_itertools_new_steal(rt, type, parts, 2);
    if (!tare_value_is_absent(v)) longest_of(v)->active_count = count;
    return v;
}

// The next item of the iterator at `i`, or what fills its place; absent at the end of all.
static TareValue longest_next_at(TareRuntime *rt, Longest *self, size_t i) {
    TareValue *place = &tare_tuple_of(self->iterators)->items[i];
    if (tare_value_is_none(*place)) return tare_retain(self->fill);
    TareValue iterator = tare_retain(*place), item = tare_protocol_next(rt, iterator);
    tare_release(rt, iterator);
    if (!tare_value_is_absent(item)) return item;
    if (self->active_count) self->active_count--;
    if (tare_error_is_pending(rt)) self->active_count = 0;
    if (!self->active_count) return TARE_ABSENT;
    tare_slot_set_steal(rt, place, TARE_NONE);
    return tare_retain(self->fill);
}

static TareValue longest_next(TareRuntime *rt, TareValue v) {
    Longest *self = longest_of(v);
    if (!self->active_count) return TARE_ABSENT;
    TareValue row = tare_tuple_new(rt, tare_tuple_of(self->iterators)->length);
    if (tare_value_is_absent(row)) return row;
    for (size_t i = 0; i < tare_tuple_of(row)->length; i++) {
        TareValue item = longest_next_at(rt, self, i);
        tare_tuple_of(row)->items[i] = item;
        if (!tare_value_is_absent(item)) continue;
        tare_release(rt, row);
        return TARE_ABSENT;
    }
    return row;
}

static TareValue longest_reduce(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    const Longest *self = longest_of(v);
    TareTuple *iterators = tare_tuple_of(self->iterators);
    TareValue given = tare_tuple_new_from(rt, iterators->items, iterators->length);
    TareValue nothing = tare_tuple_new(rt, 0), result = TARE_ABSENT;
    if (!tare_value_is_absent(given) && !tare_value_is_absent(nothing)) {
        TareValue *items = tare_tuple_of(given)->items;
        for (size_t i = 0; i < iterators->length; i++)
            if (tare_value_is_none(items[i]))
                tare_slot_set_steal(rt, &items[i], tare_retain(nothing));
        TareValue parts[3] = {tare_value_from_object(tare_type_get(rt, v)), given, self->fill};
        result = tare_tuple_new_from(rt, parts, 3);
    }
    tare_release(rt, nothing);
    tare_release(rt, given);
    return result;
}

static TareValue longest_set_state(TareRuntime *rt, TareValue v, const TareArguments *arguments) {
    tare_slot_set_steal(rt, &longest_of(v)->fill, tare_retain(arguments->values[0]));
    return TARE_NONE;
}

static void longest_describe(TareRuntime *rt, TareObject *self, TareDescriber *describer) {
    tare_container_describe(rt, self, describer, 2, sizeof(Longest), "iterators left");
}

static const TareNativeDefinition longest_methods[] = {
    {"__reduce__", longest_reduce, TARE_NATIVE_NONE,
     .doc = "Return state information for pickling."},
    {"__setstate__", longest_set_state, TARE_NATIVE_ONE, .doc = "Take a state over from a pickle."},
    {NULL},
};

const TareTypeSpec tare_itertools_zip_longest_spec = {
    .instance_bytes = sizeof(Longest),
    .flags = TARE_TYPE_IS_BASE,
    .methods = longest_methods,
    .doc = "zip_longest(*iterables, fillvalue=None)\n\nRows of one item of each iterable, to the "
           "end of the longest.",
    .slots = {.describe = longest_describe,
              .create = longest_create,
              .iterate = tare_container_return_self,
              .next = longest_next},
};
