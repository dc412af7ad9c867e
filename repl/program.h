// Running a program that was given on the command line.
#ifndef TARE_REPL_PROGRAM_H
#define TARE_REPL_PROGRAM_H

#include "options.h"

// Runs it; returns the exit status that its end asks for.
int program_run(TareRuntime *rt, const Options *options);
// Sets sys.argv and the folders of PYTHONPATH and TAREPATH; starts what -W and -X ask for: 0, or
// the exit status of an error.
int program_prepare(TareRuntime *rt, const Options *options);

#endif
