// Layout: indentation, tabs against spaces, and lines joined by a backslash.
// Guarded by tests/unit/front/parser_test.c.
#include "front/lexer_internal.h"

#include <string.h>

enum { TAB_WIDTH = 8 };

// These errors leave the cursor at the end of the line, where CPython's reader would stand.
static TareTokenKind fail_line(TareLexer *self, TareSyntaxErrorKind kind, int64_t offset,
                               int64_t end_offset, const char *message) {
    const char *newline = memchr(self->cursor, '\n', (size_t)(self->end - self->cursor));
    self->cursor = newline != NULL ? newline + 1 : self->end;
    if (offset < 0) {
        offset = (int64_t)(self->cursor - self->line_start);
    }
    tare_lexer_fail_range(self, offset, end_offset, "%s", message);
    self->error.kind = kind;
    self->is_soft_error = true;
    return TARE_TOKEN_ERROR;
}

static TareTokenKind fail_tabs(TareLexer *self) {
    return fail_line(self, TARE_SYNTAX_TAB_ERROR, 1, 0,
                     "inconsistent use of tabs and spaces in indentation");
}

bool tare_lexer_layout_continue_line(TareLexer *self) {
    if (*self->cursor != '\n') {
        int64_t offset = (int64_t)(self->cursor - self->line_start) + 1;
        tare_lexer_fail_range(self, offset, 0,
                              "unexpected character after line continuation character");
        self->is_soft_error = true;
        return false;
    }
    self->cursor++;
    if (self->cursor == self->end && self->bracket_count > 0) {
        tare_lexer_report_open_bracket(self, &self->error);
        self->has_failed = true;
        self->is_soft_error = true;
        return false;
    }
    if (self->cursor == self->end) {
        int64_t offset = (int64_t)(self->cursor - self->line_start);
        tare_lexer_fail_range(self, offset, -1, "unexpected EOF while parsing");
        self->is_soft_error = true;
        self->error.is_incomplete = true;
        return false;
    }
    self->line++;
    self->line_start = self->cursor;
    return true;
}

typedef struct Indentation {
    uint32_t column;
    uint32_t tab_column;  // tabs counted as one: differs only where the order of tabs matters
} Indentation;

// Measures the white space at the cursor; false when a bad continuation was reported.
static bool measure(TareLexer *self, Indentation *result) {
    uint32_t continued_column = 0;
    for (;; self->cursor++) {
        char c = *self->cursor;
        if (c == ' ') {
            result->column++;
            result->tab_column++;
        } else if (c == '\t') {
            result->column = (result->column / TAB_WIDTH + 1) * TAB_WIDTH;
            result->tab_column++;
        } else if (c == '\f') {
            result->column = 0;
            result->tab_column = 0;
        } else if (c == '\\') {
            // The first line's indentation decides for the joined line.
            continued_column = continued_column != 0 ? continued_column : result->column;
            self->cursor++;
            if (!tare_lexer_layout_continue_line(self)) {
                return false;
            }
            self->cursor--;
        } else {
            break;
        }
    }
    if (continued_column != 0) {
        result->column = continued_column;
        result->tab_column = continued_column;
    }
    return true;
}

static TareTokenKind indent(TareLexer *self, Indentation found) {
    uint32_t depth = self->indent_count;
    if (depth + 1 >= TARE_LEXER_MAX_INDENTS) {
        return fail_line(self, TARE_SYNTAX_INDENTATION_ERROR, 1, 0,
                         "too many levels of indentation");
    }
    if (found.tab_column <= self->tab_indents[depth]) {
        return fail_tabs(self);
    }
    self->pending_indents++;
    self->indent_count = depth + 1;
    self->indents[depth + 1] = found.column;
    self->tab_indents[depth + 1] = found.tab_column;
    return TARE_TOKEN_END;
}

static TareTokenKind dedent(TareLexer *self, Indentation found) {
    while (self->indent_count > 0 && found.column < self->indents[self->indent_count]) {
        self->pending_indents--;
        self->indent_count--;
    }
    if (found.column != self->indents[self->indent_count]) {
        self->pending_indents = 0;
        return fail_line(self, TARE_SYNTAX_INDENTATION_ERROR, -1, -1,
                         "unindent does not match any outer indentation level");
    }
    return found.tab_column != self->tab_indents[self->indent_count] ? fail_tabs(self)
                                                                     : TARE_TOKEN_END;
}

TareTokenKind tare_lexer_layout_read(TareLexer *self) {
    Indentation found = {0, 0};
    self->is_blank_line = false;
    if (!measure(self, &found)) {
        return TARE_TOKEN_ERROR;
    }
    if (*self->cursor == '#' || *self->cursor == '\n') {
        self->is_blank_line = true;
        return TARE_TOKEN_END;
    }
    if (self->bracket_count > 0) {
        return TARE_TOKEN_END;
    }
    uint32_t current = self->indents[self->indent_count];
    if (found.column > current) {
        return indent(self, found);
    }
    if (found.column < current) {
        return dedent(self, found);
    }
    return found.tab_column != self->tab_indents[self->indent_count] ? fail_tabs(self)
                                                                     : TARE_TOKEN_END;
}
