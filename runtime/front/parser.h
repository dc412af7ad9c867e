// Source text to syntax tree. Needs nothing of the object layer.
#ifndef TARE_FRONT_PARSER_H
#define TARE_FRONT_PARSER_H

#include "front/syntax_error.h"
#include "front/tree.h"

typedef enum TareParseMode {
    TARE_PARSE_FILE,
    TARE_PARSE_EXPRESSION,
    TARE_PARSE_INTERACTIVE,
    // Added to one of the above: the text was Unicode already, an encoding declaration is ignored.
    TARE_PARSE_DECODED = 8,
} TareParseMode;

// Returns the tree in `arena`, or NULL with *error filled. `source` is UTF-8 bytes (or what its
// encoding declaration says: UTF-8, Latin-1 or ASCII); it need not be NUL-terminated and may die
// when the arena does (the error's text may point into either).
TareTreeModule *tare_parser_parse(TareArena *arena, const char *source, size_t length_bytes,
                                  TareParseMode mode, TareSyntaxError *error);

// For a prompt: whether the text so far is the beginning of a longer entry (open bracket, open
// triple quote, unfinished block, trailing backslash). A compound statement is finished only by an
// empty line. Errors other than "too early an end" count as complete.
bool tare_parser_is_incomplete(TareAllocator *allocator, const char *source, size_t length_bytes);

#endif
