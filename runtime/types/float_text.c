// Doubles as text and text as doubles: shortest digits that read back, correctly rounded digits of
// any precision, and the reading of literals. Independent of the locale: the C library gives and
// takes digits alone, its decimal point is replaced wherever it stands.
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "types/float_natives.h"
#include "object/error.h"
#include "types/int_text.h"

// Splits what "%.*e" gave into digits and exponent.
static void split_exponent(const char *text, char *digits, int *point) {
    size_t count = 0;
    const char *cursor = text;
    for (; *cursor && *cursor != 'e'; cursor++) {
        if (*cursor >= '0' && *cursor <= '9') digits[count++] = *cursor;
    }
    // `digits` may be `text` itself: its end may overwrite the "e".
    *point = (*cursor ? atoi(cursor + 1) : 0) + 1;
    digits[count] = '\0';
}

// Numbers that people write have few digits: the least k for which an integer over 10^k is the
// number. Both are exact in a double, so the quotient is rounded correctly, and up to 15 digits no
// other text of that length reads back as the number.
static bool find_short_digits(double magnitude, char *digits, int *point) {
    if (!(magnitude >= 1e-4 && magnitude < 1e15)) return false;
    double power = 1;
    for (int k = 0; k <= 22; k++, power *= 10) {
        double scaled = magnitude * power;
        if (scaled >= 1e15) return false;
        int64_t whole = llrint(scaled);
        if ((double)whole / power != magnitude) continue;
        char text[24];
        int count = snprintf(text, sizeof text, "%lld", (long long)whole);
        *point = count - k;
        memcpy(digits, text, (size_t)count + 1);
        return true;
    }
    return false;
}

void tare_float_text_shortest(double magnitude, char *digits, int *point) {
    char buffer[40];
    if (tare_float_digits_shortest(magnitude, digits, point)) return;
    if (find_short_digits(magnitude, digits, point)) {
        for (size_t count = strlen(digits); count > 1 && digits[count - 1] == '0';)
            digits[--count] = '\0';
        return;
    }
    // 15 digits always survive but in subnormal numbers, 17 always suffice.
    for (int precision = magnitude < DBL_MIN ? 0 : 14; precision <= 16; precision++) {
        snprintf(buffer, sizeof buffer, "%.*e", precision, magnitude);
        if (precision == 16 || strtod(buffer, NULL) == magnitude) break;
    }
    split_exponent(buffer, digits, point);
    size_t count = strlen(digits);
    while (count > 1 && digits[count - 1] == '0') digits[--count] = '\0';
    if (magnitude == 0) *point = 1;
}

static void append_exponent(TareText *text, int exponent, bool upper) {
    int magnitude = abs(exponent);
    tare_text_append_char(text, upper ? 'E' : 'e');
    tare_text_append_char(text, exponent < 0 ? '-' : '+');
    if (magnitude >= 100) tare_text_append_char(text, (char)('0' + magnitude / 100));
    tare_text_append_char(text, (char)('0' + magnitude / 10 % 10));
    tare_text_append_char(text, (char)('0' + magnitude % 10));
}

// Digits with the point after the first.
static void append_scientific(TareText *text, const char *digits, int point,
                              const TareFloatStyle *style) {
    tare_text_append_char(text, digits[0]);
    if (digits[1] || style->alternate) tare_text_append_char(text, '.');
    tare_text_append_string(text, digits + 1);
    append_exponent(text, point - 1, style->upper);
}

// Digits with the point after `point` of them, zeros where there are none.
static void append_positional(TareText *text, const char *digits, int point,
                              const TareFloatStyle *style) {
    int count = (int)strlen(digits);
    if (point <= 0) {
        tare_text_append_string(text, "0.");
        tare_text_append_repeat(text, '0', (size_t)-point);
        tare_text_append_string(text, digits);
        return;
    }
    tare_text_append(text, digits, (size_t)(count < point ? count : point));
    if (count < point) tare_text_append_repeat(text, '0', (size_t)(point - count));
    if (count > point || style->alternate || style->dot_zero) tare_text_append_char(text, '.');
    if (count > point) tare_text_append_string(text, digits + point);
    else if (style->dot_zero) tare_text_append_char(text, '0');
}

// All digits of a number in fixed notation can be many: 309 before the point and the precision.
// Appends what printf gives for `format`, with a point for a decimal point of any locale.
static void append_printed(TareText *text, const char *format, double magnitude,
                           const TareFloatStyle *style) {
    char local[400];
    if (style->type == 'f' && !style->alternate) {
        int known = tare_float_digits_fixed(magnitude, style->precision, local);
        if (known) {
            tare_text_append(text, local, (size_t)known);
            return;
        }
    }
    int length = snprintf(local, sizeof local, format, style->precision, magnitude);
    size_t start = text->length_bytes;
    if (length < (int)sizeof local) {
        tare_text_append(text, local, (size_t)length);
    } else {
        tare_text_append_repeat(text, ' ', (size_t)length);
        if (text->failed) return;
        snprintf(text->bytes + start, (size_t)length + 1, format, style->precision, magnitude);
    }
    if (text->failed) return;
    for (char *byte = text->bytes + start; *byte; byte++) {
        if (*byte != 'e' && *byte != '+' && *byte != '-' && !(*byte >= '0' && *byte <= '9'))
            *byte = '.';
        if (*byte == 'e' && style->upper) *byte = 'E';
    }
}

// %g: `precision` significant digits, scientific where the exponent is below -4 or not below the
// precision; zeros at the end go unless the form is alternate.
static void append_general(TareText *text, double magnitude, const TareFloatStyle *style) {
    int precision = style->precision > 0 ? style->precision : 1;
    TareText printed;
    char room[TARE_INT_TEXT_ROOM];
    tare_text_init_in(&printed, text->allocator, room, sizeof room);
    TareFloatStyle exponential = {.type = 'e', .precision = precision - 1};
    append_printed(&printed, "%.*e", magnitude, &exponential);
    if (printed.failed) {
        text->failed = true;
    } else {
        int point;
        split_exponent(printed.bytes, printed.bytes, &point);
        size_t count = strlen(printed.bytes);
        if (!style->alternate) {
            while (count > 1 && printed.bytes[count - 1] == '0') printed.bytes[--count] = '\0';
        }
        if (magnitude == 0) point = 1;
        // "1.0" style numbers switch one digit earlier, so that repr-like texts stay exact.
        int limit = style->dot_zero ? precision - 1 : precision;
        if (point - 1 < -4 || point - 1 >= limit)
            append_scientific(text, printed.bytes, point, style);
        else append_positional(text, printed.bytes, point, style);
    }
    tare_text_deinit(&printed);
}

static void append_shortest(TareText *text, double magnitude, const TareFloatStyle *style) {
    char digits[TARE_FLOAT_TEXT_SHORTEST + 1];
    int point;
    tare_float_text_shortest(magnitude, digits, &point);
    if (point > -4 && point <= 16) append_positional(text, digits, point, style);
    else append_scientific(text, digits, point, style);
}

void tare_float_text_append(TareText *text, double number, const TareFloatStyle *style) {
    if (isnan(number)) {
        tare_text_append_string(text, style->upper ? "NAN" : "nan");
        return;
    }
    if (signbit(number)) tare_text_append_char(text, '-');
    double magnitude = fabs(number);
    if (isinf(number)) tare_text_append_string(text, style->upper ? "INF" : "inf");
    else if (style->type == 'r') append_shortest(text, magnitude, style);
    else if (style->type == 'g') append_general(text, magnitude, style);
    else if (style->type == 'f')
        append_printed(text, style->alternate ? "%#.*f" : "%.*f", magnitude, style);
    else append_printed(text, style->alternate ? "%#.*e" : "%.*e", magnitude, style);
}

// ---- reading ---------------------------------------------------------------------------------

static bool is_digit(const char *cursor, const char *end) {
    return cursor < end && *cursor >= '0' && *cursor <= '9';
}

static const char *skip_digits(const char *cursor, const char *end) {
    while (is_digit(cursor, end)) cursor++;
    return cursor;
}

static const char *skip_word(const char *cursor, const char *end, const char *word) {
    for (; *word; cursor++, word++) {
        if (cursor >= end || (*cursor | 0x20) != *word) return NULL;
    }
    return cursor;
}

// inf, infinity or nan after the sign.
static const char *scan_word(const char *cursor, const char *end, bool negative, double *out) {
    const char *after = skip_word(cursor, end, "nan");
    if (after) {
        *out = negative ? -(double)NAN : (double)NAN;
        return after;
    }
    after = skip_word(cursor, end, "inf");
    if (!after) return NULL;
    const char *longer = skip_word(after, end, "inity");
    *out = negative ? -INFINITY : INFINITY;
    return longer ? longer : after;
}

// The end of a decimal literal, or NULL.
static const char *scan_literal(const char *cursor, const char *end) {
    const char *start = cursor;
    cursor = skip_digits(cursor, end);
    size_t digits = (size_t)(cursor - start);
    if (cursor < end && *cursor == '.') {
        start = ++cursor;
        cursor = skip_digits(cursor, end);
        digits += (size_t)(cursor - start);
    }
    if (digits == 0) return NULL;
    if (cursor < end && (*cursor | 0x20) == 'e') {
        const char *exponent = cursor + 1;
        if (exponent < end && (*exponent == '+' || *exponent == '-')) exponent++;
        if (is_digit(exponent, end)) cursor = skip_digits(exponent, end);
    }
    return cursor;
}


const char *tare_float_text_scan(const char *bytes, const char *end, double *out) {
    const char *cursor = bytes;
    bool negative = cursor < end && *cursor == '-';
    if (cursor < end && (*cursor == '-' || *cursor == '+')) cursor++;
    const char *after = scan_word(cursor, end, negative, out);
    if (after) return after;
    after = scan_literal(cursor, end);
    if (after) *out = negative ? -strtod(cursor, NULL) : strtod(cursor, NULL);
    return after;
}

// Drops underscores that stand between two digits; false when one stands elsewhere.
static bool copy_without_underscores(const char *bytes, size_t length, TareText *out) {
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '_') {
            tare_text_append_char(out, bytes[i]);
            continue;
        }
        if (i == 0 || i + 1 == length || !is_digit(bytes + i - 1, bytes + i) ||
            !is_digit(bytes + i + 1, bytes + i + 2))
            return false;
    }
    return true;
}

int tare_float_text_parse(TareRuntime *rt, const char *bytes, size_t length, double *out) {
    while (length && isspace((unsigned char)*bytes)) bytes++, length--;
    while (length && isspace((unsigned char)bytes[length - 1])) length--;
    TareText plain;
    char plain_room[TARE_INT_TEXT_ROOM];
    tare_int_text_init_in(rt, &plain, plain_room);
    int fits = length && copy_without_underscores(bytes, length, &plain);
    if (plain.failed) {
        tare_error_raise_memory(rt);
        fits = -1;
    } else if (fits) {
        const char *end = plain.bytes + plain.length_bytes;
        fits = tare_float_text_scan(plain.bytes, end, out) == end;
    }
    tare_text_deinit(&plain);
    return fits;
}
