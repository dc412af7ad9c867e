// The inside of f-strings, by the rules of Python 3.11: expressions are cut out by counting
// brackets, then parsed on their own. Guarded by tests/unit/front/parser_test.c.
#include <string.h>

#include "front/parser_internal.h"

enum { MAX_NESTING = 2, MAX_BRACKETS = 200 };

static bool fail(TareParser *self, const char *message) {
    tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR, "%s", message);
    return false;
}

void tare_parser_format_flush(TareParser *self, TareParserFormat *format) {
    if (format->pending.length_bytes == 0) {
        return;
    }
    TareTreeExpression *node =
        tare_parser_window_new_expression(self, TARE_TREE_CONSTANT, format->whole);
    if (node != NULL) {
        node->constant.kind = TARE_TREE_CONSTANT_STRING;
        node->constant.has_u_prefix = format->has_u_prefix;
        node->constant.text = (TareTreeString){format->pending.bytes, format->pending.length_bytes};
        tare_parser_window_push(self, node);
    }
    memset(&format->pending, 0, sizeof format->pending);
}

// Finds the end of plain text. Returns whether a doubled brace ended it (its first half belongs to
// the text, its second is to be skipped).
static bool find_text_end(TareParser *self, const TareParserFormat *format, int nesting,
                          const char **text_end) {
    const char *at = format->cursor;
    while (at < format->end) {
        char c = *at++;
        if (c == '\\' && !format->is_raw && at < format->end) {
            c = *at++;
            if (c == 'N') {
                if (at < format->end && *at++ == '{') {
                    while (at < format->end && *at++ != '}') {}
                }
                continue;
            }
        }
        if (c != '{' && c != '}') {
            continue;
        }
        if (nesting == 0 && at < format->end && *at == c) {
            *text_end = at;
            return true;
        }
        if (nesting == 0 && c == '}') {
            fail(self, "f-string: single '}' is not allowed");
        }
        *text_end = at - 1;
        return false;
    }
    *text_end = at;
    return false;
}

typedef struct Scanner {
    const char *at;
    const char *end;
    char quote;  // of the string that the scanner is in, or 0
    bool is_triple;
    int depth;
    char brackets[MAX_BRACKETS];
} Scanner;

static bool is_tripled(const Scanner *scanner) {
    return scanner->at + 2 < scanner->end && scanner->at[1] == *scanner->at &&
           scanner->at[2] == *scanner->at;
}

static void scan_quote(Scanner *scanner) {
    char c = *scanner->at;
    bool is_triple = is_tripled(scanner);
    if (scanner->quote == 0) {
        scanner->quote = c;
        scanner->is_triple = is_triple;
        scanner->at += is_triple ? 2 : 0;
    } else if (c == scanner->quote && (is_triple || !scanner->is_triple)) {
        scanner->at += scanner->is_triple ? 2 : 0;
        scanner->quote = 0;
    }
}

static bool scan_open(TareParser *self, Scanner *scanner) {
    if (scanner->depth >= MAX_BRACKETS) {
        return fail(self, "f-string: too many nested parenthesis");
    }
    scanner->brackets[scanner->depth++] = *scanner->at;
    return true;
}

static bool scan_close(TareParser *self, Scanner *scanner) {
    char c = *scanner->at;
    if (scanner->depth == 0) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR, "f-string: unmatched '%c'", c);
        return false;
    }
    char opening = scanner->brackets[--scanner->depth];
    if ((c == ')' && opening == '(') || (c == ']' && opening == '[') ||
        (c == '}' && opening == '{')) {
        return true;
    }
    tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                 "f-string: closing parenthesis '%c' does not match opening "
                                 "parenthesis '%c'",
                                 c, opening);
    return false;
}

// Whether a character outside brackets ends the expression. Steps over two-character operators.
static bool scan_is_end(Scanner *scanner) {
    char c = *scanner->at;
    char next = scanner->at + 1 < scanner->end ? scanner->at[1] : '\0';
    if (next == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
        scanner->at++;
        return false;
    }
    return c == '!' || c == ':' || c == '}' || c == '=';
}

// Moves to what ends the expression; false: reported.
static bool scan_expression(TareParser *self, Scanner *scanner) {
    for (; scanner->at < scanner->end; scanner->at++) {
        char c = *scanner->at;
        if (c == '\\') {
            return fail(self, "f-string expression part cannot include a backslash");
        }
        if (scanner->quote != 0 || c == '\'' || c == '"') {
            if (c == '\'' || c == '"') {
                scan_quote(scanner);
            }
        } else if (c == '(' || c == '[' || c == '{') {
            if (!scan_open(self, scanner)) {
                return false;
            }
        } else if (c == '#') {
            return fail(self, "f-string expression part cannot include '#'");
        } else if (scanner->depth == 0 && strchr("!:}=<>", c) != NULL) {
            if (scan_is_end(scanner)) {
                break;
            }
        } else if ((c == ')' || c == ']' || c == '}') && !scan_close(self, scanner)) {
            return false;
        }
    }
    if (scanner->quote != 0) {
        return fail(self, "f-string: unterminated string");
    }
    if (scanner->depth > 0) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR, "f-string: unmatched '%c'",
                                     scanner->brackets[scanner->depth - 1]);
        return false;
    }
    return scanner->at < scanner->end || fail(self, "f-string: expecting '}'");
}

// Where the expression stands in the source, so that its nodes get true positions.
static void locate(TareParser *inner, const TareParserFormat *format, const char *brace) {
    uint32_t lines = 0;
    const char *line_start = format->token_start;
    for (const char *at = format->token_start; at < brace; at++) {
        if (*at == '\n') {
            lines++;
            line_start = at + 1;
        }
    }
    const char *first = brace + 1;
    while (*first == ' ' || *first == '\t' || *first == '\f') {
        first++;
    }
    inner->base_line = format->token_span.line + lines - 1;
    inner->base_column = (uint32_t)(brace - line_start);
    if (*first == '\n') {
        inner->base_column = 0;
    }
    if (lines == 0) {
        inner->base_column += format->token_span.column;
    }
}

static TareTreeExpression *parse_buffer(TareParser *self, TareParser *inner,
                                        const TareParserFormat *format, const char *start,
                                        const char *buffer, size_t length) {
    TareTreeExpression *node = NULL;
    if (tare_parser_window_init(inner, self->arena, buffer, length, self->error) == TARE_OK) {
        inner->is_format = true;
        inner->depth = self->depth;
        inner->speculation = self->speculation;
        locate(inner, format, start - 1);
        tare_parser_window_look(inner, 0);
        node = tare_parser_list_parse_star_list(inner);
        if (inner->failed && self->speculation == 0) {
            tare_parser_error_finish(inner);
        }
    }
    self->failed |= inner->failed;
    tare_parser_window_deinit(inner);
    return self->failed ? NULL : node;
}

static TareTreeExpression *parse_text(TareParser *self, const TareParserFormat *format,
                                      const char *start, size_t length) {
    char *buffer = tare_parser_window_new(self, length + 4);
    if (buffer == NULL) {
        return NULL;
    }
    buffer[0] = '(';
    memcpy(buffer + 1, start, length);
    memcpy(buffer + 1 + length, ")\n", sizeof ")\n");
    TareAllocator *allocator = self->arena->allocator;
    TareParser *inner = allocator->resize(allocator, NULL, 0, sizeof *inner);
    if (inner == NULL) {
        return tare_parser_error_raise_memory(self);
    }
    TareTreeExpression *node = parse_buffer(self, inner, format, start, buffer, length + 3);
    allocator->resize(allocator, inner, sizeof *inner, 0);
    return node;
}

static bool is_blank(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\f')) {
        at++;
    }
    return at == end;
}

// `=` after the expression: its text becomes part of the string.
static bool parse_equals(TareParser *self, TareParserFormat *format, const char *start) {
    format->cursor++;
    while (format->cursor < format->end &&
           (*format->cursor == ' ' || *format->cursor == '\t' || *format->cursor == '\n' ||
            *format->cursor == '\f' || *format->cursor == '\v' || *format->cursor == '\r')) {
        format->cursor++;
    }
    if (format->cursor >= format->end) {
        return fail(self, "f-string: expecting '}'");
    }
    tare_parser_string_append(self, &format->pending, start, (size_t)(format->cursor - start));
    return true;
}

static bool parse_conversion(TareParser *self, TareParserFormat *format, char *conversion) {
    format->cursor++;
    if (format->cursor >= format->end) {
        return fail(self, "f-string: expecting '}'");
    }
    *conversion = *format->cursor++;
    if (*conversion != 's' && *conversion != 'r' && *conversion != 'a') {
        return fail(self, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
    return format->cursor < format->end || fail(self, "f-string: expecting '}'");
}

static TareTreeExpression *parse_specification(TareParser *self, TareParserFormat *format,
                                               int nesting) {
    format->cursor++;
    if (format->cursor >= format->end) {
        fail(self, "f-string: expecting '}'");
        return NULL;
    }
    TareParserFormat inner = *format;
    memset(&inner.pending, 0, sizeof inner.pending);
    inner.whole = format->token_span;
    size_t base = self->scratch.count;
    bool went_well = tare_parser_format_parse(self, &inner, nesting + 1);
    format->cursor = inner.cursor;
    if (!went_well) {
        return NULL;
    }
    tare_parser_format_flush(self, &inner);
    TareTreeExpression *node =
        tare_parser_window_new_expression(self, TARE_TREE_JOINED, inner.whole);
    if (node != NULL) {
        node->elements = tare_parser_window_take_expressions(self, base);
    }
    return node;
}

// What may follow the expression: `=`, a conversion, a specification, and the brace.
static bool parse_tail(TareParser *self, TareParserFormat *format, TareTreeExpression *node,
                       const char *start, int nesting) {
    bool has_equals = *format->cursor == '=';
    if (has_equals && !parse_equals(self, format, start)) {
        return false;
    }
    if (*format->cursor == '!' && !parse_conversion(self, format, &node->formatted.conversion)) {
        return false;
    }
    tare_parser_format_flush(self, format);
    if (*format->cursor == ':') {
        node->formatted.specification = parse_specification(self, format, nesting);
        if (self->failed) {
            return false;
        }
    }
    if (format->cursor >= format->end || *format->cursor != '}') {
        return fail(self, "f-string: expecting '}'");
    }
    format->cursor++;
    if (has_equals && node->formatted.specification == NULL && node->formatted.conversion == 0) {
        node->formatted.conversion = 'r';
    }
    return true;
}

// Stands on the opening brace.
static bool parse_field(TareParser *self, TareParserFormat *format, int nesting) {
    if (nesting >= MAX_NESTING) {
        return fail(self, "f-string: expressions nested too deeply");
    }
    const char *start = ++format->cursor;
    Scanner scanner;
    memset(&scanner, 0, offsetof(Scanner, brackets));
    scanner.at = start;
    scanner.end = format->end;
    if (!scan_expression(self, &scanner)) {
        return false;
    }
    format->cursor = scanner.at;
    if (is_blank(start, scanner.at)) {
        if (*scanner.at != '}') {
            tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                         "f-string: expression required before '%c'", *scanner.at);
            return false;
        }
        return fail(self, "f-string: empty expression not allowed");
    }
    TareTreeExpression *value = parse_text(self, format, start, (size_t)(scanner.at - start));
    TareTreeExpression *node =
        value == NULL ? NULL
                      : tare_parser_window_new_expression(self, TARE_TREE_FORMATTED, format->whole);
    if (node == NULL) {
        return false;
    }
    node->formatted.value = value;
    if (!parse_tail(self, format, node, start, nesting)) {
        return false;
    }
    tare_parser_window_push(self, node);
    return !self->failed;
}

bool tare_parser_format_parse(TareParser *self, TareParserFormat *format, int nesting) {
    while (!self->failed) {
        const char *text_end = format->cursor;
        bool is_doubled = find_text_end(self, format, nesting, &text_end);
        if (self->failed || !tare_parser_string_decode(self, &format->pending, format->cursor,
                                                       text_end, format->is_raw, false)) {
            return false;
        }
        format->cursor = text_end + (is_doubled ? 1 : 0);
        if (is_doubled) {
            continue;
        }
        if (format->cursor >= format->end || *format->cursor == '}') {
            break;
        }
        parse_field(self, format, nesting);
    }
    if (!self->failed && nesting > 0 && format->cursor >= format->end) {
        return fail(self, "f-string: expecting '}'");
    }
    return !self->failed;
}
