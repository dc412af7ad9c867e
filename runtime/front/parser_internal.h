// What the parser's files share: the state, the window of tokens, lists under construction.
#ifndef TARE_FRONT_PARSER_INTERNAL_H
#define TARE_FRONT_PARSER_INTERNAL_H

#include "base/vector.h"
#include "front/lexer.h"
#include "front/parser.h"

// Deeper nesting than this is refused, so that the C stack cannot overflow.
enum { TARE_PARSER_MAX_DEPTH = 3000 };

typedef struct TareParser {
    TareArena *arena;
    TareSyntaxError *error;
    TareToken *tokens;  // the window: [0, token_count)
    size_t token_count;
    size_t token_capacity;
    size_t mark;         // the current token's index
    TareVector scratch;  // pointers of lists under construction
    TareTreeSpan last;   // of the last consumed token that is not layout
    uint8_t last_level;  // brackets open after it
    bool failed;         // `error` is filled; every function returns as soon as it can
    bool is_final;       // `error` stands, whatever the rest of the text holds
    bool is_format;      // parsing an expression of an f-string
    bool ends_without_newline;
    uint32_t depth;
    uint32_t speculation;  // > 0: errors only set `failed`, the window keeps its tokens
    uint32_t base_line;    // added to the lexer's lines (expressions of f-strings)
    uint32_t base_column;  // added to the columns of its first line
    const char *buffer;    // what the lexer reads
    size_t buffer_bytes;
    TareTreeSpan literal;  // the string that is being decoded
    const char *key;       // where a dict's key begins, after which a colon is missed, not a comma
    TareTreeRemark *remarks, *last_remark;
    TareLexer lexer;
} TareParser;

typedef struct TareParserMark {
    size_t mark;
    size_t scratch_count;
    TareTreeSpan last;
    uint8_t last_level;
    uint32_t depth;
} TareParserMark;

// --- parser_window.c: tokens, lists, nodes

TareStatus tare_parser_window_init(TareParser *self, TareArena *arena, const char *buffer,
                                   size_t length_bytes, TareSyntaxError *error);
void tare_parser_window_deinit(TareParser *self);
void tare_parser_window_advance(TareParser *self);
// The token `distance` tokens on. Valid until the next advance or look.
const TareToken *tare_parser_window_look(TareParser *self, size_t distance);
TareParserMark tare_parser_window_speculate(TareParser *self);
// Ends a speculation; false: it had failed, and all is as it was before.
bool tare_parser_window_commit(TareParser *self, TareParserMark mark);
// Ends a speculation and goes back; says whether it had gone well.
bool tare_parser_window_rewind(TareParser *self, TareParserMark mark);

void *tare_parser_window_new(TareParser *self, size_t bytes);
TareTreeExpression *tare_parser_window_new_expression(TareParser *self, TareTreeExpressionKind kind,
                                                      TareTreeSpan span);
// Ends at the last consumed token.
TareTreeExpression *tare_parser_window_new_expression_from(TareParser *self,
                                                           TareTreeExpressionKind kind,
                                                           TareTreeSpan start);
// `*value`; NULL when `value` is.
TareTreeExpression *tare_parser_window_new_starred(TareParser *self, TareTreeSpan start,
                                                   TareTreeExpression *value);
// `value.name`, of which the dot has been read.
TareTreeExpression *tare_parser_window_parse_attribute(TareParser *self, TareTreeSpan start,
                                                       TareTreeExpression *value);
TareTreeStatement *tare_parser_window_new_statement(TareParser *self, TareTreeStatementKind kind,
                                                    TareTreeSpan start);
// Keeps a copy of a remark, unless the text was parsed before, in a speculation.
void tare_parser_window_remark(TareParser *self, const TareTreeRemark *remark);
void tare_parser_window_push(TareParser *self, void *item);
// Moves the pointers pushed since `start` into the arena.
void *tare_parser_window_take(TareParser *self, size_t start, size_t *count);
// Moves the structs that the pointers point to into one array.
void *tare_parser_window_take_structs(TareParser *self, size_t start, size_t bytes, size_t *count);
TareTreeExpressionList tare_parser_window_take_expressions(TareParser *self, size_t start);
// False, with the error set, when nested too deeply. Each true needs a leave.
bool tare_parser_window_enter(TareParser *self);

static inline TareToken *tare_parser_window_token(const TareParser *self) {
    return &self->tokens[self->mark];
}

static inline TareTokenKind tare_parser_window_kind(const TareParser *self) {
    return (TareTokenKind)self->tokens[self->mark].kind;
}

static inline void tare_parser_window_leave(TareParser *self) { self->depth--; }

static inline bool tare_parser_window_accept(TareParser *self, TareTokenKind kind) {
    if (tare_parser_window_kind(self) != kind) {
        return false;
    }
    tare_parser_window_advance(self);
    return true;
}

static inline TareTreeSpan tare_parser_window_span(const TareParser *self) {
    const TareToken *token = tare_parser_window_token(self);
    return (TareTreeSpan){token->line, token->column, token->end_line, token->end_column};
}

static inline TareTreeSpan tare_parser_window_join(TareTreeSpan first, TareTreeSpan last) {
    return (TareTreeSpan){first.line, first.column, last.end_line, last.end_column};
}

// Whether the current token is a name spelled `word` (soft keywords are names).
bool tare_parser_window_is_word(const TareParser *self, const char *word);
// Consumes `kind` or reports bad syntax.
bool tare_parser_window_expect(TareParser *self, TareTokenKind kind);
// Consumes a name and returns it normalised; absent and reported when there is none.
TareTreeString tare_parser_window_expect_name(TareParser *self);

// --- parser_error.c: every function returns NULL

void *tare_parser_error_raise(TareParser *self, TareTreeSpan span, const char *format, ...)
    TARE_PRINTF(3, 4);
// At the current token.
void *tare_parser_error_raise_here(TareParser *self, TareSyntaxErrorKind kind, const char *format,
                                   ...) TARE_PRINTF(3, 4);
// From the start of `span` to the end of the current token.
void *tare_parser_error_raise_from(TareParser *self, TareTreeSpan span, const char *message);
// "invalid syntax", or what the lexer found wrong.
void *tare_parser_error_raise_syntax(TareParser *self);
// What the lexer found wrong, if it has read that far; says whether it has.
bool tare_parser_error_raise_lexer(TareParser *self);
void *tare_parser_error_raise_memory(TareParser *self);
// Lets errors of the lexer in the rest of the source, and brackets never closed, come first.
void tare_parser_error_finish(TareParser *self);

// --- parser_expression.c: all return NULL with the error set

TareTreeExpression *tare_parser_expression_parse(TareParser *self);
TareTreeExpression *tare_parser_list_parse_named(TareParser *self);
TareTreeExpression *tare_parser_list_parse_star_list(TareParser *self);
TareTreeExpression *tare_parser_list_parse_star_named(TareParser *self);
TareTreeExpression *tare_parser_list_parse_yield(TareParser *self);
TareTreeExpression *tare_parser_expression_parse_disjunction(TareParser *self);
TareTreeExpression *tare_parser_expression_parse_bitwise(TareParser *self);
TareTreeExpression *tare_parser_list_parse_yield_or_star_list(TareParser *self);
// `first`, which began at `start`, is followed by what begins another expression: guesses what was
// meant. Leaves no error when nothing fits.
void tare_parser_expression_check_neighbours(TareParser *self, const TareToken *start,
                                             TareTreeExpression *first);
// Whether a token can begin an expression that no operator joins to the one before it.
bool tare_parser_expression_is_start(TareTokenKind kind);
// Reports `expression = ...` or `expression := ...` where only an expression may stand; the
// current token is the operator. Leaves no error when neither message fits.
void tare_parser_list_check_assignment(TareParser *self, TareTreeExpression *expression);

// --- parser_atom.c, parser_display.c, parser_call.c

TareTreeExpression *tare_parser_atom_parse(TareParser *self);
TareTreeExpression *tare_parser_display_parse_group(TareParser *self);
TareTreeExpression *tare_parser_display_parse_list(TareParser *self);
TareTreeExpression *tare_parser_display_parse_brace(TareParser *self);
// Whether `for` or `async for` stands here.
bool tare_parser_display_is_clause(TareParser *self);
bool tare_parser_display_parse_clauses(TareParser *self, TareTreeExpression *comprehension);
// The span of the last thing in a comprehension.
TareTreeSpan tare_parser_display_get_last_span(const TareTreeExpression *comprehension);
TareTreeExpression *tare_parser_call_parse_primary(TareParser *self);
// After the `(`, up to the `)` that it consumes. `call` has its lists filled.
bool tare_parser_call_parse_arguments(TareParser *self, TareTreeExpression *call,
                                      TareTreeSpan open_span);

// --- parser_parameters.c: up to `closer` (`)` or `:`), which it does not consume
TareTreeParameters *tare_parser_parameters_parse(TareParser *self, TareTokenKind closer);

// --- parser_target.c

// Gives `expression` the context; reports what cannot be a target.
bool tare_parser_target_set(TareParser *self, TareTreeExpression *expression,
                            TareTreeContext context);
// The part that cannot be assigned to (or deleted), or NULL.
TareTreeExpression *tare_parser_target_find_invalid(TareTreeExpression *expression,
                                                    TareTreeContext context);
const char *tare_parser_target_describe(const TareTreeExpression *expression);
// The targets of `for`: a tuple or a single one, in store context.
TareTreeExpression *tare_parser_target_parse_list(TareParser *self);
// The target of an item of `with`.
TareTreeExpression *tare_parser_target_parse_one(TareParser *self);

// --- parser_number.c, parser_string.c, parser_format.c

TareTreeExpression *tare_parser_number_parse(TareParser *self);
TareTreeExpression *tare_parser_string_parse(TareParser *self);

typedef struct TareParserText {
    char *bytes;
    size_t length_bytes;
    size_t capacity_bytes;
} TareParserText;

void tare_parser_string_append(TareParser *self, TareParserText *text, const char *bytes,
                               size_t length_bytes);
// Decodes escapes (unless raw) of a part of a string literal.
bool tare_parser_string_decode(TareParser *self, TareParserText *text, const char *at,
                               const char *end, bool is_raw, bool is_bytes);

// One f-string literal, between its quotes.
typedef struct TareParserFormat {
    const char *cursor;
    const char *end;
    const char *token_start;
    TareTreeSpan token_span;
    TareTreeSpan whole;      // of all the literals that stand together
    TareParserText pending;  // plain text not yet made a constant
    bool is_raw;
    bool has_u_prefix;
} TareParserFormat;

bool tare_parser_format_parse(TareParser *self, TareParserFormat *format, int nesting);
// Pushes the pending text as a constant, if there is any.
void tare_parser_format_flush(TareParser *self, TareParserFormat *format);

// --- parser_statement.c, parser_assignment.c, parser_import.c, parser_compound.c, ...

bool tare_parser_statement_parse(TareParser *self);
bool tare_parser_statement_parse_simple_line(TareParser *self);
TareTreeStatementList tare_parser_statement_take(TareParser *self, size_t start);
TareTreeStatement *tare_parser_assignment_parse(TareParser *self);
TareTreeStatement *tare_parser_import_parse(TareParser *self);
TareTreeStatement *tare_parser_import_parse_from(TareParser *self);
// NULL without an error: no compound statement begins here.
TareTreeStatement *tare_parser_compound_parse(TareParser *self);
// `: block`; `name` and `line` tell what it belongs to.
bool tare_parser_compound_parse_block(TareParser *self, TareTreeStatementList *body,
                                      const char *owner, uint32_t line);
// `:`, where CPython says "expected ':'" only at the end of the line, or always (forced).
bool tare_parser_compound_expect_colon(TareParser *self, bool is_forced);
bool tare_parser_compound_parse_else(TareParser *self, TareTreeStatementList *body);
TareTreeStatement *tare_parser_definition_parse(TareParser *self);
TareTreeStatement *tare_parser_definition_parse_function(TareParser *self, TareTreeSpan start,
                                                         TareTreeExpressionList decorators,
                                                         bool is_async);
TareTreeStatement *tare_parser_block_parse_try(TareParser *self);
TareTreeStatement *tare_parser_block_parse_with(TareParser *self, TareTreeSpan start,
                                                bool is_async);
// NULL without an error: no match statement.
TareTreeStatement *tare_parser_match_parse(TareParser *self);
TareTreePattern *tare_parser_pattern_parse_top(TareParser *self);

#endif
