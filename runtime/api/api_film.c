// Films as the host gets them.
#include <string.h>

#include "api/api_state.h"
#include "measure/film.h"
#include "object/error.h"

TareFilm *tare_make_film(TareRuntime *rt, TareHandle *callable) {
    tare_lifecycle_enter(rt);
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    TareFilm *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    if (tare_film_init(self, rt) != TARE_OK) tare_error_raise_memory(rt);
    else if (tare_film_record(self, callable ? callable->value : TARE_ABSENT) == TARE_OK)
        return self;
    tare_free_film(self);
    return NULL;
}

size_t tare_count_steps(const TareFilm *film) { return film->steps.count; }

static char *copy_out(TareText *text) {
    char *copy = text->failed ? NULL : strdup(tare_text_get(text));
    tare_text_deinit(text);
    return copy;
}

char *tare_describe_step(const TareFilm *film, size_t step, bool has_colours) {
    TareText text;
    tare_text_init(&text, film->nodes.allocator);
    if (step > film->steps.count) tare_film_text_append_steps(film, &text);
    else tare_film_text_append_frame(film, step, has_colours, &text);
    return copy_out(&text);
}

char *tare_describe_film(const TareFilm *film) {
    TareText text;
    tare_text_init(&text, film->nodes.allocator);
    tare_film_page_append(film, &text);
    return copy_out(&text);
}

char *tare_describe_film_json(const TareFilm *film) {
    TareText text;
    tare_text_init(&text, film->nodes.allocator);
    tare_film_page_append_json(film, &text);
    return copy_out(&text);
}

void tare_free_film(TareFilm *film) {
    if (!film) return;
    TareAllocator *allocator = film->nodes.allocator;
    tare_film_deinit(film);
    allocator->resize(allocator, film, sizeof *film, 0);
}
