// What begins with % at the prompt.
#ifndef TARE_REPL_COMMANDS_H
#define TARE_REPL_COMMANDS_H

#include "tare/tare.h"

typedef enum OverheadMode { OVERHEAD_OFF, OVERHEAD_ON, OVERHEAD_FULL } OverheadMode;

typedef struct CommandState {
    OverheadMode overhead;
    bool is_leaving;  // %quit was given
} CommandState;

// Whether the entry is a command; then it has been carried out.
bool commands_run(TareRuntime *rt, const char *entry, CommandState *state);

#endif
