// The loop of the prompt: gathers an entry line by line, runs it, shows values and their cost.
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "editor.h"
#include "tare/instruments.h"

typedef struct Session {
    TareRuntime *rt;
    Editor *editor;
    CommandState commands;
    char *entry;
    size_t entry_bytes;
    size_t entry_capacity;
    bool was_stopped;  // the last entry, by Ctrl-C or SystemExit
} Session;

static bool append(Session *self, const char *text, size_t bytes) {
    if (self->entry_bytes + bytes + 1 > self->entry_capacity) {
        size_t capacity = (self->entry_bytes + bytes + 1) * 2;
        char *larger = realloc(self->entry, capacity);
        if (!larger) return false;
        self->entry = larger;
        self->entry_capacity = capacity;
    }
    memcpy(self->entry + self->entry_bytes, text, bytes);
    self->entry_bytes += bytes;
    self->entry[self->entry_bytes] = 0;
    return true;
}

static void show_line(const CommandState *state, const char *line) {
    const char *dim = state->has_colours ? "\033[2m" : "";
    const char *plain = state->has_colours ? "\033[0m" : "";
    printf("%s%s%s\n", dim, line, plain);
}

// What the same object costs in versions of CPython, in one line.
static void show_estimate(TareRuntime *rt, TareHandle *value, const CommandState *state) {
    static const char *const options[] = {"brief"};
    TareReport *report = tare_measure(rt, "estimate", value, NULL, 0, options, 1);
    const char *text = report ? tare_show_report(report, 0, false) : NULL;
    // Without the footer: the report before it has one.
    if (text) {
        char *line = strndup(text, strcspn(text, "\n"));
        if (line) show_line(state, line);
        free(line);
    } else {
        tare_clear_error(rt);
    }
    tare_end_report(report);
}

static void show_cost(void *context, TareRuntime *rt, TareHandle *value) {
    const CommandState *state = &((Session *)context)->commands;
    if (state->overhead == OVERHEAD_OFF) return;
    tare_flush(rt);
    TareSizeReport *report = tare_weigh(rt, value);
    if (!report) return;
    if (state->overhead == OVERHEAD_FULL && !report->is_immediate)
        instrument_command_show(rt, "anatomy", value, state);
    else show_line(state, report->line);
    if (state->overhead == OVERHEAD_FULL) show_estimate(rt, value, state);
    tare_free_report(rt, report);
    fflush(stdout);
}

// Runs the text: false when the session ends, with *status set.
static bool run_text(Session *self, const char *text, size_t bytes, int *status) {
    TareOutcome outcome = tare_run_interactive(self->rt, text, bytes, show_cost, self);
    self->was_stopped = false;
    if (outcome == TARE_FAILED) {
        bool is_exiting = tare_is_exiting(self->rt);
        self->was_stopped = is_exiting || tare_is_interrupted(self->rt);
        int code = tare_report_error(self->rt);
        if (is_exiting) {
            *status = code;
            return false;
        }
    }
    tare_flush(self->rt);
    return true;
}

// What a command runs as if it had been typed.
static bool run_typed(void *session, const char *entry) {
    Session *self = session;
    int status;
    if (commands_run(self->rt, entry, &self->commands)) return !self->commands.is_leaving;
    run_text(self, entry, strlen(entry), &status);
    return !self->was_stopped;
}

// Gathers the lines of one entry. LINE: an entry is there, maybe empty.
static EditorVerdict gather(Session *self) {
    self->entry_bytes = 0;
    if (!append(self, "", 0)) return EDITOR_END;
    const char *prompt = ">>> ";
    for (;;) {
        const char *line;
        EditorVerdict verdict = editor_read(self->editor, prompt, &line);
        if (verdict == EDITOR_END && self->entry_bytes) return EDITOR_LINE;
        if (verdict != EDITOR_LINE) return verdict;
        bool is_first = self->entry_bytes == 0;
        if (!append(self, line, strlen(line)) || !append(self, "\n", 1)) return EDITOR_END;
        if (is_first && (line[strspn(line, " \t")] == 0 || line[0] == '%')) return EDITOR_LINE;
        if (is_first && commands_is_question(line)) return EDITOR_LINE;
        if (!tare_is_incomplete(self->rt, self->entry, self->entry_bytes)) return EDITOR_LINE;
        prompt = "... ";
    }
}

static bool is_blank(const char *text) { return text[strspn(text, " \t\n")] == 0; }

// One turn of the loop: false when the session ends.
static bool take_turn(Session *self, int *status) {
    EditorVerdict verdict = gather(self);
    if (verdict == EDITOR_END) {
        (void)!write(1, "\n", 1);
        return false;
    }
    if (verdict == EDITOR_INTERRUPTED) {
        static const char words[] = "\nKeyboardInterrupt\n";
        (void)!write(2, words, sizeof words - 1);
        return true;
    }
    if (self->entry_bytes == 0 || is_blank(self->entry)) return true;
    // The history has it without the last line end.
    self->entry[self->entry_bytes - 1] = 0;
    editor_remember(self->editor, self->entry);
    self->entry[self->entry_bytes - 1] = '\n';
    entries_add(&self->commands.entries, self->entry);
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc): the entry stays in *self, session_run frees it
    if (commands_run(self->rt, self->entry, &self->commands)) return !self->commands.is_leaving;
    return run_text(self, self->entry, self->entry_bytes, status);
}

static void print_banner(void) {
    printf("tare %s: Python 3.11 that weighs its objects. "
           "%%help lists commands, Ctrl-D leaves.\n",
           tare_version());
    fflush(stdout);
}

int session_run(TareRuntime *rt, const Options *options) {
    const char *no_color = getenv("NO_COLOR");
    Session self = {.rt = rt, .commands = {.overhead = OVERHEAD_ON}};
    self.commands.has_colours = isatty(1) && !(no_color && *no_color);
    self.editor = editor_open(rt);
    if (!self.editor) {
        fprintf(stderr, "tare: cannot read from the terminal\n");
        return 1;
    }
    self.commands.editor = self.editor;
    self.commands.run_entry = run_typed;
    self.commands.session = &self;
    tare_flush(rt);
    if (!options->runtime.flags[TARE_FLAG_QUIET]) print_banner();
    int status = 0;
    while (take_turn(&self, &status)) continue;
    editor_close(self.editor);
    free(self.entry);
    entries_free(&self.commands.entries);
    return status;
}
