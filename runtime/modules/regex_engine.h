// PCRE2 in its three widths of characters behind one set of calls. A text of 1, 2 or 4 bytes a
// character is searched where it lies, so offsets are characters. Memory of PCRE2 is counted in the
// ledger, but for the machine code that it makes.
#ifndef TARE_MODULES_REGEX_ENGINE_H
#define TARE_MODULES_REGEX_ENGINE_H

#include "object/runtime.h"

typedef enum TareRegexMode {
    TARE_REGEX_SEARCH,
    TARE_REGEX_MATCH,  // at the start position
    TARE_REGEX_FULL,   // from the start position to the end
    TARE_REGEX_MODE_COUNT
} TareRegexMode;

// A pattern ready to run in one width and mode.
typedef struct TareRegexProgram {
    void *code;        // NULL: not made so far
    void *match_data;  // where a match leaves its offsets
} TareRegexProgram;

typedef struct TareRegexSubject {
    const void *characters;
    size_t length;
    unsigned width_log2;
} TareRegexSubject;

// Compiles a pattern of ASCII characters. With `watched`, running it asks for Ctrl-C at each step,
// and is slow. RuntimeError with PCRE2's words when it refuses.
TareStatus tare_regex_engine_compile(TareRuntime *rt, TareString *pattern, unsigned width_log2,
                                     TareRegexMode mode, bool unicode, bool watched,
                                     TareRegexProgram *out) TARE_CHECKED;
// Runs it from `start` on; `not_empty`: no empty match there. 1 and the offsets, valid until the
// next run of the program, or 0; -1 on error; -2 when a program that is not watched takes long.
int tare_regex_engine_run(TareRuntime *rt, const TareRegexProgram *program,
                          const TareRegexSubject *subject, size_t start, bool not_empty,
                          bool watched, const size_t **offsets) TARE_CHECKED;
void tare_regex_engine_deinit(TareRegexProgram *program, unsigned width_log2);

#endif
