// What the lexer's files share: reporting, and the readers of each kind of token.
#ifndef TARE_FRONT_LEXER_INTERNAL_H
#define TARE_FRONT_LEXER_INTERNAL_H

#include "front/lexer.h"

// Reports an error whose caret is the character before the cursor; returns TARE_TOKEN_ERROR.
TareTokenKind tare_lexer_fail(TareLexer *self, const char *format, ...) TARE_PRINTF(2, 3);

// Reports an error from column `offset` to `end_offset` (in characters from 1; -1: none).
TareTokenKind tare_lexer_fail_range(TareLexer *self, int64_t offset, int64_t end_offset,
                                    const char *format, ...) TARE_PRINTF(4, 5);

// Handles indentation at the start of a line. Returns TARE_TOKEN_ERROR when it is wrong, else
// leaves `pending_indents` and `is_blank_line` set and returns TARE_TOKEN_END.
TareTokenKind tare_lexer_layout_read(TareLexer *self);

// The cursor stands after a backslash: steps over the newline. False: reported.
bool tare_lexer_layout_continue_line(TareLexer *self);

// The cursor stands on the first character, at a digit or a dot before a digit.
TareTokenKind tare_lexer_number_read(TareLexer *self);

// The cursor stands on the opening quote, after any prefix.
TareTokenKind tare_lexer_string_read(TareLexer *self);

// The cursor stands on the first character of a name.
TareTokenKind tare_lexer_name_read(TareLexer *self);

static inline bool tare_lexer_is_name_start(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

static inline bool tare_lexer_is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

static inline bool tare_lexer_is_name_part(unsigned char c) {
    return tare_lexer_is_name_start(c) || tare_lexer_is_digit(c);
}

#endif
