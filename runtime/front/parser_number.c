// The values of numeric literals. Guarded by tests/unit/front/parser_test.c.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "front/parser_internal.h"

enum { MAX_DECIMAL_DIGITS = 4300 };  // more would take quadratic time to convert

static int get_base(const char *text, size_t length) {
    if (length < 2 || text[0] != '0') {
        return 10;
    }
    switch (text[1] | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 10;
    }
}

static bool is_real(const char *digits, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (digits[i] == '.' || digits[i] == 'e' || digits[i] == 'E') {
            return true;
        }
    }
    return false;
}

static void fail_length(TareParser *self, size_t count) {
    TareTreeSpan span = tare_parser_window_span(self);
    span.column = TARE_TOKEN_NO_COLUMN;
    span.end_column = TARE_TOKEN_NO_COLUMN;
    tare_parser_error_raise(
        self, span,
        "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
        "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
        "integer literals to avoid decimal conversion limits.",
        MAX_DECIMAL_DIGITS, count);
}

static void set_value(TareParser *self, TareTreeConstant *constant, const char *digits,
                      size_t length, int base) {
    bool is_imaginary = base == 10 && (digits[length - 1] | 0x20) == 'j';
    if (is_imaginary || (base == 10 && is_real(digits, length))) {
        constant->kind = is_imaginary ? TARE_TREE_CONSTANT_IMAGINARY : TARE_TREE_CONSTANT_FLOAT;
        constant->number = strtod(digits, NULL);
        return;
    }
    if (base == 10 && length > MAX_DECIMAL_DIGITS) {
        fail_length(self, length);
    }
    constant->kind = TARE_TREE_CONSTANT_INTEGER;
    constant->base = (uint8_t)base;
    constant->text = (TareTreeString){digits, length};
}

static const char *name_kind(const TareTreeConstant *constant) {
    if (constant->kind == TARE_TREE_CONSTANT_IMAGINARY) return "imaginary";
    bool is_whole = constant->kind == TARE_TREE_CONSTANT_INTEGER;
    switch (is_whole ? constant->base : 10) {
    case 2:
        return "binary";
    case 8:
        return "octal";
    case 16:
        return "hexadecimal";
    default:
        return "decimal";
    }
}

// A literal that a keyword touches, as in `1if x else y`: CPython warns of it.
static void note_touch(TareParser *self, const TareTreeExpression *node, const char *end) {
    if ((unsigned char)((*end | 0x20) - 'a') >= 26) return;
    TareTreeRemark remark = {.at = end, .span = node->span, .kind = TARE_TREE_REMARK_NUMBER};
    snprintf(remark.text, sizeof remark.text, "%s", name_kind(&node->constant));
    tare_parser_window_remark(self, &remark);
}

TareTreeExpression *tare_parser_number_parse(TareParser *self) {
    const TareToken *token = tare_parser_window_token(self);
    int base = get_base(token->start, token->length_bytes);
    const char *text = token->start + (base != 10 ? 2 : 0);
    const char *end = token->start + token->length_bytes;
    char *digits = tare_parser_window_new(self, (size_t)(end - text) + 1);
    TareTreeExpression *node =
        tare_parser_window_new_expression(self, TARE_TREE_CONSTANT, tare_parser_window_span(self));
    if (self->failed) {
        return NULL;
    }
    size_t length = 0;
    for (; text < end; text++) {
        if (*text != '_') {
            digits[length++] = *text;
        }
    }
    set_value(self, &node->constant, digits, length, base);
    note_touch(self, node, end);
    tare_parser_window_advance(self);
    return self->failed ? NULL : node;
}
