// What a film draws: what was unreachable first, then what the variables of the program hold and
// what that leads to, then the classes of all these; at most TARE_FILM_SHOWN objects. Of much
// garbage some is left out for the living. Of the others it tells only how many there were.
#include <stdio.h>
#include <string.h>

#include "measure/film.h"

static void show(TareFilm *self, uint32_t index) {
    TareFilmNode *node = tare_film_node(self, index);
    if (node->shown || self->shown.count >= TARE_FILM_SHOWN) return;
    uint32_t *place = tare_vector_push(&self->shown);
    if (!place) {
        self->failed = true;
        return;
    }
    *place = index;
    node->shown = (uint32_t)self->shown.count;
}

static void show_dead(TareFilm *self, size_t most) {
    for (size_t i = 0; i < self->nodes.count && self->shown.count < most; i++)
        if (tare_film_node(self, i)->is_dead) show(self, (uint32_t)i);
}

static void show_named(TareFilm *self) {
    for (size_t i = 0; i < self->nodes.count; i++)
        if (tare_film_node(self, i)->is_named) show(self, (uint32_t)i);
}

// One step along the references that were taken off. True when something new is drawn.
static bool show_next(TareFilm *self, bool classes) {
    size_t before = self->shown.count;
    for (size_t i = 0; i < self->steps.count; i++) {
        const TareFilmStep *step = tare_film_step(self, i);
        if (step->kind != TARE_OBSERVER_SUBTRACT || step->other == TARE_FILM_NONE) continue;
        const TareFilmNode *target = tare_film_node(self, step->node);
        const TareFilmNode *source = tare_film_node(self, step->other);
        if (!source->shown || (source->is_quiet && !source->is_dead)) continue;
        bool is_wanted = classes ? target->is_class && target->name[0]
                                 : !target->is_quiet && !target->is_dead;
        if (is_wanted) show(self, step->node);
    }
    return self->shown.count > before;
}

// Weak references live outside of what they refer to, and so do what finalizers touch.
static void show_concerned(TareFilm *self) {
    for (size_t i = 0; i < self->steps.count; i++)
        if (tare_film_step(self, i)->kind == TARE_OBSERVER_WEAK_CALL)
            show(self, tare_film_step(self, i)->node);
}

static void drop_other_steps(TareFilm *self) {
    size_t kept = 0;
    for (size_t i = 0; i < self->steps.count; i++) {
        TareFilmStep step = *tare_film_step(self, i);
        if (!tare_film_node(self, step.node)->shown) continue;
        // References to classes from what is not drawn are many and tell nothing.
        bool is_hidden = step.other != TARE_FILM_NONE && !tare_film_node(self, step.other)->shown;
        if (is_hidden && step.kind == TARE_OBSERVER_SUBTRACT) {
            if (tare_film_node(self, step.node)->is_class) continue;
        }
        if (is_hidden) step.other = TARE_FILM_NONE;
        *tare_film_step(self, kept++) = step;
    }
    self->steps.count = kept;
}

static void name_shown(TareFilm *self) {
    for (size_t i = 0; i < self->shown.count; i++) {
        TareFilmNode *node = tare_film_node(self, *(uint32_t *)tare_vector_get(&self->shown, i));
        if (node->name[0]) continue;
        int number = 1;
        for (size_t j = 0; j < i; j++) {
            uint32_t earlier = *(uint32_t *)tare_vector_get(&self->shown, j);
            number += !strcmp(tare_film_node(self, earlier)->type, node->type) &&
                      !tare_film_node(self, earlier)->is_named;
        }
        char type[33];
        tare_film_copy_name(node->type, type, sizeof type);
        snprintf(node->name, sizeof node->name, "%s %d", type, number);
    }
}

void tare_film_select(TareFilm *self) {
    show_dead(self, TARE_FILM_SHOWN * 2 / 3);
    show_named(self);
    while (show_next(self, false)) continue;
    show_concerned(self);
    show_dead(self, TARE_FILM_SHOWN);
    show_next(self, true);
    drop_other_steps(self);
    name_shown(self);
}
