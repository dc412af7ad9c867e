// A film as text: one moment of it with all objects, or all its steps in lines.
#include <string.h>

#include "measure/film.h"

#define LIVE "\033[1;32m"
#define DEAD "\033[2m"
#define GONE "\033[2;9m"
#define HERE "\033[7m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

// An object as it stands after some steps.
typedef struct Moment {
    const TareFilmRule *rule;  // of the last step that changed its state; NULL: none so far
    uint32_t count;
    bool is_known;             // its count was copied
} Moment;

static Moment moment_of(const TareFilm *self, uint32_t node, size_t step) {
    Moment moment = {NULL, 0, false};
    for (size_t i = 0; i < step && i < self->steps.count; i++) {
        const TareFilmStep *done = tare_film_step(self, i);
        if (done->node != node) continue;
        const TareFilmRule *rule = tare_film_rule(done->kind);
        if (*rule->state) moment.rule = rule;
        if (done->kind == TARE_OBSERVER_COPY || done->kind == TARE_OBSERVER_SUBTRACT) {
            moment.count = done->count;
            moment.is_known = true;
        }
    }
    return moment;
}

static const char *look_of(const Moment *moment, bool has_colours) {
    if (!has_colours) return "";
    if (!moment->rule || !strcmp(moment->rule->look, "plain")) return "";
    if (!strcmp(moment->rule->look, "live")) return LIVE;
    return !strcmp(moment->rule->look, "dead") ? DEAD : GONE;
}

static void append_object(const TareFilm *self, uint32_t index, size_t step, bool has_colours,
                          TareText *text) {
    const TareFilmNode *node = tare_film_node(self, index);
    Moment moment = moment_of(self, index, step);
    bool is_here = step && tare_film_step(self, step - 1)->node == index;
    tare_text_append_string(text, is_here ? "> " : "  ");
    tare_text_append_string(text, is_here && has_colours ? HERE : "");
    tare_text_append_string(text, look_of(&moment, has_colours));
    tare_text_append_format(text, "%-24s %-18s", node->name, node->type);
    if (moment.is_known) tare_text_append_format(text, " %5u of %-5u", moment.count, node->count);
    else tare_text_append_format(text, " %5s    %-5u", "", node->count);
    tare_text_append_format(text, " %s", moment.rule ? moment.rule->state : "");
    tare_text_append_string(text, has_colours ? PLAIN "\n" : "\n");
}

static void append_step(const TareFilm *self, const TareFilmStep *step, TareText *text) {
    const TareFilmNode *node = tare_film_node(self, step->node);
    tare_text_append_format(text, "%s: %s", tare_film_rule(step->kind)->name, node->name);
    if (step->other != TARE_FILM_NONE)
        tare_text_append_format(text, ", from %s", tare_film_node(self, step->other)->name);
    if (step->kind == TARE_OBSERVER_COPY || step->kind == TARE_OBSERVER_HELD)
        tare_text_append_format(text, ": %u", step->count);
    else if (step->kind == TARE_OBSERVER_SUBTRACT)
        tare_text_append_format(text, ": %u - 1 = %u", step->count + 1, step->count);
}

static unsigned long long count_hidden_dead(const TareFilm *self) {
    unsigned long long count = 0;
    for (size_t i = 0; i < self->nodes.count; i++) {
        const TareFilmNode *node = tare_film_node(self, (uint32_t)i);
        count += node->is_dead && !node->shown;
    }
    return count;
}

static void append_hidden(const TareFilm *self, TareText *text) {
    unsigned long long hidden = tare_film_hidden_count(self), dead = count_hidden_dead(self);
    if (!hidden) return;
    tare_text_append_format(text, "  ... %llu more objects were looked at", hidden);
    if (dead) tare_text_append_format(text, ", %llu of them unreachable\n", dead);
    else tare_text_append_string(text, " and live\n");
}

void tare_film_text_append_frame(const TareFilm *self, size_t step, bool has_colours,
                                 TareText *text) {
    tare_text_append_format(text, "step %zu of %zu, generation %d\n", step, self->steps.count,
                            self->generation);
    const TareFilmStep *last = step ? tare_film_step(self, step - 1) : NULL;
    if (last) append_step(self, last, text);
    else tare_text_append_string(text, "before the collection");
    tare_text_append_string(text, has_colours ? "\n" DIM : "\n");
    tare_text_append_string(text, last ? tare_film_rule(last->kind)->sentence : "");
    tare_text_append_string(text, has_colours ? PLAIN "\n\n" : "\n\n");
    tare_text_append_string(text, "  object                   type               copy    count"
                                  " state\n");
    for (size_t i = 0; i < self->shown.count; i++)
        append_object(self, *(uint32_t *)tare_vector_get(&self->shown, i), step, has_colours,
                      text);
    append_hidden(self, text);
}

void tare_film_text_append_steps(const TareFilm *self, TareText *text) {
    uint32_t kind = TARE_OBSERVER_STEP_COUNT;
    for (size_t i = 0; i < self->steps.count; i++) {
        const TareFilmStep *step = tare_film_step(self, i);
        if (step->kind != kind)
            tare_text_append_format(text, "%s# %s\n", i ? "\n" : "",
                                    tare_film_rule(step->kind)->sentence);
        kind = step->kind;
        tare_text_append_format(text, "%4zu  ", i + 1);
        append_step(self, step, text);
        tare_text_append_char(text, '\n');
    }
    append_hidden(self, text);
    tare_text_append_format(text, "%lld collected\n", (long long)self->collected_count);
}
