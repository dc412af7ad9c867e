// Breadth first from all holders at once. While chains are being found, a reference that one of
// them uses is not used again, but may be walked backwards, which takes it out of that chain.
#include "measure/paths.h"

#include "measure/edges.h"
#include "measure/long_array.h"
#include "measure/roots.h"

// A walk over the references of one object, with the word of each.
typedef struct Walk {
    TareDescriber base;
    TarePaths *paths;
    uint32_t from;
} Walk;

static TareAllocator *allocator_of(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
}

static uint64_t word_count(const TarePaths *self) {
    return (uint64_t)self->numbering.place_count + 1;
}

// ---- one search --------------------------------------------------------------------------------

static TarePathsEdge *get_edge(const TarePaths *self, uint32_t number) {
    return tare_vector_get(&self->flow, number - 1);
}

static bool is_used(const TarePaths *self, const TareValue *word, uint32_t to) {
    if (!word || !self->into) return false;
    for (uint32_t i = self->into[to]; i; i = get_edge(self, i)->next)
        if (get_edge(self, i)->word == word) return true;
    return false;
}

static void enter(TarePaths *self, uint32_t from, const TareValue *word, TareObject *child) {
    uint32_t place = tare_numbering_get(&self->numbering, child);
    if (self->parents[place] != TARE_PATHS_NONE || is_used(self, word, place)) return;
    self->parents[place] = from;
    uint32_t *entry = tare_vector_push(&self->queue);
    if (entry) *entry = place;
    else self->failed = true;
}

static void see_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                       const char *name) {
    Walk *self = (Walk *)base;
    const TareValue *words = start;
    for (size_t i = 0; i < bytes / sizeof *words; i++)
        if (tare_value_is_object(words[i]))
            enter(self->paths, self->from, &words[i], tare_value_get_object(words[i]));
}

static void see_implied(TareDescriber *base, TareValue target, const char *name) {
    Walk *self = (Walk *)base;
    if (tare_value_is_object(target))
        enter(self->paths, self->from, NULL, tare_value_get_object(target));
}

// Chains that lead into this place may give up their last reference.
static void walk_back(TarePaths *self, uint32_t place) {
    for (uint32_t i = self->into[place]; i; i = get_edge(self, i)->next) {
        uint32_t from = get_edge(self, i)->from;
        if (from < TARE_PATHS_SOURCE)
            enter(self, place, NULL, tare_numbering_find(&self->numbering, from));
    }
}

static void start(TarePaths *self) {
    for (uint32_t i = 0; i < self->numbering.place_count; i++) self->parents[i] = TARE_PATHS_NONE;
    self->queue.count = 0;
    for (size_t i = 0; i < self->holders.count; i++) {
        const TareHolder *holder = tare_vector_get(&self->holders, i);
        enter(self, TARE_PATHS_SOURCE + (uint32_t)i, holder->word, holder->target);
    }
    for (size_t i = 0; i < self->kept.count; i++) {
        uint32_t place = *(uint32_t *)tare_vector_get(&self->kept, i);
        enter(self, TARE_PATHS_RUNTIME, NULL, tare_numbering_find(&self->numbering, place));
    }
}

// Whether the object is reached. The search does not go on behind it.
static bool search(TarePaths *self) {
    Walk walk = {.base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) |
                                   TARE_DESCRIBE_IMPLIED,
                          .region = see_region,
                          .implied = see_implied},
                 .paths = self};
    start(self);
    for (size_t next = 0; next < self->queue.count && !self->failed; next++) {
        walk.from = *(uint32_t *)tare_vector_get(&self->queue, next);
        tare_progress_tell(self->progress, "looking for chains", next,
                           self->numbering.object_count);
        if (walk.from == self->target_place) continue;
        TareObject *object = tare_numbering_find(&self->numbering, walk.from);
        TareType *type = tare_shape_of_id(self->rt, object->shape_id)->type;
        if (type->slots.describe) type->slots.describe(self->rt, object, &walk.base);
        if (self->into) walk_back(self, walk.from);
    }
    return self->parents[self->target_place] != TARE_PATHS_NONE;
}

// ---- what the runtime keeps --------------------------------------------------------------------

typedef struct Keeping {
    TarePaths *paths;
    TareRoots roots;
    const TareRequest *request;
} Keeping;

static size_t count_holders(const TarePaths *self, const TareRequest *request,
                            const TareObject *object) {
    size_t count = 0;
    for (size_t i = 0; i < self->holders.count; i++) {
        const TareHolder *holder = tare_vector_get(&self->holders, i);
        count += holder->target == object && holder->word;
    }
    if (tare_value_is_same(request->subject, tare_value_from_object(object)))
        count += request->asking_count;
    return count;
}

static void look_for_keeper(void *context, uint32_t place, TareObject *object) {
    Keeping *self = context;
    if (!tare_roots_is_root(&self->roots, place, object)) return;
    if (!tare_object_is_immortal(object) &&
        tare_object_count(object) <= tare_roots_held(&self->roots, place) +
                                         count_holders(self->paths, self->request, object))
        return;
    uint32_t *entry = tare_vector_push(&self->paths->kept);
    if (entry) *entry = place;
    else self->paths->failed = true;
}

static TareStatus find_keepers(TarePaths *self, const TareRequest *request) {
    Keeping keeping = {.paths = self, .request = request};
    TareStatus status =
        tare_roots_init(&keeping.roots, self->rt, &self->numbering, self->progress);
    if (status == TARE_OK) tare_numbering_visit(&self->numbering, look_for_keeper, &keeping);
    tare_roots_deinit(&keeping.roots);
    return self->failed ? TARE_ERROR : status;
}

TareStatus tare_paths_init(TarePaths *self, TareRuntime *rt, const TareRequest *request,
                           TareObject *target, TareProgress *progress) {
    TareAllocator *allocator = allocator_of(rt);
    *self = (TarePaths){.rt = rt, .target = target, .progress = progress};
    tare_vector_init(&self->holders, allocator, sizeof(TareHolder));
    tare_vector_init(&self->kept, allocator, sizeof(uint32_t));
    tare_vector_init(&self->queue, allocator, sizeof(uint32_t));
    tare_vector_init(&self->flow, allocator, sizeof(TarePathsEdge));
    if (tare_numbering_init(&self->numbering, &rt->heap, allocator) != TARE_OK ||
        tare_holders_gather(rt, request, &self->holders) != TARE_OK)
        return TARE_ERROR;
    self->target_place = tare_numbering_get(&self->numbering, target);
    self->parents = tare_long_array_new_words(allocator, word_count(self));
    if (!self->parents || find_keepers(self, request) != TARE_OK) return TARE_ERROR;
    search(self);
    return self->failed ? TARE_ERROR : TARE_OK;
}

void tare_paths_deinit(TarePaths *self) {
    TareAllocator *allocator = allocator_of(self->rt);
    tare_long_array_free_words(allocator, &self->parents, word_count(self));
    tare_long_array_free_words(allocator, &self->into, word_count(self));
    tare_vector_deinit(&self->flow);
    tare_vector_deinit(&self->queue);
    tare_vector_deinit(&self->kept);
    tare_vector_deinit(&self->holders);
    tare_numbering_deinit(&self->numbering);
}

// ---- the cut -----------------------------------------------------------------------------------

// Finds a word of `from` that leads to `to` and no chain uses.
typedef struct Finding {
    TareDescriber base;
    const TarePaths *paths;
    uint32_t to;
    TareObject *child;
    const TareValue *word;
    bool is_implied;
} Finding;

static void find_in_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                           const char *name) {
    Finding *self = (Finding *)base;
    const TareValue *words = start;
    for (size_t i = 0; i < bytes / sizeof *words && !self->word; i++)
        if (words[i].bits == (uint64_t)(uintptr_t)self->child &&
            !is_used(self->paths, &words[i], self->to))
            self->word = &words[i];
}

static void find_implied(TareDescriber *base, TareValue target, const char *name) {
    Finding *self = (Finding *)base;
    if (target.bits == (uint64_t)(uintptr_t)self->child) self->is_implied = true;
}

static const TareValue *find_word(const TarePaths *self, uint32_t from, uint32_t to) {
    if (from == TARE_PATHS_RUNTIME) return NULL;
    if (from >= TARE_PATHS_SOURCE) {
        const TareHolder *holder = tare_vector_get(&self->holders, from - TARE_PATHS_SOURCE);
        return holder->word;
    }
    Finding finding = {.base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) |
                                         TARE_DESCRIBE_IMPLIED,
                                .region = find_in_region,
                                .implied = find_implied},
                       .paths = self,
                       .to = to,
                       .child = tare_numbering_find(&self->numbering, to)};
    TareObject *object = tare_numbering_find(&self->numbering, from);
    TareType *type = tare_shape_of_id(self->rt, object->shape_id)->type;
    if (type->slots.describe) type->slots.describe(self->rt, object, &finding.base);
    return finding.is_implied ? NULL : finding.word;
}

// The chain uses an edge of an earlier one backwards: that one is taken out. False: it does not.
static bool take_back(TarePaths *self, uint32_t from, uint32_t to) {
    for (uint32_t *place = &self->into[from]; *place; place = &get_edge(self, *place)->next) {
        TarePathsEdge *edge = get_edge(self, *place);
        if (edge->from != to) continue;
        *place = edge->next;
        edge->word = NULL;
        return true;
    }
    return false;
}

static void add_edge(TarePaths *self, const TareValue *word, uint32_t from, uint32_t to) {
    TarePathsEdge *edge = tare_vector_push(&self->flow);
    if (!edge) {
        self->failed = true;
        return;
    }
    *edge = (TarePathsEdge){word, from, to, self->into[to]};
    self->into[to] = (uint32_t)self->flow.count;
}

// Enters the chain that was found; whether any reference of it can be cut.
static bool add_chain(TarePaths *self) {
    bool is_cuttable = false;
    uint32_t to = self->target_place;
    while (to < TARE_PATHS_SOURCE) {
        uint32_t from = self->parents[to];
        const TareValue *word = find_word(self, from, to);
        is_cuttable |= word != NULL;
        if (word || from >= TARE_PATHS_SOURCE || !take_back(self, from, to))
            add_edge(self, word, from, to);
        to = from;
    }
    return is_cuttable;
}

TareStatus tare_paths_cut(TarePaths *self) {
    bool is_reached = self->parents[self->target_place] != TARE_PATHS_NONE;
    self->into = tare_long_array_new_words(allocator_of(self->rt), word_count(self));
    if (!self->into) return TARE_ERROR;
    memset(self->into, 0, word_count(self) * sizeof *self->into);
    while (is_reached && !self->is_uncuttable && !self->has_more && !self->failed) {
        if (self->chain_count == TARE_PATHS_MOST_CUTS) {
            self->has_more = true;
            break;
        }
        self->is_uncuttable = !add_chain(self);
        self->chain_count++;
        if (!self->is_uncuttable) is_reached = search(self);
    }
    return self->failed ? TARE_ERROR : TARE_OK;
}
