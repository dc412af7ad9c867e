// The methods of set and frozenset.
#include "object/call.h"
#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/list.h"
#include "types/set.h"
#include "types/set_algebra.h"
#include "types/set_table.h"

static TareValue none_if(TareStatus status) { return status == TARE_OK ? TARE_NONE : TARE_ABSENT; }
static TareValue truth_of(int answer) {
    return answer < 0 ? TARE_ABSENT : tare_value_from_bool(answer);
}

// --- One item ---

static TareValue set_add(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_set_add(rt, tare_set_of(self), arguments->values[0]));
}

static TareValue set_discard(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int found = tare_set_discard(rt, tare_set_of(self), arguments->values[0]);
    return found < 0 ? TARE_ABSENT : TARE_NONE;
}

static TareValue set_remove(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int found = tare_set_discard(rt, tare_set_of(self), arguments->values[0]);
    if (found > 0) return TARE_NONE;
    if (found == 0) tare_error_raise_value(rt, TARE_TYPE_KEY_ERROR, arguments->values[0]);
    return TARE_ABSENT;
}

static TareValue set_pop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue key = tare_set_table_pop(rt, tare_set_of(self));
    if (!tare_value_is_absent(key)) return key;
    return tare_error_raise(rt, TARE_TYPE_KEY_ERROR, "pop from an empty set");
}

static TareValue set_clear(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_set_table_clear(rt, tare_set_of(self));
    return TARE_NONE;
}

// --- Several operands: a copy, or self, changed by one after the other ---

typedef TareStatus (*Update)(TareRuntime *rt, TareSet *self, TareValue other);

static TareStatus update_by(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                            Update update) {
    for (size_t i = 0; i < arguments->positional_count; i++)
        if (update(rt, tare_set_of(self), arguments->values[i]) != TARE_OK) return TARE_ERROR;
    return TARE_OK;
}

static TareStatus update_result(TareRuntime *rt, TareValue result, TareValue self,
                                TareValue other) {
    // The result is a copy of self already; merging once more would only grow it.
    if (tare_value_is_same(self, other)) return TARE_OK;
    return tare_set_update(rt, tare_set_of(result), other);
}

static TareValue set_update(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(update_by(rt, self, arguments, tare_set_update));
}

static TareValue set_difference_update(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    return none_if(update_by(rt, self, arguments, tare_set_algebra_difference_update));
}

static TareValue set_symmetric_update(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    return none_if(update_by(rt, self, arguments, tare_set_algebra_symmetric_update));
}

static TareValue set_union(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue result = tare_set_algebra_copy(rt, tare_set_of(self));
    if (tare_value_is_absent(result)) return result;
    for (size_t i = 0; i < arguments->positional_count; i++) {
        if (update_result(rt, result, self, arguments->values[i]) == TARE_OK) continue;
        tare_release(rt, result);
        return TARE_ABSENT;
    }
    return result;
}

typedef TareValue (*Operation)(TareRuntime *rt, TareSet *self, TareValue other);

// operation(operation(self, first), second) ...; a copy without operands.
static TareValue fold(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                      Operation operation) {
    if (arguments->positional_count == 0) return tare_set_algebra_copy(rt, tare_set_of(self));
    TareValue result = tare_retain(self);
    for (size_t i = 0; i < arguments->positional_count; i++) {
        TareValue next = operation(rt, tare_set_of(result), arguments->values[i]);
        tare_release(rt, result);
        if (tare_value_is_absent(next)) return next;
        result = next;
    }
    return result;
}

static TareValue set_intersection(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    return fold(rt, self, arguments, tare_set_algebra_intersection);
}

static TareValue set_intersection_update(TareRuntime *rt, TareValue self,
                                         const TareArguments *arguments) {
    TareValue kept = fold(rt, self, arguments, tare_set_algebra_intersection);
    if (tare_value_is_absent(kept)) return kept;
    tare_set_table_swap(tare_set_of(self), tare_set_of(kept));
    tare_release(rt, kept);
    return TARE_NONE;
}

// The first difference makes the new set, the others change it.
static TareValue set_difference(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (arguments->positional_count == 0) return tare_set_algebra_copy(rt, tare_set_of(self));
    TareValue result = tare_set_algebra_difference(rt, tare_set_of(self), arguments->values[0]);
    if (tare_value_is_absent(result)) return result;
    TareArguments others = {arguments->values + 1, arguments->positional_count - 1, NULL};
    if (update_by(rt, result, &others, tare_set_algebra_difference_update) == TARE_OK)
        return result;
    tare_release(rt, result);
    return TARE_ABSENT;
}

static TareValue set_symmetric_difference(TareRuntime *rt, TareValue self,
                                          const TareArguments *arguments) {
    return tare_set_algebra_symmetric_difference(rt, tare_set_of(self), arguments->values[0]);
}

// --- Questions ---

static TareValue set_isdisjoint(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return truth_of(tare_set_algebra_is_disjoint(rt, tare_set_of(self), arguments->values[0]));
}

static TareValue set_issubset(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return truth_of(tare_set_algebra_is_subset(rt, tare_set_of(self), arguments->values[0]));
}

static TareValue set_issuperset(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue part = tare_retain(arguments->values[0]);
    if (!tare_set_is(rt, part)) {
        tare_release(rt, part);
        part = tare_set_new_frozen(rt, arguments->values[0]);
        if (tare_value_is_absent(part)) return part;
    }
    int answer = tare_set_algebra_is_subset(rt, tare_set_of(part), self);
    tare_release(rt, part);
    return truth_of(answer);
}

// --- Copies ---

static TareValue set_copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_set_algebra_copy(rt, tare_set_of(self));
}

static TareValue frozen_copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    if (tare_value_is_exact(self, TARE_TYPE_FROZENSET)) return tare_retain(self);
    return tare_set_algebra_copy(rt, tare_set_of(self));
}

// (type, ([items],), None)
static TareValue set_reduce(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue list = tare_list_new_iterable(rt, self);
    if (tare_value_is_absent(list)) return list;
    TareValue inner = tare_tuple_pack(rt, list, TARE_ABSENT);
    tare_release(rt, list);
    if (tare_value_is_absent(inner)) return inner;
    TareValue state =
        tare_call_method(rt, self, TARE_RUNTIME_NAME(rt, dunder_getstate), NULL, 0);
    TareValue items[3] = {tare_value_from_object(tare_type_get(rt, self)), inner, state};
    TareValue result =
        tare_value_is_absent(state) ? state : tare_tuple_new_from(rt, items, 3);
    tare_release(rt, state);
    tare_release(rt, inner);
    return result;
}

#define UNLIMITED TARE_NATIVE_POSITIONAL, 0, TARE_NATIVE_UNLIMITED

#define SHARED_METHODS \
    {"difference", set_difference, UNLIMITED, \
     .doc = "Return the difference of two or more sets as a new set."}, \
    {"intersection", set_intersection, UNLIMITED, \
     .doc = "Return the intersection of two sets as a new set."}, \
    {"isdisjoint", set_isdisjoint, TARE_NATIVE_ONE, \
     .doc = "Return True if two sets have a null intersection."}, \
    {"issubset", set_issubset, TARE_NATIVE_ONE, \
     .doc = "Report whether another set contains this set."}, \
    {"issuperset", set_issuperset, TARE_NATIVE_ONE, \
     .doc = "Report whether this set contains another set."}, \
    {"symmetric_difference", set_symmetric_difference, TARE_NATIVE_ONE, \
     .doc = "Return the symmetric difference of two sets as a new set."}, \
    {"union", set_union, UNLIMITED, .doc = "Return the union of sets as a new set."}, \
    {"__reduce__", set_reduce, TARE_NATIVE_NONE, \
     .doc = "Return state information for pickling."}, \
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, \
     .flags = TARE_NATIVE_CLASS, .doc = "See PEP 585"}, \
    {NULL}

const TareNativeDefinition tare_set_methods[] = {
    {"add", set_add, TARE_NATIVE_ONE, .doc = "Add an element to a set."},
    {"clear", set_clear, TARE_NATIVE_NONE, .doc = "Remove all elements from this set."},
    {"copy", set_copy, TARE_NATIVE_NONE, .doc = "Return a shallow copy of a set."},
    {"discard", set_discard, TARE_NATIVE_ONE,
     .doc = "Remove an element from a set if it is a member."},
    {"difference_update", set_difference_update, UNLIMITED,
     .doc = "Remove all elements of another set from this set."},
    {"intersection_update", set_intersection_update, UNLIMITED,
     .doc = "Update a set with the intersection of itself and another."},
    {"pop", set_pop, TARE_NATIVE_NONE,
     .doc = "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."},
    {"remove", set_remove, TARE_NATIVE_ONE,
     .doc = "Remove an element from a set; it must be a member."},
    {"symmetric_difference_update", set_symmetric_update, TARE_NATIVE_ONE,
     .doc = "Update a set with the symmetric difference of itself and another."},
    {"update", set_update, UNLIMITED,
     .doc = "Update a set with the union of itself and others."},
    SHARED_METHODS,
};

const TareNativeDefinition tare_set_frozen_methods[] = {
    {"copy", frozen_copy, TARE_NATIVE_NONE, .doc = "Return a shallow copy of a set."},
    SHARED_METHODS,
};
