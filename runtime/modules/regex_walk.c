// What goes along all matches of a text: findall, split and sub.
#include "modules/regex.h"
#include "object/buffer.h"
#include "object/call.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/tuple.h"
#include "types/byte_methods.h"
#include "types/int.h"
#include "types/list.h"

// Characters start..end of the text that is searched, as a str or as bytes.
static TareValue slice(TareRuntime *rt, const TareRegexScan *scan, size_t start, size_t end) {
    if (tare_type_is_instance(rt, scan->text, TARE_TYPE_STR))
        return tare_string_slice(rt, tare_string_of(scan->text), start, end);
    if (start == 0 && tare_value_is_exact(scan->text, TARE_TYPE_BYTES) &&
        end == tare_bytes_of(scan->text)->length)
        return tare_retain(scan->text);
    return tare_bytes_new(rt, (const char *)scan->subject.characters + start, end - start);
}

// What a group took, or `otherwise` where it took no part: absent for the empty text.
static TareValue slice_group(TareRuntime *rt, const TareRegexScan *scan, const size_t *offsets,
                             size_t group, TareValue otherwise) {
    size_t start = offsets[2 * group], end = offsets[2 * group + 1];
    if (start != SIZE_MAX) return slice(rt, scan, start, end);
    return tare_value_is_absent(otherwise) ? slice(rt, scan, 0, 0) : tare_retain(otherwise);
}

static TareStatus append(TareRuntime *rt, TareValue list, TareValue stolen_item) {
    if (tare_value_is_absent(stolen_item)) return TARE_ERROR;
    return tare_list_append_steal(rt, tare_list_of(list), stolen_item);
}

// The list, or absent when it did not become whole.
static TareValue finish(TareRuntime *rt, TareValue list, bool is_whole) {
    if (is_whole) return list;
    tare_release(rt, list);
    return TARE_ABSENT;
}

// ---- finding -----------------------------------------------------------------------------------

static TareValue item_of_match(TareRuntime *rt, const TareRegexScan *scan, const size_t *offsets) {
    size_t count = scan->regex->group_count;
    if (count <= 1) return slice_group(rt, scan, offsets, count, TARE_ABSENT);
    TareValue row = tare_tuple_new(rt, count);
    for (size_t i = 0; i < count && !tare_value_is_absent(row); i++) {
        TareValue item = slice_group(rt, scan, offsets, i + 1, TARE_ABSENT);
        tare_tuple_of(row)->items[i] = item;
        if (tare_value_is_absent(item)) tare_slot_clear(rt, &row);
    }
    return row;
}

TareValue tare_regex_walk_find(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    TareRegexScan scan;
    const size_t *offsets;
    int found = -1;
    if (tare_regex_begin(rt, self, values[0], values[1], values[2], &scan) != TARE_OK)
        return TARE_ABSENT;
    TareValue list = tare_list_new(rt, 0);
    if (tare_value_is_absent(list)) return list;
    while ((found = tare_regex_next(rt, &scan, &offsets)) == 1)
        if (append(rt, list, item_of_match(rt, &scan, offsets)) != TARE_OK) break;
    return finish(rt, list, found == 0);
}

// ---- splitting ---------------------------------------------------------------------------------

static TareStatus begin_whole(TareRuntime *rt, TareValue self, TareValue text, TareValue most_obj,
                              int64_t *most, TareRegexScan *scan) {
    if (tare_operator_index_int64(rt, most_obj, false, TARE_TYPE_OVERFLOW_ERROR, most) != TARE_OK)
        return TARE_ERROR;
    return tare_regex_begin(rt, self, text, tare_value_from_small_int(0),
                            tare_value_from_small_int(TARE_VALUE_SMALL_INT_MAX), scan);
}

TareValue tare_regex_walk_split(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareRegexScan scan;
    const size_t *offsets;
    int64_t most, count = 0;
    size_t last = 0;
    int found = 0;
    if (begin_whole(rt, self, arguments->values[0], arguments->values[1], &most, &scan) != TARE_OK)
        return TARE_ABSENT;
    TareValue list = tare_list_new(rt, 0);
    TareStatus status = tare_value_is_absent(list) ? TARE_ERROR : TARE_OK;
    while (status == TARE_OK && (most == 0 || count < most)) {
        found = tare_regex_next(rt, &scan, &offsets);
        if (found != 1) break;
        status = append(rt, list, slice(rt, &scan, last, offsets[0]));
        last = offsets[1];
        for (size_t i = 1; i <= scan.regex->group_count && status == TARE_OK; i++)
            status = append(rt, list, slice_group(rt, &scan, offsets, i, TARE_NONE));
        count++;
    }
    if (status == TARE_OK && found >= 0)
        status = append(rt, list, slice(rt, &scan, last, scan.subject.length));
    return finish(rt, list, status == TARE_OK && found >= 0);
}

// ---- replacing ---------------------------------------------------------------------------------

static TareValue call_with_offsets(TareRuntime *rt, const TareRegexScan *scan,
                                   const size_t *offsets, TareValue callable) {
    TareValue row = tare_regex_new_offsets(rt, scan, offsets);
    if (tare_value_is_absent(row)) return row;
    TareValue result = tare_call_1(rt, callable, row);
    tare_release(rt, row);
    return result;
}

// Appends what stands for a match: the pieces of a tuple, whose ints are groups, or what a function
// says of the offsets.
static TareStatus append_replacement(TareRuntime *rt, const TareRegexScan *scan,
                                     const size_t *offsets, TareValue template, TareValue list) {
    if (!tare_value_is_exact(template, TARE_TYPE_TUPLE)) {
        TareValue item = call_with_offsets(rt, scan, offsets, template);
        return tare_value_is_none(item) ? TARE_OK : append(rt, list, item);
    }
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < tare_tuple_of(template)->length && status == TARE_OK; i++) {
        TareValue piece = tare_tuple_of(template)->items[i];
        int64_t group = 0;
        if (!tare_int_is(rt, piece)) {
            status = append(rt, list, tare_retain(piece));
        } else if (!tare_int_to_int64(piece, &group) || group < 0 ||
                   group > scan->regex->group_count) {
            status = tare_error_fail(rt, TARE_TYPE_INDEX_ERROR, "no such group");
        } else if (offsets[2 * group] != SIZE_MAX) {
            status = append(rt, list, slice_group(rt, scan, offsets, (size_t)group, TARE_ABSENT));
        }
    }
    return status;
}

// A function of the program may change a bytearray while it is searched: that is copied first.
static TareValue fetch_steady(TareRuntime *rt, TareValue text, TareValue template) {
    const uint8_t *data;
    size_t length;
    bool is_steady = tare_value_is_exact(template, TARE_TYPE_TUPLE) ||
                     tare_value_is_exact(text, TARE_TYPE_BYTES) ||
                     !tare_buffer_is(rt, text);
    if (is_steady) return tare_retain(text);
    if (tare_bytes_get_view(rt, text, &data, &length) != TARE_OK) return TARE_ABSENT;
    return tare_bytes_new(rt, data, length);
}

static TareValue pack(TareRuntime *rt, TareValue list, int64_t count) {
    TareValue number = tare_int_new(rt, count);
    TareValue pair = tare_value_is_absent(number) ? number : tare_tuple_pack(rt, list, number);
    tare_release(rt, number);
    tare_release(rt, list);
    return pair;
}

TareValue tare_regex_walk_replace(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    const TareValue *values = arguments->values;
    TareRegexScan scan;
    const size_t *offsets;
    int64_t most = 0, count = 0;
    size_t last = 0;
    int found = 0;
    TareValue text = fetch_steady(rt, values[0], values[1]), list = TARE_ABSENT;
    TareStatus status = TARE_ERROR;
    if (!tare_value_is_absent(text)) status = begin_whole(rt, self, text, values[2], &most, &scan);
    if (status == TARE_OK) list = tare_list_new(rt, 0);
    if (tare_value_is_absent(list)) status = TARE_ERROR;
    while (status == TARE_OK && (most == 0 || count < most)) {
        found = tare_regex_next(rt, &scan, &offsets);
        if (found != 1) break;
        size_t start = offsets[0], end = offsets[1];
        if (start > last) status = append(rt, list, slice(rt, &scan, last, start));
        if (status == TARE_OK) status = append_replacement(rt, &scan, offsets, values[1], list);
        last = end;
        count++;
    }
    if (status == TARE_OK && found >= 0 && last < scan.subject.length)
        status = append(rt, list, slice(rt, &scan, last, scan.subject.length));
    bool is_whole = status == TARE_OK && found >= 0;
    tare_release(rt, text);
    list = finish(rt, list, is_whole);
    return is_whole ? pack(rt, list, count) : TARE_ABSENT;
}
