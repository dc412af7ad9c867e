// %lesson: guided tours of real entries, with questions whose answers are guessed before they are
// shown. A lesson is a text; docs/lessons.md tells what its lines mean.
#ifndef TARE_REPL_LESSON_H
#define TARE_REPL_LESSON_H

#include "commands.h"

// An embedded lesson. The table ends with a NULL name.
typedef struct LessonText {
    const char *name;  // as %lesson takes it
    const char *text;  // the first line is "# " and the title
    size_t text_bytes;
} LessonText;

extern const LessonText lesson_texts[];

// `arguments`: what stands behind %lesson: nothing (lists them), a number, a name, or a file.
void lesson_command(TareRuntime *rt, const char *arguments, CommandState *state);

// lesson_run.c: goes through a lesson until it ends or is left.
void lesson_run(TareRuntime *rt, const char *text, CommandState *state);

#endif
