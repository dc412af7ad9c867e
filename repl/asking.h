// Questions of commands: the answer is a line from whoever types at the prompt.
#ifndef TARE_REPL_ASKING_H
#define TARE_REPL_ASKING_H

#include <stdint.h>

#include "commands.h"

typedef enum AskingVerdict {
    ASKING_GUESS,
    ASKING_NO_GUESS,  // an empty line
    ASKING_LEFT,      // q, Ctrl-C, Ctrl-D or the end of what is typed: state->has_left is set
} AskingVerdict;

// Asks for a number until one is typed: 1200, 1,200, 1_200, "1200 B".
AskingVerdict asking_number(CommandState *state, const char *question, int64_t *number);
// Waits for Enter on a terminal, elsewhere goes on: false when left.
bool asking_pause(CommandState *state);
// Whether the answer is yes.
bool asking_yes(CommandState *state, const char *question);

#endif
