// Reading answers, with the editor of the prompt: so they can be piped like entries.
#include "asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { QUESTION_BYTES = 1024 };

// The line that was typed, NULL at its end or after Ctrl-C: then the question was left.
static const char *read_answer(CommandState *state, const char *question) {
    char prompt[QUESTION_BYTES];
    snprintf(prompt, sizeof prompt, "%s ", question);
    fflush(stdout);
    state->has_left = false;
    const char *line;
    if (editor_read(state->editor, prompt, &line) != EDITOR_LINE) {
        state->has_left = true;
        printf("\n");
        return NULL;
    }
    if (!isatty(0)) printf("%s\n", line);  // as a terminal shows what is typed
    fflush(stdout);
    line += strspn(line, " \t");
    if (!strcmp(line, "q")) state->has_left = true;
    return state->has_left ? NULL : line;
}

// Whether it is a number, with separators, maybe with its unit.
static bool read_number(const char *text, int64_t *number) {
    int64_t sum = 0;
    const char *start = text;
    for (; *text && strchr("0123456789,_", *text); text++) {
        if (*text == ',' || *text == '_') continue;
        if (sum > INT64_MAX / 10 - 1) return false;
        sum = sum * 10 + (*text - '0');
    }
    *number = sum;
    if (text == start) return false;
    text += strspn(text, " \t");
    size_t unit = strcspn(text, " \t");
    bool is_unit = !unit || !strncmp(text, "B", unit) || !strncmp(text, "bytes", unit);
    return is_unit && !text[unit + strspn(text + unit, " \t")];
}

AskingVerdict asking_number(CommandState *state, const char *question, int64_t *number) {
    for (;;) {
        const char *line = read_answer(state, question);
        if (!line) return ASKING_LEFT;
        if (!*line) return ASKING_NO_GUESS;
        if (read_number(line, number)) return ASKING_GUESS;
        printf("a number, please; Enter alone goes on without a guess, q leaves\n");
    }
}

bool asking_pause(CommandState *state) {
    printf("\n");
    return !isatty(0) || read_answer(state, "(Enter goes on, q leaves)") != NULL;
}

bool asking_yes(CommandState *state, const char *question) {
    const char *line = read_answer(state, question);
    bool is_yes = line && (*line == 'y' || *line == 'Y');
    state->has_left = false;
    return is_yes;
}
