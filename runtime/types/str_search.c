// Finding texts in texts: find and its kin, count, startswith, endswith, replace, removeprefix,
// removesuffix. Texts of one byte a character, nearly all there are, go through memmem, which is
// linear; others through a scan for the first character.
#define _GNU_SOURCE  // memmem
#include "base/short_bytes.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/string_builder.h"
#include "types/int.h"
#include "types/str_natives.h"

static bool matches_at(const TareString *self, const TareString *needle, size_t at) {
    if (self->width_log2 == needle->width_log2)
        return tare_short_bytes_equal(self->characters + (at << self->width_log2),
                                      needle->characters,
                                      (size_t)needle->length << needle->width_log2);
    if (needle->width_log2 > self->width_log2) return false;
    for (size_t i = 0; i < needle->length; i++)
        if (tare_string_get(self, at + i) != tare_string_get(needle, i)) return false;
    return true;
}

static int64_t first_narrow(const TareString *self, const TareString *needle, size_t start,
                            size_t end) {
    const char *from = self->characters + start, *found;
    if (needle->length == 1)
        found = memchr(from, needle->characters[0], end - start);
    else
        found = memmem(from, end - start, needle->characters, needle->length);
    return found ? found - self->characters : -1;
}

int64_t tare_str_search_first(const TareString *self, const TareString *needle, size_t start,
                              size_t end) {
    size_t length = needle->length;
    if (start > end || end - start < length) return -1;
    if (length == 0) return (int64_t)start;
    if (needle->width_log2 > self->width_log2) return -1;
    if (self->width_log2 == 0) return first_narrow(self, needle, start, end);
    uint32_t first = tare_string_get(needle, 0);
    for (size_t at = start; at + length <= end; at++)
        if (tare_string_get(self, at) == first && matches_at(self, needle, at)) return (int64_t)at;
    return -1;
}

int64_t tare_str_search_last(const TareString *self, const TareString *needle, size_t start,
                             size_t end) {
    size_t length = needle->length;
    if (start > end || end - start < length) return -1;
    if (length == 0) return (int64_t)end;
    if (needle->width_log2 > self->width_log2) return -1;
    uint32_t first = tare_string_get(needle, 0);
    for (size_t at = end - length + 1; at-- > start;)
        if (tare_string_get(self, at) == first && matches_at(self, needle, at)) return (int64_t)at;
    return -1;
}

// ---- arguments ---------------------------------------------------------------------------------

TareStatus tare_str_search_check_argument(TareRuntime *rt, TareValue v, const char *words) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) return TARE_OK;
    if (!*words) return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "must be str, not %.100T", v);
    return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "%s must be str, not %.50K", words, v);
}

static TareStatus bound(TareRuntime *rt, TareValue v, int64_t length, int64_t *out) {
    if (tare_value_is_absent(v) || tare_value_is_none(v)) return TARE_OK;
    if (!tare_type_get(rt, v)->slots.index)
        return tare_error_fail(
            rt, TARE_TYPE_TYPE_ERROR,
            "slice indices must be integers or None or have an __index__ method");
    if (tare_operator_index_int64(rt, v, true, TARE_TYPE_INDEX_ERROR, out) != TARE_OK)
        return TARE_ERROR;
    if (*out < 0) *out += length;
    if (*out < 0) *out = 0;
    return TARE_OK;
}

TareStatus tare_str_search_bounds(TareRuntime *rt, TareValue start_obj, TareValue end_obj,
                                  size_t length, int64_t *start, int64_t *end) {
    *start = 0;
    *end = (int64_t)length;
    if (bound(rt, start_obj, (int64_t)length, start) != TARE_OK) return TARE_ERROR;
    if (bound(rt, end_obj, (int64_t)length, end) != TARE_OK) return TARE_ERROR;
    if (*end > (int64_t)length) *end = (int64_t)length;
    return TARE_OK;
}

// One to three positional arguments, in the words of the functions that take a range.
static TareStatus check_range_call(TareRuntime *rt, const char *name,
                                   const TareArguments *arguments) {
    size_t count = arguments->positional_count;
    if (arguments->keyword_names && arguments->keyword_names->length)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "str.%s() takes no keyword arguments",
                               name);
    if (count < 1)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() takes at least 1 argument (%zu given)", name, count);
    if (count > 3)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "%s() takes at most 3 arguments (%zu given)", name, count);
    return TARE_OK;
}

static TareStatus range_of(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                           int64_t *start, int64_t *end) {
    size_t count = arguments->positional_count;
    return tare_str_search_bounds(rt, count > 1 ? arguments->values[1] : TARE_ABSENT,
                                  count > 2 ? arguments->values[2] : TARE_ABSENT,
                                  tare_string_of(self)->length, start, end);
}

// ---- find, index, count ------------------------------------------------------------------------

// The place found: -1 when there is none, -2 on error.
static int64_t find(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                    const char *name, bool last) {
    int64_t start, end;
    if (check_range_call(rt, name, arguments) != TARE_OK) return -2;
    if (range_of(rt, self, arguments, &start, &end) != TARE_OK) return -2;
    if (tare_str_search_check_argument(rt, arguments->values[0], "") != TARE_OK) return -2;
    if (start > end) return -1;
    const TareString *needle = tare_string_of(arguments->values[0]);
    return last ? tare_str_search_last(tare_string_of(self), needle, (size_t)start, (size_t)end)
                : tare_str_search_first(tare_string_of(self), needle, (size_t)start, (size_t)end);
}

TareValue tare_str_search_find(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t at = find(rt, self, arguments, "find", false);
    return at == -2 ? TARE_ABSENT : tare_int_new(rt, at);
}

TareValue tare_str_search_rfind(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t at = find(rt, self, arguments, "rfind", true);
    return at == -2 ? TARE_ABSENT : tare_int_new(rt, at);
}

static TareValue index_of(TareRuntime *rt, int64_t at) {
    if (at == -1) return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "substring not found");
    return at == -2 ? TARE_ABSENT : tare_int_new(rt, at);
}

TareValue tare_str_search_index(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return index_of(rt, find(rt, self, arguments, "index", false));
}

TareValue tare_str_search_rindex(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    return index_of(rt, find(rt, self, arguments, "rindex", true));
}

static int64_t count_in(const TareString *self, const TareString *needle, size_t start, size_t end,
                        int64_t limit) {
    int64_t count = 0;
    if (start > end) return 0;
    if (needle->length == 0) return (int64_t)(end - start) + 1;
    while (count < limit) {
        int64_t at = tare_str_search_first(self, needle, start, end);
        if (at < 0) break;
        count++;
        start = (size_t)at + needle->length;
    }
    return count;
}

TareValue tare_str_search_count(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    int64_t start, end;
    if (check_range_call(rt, "count", arguments) != TARE_OK) return TARE_ABSENT;
    if (range_of(rt, self, arguments, &start, &end) != TARE_OK) return TARE_ABSENT;
    if (tare_str_search_check_argument(rt, arguments->values[0], "") != TARE_OK) return TARE_ABSENT;
    if (start > end) return tare_int_new(rt, 0);
    return tare_int_new(rt, count_in(tare_string_of(self), tare_string_of(arguments->values[0]),
                                     (size_t)start, (size_t)end, INT64_MAX));
}

// ---- startswith, endswith ----------------------------------------------------------------------

static bool tail_matches(const TareString *self, TareValue affix, int64_t start, int64_t end,
                         bool at_end) {
    const TareString *needle = tare_string_of(affix);
    if (start > end || end - start < (int64_t)needle->length) return false;
    return matches_at(self, needle, (size_t)(at_end ? end - (int64_t)needle->length : start));
}

static TareValue match_any(TareRuntime *rt, TareValue self, TareTuple *affixes, int64_t start,
                           int64_t end, bool at_end) {
    for (size_t i = 0; i < affixes->length; i++) {
        TareValue affix = affixes->items[i];
        if (!tare_type_is_instance(rt, affix, TARE_TYPE_STR))
            return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                    "tuple for %s must only contain str, not %.100T",
                                    at_end ? "endswith" : "startswith", affix);
        if (tail_matches(tare_string_of(self), affix, start, end, at_end)) return TARE_TRUE;
    }
    return TARE_FALSE;
}

static TareValue match_affix(TareRuntime *rt, TareValue self, const TareArguments *arguments,
                             bool at_end) {
    const char *name = at_end ? "endswith" : "startswith";
    int64_t start, end;
    if (check_range_call(rt, name, arguments) != TARE_OK) return TARE_ABSENT;
    if (range_of(rt, self, arguments, &start, &end) != TARE_OK) return TARE_ABSENT;
    TareValue affix = arguments->values[0];
    if (tare_type_is_instance(rt, affix, TARE_TYPE_TUPLE))
        return match_any(rt, self, tare_tuple_of(affix), start, end, at_end);
    if (!tare_type_is_instance(rt, affix, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "%s first arg must be str or a tuple of str, not %.100T", name,
                                affix);
    return tare_value_from_bool(tail_matches(tare_string_of(self), affix, start, end, at_end));
}

TareValue tare_str_search_startswith(TareRuntime *rt, TareValue self,
                                     const TareArguments *arguments) {
    return match_affix(rt, self, arguments, false);
}

TareValue tare_str_search_endswith(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    return match_affix(rt, self, arguments, true);
}

TareValue tare_str_search_removeprefix(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    TareString *text = tare_string_of(self);
    TareValue affix = arguments->values[0];
    if (tare_str_search_check_argument(rt, affix, "removeprefix() argument") != TARE_OK)
        return TARE_ABSENT;
    bool found = tail_matches(text, affix, 0, text->length, false);
    return tare_string_slice(rt, text, found ? tare_string_of(affix)->length : 0, text->length);
}

TareValue tare_str_search_removesuffix(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    TareString *text = tare_string_of(self);
    TareValue affix = arguments->values[0];
    if (tare_str_search_check_argument(rt, affix, "removesuffix() argument") != TARE_OK)
        return TARE_ABSENT;
    bool found = tail_matches(text, affix, 0, text->length, true);
    return tare_string_slice(rt, text, 0,
                             text->length - (found ? tare_string_of(affix)->length : 0));
}

// ---- replace -----------------------------------------------------------------------------------

// `with` before the first character and after each, up to `limit` times.
static void interleave(TareStringBuilder *builder, const TareString *self, const TareString *with,
                       int64_t limit) {
    for (size_t i = 0; i <= self->length; i++) {
        if ((int64_t)i < limit) tare_string_builder_append(builder, with);
        if (i < self->length) tare_string_builder_append_point(builder, tare_string_get(self, i));
    }
}

static TareValue replace(TareRuntime *rt, TareString *self, const TareString *needle,
                         const TareString *with, int64_t limit) {
    int64_t at = limit > 0 ? tare_str_search_first(self, needle, 0, self->length) : -1;
    if (at < 0) return tare_string_slice(rt, self, 0, self->length);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    if (needle->length == 0) {
        interleave(&builder, self, with, limit);
        return tare_string_builder_finish(&builder);
    }
    size_t done = 0;
    for (int64_t count = 0; count < limit && at >= 0; count++) {
        tare_string_builder_append_slice(&builder, self, done, (size_t)at);
        tare_string_builder_append(&builder, with);
        done = (size_t)at + needle->length;
        at = tare_str_search_first(self, needle, done, self->length);
    }
    tare_string_builder_append_slice(&builder, self, done, self->length);
    return tare_string_builder_finish(&builder);
}

TareValue tare_str_search_replace(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    int64_t limit = -1;
    if (tare_str_search_check_argument(rt, values[0], "replace() argument 1") != TARE_OK ||
        tare_str_search_check_argument(rt, values[1], "replace() argument 2") != TARE_OK)
        return TARE_ABSENT;
    if (arguments->positional_count > 2 &&
        tare_operator_index_size(rt, values[2], &limit) !=
            TARE_OK)
        return TARE_ABSENT;
    return replace(rt, tare_string_of(self), tare_string_of(values[0]), tare_string_of(values[1]),
                   limit < 0 ? INT64_MAX : limit);
}
