// Numeric literals: where they end, and what is wrong with bad ones. Their value is the parser's
// business. Guarded by tests/unit/front/parser_test.c.
#include "front/lexer_internal.h"

#include <string.h>

static bool is_hex_digit(unsigned char c) {
    return tare_lexer_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool starts_with(const char *text, const char *word) {
    return strncmp(text, word, strlen(word)) == 0;
}

// A literal may touch a keyword that can follow it in good code, as in `1if x else y`.
static bool is_keyword_after(const char *text) {
    static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        // CPython does not look beyond `if`, `in` and `is`.
        bool may_go_on = *words[i] == 'i';
        if (starts_with(text, words[i]) &&
            (may_go_on || !tare_lexer_is_name_part((unsigned char)text[strlen(words[i])]))) {
            return true;
        }
    }
    return false;
}

static TareTokenKind finish(TareLexer *self, const char *name) {
    unsigned char c = (unsigned char)*self->cursor;
    if (tare_lexer_is_name_part(c) && !is_keyword_after(self->cursor)) {
        return tare_lexer_fail(self, "invalid %s literal", name);
    }
    return TARE_TOKEN_NUMBER;
}

static bool is_digit_of(unsigned char c, int base) {
    return base == 16 ? is_hex_digit(c) : c >= '0' && c < '0' + base;
}

static TareTokenKind fail_digit(TareLexer *self, const char *name) {
    char digit = *self->cursor++;
    return tare_lexer_fail(self, "invalid digit '%c' in %s literal", digit, name);
}

// The cursor stands after the `0x`, `0o` or `0b`.
static TareTokenKind read_prefixed(TareLexer *self, int base, const char *name) {
    do {
        if (*self->cursor == '_') {
            self->cursor++;
        }
        if (!is_digit_of((unsigned char)*self->cursor, base)) {
            return tare_lexer_is_digit((unsigned char)*self->cursor)
                       ? fail_digit(self, name)
                       : tare_lexer_fail(self, "invalid %s literal", name);
        }
        while (is_digit_of((unsigned char)*self->cursor, base)) {
            self->cursor++;
        }
    } while (*self->cursor == '_');
    if (tare_lexer_is_digit((unsigned char)*self->cursor)) {
        return fail_digit(self, name);
    }
    return finish(self, name);
}

// Steps over digits and single underscores between them; false: reported.
static bool skip_digits(TareLexer *self) {
    for (;;) {
        while (tare_lexer_is_digit((unsigned char)*self->cursor)) {
            self->cursor++;
        }
        if (*self->cursor != '_') {
            return true;
        }
        self->cursor++;
        if (!tare_lexer_is_digit((unsigned char)*self->cursor)) {
            tare_lexer_fail(self, "invalid decimal literal");
            return false;
        }
    }
}

static TareTokenKind read_suffix(TareLexer *self) {
    if (*self->cursor == 'j' || *self->cursor == 'J') {
        self->cursor++;
        return finish(self, "imaginary");
    }
    return finish(self, "decimal");
}

// The cursor stands after the integer part and fraction.
static TareTokenKind read_exponent(TareLexer *self) {
    if (*self->cursor != 'e' && *self->cursor != 'E') {
        return read_suffix(self);
    }
    const char *after = self->cursor + 1;
    if (*after == '+' || *after == '-') {
        self->cursor = after + 1;
        if (!tare_lexer_is_digit((unsigned char)*self->cursor)) {
            return tare_lexer_fail(self, "invalid decimal literal");
        }
    } else if (!tare_lexer_is_digit((unsigned char)*after)) {
        return finish(self, "decimal");
    } else {
        self->cursor = after;
    }
    return skip_digits(self) ? read_suffix(self) : TARE_TOKEN_ERROR;
}

// The cursor stands on the dot.
static TareTokenKind read_fraction(TareLexer *self) {
    self->cursor++;
    if (tare_lexer_is_digit((unsigned char)*self->cursor) && !skip_digits(self)) {
        return TARE_TOKEN_ERROR;
    }
    return read_exponent(self);
}

static bool skip_zeros(TareLexer *self) {
    for (;;) {
        if (*self->cursor == '_') {
            self->cursor++;
            if (!tare_lexer_is_digit((unsigned char)*self->cursor)) {
                tare_lexer_fail(self, "invalid decimal literal");
                return false;
            }
        }
        if (*self->cursor != '0') {
            return true;
        }
        self->cursor++;
    }
}

// The cursor stands after a first zero.
static TareTokenKind read_after_zero(TareLexer *self) {
    if (!skip_zeros(self)) {
        return TARE_TOKEN_ERROR;
    }
    const char *zeros_end = self->cursor + 1;
    bool has_digits = tare_lexer_is_digit((unsigned char)*self->cursor);
    if (has_digits && !skip_digits(self)) {
        return TARE_TOKEN_ERROR;
    }
    char c = *self->cursor;
    if (c == '.') {
        return read_fraction(self);
    }
    if (c == 'e' || c == 'E') {
        return read_exponent(self);
    }
    if (c == 'j' || c == 'J' || !has_digits) {
        return read_suffix(self);
    }
    return tare_lexer_fail_range(self, (int64_t)(self->token_start + 1 - self->line_start),
                                 (int64_t)(zeros_end - self->line_start),
                                 "leading zeros in decimal integer literals are not permitted; "
                                 "use an 0o prefix for octal integers");
}

TareTokenKind tare_lexer_number_read(TareLexer *self) {
    if (*self->cursor == '.') {
        return read_fraction(self);
    }
    if (*self->cursor != '0') {
        if (!skip_digits(self)) {
            return TARE_TOKEN_ERROR;
        }
        return *self->cursor == '.' ? read_fraction(self) : read_exponent(self);
    }
    self->cursor++;
    char c = (char)(*self->cursor | 0x20);
    if (c == 'x' || c == 'o' || c == 'b') {
        self->cursor++;
        return c == 'x'   ? read_prefixed(self, 16, "hexadecimal")
               : c == 'o' ? read_prefixed(self, 8, "octal")
                          : read_prefixed(self, 2, "binary");
    }
    return read_after_zero(self);
}
