// The driver of the lexer: layout, spaces, comments and operators; names, numbers and strings are
// read by their own files. Guarded by tests/unit/front/parser_test.c.
#include "front/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "front/lexer_internal.h"
#include "front/source_text.h"

void tare_lexer_init(TareLexer *self, const char *buffer, size_t length_bytes) {
    memset(self, 0, offsetof(TareLexer, indents));
    self->indents[0] = 0;
    self->tab_indents[0] = 0;
    self->cursor = buffer;
    self->end = buffer + length_bytes;
    self->line_start = buffer;
    self->first_line_start = buffer;
    self->token_start = buffer;
    self->line = 1;
    self->at_line_start = true;
}

static void fill_error(TareLexer *self, int64_t offset, int64_t end_offset) {
    TareSyntaxError *error = &self->error;
    error->kind = TARE_SYNTAX_ERROR;
    error->line = self->line;
    error->offset = offset;
    error->end_line = self->line;
    error->end_offset = end_offset;
    error->text = self->line_start;
    const char *newline = memchr(self->line_start, '\n', (size_t)(self->end - self->line_start));
    const char *line_end = newline != NULL ? newline : self->end;
    error->text_bytes = (size_t)(line_end - self->line_start);
    self->has_failed = true;
}

TareTokenKind tare_lexer_fail(TareLexer *self, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(self->error.message, sizeof self->error.message, format, arguments);
    va_end(arguments);
    size_t bytes = (size_t)(self->cursor - self->line_start);
    int64_t offset = (int64_t)tare_source_text_count(self->line_start, bytes);
    fill_error(self, offset, offset);
    return TARE_TOKEN_ERROR;
}

TareTokenKind tare_lexer_fail_range(TareLexer *self, int64_t offset, int64_t end_offset,
                                    const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(self->error.message, sizeof self->error.message, format, arguments);
    va_end(arguments);
    fill_error(self, offset, end_offset);
    return TARE_TOKEN_ERROR;
}

void tare_lexer_report_open_bracket(const TareLexer *self, TareSyntaxError *error) {
    const TareLexerBracket *bracket = &self->brackets[self->bracket_count - 1];
    snprintf(error->message, sizeof error->message, "'%c' was never closed", bracket->opening);
    error->kind = TARE_SYNTAX_ERROR;
    error->line = bracket->line;
    error->offset = bracket->column + 1;
    error->end_line = bracket->line;
    error->end_offset = 0;
    error->is_incomplete = true;
}

static TareTokenKind open_bracket(TareLexer *self, char opening, TareTokenKind kind) {
    self->cursor++;
    if (self->bracket_count >= TARE_LEXER_MAX_BRACKETS) {
        return tare_lexer_fail(self, "too many nested parentheses");
    }
    TareLexerBracket *bracket = &self->brackets[self->bracket_count++];
    bracket->opening = opening;
    bracket->line = self->line;
    bracket->column = (uint32_t)(self->token_start - self->line_start);
    return kind;
}

static TareTokenKind close_bracket(TareLexer *self, char opening, TareTokenKind kind) {
    char closing = *self->cursor++;
    if (self->bracket_count == 0) {
        return tare_lexer_fail(self, "unmatched '%c'", closing);
    }
    const TareLexerBracket *bracket = &self->brackets[--self->bracket_count];
    if (bracket->opening == opening) {
        return kind;
    }
    if (bracket->line != self->line) {
        return tare_lexer_fail(self,
                               "closing parenthesis '%c' does not match opening parenthesis '%c' "
                               "on line %u",
                               closing, bracket->opening, bracket->line);
    }
    return tare_lexer_fail(self, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                           closing, bracket->opening);
}

// Takes `plain`, or `with_assign` when a `=` follows the `length` characters.
static TareTokenKind take(TareLexer *self, int length, TareTokenKind plain,
                          TareTokenKind with_assign) {
    self->cursor += length;
    if (*self->cursor == '=' && with_assign != TARE_TOKEN_END) {
        self->cursor++;
        return with_assign;
    }
    return plain;
}

static TareTokenKind read_angle(TareLexer *self, char c) {
    const char *next = self->cursor + 1;
    if (c == '<' && *next == '>') {
        return take(self, 2, TARE_TOKEN_UNKNOWN, TARE_TOKEN_END);
    }
    if (*next == c) {
        return c == '<' ? take(self, 2, TARE_TOKEN_SHIFT_LEFT, TARE_TOKEN_SHIFT_LEFT_ASSIGN)
                        : take(self, 2, TARE_TOKEN_SHIFT_RIGHT, TARE_TOKEN_SHIFT_RIGHT_ASSIGN);
    }
    return c == '<' ? take(self, 1, TARE_TOKEN_LESS, TARE_TOKEN_LESS_EQUAL)
                    : take(self, 1, TARE_TOKEN_GREATER, TARE_TOKEN_GREATER_EQUAL);
}

static TareTokenKind read_dot(TareLexer *self) {
    if (tare_lexer_is_digit((unsigned char)self->cursor[1])) {
        return tare_lexer_number_read(self);
    }
    if (self->cursor[1] == '.' && self->cursor[2] == '.') {
        return take(self, 3, TARE_TOKEN_ELLIPSIS, TARE_TOKEN_END);
    }
    return take(self, 1, TARE_TOKEN_DOT, TARE_TOKEN_END);
}

static TareTokenKind read_doubled(TareLexer *self, char c) {
    bool is_double = self->cursor[1] == c;
    if (c == '*') {
        return is_double ? take(self, 2, TARE_TOKEN_DOUBLE_STAR, TARE_TOKEN_DOUBLE_STAR_ASSIGN)
                         : take(self, 1, TARE_TOKEN_STAR, TARE_TOKEN_STAR_ASSIGN);
    }
    return is_double ? take(self, 2, TARE_TOKEN_DOUBLE_SLASH, TARE_TOKEN_DOUBLE_SLASH_ASSIGN)
                     : take(self, 1, TARE_TOKEN_SLASH, TARE_TOKEN_SLASH_ASSIGN);
}

static TareTokenKind read_unknown(TareLexer *self) {
    unsigned char c = (unsigned char)*self->cursor++;
    if (c < ' ' || c == 127) {
        return tare_lexer_fail(self, "invalid non-printable character U+%04X", c);
    }
    return TARE_TOKEN_UNKNOWN;
}

static TareTokenKind read_bracket(TareLexer *self, char c) {
    switch (c) {
    case '(':
        return open_bracket(self, c, TARE_TOKEN_LEFT_PAREN);
    case '[':
        return open_bracket(self, c, TARE_TOKEN_LEFT_BRACKET);
    case '{':
        return open_bracket(self, c, TARE_TOKEN_LEFT_BRACE);
    case ')':
        return close_bracket(self, '(', TARE_TOKEN_RIGHT_PAREN);
    case ']':
        return close_bracket(self, '[', TARE_TOKEN_RIGHT_BRACKET);
    default:
        return close_bracket(self, '{', TARE_TOKEN_RIGHT_BRACE);
    }
}

// Operators that depend on nothing but a `=` after them.
static const struct {
    uint8_t plain;
    uint8_t with_assign;
} plain_operators[128] = {
    [':'] = {TARE_TOKEN_COLON, TARE_TOKEN_WALRUS},
    [','] = {TARE_TOKEN_COMMA, TARE_TOKEN_END},
    [';'] = {TARE_TOKEN_SEMICOLON, TARE_TOKEN_END},
    ['='] = {TARE_TOKEN_ASSIGN, TARE_TOKEN_EQUAL},
    ['+'] = {TARE_TOKEN_PLUS, TARE_TOKEN_PLUS_ASSIGN},
    ['%'] = {TARE_TOKEN_PERCENT, TARE_TOKEN_PERCENT_ASSIGN},
    ['@'] = {TARE_TOKEN_AT, TARE_TOKEN_AT_ASSIGN},
    ['|'] = {TARE_TOKEN_PIPE, TARE_TOKEN_PIPE_ASSIGN},
    ['^'] = {TARE_TOKEN_CARET, TARE_TOKEN_CARET_ASSIGN},
    ['&'] = {TARE_TOKEN_AMPERSAND, TARE_TOKEN_AMPERSAND_ASSIGN},
    ['~'] = {TARE_TOKEN_TILDE, TARE_TOKEN_END},
};

static TareTokenKind read_minus(TareLexer *self) {
    return self->cursor[1] == '>' ? take(self, 2, TARE_TOKEN_ARROW, TARE_TOKEN_END)
                                  : take(self, 1, TARE_TOKEN_MINUS, TARE_TOKEN_MINUS_ASSIGN);
}

static TareTokenKind read_operator(TareLexer *self) {
    char c = *self->cursor;
    uint8_t plain = plain_operators[(unsigned char)c].plain;
    if (plain != 0) {
        return take(self, 1, (TareTokenKind)plain,
                    (TareTokenKind)plain_operators[(unsigned char)c].with_assign);
    }
    switch (c) {
    case '.':
        return read_dot(self);
    case '-':
        return read_minus(self);
    case '*':
    case '/':
        return read_doubled(self, c);
    case '<':
    case '>':
        return read_angle(self, c);
    case '!':
        if (self->cursor[1] == '=') {
            return take(self, 2, TARE_TOKEN_NOT_EQUAL, TARE_TOKEN_END);
        }
        return read_unknown(self);
    default:
        return strchr("()[]{}", c) != NULL ? read_bracket(self, c) : read_unknown(self);
    }
}

static TareTokenKind read_newline(TareLexer *self) {
    self->cursor++;
    self->at_line_start = true;
    return TARE_TOKEN_NEWLINE;
}

static void step_line(TareLexer *self) {
    self->line++;
    self->line_start = self->cursor;
}

// At the end, CPython still stands on the last line.
static void step_back(TareLexer *self) {
    if (self->line > 1 && self->line_start == self->end) {
        self->line--;
        self->line_start--;
        while (self->line > 1 && self->line_start[-1] != '\n') {
            self->line_start--;
        }
        if (self->line == 1) {
            self->line_start = self->first_line_start;
        }
    }
}

// Skips spaces and comments; at a newline that counts, stops before it.
static void skip_blanks(TareLexer *self) {
    for (;;) {
        char c = *self->cursor;
        if (c != ' ' && c != '\t' && c != '\f') {
            break;
        }
        self->cursor++;
    }
    self->token_start = self->cursor;
    if (*self->cursor == '#') {
        self->cursor = memchr(self->cursor, '\n', (size_t)(self->end - self->cursor));
    }
}

static TareTokenKind read_at_end(TareLexer *self) {
    if (self->bracket_count > 0) {
        tare_lexer_report_open_bracket(self, &self->error);
        self->has_failed = true;
        self->is_soft_error = true;
        return TARE_TOKEN_ERROR;
    }
    return TARE_TOKEN_END;
}

static TareTokenKind read_kind(TareLexer *self) {
    unsigned char c = (unsigned char)*self->cursor;
    if (tare_lexer_is_name_start(c)) {
        return tare_lexer_name_read(self);
    }
    if (tare_lexer_is_digit(c)) {
        return tare_lexer_number_read(self);
    }
    if (c == '"' || c == '\'') {
        return tare_lexer_string_read(self);
    }
    return read_operator(self);
}

// Comes back with the kind of the next token that the parser should see.
static TareTokenKind read_next(TareLexer *self) {
    for (;;) {
        if (self->at_line_start) {
            self->at_line_start = false;
            if (tare_lexer_layout_read(self) == TARE_TOKEN_ERROR) {
                return TARE_TOKEN_ERROR;
            }
        }
        if (self->pending_indents != 0) {
            int step = self->pending_indents > 0 ? 1 : -1;
            self->pending_indents -= step;
            return step > 0 ? TARE_TOKEN_INDENT : TARE_TOKEN_DEDENT;
        }
        skip_blanks(self);
        if (self->cursor == self->end) {
            return read_at_end(self);
        }
        if (*self->cursor == '\n') {
            if (!self->is_blank_line && self->bracket_count == 0) {
                return read_newline(self);
            }
            self->cursor++;
            self->at_line_start = self->bracket_count == 0;
            step_line(self);
            continue;
        }
        if (*self->cursor != '\\') {
            return read_kind(self);
        }
        self->cursor++;
        if (!tare_lexer_layout_continue_line(self)) {
            return TARE_TOKEN_ERROR;
        }
    }
}

// These tokens have no columns; at the end they belong to the last line.
static void place_layout(TareLexer *self, TareToken *token) {
    if (self->cursor == self->end) {
        step_back(self);
    }
    token->start = self->cursor;
    token->length_bytes = 0;
    token->line = self->line;
    token->end_line = self->line;
    token->column = TARE_TOKEN_NO_COLUMN;
    token->end_column = TARE_TOKEN_NO_COLUMN;
}

// A string over several lines: finds the line where it began.
static void place_string(TareLexer *self, TareToken *token, const char *first_line_start) {
    uint32_t newlines = 0;
    for (const char *p = self->token_start; p < self->line_start; p++) {
        newlines += *p == '\n';
    }
    token->line = self->line - newlines;
    const char *line_start = self->token_start;
    while (line_start > first_line_start && line_start[-1] != '\n') {
        line_start--;
    }
    token->column = (uint32_t)(self->token_start - line_start);
}

void tare_lexer_read(TareLexer *self, TareToken *token) {
    const char *first_line_start = self->line_start;
    TareTokenKind kind = self->has_failed ? TARE_TOKEN_ERROR : read_next(self);
    token->kind = (uint8_t)kind;
    token->level = (uint8_t)self->bracket_count;
    if (kind == TARE_TOKEN_END || kind == TARE_TOKEN_INDENT || kind == TARE_TOKEN_DEDENT ||
        kind == TARE_TOKEN_ERROR) {
        place_layout(self, token);
        return;
    }
    token->start = self->token_start;
    token->length_bytes = (size_t)(self->cursor - self->token_start);
    token->line = self->line;
    token->end_line = self->line;
    token->end_column = (uint32_t)(self->cursor - self->line_start);
    token->column = (uint32_t)(self->token_start - self->line_start);
    if (kind == TARE_TOKEN_NEWLINE) {
        token->end_column--;
        step_line(self);
    } else if (kind == TARE_TOKEN_STRING && self->token_start < self->line_start) {
        place_string(self, token, first_line_start);
    }
}
