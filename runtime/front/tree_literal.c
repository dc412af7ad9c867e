// Constants as text. Guarded by tests/unit/front/parser_test.c.
#include "front/tree_literal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

// Reads a character of generalised UTF-8 (surrogates allowed) and steps over it.
static uint32_t read_character(const char **at, const char *end) {
    unsigned char first = (unsigned char)*(*at)++;
    int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    uint32_t c = more == 3 ? first & 7 : more == 2 ? first & 15 : more == 1 ? first & 31 : first;
    for (; more > 0 && *at < end; more--) {
        c = (c << 6) | ((unsigned char)*(*at)++ & 0x3f);
    }
    return c;
}

static char get_short_escape(uint32_t c) {
    return c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c == '\\' ? '\\' : '\0';
}

static void append_character(TareText *text, uint32_t c, char quote, bool is_bytes) {
    char escape = get_short_escape(c);
    if (escape != '\0' || c == (uint32_t)quote) {
        tare_text_append_char(text, '\\');
        tare_text_append_char(text, escape != '\0' ? escape : quote);
    } else if (c >= ' ' && c < 127) {
        tare_text_append_char(text, (char)c);
    } else if (!is_bytes && c >= 127 && tare_unicode_is_printable(c)) {
        tare_text_append_code_point(text, c);
    } else {
        if (c < 0x100) {
            tare_text_append_format(text, "\\x%02x", c);
        } else if (c < 0x10000) {
            tare_text_append_format(text, "\\u%04x", c);
        } else {
            tare_text_append_format(text, "\\U%08x", c);
        }
    }
}

void tare_tree_literal_append_string(TareText *text, const char *bytes, size_t length_bytes,
                                     bool is_bytes) {
    bool has_single = memchr(bytes, '\'', length_bytes) != NULL;
    bool has_double = memchr(bytes, '"', length_bytes) != NULL;
    char quote = has_single && !has_double ? '"' : '\'';
    if (is_bytes) {
        tare_text_append_char(text, 'b');
    }
    tare_text_append_char(text, quote);
    const char *end = bytes + length_bytes;
    for (const char *at = bytes; at < end;) {
        uint32_t c = is_bytes ? (unsigned char)*at++ : read_character(&at, end);
        append_character(text, c, quote, is_bytes);
    }
    tare_text_append_char(text, quote);
}

static int get_digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

// Decimal digits, least first, in `digits`: value = value * base + digit.
static size_t multiply_add(uint8_t *digits, size_t count, int base, int digit) {
    int carry = digit;
    for (size_t i = 0; i < count; i++) {
        int value = digits[i] * base + carry;
        digits[i] = (uint8_t)(value % 10);
        carry = value / 10;
    }
    for (; carry > 0; carry /= 10) {
        digits[count++] = (uint8_t)(carry % 10);
    }
    return count;
}

// Quadratic, which is no matter for the numbers that people write.
static void append_converted(TareText *text, const TareTreeConstant *constant) {
    size_t length = constant->text.length_bytes;
    size_t capacity = length * 2 + 4;
    TareAllocator *allocator = text->allocator;
    uint8_t *digits = allocator->resize(allocator, NULL, 0, capacity);
    if (digits == NULL) {
        text->failed = true;
        return;
    }
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count = multiply_add(digits, count, constant->base, get_digit(constant->text.bytes[i]));
    }
    if (count == 0) {
        tare_text_append_char(text, '0');
    }
    while (count > 0) {
        tare_text_append_char(text, (char)('0' + digits[--count]));
    }
    allocator->resize(allocator, digits, capacity, 0);
}

static void append_integer(TareText *text, const TareTreeConstant *constant) {
    if (constant->base != 10) {
        append_converted(text, constant);
        return;
    }
    const char *digits = constant->text.bytes;
    size_t length = constant->text.length_bytes;
    while (length > 1 && *digits == '0') {
        digits++;
        length--;
    }
    tare_text_append(text, digits, length);
}

// The fewest digits that read back as the same number.
static int find_digits(double number, char *digits, size_t capacity) {
    char buffer[40];
    for (int precision = 0; precision < 17; precision++) {
        snprintf(buffer, sizeof buffer, "%.*e", precision, number);
        if (strtod(buffer, NULL) == number) {
            break;
        }
    }
    size_t count = 0;
    char *at = buffer;
    for (; *at != 'e' && *at != '\0'; at++) {
        if (*at >= '0' && *at <= '9' && count + 1 < capacity) {
            digits[count++] = *at;
        }
    }
    digits[count] = '\0';
    return *at ? atoi(at + 1) : 0;
}

static void append_fixed(TareText *text, const char *digits, int exponent, bool has_fraction) {
    int count = (int)strlen(digits);
    if (exponent < 0) {
        tare_text_append_string(text, "0.");
        tare_text_append_repeat(text, '0', (size_t)(-exponent - 1));
        tare_text_append_string(text, digits);
        return;
    }
    for (int i = 0; i <= exponent; i++) {
        tare_text_append_char(text, i < count ? digits[i] : '0');
    }
    if (count > exponent + 1) {
        tare_text_append_char(text, '.');
        tare_text_append_string(text, digits + exponent + 1);
    } else if (has_fraction) {
        tare_text_append_string(text, ".0");
    }
}

static void append_float(TareText *text, double number, bool has_fraction) {
    if (isinf(number)) {
        tare_text_append_string(text, "1e309");
        return;
    }
    char digits[24] = "";
    int exponent = find_digits(number, digits, sizeof digits);
    if (exponent >= -4 && exponent < 16) {
        append_fixed(text, digits, exponent, has_fraction);
        return;
    }
    tare_text_append_char(text, digits[0]);
    if (digits[1] != '\0') {
        tare_text_append_char(text, '.');
        tare_text_append_string(text, digits + 1);
    }
    tare_text_append_format(text, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
}

void tare_tree_literal_append(TareText *text, const TareTreeConstant *constant) {
    static const char *const words[] = {"None", "False", "True", "..."};
    switch (constant->kind) {
    case TARE_TREE_CONSTANT_INTEGER:
        append_integer(text, constant);
        break;
    case TARE_TREE_CONSTANT_FLOAT:
        append_float(text, constant->number, true);
        break;
    case TARE_TREE_CONSTANT_IMAGINARY:
        append_float(text, constant->number, false);
        tare_text_append_char(text, 'j');
        break;
    case TARE_TREE_CONSTANT_STRING:
    case TARE_TREE_CONSTANT_BYTES:
        if (constant->has_u_prefix) {
            tare_text_append_char(text, 'u');
        }
        tare_tree_literal_append_string(text, constant->text.bytes, constant->text.length_bytes,
                                        constant->kind == TARE_TREE_CONSTANT_BYTES);
        break;
    default:
        tare_text_append_string(text, words[constant->kind]);
        break;
    }
}
