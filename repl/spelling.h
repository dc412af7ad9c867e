// Names that are nearly right: which of those that exist may have been meant.
#ifndef TARE_REPL_SPELLING_H
#define TARE_REPL_SPELLING_H

#include <stddef.h>

enum { SPELLING_NAME_BYTES = 24 };

typedef struct SpellingGuess {
    const char *name;  // that was typed
    size_t slips;      // of `best`; at the beginning one more than are forgiven
    char best[SPELLING_NAME_BYTES + 1];  // "" as long as none was near enough
} SpellingGuess;

// Whether one of the names, with spaces between them, is nearer than those before.
void spelling_try_names(SpellingGuess *self, const char *names);

#endif
