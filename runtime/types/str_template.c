// str.format: literal text, and fields in braces that name an argument, a path from it, a
// conversion and a specification, which may hold fields itself.
#include "base/unicode.h"
#include "object/attribute.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/string_builder.h"
#include "types/int.h"
#include "types/str_natives.h"

typedef enum Numbering { NUMBERING_OPEN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

typedef struct Template {
    TareRuntime *rt;
    TareString *text;
    const TareArguments *arguments;  // NULL for format_map
    TareValue mapping;               // of format_map, or absent
    Numbering numbering;
    size_t next_index;
} Template;

typedef struct Span {
    size_t start, end;
} Span;

typedef struct Field {
    Span name;
    Span spec;
    uint32_t conversion;  // 0: none
    bool spec_has_fields;
} Field;

static TareStatus fail(Template *self, const char *message) {
    return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "%s", message);
}

static uint32_t point_at(const Template *self, size_t index) {
    return tare_string_get(self->text, index);
}

static TareValue new_span(Template *self, Span span) {
    return tare_string_slice(self->rt, self->text, span.start, span.end);
}

// ---- reading -----------------------------------------------------------------------------------

// The specification from the cursor to the brace that closes the field.
static TareStatus read_spec(Template *self, Span *rest, Field *field) {
    size_t depth = 1;
    field->spec.start = rest->start;
    while (rest->start < rest->end) {
        uint32_t point = point_at(self, rest->start++);
        if (point == '{') {
            field->spec_has_fields = true;
            depth++;
        } else if (point == '}' && --depth == 0) {
            field->spec.end = rest->start - 1;
            return TARE_OK;
        }
    }
    return fail(self, "unmatched '{' in format spec");
}

// The name up to what ends it, which is returned: '}', ':', '!', or 0 at the end of the text.
static TareStatus read_name(Template *self, Span *rest, Field *field, uint32_t *ended_by) {
    field->name = *rest;
    *ended_by = 0;
    while (rest->start < rest->end) {
        uint32_t point = point_at(self, rest->start++);
        if (point == '{') return fail(self, "unexpected '{' in field name");
        if (point == '[') {
            while (rest->start < rest->end && point_at(self, rest->start) != ']') rest->start++;
        } else if (point == '}' || point == ':' || point == '!') {
            *ended_by = point;
            field->name.end = rest->start - 1;
            return TARE_OK;
        }
    }
    return TARE_OK;
}

static TareStatus read_field(Template *self, Span *rest, Field *field) {
    uint32_t ended_by;
    *field = (Field){0};
    if (read_name(self, rest, field, &ended_by) != TARE_OK) return TARE_ERROR;
    if (ended_by == '}') return TARE_OK;
    if (!ended_by) return fail(self, "expected '}' before end of string");
    if (ended_by == '!') {
        if (rest->start >= rest->end)
            return fail(self, "end of string while looking for conversion specifier");
        field->conversion = point_at(self, rest->start++);
        if (rest->start < rest->end) {
            uint32_t point = point_at(self, rest->start++);
            if (point == '}') return TARE_OK;
            if (point != ':') return fail(self, "expected ':' after conversion specifier");
        }
    }
    return read_spec(self, rest, field);
}

// Literal text up to the next field; *has_field says whether one follows, after its brace.
static TareStatus read_literal(Template *self, Span *rest, TareStringBuilder *out,
                               bool *has_field) {
    size_t start = rest->start;
    *has_field = false;
    while (rest->start < rest->end) {
        uint32_t point = point_at(self, rest->start);
        if (point != '{' && point != '}') {
            rest->start++;
            continue;
        }
        tare_string_builder_append_slice(out, self->text, start, rest->start++);
        bool at_end = rest->start >= rest->end;
        bool is_doubled = !at_end && point_at(self, rest->start) == point;
        if (point == '}' && !is_doubled)
            return fail(self, "Single '}' encountered in format string");
        if (point == '{' && at_end) return fail(self, "Single '{' encountered in format string");
        if (!is_doubled) {
            *has_field = true;
            return TARE_OK;
        }
        start = rest->start++;
    }
    tare_string_builder_append_slice(out, self->text, start, rest->start);
    return TARE_OK;
}

// ---- arguments ---------------------------------------------------------------------------------

// The number that the span spells, or -1.
static TareStatus read_integer(Template *self, Span span, int64_t *out) {
    int64_t number = 0;
    *out = -1;
    if (span.start >= span.end) return TARE_OK;
    for (size_t i = span.start; i < span.end; i++) {
        int digit = tare_unicode_decimal(point_at(self, i));
        if (digit < 0) return TARE_OK;
        if (number > (INT64_MAX - digit) / 10)
            return fail(self, "Too many decimal digits in format string");
        number = number * 10 + digit;
    }
    *out = number;
    return TARE_OK;
}

static TareStatus check_numbering(Template *self, bool is_empty) {
    if (self->numbering == NUMBERING_OPEN)
        self->numbering = is_empty ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (self->numbering == NUMBERING_MANUAL && is_empty)
        return fail(self, "cannot switch from manual field specification to automatic field "
                          "numbering");
    if (self->numbering == NUMBERING_AUTOMATIC && !is_empty)
        return fail(self, "cannot switch from automatic field numbering to manual field "
                          "specification");
    return TARE_OK;
}

static TareValue fetch_named(Template *self, Span span) {
    TareValue name = new_span(self, span), result = TARE_ABSENT;
    if (tare_value_is_absent(name)) return name;
    if (!self->arguments) {
        result = tare_protocol_get_item(self->rt, self->mapping, name);
        tare_release(self->rt, name);
        return result;
    }
    size_t count = tare_native_keyword_count(self->arguments);
    for (size_t i = 0; i < count; i++) {
        TareValue keyword = self->arguments->keyword_names->items[i];
        if (tare_string_equals(tare_string_of(keyword), tare_string_of(name)))
            result = tare_retain(self->arguments->values[self->arguments->positional_count + i]);
    }
    if (tare_value_is_absent(result))
        (void)tare_error_raise_value(self->rt, TARE_TYPE_KEY_ERROR, name);
    tare_release(self->rt, name);
    return result;
}

static TareValue fetch_first(Template *self, Span span) {
    int64_t index;
    bool is_empty = span.start >= span.end;
    if (read_integer(self, span, &index) != TARE_OK) return TARE_ABSENT;
    if (index == -1 && !is_empty) return fetch_named(self, span);
    if (check_numbering(self, is_empty) != TARE_OK) return TARE_ABSENT;
    if (is_empty) index = (int64_t)self->next_index++;
    if (!self->arguments)
        return tare_error_raise(self->rt, TARE_TYPE_VALUE_ERROR,
                                "Format string contains positional fields");
    if (index >= (int64_t)self->arguments->positional_count)
        return tare_error_raise(self->rt, TARE_TYPE_INDEX_ERROR,
                                "Replacement index %lld out of range for positional args tuple",
                                (long long)index);
    return tare_retain(self->arguments->values[index]);
}

// One step of the path: .name or [key].
static TareValue fetch_step(Template *self, TareValue object, bool is_attribute, Span span) {
    TareRuntime *rt = self->rt;
    int64_t index = -1;
    TareValue result, key;
    if (span.start >= span.end)
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR, "Empty attribute in format string");
    if (!is_attribute && read_integer(self, span, &index) != TARE_OK) return TARE_ABSENT;
    key = index >= 0 ? tare_int_new(rt, index) : new_span(self, span);
    if (tare_value_is_absent(key)) return key;
    if (is_attribute)
        result = tare_attribute_get(rt, object, tare_string_of(key));
    else
        result = tare_protocol_get_item(rt, object, key);
    tare_release(rt, key);
    return result;
}

static TareStatus read_step(Template *self, Span *path, bool *is_attribute, Span *name) {
    uint32_t point = point_at(self, path->start++);
    *is_attribute = point == '.';
    *name = *path;
    if (point != '.' && point != '[')
        return fail(self, "Only '.' or '[' may follow ']' in format field specifier");
    while (path->start < path->end) {
        point = point_at(self, path->start);
        if (*is_attribute ? point == '.' || point == '[' : point == ']') break;
        path->start++;
    }
    name->end = path->start;
    if (*is_attribute) return TARE_OK;
    if (path->start >= path->end) return fail(self, "Missing ']' in format string");
    path->start++;
    return TARE_OK;
}

static TareValue fetch_object(Template *self, Span name) {
    Span path = name;
    while (path.start < path.end && point_at(self, path.start) != '.' &&
           point_at(self, path.start) != '[')
        path.start++;
    TareValue object = fetch_first(self, (Span){name.start, path.start});
    while (!tare_value_is_absent(object) && path.start < path.end) {
        bool is_attribute;
        Span step;
        TareValue next = TARE_ABSENT;
        if (read_step(self, &path, &is_attribute, &step) == TARE_OK)
            next = fetch_step(self, object, is_attribute, step);
        tare_release(self->rt, object);
        object = next;
    }
    return object;
}

// ---- writing -----------------------------------------------------------------------------------

static TareValue convert(Template *self, TareValue object, uint32_t conversion) {
    switch (conversion) {
    case 'r':
        return tare_protocol_repr(self->rt, object);
    case 's':
        return tare_protocol_str(self->rt, object);
    case 'a':
        return tare_protocol_ascii(self->rt, object);
    default:
        break;
    }
    if (conversion > 32 && conversion < 127)
        return tare_error_raise(self->rt, TARE_TYPE_VALUE_ERROR, "Unknown conversion specifier %c",
                                (int)conversion);
    return tare_error_raise(self->rt, TARE_TYPE_VALUE_ERROR, "Unknown conversion specifier \\x%x",
                            conversion);
}

static TareValue build(Template *self, Span rest, int depth);

static TareStatus append_formatted(Template *self, TareStringBuilder *out, const Field *field,
                                   TareValue object, int depth) {
    TareValue spec =
        field->spec_has_fields ? build(self, field->spec, depth - 1) : new_span(self, field->spec);
    if (tare_value_is_absent(spec)) return TARE_ERROR;
    TareValue text = tare_protocol_format(self->rt, object, spec);
    tare_release(self->rt, spec);
    if (tare_value_is_absent(text)) return TARE_ERROR;
    tare_string_builder_append(out, tare_string_of(text));
    tare_release(self->rt, text);
    return TARE_OK;
}

static TareStatus append_field(Template *self, TareStringBuilder *out, const Field *field,
                               int depth) {
    TareValue object = fetch_object(self, field->name);
    if (!tare_value_is_absent(object) && field->conversion) {
        TareValue converted = convert(self, object, field->conversion);
        tare_release(self->rt, object);
        object = converted;
    }
    if (tare_value_is_absent(object)) return TARE_ERROR;
    TareStatus status = append_formatted(self, out, field, object, depth);
    tare_release(self->rt, object);
    return status;
}

static TareValue build(Template *self, Span rest, int depth) {
    TareStringBuilder builder;
    TareStatus status = TARE_OK;
    if (depth <= 0)
        return tare_error_raise(self->rt, TARE_TYPE_VALUE_ERROR, "Max string recursion exceeded");
    tare_string_builder_init(&builder, self->rt);
    while (status == TARE_OK && rest.start < rest.end) {
        bool has_field;
        Field field;
        status = read_literal(self, &rest, &builder, &has_field);
        if (status != TARE_OK || !has_field) continue;
        status = read_field(self, &rest, &field);
        if (status == TARE_OK) status = append_field(self, &builder, &field, depth);
    }
    // Finishing gives nothing while an exception is pending.
    return tare_string_builder_finish(&builder);
}

TareValue tare_str_template_format(TareRuntime *rt, TareValue self,
                                   const TareArguments *arguments) {
    Template template = {.rt = rt, .text = tare_string_of(self), .arguments = arguments};
    return build(&template, (Span){0, template.text->length}, 2);
}

TareValue tare_str_template_format_map(TareRuntime *rt, TareValue self,
                                       const TareArguments *arguments) {
    Template template = {.rt = rt, .text = tare_string_of(self), .mapping = arguments->values[0]};
    return build(&template, (Span){0, template.text->length}, 2);
}
