// Going through a lesson line by line: what is told is printed, what is typed is run as if typed,
// and questions are asked.
#include "lesson.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "asking.h"

typedef struct Walk {
    TareRuntime *rt;
    CommandState *state;
    const char *at;  // the line that is next
} Walk;

static bool begins_with(const char *line, const char *mark) {
    return !strncmp(line, mark, strlen(mark));
}

static size_t line_length(const char *line) { return strcspn(line, "\n"); }

static void go_on(Walk *self) {
    self->at += line_length(self->at);
    self->at += *self->at == '\n';
}

// The line behind its mark as a text of its own, without blanks around; the caller frees it.
static char *copy_behind(const char *line, const char *mark) {
    const char *start = line + strlen(mark), *end = line + line_length(line);
    while (start < end && isspace((unsigned char)*start)) start++;
    while (end > start && isspace((unsigned char)end[-1])) end--;
    return strndup(start, (size_t)(end - start));
}

static void print_line(const char *line) {
    printf("%.*s\n", (int)line_length(line), line);
    fflush(stdout);
}

// ---- entries ----

// Adds the line without its prompt.
static void add_entry_line(char *entry, const char *line) {
    size_t length = line_length(line), bytes = strlen(entry);
    size_t skipped = length > 4 ? 4 : length;
    memcpy(entry + bytes, line + skipped, length - skipped);
    memcpy(entry + bytes + length - skipped, "\n", 2);
}

// `>>> ` and the `... ` behind it: false when the session wants to leave the lesson.
static bool run_entry(Walk *self) {
    char *entry = calloc(1, strlen(self->at) + 2);
    if (!entry) return false;
    do {
        print_line(self->at);
        add_entry_line(entry, self->at);
        go_on(self);
    } while (begins_with(self->at, "..."));
    bool goes_on = self->state->run_entry(self->state->session, entry);
    free(entry);
    return goes_on && !self->state->has_left;
}

// ---- questions ----

// The number with separators, written to the end of `digits`.
static const char *show_number(int64_t number, char digits[32]) {
    char plain[24], *out = digits + 31;
    snprintf(plain, sizeof plain, "%" PRId64, number);
    size_t count = strlen(plain), first = plain[0] == '-';
    *out = 0;
    for (size_t i = 0; i < count; i++) {
        if (i && i % 3 == 0 && count - i > first) *--out = ',';
        *--out = plain[count - 1 - i];
    }
    return out;
}

static void tell_answer(AskingVerdict verdict, int64_t guess, int64_t number) {
    char guessed[32], right[32];
    const char *answer = show_number(number, right);
    if (verdict == ASKING_NO_GUESS) printf("it is %s\n", answer);
    else if (guess == number) printf("%s: that is right\n", answer);
    else printf("you said %s, it is %s\n", show_number(guess, guessed), answer);
}

// The value of an expression of the lesson, told when it is no int.
static bool evaluate(Walk *self, const char *expression, int64_t *number) {
    TareHandle *value = tare_evaluate(self->rt, expression);
    bool is_number = value && tare_read_int(self->rt, value, number) == TARE_DONE;
    if (!is_number) {
        tare_report_error(self->rt);
        tare_flush(self->rt);
    }
    tare_drop(self->rt, value);
    return is_number;
}

// `- EXPR : words`: tells the words if the guess is that.
static bool name_thought(Walk *self, int64_t guess) {
    char *text = copy_behind(self->at, "-");
    char *words = text ? strstr(text, " : ") : NULL;
    int64_t number;
    bool is_it = false;
    if (words) {
        *words = 0;
        is_it = evaluate(self, text, &number) && number == guess;
        if (is_it) printf("perhaps %s\n", words + 3);
    }
    free(text);
    return is_it;
}

// The wrong thoughts behind an answer; passes over them all.
static void name_thoughts(Walk *self, bool is_wrong, int64_t guess) {
    bool is_named = !is_wrong;
    for (; begins_with(self->at, "- "); go_on(self))
        if (!is_named) is_named = name_thought(self, guess);
}

// `= EXPR`: the answer, beside the guess.
static void reveal(Walk *self, AskingVerdict verdict, int64_t guess) {
    char *expression = copy_behind(self->at, "=");
    int64_t number = 0;
    bool is_known = expression && evaluate(self, expression, &number);
    free(expression);
    go_on(self);
    if (is_known) tell_answer(verdict, guess, number);
    name_thoughts(self, is_known && verdict == ASKING_GUESS && guess != number, guess);
    fflush(stdout);
}

static bool ask(Walk *self) {
    char *question = copy_behind(self->at, "?");
    int64_t guess = 0;
    go_on(self);
    AskingVerdict verdict = ASKING_LEFT;
    if (question) verdict = asking_number(self->state, question, &guess);
    free(question);
    if (verdict == ASKING_LEFT) return false;
    if (begins_with(self->at, "= ")) reveal(self, verdict, guess);
    return true;
}

// ---- the whole ----

static bool take_step(Walk *self) {
    if (begins_with(self->at, ">>> ")) return run_entry(self);
    if (begins_with(self->at, "? ")) return ask(self);
    bool is_pause = begins_with(self->at, "---");
    if (!is_pause) print_line(self->at);
    go_on(self);
    return !is_pause || asking_pause(self->state);
}

void lesson_run(TareRuntime *rt, const char *text, CommandState *state) {
    if (state->is_in_lesson) {
        fprintf(stderr, "a lesson is going on; q leaves it\n");
        return;
    }
    Walk walk = {.rt = rt, .state = state, .at = text};
    state->has_left = false;
    state->is_in_lesson = true;
    bool goes_on = true;
    while (goes_on && *walk.at) goes_on = take_step(&walk);
    if (!goes_on) printf("the lesson was left; what it made is still there (%%who, %%reset)\n");
    state->has_left = state->is_in_lesson = false;
}
