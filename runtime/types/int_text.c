// Ints as text and text as ints; subquadratic, because GMP's conversion of rows of limbs is.
#include "types/int_text.h"

#include <gmp.h>

#include "base/bits.h"
#include "base/short_bytes.h"
#include "base/unicode.h"
#include "object/error.h"
#include "types/int_limbs.h"

static TareAllocator *allocator_of(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
}

void tare_int_text_init(TareRuntime *rt, TareText *text) {
    tare_text_init(text, allocator_of(rt));
}

void tare_int_text_init_in(TareRuntime *rt, TareText *text, char room[TARE_INT_TEXT_ROOM]) {
    tare_text_init_in(text, allocator_of(rt), room, TARE_INT_TEXT_ROOM);
}

static TareStatus refuse_length(TareRuntime *rt) {
    return tare_error_fail(rt, TARE_TYPE_VALUE_ERROR,
                           "Exceeds the limit (%u digits) for integer string conversion; use "
                           "sys.set_int_max_str_digits() to increase the limit",
                           rt->int_digit_limit);
}

// Digits that a magnitude of so many bits has at most.
static size_t digits_of_bits(size_t bits, int base) {
    if (base == 10) return bits / 64 * 20 + (bits % 64) * 3 / 9 + 2;
    return bits / tare_bits_log2((uint64_t)base) + 1;
}

static void append_short(uint64_t number, int base, TareText *text) {
    char digits[64];
    size_t at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdef"[number % (unsigned)base];
        number /= (unsigned)base;
    } while (number);
    tare_text_append(text, digits + at, sizeof digits - at);
}

// Two digits at a time, since a division costs more than all else here.
TareValue tare_int_text_new_small(TareRuntime *rt, int64_t n) {
    char digits[24];
    char *end = digits + sizeof digits, *at = end;
    uint64_t magnitude = n < 0 ? -(uint64_t)n : (uint64_t)n;
    for (; magnitude >= 100; magnitude /= 100) {
        unsigned pair = (unsigned)(magnitude % 100);
        *--at = (char)('0' + pair % 10);
        *--at = (char)('0' + pair / 10);
    }
    if (magnitude >= 10) *--at = (char)('0' + magnitude % 10);
    *--at = (char)('0' + (magnitude >= 10 ? magnitude / 10 : magnitude));
    if (n < 0) *--at = '-';
    if (end - at == 1) return tare_string_new_point(rt, (uint32_t)*at);
    TareValue v = tare_string_new(rt, (size_t)(end - at), 0x7f);
    if (!tare_value_is_absent(v))
        tare_short_bytes_copy(tare_string_of(v)->characters, at, (size_t)(end - at));
    return v;
}

static TareStatus append_long(TareRuntime *rt, const TareIntView *view, int base, TareText *text) {
    size_t bits = tare_int_limbs_bits(view->limbs, view->count);
    size_t limit = base == 10 ? rt->int_digit_limit : 0;
    // 0.30102 is a little below log10(2): certain to be too long, without the work.
    if (limit && bits > 64 && (double)(bits - 1) * 0.30102 > (double)limit)
        return refuse_length(rt);
    size_t room = digits_of_bits(bits, base);
    TareIntScratch row;
    if (tare_int_limbs_take(rt, &row, view->count + 1) != TARE_OK) return TARE_ERROR;
    memcpy(row.limbs, view->limbs, view->count * sizeof(uint64_t));
    uint8_t *digits = tare_alloc_data(rt, room);
    TareStatus status = digits ? TARE_OK : TARE_ERROR;
    if (digits) {
        size_t count = mpn_get_str(digits, base, row.limbs, (mp_size_t)view->count), start = 0;
        while (start + 1 < count && digits[start] == 0) start++;
        for (size_t i = start; i < count; i++) digits[i] = (uint8_t)"0123456789abcdef"[digits[i]];
        if (limit && count - start > limit) status = refuse_length(rt);
        else tare_text_append(text, (char *)digits + start, count - start);
        tare_alloc_free_table(rt, digits, room);
    }
    tare_int_limbs_drop(rt, &row);
    return status;
}

TareStatus tare_int_text_append(TareRuntime *rt, TareValue v, int base, TareText *text) {
    TareIntView view;
    tare_int_limbs_view(&view, v);
    if (view.negative) tare_text_append_char(text, '-');
    if (view.count > 1) {
        if (append_long(rt, &view, base, text) != TARE_OK) return TARE_ERROR;
    } else {
        append_short(view.count ? view.limbs[0] : 0, base, text);
    }
    if (!text->failed) return TARE_OK;
    tare_error_raise_memory(rt);
    return TARE_ERROR;
}

static bool is_space(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

static int digit_of(char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    if (byte >= 'a' && byte <= 'z') return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'Z') return byte - 'A' + 10;
    return 36;
}

// The base that a prefix names, or 0 for none.
static int prefix_base(const char *bytes, size_t length) {
    if (length < 2 || bytes[0] != '0') return 0;
    switch (bytes[1] | 0x20) {
        case 'x': return 16;
        case 'o': return 8;
        case 'b': return 2;
        default: return 0;
    }
}

typedef struct Literal {
    const char *bytes;  // digits and underscores alone
    size_t length;
    size_t digit_count;
    int base;
    bool negative;
    bool must_be_zero;  // "012" in base 0
} Literal;

// Takes sign and prefix off, and finds the base.
static void parse_head(Literal *self) {
    if (self->length && (*self->bytes == '+' || *self->bytes == '-')) {
        self->negative = *self->bytes == '-';
        self->bytes++, self->length--;
    }
    int named = prefix_base(self->bytes, self->length);
    if (self->base == 0) {
        self->base = named ? named : 10;
        self->must_be_zero = !named && self->length && *self->bytes == '0';
    } else if (named != self->base) {
        return;
    }
    if (!named) return;
    self->bytes += 2, self->length -= 2;
    if (self->length && *self->bytes == '_') self->bytes++, self->length--;
}

// Counts the digits; false when something else stands there, or an underscore not between two.
static bool check_digits(Literal *self) {
    bool after_digit = false;
    for (size_t i = 0; i < self->length; i++) {
        if (self->bytes[i] == '_') {
            if (!after_digit) return false;
            after_digit = false;
            continue;
        }
        int digit = digit_of(self->bytes[i]);
        if (digit >= self->base || (self->must_be_zero && digit)) return false;
        self->digit_count++;
        after_digit = true;
    }
    return after_digit;
}

static TareValue convert_long(TareRuntime *rt, const Literal *self) {
    uint8_t *digits = tare_alloc_data(rt, self->digit_count);
    if (!digits) return TARE_ABSENT;
    size_t count = 0;
    for (size_t i = 0; i < self->length; i++) {
        if (self->bytes[i] == '_') continue;
        int digit = digit_of(self->bytes[i]);
        if (count || digit) digits[count++] = (uint8_t)digit;
    }
    size_t bits = tare_bits_log2((uint64_t)self->base - 1) + 1;
    TareIntScratch row;
    TareValue result = TARE_ABSENT;
    if (tare_int_limbs_take(rt, &row, count * bits / 64 + 2) == TARE_OK) {
        size_t limbs = count ? mpn_set_str(row.limbs, digits, count, self->base) : 0;
        result = tare_int_limbs_finish(rt, &row, limbs, self->negative);
    }
    tare_alloc_free_table(rt, digits, self->digit_count);
    return result;
}

static TareValue convert(TareRuntime *rt, const Literal *self) {
    if (self->digit_count > 12) return convert_long(rt, self);
    int64_t number = 0;  // 36^12 < 2^63
    for (size_t i = 0; i < self->length; i++) {
        if (self->bytes[i] != '_') number = number * self->base + digit_of(self->bytes[i]);
    }
    return tare_int_new(rt, self->negative ? -number : number);
}

TareValue tare_int_text_parse(TareRuntime *rt, const char *bytes, size_t length, int base) {
    while (length && is_space(*bytes)) bytes++, length--;
    while (length && is_space(bytes[length - 1])) length--;
    Literal literal = {.bytes = bytes, .length = length, .base = base};
    parse_head(&literal);
    if (!check_digits(&literal)) return TARE_ABSENT;
    if (rt->int_digit_limit && literal.digit_count > rt->int_digit_limit &&
        !tare_bits_is_power_of_two((size_t)literal.base)) {
        return tare_error_raise(rt, TARE_TYPE_VALUE_ERROR,
                                "Exceeds the limit (%u digits) for integer string conversion: "
                                "value has %zu digits; use sys.set_int_max_str_digits() to "
                                "increase the limit",
                                rt->int_digit_limit, literal.digit_count);
    }
    return convert(rt, &literal);
}

void tare_int_text_append_ascii(const TareString *string, TareText *text) {
    if (string->is_ascii) {
        tare_text_append(text, string->characters, string->length);
        return;
    }
    for (size_t i = 0; i < string->length; i++) {
        uint32_t point = tare_string_get(string, i);
        int digit = point < 0x80 ? -1 : tare_unicode_decimal(point);
        char byte = point < 0x80 ? (char)point : '?';
        if (digit >= 0) byte = (char)('0' + digit);
        else if (point >= 0x80 && tare_unicode_is_space(point)) byte = ' ';
        tare_text_append_char(text, byte);
    }
}
