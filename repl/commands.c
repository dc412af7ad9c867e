// The commands of the prompt: those of the table here, and one for each instrument.
#include "commands.h"
#include "asking.h"
#include "film_view.h"
#include "lesson.h"
#include "spelling.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Command {
    const char *name, *aliases;
    const char *usage, *help;
    void (*run)(TareRuntime *rt, const char *arguments, CommandState *state);
    const char *function;  // of the module _prompt, where `run` is NULL
} Command;

static void run_overhead(TareRuntime *rt, const char *arguments, CommandState *state) {
    static const char *const names[] = {"off", "on", "full"};
    for (int mode = OVERHEAD_OFF; mode <= OVERHEAD_FULL; mode++) {
        if (strcmp(arguments, names[mode]) != 0) continue;
        state->overhead = (OverheadMode)mode;
        return;
    }
    if (*arguments)
        fprintf(stderr, "%%overhead takes off, on or full, not '%s'\n", arguments);
    else
        printf("%%overhead is %s\n", names[state->overhead]);
}

static void run_function(TareRuntime *rt, const char *function, const char *arguments);

static void run_gc(TareRuntime *rt, const char *arguments, CommandState *state) {
    if (*arguments == '-') {
        run_function(rt, "collections", arguments);
        return;
    }
    char *end;
    unsigned long limit = *arguments ? strtoul(arguments, &end, 10) : 20;
    if (*arguments && (*end || !limit)) {
        fprintf(stderr, "%%gc takes the number of collections to show, not '%s'\n", arguments);
        return;
    }
    char *text = tare_describe_collections(rt, limit);
    if (text) printf("%s", text);
    free(text);
}

static void run_film(TareRuntime *rt, const char *arguments, CommandState *state) {
    film_view_run(rt, arguments);
}

static void run_quit(TareRuntime *rt, const char *arguments, CommandState *state) {
    state->is_leaving = true;
}

static void run_history(TareRuntime *rt, const char *arguments, CommandState *state) {
    entries_show(&state->entries, arguments);
}

static void run_save(TareRuntime *rt, const char *arguments, CommandState *state) {
    entries_save(&state->entries, arguments);
}

// Hands the line to the instrument with `guess` in front, a text of digits.
static void predict_with(TareRuntime *rt, const char *guess, size_t digit_count,
                         const char *expression, const CommandState *state) {
    TareInstrumentInfo info;
    char *words = malloc(digit_count + strlen(expression) + 32);
    if (!words) return;
    sprintf(words, "--guess %.*s %s", (int)digit_count, guess, expression);
    if (tare_find_instrument("predict", &info)) instrument_command_run(rt, &info, words, state);
    free(words);
}

// Asks for the guess where it is not among the arguments: --guess BYTES, or -g BYTES in front.
static void run_predict(TareRuntime *rt, const char *arguments, CommandState *state) {
    TareInstrumentInfo info;
    if (!strncmp(arguments, "-g", 2)) {
        const char *digits = arguments + 2 + strspn(arguments + 2, " ");
        size_t digit_count = strcspn(digits, " ");
        predict_with(rt, digits, digit_count, digits + digit_count, state);
        return;
    }
    int64_t guess;
    AskingVerdict verdict = ASKING_NO_GUESS;
    if (*arguments && *arguments != '-' && !strstr(arguments, " --"))
        verdict = asking_number(state, "how many bytes are its own?", &guess);
    char digits[24];
    if (verdict == ASKING_GUESS) snprintf(digits, sizeof digits, "%" PRId64, guess);
    if (verdict == ASKING_GUESS)
        predict_with(rt, digits, strlen(digits), arguments, state);
    else if (verdict == ASKING_NO_GUESS && tare_find_instrument("predict", &info))
        instrument_command_run(rt, &info, arguments, state);
}

// Options and guesses are for tare.lesson(), which asks nothing.
static void run_lesson(TareRuntime *rt, const char *arguments, CommandState *state) {
    bool is_name = *arguments && *arguments != '-' && !strpbrk(arguments, " \t");
    if (is_name)
        lesson_run(rt, arguments, state);
    else
        run_function(rt, "lesson", arguments);
}

static void run_reset(TareRuntime *rt, const char *arguments, CommandState *state) {
    if (*arguments || asking_yes(state, "all variables go; they do not come back. Go on? [y/N]"))
        run_function(rt, "reset", arguments);
    else
        printf("nothing was done\n");
}

static void run_help(TareRuntime *rt, const char *arguments, CommandState *state);

static const Command commands[] = {
    {"overhead", "", "on|full|off", "what is told after each value",
     run_overhead},
    {"gc", "", "[N | --json]", "the last N collections: why, how long", run_gc},
    {"film", "", "[EXPR] [--json] [-o FILE]",
     "a collection step by step", run_film},
    {"lesson", "", "[--json] [NUMBER | NAME | FILE] [GUESS ...]",
     "a guided tour of entries: guess, then see", run_lesson},
    {"predict", "", "[--guess BYTES] EXPR", "guess its own bytes first, then see the anatomy",
     run_predict},
    {"timeit", "", "[--json] [-n N] [-r N] CODE", "how long it takes: mean of several runs", NULL,
     "timeit"},
    {"time", "", "[--json] CODE", "how long it takes, run once", NULL, "time_"},
    {"prun", "", "[--json] [-s KEY] [-l LIMIT] CODE",
     "which calls it makes, and how long they take", NULL, "prun"},
    {"memit", "", "[--json] CODE", "bytes that it takes at most, and then holds", NULL,
     "memit"},
    {"mprun", "", "[--json] -f FUNCTION CODE",
     "what each line of FUNCTION takes in CODE", NULL, "mprun"},
    {"load_ext", "", "memory_profiler", "nothing: its commands are here without it", NULL,
     "load_ext"},
    {"trace", "", "[--json] [-o FILE] CODE", "what each line allocates and frees in CODE",
     NULL, "trace"},
    {"snapshot", "", "FILE [EXPR] | --json",
     "the whole heap; .svg, .dot: what EXPR reaches", NULL, "snapshot"},
    {"who", "", "[TYPE ...]", "the variables of this session", NULL, "who"},
    {"whos", "", "[--json] [TYPE ...]", "the same with type, own bytes and value", NULL, "whos"},
    {"reset", "", "[-f]", "forget all variables; -f: without asking", run_reset},
    {"run", "", "FILE [ARG ...]", "run a program in this session", NULL, "run_file"},
    {"load", "", "FILE", "show a file and run it in this session", NULL, "load"},
    {"history", "hist", "[-n] [N | N-M]", "what was typed in this session", run_history, NULL},
    {"save", "", "FILE [N-M]", "write what was typed to a file", run_save, NULL},
    {"help", "", "[NAME]", "this list, or how to use one command", run_help},
    {"quit", "exit", "", "leave, as Ctrl-D does", run_quit},
};

static bool has_word(const char *list, const char *word) {
    size_t length = strlen(word);
    while (*list) {
        size_t bytes = strcspn(list, " ");
        if (bytes == length && !strncmp(list, word, length)) return true;
        list += bytes;
        list += strspn(list, " ");
    }
    return false;
}

static const Command *find_command(const char *name) {
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (!strcmp(commands[i].name, name) || has_word(commands[i].aliases, name))
            return &commands[i];
    return NULL;
}

static void tell_unknown(const char *name) {
    TareInstrumentInfo info;
    SpellingGuess guess = {.name = name, .slips = strlen(name) < 4 ? 2 : 3};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        spelling_try_names(&guess, commands[i].name);
        spelling_try_names(&guess, commands[i].aliases);
    }
    for (size_t i = 0; tare_list_instruments(i, &info); i++) {
        spelling_try_names(&guess, info.name);
        spelling_try_names(&guess, info.aliases);
    }
    if (*guess.best)
        fprintf(stderr, "no command %%%s; did you mean %%%s?\n", name, guess.best);
    else
        fprintf(stderr, "no command %%%s; %%help lists what there is\n", name);
}

// ---- %help ----

static void print_row(const char *name, const char *usage, const char *help) {
    int used = printf("%%%s%s%s", name, *usage ? " " : "", usage);
    if (used > 31)
        printf("\n%-32s%s\n", "", help);
    else
        printf("%*s%s\n", 32 - used, "", help);
}

static void print_detail(const char *name, const char *aliases, const char *usage, const char *help,
                         const char *options) {
    print_row(name, usage, help);
    if (*aliases) printf("also called: %s\n", aliases);
    if (*options) printf("options: %s\n", options);
}

static void print_one(const char *name) {
    TareInstrumentInfo info;
    const Command *command = find_command(name);
    if (tare_find_instrument(name, &info)) {
        print_detail(info.name, info.aliases, info.usage, info.help, info.options);
        printf("--json prints JSON, -o FILE writes it to a file (of name.svg: a picture)\n");
    } else if (command) {
        print_detail(command->name, command->aliases, command->usage, command->help, "");
    } else
        tell_unknown(name);
}

static void run_help(TareRuntime *rt, const char *arguments, CommandState *state) {
    TareInstrumentInfo info;
    if (*arguments) {
        print_one(arguments + (*arguments == '%'));
        return;
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        print_row(commands[i].name, commands[i].usage, commands[i].help);
    printf("\nInstruments, in programs functions of the module tare (--json, -o FILE):\n");
    for (size_t i = 0; tare_list_instruments(i, &info); i++)
        if (!find_command(info.name)) print_row(info.name, info.usage, info.help);
    printf("\nTab completes names and attributes, Ctrl-R searches the history, Ctrl-C stops a\n"
           "running program. _ is the last value shown, unless just a name was typed.\n");
}

// ---- commands written in the language ----

void commands_tell_error(TareRuntime *rt) {
    TareHandle *error = tare_fetch_error(rt);
    const char *type_name = error ? tare_read_type_name(rt, error) : "";
    TareHandle *words = strcmp(type_name, "CommandError") ? NULL : tare_fetch_str(rt, error);
    const char *text = words ? tare_read_text(rt, words, NULL) : NULL;
    if (text)
        fprintf(stderr, "%s\n", text);
    else if (error)
        fputs(tare_describe_error(rt, error), stderr);
    tare_drop(rt, words);
    tare_drop(rt, error);
    tare_clear_error(rt);
}

static void run_function(TareRuntime *rt, const char *function, const char *arguments) {
    TareHandle *module = tare_import(rt, "_prompt");
    TareHandle *words[] = {tare_make_text(rt, function, strlen(function)),
                           tare_make_text(rt, arguments, strlen(arguments))};
    bool is_ready = module && words[0] && words[1];
    TareHandle *done = is_ready ? tare_invoke_method(rt, module, "run", words, 2) : NULL;
    if (!done) commands_tell_error(rt);
    tare_drop(rt, done);
    tare_drop(rt, words[1]);
    tare_drop(rt, words[0]);
    tare_drop(rt, module);
    tare_flush(rt);
}

bool commands_is_question(const char *line) {
    size_t length = strlen(line);
    while (length && strchr(" \t\n", line[length - 1])) length--;
    line += strspn(line, " \t");
    return *line == '?' ||
           (length && *line != '#' && line[0] != '%' && strcspn(line, "'\"#") == strlen(line) &&
            strrchr(line, '?') &&
            strspn(strrchr(line, '?') + 1, " \t\n") == strlen(strrchr(line, '?') + 1));
}

// `?name`, `name?` and `name??`: the text without the marks.
static void answer_question(TareRuntime *rt, const char *entry) {
    entry += strspn(entry, "? \t");
    size_t length = strlen(entry);
    while (length && strchr("? \t\n", entry[length - 1])) length--;
    char *name = strndup(entry, length);
    if (name) run_function(rt, "describe", name);
    free(name);
}

// ---- an entry ----

bool commands_run(TareRuntime *rt, const char *entry, CommandState *state) {
    while (*entry == ' ') entry++;
    if (commands_is_question(entry)) {
        answer_question(rt, entry);
        return true;
    }
    if (*entry != '%') return false;
    entry += 1 + strspn(entry + 1, " ");
    char word[32];
    size_t bytes = strcspn(entry, " \t\n");
    snprintf(word, sizeof word, "%.*s", (int)bytes, entry);
    const char *start = entry + bytes + strspn(entry + bytes, " \t");
    size_t length = strlen(start);
    while (length && strchr(" \t\n", start[length - 1])) length--;
    char *arguments = strndup(start, length);
    if (!arguments) return true;
    const Command *command = find_command(word);
    TareInstrumentInfo info;
    if (command && command->run)
        command->run(rt, arguments, state);
    else if (command)
        run_function(rt, command->function, arguments);
    else if (tare_find_instrument(word, &info))
        instrument_command_run(rt, &info, arguments, state);
    else
        tell_unknown(word);
    free(arguments);
    fflush(stdout);
    return true;
}
