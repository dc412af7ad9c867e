// The methods of lists.
#include "object/error.h"
#include "object/native.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/container.h"
#include "types/int.h"
#include "types/iterator.h"
#include "types/list.h"
#include "types/sequence.h"

static TareValue none_if(TareStatus status) { return status == TARE_OK ? TARE_NONE : TARE_ABSENT; }

static TareValue list_append(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_list_append(rt, tare_list_of(self), arguments->values[0]));
}

static TareValue list_extend(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return none_if(tare_list_extend(rt, tare_list_of(self), arguments->values[0]));
}

static TareValue list_clear(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    tare_list_clear(rt, tare_list_of(self));
    return TARE_NONE;
}

static TareValue list_copy(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_list_new_from(rt, tare_list_of(self)->items, tare_list_of(self)->length);
}

static TareValue list_insert(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *list = tare_list_of(self);
    int64_t index;
    if (tare_operator_index_size(rt, arguments->values[0], &index) != TARE_OK)
        return TARE_ABSENT;
    if (index < 0) index += list->length;
    if (index < 0) index = 0;
    if (index > list->length) index = list->length;
    return none_if(tare_list_splice(rt, list, (size_t)index, (size_t)index,
                                    &arguments->values[1], 1));
}

static TareValue list_pop(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *list = tare_list_of(self);
    int64_t index = -1;
    if (arguments->positional_count &&
        tare_operator_index_size(rt, arguments->values[0], &index) != TARE_OK)
        return TARE_ABSENT;
    if (list->length == 0)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop from empty list");
    if (index < 0) index += list->length;
    if (index < 0 || index >= list->length)
        return tare_error_raise(rt, TARE_TYPE_INDEX_ERROR, "pop index out of range");
    return tare_list_take(rt, list, (size_t)index);
}

static TareValue list_remove(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *list = tare_list_of(self);
    int64_t index = tare_sequence_find(rt, self, arguments->values[0], 0, INT64_MAX);
    if (index == -2) return TARE_ABSENT;
    if (index < 0)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "list.remove(x): x not in list");
    // The comparison may have shortened the list.
    if (index < list->length) tare_list_delete(rt, list, (size_t)index);
    return TARE_NONE;
}

static TareValue list_index(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t index = tare_sequence_index(rt, self, arguments);
    if (index == -1)
        tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "%R is not in list", arguments->values[0]);
    return index < 0 ? TARE_ABSENT : tare_int_new(rt, index);
}

static TareValue list_reverse(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareList *list = tare_list_of(self);
    for (size_t i = 0, k = list->length; i + 1 < k; i++) {
        TareValue swapped = list->items[--k];
        list->items[k] = list->items[i];
        list->items[i] = swapped;
    }
    return TARE_NONE;
}

static TareValue list_sort(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    static const char *const names[] = {"key", "reverse"};
    static const TareParameters parameters = {"sort", names, 2, 0, 0, 0};
    TareValue given[2];
    if (tare_native_bind(rt, &parameters, arguments, given) != TARE_OK) return TARE_ABSENT;
    int64_t reverse = 0;
    if (!tare_value_is_absent(given[1]) &&
        tare_operator_index_size(rt, given[1], &reverse) !=
            TARE_OK)
        return TARE_ABSENT;
    TareValue key = tare_value_is_absent(given[0]) ? TARE_NONE : given[0];
    return none_if(tare_list_sort(rt, tare_list_of(self), key, reverse != 0));
}

static TareValue list_reversed(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return tare_iterator_new_list_reverse(rt, self);
}

const TareNativeDefinition tare_list_methods[] = {
    {"append", list_append, TARE_NATIVE_ONE, .flags = TARE_NATIVE_IS_LIST_APPEND,
     .doc = "Append object to the end of the list."},
    {"clear", list_clear, TARE_NATIVE_NONE, .doc = "Remove all items from list."},
    {"copy", list_copy, TARE_NATIVE_NONE, .doc = "Return a shallow copy of the list."},
    {"count", tare_sequence_count, TARE_NATIVE_ONE,
     .doc = "Return number of occurrences of value."},
    {"extend", list_extend, TARE_NATIVE_ONE,
     .doc = "Extend list by appending elements from the iterable."},
    {"index", list_index, TARE_NATIVE_POSITIONAL, 1, 3,
     .doc = "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"insert", list_insert, TARE_NATIVE_POSITIONAL, 2, 2, .doc = "Insert object before index."},
    {"pop", list_pop, TARE_NATIVE_POSITIONAL, 0, 1,
     .doc = "Remove and return item at index (default last).\n\nRaises IndexError if list is "
            "empty or index is out of range."},
    {"remove", list_remove, TARE_NATIVE_ONE,
     .doc = "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."},
    {"reverse", list_reverse, TARE_NATIVE_NONE, .doc = "Reverse *IN PLACE*."},
    {"sort", list_sort, TARE_NATIVE_ANY,
     .doc = "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the "
            "list itself is modified) and stable (i.e. the\norder of two equal elements is "
            "maintained).\n\nIf a key function is given, apply it once to each list item and sort "
            "them,\nascending or descending, according to their function values.\n\nThe reverse "
            "flag can be set to sort in descending order."},
    {"__reversed__", list_reversed, TARE_NATIVE_NONE,
     .doc = "Return a reverse iterator over the list."},
    {"__class_getitem__", tare_container_class_getitem, TARE_NATIVE_ONE, .flags = TARE_NATIVE_CLASS,
     .doc = "See PEP 585"},
    {NULL},
};
