// Taking texts apart and putting them together: split, splitlines, partition, join.
#include "base/unicode.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/list.h"
#include "types/str_natives.h"

static TareStatus append_slice(TareRuntime *rt, TareValue list, TareString *self, size_t start,
                               size_t end) {
    TareValue part = tare_string_slice(rt, self, start, end);
    if (tare_value_is_absent(part)) return TARE_ERROR;
    return tare_list_append_steal(rt, tare_list_of(list), part);
}

static inline bool is_ascii_space(char c) {
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
}

// The same as split_space below for the commonest text.
static TareStatus split_space_ascii(TareRuntime *rt, TareValue list, TareString *self,
                                    int64_t limit) {
    const char *text = self->characters;
    size_t length = self->length, i = 0;
    for (;;) {
        while (i < length && is_ascii_space(text[i])) i++;
        if (i == length) return TARE_OK;
        size_t start = i;
        if (limit-- <= 0) return append_slice(rt, list, self, start, length);
        while (i < length && !is_ascii_space(text[i])) i++;
        if (append_slice(rt, list, self, start, i) != TARE_OK) return TARE_ERROR;
    }
}

static TareStatus split_space(TareRuntime *rt, TareValue list, TareString *self, int64_t limit) {
    if (self->is_ascii) return split_space_ascii(rt, list, self, limit);
    size_t length = self->length, i = 0;
    for (;;) {
        while (i < length && tare_unicode_is_space(tare_string_get(self, i))) i++;
        if (i == length) return TARE_OK;
        size_t start = i;
        if (limit-- <= 0) return append_slice(rt, list, self, start, length);
        while (i < length && !tare_unicode_is_space(tare_string_get(self, i))) i++;
        if (append_slice(rt, list, self, start, i) != TARE_OK) return TARE_ERROR;
    }
}

static TareStatus split_space_backwards(TareRuntime *rt, TareValue list, TareString *self,
                                        int64_t limit) {
    size_t end = self->length;
    for (;;) {
        while (end > 0 && tare_unicode_is_space(tare_string_get(self, end - 1))) end--;
        if (end == 0) return TARE_OK;
        if (limit-- <= 0) return append_slice(rt, list, self, 0, end);
        size_t start = end;
        while (start > 0 && !tare_unicode_is_space(tare_string_get(self, start - 1))) start--;
        if (append_slice(rt, list, self, start, end) != TARE_OK) return TARE_ERROR;
        end = start;
    }
}

static TareStatus split_text(TareRuntime *rt, TareValue list, TareString *self,
                             const TareString *separator, int64_t limit) {
    size_t start = 0;
    while (limit-- > 0) {
        int64_t at = tare_str_search_first(self, separator, start, self->length);
        if (at < 0) break;
        if (append_slice(rt, list, self, start, (size_t)at) != TARE_OK) return TARE_ERROR;
        start = (size_t)at + separator->length;
    }
    return append_slice(rt, list, self, start, self->length);
}

static TareStatus split_text_backwards(TareRuntime *rt, TareValue list, TareString *self,
                                       const TareString *separator, int64_t limit) {
    size_t end = self->length;
    while (limit-- > 0) {
        int64_t at = tare_str_search_last(self, separator, 0, end);
        if (at < 0) break;
        if (append_slice(rt, list, self, (size_t)at + separator->length, end) != TARE_OK)
            return TARE_ERROR;
        end = (size_t)at;
    }
    return append_slice(rt, list, self, 0, end);
}

static void reverse(TareList *list) {
    for (size_t i = 0, j = list->length; i + 1 < j; i++) {
        TareValue held = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = held;
    }
}

static TareStatus split_into(TareRuntime *rt, TareValue list, TareString *self, TareValue separator,
                             int64_t limit, bool backwards) {
    TareStatus status;
    if (tare_value_is_none(separator)) {
        status = backwards ? split_space_backwards(rt, list, self, limit)
                           : split_space(rt, list, self, limit);
    } else {
        const TareString *text = tare_string_of(separator);
        status = backwards ? split_text_backwards(rt, list, self, text, limit)
                           : split_text(rt, list, self, text, limit);
    }
    if (backwards) reverse(tare_list_of(list));
    return status;
}

// The room that the imitated version takes first.
static size_t foresee(TareRuntime *rt, const TareString *self, TareValue separator,
                      int64_t limit) {
    if (TARE_LIKELY(!rt->imitation)) return 0;
    if (limit < 0 && tare_cpython_release(rt->imitation->version) >= TARE_CPYTHON_3_12) {
        size_t length = self->length;
        limit = tare_value_is_none(separator)
                    ? (int64_t)(length ? (length - 1) / 2 + 1 : 1)
                    : (int64_t)(length / tare_string_of(separator)->length + 1);
    }
    return tare_cpython_split_capacity(limit);
}

static TareValue split(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                       bool backwards) {
    static const char *const names[] = {"sep", "maxsplit"};
    const TareParameters parameters = {backwards ? "rsplit" : "split", names, 2, 0, 2, 0};
    TareValue values[2];
    int64_t limit = -1;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ABSENT;
    TareValue separator = tare_value_is_absent(values[0]) ? TARE_NONE : values[0];
    if (!tare_value_is_absent(values[1]) &&
        tare_operator_index_size(rt, values[1], &limit) !=
            TARE_OK)
        return TARE_ABSENT;
    if (!tare_value_is_none(separator)) {
        if (!tare_type_is_instance(rt, separator, TARE_TYPE_STR))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "must be str or None, not %.100T",
                                    separator);
        if (tare_string_of(separator)->length == 0)
            return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "empty separator");
    }
    TareValue list = tare_list_new(rt, foresee(rt, tare_string_of(self), separator, limit));
    if (tare_value_is_absent(list)) return list;
    if (split_into(rt, list, tare_string_of(self), separator, limit < 0 ? INT64_MAX : limit,
                   backwards) != TARE_OK) {
        tare_release(rt, list);
        return TARE_ABSENT;
    }
    return list;
}

TareValue tare_str_split_split(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return split(rt, self, arguments, false);
}

TareValue tare_str_split_rsplit(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return split(rt, self, arguments, true);
}

static TareStatus split_lines(TareRuntime *rt, TareValue list, TareString *self, bool keep_ends) {
    size_t length = self->length;
    for (size_t i = 0; i < length;) {
        size_t start = i;
        while (i < length && !tare_unicode_is_line_break(tare_string_get(self, i))) i++;
        size_t end = i;
        if (i < length) {
            bool is_pair = tare_string_get(self, i) == '\r' && i + 1 < length &&
                           tare_string_get(self, i + 1) == '\n';
            i += is_pair ? 2 : 1;
        }
        if (append_slice(rt, list, self, start, keep_ends ? i : end) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

TareValue tare_str_split_splitlines(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    static const char *const names[] = {"keepends"};
    static const TareParameters parameters = {"splitlines", names, 1, 0, 1, 0};
    TareValue keep_obj;
    int64_t keep_ends = 0;
    if (tare_native_bind(rt, &parameters, arguments, &keep_obj) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(keep_obj) &&
        tare_operator_index_int(rt, keep_obj, &keep_ends) != TARE_OK)
        return TARE_ABSENT;
    TareValue list = tare_list_new(rt, 0);
    if (tare_value_is_absent(list)) return list;
    if (split_lines(rt, list, tare_string_of(self), keep_ends != 0) != TARE_OK) {
        tare_release(rt, list);
        return TARE_ABSENT;
    }
    return list;
}

// ---- partition ---------------------------------------------------------------------------------

static TareValue pack_three_steal(TareRuntime *rt, TareValue stolen_first, TareValue stolen_middle,
                                  TareValue stolen_last) {
    TareValue items[3] = {stolen_first, stolen_middle, stolen_last};
    TareValue result = TARE_ABSENT;
    bool complete = true;
    for (int i = 0; i < 3; i++) complete = complete && !tare_value_is_absent(items[i]);
    if (complete) {
        result = tare_tuple_new_from_steal(rt, items, 3);
        if (!tare_value_is_absent(result)) return result;
    }
    for (int i = 0; i < 3; i++) tare_release(rt, items[i]);
    return result;
}

static TareValue partition(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                           bool last) {
    TareValue separator = arguments->values[0];
    if (tare_str_search_check_argument(rt, separator, "") != TARE_OK) return TARE_ABSENT;
    TareString *text = tare_string_of(self), *middle = tare_string_of(separator);
    if (middle->length == 0) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "empty separator");
    int64_t at = last ? tare_str_search_last(text, middle, 0, text->length)
                      : tare_str_search_first(text, middle, 0, text->length);
    if (at < 0) {
        TareValue empty = tare_string_new(rt, 0, 0);
        TareValue other = tare_string_new(rt, 0, 0);
        return last ? pack_three_steal(rt, empty, other, tare_retain(self))
                    : pack_three_steal(rt, tare_retain(self), empty, other);
    }
    TareValue head = tare_string_slice(rt, text, 0, (size_t)at);
    TareValue tail = tare_string_slice(rt, text, (size_t)at + middle->length, text->length);
    return pack_three_steal(rt, head, tare_retain(separator), tail);
}

TareValue tare_str_split_partition(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    return partition(rt, self, arguments, false);
}

TareValue tare_str_split_rpartition(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    return partition(rt, self, arguments, true);
}

// ---- join --------------------------------------------------------------------------------------

// Length and highest character of the whole; TARE_ERROR when an item is no str.
static TareStatus measure(TareRuntime *rt, const TareString *self, const TareValue *items,
                          size_t count, size_t *length, uint32_t *highest) {
    *length = count > 1 ? (count - 1) * self->length : 0;
    *highest = count > 1 ? tare_string_highest(self, 0, self->length) : 0;
    for (size_t i = 0; i < count; i++) {
        if (!tare_type_is_instance(rt, items[i], TARE_TYPE_STR))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "sequence item %zu: expected str instance, %.80T found", i,
                                   items[i]);
        const TareString *item = tare_string_of(items[i]);
        *length += item->length;
        *highest |= tare_string_highest(item, 0, item->length);
    }
    return TARE_OK;
}

static TareValue join(TareRuntime *rt, const TareString *self, const TareValue *items,
                      size_t count) {
    size_t length, at = 0;
    uint32_t highest;
    if (count == 1 && tare_value_is_exact(items[0], TARE_TYPE_STR)) return tare_retain(items[0]);
    if (measure(rt, self, items, count, &length, &highest) != TARE_OK) return TARE_ABSENT;
    TareValue result = tare_string_new(rt, length, highest);
    if (tare_value_is_absent(result) || length == 0) return result;
    for (size_t i = 0; i < count; i++) {
        const TareString *item = tare_string_of(items[i]);
        if (i > 0) {
            tare_string_copy(tare_string_of(result), at, self, 0, self->length);
            at += self->length;
        }
        tare_string_copy(tare_string_of(result), at, item, 0, item->length);
        at += item->length;
    }
    return result;
}

TareValue tare_str_split_join(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue iterable = arguments->values[0];
    const TareString *separator = tare_string_of(self);
    if (tare_value_is_exact(iterable, TARE_TYPE_TUPLE))
        return join(rt, separator, tare_tuple_of(iterable)->items, tare_tuple_of(iterable)->length);
    if (tare_value_is_exact(iterable, TARE_TYPE_LIST))
        return join(rt, separator, tare_list_of(iterable)->items, tare_list_of(iterable)->length);
    TareValue iterator = tare_protocol_iterate(rt, iterable);
    if (tare_value_is_absent(iterator)) {
        if (tare_error_is(rt, TARE_TYPE_TYPE_ERROR))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "can only join an iterable");
        return TARE_ABSENT;
    }
    TareValue list = tare_list_new_iterable(rt, iterator);
    tare_release(rt, iterator);
    if (tare_value_is_absent(list)) return list;
    TareValue result = join(rt, separator, tare_list_of(list)->items, tare_list_of(list)->length);
    tare_release(rt, list);
    return result;
}
