// "%d"-style formatting: reads directives, fetches their arguments and dispatches them. How single
// values look is str_percent_value.c's.
#include "types/str_percent.h"

#include "base/assert.h"
#include "base/unicode.h"
#include "object/error.h"
#include "object/operator.h"
#include "object/protocol.h"
#include "types/bytes.h"
#include "types/int.h"
#include "types/str_format.h"
#include "types/str_percent_value.h"

typedef struct Percent {
    TareRuntime *rt;
    TareStringBuilder *out;
    const TareString *format;
    size_t position;
    TareValue arguments;  // a tuple, or the one argument
    bool is_single;
    size_t used_count;
    TareValue mapping;  // borrowed, or absent
    TareValue held;     // what the last key gave: owned
    bool is_bytes;
} Percent;

static uint32_t peek(const Percent *self) {
    return self->position < self->format->length ? tare_string_get(self->format, self->position)
                                                 : UINT32_MAX;
}

// The next argument, borrowed; absent with the error pending.
static TareValue next_argument(Percent *self) {
    size_t index = self->used_count++;
    if (self->is_single && index == 0) return self->arguments;
    if (!self->is_single && index < tare_tuple_of(self->arguments)->length)
        return tare_tuple_of(self->arguments)->items[index];
    return tare_error_raise(self->rt, TARE_TYPE_TYPE_ERROR,
                            "not enough arguments for format string");
}

static TareValue new_key(Percent *self, size_t start, size_t end) {
    TareValue text = tare_string_slice(self->rt, (TareString *)self->format, start, end);
    if (!self->is_bytes || tare_value_is_absent(text)) return text;
    TareValue key = tare_bytes_new(self->rt, NULL, end - start);
    for (size_t i = start; i < end && !tare_value_is_absent(key); i++)
        tare_bytes_of(key)->data[i - start] = (uint8_t)tare_string_get(self->format, i);
    tare_release(self->rt, text);
    return key;
}

// "(key)": what the mapping has under it becomes the one argument.
static TareStatus read_key(Percent *self) {
    if (tare_value_is_absent(self->mapping))
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR, "format requires a mapping");
    size_t start = ++self->position, depth = 1;
    for (; depth > 0; self->position++) {
        uint32_t point = peek(self);
        if (point == UINT32_MAX)
            return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "incomplete format key");
        if (point == '(') depth++;
        if (point == ')') depth--;
    }
    TareValue key = new_key(self, start, self->position - 1);
    if (tare_value_is_absent(key)) return TARE_ERROR;
    TareValue value = tare_protocol_get_item(self->rt, self->mapping, key);
    tare_release(self->rt, key);
    if (tare_value_is_absent(value)) return TARE_ERROR;
    tare_slot_set_steal(self->rt, &self->held, value);
    self->arguments = value;
    self->is_single = true;
    self->used_count = 0;
    return TARE_OK;
}

static void read_flags(Percent *self, TarePercentDirective *directive) {
    for (;; self->position++) {
        switch (peek(self)) {
        case '-':
            directive->is_left = true;
            break;
        case '+':
            directive->has_plus = true;
            break;
        case ' ':
            directive->has_space = true;
            break;
        case '#':
            directive->is_alternate = true;
            break;
        case '0':
            directive->has_zeros = true;
            break;
        default:
            return;
        }
    }
}

// A number or `*`; `limit` and `name` say what is too big.
static TareStatus read_number(Percent *self, int64_t limit, const char *name, int64_t *out) {
    if (peek(self) == '*') {
        self->position++;
        TareValue v = next_argument(self);
        if (tare_value_is_absent(v)) return TARE_ERROR;
        if (!tare_int_is(self->rt, v))
            return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR, "* wants int");
        if (!tare_int_to_int64(v, out) || *out > limit)
            return tare_error_fail(self->rt, TARE_TYPE_OVERFLOW_ERROR,
                                   "Python int too large to convert to C ssize_t");
        return TARE_OK;
    }
    for (*out = 0; peek(self) >= '0' && peek(self) <= '9'; self->position++) {
        int64_t digit = (int64_t)peek(self) - '0';
        if (*out > (limit - digit) / 10)
            return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "%s too big", name);
        *out = *out * 10 + digit;
    }
    return TARE_OK;
}

// All after the `%`.
static TareStatus read_directive(Percent *self, TarePercentDirective *directive) {
    *directive = (TarePercentDirective){.precision = -1};
    if (peek(self) == '(' && read_key(self) != TARE_OK) return TARE_ERROR;
    read_flags(self, directive);
    if (read_number(self, INT64_MAX, "width", &directive->width) != TARE_OK) return TARE_ERROR;
    if (directive->width < 0) {
        directive->is_left = true;
        directive->width = directive->width == INT64_MIN ? INT64_MAX : -directive->width;
    }
    if (peek(self) == '.') {
        self->position++;
        if (read_number(self, INT32_MAX, self->is_bytes ? "prec" : "precision",
                        &directive->precision) != TARE_OK)
            return TARE_ERROR;
        if (directive->precision < 0) directive->precision = 0;
    }
    uint32_t point = peek(self);
    if (point == 'h' || point == 'l' || point == 'L') self->position++;
    if (peek(self) == UINT32_MAX)
        return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR, "incomplete format");
    directive->conversion = peek(self);
    if (self->is_bytes && directive->conversion == 'i') directive->conversion = 'd';  // in messages
    self->position++;
    return TARE_OK;
}

static TareStatus refuse_conversion(Percent *self, uint32_t conversion) {
    uint32_t shown = conversion > 31 && conversion < 127 ? conversion : '?';
    return tare_error_fail(self->rt, TARE_TYPE_VALUE_ERROR,
                           "unsupported format character '%c' (0x%x) at index %zu", (int)shown,
                           conversion, self->position - 1);
}

static TareStatus format_argument(Percent *self, const TarePercentDirective *directive,
                                  TareValue v) {
    TareRuntime *rt = self->rt;
    switch (directive->conversion) {
    case 'b':
        if (!self->is_bytes) return refuse_conversion(self, 'b');
        return tare_str_percent_value_bytes(rt, self->out, directive, v);
    case 's':
        if (self->is_bytes) return tare_str_percent_value_bytes(rt, self->out, directive, v);
        return tare_str_percent_value_text(rt, self->out, directive, v, false);
    case 'r':
    case 'a':
        return tare_str_percent_value_text(rt, self->out, directive, v, self->is_bytes);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return tare_str_percent_value_int(rt, self->out, directive, v);
    case 'c':
        return self->is_bytes ? tare_str_percent_value_byte(rt, self->out, directive, v)
                              : tare_str_percent_value_character(rt, self->out, directive, v);
    default:
        if (tare_str_format_is_one_of(directive->conversion, "eEfFgG"))
            return tare_str_percent_value_float(rt, self->out, directive, v, self->is_bytes);
        return refuse_conversion(self, directive->conversion);
    }
}

static TareStatus format_directive(Percent *self) {
    TarePercentDirective directive;
    if (peek(self) == '%') {
        self->position++;
        tare_string_builder_append_point(self->out, '%');
        return TARE_OK;
    }
    if (read_directive(self, &directive) != TARE_OK) return TARE_ERROR;
    TareValue v = next_argument(self);
    if (tare_value_is_absent(v)) return TARE_ERROR;
    return format_argument(self, &directive, v);
}

static TareStatus format_all(Percent *self) {
    size_t length = self->format->length;
    while (self->position < length) {
        size_t start = self->position;
        while (self->position < length && tare_string_get(self->format, self->position) != '%')
            self->position++;
        tare_string_builder_append_slice(self->out, self->format, start, self->position);
        if (self->position == length) break;
        self->position++;
        if (format_directive(self) != TARE_OK) return TARE_ERROR;
    }
    size_t given = self->is_single ? 1 : tare_tuple_of(self->arguments)->length;
    if (self->used_count < given && tare_value_is_absent(self->mapping))
        return tare_error_fail(self->rt, TARE_TYPE_TYPE_ERROR,
                               "not all arguments converted during %s formatting",
                               self->is_bytes ? "bytes" : "string");
    return TARE_OK;
}

static bool is_mapping(TareRuntime *rt, TareValue v, bool is_bytes) {
    if (tare_type_is_instance(rt, v, TARE_TYPE_TUPLE)) return false;
    if (tare_type_is_instance(rt, v, TARE_TYPE_STR)) return false;
    if (is_bytes && (tare_type_is_instance(rt, v, TARE_TYPE_BYTES) ||
                     tare_type_is_instance(rt, v, TARE_TYPE_BYTEARRAY)))
        return false;
    return tare_type_get(rt, v)->slots.get_item != NULL;
}

TareValue tare_str_percent_run(TareRuntime *rt, TareString *format, TareValue right,
                               bool is_bytes) {
    TareStringBuilder builder;
    Percent self = {.rt = rt, .out = &builder, .format = format, .arguments = right};
    self.is_bytes = is_bytes;
    self.is_single = !tare_type_is_instance(rt, right, TARE_TYPE_TUPLE);
    if (is_mapping(rt, right, is_bytes)) self.mapping = right;
    tare_string_builder_init(&builder, rt);
    // Finishing gives nothing while an exception is pending.
    TareStatus status = format_all(&self);
    TareValue result = tare_string_builder_finish(&builder);
    tare_release(rt, self.held);
    TARE_ASSERT(status == TARE_OK || tare_value_is_absent(result));
    return status == TARE_OK ? result : TARE_ABSENT;
}

TareValue tare_str_percent_format(TareRuntime *rt, TareString *self, TareValue right) {
    return tare_str_percent_run(rt, self, right, false);
}
