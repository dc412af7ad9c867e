// Taking bytes apart and putting them together: split, splitlines, partition, join.
#include "object/buffer.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/byte_methods.h"
#include "types/list.h"

typedef struct Splitter {
    TareRuntime *rt;
    TareValue self;
    TareValue list;
    TareByteView view;
    TareByteView separator;  // length 0: white space
    int64_t limit;
} Splitter;

static TareStatus append(Splitter *self, size_t start, size_t end) {
    TareValue part =
        tare_byte_methods_new_like(self->rt, self->self, self->view.data + start, end - start);
    if (tare_value_is_absent(part)) return TARE_ERROR;
    return tare_list_append_steal(self->rt, tare_list_of(self->list), part);
}

static bool is_space(const Splitter *self, size_t at) {
    return tare_byte_case_is_space(self->view.data[at]);
}

static TareStatus split_space(Splitter *self) {
    size_t length = self->view.length, i = 0;
    for (;;) {
        while (i < length && is_space(self, i)) i++;
        if (i == length) return TARE_OK;
        size_t start = i;
        if (self->limit-- <= 0) return append(self, start, length);
        while (i < length && !is_space(self, i)) i++;
        if (append(self, start, i) != TARE_OK) return TARE_ERROR;
    }
}

static TareStatus split_space_backwards(Splitter *self) {
    size_t end = self->view.length, start;
    for (;;) {
        while (end > 0 && is_space(self, end - 1)) end--;
        if (end == 0) return TARE_OK;
        if (self->limit-- <= 0) return append(self, 0, end);
        for (start = end; start > 0 && !is_space(self, start - 1);) start--;
        if (append(self, start, end) != TARE_OK) return TARE_ERROR;
        end = start;
    }
}

static TareStatus split_bytes(Splitter *self) {
    size_t start = 0;
    while (self->limit-- > 0) {
        TareByteView rest = {self->view.data + start, self->view.length - start};
        int64_t at = tare_byte_search_first(rest, self->separator);
        if (at < 0) break;
        if (append(self, start, start + (size_t)at) != TARE_OK) return TARE_ERROR;
        start += (size_t)at + self->separator.length;
    }
    return append(self, start, self->view.length);
}

static TareStatus split_bytes_backwards(Splitter *self) {
    size_t end = self->view.length;
    while (self->limit-- > 0) {
        int64_t at = tare_byte_search_last((TareByteView){self->view.data, end}, self->separator);
        if (at < 0) break;
        if (append(self, (size_t)at + self->separator.length, end) != TARE_OK) return TARE_ERROR;
        end = (size_t)at;
    }
    return append(self, 0, end);
}

static void reverse(TareList *list) {
    for (size_t i = 0, j = list->length; i + 1 < j; i++) {
        TareValue held = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = held;
    }
}

static TareStatus run(Splitter *self, bool backwards) {
    if (self->separator.length == 0)
        return backwards ? split_space_backwards(self) : split_space(self);
    return backwards ? split_bytes_backwards(self) : split_bytes(self);
}

static TareStatus read_arguments(Splitter *self, const TareArguments *arguments, bool backwards) {
    static const char *const names[] = {"sep", "maxsplit"};
    const TareParameters parameters = {backwards ? "rsplit" : "split", names, 2, 0, 2, 0};
    TareRuntime *rt = self->rt;
    TareValue values[2];
    self->limit = -1;
    if (tare_native_bind(rt, &parameters, arguments, values) != TARE_OK) return TARE_ERROR;
    if (!tare_value_is_absent(values[1]) &&
        tare_operator_index_size(rt, values[1], &self->limit) !=
            TARE_OK)
        return TARE_ERROR;
    if (self->limit < 0) self->limit = INT64_MAX;
    if (tare_value_is_absent(values[0]) || tare_value_is_none(values[0])) return TARE_OK;
    TareByteView *separator = &self->separator;
    if (tare_bytes_get_view(rt, values[0], &separator->data, &separator->length) != TARE_OK)
        return TARE_ERROR;
    if (separator->length) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "empty separator");
}

static TareValue split(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                       bool backwards) {
    Splitter splitter = {.rt = rt, .self = self};
    if (read_arguments(&splitter, arguments, backwards) != TARE_OK) return TARE_ABSENT;
    int64_t limit = splitter.limit == INT64_MAX ? -1 : splitter.limit;
    splitter.list = tare_list_new(rt, rt->imitation ? tare_cpython_split_capacity(limit) : 0);
    if (tare_value_is_absent(splitter.list)) return TARE_ABSENT;
    splitter.view = tare_byte_methods_view(rt, self);
    TareStatus status = run(&splitter, backwards);
    if (backwards) reverse(tare_list_of(splitter.list));
    if (status == TARE_OK) return splitter.list;
    tare_release(rt, splitter.list);
    return TARE_ABSENT;
}

TareValue tare_byte_split_split(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return split(rt, self, arguments, false);
}

TareValue tare_byte_split_rsplit(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return split(rt, self, arguments, true);
}

static TareStatus split_lines(Splitter *self, bool keep_ends) {
    const uint8_t *data = self->view.data;
    size_t length = self->view.length;
    for (size_t i = 0; i < length;) {
        size_t start = i;
        while (i < length && data[i] != '\n' && data[i] != '\r') i++;
        size_t end = i;
        if (i < length) i += data[i] == '\r' && i + 1 < length && data[i + 1] == '\n' ? 2 : 1;
        if (append(self, start, keep_ends ? i : end) != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

TareValue tare_byte_split_splitlines(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    static const char *const names[] = {"keepends"};
    static const TareParameters parameters = {"splitlines", names, 1, 0, 1, 0};
    TareValue keep_obj;
    int64_t keep_ends = 0;
    Splitter splitter = {.rt = rt, .self = self};
    if (tare_native_bind(rt, &parameters, arguments, &keep_obj) != TARE_OK) return TARE_ABSENT;
    if (!tare_value_is_absent(keep_obj) &&
        tare_operator_index_int(rt, keep_obj, &keep_ends) != TARE_OK)
        return TARE_ABSENT;
    splitter.list = tare_list_new(rt, 0);
    if (tare_value_is_absent(splitter.list)) return TARE_ABSENT;
    splitter.view = tare_byte_methods_view(rt, self);
    if (split_lines(&splitter, keep_ends != 0) == TARE_OK) return splitter.list;
    tare_release(rt, splitter.list);
    return TARE_ABSENT;
}

// ---- partition ---------------------------------------------------------------------------------

static TareValue pack(TareRuntime *rt, TareValue self, TareByteView parts[3]) {
    TareValue tuple = tare_tuple_new(rt, 3);
    for (int i = 0; i < 3 && !tare_value_is_absent(tuple); i++) {
        TareValue part = tare_byte_methods_new_like(rt, self, parts[i].data, parts[i].length);
        tare_tuple_of(tuple)->items[i] = part;
        if (tare_value_is_absent(part)) tare_slot_clear(rt, &tuple);
    }
    return tuple;
}

static TareValue partition(TareRuntime *rt, TareValue self, TareValue separator_obj, bool last) {
    TareByteView middle, view = tare_byte_methods_view(rt, self), empty = {(const uint8_t *)"", 0};
    if (tare_bytes_get_view(rt, separator_obj, &middle.data, &middle.length) != TARE_OK)
        return TARE_ABSENT;
    if (middle.length == 0) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "empty separator");
    int64_t at = last ? tare_byte_search_last(view, middle) : tare_byte_search_first(view, middle);
    if (at < 0) {
        TareByteView parts[3] = {last ? empty : view, empty, last ? view : empty};
        return pack(rt, self, parts);
    }
    size_t tail = (size_t)at + middle.length;
    TareByteView parts[3] = {
        {view.data, (size_t)at}, middle, {view.data + tail, view.length - tail}};
    TareValue tuple = pack(rt, self, parts);
    // Bytes give the separator itself, whatever it is.
    if (!tare_value_is_absent(tuple) && tare_type_is_instance(rt, self, TARE_TYPE_BYTES))
        tare_slot_set_steal(rt, &tare_tuple_of(tuple)->items[1], tare_retain(separator_obj));
    return tuple;
}

TareValue tare_byte_split_partition(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    return partition(rt, self, arguments->values[0], false);
}

TareValue tare_byte_split_rpartition(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    return partition(rt, self, arguments->values[0], true);
}

// ---- join --------------------------------------------------------------------------------------

static TareStatus append_joined(TareRuntime *rt, TareByteView separator, const TareValue *items,
                                size_t count, TareText *text) {
    for (size_t i = 0; i < count; i++) {
        TareByteView item;
        if (!tare_buffer_is(rt, items[i]))
            return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                                   "sequence item %zu: expected a bytes-like object, %.80T found",
                                   i, items[i]);
        if (tare_bytes_get_view(rt, items[i], &item.data, &item.length) != TARE_OK)
            return TARE_ERROR;
        if (i > 0) tare_text_append(text, (const char *)separator.data, separator.length);
        tare_text_append(text, (const char *)item.data, item.length);
    }
    return TARE_OK;
}

TareValue tare_byte_split_join(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareText text;
    TareValue iterator = tare_protocol_iterate(rt, arguments->values[0]);
    if (tare_value_is_absent(iterator)) {
        if (!tare_error_is(rt, TARE_TYPE_TYPE_ERROR)) return TARE_ABSENT;
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR, "can only join an iterable");
    }
    TareValue list = tare_list_new_iterable(rt, iterator);
    tare_release(rt, iterator);
    if (tare_value_is_absent(list)) return list;
    tare_byte_methods_init_text(rt, &text);
    TareStatus status = append_joined(rt, tare_byte_methods_view(rt, self),
                                      tare_list_of(list)->items, tare_list_of(list)->length, &text);
    tare_release(rt, list);
    if (status == TARE_OK) return tare_byte_methods_finish(rt, self, &text);
    tare_text_deinit(&text);
    return TARE_ABSENT;
}
