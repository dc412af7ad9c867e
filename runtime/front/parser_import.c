// Import statements. Guarded by tests/unit/front/parser_test.c.
#include <string.h>

#include "front/parser_internal.h"

static TareTreeString join_dotted(TareParser *self, TareTreeString left, TareTreeString right) {
    TareTreeString joined = {NULL, 0};
    size_t length = left.length_bytes + 1 + right.length_bytes;
    char *bytes = self->failed ? NULL : tare_parser_window_new(self, length + 1);
    if (bytes == NULL) {
        return joined;
    }
    if (left.bytes != NULL) memcpy(bytes, left.bytes, left.length_bytes);
    bytes[left.length_bytes] = '.';
    if (right.bytes != NULL) memcpy(bytes + left.length_bytes + 1, right.bytes, right.length_bytes);
    joined.bytes = bytes;
    joined.length_bytes = length;
    return joined;
}

static TareTreeString parse_dotted(TareParser *self) {
    TareTreeString name = tare_parser_window_expect_name(self);
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_DOT)) {
        name = join_dotted(self, name, tare_parser_window_expect_name(self));
    }
    return name;
}

static bool parse_alias(TareParser *self, bool is_dotted) {
    TareTreeSpan start = tare_parser_window_span(self);
    TareTreeAlias *alias = tare_parser_window_new(self, sizeof *alias);
    if (alias == NULL) {
        return false;
    }
    alias->name = is_dotted ? parse_dotted(self) : tare_parser_window_expect_name(self);
    if (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_AS)) {
        alias->as_name = tare_parser_window_expect_name(self);
    }
    alias->span = tare_parser_window_join(start, self->last);
    tare_parser_window_push(self, alias);
    return !self->failed;
}

static TareTreeStatement *finish(TareParser *self, TareTreeSpan start, TareTreeStatementKind kind,
                                 size_t base) {
    TareTreeStatement *node =
        self->failed ? NULL : tare_parser_window_new_statement(self, kind, start);
    if (node != NULL) {
        node->import.aliases.items = tare_parser_window_take_structs(
            self, base, sizeof(TareTreeAlias), &node->import.aliases.count);
    }
    return node;
}

TareTreeStatement *tare_parser_import_parse(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    size_t base = self->scratch.count;
    do {
        tare_parser_window_advance(self);
    } while (parse_alias(self, true) && tare_parser_window_kind(self) == TARE_TOKEN_COMMA);
    return finish(self, start, TARE_TREE_IMPORT, base);
}

static uint32_t parse_dots(TareParser *self) {
    uint32_t level = 0;
    for (;;) {
        if (tare_parser_window_accept(self, TARE_TOKEN_DOT)) {
            level++;
        } else if (tare_parser_window_accept(self, TARE_TOKEN_ELLIPSIS)) {
            level += 3;
        } else {
            return level;
        }
    }
}

static void parse_names(TareParser *self, bool is_parenthesized) {
    while (parse_alias(self, false) && tare_parser_window_accept(self, TARE_TOKEN_COMMA)) {
        TareTokenKind kind = tare_parser_window_kind(self);
        if (is_parenthesized && kind == TARE_TOKEN_RIGHT_PAREN) {
            break;
        }
        if (!is_parenthesized && kind == TARE_TOKEN_NEWLINE) {
            tare_parser_error_raise_here(
                self, TARE_SYNTAX_ERROR,
                "trailing comma not allowed without surrounding parentheses");
        }
    }
    if (is_parenthesized && !self->failed) {
        tare_parser_window_expect(self, TARE_TOKEN_RIGHT_PAREN);
    }
}

static void parse_star(TareParser *self) {
    TareTreeAlias *alias = tare_parser_window_new(self, sizeof *alias);
    if (alias != NULL) {
        alias->name = (TareTreeString){"*", 1};
        alias->span = tare_parser_window_span(self);
        tare_parser_window_push(self, alias);
    }
    tare_parser_window_advance(self);
}

TareTreeStatement *tare_parser_import_parse_from(TareParser *self) {
    TareTreeSpan start = tare_parser_window_span(self);
    tare_parser_window_advance(self);
    uint32_t level = parse_dots(self);
    TareTreeString module = {NULL, 0};
    if (level == 0 || tare_parser_window_kind(self) != TARE_TOKEN_IMPORT) {
        module = parse_dotted(self);
    }
    if (self->failed || !tare_parser_window_expect(self, TARE_TOKEN_IMPORT)) {
        return NULL;
    }
    size_t base = self->scratch.count;
    if (tare_parser_window_kind(self) == TARE_TOKEN_STAR) {
        parse_star(self);
    } else {
        parse_names(self, tare_parser_window_accept(self, TARE_TOKEN_LEFT_PAREN));
    }
    TareTreeStatement *node = finish(self, start, TARE_TREE_IMPORT_FROM, base);
    if (node != NULL) {
        node->import.module = module;
        node->import.level = level;
    }
    return node;
}
