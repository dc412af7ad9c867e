// Names, keywords and the prefixes of strings. Guarded by tests/unit/front/parser_test.c.
#include "front/lexer_internal.h"

#include <string.h>
#include <unistr.h>

#include "base/unicode.h"

static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};
enum { KEYWORD_COUNT = sizeof keywords / sizeof keywords[0] };

// First entry that can begin with each letter, so that most names need no or few comparisons.
static TareTokenKind find_keyword(const char *text, size_t length) {
    if (length < 2 || length > 8) {
        return TARE_TOKEN_NAME;
    }
    for (int i = 0; i < KEYWORD_COUNT; i++) {
        const char *word = keywords[i];
        if (word[0] > text[0]) {
            break;
        }
        if (word[0] == text[0] && word[1] == text[1] && strncmp(word, text, length) == 0 &&
            word[length] == '\0') {
            return (TareTokenKind)(TARE_TOKEN_FALSE + i);
        }
    }
    return TARE_TOKEN_NAME;
}

static TareTokenKind fail_character(TareLexer *self, uint32_t c, const char *after) {
    self->cursor = after;
    if (!tare_unicode_is_printable(c)) {
        return tare_lexer_fail(self, "invalid non-printable character U+%04X", c);
    }
    char bytes[5] = {0};
    u8_uctomb((uint8_t *)bytes, c, sizeof bytes);
    return tare_lexer_fail(self, "invalid character '%s' (U+%04X)", bytes, c);
}

static TareTokenKind check_name(TareLexer *self) {
    const char *end = self->cursor;
    const char *at = self->token_start;
    while (at < end) {
        ucs4_t c = 0;
        bool is_first = at == self->token_start;
        at += u8_mbtouc(&c, (const uint8_t *)at, (size_t)(end - at));
        if (is_first ? !tare_unicode_is_identifier_start(c)
                     : !tare_unicode_is_identifier_continue(c)) {
            return fail_character(self, c, at);
        }
    }
    return TARE_TOKEN_NAME;
}

// Whether the letters before a quote are one of the prefixes of strings, in any case and order.
static bool is_string_prefix(const char *text, size_t length) {
    if (length > 2) {
        return false;
    }
    char first = (char)(text[0] | 0x20);
    if (length == 1) {
        return first == 'r' || first == 'b' || first == 'f' || first == 'u';
    }
    char second = (char)(text[1] | 0x20);
    return (first == 'r' && (second == 'b' || second == 'f')) ||
           (second == 'r' && (first == 'b' || first == 'f'));
}

TareTokenKind tare_lexer_name_read(TareLexer *self) {
    const char *start = self->cursor;
    unsigned char every = 0;
    const char *at = start;
    while (tare_lexer_is_name_part((unsigned char)*at)) {
        every |= (unsigned char)*at++;
    }
    self->cursor = at;
    size_t length = (size_t)(at - start);
    if (every >= 128) {
        return check_name(self);
    }
    if ((*at == '"' || *at == '\'') && is_string_prefix(start, length)) {
        return tare_lexer_string_read(self);
    }
    return find_keyword(start, length);
}
