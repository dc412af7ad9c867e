// The parser's view of the tokens, its lists under construction and its nodes.
// Guarded by tests/unit/front/parser_test.c.
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "front/parser_internal.h"

static void read_token(TareParser *self, TareToken *token) {
    tare_lexer_read(&self->lexer, token);
    if (self->is_format) {
        if (token->column != TARE_TOKEN_NO_COLUMN) {
            token->column += token->line == 1 ? self->base_column : 0;
            token->end_column += token->end_line == 1 ? self->base_column : 0;
        }
        token->line += self->base_line;
        token->end_line += self->base_line;
    }
}

static bool grow(TareParser *self) {
    TareAllocator *allocator = self->arena->allocator;
    size_t capacity = self->token_capacity == 0 ? 16 : 2 * self->token_capacity;
    TareToken *tokens =
        allocator->resize(allocator, self->tokens, self->token_capacity * sizeof(TareToken),
                          capacity * sizeof(TareToken));
    if (tokens == NULL) {
        tare_parser_error_raise_memory(self);
        return false;
    }
    self->tokens = tokens;
    self->token_capacity = capacity;
    return true;
}

TareStatus tare_parser_window_init(TareParser *self, TareArena *arena, const char *buffer,
                                   size_t length_bytes, TareSyntaxError *error) {
    memset(self, 0, offsetof(TareParser, lexer));
    self->arena = arena;
    self->error = error;
    self->buffer = buffer;
    self->buffer_bytes = length_bytes;
    self->last.line = 1;
    self->last.end_line = 1;
    tare_vector_init(&self->scratch, arena->allocator, sizeof(void *));
    tare_lexer_init(&self->lexer, buffer, length_bytes);
    return grow(self) ? TARE_OK : TARE_ERROR;
}

void tare_parser_window_deinit(TareParser *self) {
    TareAllocator *allocator = self->arena->allocator;
    allocator->resize(allocator, self->tokens, self->token_capacity * sizeof(TareToken), 0);
    tare_vector_deinit(&self->scratch);
}

const TareToken *tare_parser_window_look(TareParser *self, size_t distance) {
    while (self->token_count <= self->mark + distance) {
        if (self->token_count == self->token_capacity && !grow(self)) {
            return tare_parser_window_token(self);
        }
        read_token(self, &self->tokens[self->token_count++]);
    }
    return &self->tokens[self->mark + distance];
}

void tare_parser_window_advance(TareParser *self) {
    const TareToken *token = tare_parser_window_token(self);
    if (token->kind == TARE_TOKEN_ERROR || token->kind == TARE_TOKEN_END) {
        return;
    }
    if (token->kind >= TARE_TOKEN_NAME) {
        self->last = tare_parser_window_span(self);
        self->last_level = token->level;
    }
    if (self->mark + 1 < self->token_count) {
        self->mark++;
    } else if (self->speculation == 0) {
        self->mark = 0;
        self->token_count = 1;
        read_token(self, &self->tokens[0]);
    } else {
        tare_parser_window_look(self, 1);
        self->mark += self->mark + 1 < self->token_count;
    }
}

TareParserMark tare_parser_window_speculate(TareParser *self) {
    self->speculation++;
    return (TareParserMark){self->mark, self->scratch.count, self->last, self->last_level,
                            self->depth};
}

bool tare_parser_window_rewind(TareParser *self, TareParserMark mark) {
    bool went_well = !self->failed;
    self->speculation--;
    self->failed = self->arena->failed;
    self->mark = mark.mark;
    self->scratch.count = mark.scratch_count;
    self->last = mark.last;
    self->last_level = mark.last_level;
    self->depth = mark.depth;
    return went_well;
}

bool tare_parser_window_commit(TareParser *self, TareParserMark mark) {
    if (self->failed) {
        return tare_parser_window_rewind(self, mark);
    }
    self->speculation--;
    return true;
}

void *tare_parser_window_new(TareParser *self, size_t bytes) {
    void *block = tare_arena_alloc(self->arena, bytes);
    return block != NULL ? block : tare_parser_error_raise_memory(self);
}

TareTreeExpression *tare_parser_window_new_expression(TareParser *self, TareTreeExpressionKind kind,
                                                      TareTreeSpan span) {
    TareTreeExpression *node = tare_parser_window_new(self, sizeof *node);
    if (node != NULL) {
        node->kind = (uint8_t)kind;
        node->span = span;
    }
    return node;
}

TareTreeExpression *tare_parser_window_new_expression_from(TareParser *self,
                                                           TareTreeExpressionKind kind,
                                                           TareTreeSpan start) {
    return tare_parser_window_new_expression(self, kind,
                                             tare_parser_window_join(start, self->last));
}

TareTreeExpression *tare_parser_window_new_starred(TareParser *self, TareTreeSpan start,
                                                   TareTreeExpression *value) {
    TareTreeExpression *node =
        value == NULL ? NULL
                      : tare_parser_window_new_expression_from(self, TARE_TREE_STARRED, start);
    if (node != NULL) {
        node->value = value;
    }
    return node;
}

TareTreeExpression *tare_parser_window_parse_attribute(TareParser *self, TareTreeSpan start,
                                                       TareTreeExpression *value) {
    TareTreeSpan name_span = tare_parser_window_span(self);
    TareTreeString name = tare_parser_window_expect_name(self);
    TareTreeExpression *node =
        self->failed ? NULL
                     : tare_parser_window_new_expression_from(self, TARE_TREE_ATTRIBUTE, start);
    if (node != NULL) {
        node->attribute.value = value;
        node->attribute.name = name;
        node->attribute.name_line = name_span.line;
        node->attribute.name_column = name_span.column;
    }
    return node;
}

TareTreeStatement *tare_parser_window_new_statement(TareParser *self, TareTreeStatementKind kind,
                                                    TareTreeSpan start) {
    TareTreeStatement *node = tare_parser_window_new(self, sizeof *node);
    if (node != NULL) {
        node->kind = (uint8_t)kind;
        node->span = tare_parser_window_join(start, self->last);
    }
    return node;
}

void tare_parser_window_remark(TareParser *self, const TareTreeRemark *remark) {
    if (self->last_remark && self->last_remark->at >= remark->at) return;
    TareTreeRemark *kept = tare_parser_window_new(self, sizeof *kept);
    if (kept == NULL) return;
    *kept = *remark;
    if (self->last_remark) self->last_remark->next = kept;
    else self->remarks = kept;
    self->last_remark = kept;
}

void tare_parser_window_push(TareParser *self, void *item) {
    void **slot = tare_vector_push(&self->scratch);
    if (slot == NULL) {
        tare_parser_error_raise_memory(self);
    } else {
        *slot = item;
    }
}

void *tare_parser_window_take(TareParser *self, size_t start, size_t *count) {
    size_t n = self->scratch.count - start;
    *count = n;
    if (n == 0) {
        return NULL;
    }
    void **items = tare_parser_window_new(self, n * sizeof(void *));
    if (items != NULL) {
        memcpy(items, tare_vector_get(&self->scratch, start), n * sizeof(void *));
    }
    self->scratch.count = start;
    return items;
}

void *tare_parser_window_take_structs(TareParser *self, size_t start, size_t bytes, size_t *count) {
    size_t n = self->scratch.count - start;
    *count = n;
    char *items = n == 0 ? NULL : tare_parser_window_new(self, n * bytes);
    for (size_t i = 0; items != NULL && i < n; i++) {
        void **slot = tare_vector_get(&self->scratch, start + i);
        memcpy(items + i * bytes, *slot, bytes);
    }
    self->scratch.count = start;
    return items;
}

TareTreeExpressionList tare_parser_window_take_expressions(TareParser *self, size_t start) {
    TareTreeExpressionList list;
    list.items = tare_parser_window_take(self, start, &list.count);
    return list;
}

bool tare_parser_window_enter(TareParser *self) {
    if (self->failed) {
        return false;
    }
    if (self->depth >= TARE_PARSER_MAX_DEPTH) {
        tare_parser_error_raise_memory(self);
        return false;
    }
    self->depth++;
    return true;
}

bool tare_parser_window_is_word(const TareParser *self, const char *word) {
    const TareToken *token = tare_parser_window_token(self);
    size_t length = strlen(word);
    return token->kind == TARE_TOKEN_NAME && token->length_bytes == length &&
           memcmp(token->start, word, length) == 0;
}

bool tare_parser_window_expect(TareParser *self, TareTokenKind kind) {
    if (!self->failed && tare_parser_window_accept(self, kind)) {
        return true;
    }
    tare_parser_error_raise_syntax(self);
    return false;
}

// Compatibility composition, as names are compared.
static const char *normalize(TareParser *self, const char *text, size_t length, size_t *result) {
    size_t bytes = 0;
    uint8_t *folded = u8_normalize(UNINORM_NFKC, (const uint8_t *)text, length, NULL, &bytes);
    const char *copy = NULL;
    if (folded) {
        copy = tare_arena_copy(self->arena, (const char *)folded, bytes);
        *result = bytes;
    }
    free(folded);
    return copy;
}

TareTreeString tare_parser_window_expect_name(TareParser *self) {
    const TareToken *token = tare_parser_window_token(self);
    TareTreeString name = {NULL, 0};
    if (self->failed || token->kind != TARE_TOKEN_NAME) {
        tare_parser_error_raise_syntax(self);
        return name;
    }
    unsigned char every = 0;
    for (size_t i = 0; i < token->length_bytes; i++) {
        every |= (unsigned char)token->start[i];
    }
    name.length_bytes = token->length_bytes;
    name.bytes = every < 128
                     ? tare_arena_copy(self->arena, token->start, token->length_bytes)
                     : normalize(self, token->start, token->length_bytes, &name.length_bytes);
    if (name.bytes == NULL) {
        tare_parser_error_raise_memory(self);
    }
    tare_parser_window_advance(self);
    return name;
}
