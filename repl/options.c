// Reading the command line, and the texts of --help and of wrong usage.
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "environment.h"

#include "tare/instruments.h"

static const char usage[] = "usage: tare [option] ... [-c CODE | -m MODULE | FILE | -] [ARG] ...\n";

static const char help[] =
    "Runs a Python program, or starts a prompt, and tells what each object weighs.\n\n"
    "  FILE              run the program in FILE\n"
    "  estimates FILE    run it, then tell what its heap would cost in CPython 3.8 to 3.14\n"
    "  internals EXPR    evaluate EXPR and show every byte of it; also footprint, size, why,\n"
    "                    predict, whatif, anatomy, with options (--json, -o FILE) behind EXPR\n"
    "  -                 run the program on standard input\n"
    "  -c CODE           run CODE\n"
    "  -m MODULE         run a module found on the path\n"
    "  -i                start the prompt afterwards, also where there is no terminal\n"
    "  -q                do not print the banner\n"
    "  -W RULE           what becomes of warnings, as action:message:category:module:line;\n"
    "                    actions are default, error, ignore, always, module and once\n"
    "  -X tracemalloc=N  trace allocations from the start, with N frames (1 without =N)\n"
    "  -X dev            show all warnings\n"
    "  -O                leave asserts out, and __debug__ is False; -OO: docstrings too\n"
    "  -u                write what is printed at once\n"
    "  -E, -I            do not read the PYTHON variables; -I and -P: modules beside the\n"
    "                    program are not found\n"
    "  -B, -b, -d, -s, -S, -v\n"
    "                    only change what sys.flags says\n"
    "  --max-heap SIZE   take at most SIZE bytes from the system (suffix K, M or G);\n"
    "                    beyond it programs get MemoryError\n"
    "  --as VERSION      let containers grow and sys.getsizeof answer as in cpython-3.11\n"
    "                    or another version (--as help lists them)\n"
    "  --boxed-numbers   make ints and floats objects, as in CPython, to weigh them\n"
    "  --interior-pointers on|off\n"
    "  --incremental     modes of the collector, only in the Boehm build\n"
    "  --check-leaks     tell what is still alive at the end and where it was born, and\n"
    "                    exit with status 3\n"
    "  --trace-gc FILE   write every collection to FILE, for ui.perfetto.dev or\n"
    "                    chrome://tracing\n"
    "  --trace           tell what each line allocated and freed, when the program has ended\n"
    "  --trace=FILE      the same into a file: FILE.html is a flame graph, FILE.folded and\n"
    "                    FILE.speedscope.json are stacks, FILE.json has the lines as data\n"
    "  --snapshot-at-exit FILE\n"
    "                    write the heap to FILE when the program has ended; its suffix says\n"
    "                    how: .heapsnapshot, .sqlite, .jsonl, or a picture as .svg or .dot\n"
    "  -h, --help        this text\n"
    "  -V, --version     the version\n\n"
    "Environment: TAREPATH  folders, separated by ':', where modules are looked for\n"
    "             NO_COLOR  if set, print without colours\n"
    "             PYTHONPATH, PYTHONWARNINGS, PYTHONTRACEMALLOC, PYTHONOPTIMIZE, PYTHONINSPECT,\n"
    "             PYTHONUNBUFFERED, PYTHONDEVMODE, PYTHONSAFEPATH, PYTHONBREAKPOINT as in CPython\n"
    "At the prompt, %help lists the commands.\n";

static OptionsVerdict refuse(const char *words, const char *what) {
    fprintf(stderr, words, what);
    fprintf(stderr, "\n%sTry `tare --help' for more information.\n", usage);
    return OPTIONS_WRONG;
}

// "64M" to bytes; false when it is no size.
static bool parse_size(const char *text, size_t *bytes) {
    char *end;
    if (*text < '0' || *text > '9') return false;
    unsigned long long number = strtoull(text, &end, 10);
    unsigned shift = 0;
    switch (*end) {
    case 'k': case 'K': shift = 10; break;
    case 'm': case 'M': shift = 20; break;
    case 'g': case 'G': shift = 30; break;
    default: break;
    }
    if (shift) end++;
    if (shift && (*end == 'B' || *end == 'b')) end++;
    if (*end || number == 0 || number > (SIZE_MAX >> shift)) return false;
    *bytes = (size_t)number << shift;
    return true;
}

typedef struct Reader {
    int index;
    int argc;
    char **argv;
    Options *options;
    bool is_finished;  // the rest of the line belongs to the program
} Reader;

// The value of an option: what follows `=`, or the next word. NULL when there is none.
static const char *take_value(Reader *reader, const char *attached) {
    if (attached) return attached;
    if (reader->index + 1 >= reader->argc) return NULL;
    return reader->argv[++reader->index];
}

static bool is_mode_of_boehm(const char *word, size_t length) {
    return !strcmp(word, "--incremental") || (length == strlen("--interior-pointers") &&
                                              !strncmp(word, "--interior-pointers", length));
}

static OptionsVerdict take_mode(Reader *reader, const char *word, size_t length,
                                const char *equals) {
    if (strncmp(tare_collector(), "Boehm", 5) != 0) {
        fprintf(stderr, "%.*s is an option of the Boehm build only (make BUILD=boehm)\n",
                (int)length, word);
        return OPTIONS_WRONG;
    }
    if (!strcmp(word, "--incremental")) {
        reader->options->runtime.collects_incrementally = true;
        return OPTIONS_RUN;
    }
    const char *choice = take_value(reader, equals ? equals + 1 : NULL);
    if (!choice || (strcmp(choice, "on") != 0 && strcmp(choice, "off") != 0))
        return refuse("--interior-pointers needs on or off, not '%s'", choice ? choice : "");
    reader->options->runtime.ignores_interior_pointers = !strcmp(choice, "off");
    return OPTIONS_RUN;
}

// The version of --as; "help" lists those that there are.
static OptionsVerdict parse_version(const char *name, Options *options) {
    if (!name) return refuse("Argument expected for the %s option", "--as");
    if (!strcmp(name, "help")) {
        printf("%s\n", tare_imitable_versions());
        return OPTIONS_DONE;
    }
    if (!tare_is_imitable(name)) {
        fprintf(stderr, "tare: --as knows no version '%s', only %s\n", name,
                tare_imitable_versions());
        return OPTIONS_WRONG;
    }
    options->runtime.imitated = name;
    return OPTIONS_RUN;
}

static OptionsVerdict take_snapshot(const char *path, Options *options) {
    if (!path || !*path) return refuse("Argument expected for the %s option", "--snapshot-at-exit");
    if (!tare_is_snapshot_path(path))
        return refuse("--snapshot-at-exit needs a file that ends in .heapsnapshot, .sqlite, .db, "
                      ".jsonl, .svg or .dot, not '%s'", path);
    options->snapshot_path = path;
    return OPTIONS_RUN;
}

static bool is_named(const char *word, size_t length, const char *name) {
    return length == strlen(name) && !strncmp(word, name, length);
}

static OptionsVerdict parse_long(Reader *reader, const char *word) {
    Options *options = reader->options;
    const char *equals = strchr(word, '='), *attached = equals ? equals + 1 : NULL;
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    if (!strcmp(word, "--help")) {
        printf("%s%s", usage, help);
        return OPTIONS_DONE;
    }
    if (!strcmp(word, "--version")) {
        printf("tare %s\n", tare_version());
        return OPTIONS_DONE;
    }
    if (is_mode_of_boehm(word, length)) return take_mode(reader, word, length, equals);
    if (!strcmp(word, "--boxed-numbers")) {
        options->runtime.boxed_numbers = true;
    } else if (!strcmp(word, "--check-leaks")) {
        options->checks_leaks = options->runtime.traces_births = true;
    } else if (is_named(word, length, "--snapshot-at-exit")) {
        return take_snapshot(take_value(reader, attached), options);
    } else if (is_named(word, length, "--trace-gc")) {
        options->gc_trace = take_value(reader, attached);
        if (!options->gc_trace) return refuse("Argument expected for the %s option", "--trace-gc");
    } else if (is_named(word, length, "--trace")) {
        options->traces = true;
        options->trace_path = attached;
        if (attached && !*attached) return refuse("%s needs the name of a file", "--trace=");
    } else if (is_named(word, length, "--as")) {
        return parse_version(take_value(reader, attached), options);
    } else if (is_named(word, length, "--max-heap")) {
        const char *size = take_value(reader, attached);
        if (!size) return refuse("Argument expected for the %s option", "--max-heap");
        if (!parse_size(size, &options->runtime.heap_limit_bytes))
            return refuse("--max-heap needs a size such as 64M or 2G, not '%s'", size);
    } else {
        return refuse("unknown option %s", word);
    }
    return OPTIONS_RUN;
}

// -c and -m end the options: what follows is the program's.
static OptionsVerdict take_program(Reader *reader, OptionsMode mode, const char *attached) {
    Options *options = reader->options;
    options->program = take_value(reader, *attached ? attached : NULL);
    if (!options->program)
        return refuse("Argument expected for the %s option", mode == MODE_CODE ? "-c" : "-m");
    options->mode = mode;
    // argv[0] of the program is "-c" or "-m", which is put where the program's text stood.
    reader->argv[reader->index] = mode == MODE_CODE ? "-c" : "-m";
    reader->is_finished = true;
    return OPTIONS_RUN;
}

static OptionsVerdict take_rule(Options *options, const char *rule) {
    if (!rule) return refuse("Argument expected for the %s option", "-W");
    if (options->warning_rule_count == OPTIONS_MOST_RULES) return refuse("too many %s", "-W");
    options->warning_rules[options->warning_rule_count++] = rule;
    return OPTIONS_RUN;
}

// Of CPython's implementation options tracemalloc and dev have something behind them.
static OptionsVerdict take_implementation_option(Options *options, const char *text) {
    static const char name[] = "tracemalloc";
    size_t length = sizeof name - 1;
    if (!text) return refuse("Argument expected for the %s option", "-X");
    if (!strcmp(text, "dev")) options->runtime.flags[TARE_FLAG_DEV_MODE] = 1;
    if (strncmp(text, name, length) != 0 || (text[length] && text[length] != '='))
        return OPTIONS_RUN;
    char *end = NULL;
    long frames = text[length] ? strtol(text + length + 1, &end, 10) : 1;
    if (frames < 1 || frames > 65535 || (end && *end))
        return refuse("-X tracemalloc=NFRAME: invalid number of frames '%s'", text);
    options->traced_frames = (int)frames;
    return OPTIONS_RUN;
}

// -W and -X, whose value ends the word: what follows the letter, or the next word.
static OptionsVerdict take_valued(Reader *reader, const char *letter) {
    const char *value = take_value(reader, letter[1] ? letter + 1 : NULL);
    return *letter == 'W' ? take_rule(reader->options, value)
                          : take_implementation_option(reader->options, value);
}

static OptionsVerdict parse_short(Reader *reader, const char *word) {
    for (const char *letter = word + 1; *letter && !reader->is_finished; letter++) {
        switch (*letter) {
        case 'c': return take_program(reader, MODE_CODE, letter + 1);
        case 'm': return take_program(reader, MODE_MODULE, letter + 1);
        case 'W': case 'X': return take_valued(reader, letter);
        case 'h': return parse_long(reader, "--help");
        case 'V': return parse_long(reader, "--version");
        default: {
            if (environment_take_letter(reader->options, *letter)) break;
            char option[] = {'-', *letter, 0};
            return refuse("unknown option %s", option);
        }
        }
    }
    return OPTIONS_RUN;
}

static bool is_file(const char *path) {
    struct stat state;
    return stat(path, &state) == 0 && S_ISREG(state.st_mode);
}

// "tare internals EXPR": an instrument that looks at one object, and the words for it.
static bool take_instrument(Reader *reader) {
    TareInstrumentInfo info;
    const char *word = reader->argc > 1 ? reader->argv[1] : "";
    if (!tare_find_instrument(word, &info) || info.takes != TARE_TAKES_OBJECT || is_file(word))
        return false;
    Options *options = reader->options;
    options->instrument = info.name;
    options->argument_count = reader->argc - 2;
    options->arguments = (const char *const *)reader->argv + 2;
    return true;
}

// "tare run FILE" is "tare FILE", "tare estimates FILE" also tells what its heap would cost; but
// where there is a program of such a name, it is meant. NULL when the first word is another.
static const char *take_verb(Reader *reader) {
    const char *word = reader->argc > 1 ? reader->argv[1] : "";
    bool estimates = !strcmp(word, "estimates");
    if ((!estimates && strcmp(word, "run") != 0) || is_file(word)) return NULL;
    reader->options->estimates = estimates;
    reader->index++;
    return word;
}

OptionsVerdict options_parse(int argc, char **argv, Options *options) {
    *options = (Options){.mode = MODE_PROMPT, .executable = argc ? argv[0] : "tare"};
    tare_default_options(&options->runtime);
    Reader reader = {.index = 1, .argc = argc, .argv = argv, .options = options};
    if (take_instrument(&reader)) return OPTIONS_RUN;
    const char *verb = take_verb(&reader);
    for (; reader.index < argc && !reader.is_finished; reader.index++) {
        const char *word = argv[reader.index];
        if (word[0] != '-' || !word[1]) break;
        if (!strcmp(word, "--")) {
            reader.index++;
            break;
        }
        OptionsVerdict verdict = word[1] == '-' ? parse_long(&reader, word)
                                                : parse_short(&reader, word);
        if (verdict != OPTIONS_RUN) return verdict;
    }
    if (reader.is_finished) {
        reader.index--;
    } else if (reader.index < argc) {
        options->program = argv[reader.index];
        options->mode = strcmp(options->program, "-") ? MODE_FILE : MODE_STDIN;
    } else if (verb) {
        return refuse("tare %s needs a program: a FILE, -c CODE, -m MODULE or -", verb);
    }
    environment_read(options);
    options->argument_count = argc - reader.index;
    options->arguments = (const char *const *)argv + reader.index;
    return OPTIONS_RUN;
}
