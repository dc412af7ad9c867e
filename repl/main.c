// tare: runs a program, or starts the prompt, and answers with an exit status.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "interrupt.h"
#include "options.h"
#include "program.h"
#include "session.h"
#include "tare/instruments.h"

enum { STATUS_LEAKED = 3 };

static void tell_leak(void *context, const char *line) {
    (void)context;
    fprintf(stderr, "leaked: %s\n", line);
}

static void show_estimates(TareRuntime *rt) {
    tare_flush(rt);
    TareReport *report = tare_measure(rt, "estimate", NULL, NULL, 0, NULL, 0);
    const char *text = report ? tare_show_report(report, 0, false) : NULL;
    if (text) fputs(text, stdout);
    else fprintf(stderr, "tare: not enough memory to estimate the heap\n");
    tare_end_report(report);
    fflush(stdout);
}

// What the program returns, or 1 when only the snapshot failed.
static int write_snapshot(TareRuntime *rt, const char *path, int status) {
    tare_flush(rt);
    int error = tare_write_snapshot(rt, path, NULL);
    if (!error) return status;
    fprintf(stderr, "tare: cannot write '%s': %s\n", path, strerror(error));
    return status ? status : 1;
}

// A file that cannot be read was told of, and has no heap to show.
static bool can_read(const Options *options) {
    return options->mode != MODE_FILE || access(options->program, R_OK) == 0;
}

// The words behind the name as one line, as at the prompt; to be freed. NULL without memory.
static char *join_arguments(const Options *options) {
    size_t bytes = 1;
    for (int i = 0; i < options->argument_count; i++) bytes += strlen(options->arguments[i]) + 1;
    char *line = calloc(1, bytes), *end = line;
    for (int i = 0; line && i < options->argument_count; i++) {
        size_t length = strlen(options->arguments[i]);
        if (i) *end++ = ' ';
        memcpy(end, options->arguments[i], length);
        end += length;
    }
    return line;
}

static int measure(TareRuntime *rt, const Options *options) {
    TareInstrumentInfo info;
    const char *no_color = getenv("NO_COLOR");
    CommandState state = {.has_colours = isatty(1) && !(no_color && *no_color)};
    if (!tare_find_instrument(options->instrument, &info)) return 1;
    char *line = join_arguments(options);
    int status = line ? instrument_command_run(rt, &info, line, &state) : 1;
    free(line);
    return status;
}

static int run(TareRuntime *rt, const Options *options) {
    int error = options->gc_trace ? tare_trace_collections(rt, options->gc_trace) : 0;
    if (error) {
        fprintf(stderr, "tare: cannot write '%s': %s\n", options->gc_trace, strerror(error));
        return 2;
    }
    int status = program_prepare(rt, options);
    if (status) return status;
    if (options->instrument) return measure(rt, options);
    bool has_program = options->mode != MODE_PROMPT;
    bool wants_prompt = options->inspects || (!has_program && isatty(0));
    if (has_program || !wants_prompt) status = program_run(rt, options);
    if (options->estimates && can_read(options)) show_estimates(rt);
    if (wants_prompt) status = session_run(rt, options);
    if (options->snapshot_path) status = write_snapshot(rt, options->snapshot_path, status);
    return status;
}

static int close_runtime(TareRuntime *rt, const Options *options, int status) {
    tare_flush(rt);
    size_t leaked = tare_close(rt, options->checks_leaks ? tell_leak : NULL, NULL);
    if (leaked && options->checks_leaks) return STATUS_LEAKED;
    return status;
}

int main(int argc, char **argv) {
    Options options;
    switch (options_parse(argc, argv, &options)) {
    case OPTIONS_DONE: return 0;
    case OPTIONS_WRONG: return 2;
    case OPTIONS_RUN: break;
    }
    options.runtime.executable = options.executable;
    TareRuntime *rt = tare_open(&options.runtime);
    if (!rt) {
        fprintf(stderr, "tare: not enough memory to start\n");
        return 1;
    }
    interrupt_install(rt);
    int status = run(rt, &options);
    status = close_runtime(rt, &options, status);
    interrupt_install(NULL);
    return status;
}
