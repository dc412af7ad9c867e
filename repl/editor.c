// Lines from libedit on a terminal, else plain lines from descriptor 0.
#include "editor.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "completion.h"
#include "history_file.h"
#include "interrupt.h"

enum { HISTORY_COUNT = 2000 };

struct Editor {
    TareRuntime *rt;
    EditLine *line_editor;  // NULL where there is no terminal
    History *history;
    char *history_path;  // NULL: none is kept
    const char *prompt;
    char *line;
    size_t line_bytes;
    size_t line_capacity;
    char pending[4096];  // read from descriptor 0 and not given out so far
    size_t pending_start;
    size_t pending_end;
};

static Editor *editor_of(EditLine *line_editor) {
    void *data = NULL;
    el_get(line_editor, EL_CLIENTDATA, &data);
    return data;
}

static char *get_prompt(EditLine *line_editor) {
    return (char *)(uintptr_t)editor_of(line_editor)->prompt;
}

// Reads one byte of the terminal: 1, 0 at the end, -1 when Ctrl-C was pressed or on error.
static int read_byte(unsigned char *byte) {
    for (;;) {
        ssize_t got = read(0, byte, 1);
        if (got >= 0) return (int)got;
        if (errno != EINTR) return -1;
        if (interrupt_take()) {
            errno = EINTR;
            return -1;
        }
    }
}

// libedit asks for a character; its own reader would swallow the first Ctrl-C.
static int read_character(EditLine *line_editor, wchar_t *out) {
    (void)line_editor;
    char bytes[8];
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (size_t count = 0; count < sizeof bytes; count++) {
        unsigned char byte;
        int got = read_byte(&byte);
        if (got <= 0) return got;
        bytes[count] = (char)byte;
        size_t used = mbrtowc(out, &bytes[count], 1, &state);
        if (used == (size_t)-2) continue;
        if (used == (size_t)-1) *out = byte;
        return 1;
    }
    return -1;
}

static unsigned char complete(EditLine *line_editor, int character) {
    (void)character;
    return completion_run(line_editor, editor_of(line_editor)->rt);
}

static void open_history(Editor *self) {
    HistEvent event;
    self->history = history_init();
    if (!self->history) return;
    history(self->history, &event, H_SETSIZE, HISTORY_COUNT);
    history(self->history, &event, H_SETUNIQUE, 1);
    self->history_path = history_file_path();
    if (self->history_path) history(self->history, &event, H_LOAD, self->history_path);
    el_set(self->line_editor, EL_HIST, history, self->history);
}

static bool open_line_editor(Editor *self) {
    setlocale(LC_CTYPE, "");
    self->line_editor = el_init("tare", stdin, stdout, stderr);
    if (!self->line_editor) return false;
    el_set(self->line_editor, EL_CLIENTDATA, self);
    el_set(self->line_editor, EL_PROMPT, get_prompt);
    el_set(self->line_editor, EL_EDITOR, "emacs");
    el_set(self->line_editor, EL_SIGNAL, 0);
    el_set(self->line_editor, EL_GETCFN, read_character);
    el_set(self->line_editor, EL_ADDFN, "tare-complete", "complete a name", complete);
    el_set(self->line_editor, EL_BIND, "^I", "tare-complete", NULL);
    el_set(self->line_editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
    open_history(self);
    el_source(self->line_editor, NULL);
    return true;
}

Editor *editor_open(TareRuntime *rt) {
    Editor *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    self->rt = rt;
    if (isatty(0) && isatty(1) && !open_line_editor(self)) {
        free(self);
        return NULL;
    }
    return self;
}

void editor_close(Editor *self) {
    HistEvent event;
    if (self->history && self->history_path)
        history(self->history, &event, H_SAVE, self->history_path);
    if (self->history) history_end(self->history);
    if (self->line_editor) el_end(self->line_editor);
    free(self->history_path);
    free(self->line);
    free(self);
}

static bool append_byte(Editor *self, char byte) {
    if (self->line_bytes + 1 >= self->line_capacity) {
        size_t capacity = self->line_capacity ? self->line_capacity * 2 : 256;
        char *larger = realloc(self->line, capacity);
        if (!larger) return false;
        self->line = larger;
        self->line_capacity = capacity;
    }
    self->line[self->line_bytes++] = byte;
    self->line[self->line_bytes] = 0;
    return true;
}

// Reads more of a pipe: 1, 0 at the end, -1 when Ctrl-C was pressed.
static int fill(Editor *self) {
    for (;;) {
        ssize_t got = read(0, self->pending, sizeof self->pending);
        if (got >= 0) {
            self->pending_start = 0;
            self->pending_end = (size_t)got;
            return got > 0;
        }
        if (errno != EINTR) return 0;
        if (interrupt_take()) return -1;
    }
}

static EditorVerdict read_plain(Editor *self, const char *prompt, const char **line) {
    (void)!write(1, prompt, strlen(prompt));
    self->line_bytes = 0;
    for (;;) {
        if (self->pending_start == self->pending_end) {
            int more = fill(self);
            if (more < 0) return EDITOR_INTERRUPTED;
            if (more == 0 && self->line_bytes == 0) return EDITOR_END;
            if (more == 0) break;
        }
        char byte = self->pending[self->pending_start++];
        if (byte == '\n') break;
        if (!append_byte(self, byte)) return EDITOR_END;
    }
    if (self->line_bytes == 0 && !append_byte(self, ' ')) return EDITOR_END;
    if (self->line_bytes == 1 && self->line[0] == ' ') self->line[0] = 0;
    *line = self->line;
    return EDITOR_LINE;
}

static EditorVerdict read_edited(Editor *self, const char *prompt, const char **line) {
    self->prompt = prompt;
    int count = 0;
    errno = 0;
    const char *text = el_gets(self->line_editor, &count);
    if (!text || count <= 0) {
        bool is_interrupted = errno == EINTR || count < 0;
        if (is_interrupted) el_reset(self->line_editor);
        return is_interrupted ? EDITOR_INTERRUPTED : EDITOR_END;
    }
    self->line_bytes = 0;
    for (int i = 0; i < count && text[i] != '\n'; i++)
        if (!append_byte(self, text[i])) return EDITOR_END;
    if (self->line_bytes == 0) {
        if (!append_byte(self, 0)) return EDITOR_END;
        self->line_bytes = 0;
    }
    *line = self->line;
    return EDITOR_LINE;
}

EditorVerdict editor_read(Editor *self, const char *prompt, const char **line) {
    interrupt_set_waiting(true);
    EditorVerdict verdict = self->line_editor ? read_edited(self, prompt, line)
                                              : read_plain(self, prompt, line);
    interrupt_set_waiting(false);
    return verdict;
}

void editor_remember(Editor *self, const char *entry) {
    HistEvent event;
    if (self->history && *entry) history(self->history, &event, H_ENTER, entry);
}
