// The format mini-language: parsing of specifications, padding, and str's own formatting.
#include "types/str_format.h"

#include "base/unicode.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string_builder.h"

typedef struct Cursor {
    TareRuntime *rt;
    TareString *text;
    size_t position;
} Cursor;

static uint32_t peek(const Cursor *cursor, size_t ahead) {
    size_t index = cursor->position + ahead;
    return index < cursor->text->length ? tare_string_get(cursor->text, index) : UINT32_MAX;
}

static bool accept(Cursor *cursor, uint32_t point) {
    if (peek(cursor, 0) != point) return false;
    cursor->position++;
    return true;
}

static bool is_align(uint32_t point) {
    return point == '<' || point == '>' || point == '=' || point == '^';
}

// A decimal number; -1 when there is none.
static TareStatus parse_integer(Cursor *cursor, int64_t *out) {
    *out = -1;
    for (;; cursor->position++) {
        uint32_t point = peek(cursor, 0);
        int digit = point == UINT32_MAX ? -1 : tare_unicode_decimal(point);
        if (digit < 0) return TARE_OK;
        if (*out > (INT64_MAX - digit) / 10)
            return tare_error_fail(cursor->rt, TARE_TYPE_VALUE_ERROR,
                                   "Too many decimal digits in format string");
        *out = (*out < 0 ? 0 : *out) * 10 + digit;
    }
}

// Fill, alignment, sign, z, # and the zero before the width.
static void parse_flags(Cursor *cursor, char zero_align, TareFormatSpecification *out) {
    bool has_fill = false;
    if (peek(cursor, 1) != UINT32_MAX && is_align(peek(cursor, 1))) {
        out->fill = peek(cursor, 0);
        out->align = (char)peek(cursor, 1);
        has_fill = true;
        cursor->position += 2;
    } else if (is_align(peek(cursor, 0))) {
        out->align = (char)peek(cursor, 0);
        cursor->position++;
    }
    uint32_t sign = peek(cursor, 0);
    if (sign == '+' || sign == '-' || sign == ' ') {
        out->sign = (char)sign;
        cursor->position++;
    }
    out->negative_zero = accept(cursor, 'z');
    out->alternate = accept(cursor, '#');
    if (!has_fill && accept(cursor, '0')) {
        out->fill = '0';
        if (!out->align) out->align = zero_align;
    }
}

static TareStatus parse_grouping(Cursor *cursor, TareFormatSpecification *out) {
    if (accept(cursor, ',')) out->grouping = ',';
    bool both = false;
    if (accept(cursor, '_')) {
        both = out->grouping != 0;
        out->grouping = '_';
    }
    if (peek(cursor, 0) == ',' && out->grouping == '_') both = true;
    if (!both) return TARE_OK;
    return tare_error_fail(cursor->rt, TARE_TYPE_VALUE_ERROR, "Cannot specify both ',' and '_'.");
}

static TareStatus check_grouping(TareRuntime *rt, const TareFormatSpecification *spec,
                                 uint32_t type) {
    if (!spec->grouping || type == 0 || tare_str_format_is_one_of(type, "defgEG%F"))
        return TARE_OK;
    if (spec->grouping == '_' && tare_str_format_is_one_of(type, "boxX")) return TARE_OK;
    if (type > 32 && type < 128)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Cannot specify '%c' with '%c'.",
                               spec->grouping, (int)type);
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Cannot specify '%c' with '\\x%x'.",
                           spec->grouping, type);
}

static TareStatus parse(TareRuntime *rt, TareString *text, const char *type_name, bool is_text,
                        TareFormatSpecification *out) {
    Cursor cursor = {rt, text, 0};
    *out = (TareFormatSpecification){.fill = ' ', .width = -1, .precision = -1};
    parse_flags(&cursor, is_text ? 0 : '=', out);
    if (parse_integer(&cursor, &out->width) != TARE_OK) return TARE_ERROR;
    if (parse_grouping(&cursor, out) != TARE_OK) return TARE_ERROR;
    if (accept(&cursor, '.')) {
        if (parse_integer(&cursor, &out->precision) != TARE_OK) return TARE_ERROR;
        if (out->precision < 0)
            return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "Format specifier missing precision");
    }
    if (text->length - cursor.position > 1)
        return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                               "Invalid format specifier '%U' for object of type '%.200s'", text,
                               type_name);
    if (cursor.position < text->length) out->type = peek(&cursor, 0);
    return check_grouping(rt, out, out->type == 0 && is_text ? 's' : out->type);
}

TareStatus tare_str_format_parse(TareRuntime *rt, TareString *text, const char *type_name,
                                 TareFormatSpecification *out) {
    return parse(rt, text, type_name, false, out);
}

TareValue tare_str_format_refuse_type(TareRuntime *rt, uint32_t type, const char *type_name) {
    if (type > 32 && type < 128)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "Unknown format code '%c' for object of type '%.200s'", (int)type,
                                type_name);
    return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                            "Unknown format code '\\x%x' for object of type '%.200s'", type,
                            type_name);
}

// How many fill characters go before a text of `length`, and *after it.
static size_t padding(const TareFormatSpecification *spec, size_t length, char align,
                      size_t *after) {
    size_t total =
        spec->width > 0 && (size_t)spec->width > length ? (size_t)spec->width - length : 0;
    size_t before = align == '<' ? 0 : align == '^' ? total / 2 : total;
    *after = total - before;
    return before;
}

static size_t count_points(const char *text, size_t length_bytes) {
    size_t count = 0;
    for (size_t i = 0; i < length_bytes; i++) count += ((uint8_t)text[i] & 0xc0) != 0x80;
    return count;
}

TareValue tare_str_format_pad(TareRuntime *rt, const TareFormatSpecification *spec,
                              const char *body, size_t body_bytes, size_t prefix_bytes,
                              char default_align) {
    char align = spec->align ? spec->align : default_align;
    size_t after, before = padding(spec, count_points(body, body_bytes), align, &after);
    size_t kept_in_front = align == '=' ? prefix_bytes : 0;
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_utf8(&builder, body, kept_in_front);
    tare_string_builder_append_repeat(&builder, spec->fill, before);
    tare_string_builder_append_utf8(&builder, body + kept_in_front, body_bytes - kept_in_front);
    tare_string_builder_append_repeat(&builder, spec->fill, after);
    return tare_string_builder_finish(&builder);
}

static TareStatus check_text(TareRuntime *rt, const TareFormatSpecification *spec) {
    const char *problem = NULL;
    if (spec->type && spec->type != 's') {
        (void)tare_str_format_refuse_type(rt, spec->type, "str");
        return TARE_ERROR;
    }
    if (spec->sign) {
        problem = spec->sign == ' ' ? "Space not allowed in string format specifier"
                                    : "Sign not allowed in string format specifier";
    } else if (spec->negative_zero) {
        problem = "Negative zero coercion (z) not allowed in string format specifier";
    } else if (spec->alternate) {
        problem = "Alternate form (#) not allowed in string format specifier";
    } else if (spec->align == '=') {
        problem = "'=' alignment not allowed in string format specifier";
    }
    return problem ? tare_error_fail(rt, TARE_TYPE_VALUE_ERROR, "%s", problem) : TARE_OK;
}

TareValue tare_str_format_string(TareRuntime *rt, TareString *self, TareString *spec) {
    TareValue value = tare_value_from_object(self);
    if (spec->length == 0)
        return tare_value_is_exact(value, TARE_TYPE_STR) ? tare_retain(value)
                                                         : tare_protocol_str(rt, value);
    TareFormatSpecification parsed;
    if (parse(rt, spec, "str", true, &parsed) != TARE_OK) return TARE_ABSENT;
    if (check_text(rt, &parsed) != TARE_OK) return TARE_ABSENT;
    size_t length = self->length;
    if (parsed.precision >= 0 && (size_t)parsed.precision < length)
        length = (size_t)parsed.precision;
    size_t after, before = padding(&parsed, length, parsed.align ? parsed.align : '<', &after);
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_repeat(&builder, parsed.fill, before);
    tare_string_builder_append_slice(&builder, self, 0, length);
    tare_string_builder_append_repeat(&builder, parsed.fill, after);
    return tare_string_builder_finish(&builder);
}
