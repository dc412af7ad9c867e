// What begins with % at the prompt, and what ends or begins with ?.
#ifndef TARE_REPL_COMMANDS_H
#define TARE_REPL_COMMANDS_H

#include "editor.h"
#include "entries.h"
#include "tare/instruments.h"

typedef enum OverheadMode { OVERHEAD_OFF, OVERHEAD_ON, OVERHEAD_FULL } OverheadMode;

typedef struct CommandState {
    OverheadMode overhead;
    bool has_colours;
    Entries entries;
    bool is_leaving;  // %quit was given
    Editor *editor;   // reads answers
    bool is_in_lesson;
    bool has_left;    // a question was left instead of answered: what asked ends
    // Runs an entry as if it had been typed; false when Ctrl-C or SystemExit ended it.
    bool (*run_entry)(void *session, const char *entry);
    void *session;
} CommandState;

// Whether the entry is a command; then it has been carried out.
bool commands_run(TareRuntime *rt, const char *entry, CommandState *state);

// Whether the line asks about a name: `?name` or `name?`.
bool commands_is_question(const char *line);

// Tells a pending error: one that is only about how a command was used, in one line.
void commands_tell_error(TareRuntime *rt);

// instrument_command.c: runs the instrument with what was typed behind its name. An exit status:
// 0, 1 when it failed, 2 when it was used wrongly; told either way.
int instrument_command_run(TareRuntime *rt, const TareInstrumentInfo *info, const char *arguments,
                           const CommandState *state);
// Prints a report that was asked for on `value`; told on stderr when it cannot be made.
void instrument_command_show(TareRuntime *rt, const char *instrument, TareHandle *value,
                             const CommandState *state);

#endif
