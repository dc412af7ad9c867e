// Tokens: what the lexer hands to the parser, one at a time.
#ifndef TARE_FRONT_TOKEN_H
#define TARE_FRONT_TOKEN_H

#include "base/config.h"

typedef enum TareTokenKind {
    TARE_TOKEN_END,
    TARE_TOKEN_NEWLINE,
    TARE_TOKEN_INDENT,
    TARE_TOKEN_DEDENT,
    TARE_TOKEN_ERROR,    // the lexer's error says what is wrong
    TARE_TOKEN_UNKNOWN,  // a character that no token begins with, such as `$` or a lone `!`
    TARE_TOKEN_NAME,
    TARE_TOKEN_NUMBER,
    TARE_TOKEN_STRING,
    // Brackets and punctuation.
    TARE_TOKEN_LEFT_PAREN,
    TARE_TOKEN_RIGHT_PAREN,
    TARE_TOKEN_LEFT_BRACKET,
    TARE_TOKEN_RIGHT_BRACKET,
    TARE_TOKEN_LEFT_BRACE,
    TARE_TOKEN_RIGHT_BRACE,
    TARE_TOKEN_COLON,
    TARE_TOKEN_COMMA,
    TARE_TOKEN_SEMICOLON,
    TARE_TOKEN_DOT,
    TARE_TOKEN_ELLIPSIS,
    TARE_TOKEN_ARROW,
    TARE_TOKEN_WALRUS,
    TARE_TOKEN_ASSIGN,
    // Operators.
    TARE_TOKEN_PLUS,
    TARE_TOKEN_MINUS,
    TARE_TOKEN_STAR,
    TARE_TOKEN_SLASH,
    TARE_TOKEN_DOUBLE_SLASH,
    TARE_TOKEN_PERCENT,
    TARE_TOKEN_AT,
    TARE_TOKEN_DOUBLE_STAR,
    TARE_TOKEN_SHIFT_LEFT,
    TARE_TOKEN_SHIFT_RIGHT,
    TARE_TOKEN_PIPE,
    TARE_TOKEN_CARET,
    TARE_TOKEN_AMPERSAND,
    TARE_TOKEN_TILDE,
    TARE_TOKEN_LESS,
    TARE_TOKEN_GREATER,
    TARE_TOKEN_LESS_EQUAL,
    TARE_TOKEN_GREATER_EQUAL,
    TARE_TOKEN_EQUAL,
    TARE_TOKEN_NOT_EQUAL,
    // Augmented assignments, in the order of the operators above.
    TARE_TOKEN_PLUS_ASSIGN,
    TARE_TOKEN_MINUS_ASSIGN,
    TARE_TOKEN_STAR_ASSIGN,
    TARE_TOKEN_SLASH_ASSIGN,
    TARE_TOKEN_DOUBLE_SLASH_ASSIGN,
    TARE_TOKEN_PERCENT_ASSIGN,
    TARE_TOKEN_AT_ASSIGN,
    TARE_TOKEN_DOUBLE_STAR_ASSIGN,
    TARE_TOKEN_SHIFT_LEFT_ASSIGN,
    TARE_TOKEN_SHIFT_RIGHT_ASSIGN,
    TARE_TOKEN_PIPE_ASSIGN,
    TARE_TOKEN_CARET_ASSIGN,
    TARE_TOKEN_AMPERSAND_ASSIGN,
    // Keywords, in alphabetical order.
    TARE_TOKEN_FALSE,
    TARE_TOKEN_NONE,
    TARE_TOKEN_TRUE,
    TARE_TOKEN_AND,
    TARE_TOKEN_AS,
    TARE_TOKEN_ASSERT,
    TARE_TOKEN_ASYNC,
    TARE_TOKEN_AWAIT,
    TARE_TOKEN_BREAK,
    TARE_TOKEN_CLASS,
    TARE_TOKEN_CONTINUE,
    TARE_TOKEN_DEF,
    TARE_TOKEN_DEL,
    TARE_TOKEN_ELIF,
    TARE_TOKEN_ELSE,
    TARE_TOKEN_EXCEPT,
    TARE_TOKEN_FINALLY,
    TARE_TOKEN_FOR,
    TARE_TOKEN_FROM,
    TARE_TOKEN_GLOBAL,
    TARE_TOKEN_IF,
    TARE_TOKEN_IMPORT,
    TARE_TOKEN_IN,
    TARE_TOKEN_IS,
    TARE_TOKEN_LAMBDA,
    TARE_TOKEN_NONLOCAL,
    TARE_TOKEN_NOT,
    TARE_TOKEN_OR,
    TARE_TOKEN_PASS,
    TARE_TOKEN_RAISE,
    TARE_TOKEN_RETURN,
    TARE_TOKEN_TRY,
    TARE_TOKEN_WHILE,
    TARE_TOKEN_WITH,
    TARE_TOKEN_YIELD,
} TareTokenKind;

enum { TARE_TOKEN_NO_COLUMN = UINT32_MAX };

typedef struct TareToken {
    const char *start;        // in the lexer's buffer
    size_t length_bytes;
    uint32_t line;            // from 1
    uint32_t column;          // byte offset from 0; TARE_TOKEN_NO_COLUMN: has none
    uint32_t end_line;
    uint32_t end_column;
    uint8_t kind;             // TareTokenKind
    uint8_t level;            // brackets open after the token
} TareToken;

#endif
