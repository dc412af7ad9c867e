// How the parser says what is wrong, and where. Positions follow CPython's: the caret range of a
// message is that of a node, or of the token that was read last.
// Guarded by tests/unit/front/parser_test.c.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "front/parser_internal.h"
#include "front/source_text.h"

// Sets the line to show; `line` counts as in the error.
static void set_text(TareParser *self) {
    TareSyntaxError *error = self->error;
    int64_t wanted = error->line - self->base_line;
    const char *at = self->buffer;
    const char *end = self->buffer + self->buffer_bytes;
    for (int64_t line = 1; line < wanted && at < end; line++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline != NULL ? newline + 1 : end;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    error->text = at;
    error->text_bytes = (size_t)((newline != NULL ? newline + 1 : end) - at);
}

// Turns a byte offset from 1 into a character offset from 1.
static int64_t to_characters(const TareParser *self, int64_t offset) {
    const TareSyntaxError *error = self->error;
    if (self->is_format) {
        offset -= self->base_column;
    }
    if (offset <= 0) {
        return offset;
    }
    size_t bytes = (size_t)(offset - 1);
    if (bytes > error->text_bytes) {
        return (int64_t)tare_source_text_count(error->text, error->text_bytes) + 1 +
               (int64_t)(bytes - error->text_bytes);
    }
    return (int64_t)tare_source_text_count(error->text, bytes) + 1;
}

enum { MAX_DEDENTS = 100 };  // more levels of blocks the lexer refuses

// Whether nothing is left but the ends of the open blocks.
static bool is_at_end(TareParser *self) {
    size_t distance = 0;
    while (distance < MAX_DEDENTS &&
           tare_parser_window_look(self, distance)->kind == TARE_TOKEN_DEDENT) {
        distance++;
    }
    return tare_parser_window_look(self, distance)->kind == TARE_TOKEN_END;
}

// `offset` and `end_offset`: bytes from 1, or 0 and -1 for what has no place.
static void report(TareParser *self, TareSyntaxErrorKind kind, TareTreeSpan span, int64_t offset,
                   int64_t end_offset, const char *format, va_list arguments) {
    if (self->failed) {
        return;
    }
    self->failed = true;
    if (self->speculation > 0) {
        return;
    }
    TareSyntaxError *error = self->error;
    error->kind = kind;
    int prefix =
        self->is_format ? snprintf(error->message, sizeof error->message, "f-string: ") : 0;
    vsnprintf(error->message + prefix, sizeof error->message - (size_t)prefix, format, arguments);
    error->line = span.line;
    error->end_line = span.end_line;
    set_text(self);
    bool is_passed = error->line < (int64_t)self->lexer.line + self->base_line;
    if (is_passed && error->end_line > error->line && error->text_bytes > 0) {
        error->text_bytes--;  // lines that were read before the last are shown without their end
    }
    error->offset = to_characters(self, offset);
    error->end_offset = to_characters(self, end_offset);
    error->is_incomplete = is_at_end(self);
}

static int64_t from_one(uint32_t column) {
    return column == TARE_TOKEN_NO_COLUMN ? 0 : (int64_t)column + 1;
}

void *tare_parser_error_raise(TareParser *self, TareTreeSpan span, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    report(self, TARE_SYNTAX_ERROR, span, from_one(span.column), from_one(span.end_column), format,
           arguments);
    va_end(arguments);
    return NULL;
}

static void copy_lexer_error(TareParser *self) {
    *self->error = self->lexer.error;
    self->error->line += self->base_line;
    self->error->end_line += self->base_line;
}

bool tare_parser_error_raise_lexer(TareParser *self) {
    if (self->failed || !self->lexer.has_failed) {
        return false;
    }
    self->failed = true;
    if (self->speculation == 0) {
        copy_lexer_error(self);
        if (self->lexer.is_soft_error) {
            set_text(self);
        }
    }
    return true;
}

// When the lexer's error is the next thing to read.
static bool raise_lexer_error(TareParser *self) {
    return tare_parser_window_kind(self) == TARE_TOKEN_ERROR && tare_parser_error_raise_lexer(self);
}

void *tare_parser_error_raise_here(TareParser *self, TareSyntaxErrorKind kind, const char *format,
                                   ...) {
    if (raise_lexer_error(self)) {
        return NULL;
    }
    TareTreeSpan span = tare_parser_window_span(self);
    int64_t offset = (int64_t)span.column + 1;
    int64_t end_offset = (int64_t)span.end_column + 1;
    if (span.column == TARE_TOKEN_NO_COLUMN) {
        offset = (int64_t)(self->lexer.cursor - self->lexer.line_start);
        end_offset = -1;
    }
    va_list arguments;
    va_start(arguments, format);
    report(self, kind, span, offset, end_offset, format, arguments);
    va_end(arguments);
    return NULL;
}

void *tare_parser_error_raise_from(TareParser *self, TareTreeSpan span, const char *message) {
    // One less than elsewhere: CPython gives the place where it stands, not a column from 1.
    TareTreeSpan end = tare_parser_window_span(self);
    end.end_column -= end.end_column > 0 && end.end_column != TARE_TOKEN_NO_COLUMN;
    return tare_parser_error_raise(self, tare_parser_window_join(span, end), "%s", message);
}

static void raise_no_place(TareParser *self, TareTreeSpan span, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    report(self, TARE_SYNTAX_ERROR, span, 0, 0, format, arguments);
    va_end(arguments);
}

// Whether the current token is the newline that was put after the text, which has no place.
static bool is_added_newline(TareParser *self) {
    return self->ends_without_newline && tare_parser_window_kind(self) == TARE_TOKEN_NEWLINE &&
           tare_parser_window_look(self, 1)->kind == TARE_TOKEN_END;
}

void *tare_parser_error_raise_syntax(TareParser *self) {
    if (self->failed || raise_lexer_error(self)) {
        return NULL;
    }
    if (tare_parser_window_kind(self) == TARE_TOKEN_NOT) {
        // After an expression, `not` is read together with what should be `in`.
        const TareToken *next = tare_parser_window_look(self, 1);
        self->mark += next->kind != TARE_TOKEN_ERROR && next->kind != TARE_TOKEN_IN;
    }
    TareTreeSpan span = tare_parser_window_span(self);
    if (is_added_newline(self)) span.column = span.end_column = TARE_TOKEN_NO_COLUMN;
    switch (tare_parser_window_kind(self)) {
    case TARE_TOKEN_INDENT:
        self->is_final = true;
        return tare_parser_error_raise_here(self, TARE_SYNTAX_INDENTATION_ERROR,
                                            "unexpected indent");
    case TARE_TOKEN_DEDENT:
        self->is_final = true;
        return tare_parser_error_raise_here(self, TARE_SYNTAX_INDENTATION_ERROR,
                                            "unexpected unindent");
    case TARE_TOKEN_END:
        raise_no_place(self, span, "invalid syntax");
        return NULL;
    default:
        return tare_parser_error_raise(self, span, "invalid syntax");
    }
}

// Callers may also come here after another failure, which then stands.
void *tare_parser_error_raise_memory(TareParser *self) {
    if (self->failed) return NULL;
    // No attempt at another reading may forget it: rewinding asks the arena.
    self->failed = self->arena->failed = true;
    memset(self->error, 0, sizeof *self->error);
    self->error->kind = TARE_SYNTAX_MEMORY_ERROR;
    return NULL;
}

static bool is_parser_error(const TareSyntaxError *error) {
    return error->kind == TARE_SYNTAX_ERROR || error->kind == TARE_SYNTAX_INDENTATION_ERROR;
}

void tare_parser_error_finish(TareParser *self) {
    if (self->is_final) return;
    if (self->lexer.has_failed && !self->lexer.is_soft_error) {
        // Read already, perhaps beyond the place that the parser complains of.
    } else if (!is_parser_error(self->error)) {
        return;
    }
    int64_t error_line = self->tokens[self->token_count - 1].line;
    TareToken token = {.kind = TARE_TOKEN_NEWLINE};
    while (token.kind != TARE_TOKEN_ERROR && token.kind != TARE_TOKEN_END) {
        tare_lexer_read(&self->lexer, &token);
    }
    if (!self->lexer.has_failed) {
        return;
    }
    if (!self->lexer.is_soft_error) {
        copy_lexer_error(self);
        return;
    }
    if (self->lexer.bracket_count > 0) {
        TareSyntaxError open;
        memset(&open, 0, sizeof open);
        tare_lexer_report_open_bracket(&self->lexer, &open);
        if (error_line > open.line) {
            open.is_incomplete = self->error->is_incomplete;
            *self->error = open;
            set_text(self);
            self->error->offset = to_characters(self, open.offset);
            self->error->text_bytes -= self->error->text[self->error->text_bytes - 1] == '\n';
        }
    }
}
