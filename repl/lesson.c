// Going through a lesson: the module _lesson tells what comes next, and here it is printed, run as
// if typed, or asked.
#include "lesson.h"

#include <stdio.h>
#include <string.h>

#include "asking.h"

typedef struct Walk {
    TareRuntime *rt;
    CommandState *state;
    TareHandle *steps;  // the generator
    TareHandle *reply;  // what it is sent next
    bool goes_on;
} Walk;

// Prints a pending error as a traceback.
static void tell_error(TareRuntime *rt) {
    tare_report_error(rt);
    tare_flush(rt);
}

static TareHandle *ask(Walk *self, const char *question) {
    int64_t guess = 0;
    AskingVerdict verdict = asking_number(self->state, question, &guess);
    self->goes_on = verdict != ASKING_LEFT;
    return verdict == ASKING_GUESS ? tare_make_int(self->rt, guess) : tare_make_none(self->rt);
}

// The value of an expression of the lesson; None, and told, when it is no int.
static TareHandle *evaluate(Walk *self, const char *expression) {
    TareHandle *value = tare_evaluate(self->rt, expression);
    int64_t number;
    if (value && tare_read_int(self->rt, value, &number) == TARE_DONE) return value;
    tell_error(self->rt);
    tare_drop(self->rt, value);
    return tare_make_none(self->rt);
}

// Carries out what comes next, and returns what is to be sent for it.
static TareHandle *take_step(Walk *self, const char *kind, const char *text) {
    if (!strcmp(kind, "ask")) return ask(self, text);
    if (!strcmp(kind, "evaluate")) return evaluate(self, text);
    if (!strcmp(kind, "pause")) {
        self->goes_on = asking_pause(self->state);
    } else if (!strcmp(kind, "run")) {
        bool goes_on = self->state->run_entry(self->state->session, text);
        self->goes_on = goes_on && !self->state->has_left;
    } else {
        printf("%s\n", text);
    }
    fflush(stdout);
    return tare_make_none(self->rt);
}

// The item of the tuple that a step is.
static TareHandle *fetch_part(TareRuntime *rt, TareHandle *step, int index) {
    TareHandle *number = tare_make_int(rt, index);
    TareHandle *part = number ? tare_fetch_item(rt, step, number) : NULL;
    tare_drop(rt, number);
    return part;
}

// False at the end of the lesson: then nothing is pending.
static bool go_on(Walk *self) {
    TareRuntime *rt = self->rt;
    TareHandle *step = tare_invoke_method(rt, self->steps, "send", &self->reply, 1);
    TareHandle *kind = step ? fetch_part(rt, step, 0) : NULL;
    TareHandle *text = kind ? fetch_part(rt, step, 1) : NULL;
    tare_drop(rt, self->reply);
    self->reply = NULL;
    if (text)
        self->reply =
            take_step(self, tare_read_text(rt, kind, NULL), tare_read_text(rt, text, NULL));
    else
        tare_clear_error(rt);  // StopIteration
    tare_drop(rt, text);
    tare_drop(rt, kind);
    tare_drop(rt, step);
    return self->reply && self->goes_on;
}

static void follow(TareRuntime *rt, TareHandle *steps, CommandState *state) {
    Walk walk = {
        .rt = rt, .state = state, .steps = steps, .reply = tare_make_none(rt), .goes_on = true};
    state->has_left = false;
    state->is_in_lesson = true;
    while (go_on(&walk)) continue;
    if (!walk.goes_on)
        printf("the lesson was left; what it made is still there (%%who, %%reset)\n");
    tare_drop(rt, walk.reply);
    state->has_left = state->is_in_lesson = false;
}

void lesson_run(TareRuntime *rt, const char *wanted, CommandState *state) {
    if (state->is_in_lesson) {
        fprintf(stderr, "a lesson is going on; q leaves it\n");
        return;
    }
    TareHandle *module = tare_import(rt, "_prompt");
    TareHandle *name = module ? tare_make_text(rt, wanted, strlen(wanted)) : NULL;
    TareHandle *steps = name ? tare_invoke_method(rt, module, "open_lesson", &name, 1) : NULL;
    tare_drop(rt, name);
    tare_drop(rt, module);
    if (steps)
        follow(rt, steps, state);
    else
        commands_tell_error(rt);
    tare_drop(rt, steps);
}
