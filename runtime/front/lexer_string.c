// String literals: where they end. Their value is the parser's business.
// Guarded by tests/unit/front/parser_test.c.
#include "front/lexer_internal.h"

typedef struct StringStart {
    const char *line_start;
    uint32_t line;
} StringStart;

static TareTokenKind fail_open(TareLexer *self, StringStart start, bool is_triple) {
    uint32_t detected = self->line;
    if (self->cursor == self->end && self->cursor == self->line_start) {
        detected--;
    }
    bool was_at_end = self->cursor == self->end;
    self->cursor = self->token_start + 1;
    self->line_start = start.line_start;
    self->line = start.line;
    TareTokenKind kind =
        tare_lexer_fail(self, "unterminated %sstring literal (detected at line %u)",
                        is_triple ? "triple-quoted " : "", detected);
    self->error.is_incomplete = is_triple || was_at_end;
    return kind;
}

static void step_newline(TareLexer *self) {
    self->cursor++;
    self->line++;
    self->line_start = self->cursor;
}

// Steps over a backslash and the character after it.
static void skip_escape(TareLexer *self) {
    self->cursor++;
    if (*self->cursor == '\n') {
        step_newline(self);
    } else if (self->cursor != self->end) {
        self->cursor++;
    }
}

static TareTokenKind read_triple(TareLexer *self, StringStart start, char quote) {
    for (;;) {
        char c = *self->cursor;
        if (c == quote && self->cursor[1] == quote && self->cursor[2] == quote) {
            self->cursor += 3;
            return TARE_TOKEN_STRING;
        }
        if (c == '\\') {
            skip_escape(self);
        } else if (c == '\n') {
            step_newline(self);
        } else if (c == '\0') {
            return fail_open(self, start, true);
        } else {
            self->cursor++;
        }
    }
}

TareTokenKind tare_lexer_string_read(TareLexer *self) {
    char quote = *self->cursor++;
    StringStart start = {self->line_start, self->line};
    if (*self->cursor == quote) {
        if (self->cursor[1] == quote) {
            self->cursor += 2;
            return read_triple(self, start, quote);
        }
        self->cursor++;
        return TARE_TOKEN_STRING;
    }
    for (;;) {
        char c = *self->cursor;
        if (c == quote) {
            self->cursor++;
            return TARE_TOKEN_STRING;
        }
        if (c == '\\') {
            skip_escape(self);
        } else if (c == '\n' || c == '\0') {
            return fail_open(self, start, false);
        } else {
            self->cursor++;
        }
    }
}
