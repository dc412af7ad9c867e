// What the lexer, the parser and the compiler report when a program is not Python.
#ifndef TARE_FRONT_SYNTAX_ERROR_H
#define TARE_FRONT_SYNTAX_ERROR_H

#include "base/config.h"

typedef enum TareSyntaxErrorKind {
    TARE_SYNTAX_ERROR,
    TARE_SYNTAX_INDENTATION_ERROR,
    TARE_SYNTAX_TAB_ERROR,
    TARE_SYNTAX_VALUE_ERROR,   // source with null bytes; no position
    TARE_SYNTAX_MEMORY_ERROR,  // nested too deeply for the parser, or memory ended
} TareSyntaxErrorKind;

enum { TARE_SYNTAX_MESSAGE_BYTES = 400 };

typedef struct TareSyntaxError {
    TareSyntaxErrorKind kind;
    char message[TARE_SYNTAX_MESSAGE_BYTES];
    // As the attributes of SyntaxError count: lines and offsets from 1, offsets in characters;
    // 0: absent (None). An end_offset of -1 stays -1.
    int64_t line;
    int64_t offset;
    int64_t end_line;
    int64_t end_offset;
    // The line to show (in the arena or the source), with its newline if it had one, or NULL.
    const char *text;
    size_t text_bytes;
    // A byte that is no UTF-8, or 0. A program read from a file then has the message "Non-UTF-8
    // code starting with '\\x..' in file NAME on line N, but no encoding declared; see ...".
    uint8_t bad_byte;
    // The declared encoding, when that is what is wrong; else "". A program read from a file then
    // has the message "encoding problem: NAME".
    char encoding[40];
    bool is_incomplete;  // more input could make it right: the prompt asks for another line
} TareSyntaxError;

#endif
