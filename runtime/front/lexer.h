// Bytes to tokens. The lexer knows nothing of grammar beyond brackets and indentation.
// The buffer it reads ends in a newline and a NUL, and holds no other NUL and no `\r`.
#ifndef TARE_FRONT_LEXER_H
#define TARE_FRONT_LEXER_H

#include "front/syntax_error.h"
#include "front/token.h"

enum { TARE_LEXER_MAX_INDENTS = 100, TARE_LEXER_MAX_BRACKETS = 200 };

typedef struct TareLexerBracket {
    char opening;
    uint32_t line;
    uint32_t column;
} TareLexerBracket;

typedef struct TareLexer {
    const char *cursor;
    const char *end;  // the NUL
    const char *line_start;
    const char *first_line_start;  // the buffer's beginning
    const char *token_start;
    uint32_t line;
    uint32_t indent_count;    // entries in use beyond the implied zero
    int32_t pending_indents;  // INDENT tokens due when positive, DEDENT when negative
    uint32_t bracket_count;
    bool at_line_start;
    bool is_blank_line;
    bool has_failed;     // an ERROR token was made; `error` says why
    bool is_soft_error;  // an error that later reading need not report
    TareSyntaxError error;
    uint32_t indents[TARE_LEXER_MAX_INDENTS];
    uint32_t tab_indents[TARE_LEXER_MAX_INDENTS];  // the same with tabs as wide as one space
    TareLexerBracket brackets[TARE_LEXER_MAX_BRACKETS];
} TareLexer;

void tare_lexer_init(TareLexer *self, const char *buffer, size_t length_bytes);

// Fills the next token. After an ERROR or END token, gives the same kind for ever.
void tare_lexer_read(TareLexer *self, TareToken *token);

// Fills `error` as "'(' was never closed" for the innermost open bracket.
void tare_lexer_report_open_bracket(const TareLexer *self, TareSyntaxError *error);

#endif
