// The command line of tare.
#ifndef TARE_REPL_OPTIONS_H
#define TARE_REPL_OPTIONS_H

#include "tare/tare.h"

typedef enum OptionsMode {
    MODE_PROMPT,  // no program given: the prompt, or a program on standard input
    MODE_STDIN,   // -
    MODE_FILE,
    MODE_CODE,    // -c
    MODE_MODULE,  // -m
} OptionsMode;

enum { OPTIONS_MOST_RULES = 32 };

typedef struct Options {
    const char *program;           // of FILE, CODE and MODULE: path, text, name
    const char *const *arguments;
    const char *executable;        // as tare was called
    const char *gc_trace;          // file of --trace-gc, or NULL
    const char *trace_path;        // where it goes; NULL: standard error
    const char *snapshot_path;     // of --snapshot-at-exit, or NULL
    const char *warning_rules[OPTIONS_MOST_RULES];  // of -W
    TareOptions runtime;
    OptionsMode mode;
    int warning_rule_count;
    int traced_frames;             // -X tracemalloc: frames a trace has; 0: not started
    int argument_count;            // of sys.argv, the program's name included; of an instrument,
                                   // the words behind its name
    bool inspects;                 // -i: the prompt comes after the program
    bool checks_leaks;
    bool traces;                   // --trace: keep the account of allocations
    bool estimates;                // estimates FILE: the whole heap in CPython, when it ends
    const char *instrument;        // internals EXPR and the like: the name that was given, or NULL
} Options;

typedef enum OptionsVerdict { OPTIONS_RUN, OPTIONS_DONE, OPTIONS_WRONG } OptionsVerdict;

// Reads the command line. DONE: --help or --version was answered; WRONG: told why on stderr.
OptionsVerdict options_parse(int argc, char **argv, Options *options);

#endif
