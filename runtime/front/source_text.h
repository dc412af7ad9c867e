// Source as text: from a file's bytes to the buffer that the lexer reads, and questions about its
// characters.
#ifndef TARE_FRONT_SOURCE_TEXT_H
#define TARE_FRONT_SOURCE_TEXT_H

#include "base/arena.h"
#include "front/syntax_error.h"

typedef struct TareSourceText {
    const char *bytes;  // in the arena: UTF-8, newlines `\n` only, ends in one, then a NUL
    size_t length_bytes;
    bool ends_without_newline;  // the last newline is ours
} TareSourceText;

// Decodes `source`. With `is_decoded` an encoding declaration is ignored: the text was Unicode.
TareStatus tare_source_text_init(TareSourceText *self, TareArena *arena, const char *source,
                                 size_t length_bytes, bool is_decoded,
                                 TareSyntaxError *error) TARE_CHECKED;

// How many characters `bytes` bytes of UTF-8 are.
size_t tare_source_text_count(const char *text, size_t bytes);

#endif
