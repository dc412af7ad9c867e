// Files, standard input, -c and -m: finding the text and running it, with CPython's words for what
// cannot be read.
#include "program.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "environment.h"

static int finish(TareRuntime *rt, TareOutcome outcome) {
    return outcome == TARE_DONE ? 0 : tare_report_error(rt);
}

static int refuse_file(const char *path) {
    int error_number = errno;
    char folder[4096];
    bool is_relative = path[0] != '/' && getcwd(folder, sizeof folder);
    fprintf(stderr, "tare: can't open file '%s%s%s': [Errno %d] %s\n", is_relative ? folder : "",
            is_relative ? "/" : "", path, error_number, strerror(error_number));
    return 2;
}

// A folder is a program if there is a __main__.py in it.
static int run_folder(TareRuntime *rt, const char *path) {
    char main_path[4096];
    snprintf(main_path, sizeof main_path, "%s/__main__.py", path);
    if (access(main_path, R_OK) == 0) return finish(rt, tare_run_file(rt, main_path));
    char folder[4096];
    bool is_relative = path[0] != '/' && getcwd(folder, sizeof folder);
    fprintf(stderr, "tare: can't find '__main__' module in '%s%s%s'\n", is_relative ? folder : "",
            is_relative ? "/" : "", path);
    return 1;
}

static int run_file(TareRuntime *rt, const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return refuse_file(path);
    if (S_ISDIR(status.st_mode)) return run_folder(rt, path);
    if (access(path, R_OK) != 0) return refuse_file(path);
    return finish(rt, tare_run_file(rt, path));
}

// All of standard input; NULL when memory ends. The caller frees it.
static char *read_input(size_t *length) {
    size_t capacity = 1 << 16;
    char *text = malloc(capacity);
    *length = 0;
    while (text) {
        ssize_t got = read(0, text + *length, capacity - *length);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return text;
        *length += (size_t)got;
        if (*length < capacity) continue;
        char *larger = realloc(text, capacity *= 2);
        if (!larger) free(text);
        text = larger;
    }
    return NULL;
}

static int run_input(TareRuntime *rt) {
    size_t length;
    char *text = read_input(&length);
    if (!text) {
        fprintf(stderr, "tare: out of memory\n");
        return 1;
    }
    int status = finish(rt, tare_run_text(rt, text, length, "<stdin>"));
    free(text);
    return status;
}

// A module that is not there is told in one line; what goes wrong inside it has a traceback.
static int run_module(TareRuntime *rt, const char *name) {
    if (tare_run_module(rt, name) == TARE_DONE) return 0;
    if (tare_is_exiting(rt)) return tare_report_error(rt);
    TareHandle *exception = tare_fetch_error(rt);
    static const char unfound[] = "ModuleNotFoundError: ";
    const char *text = exception ? tare_describe_error(rt, exception) : NULL;
    bool is_unfound = text && !strncmp(text, unfound, sizeof unfound - 1);
    if (text) fprintf(stderr, is_unfound ? "tare: %s" : "%s", is_unfound ? text + sizeof unfound - 1
                                                                       : text);
    tare_drop(rt, exception);
    return 1;
}

// Calls a function of a module with one argument, which is dropped.
static int call(TareRuntime *rt, const char *module_name, const char *function,
                TareHandle *argument) {
    TareHandle *module = argument ? tare_import(rt, module_name) : NULL;
    TareHandle *result = module ? tare_invoke_method(rt, module, function, &argument, 1) : NULL;
    int status = result ? 0 : tare_report_error(rt);
    tare_drop(rt, result);
    tare_drop(rt, argument);
    tare_drop(rt, module);
    return status;
}

static int take_rule(TareRuntime *rt, const char *rule, size_t length) {
    return call(rt, "warnings", "_take_option", tare_make_text(rt, rule, length));
}

// What -W and -X ask for.
static int start_modules(TareRuntime *rt, const Options *options) {
    int status = 0;
    if (options->runtime.flags[TARE_FLAG_DEV_MODE]) status = take_rule(rt, "default", 7);
    if (status == 0) status = environment_each_rule(take_rule, rt, options);
    for (int i = 0; i < options->warning_rule_count && status == 0; i++)
        status = take_rule(rt, options->warning_rules[i], strlen(options->warning_rules[i]));
    if (status == 0 && options->traced_frames)
        status = call(rt, "tracemalloc", "start", tare_make_int(rt, options->traced_frames));
    return status;
}

// Folders go in front of the path one by one, the last one first.
static TareOutcome add_folders(TareRuntime *rt, const char *path) {
    TareOutcome outcome = TARE_DONE;
    const char *end = path ? path + strlen(path) : NULL;
    while (outcome == TARE_DONE && path && end > path) {
        const char *start = end;
        while (start > path && start[-1] != ':') start--;
        char folder[4096];
        snprintf(folder, sizeof folder, "%.*s", (int)(end - start), start);
        if (*folder) outcome = tare_add_path(rt, folder);
        end = start > path ? start - 1 : path;
    }
    return outcome;
}

int program_prepare(TareRuntime *rt, const Options *options) {
    TareOutcome outcome = TARE_DONE;
    static const char *const nothing[] = {""};
    bool is_empty = options->argument_count == 0;
    outcome = tare_set_arguments(rt, is_empty ? 1 : options->argument_count,
                                 is_empty ? nothing : options->arguments);
    const uint8_t *flags = options->runtime.flags;
    if (outcome == TARE_DONE && !flags[TARE_FLAG_IGNORE_ENVIRONMENT])
        outcome = add_folders(rt, getenv("PYTHONPATH"));
    if (outcome == TARE_DONE) outcome = add_folders(rt, getenv("TAREPATH"));
    if (outcome == TARE_DONE && options->mode != MODE_FILE && !flags[TARE_FLAG_SAFE_PATH])
        outcome = tare_add_path(rt, "");
    return outcome == TARE_DONE ? start_modules(rt, options) : finish(rt, outcome);
}

// Calls a function of the module that keeps the account of allocations.
static int call_trace(TareRuntime *rt, const char *function, const char *text) {
    return call(rt, "_trace", function, text ? tare_make_text(rt, text, strlen(text))
                                             : tare_make_none(rt));
}

static int run_program(TareRuntime *rt, const Options *options) {
    switch (options->mode) {
    case MODE_FILE: return run_file(rt, options->program);
    case MODE_CODE:
        return finish(rt, tare_run_text(rt, options->program, strlen(options->program),
                                        "<string>"));
    case MODE_MODULE: return run_module(rt, options->program);
    default: return run_input(rt);
    }
}

int program_run(TareRuntime *rt, const Options *options) {
    if (!options->traces) return run_program(rt, options);
    const char *path = options->mode == MODE_FILE ? options->program : NULL;
    int status = call_trace(rt, "start_program", path);
    if (status) return status;
    status = run_program(rt, options);
    int traced = call_trace(rt, "finish_program", options->trace_path);
    return status ? status : traced;
}
