// %anatomy, %why and the others: what was typed becomes a request, and the report is printed or
// written to a file.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "commands.h"
#include "output_file.h"

enum { MAXIMUM_PIECES = 16, DEFAULT_WIDTH = 80 };

typedef struct Line {
    const TareInstrumentInfo *info;
    char *text;  // what is left of the line: options are blanked out
    const char *options[MAXIMUM_PIECES];
    size_t option_count;
    char *option_texts[MAXIMUM_PIECES];
    const char *file;  // of -o, or NULL
    bool wants_json;
} Line;

static size_t terminal_width(void) {
    struct winsize size;
    if (isatty(1) && ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
    return DEFAULT_WIDTH;
}

// ---- the line ----

// Whether `name` (of `length`) is an option, and whether it takes a value.
static bool is_option(const TareInstrumentInfo *info, const char *name, size_t length,
                      bool *takes_value) {
    for (const char *word = info->options; *word;) {
        size_t bytes = strcspn(word, " ");
        *takes_value = bytes && word[bytes - 1] == '=';
        if (bytes - *takes_value == length && !strncmp(word, name, length)) return true;
        word += bytes;
        word += strspn(word, " ");
    }
    return false;
}

// The next piece between blanks, and where it ends; NULL at the end. Texts in quotes are skipped.
static char *next_piece(char *cursor, char **end) {
    char quote = 0;
    for (; *cursor; cursor++) {
        if (quote) {
            if (*cursor == quote) quote = 0;
        } else if (*cursor == '\'' || *cursor == '"') {
            quote = *cursor;
        } else if (*cursor == '-' && (cursor[-1] == ' ' || cursor[-1] == '\t')) {
            *end = cursor + strcspn(cursor, " \t\n");
            return cursor;
        }
    }
    return NULL;
}

// Takes the word behind `end` and blanks it out; NULL when there is none. The caller frees it.
static char *take_word(char *end) {
    char *start = end + strspn(end, " \t");
    size_t bytes = strcspn(start, " \t\n");
    if (!bytes) return NULL;
    char *word = strndup(start, bytes);
    memset(start, ' ', bytes);
    return word;
}

static bool keep_option(Line *self, const char *name, size_t length, char *value) {
    if (self->option_count == MAXIMUM_PIECES) return false;
    char *text = malloc(length + (value ? strlen(value) : 0) + 2);
    if (!text) return false;
    sprintf(text, "%.*s%s%s", (int)length, name, value ? "=" : "", value ? value : "");
    self->option_texts[self->option_count] = text;
    self->options[self->option_count++] = text;
    return true;
}

// An option of the instrument: blanked out and kept. False when it is part of the expression.
static bool take_option(Line *self, char *piece, char *end) {
    char *name = piece + 2;
    char *equals = memchr(name, '=', (size_t)(end - name));
    size_t length = (size_t)((equals ? equals : end) - name);
    bool takes_value;
    if (!is_option(self->info, name, length, &takes_value)) return false;
    char *value = NULL;
    if (equals) value = strndup(equals + 1, (size_t)(end - equals - 1));
    else if (takes_value) value = take_word(end);
    keep_option(self, name, length, value);
    free(value);
    memset(piece, ' ', (size_t)(end - piece));
    return true;
}

static void tell_unknown_option(const TareInstrumentInfo *info, const char *piece, size_t bytes) {
    fprintf(stderr, "%%%s has no option %.*s; it has", info->name, (int)bytes, piece);
    for (const char *word = info->options; *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        fprintf(stderr, " --%.*s", (int)(length - (word[length - 1] == '=')), word);
        word += length;
    }
    fprintf(stderr, " --json and -o FILE\n");
}

// Takes options out of the line: false, told why, when one of them is wrong.
static bool read_line(Line *self) {
    char *end, *piece = self->text;
    while ((piece = next_piece(piece, &end))) {
        size_t bytes = (size_t)(end - piece);
        if (bytes == 6 && !strncmp(piece, "--json", 6)) {
            self->wants_json = true;
            memset(piece, ' ', bytes);
        } else if (bytes == 2 && piece[1] == 'o') {
            free((char *)self->file);  // the last one counts
            self->file = take_word(end);
            if (!self->file) {
                fprintf(stderr, "-o needs the name of a file\n");
                return false;
            }
            memset(piece, ' ', bytes);
        } else if (bytes > 2 && piece[1] == '-' && take_option(self, piece, end)) {
            continue;
        } else if (bytes > 3 && piece[1] == '-' && piece[2] >= 'a' && piece[2] <= 'z') {
            tell_unknown_option(self->info, piece, bytes);
            return false;
        }
        piece = end;
    }
    return true;
}

// ---- output ----

static bool ends_in(const char *path, const char *ending) {
    size_t length = strlen(path), part = strlen(ending);
    return length > part && !strcmp(path + length - part, ending);
}

static bool is_foreign_picture(const char *path) {
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".gif", ".pdf"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_in(path, endings[i])) return true;
    return false;
}

// Whether it was written; else told.
static bool write_file(const char *path, const char *text) {
    int error = output_file_write(path, text);
    if (error) fprintf(stderr, "cannot write '%s': %s\n", path, strerror(error));
    else printf("written: %s\n", path);
    return !error;
}

static bool write_picture(TareReport *report, const Line *line) {
    const char *text = tare_show_report_svg(report);
    if (text) return write_file(line->file, text);
    fprintf(stderr, "%%%s draws no picture of that\n", line->info->name);
    return false;
}

static bool output(TareReport *report, const Line *line, const CommandState *state) {
    const char *text;
    if (line->file && is_foreign_picture(line->file)) {
        fprintf(stderr, "pictures are SVG: the name must end in .svg, not as '%s'\n", line->file);
        return false;
    }
    if (line->file && ends_in(line->file, ".svg")) return write_picture(report, line);
    if (line->wants_json || line->file) text = tare_show_report_json(report);
    else text = tare_show_report(report, terminal_width(), state->has_colours);
    if (text && line->file) return write_file(line->file, text);
    if (text) fputs(text, stdout);
    else fprintf(stderr, "not enough memory to show the report\n");
    return text;
}

// ---- running ----

static void tell_error(TareRuntime *rt) {
    tare_report_error(rt);
    tare_flush(rt);
}

static size_t split_words(char *text, const char **words) {
    size_t count = 0;
    for (char *word = strtok(text, " \t\n"); word && count < MAXIMUM_PIECES;
         word = strtok(NULL, " \t\n"))
        words[count++] = word;
    return count;
}

static int measure(TareRuntime *rt, Line *line, const CommandState *state) {
    TareHandle *subject = NULL;
    const char *words[MAXIMUM_PIECES];
    size_t word_count = 0;
    char *text = line->text + strspn(line->text, " \t\n");
    if (line->info->takes == TARE_TAKES_WORDS) word_count = split_words(text, words);
    else if (*text) {
        subject = tare_evaluate(rt, text);
        if (!subject) {
            tell_error(rt);
            return 1;
        }
    } else if (line->info->takes == TARE_TAKES_OBJECT) {
        fprintf(stderr, "usage: %%%s %s\n", line->info->name, line->info->usage);
        return 2;
    }
    TareReport *report = tare_measure(rt, line->info->name, subject, words, word_count,
                                      line->options, line->option_count);
    bool is_done = report && output(report, line, state);
    if (!report) tell_error(rt);
    tare_end_report(report);
    tare_drop(rt, subject);
    return is_done ? 0 : 1;
}

int instrument_command_run(TareRuntime *rt, const TareInstrumentInfo *info, const char *arguments,
                           const CommandState *state) {
    // The blank in front lets every option be found by the one before it.
    char *text = malloc(strlen(arguments) + 2);
    if (!text) return 1;
    sprintf(text, " %s", arguments);
    Line line = {.info = info, .text = text};
    tare_flush(rt);
    int status = read_line(&line) ? measure(rt, &line, state) : 2;
    for (size_t i = 0; i < line.option_count; i++) free(line.option_texts[i]);
    free((char *)line.file);
    free(text);
    return status;
}

void instrument_command_show(TareRuntime *rt, const char *instrument, TareHandle *value,
                             const CommandState *state) {
    TareInstrumentInfo info;
    if (!tare_find_instrument(instrument, &info)) return;
    Line line = {.info = &info};
    TareReport *report = tare_measure(rt, instrument, value, NULL, 0, NULL, 0);
    if (report) output(report, &line, state);
    else tare_clear_error(rt);
    tare_end_report(report);
}
