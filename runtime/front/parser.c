// The parser's entries. Guarded by tests/unit/front/parser_test.c.
#include "front/parser.h"

#include <string.h>

#include "front/parser_internal.h"
#include "front/source_text.h"

static bool is_compound(const TareTreeStatement *node) {
    switch (node->kind) {
    case TARE_TREE_FUNCTION:
    case TARE_TREE_CLASS:
    case TARE_TREE_FOR:
    case TARE_TREE_WHILE:
    case TARE_TREE_IF:
    case TARE_TREE_WITH:
    case TARE_TREE_MATCH:
    case TARE_TREE_TRY:
        return true;
    default:
        return false;
    }
}

static void parse_file(TareParser *self, TareTreeModule *module) {
    size_t base = self->scratch.count;
    while (!self->failed && tare_parser_window_kind(self) != TARE_TOKEN_END) {
        tare_parser_statement_parse(self);
    }
    if (!self->failed) {
        module->body = tare_parser_statement_take(self, base);
    }
}

// After a compound statement the grammar wants a blank line; after a simple one the error points
// at the end of its line.
static void refuse_more(TareParser *self, bool is_after_compound) {
    TareTreeSpan last = self->last;
    while (tare_parser_window_accept(self, TARE_TOKEN_NEWLINE)) {}
    if (self->failed || tare_parser_window_kind(self) == TARE_TOKEN_END) {
        return;
    }
    if (is_after_compound) {
        tare_parser_error_raise_syntax(self);
    } else {
        TareTreeSpan span = {last.end_line, last.end_column, last.end_line, last.end_column};
        tare_parser_error_raise(self, span,
                                "multiple statements found while compiling a single statement");
    }
}

static void parse_single(TareParser *self, TareTreeModule *module) {
    while (tare_parser_window_accept(self, TARE_TOKEN_NEWLINE)) {}
    if (tare_parser_window_kind(self) == TARE_TOKEN_END) {
        return;
    }
    size_t base = self->scratch.count;
    tare_parser_statement_parse(self);
    if (self->failed) {
        return;
    }
    module->body = tare_parser_statement_take(self, base);
    refuse_more(self, is_compound(module->body.items[0]));
}

static void parse_lone_expression(TareParser *self, TareTreeModule *module) {
    module->expression = tare_parser_list_parse_star_list(self);
    while (!self->failed && tare_parser_window_accept(self, TARE_TOKEN_NEWLINE)) {}
    if (!self->failed) {
        tare_parser_window_expect(self, TARE_TOKEN_END);
    }
}

static TareTreeModule *parse(TareParser *self, TareParseMode mode) {
    tare_parser_window_look(self, 0);
    TareTreeModule *module = tare_parser_window_new(self, sizeof *module);
    if (module == NULL) {
        return NULL;
    }
    switch (mode) {
    case TARE_PARSE_EXPRESSION:
        parse_lone_expression(self, module);
        break;
    case TARE_PARSE_INTERACTIVE:
        parse_single(self, module);
        break;
    default:
        parse_file(self, module);
        break;
    }
    if (!self->failed) {
        module->remarks = self->remarks;
        return module;
    }
    tare_parser_error_finish(self);
    return NULL;
}

TareTreeModule *tare_parser_parse(TareArena *arena, const char *source, size_t length_bytes,
                                  TareParseMode mode, TareSyntaxError *error) {
    memset(error, 0, sizeof *error);
    bool is_decoded = (mode & TARE_PARSE_DECODED) != 0;
    bool is_file = (mode & ~TARE_PARSE_DECODED) == TARE_PARSE_FILE;
    TareSourceText text;
    if (tare_source_text_init(&text, arena, source, length_bytes, is_decoded, error) != TARE_OK) {
        return NULL;
    }
    TareParser parser;
    TareTreeModule *module = NULL;
    if (tare_parser_window_init(&parser, arena, text.bytes, text.length_bytes, error) == TARE_OK) {
        parser.ends_without_newline = text.ends_without_newline && !is_file;
        module = parse(&parser, (TareParseMode)(mode & ~TARE_PARSE_DECODED));
    }
    tare_parser_window_deinit(&parser);
    // What is no file is shown as it was given, without the newline that was put after it.
    const char *end = text.bytes + text.length_bytes;
    bool shows_end = module == NULL && error->text_bytes > 0 &&
                     error->text + error->text_bytes == end;
    if (shows_end && text.ends_without_newline && !is_file) error->text_bytes--;
    // An empty text has no line to speak of.
    if (module == NULL && length_bytes == 0) error->line = error->end_line = 0;
    return module;
}

// Whether the last line is blank, the sign that a compound statement has ended.
static bool ends_in_blank_line(const char *source, size_t length) {
    size_t newlines = 0;
    for (size_t at = length; at > 0; at--) {
        char c = source[at - 1];
        if (c == '\n') {
            newlines++;
        } else if (c != ' ' && c != '\t' && c != '\r' && c != '\f') {
            break;
        }
    }
    return newlines >= 2;
}

bool tare_parser_is_incomplete(TareAllocator *allocator, const char *source, size_t length_bytes) {
    TareArena arena;
    TareSyntaxError error;
    tare_arena_init(&arena, allocator);
    TareParseMode mode = (TareParseMode)(TARE_PARSE_INTERACTIVE | TARE_PARSE_DECODED);
    TareTreeModule *module = tare_parser_parse(&arena, source, length_bytes, mode, &error);
    bool is_blank_ended = ends_in_blank_line(source, length_bytes);
    bool is_incomplete;
    if (module == NULL) {
        bool is_block_end = error.kind == TARE_SYNTAX_INDENTATION_ERROR ||
                            strncmp(error.message, "expected 'except'", 17) == 0;
        is_incomplete = error.is_incomplete && !(is_block_end && is_blank_ended);
    } else {
        is_incomplete =
            module->body.count == 1 && is_compound(module->body.items[0]) && !is_blank_ended;
    }
    tare_arena_deinit(&arena);
    return is_incomplete;
}
