// A film of one collection: every step that the collector took, which objects they concern, and
// what rule they follow. Recorded in the memory of instruments. film_select.c chooses what is
// drawn, film_text.c prints it, film_page.c makes data and page of it.
#ifndef TARE_MEASURE_FILM_H
#define TARE_MEASURE_FILM_H

#include "base/text.h"
#include "base/vector.h"
#include "collect/observer.h"

enum {
    TARE_FILM_NODES = 20000,    // the largest collection that can be filmed, in objects
    TARE_FILM_STEPS = 1000000,  // ... in steps
    TARE_FILM_SHOWN = 60,       // objects that are drawn
};

typedef struct TareFilmNode {
    const TareObject *object;  // where it was; not to be followed
    char name[48];             // of the variable that held it, or its type and a number
    char type[40];
    uint32_t count;            // its references when the collection began
    uint32_t shown;            // its number among those drawn, from 1 on; 0: not drawn
    uint8_t generation;
    bool is_named;             // a variable of __main__ held it
    bool is_quiet;             // a class, function or module: drawn only beside others
    bool is_class;
    bool is_dead;              // it was unreachable
} TareFilmNode;

typedef struct TareFilmStep {
    uint32_t kind;   // TareObserverStep
    uint32_t node;
    uint32_t other;  // TARE_FILM_NONE: none
    uint32_t count;  // of the copy, after the step
} TareFilmStep;

#define TARE_FILM_NONE UINT32_MAX

typedef struct TareFilmRule {
    const char *name, *state, *look, *sentence;
} TareFilmRule;

typedef struct TareFilm {
    TareObserver observer;  // first
    TareRuntime *rt;
    int generation;
    bool is_recording, is_done, is_too_large, failed;
    uint64_t looked_at_count;
    int64_t collected_count;
    TareVector nodes;  // TareFilmNode
    TareVector steps;  // TareFilmStep: all of them, then those that concern what is drawn
    TareVector shown;  // uint32_t: the nodes that are drawn, in order of their numbers
    uint32_t *slots;   // hash table from address to node + 1
    size_t slot_count;
    bool has_names;
} TareFilm;

// Records the first collection that runs until tare_film_end. TARE_ERROR: memory ended, nothing
// pending. Deinit in any case.
TareStatus tare_film_init(TareFilm *self, TareRuntime *rt) TARE_CHECKED;
// Calls `callable`, or gc.collect() when it is absent, and films the first collection in it. An
// error of the program, of memory, ValueError when the collection was too large, and RuntimeError
// when there was none, are raised.
TareStatus tare_film_record(TareFilm *self, TareValue callable) TARE_CHECKED;
void tare_film_deinit(TareFilm *self);

const TareFilmRule *tare_film_rule(uint32_t kind);
static inline TareFilmNode *tare_film_node(const TareFilm *self, size_t index) {
    return tare_vector_get(&self->nodes, index);
}
static inline TareFilmStep *tare_film_step(const TareFilm *self, size_t index) {
    return tare_vector_get(&self->steps, index);
}
// What fits of a text in UTF-8, cut between characters.
void tare_film_copy_name(const char *text, char *out, size_t out_bytes);
// The number of objects that were looked at and are not drawn.
uint64_t tare_film_hidden_count(const TareFilm *self);

// film_select.c: chooses what is drawn and drops the steps that concern nothing of it.
void tare_film_select(TareFilm *self);
// film_text.c: the objects after `step` steps, and the rule of that step; or all steps in lines.
void tare_film_text_append_frame(const TareFilm *self, size_t step, bool has_colours,
                                 TareText *text);
void tare_film_text_append_steps(const TareFilm *self, TareText *text);
// film_page.c: the film as JSON (schema tare.film/1), and the page that plays it.
void tare_film_page_append_json(const TareFilm *self, TareText *text);
void tare_film_page_append(const TareFilm *self, TareText *text);

#endif
