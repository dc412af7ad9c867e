// The module _regex: compiled regular expressions under lib/re.py, which reads patterns and has the
// objects that the program sees.
#ifndef TARE_MODULES_REGEX_H
#define TARE_MODULES_REGEX_H

#include "object/type.h"
#include "modules/regex_engine.h"

//   +0 header  +8 emit  +16 group count, flags  +24 programs by width, mode, and whether watched
typedef struct TareRegex {
    TareObject header;
    TareValue emit;  // emit(highest character): the pattern as PCRE2 reads it
    uint32_t group_count;
    bool is_bytes;
    bool is_unicode;
    TareRegexProgram programs[3][TARE_REGEX_MODE_COUNT][2];
} TareRegex;

// A walk along the matches in a text. An empty match is followed by one that is not empty there.
typedef struct TareRegexScan {
    TareRegex *regex;
    TareValue text;  // borrowed
    TareRegexSubject subject;
    size_t position;
    bool was_empty;
    TareRegexMode mode;
} TareRegexScan;

TARE_NEW TareValue tare_regex_new_module(TareRuntime *rt);

// To begin at `start` and stop at `end`, both cut to the length. TypeError for what is no text.
TareStatus tare_regex_begin(TareRuntime *rt, TareValue regex, TareValue text, TareValue start,
                            TareValue end, TareRegexScan *out) TARE_CHECKED;
// 1 and the offsets of the next match, valid until the one after; 0 at the end; -1 on error.
int tare_regex_next(TareRuntime *rt, TareRegexScan *scan, const size_t **offsets) TARE_CHECKED;
// A tuple of two offsets for the match and two for each group, -1 for those that took no part.
TARE_NEW TareValue tare_regex_new_offsets(TareRuntime *rt, const TareRegexScan *scan,
                                          const size_t *offsets);

// regex_walk.c: natives that go along all matches.
#define NATIVE(name) TareValue name(TareRuntime *rt, TareValue self, const TareArguments *arguments)
NATIVE(tare_regex_walk_find);     // find(text, start, end): list of texts, or of tuples of groups
NATIVE(tare_regex_walk_split);    // split(text, most): list
NATIVE(tare_regex_walk_replace);  // replace(text, template, most): (list of pieces, matches)
#undef NATIVE

#endif
