// Finding bytes in bytes: find and its kin, count, startswith, endswith, replace.
#define _GNU_SOURCE  // memmem, memrchr
#include "object/buffer.h"
#include "object/error.h"
#include "object/operator.h"
#include "types/byte_methods.h"
#include "types/int.h"
#include "types/str_natives.h"

int64_t tare_byte_search_first(TareByteView view, TareByteView needle) {
    if (needle.length == 0) return 0;
    if (needle.length > view.length) return -1;
    const uint8_t *found = needle.length == 1
                               ? memchr(view.data, needle.data[0], view.length)
                               : memmem(view.data, view.length, needle.data, needle.length);
    return found ? found - view.data : -1;
}

int64_t tare_byte_search_last(TareByteView view, TareByteView needle) {
    if (needle.length == 0) return (int64_t)view.length;
    for (size_t end = view.length; end >= needle.length;) {
        const uint8_t *found = memrchr(view.data, needle.data[0], end - needle.length + 1);
        if (!found) return -1;
        if (memcmp(found, needle.data, needle.length) == 0) return found - view.data;
        end = (size_t)(found - view.data) + needle.length - 1;
    }
    return -1;
}

// ---- arguments ---------------------------------------------------------------------------------

// What is searched: the part of `self` between the bounds, and the argument, a byte or bytes.
typedef struct Search {
    TareByteView part, needle;
    int64_t start;
    bool is_empty_range;  // the bounds are crossed: nothing is found, not even nothing
    uint8_t byte;
} Search;

static TareStatus check_call(TareRuntime *rt, TareValue self, const char *name,
                             const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    if (tare_native_keyword_count(arguments))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%T.%s() takes no keyword arguments", self,
                               name);
    if (count < 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() takes at least 1 argument (%zu given)", name, count);
    if (count > 3)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() takes at most 3 arguments (%zu given)", name, count);
    return TARE_OK;
}

static TareStatus read_bounds(TareRuntime *rt, TareValue self, const char *name,
                              const TareArguments *arguments, int64_t *start, int64_t *end) {
    size_t count = arguments->positional_count;
    if (check_call(rt, self, name, arguments) != TARE_OK) return TARE_ERROR;
    return tare_str_search_bounds(rt, count > 1 ? arguments->values[1] : TARE_ABSENT,
                                  count > 2 ? arguments->values[2] : TARE_ABSENT,
                                  tare_byte_methods_view(rt, self).length, start, end);
}

static TareStatus read_needle(TareRuntime *rt, TareValue v, Search *out) {
    if (tare_buffer_is(rt, v))
        return tare_bytes_get_view(rt, v, &out->needle.data, &out->needle.length);
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "argument should be integer or bytes-like object, not '%.200T'", v);
    out->needle = (TareByteView){&out->byte, 1};
    return tare_byte_methods_read(rt, v, "byte must be in range(0, 256)", &out->byte);
}

static TareStatus read_search(TareRuntime *rt, TareValue self, const char *name,
                              const TareArguments *arguments, Search *out) {
    int64_t start, end;
    if (read_bounds(rt, self, name, arguments, &start, &end) != TARE_OK) return TARE_ERROR;
    if (read_needle(rt, arguments->values[0], out) != TARE_OK) return TARE_ERROR;
    TareByteView view = tare_byte_methods_view(rt, self);
    if (end > (int64_t)view.length) end = (int64_t)view.length;
    out->start = start;
    out->is_empty_range = start > end;
    out->part = out->is_empty_range ? (TareByteView){NULL, 0}
                                    : (TareByteView){view.data + start, (size_t)(end - start)};
    return TARE_OK;
}

// The place, -1 when there is none, -2 on error.
static int64_t find(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                    const char *name, bool last) {
    Search search;
    if (read_search(rt, self, name, arguments, &search) != TARE_OK) return -2;
    if (search.is_empty_range) return -1;
    int64_t at = last ? tare_byte_search_last(search.part, search.needle)
                      : tare_byte_search_first(search.part, search.needle);
    return at < 0 ? -1 : at + search.start;
}

TareValue tare_byte_search_find(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t at = find(rt, self, arguments, "find", false);
    return at == -2 ? TARE_ABSENT : tare_int_new(rt, at);
}

TareValue tare_byte_search_rfind(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t at = find(rt, self, arguments, "rfind", true);
    return at == -2 ? TARE_ABSENT : tare_int_new(rt, at);
}

static TareValue index_of(TareRuntime *rt, int64_t at) {
    if (at == -1) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "subsection not found");
    return at == -2 ? TARE_ABSENT : tare_int_new(rt, at);
}

TareValue tare_byte_search_index(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return index_of(rt, find(rt, self, arguments, "index", false));
}

TareValue tare_byte_search_rindex(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return index_of(rt, find(rt, self, arguments, "rindex", true));
}

TareValue tare_byte_search_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    Search search;
    int64_t count = 0;
    if (read_search(rt, self, "count", arguments, &search) != TARE_OK) return TARE_ABSENT;
    if (search.is_empty_range) return tare_int_new(rt, 0);
    if (search.needle.length == 0) return tare_int_new(rt, (int64_t)search.part.length + 1);
    TareByteView rest = search.part;
    for (int64_t at; (at = tare_byte_search_first(rest, search.needle)) >= 0; count++) {
        rest.data += (size_t)at + search.needle.length;
        rest.length -= (size_t)at + search.needle.length;
    }
    return tare_int_new(rt, count);
}

// ---- beginnings and ends -----------------------------------------------------------------------

static bool matches(TareByteView part, TareByteView affix, bool at_end) {
    if (affix.length > part.length) return false;
    const uint8_t *from = part.data + (at_end ? part.length - affix.length : 0);
    return affix.length == 0 || memcmp(from, affix.data, affix.length) == 0;
}

// 1, 0, -1.
static int match_one(TareRuntime *rt, TareValue self, TareValue affix_obj, int64_t start,
                     int64_t end, bool at_end) {
    TareByteView affix;
    if (tare_bytes_get_view(rt, affix_obj, &affix.data, &affix.length) != TARE_OK) return -1;
    TareByteView view = tare_byte_methods_view(rt, self);
    if (end > (int64_t)view.length) end = (int64_t)view.length;
    if (start > end) return 0;
    return matches((TareByteView){view.data + start, (size_t)(end - start)}, affix, at_end);
}

static TareValue match_affix(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                             const char *name, bool at_end) {
    int64_t start, end;
    if (read_bounds(rt, self, name, arguments, &start, &end) != TARE_OK) return TARE_ABSENT;
    TareValue affix = arguments->values[0];
    int found = 0;
    if (tare_type_is_instance(rt, affix, TARE_TYPE_TUPLE)) {
        for (size_t i = 0; i < tare_tuple_of(affix)->length && found == 0; i++)
            found = match_one(rt, self, tare_tuple_of(affix)->items[i], start, end, at_end);
    } else if (tare_buffer_is(rt, affix)) {
        found = match_one(rt, self, affix, start, end, at_end);
    } else {
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "%s first arg must be bytes or a tuple of bytes, not %.100T", name,
                                affix);
    }
    return found < 0 ? TARE_ABSENT : tare_value_from_bool(found);
}

TareValue tare_byte_search_startswith(TareRuntime *rt, TareValue self,
                                      const TareArguments *arguments) {
    return match_affix(rt, self, arguments, "startswith", false);
}

TareValue tare_byte_search_endswith(TareRuntime *rt, TareValue self,
                                    const TareArguments *arguments) {
    return match_affix(rt, self, arguments, "endswith", true);
}

static TareValue remove_affix(TareRuntime *rt, TareValue self, TareValue affix_obj, bool at_end) {
    TareByteView affix;
    if (tare_bytes_get_view(rt, affix_obj, &affix.data, &affix.length) != TARE_OK)
        return TARE_ABSENT;
    TareByteView view = tare_byte_methods_view(rt, self);
    size_t cut = matches(view, affix, at_end) ? affix.length : 0;
    if (cut == 0 && tare_value_is_exact(self, TARE_TYPE_BYTES)) return tare_retain(self);
    return tare_byte_methods_new_like(rt, self, view.data + (at_end ? 0 : cut), view.length - cut);
}

TareValue tare_byte_search_removeprefix(TareRuntime *rt, TareValue self,
                                        const TareArguments *arguments) {
    return remove_affix(rt, self, arguments->values[0], false);
}

TareValue tare_byte_search_removesuffix(TareRuntime *rt, TareValue self,
                                        const TareArguments *arguments) {
    return remove_affix(rt, self, arguments->values[0], true);
}

// ---- replace -----------------------------------------------------------------------------------

static void replace(TareByteView view, TareByteView needle, TareByteView with, int64_t limit,
                    TareText *text) {
    size_t done = 0;
    for (int64_t count = 0; count < limit; count++) {
        TareByteView rest = {view.data + done, view.length - done};
        int64_t at = needle.length ? tare_byte_search_first(rest, needle) : count > 0;
        if (at < 0 || (size_t)at > rest.length) break;
        tare_text_append(text, (const char *)rest.data, (size_t)at);
        tare_text_append(text, (const char *)with.data, with.length);
        done += (size_t)at + needle.length;
    }
    tare_text_append(text, (const char *)view.data + done, view.length - done);
}

// The views hold until the program runs, as the limit's __index__ does: then they are read again.
static TareStatus read_replacement(TareRuntime *rt, const TareArguments *arguments,
                                   TareByteView *needle, TareByteView *with) {
    const TareValue *values = arguments->values;
    if (tare_bytes_get_view(rt, values[0], &needle->data, &needle->length) != TARE_OK)
        return TARE_ERROR;
    return tare_bytes_get_view(rt, values[1], &with->data, &with->length);
}

TareValue tare_byte_search_replace(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    TareByteView needle, with;
    int64_t limit = -1;
    TareText text;
    if (read_replacement(rt, arguments, &needle, &with) != TARE_OK) return TARE_ABSENT;
    if (arguments->positional_count > 2 &&
        (tare_operator_index_size(rt, arguments->values[2], &limit) != TARE_OK ||
         read_replacement(rt, arguments, &needle, &with) != TARE_OK))
        return TARE_ABSENT;
    tare_byte_methods_init_text(rt, &text);
    replace(tare_byte_methods_view(rt, self), needle, with, limit < 0 ? INT64_MAX : limit, &text);
    return tare_byte_methods_finish(rt, self, &text);
}
