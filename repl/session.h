// The prompt: entries in, values and their cost out.
#ifndef TARE_REPL_SESSION_H
#define TARE_REPL_SESSION_H

#include "options.h"

// Runs the prompt until Ctrl-D or SystemExit; returns the exit status.
int session_run(TareRuntime *rt, const Options *options);

#endif
