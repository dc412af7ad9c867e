// One pass over all references. An object with more than 65,535 of them wraps its counter; that is
// written down, and there are few such objects.
#include "measure/roots.h"

#include "measure/gather.h"
#include "measure/long_array.h"

typedef struct Counting {
    TareRoots *roots;
    TareGather met;
    TareProgress *progress;
    bool failed;
} Counting;

enum { SOMEONE };  // who holds it is not asked

static void count_met(void *context) {
    Counting *self = context;
    const uint32_t *places = self->met.places;
    for (uint32_t i = 0; i < self->met.count; i++)
        __builtin_prefetch(&self->roots->held[places[i]], 1);
    for (uint32_t i = 0; i < self->met.count; i++)
        if (!tare_roots_count(self->roots, places[i])) self->failed = true;
}

static void count_object(void *context, uint32_t place, TareObject *object) {
    Counting *self = context;
    tare_progress_tell(self->progress, "counting references", place,
                       self->roots->numbering->place_count);
    tare_gather_visit(&self->met, object, SOMEONE);
}

static size_t held_bytes(const TareRoots *self) {
    return ((size_t)self->numbering->place_count + 1) * sizeof *self->held;
}

TareStatus tare_roots_prepare(TareRoots *self, const TareNumbering *numbering) {
    TareAllocator *allocator = numbering->allocator;
    *self = (TareRoots){.numbering = numbering};
    tare_vector_init(&self->wraps, allocator, sizeof(uint32_t));
    self->held = tare_long_array_resize(allocator, NULL, 0, held_bytes(self));
    if (!self->held) return TARE_ERROR;
    memset(self->held, 0, held_bytes(self));
    return TARE_OK;
}

bool tare_roots_wrap(TareRoots *self, uint32_t place) {
    uint32_t *wrap = tare_vector_push(&self->wraps);
    if (wrap) *wrap = place;
    return wrap;
}

TareStatus tare_roots_init(TareRoots *self, TareRuntime *rt, const TareNumbering *numbering,
                           TareProgress *progress) {
    if (tare_roots_prepare(self, numbering) != TARE_OK) return TARE_ERROR;
    Counting counting = {.roots = self, .progress = progress};
    tare_gather_init(&counting.met, rt, numbering, count_met, &counting);
    tare_numbering_visit(numbering, count_object, &counting);
    tare_gather_flush(&counting.met);
    return counting.failed ? TARE_ERROR : TARE_OK;
}

void tare_roots_deinit(TareRoots *self) {
    if (!self->numbering) return;
    TareAllocator *allocator = self->numbering->allocator;
    if (self->held) tare_long_array_resize(allocator, self->held, held_bytes(self), 0);
    self->held = NULL;
    tare_vector_deinit(&self->wraps);
}

uint64_t tare_roots_held(const TareRoots *self, uint32_t place) {
    uint64_t held = self->held[place];
    for (size_t i = 0; i < self->wraps.count; i++)
        if (*(uint32_t *)tare_vector_get(&self->wraps, i) == place) held += UINT16_MAX + 1;
    return held;
}
