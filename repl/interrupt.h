// Ctrl-C: one signal handler for the process, which only sets flags.
#ifndef TARE_REPL_INTERRUPT_H
#define TARE_REPL_INTERRUPT_H

#include "tare/tare.h"

// Lets Ctrl-C raise KeyboardInterrupt in programs of `rt` (NULL: restores what was).
void interrupt_install(TareRuntime *rt);
// While the prompt waits for input Ctrl-C concerns the prompt, not the program.
void interrupt_set_waiting(bool is_waiting);
// Whether Ctrl-C was pressed at the prompt since it was last asked.
bool interrupt_take(void);

#endif
