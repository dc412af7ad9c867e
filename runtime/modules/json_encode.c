// Objects as JSON text. One walk that writes into one builder; a chain of the containers that are
// being written tells circles.
#include <math.h>

#include "modules/json.h"
#include "object/attribute.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/float.h"
#include "types/int_text.h"
#include "types/sequence.h"

// A container that is being written, and those around it.
typedef struct Chain {
    const struct Chain *outer;
    TareValue container;
    size_t level;
} Chain;

typedef struct Encoder {
    TareRuntime *rt;
    TareStringBuilder text;
    TareString *indent;  // NULL: all on one line
    TareString *item_separator;
    TareString *key_separator;
    TareValue default_function;  // for what JSON does not know
    bool sorts_keys, ensures_ascii, skips_keys, allows_nan, checks_circles;
} Encoder;

static TareStatus write_value(Encoder *self, TareValue v, const Chain *chain);

// ---- texts -------------------------------------------------------------------------------------

static void write_hex(TareStringBuilder *text, uint32_t unit) {
    char buffer[7] = "\\u";
    for (int i = 0; i < 4; i++) buffer[2 + i] = "0123456789abcdef"[unit >> (12 - 4 * i) & 15];
    tare_string_builder_append_ascii(text, buffer, 6);
}

static void write_escape(TareStringBuilder *text, uint32_t point) {
    static const char special[] = "\"\\\n\r\t\f\b", letters[] = "\"\\nrtfb";
    const char *found = point && point < 128 ? strchr(special, (int)point) : NULL;
    if (found) {
        char pair[2] = {'\\', letters[found - special]};
        tare_string_builder_append_ascii(text, pair, 2);
    } else if (point > 0xffff) {
        write_hex(text, 0xd800 + ((point - 0x10000) >> 10));
        write_hex(text, 0xdc00 + ((point - 0x10000) & 0x3ff));
    } else {
        write_hex(text, point);
    }
}

static void write_string(TareStringBuilder *text, const TareString *string, bool ensures_ascii) {
    tare_string_builder_append_ascii(text, "\"", 1);
    size_t plain = 0;
    for (size_t i = 0; i < string->length; i++) {
        uint32_t point = tare_string_get(string, i);
        if (point >= ' ' && point != '"' && point != '\\' && (!ensures_ascii || point < 127))
            continue;
        tare_string_builder_append_slice(text, string, plain, i);
        write_escape(text, point);
        plain = i + 1;
    }
    tare_string_builder_append_slice(text, string, plain, string->length);
    tare_string_builder_append_ascii(text, "\"", 1);
}

static TareStatus write_int(Encoder *self, TareValue v) {
    TareText digits;
    char digits_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(self->rt, &digits, digits_room);
    TareStatus status = tare_int_text_append(self->rt, v, 10, &digits);
    if (status == TARE_OK)
        tare_string_builder_append_ascii(&self->text, tare_text_get(&digits), digits.length_bytes);
    tare_text_deinit(&digits);
    return status;
}

static TareStatus write_float(Encoder *self, double number) {
    if (isnan(number) || isinf(number)) {
        if (!self->allows_nan)
            return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR,
                                   "Out of range float values are not JSON compliant");
        tare_string_builder_append_c(&self->text, isnan(number) ? "NaN"
                                                  : number > 0  ? "Infinity"
                                                                : "-Infinity");
        return TARE_OK;
    }
    TareText digits;
    char digits_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(self->rt, &digits, digits_room);
    tare_float_append_repr(&digits, number);
    tare_string_builder_append_ascii(&self->text, tare_text_get(&digits), digits.length_bytes);
    tare_text_deinit(&digits);
    return TARE_OK;
}

// 1 when `v` is a number or constant and stands written, 0 when it is something else, -1.
static int write_atom(Encoder *self, TareValue v) {
    TareTypeId base = tare_type_get(self->rt, v)->native_base;
    if (tare_value_is_none(v)) {
        tare_string_builder_append_c(&self->text, "null");
    } else if (tare_value_is_bool(v)) {
        tare_string_builder_append_c(&self->text, tare_value_is_true(v) ? "true" : "false");
    } else if (base == TARE_TYPE_INT) {
        return write_int(self, v) == TARE_OK ? 1 : -1;
    } else if (base == TARE_TYPE_FLOAT) {
        return write_float(self, tare_float_get(v)) == TARE_OK ? 1 : -1;
    } else {
        return 0;
    }
    return 1;
}

// ---- containers --------------------------------------------------------------------------------

static void write_break(Encoder *self, size_t level) {
    if (!self->indent) return;
    tare_string_builder_append_ascii(&self->text, "\n", 1);
    for (size_t i = 0; i < level; i++) tare_string_builder_append(&self->text, self->indent);
}

static TareStatus write_row(Encoder *self, TareValue v, const Chain *chain) {
    if (tare_sequence_row(self->rt, v).length == 0) {
        tare_string_builder_append_c(&self->text, "[]");
        return TARE_OK;
    }
    tare_string_builder_append_ascii(&self->text, "[", 1);
    for (size_t i = 0; i < tare_sequence_row(self->rt, v).length; i++) {
        if (i) tare_string_builder_append(&self->text, self->item_separator);
        write_break(self, chain->level);
        TareValue item = tare_retain(tare_sequence_row(self->rt, v).items[i]);
        TareStatus status = write_value(self, item, chain);
        tare_release(self->rt, item);
        if (status != TARE_OK) return TARE_ERROR;
    }
    write_break(self, chain->level - 1);
    tare_string_builder_append_ascii(&self->text, "]", 1);
    return TARE_OK;
}

static bool is_key(Encoder *self, TareValue key) {
    TareTypeId base = tare_type_get(self->rt, key)->native_base;
    return tare_value_is_none(key) || tare_value_is_bool(key) || base == TARE_TYPE_STR ||
           base == TARE_TYPE_INT || base == TARE_TYPE_FLOAT;
}

static TareStatus write_key(Encoder *self, TareValue key) {
    if (tare_type_is_instance(self->rt, key, TARE_TYPE_STR)) {
        write_string(&self->text, tare_string_of(key), self->ensures_ascii);
        return TARE_OK;
    }
    tare_string_builder_append_ascii(&self->text, "\"", 1);
    if (write_atom(self, key) < 0) return TARE_ERROR;
    tare_string_builder_append_ascii(&self->text, "\"", 1);
    return TARE_OK;
}

static TareStatus write_pair(Encoder *self, TareValue key, TareValue value, const Chain *chain,
                             bool *is_first) {
    if (!is_key(self, key)) {
        if (self->skips_keys) return TARE_OK;
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                               "keys must be str, int, float, bool or None, not %.100T", key);
    }
    if (!*is_first) tare_string_builder_append(&self->text, self->item_separator);
    *is_first = false;
    write_break(self, chain->level);
    if (write_key(self, key) != TARE_OK) return TARE_ERROR;
    tare_string_builder_append(&self->text, self->key_separator);
    return write_value(self, value, chain);
}

static TareStatus write_plain_dict(Encoder *self, TareValue v, const Chain *chain,
                                   bool *is_first) {
    size_t cursor = 0;
    TareValue key, value;
    while (tare_table_next(&tare_dict_of(v)->table, &cursor, &key, &value)) {
        tare_retain(key);
        tare_retain(value);
        TareStatus status = write_pair(self, key, value, chain, is_first);
        tare_release(self->rt, value);
        tare_release(self->rt, key);
        if (status != TARE_OK) return TARE_ERROR;
    }
    return TARE_OK;
}

// list(v.items()), sorted where that is asked.
static TareValue fetch_items(Encoder *self, TareValue v) {
    TareValue method = tare_attribute_get_c(self->rt, v, "items");
    if (tare_value_is_absent(method)) return method;
    TareValue view = tare_call_0(self->rt, method);
    tare_release(self->rt, method);
    if (tare_value_is_absent(view)) return view;
    TareValue items = tare_list_new_iterable(self->rt, view);
    tare_release(self->rt, view);
    if (tare_value_is_absent(items) || !self->sorts_keys) return items;
    if (tare_list_sort(self->rt, tare_list_of(items), TARE_NONE, false) == TARE_OK) return items;
    tare_release(self->rt, items);
    return TARE_ABSENT;
}

static TareStatus write_items(Encoder *self, TareValue v, const Chain *chain, bool *is_first) {
    TareValue items = fetch_items(self, v);
    if (tare_value_is_absent(items)) return TARE_ERROR;
    TareStatus status = TARE_OK;
    for (size_t i = 0; i < tare_list_of(items)->length && status == TARE_OK; i++) {
        TareValue pair = tare_list_of(items)->items[i];
        if (!tare_value_is_exact(pair, TARE_TYPE_TUPLE) || tare_tuple_of(pair)->length != 2)
            status = tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR,
                                     "items must return 2-tuples");
        else
            status = write_pair(self, tare_tuple_of(pair)->items[0], tare_tuple_of(pair)->items[1],
                                chain, is_first);
    }
    tare_release(self->rt, items);
    return status;
}

static TareStatus write_dict(Encoder *self, TareValue v, const Chain *chain) {
    if (tare_dict_of(v)->table.live_count == 0) {
        tare_string_builder_append_c(&self->text, "{}");
        return TARE_OK;
    }
    tare_string_builder_append_ascii(&self->text, "{", 1);
    bool is_first = true, is_plain = tare_value_is_exact(v, TARE_TYPE_DICT) && !self->sorts_keys;
    TareStatus status = is_plain ? write_plain_dict(self, v, chain, &is_first)
                                 : write_items(self, v, chain, &is_first);
    if (!is_first) write_break(self, chain->level - 1);
    tare_string_builder_append_ascii(&self->text, "}", 1);
    return status;
}

static TareStatus write_other(Encoder *self, TareValue v, const Chain *chain) {
    TareValue replacement = tare_call_1(self->rt, self->default_function, v);
    if (tare_value_is_absent(replacement)) return TARE_ERROR;
    // The level is that of the object itself: it opens no bracket of its own.
    Chain same = *chain;
    same.level--;
    TareStatus status = write_value(self, replacement, &same);
    tare_release(self->rt, replacement);
    return status;
}

static TareStatus write_inside(Encoder *self, TareValue v, const Chain *outer) {
    Chain chain = {outer, v, outer ? outer->level + 1 : 1};
    for (const Chain *c = outer; c && self->checks_circles; c = c->outer)
        if (tare_value_is_same(c->container, v))
            return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "Circular reference detected");
    if (tare_call_enter(self->rt, " while encoding a JSON object") != TARE_OK) return TARE_ERROR;
    TareTypeId base = tare_type_get(self->rt, v)->native_base;
    TareStatus status = base == TARE_TYPE_DICT ? write_dict(self, v, &chain)
                        : base == TARE_TYPE_LIST || base == TARE_TYPE_TUPLE
                            ? write_row(self, v, &chain)
                            : write_other(self, v, &chain);
    tare_call_leave(self->rt);
    return status;
}

static TareStatus write_value(Encoder *self, TareValue v, const Chain *chain) {
    if (tare_type_is_instance(self->rt, v, TARE_TYPE_STR)) {
        write_string(&self->text, tare_string_of(v), self->ensures_ascii);
        return TARE_OK;
    }
    int written = write_atom(self, v);
    if (written) return written > 0 ? TARE_OK : TARE_ERROR;
    return write_inside(self, v, chain);
}

// ---- natives -----------------------------------------------------------------------------------

static bool is_on(TareRuntime *rt, TareValue v) {
    int truth = tare_protocol_truth(rt, v);
    if (truth < 0) tare_error_clear(rt);
    return truth > 0;
}

// The key separator is looked at first, as it comes first in CPython's maker of encoders.
static TareStatus check_settings(TareRuntime *rt, TareValue v) {
    if (!tare_type_is_instance(rt, v, TARE_TYPE_TUPLE) || tare_tuple_of(v)->length != 9)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "settings must be a tuple of 9 items");
    const TareValue *items = tare_tuple_of(v)->items;
    for (int i = 2; i >= 0; i--) {
        if (tare_type_is_instance(rt, items[i], TARE_TYPE_STR)) continue;
        if (i == 0 && tare_value_is_none(items[i])) continue;
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "make_encoder() argument %d must be str, not %.80T",
                               i == 0 ? 4 : 7 - i, items[i]);
    }
    return TARE_OK;
}

TareValue tare_json_encode_object(TareRuntime *rt, TareValue self,
                                  const TareArguments *arguments) {
    if (check_settings(rt, arguments->values[1]) != TARE_OK) return TARE_ABSENT;
    const TareValue *settings = tare_tuple_of(arguments->values[1])->items;
    Encoder encoder = {
        .rt = rt,
        .indent = tare_value_is_none(settings[0]) ? NULL : tare_string_of(settings[0]),
        .item_separator = tare_string_of(settings[1]),
        .key_separator = tare_string_of(settings[2]),
        .sorts_keys = is_on(rt, settings[3]),
        .ensures_ascii = is_on(rt, settings[4]),
        .skips_keys = is_on(rt, settings[5]),
        .allows_nan = is_on(rt, settings[6]),
        .checks_circles = is_on(rt, settings[7]),
        .default_function = settings[8],
    };
    tare_string_builder_init(&encoder.text, rt);
    if (write_value(&encoder, arguments->values[0], NULL) == TARE_OK)
        return tare_string_builder_finish(&encoder.text);
    tare_string_builder_deinit(&encoder.text);
    return TARE_ABSENT;
}

TareValue tare_json_encode_quote(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue v = arguments->values[0];
    if (!tare_type_is_instance(rt, v, TARE_TYPE_STR))
        return tare_error_raise(rt, TARE_TYPE_TYPE_ERROR,
                                "first argument must be a string, not %.80T", v);
    TareStringBuilder text;
    tare_string_builder_init(&text, rt);
    write_string(&text, tare_string_of(v), is_on(rt, arguments->values[1]));
    return tare_string_builder_finish(&text);
}
