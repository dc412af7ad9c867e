// What CPython's environment variables and letters of options ask for.
#ifndef TARE_REPL_ENVIRONMENT_H
#define TARE_REPL_ENVIRONMENT_H

#include "options.h"

// -B, -E, -I, -O, -P, -S, -b, -d, -s, -u, -v: false when the letter is none of these.
bool environment_take_letter(Options *options, char letter);
// Reads the PYTHON variables that say the same as options, unless the options say to ignore them.
void environment_read(Options *options);
// Splits $PYTHONWARNINGS at its commas and calls `take` for each rule, until it answers other than
// 0: that answer.
int environment_each_rule(int (*take)(TareRuntime *rt, const char *rule, size_t length),
                          TareRuntime *rt, const Options *options);

#endif
