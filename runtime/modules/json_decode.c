// JSON text as objects, with the hooks of json.loads and the positions of its errors.
#include "modules/json.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/string_builder.h"
#include "types/float_natives.h"
#include "types/int_text.h"
#include "types/list.h"

typedef struct Decoder {
    TareRuntime *rt;
    TareValue source;
    TareString *text;
    size_t length;
    size_t at;  // the next character to be read
    TareDict *keys;  // each key that came already, so that equal ones are one object
    TareValue object_hook, pairs_hook, parse_float, parse_int, parse_constant, error;
    bool is_strict;
} Decoder;

static TareValue read_value(Decoder *self);

// ---- small things ------------------------------------------------------------------------------

static uint32_t peek(const Decoder *self) {
    return self->at < self->length ? tare_string_get(self->text, self->at) : UINT32_MAX;
}

static bool is_blank(uint32_t point) {
    return point == ' ' || point == '\t' || point == '\n' || point == '\r';
}

static void skip_blanks(Decoder *self) {
    while (is_blank(peek(self))) self->at++;
}

static TareValue fail(Decoder *self, const char *message, size_t position) {
    TareRuntime *rt = self->rt;
    TareValue values[] = {tare_string_new_c(rt, message), self->source,
                          tare_int_new(rt, (int64_t)position)};
    if (tare_value_is_absent(values[0])) return TARE_ABSENT;
    TareValue exception = tare_call_values(rt, self->error, values, 3);
    tare_release(rt, values[0]);
    tare_release(rt, values[2]);
    if (tare_value_is_absent(exception)) return exception;
    (void)tare_error_raise_instance(rt, exception);
    tare_release(rt, exception);
    return TARE_ABSENT;
}

static TareStatus fail_status(Decoder *self, const char *message, size_t position) {
    (void)fail(self, message, position);
    return TARE_ERROR;
}

// ---- strings -----------------------------------------------------------------------------------

// The four hexadecimal digits at `at`; -1 when they are none.
static int32_t read_hex(const Decoder *self, size_t at) {
    int32_t unit = 0;
    if (at + 4 > self->length) return -1;
    for (size_t i = at; i < at + 4; i++) {
        uint32_t c = tare_string_get(self->text, i);
        int digit = c >= '0' && c <= '9'   ? (int)c - '0'
                    : c >= 'a' && c <= 'f' ? (int)c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? (int)c - 'A' + 10
                                           : -1;
        if (digit < 0) return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

// After "\u": the code point, of a pair of surrogates where there is one.
static TareStatus read_unicode(Decoder *self, uint32_t *point) {
    if (self->at + 4 >= self->length)
        return fail_status(self, "Invalid \\uXXXX escape", self->at - 1);
    int32_t unit = read_hex(self, self->at);
    if (unit < 0) return fail_status(self, "Invalid \\uXXXX escape", self->at - 1);
    self->at += 4;
    *point = (uint32_t)unit;
    if (unit < 0xd800 || unit > 0xdbff || self->at + 6 >= self->length) return TARE_OK;
    if (peek(self) != '\\' || tare_string_get(self->text, self->at + 1) != 'u') return TARE_OK;
    int32_t low = read_hex(self, self->at + 2);
    if (low < 0xdc00 || low > 0xdfff) return TARE_OK;
    *point = 0x10000 + (((uint32_t)unit - 0xd800) << 10) + ((uint32_t)low - 0xdc00);
    self->at += 6;
    return TARE_OK;
}

static TareStatus read_escape(Decoder *self, size_t begin, uint32_t *point) {
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    uint32_t c = peek(self);
    if (c == UINT32_MAX) return fail_status(self, "Unterminated string starting at", begin);
    self->at++;
    if (c == 'u') return read_unicode(self, point);
    const char *found = c && c < 128 ? strchr(letters, (int)c) : NULL;
    if (!found) return fail_status(self, "Invalid \\escape", self->at - 2);
    *point = (uint32_t)meanings[found - letters];
    return TARE_OK;
}

// Where the run of plain characters from `at` on ends.
static size_t find_special(const Decoder *self, size_t at) {
    for (; at < self->length; at++) {
        uint32_t c = tare_string_get(self->text, at);
        if (c == '"' || c == '\\' || (c < ' ' && self->is_strict)) break;
    }
    return at;
}

// At the character after the opening quote, which stands at `begin`.
static TareValue read_long_string(Decoder *self, size_t begin) {
    TareStringBuilder text;
    tare_string_builder_init(&text, self->rt);
    while (true) {
        size_t end = find_special(self, self->at);
        tare_string_builder_append_slice(&text, self->text, self->at, end);
        self->at = end;
        uint32_t c = peek(self), point;
        if (c == UINT32_MAX) {
            (void)fail(self, "Unterminated string starting at", begin);
            break;
        }
        self->at++;
        if (c == '"') return tare_string_builder_finish(&text);
        if (c != '\\') {
            (void)fail(self, "Invalid control character at", end);
            break;
        }
        if (read_escape(self, begin, &point) != TARE_OK) break;
        tare_string_builder_append_point(&text, point);
    }
    tare_string_builder_deinit(&text);
    return TARE_ABSENT;
}

static TareValue read_string(Decoder *self) {
    size_t begin = self->at++;
    size_t end = find_special(self, self->at);
    if (end >= self->length || tare_string_get(self->text, end) != '"')
        return read_long_string(self, begin);
    TareValue v = tare_string_slice(self->rt, self->text, self->at, end);
    self->at = end + 1;
    return v;
}

// ---- numbers and constants ---------------------------------------------------------------------

static size_t skip_digits(const Decoder *self, size_t at) {
    while (at < self->length && tare_string_get(self->text, at) - '0' <= 9) at++;
    return at;
}

static bool has(const Decoder *self, size_t at, const char *choices) {
    if (at >= self->length) return false;
    uint32_t c = tare_string_get(self->text, at);
    return c && c < 128 && strchr(choices, (int)c);
}

// Where the number that begins here ends; `at` itself when there is none.
static size_t find_number_end(const Decoder *self, bool *is_float) {
    size_t at = self->at + has(self, self->at, "-");
    size_t end = has(self, at, "0") ? at + 1 : skip_digits(self, at);
    if (end == at) return self->at;
    if (has(self, end, ".") && skip_digits(self, end + 1) > end + 1) {
        *is_float = true;
        end = skip_digits(self, end + 1);
    }
    if (has(self, end, "eE")) {
        size_t digits = end + 1 + has(self, end + 1, "+-");
        if (skip_digits(self, digits) > digits) {
            *is_float = true;
            end = skip_digits(self, digits);
        }
    }
    return end;
}

static TareValue convert_number(Decoder *self, size_t end, bool is_float) {
    TareText digits;
    char digits_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(self->rt, &digits, digits_room);
    for (size_t i = self->at; i < end; i++)
        tare_text_append_char(&digits, (char)tare_string_get(self->text, i));
    TareValue v = TARE_ABSENT;
    double number;
    if (digits.failed)
        (void)tare_error_raise_memory(self->rt);
    else if (!is_float)
        v = tare_int_text_parse(self->rt, digits.bytes, digits.length_bytes, 10);
    else if (tare_float_text_parse(self->rt, digits.bytes, digits.length_bytes, &number))
        v = tare_float_new(self->rt, number);
    tare_text_deinit(&digits);
    return v;
}

static TareValue call_with_slice(Decoder *self, TareValue function, size_t end) {
    TareValue slice = tare_string_slice(self->rt, self->text, self->at, end);
    if (tare_value_is_absent(slice)) return slice;
    TareValue v = tare_call_1(self->rt, function, slice);
    tare_release(self->rt, slice);
    self->at = end;
    return v;
}

static TareValue read_number(Decoder *self) {
    bool is_float = false;
    size_t end = find_number_end(self, &is_float);
    if (end == self->at) return fail(self, "Expecting value", self->at);
    TareValue hook = is_float ? self->parse_float : self->parse_int;
    if (!tare_value_is_none(hook)) return call_with_slice(self, hook, end);
    TareValue v;
    if (!is_float && end - self->at <= 18) {
        bool negative = peek(self) == '-';
        int64_t number = 0;
        for (size_t i = self->at + negative; i < end; i++)
            number = number * 10 + (tare_string_get(self->text, i) - '0');
        v = tare_int_new(self->rt, negative ? -number : number);
    } else {
        v = convert_number(self, end, is_float);
    }
    self->at = end;
    return v;
}

static bool has_word(const Decoder *self, const char *word) {
    size_t length = strlen(word);
    if (self->at + length > self->length) return false;
    for (size_t i = 0; i < length; i++)
        if (tare_string_get(self->text, self->at + i) != (uint32_t)word[i]) return false;
    return true;
}

static TareValue read_word(Decoder *self) {
    static const char *const words[] = {"null", "true", "false", "NaN", "Infinity", "-Infinity"};
    const TareValue constants[] = {TARE_NONE, TARE_TRUE, TARE_FALSE};
    for (size_t i = 0; i < 6; i++) {
        if (!has_word(self, words[i])) continue;
        size_t end = self->at + strlen(words[i]);
        if (i >= 3) return call_with_slice(self, self->parse_constant, end);
        self->at = end;
        return constants[i];
    }
    return read_number(self);
}

// ---- containers --------------------------------------------------------------------------------

static TareValue read_array(Decoder *self) {
    TareValue list = tare_list_new(self->rt, 0);
    if (tare_value_is_absent(list)) return list;
    self->at++;
    skip_blanks(self);
    while (peek(self) != ']' || tare_list_of(list)->length) {
        TareValue item = read_value(self);
        if (tare_value_is_absent(item) ||
            tare_list_append_steal(self->rt, tare_list_of(list), item) != TARE_OK)
            goto done;
        skip_blanks(self);
        if (peek(self) == ']') break;
        if (peek(self) != ',') {
            (void)fail(self, "Expecting ',' delimiter", self->at);
            goto done;
        }
        self->at++;
        skip_blanks(self);
    }
    self->at++;
    return list;
done:
    tare_release(self->rt, list);
    return TARE_ABSENT;
}

// The key as the object that stood for it before.
static TareValue share_key(Decoder *self, TareValue stolen_key) {
    TareValue known = tare_table_find_string(&self->keys->table, tare_string_of(stolen_key));
    if (tare_value_is_absent(known)) {
        if (tare_table_set_string(self->rt, &self->keys->table, tare_string_of(stolen_key),
                                  stolen_key) == TARE_OK)
            return stolen_key;
        tare_release(self->rt, stolen_key);
        return TARE_ABSENT;
    }
    tare_retain(known);
    tare_release(self->rt, stolen_key);
    return known;
}

// Key, colon and value: the value, and the key in *out.
static TareValue read_pair(Decoder *self, TareValue *out) {
    if (peek(self) != '"')
        return fail(self, "Expecting property name enclosed in double quotes", self->at);
    TareValue key = read_string(self);
    if (tare_value_is_absent(key)) return key;
    key = share_key(self, key);
    if (tare_value_is_absent(key)) return key;
    skip_blanks(self);
    TareValue v = TARE_ABSENT;
    if (peek(self) != ':') {
        (void)fail(self, "Expecting ':' delimiter", self->at);
    } else {
        self->at++;
        skip_blanks(self);
        v = read_value(self);
    }
    if (tare_value_is_absent(v)) tare_release(self->rt, key);
    else *out = key;
    return v;
}

// Puts a pair into the dict, or as a tuple into the list that object_pairs_hook wants.
static TareStatus add_pair(Decoder *self, TareValue container, TareValue key, TareValue value) {
    if (tare_value_is_exact(container, TARE_TYPE_DICT))
        return tare_dict_set(self->rt, tare_dict_of(container), key, value);
    TareValue pair = tare_tuple_pack(self->rt, key, value);
    if (tare_value_is_absent(pair)) return TARE_ERROR;
    return tare_list_append_steal(self->rt, tare_list_of(container), pair);
}

static TareStatus read_pairs(Decoder *self, TareValue container) {
    self->at++;
    skip_blanks(self);
    for (bool is_first = true; !is_first || peek(self) != '}'; is_first = false) {
        TareValue key = TARE_ABSENT, value = read_pair(self, &key);
        if (tare_value_is_absent(value)) return TARE_ERROR;
        TareStatus status = add_pair(self, container, key, value);
        tare_release(self->rt, key);
        tare_release(self->rt, value);
        if (status != TARE_OK) return status;
        skip_blanks(self);
        if (peek(self) == '}') break;
        if (peek(self) != ',') return fail_status(self, "Expecting ',' delimiter", self->at);
        self->at++;
        skip_blanks(self);
    }
    self->at++;
    return TARE_OK;
}

static TareValue read_object(Decoder *self) {
    bool as_pairs = !tare_value_is_none(self->pairs_hook);
    TareValue container = as_pairs ? tare_list_new(self->rt, 0) : tare_dict_new(self->rt);
    if (tare_value_is_absent(container)) return container;
    TareValue hook = as_pairs ? self->pairs_hook : self->object_hook;
    TareValue v = container;
    if (read_pairs(self, container) != TARE_OK)
        v = TARE_ABSENT;
    else if (!tare_value_is_none(hook))
        v = tare_call_1(self->rt, hook, container);
    if (!tare_value_is_same(v, container)) tare_release(self->rt, container);
    return v;
}

static TareValue read_value(Decoder *self) {
    uint32_t c = peek(self);
    if (c == '"') return read_string(self);
    if (c != '{' && c != '[') return read_word(self);
    bool is_array = c == '[';
    if (tare_call_enter(self->rt, is_array
                                      ? " while decoding a JSON array from a unicode string"
                                      : " while decoding a JSON object from a unicode string") !=
        TARE_OK)
        return TARE_ABSENT;
    TareValue v = is_array ? read_array(self) : read_object(self);
    tare_call_leave(self->rt);
    return v;
}

static TareStatus check_call(TareRuntime *rt, const TareArguments *arguments, int64_t *start) {
    TareValue source = arguments->values[0], settings = arguments->values[2];
    if (!tare_type_is_instance(rt, source, TARE_TYPE_STR))
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR,
                               "first argument must be a string, not %.80T", source);
    if (!tare_type_is_instance(rt, settings, TARE_TYPE_TUPLE) ||
        tare_tuple_of(settings)->length != 7)
        return tare_error_fail(rt, TARE_TYPE_TYPE_ERROR, "settings must be a tuple of 7 items");
    if (tare_operator_index_int64(rt, arguments->values[1], true, TARE_TYPE_OVERFLOW_ERROR,
                                  start) != TARE_OK)
        return TARE_ERROR;
    if (*start >= 0) return TARE_OK;
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "idx cannot be negative");
}

TareValue tare_json_decode_text(TareRuntime *rt, TareValue self, const TareArguments *arguments) {
    TareValue source = arguments->values[0];
    int64_t start;
    if (check_call(rt, arguments, &start) != TARE_OK) return TARE_ABSENT;
    const TareValue *settings = tare_tuple_of(arguments->values[2])->items;
    TareValue keys = tare_dict_new(rt);
    if (tare_value_is_absent(keys)) return keys;
    Decoder decoder = {
        .rt = rt, .source = source, .text = tare_string_of(source),
        .length = tare_string_of(source)->length, .at = (size_t)start,
        .keys = tare_dict_of(keys), .is_strict = tare_value_is_true(settings[0]),
        .object_hook = settings[1], .pairs_hook = settings[2], .parse_float = settings[3],
        .parse_int = settings[4], .parse_constant = settings[5], .error = settings[6],
    };
    TareValue v = read_value(&decoder);
    tare_release(rt, keys);
    if (tare_value_is_absent(v)) return v;
    TareValue end = tare_int_new(rt, (int64_t)decoder.at);
    TareValue result = tare_tuple_pack(rt, v, end);
    tare_release(rt, v);
    tare_release(rt, end);
    return result;
}
