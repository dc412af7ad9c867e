// %lesson: guided tours of real entries, with questions whose answers are guessed before they are
// shown. What the lines of a lesson mean is in the module _lesson; docs/lessons.md tells it.
#ifndef TARE_REPL_LESSON_H
#define TARE_REPL_LESSON_H

#include "commands.h"

// Goes through a lesson until it ends or is left. `wanted`: a number, a name, or a file.
void lesson_run(TareRuntime *rt, const char *wanted, CommandState *state);

#endif
