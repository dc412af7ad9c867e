// String literals: prefixes, escapes, and literals that stand together.
// Guarded by tests/unit/front/parser_test.c.
#include <stdio.h>
#include <string.h>

#include "front/parser_internal.h"
#include "types/str_name.h"

typedef struct Literal {
    bool is_raw;
    bool is_bytes;
    bool is_format;
    bool has_u_prefix;
    const char *start;  // between the quotes
    const char *end;
} Literal;

void tare_parser_string_append(TareParser *self, TareParserText *text, const char *bytes,
                               size_t length_bytes) {
    if (text->capacity_bytes - text->length_bytes <= length_bytes) {
        size_t capacity = text->capacity_bytes < 32 ? 32 : 2 * text->capacity_bytes;
        while (capacity < text->length_bytes + length_bytes + 1) {
            capacity *= 2;
        }
        char *room = tare_parser_window_new(self, capacity);
        if (room == NULL) {
            return;
        }
        if (text->length_bytes > 0) {
            memcpy(room, text->bytes, text->length_bytes);
        }
        text->bytes = room;
        text->capacity_bytes = capacity;
    }
    if (length_bytes > 0) {
        memcpy(text->bytes + text->length_bytes, bytes, length_bytes);
    }
    text->length_bytes += length_bytes;
    text->bytes[text->length_bytes] = '\0';
}

static void append_code_point(TareParser *self, TareParserText *text, uint32_t c, bool is_bytes) {
    char bytes[4];
    size_t count = 0;
    if (c < 0x80 || is_bytes) {
        bytes[count++] = (char)c;
    } else if (c < 0x800) {
        bytes[count++] = (char)(0xc0 | (c >> 6));
    } else if (c < 0x10000) {
        bytes[count++] = (char)(0xe0 | (c >> 12));
        bytes[count++] = (char)(0x80 | ((c >> 6) & 0x3f));
    } else {
        bytes[count++] = (char)(0xf0 | (c >> 18));
        bytes[count++] = (char)(0x80 | ((c >> 12) & 0x3f));
        bytes[count++] = (char)(0x80 | ((c >> 6) & 0x3f));
    }
    if (c >= 0x80 && !is_bytes) {
        bytes[count++] = (char)(0x80 | (c & 0x3f));
    }
    tare_parser_string_append(self, text, bytes, count);
}

// Position as CPython counts: it writes each character beyond ASCII as a ten-letter escape first.
static size_t count_position(const char *start, const char *at) {
    size_t position = 0;
    for (; start < at; start++) {
        unsigned char c = (unsigned char)*start;
        position += c < 0x80 ? 1 : (c & 0xc0) == 0x80 ? 0 : 10;
    }
    return position;
}

typedef struct Escape {
    const char *start;  // of the text being decoded
    const char *backslash;
    const char *at;
    const char *end;
    bool is_bytes;
    bool is_noted;  // one escape of the text stands for nothing, and is noted
} Escape;

static void fail_escape(TareParser *self, const Escape *escape, const char *reason) {
    size_t first = count_position(escape->start, escape->backslash);
    size_t last = count_position(escape->start, escape->at) - 1;
    if (first == last) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                     "(unicode error) 'unicodeescape' codec can't decode byte 0x5c "
                                     "in position %zu: %s",
                                     first, reason);
    } else {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                     "(unicode error) 'unicodeescape' codec can't decode bytes in "
                                     "position %zu-%zu: %s",
                                     first, last, reason);
    }
}

static int get_hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void decode_hex(TareParser *self, TareParserText *text, Escape *escape, int count,
                       const char *reason) {
    uint32_t value = 0;
    int found = 0;
    for (; found < count && escape->at < escape->end; found++) {
        int digit = get_hex_digit(*escape->at);
        if (digit < 0) {
            break;
        }
        value = value * 16 + (uint32_t)digit;
        escape->at++;
    }
    if (found < count && escape->is_bytes) {
        tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                     "(value error) invalid \\x escape at position %zu",
                                     (size_t)(escape->backslash - escape->start));
    } else if (found < count) {
        fail_escape(self, escape, reason);
    } else if (value > 0x10ffff) {
        fail_escape(self, escape, "illegal Unicode character");
    } else {
        append_code_point(self, text, value, escape->is_bytes);
    }
}

// Notes the first such escape of a piece of text, if it is of ASCII, as CPython does.
static void note_escape(TareParser *self, Escape *escape, bool is_octal) {
    if (escape->is_noted || (unsigned char)escape->backslash[1] >= 0x80) {
        return;
    }
    escape->is_noted = true;
    const char *from = escape->backslash + 1;
    TareTreeRemark remark = {
        .at = escape->backslash,
        .span = self->literal,
        .kind = is_octal ? TARE_TREE_REMARK_OCTAL : TARE_TREE_REMARK_ESCAPE,
    };
    memcpy(remark.text, from, is_octal ? (size_t)(escape->at - from) : 1);
    tare_parser_window_remark(self, &remark);
}

static void decode_octal(TareParser *self, TareParserText *text, Escape *escape) {
    uint32_t value = 0;
    for (int i = 0; i < 3 && escape->at < escape->end; i++) {
        if (*escape->at < '0' || *escape->at > '7') {
            break;
        }
        value = value * 8 + (uint32_t)(*escape->at++ - '0');
    }
    if (value > 0377) note_escape(self, escape, true);
    append_code_point(self, text, escape->is_bytes ? value & 0xff : value, escape->is_bytes);
}

static void decode_named(TareParser *self, TareParserText *text, Escape *escape) {
    const char *close = NULL;
    if (escape->at < escape->end && *escape->at == '{') {
        close = memchr(escape->at, '}', (size_t)(escape->end - escape->at));
        if (close == NULL || close == escape->at + 1) {
            escape->at = close != NULL ? close : escape->end;
            close = NULL;
        }
    }
    if (close == NULL) {
        fail_escape(self, escape, "malformed \\N character escape");
        return;
    }
    const char *name = escape->at + 1;
    escape->at = close + 1;
    uint32_t point = tare_str_name_find(name, (size_t)(close - name));
    if (point == TARE_STR_NAME_UNKNOWN)
        fail_escape(self, escape, "unknown Unicode character name");
    else
        append_code_point(self, text, point, false);
}

static int get_simple_escape(char c) {
    switch (c) {
    case '\\':
    case '\'':
    case '"':
        return c;
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return -1;
    }
}

// Stands after the backslash. Unknown escapes keep their backslash.
static void decode_escape(TareParser *self, TareParserText *text, Escape *escape) {
    char c = *escape->at++;
    int simple = get_simple_escape(c);
    if (c == '\n') {
        return;
    }
    if (simple >= 0) {
        char byte = (char)simple;
        tare_parser_string_append(self, text, &byte, 1);
    } else if (c >= '0' && c <= '7') {
        escape->at--;
        decode_octal(self, text, escape);
    } else if (c == 'x') {
        decode_hex(self, text, escape, 2, "truncated \\xXX escape");
    } else if (c == 'u' && !escape->is_bytes) {
        decode_hex(self, text, escape, 4, "truncated \\uXXXX escape");
    } else if (c == 'U' && !escape->is_bytes) {
        decode_hex(self, text, escape, 8, "truncated \\UXXXXXXXX escape");
    } else if (c == 'N' && !escape->is_bytes) {
        decode_named(self, text, escape);
    } else {
        note_escape(self, escape, false);
        escape->at = escape->backslash + 1;
        tare_parser_string_append(self, text, "\\", 1);
    }
}

bool tare_parser_string_decode(TareParser *self, TareParserText *text, const char *at,
                               const char *end, bool is_raw, bool is_bytes) {
    Escape escape = {at, at, at, end, is_bytes, false};
    while (escape.at < end && !self->failed) {
        const char *backslash = is_raw ? NULL : memchr(escape.at, '\\', (size_t)(end - escape.at));
        const char *stop = backslash != NULL ? backslash : end;
        tare_parser_string_append(self, text, escape.at, (size_t)(stop - escape.at));
        escape.at = stop;
        if (backslash == NULL) {
            break;
        }
        escape.backslash = escape.at++;
        if (escape.at == end) {
            tare_parser_string_append(self, text, "\\", 1);
        } else {
            decode_escape(self, text, &escape);
        }
    }
    return !self->failed;
}

static Literal read_literal(const TareToken *token) {
    Literal literal = {false, false, false, false, token->start, NULL};
    for (; *literal.start != '"' && *literal.start != '\''; literal.start++) {
        char c = (char)(*literal.start | 0x20);
        literal.is_raw |= c == 'r';
        literal.is_bytes |= c == 'b';
        literal.is_format |= c == 'f';
        literal.has_u_prefix |= *literal.start == 'u';
    }
    const char *token_end = token->start + token->length_bytes;
    const char *open = literal.start;
    bool is_triple = token_end - open >= 6 && open[1] == open[0] && open[2] == open[0];
    size_t quotes = is_triple ? 3 : 1;
    literal.start += quotes;
    literal.end = token_end - quotes;
    return literal;
}

static void check_bytes(TareParser *self, const Literal *literal) {
    for (const char *at = literal->start; at < literal->end; at++) {
        if ((unsigned char)*at >= 0x80) {
            tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                         "bytes can only contain ASCII literal characters");
            return;
        }
    }
}

static void add_literal(TareParser *self, const TareToken *token, const Literal *literal,
                        TareParserFormat *format) {
    self->literal = (TareTreeSpan){token->line, token->column, token->end_line, token->end_column};
    if (literal->is_bytes) {
        check_bytes(self, literal);
    }
    if (!literal->is_format) {
        tare_parser_string_decode(self, &format->pending, literal->start, literal->end,
                                  literal->is_raw, literal->is_bytes);
        return;
    }
    format->cursor = literal->start;
    format->end = literal->end;
    format->token_start = token->start;
    format->token_span = self->literal;
    format->is_raw = literal->is_raw;
    tare_parser_format_parse(self, format, 0);
}

// Steps over the literals that stand together; they stay in the window from `mark` on.
static void skip_literals(TareParser *self, TareTreeSpan *whole) {
    while (tare_parser_window_kind(self) == TARE_TOKEN_STRING) {
        tare_parser_window_advance(self);
    }
    *whole = tare_parser_window_join(*whole, self->last);
}

static TareTreeExpression *make_constant(TareParser *self, TareParserFormat *format,
                                         bool is_bytes) {
    TareTreeExpression *node =
        tare_parser_window_new_expression(self, TARE_TREE_CONSTANT, format->whole);
    if (node != NULL) {
        node->constant.kind = is_bytes ? TARE_TREE_CONSTANT_BYTES : TARE_TREE_CONSTANT_STRING;
        node->constant.has_u_prefix = format->has_u_prefix;
        const char *bytes = format->pending.bytes;
        node->constant.text =
            (TareTreeString){bytes != NULL ? bytes : "", format->pending.length_bytes};
    }
    return node;
}

static TareTreeExpression *make_joined(TareParser *self, TareParserFormat *format, size_t base) {
    tare_parser_format_flush(self, format);
    TareTreeExpression *node =
        self->failed ? NULL
                     : tare_parser_window_new_expression(self, TARE_TREE_JOINED, format->whole);
    if (node != NULL) {
        node->elements = tare_parser_window_take_expressions(self, base);
    }
    return node;
}

static TareTreeExpression *join_literals(TareParser *self, size_t first, TareTreeSpan whole) {
    TareParserFormat format;
    memset(&format, 0, sizeof format);
    format.whole = whole;
    size_t base = self->scratch.count;
    bool is_bytes = false;
    bool is_format = false;
    for (size_t i = first; i < self->mark && !self->failed; i++) {
        TareToken token = self->tokens[i];
        Literal literal = read_literal(&token);
        if (i == first) {
            is_bytes = literal.is_bytes;
            format.has_u_prefix = literal.has_u_prefix;
        } else if (literal.is_bytes != is_bytes) {
            return tare_parser_error_raise_here(self, TARE_SYNTAX_ERROR,
                                                "cannot mix bytes and nonbytes literals");
        }
        is_format |= literal.is_format;
        add_literal(self, &token, &literal, &format);
    }
    if (self->failed) {
        return NULL;
    }
    return is_format ? make_joined(self, &format, base) : make_constant(self, &format, is_bytes);
}

TareTreeExpression *tare_parser_string_parse(TareParser *self) {
    TareTreeSpan whole = tare_parser_window_span(self);
    TareParserMark mark = tare_parser_window_speculate(self);
    skip_literals(self, &whole);
    // What is wrong with the literals is an error even when this whole parse is a speculation.
    self->speculation--;
    return self->failed ? NULL : join_literals(self, mark.mark, whole);
}
