// Passes: number depth first, find semidominators, turn each into the dominator, add up.
#include "measure/dominators.h"

#include "measure/long_array.h"
#include "measure/semidominators.h"
#include "modules/own_size.h"

static uint64_t word_count(const TareDominators *self) {
    return (uint64_t)self->numbering.object_count + 1;
}

// Each immediate dominator is the nearest common ancestor of parent and semidominator, in the tree
// of dominators so far. The semidominators, which are given, are read once each and make room.
static void find_dominators(TareDominators *self, const uint32_t *parents) {
    self->dominators[0] = 0;
    for (uint32_t node = 1; node < self->node_count; node++) {
        uint32_t semidominator = self->dominators[node];
        uint32_t candidate = semidominator ? parents[node] : 0;
        while (candidate > semidominator) candidate = self->dominators[candidate];
        self->dominators[node] = candidate;
    }
}

typedef struct Sum {
    TareDominators *tree;
    const TarePreorder *order;
    TareProgress *progress;
} Sum;

// In the order of the heap, as that is where it is read.
static void note_own_bytes(void *context, uint32_t place, TareObject *object) {
    Sum *self = context;
    TareDominators *tree = self->tree;
    tare_progress_tell(self->progress, "adding up", place, tree->numbering.place_count);
    uint32_t node = tare_preorder_get(self->order, place);
    if (node == 0) return;
    TareOwnSize size = tare_own_size_measure(tree->rt, tare_value_from_object(object));
    tree->retained[node] = size.taken_bytes;
}

// Own bytes first; then, from the last node on, each adds its sum to its dominator's.
static TareStatus add_up(Sum *self) {
    TareDominators *tree = self->tree;
    tree->retained = tare_long_array_resize(tree->allocator, NULL, 0,
                                       word_count(tree) * sizeof *tree->retained);
    if (!tree->retained) return TARE_ERROR;
    tree->retained[0] = 0;
    tare_numbering_visit(&tree->numbering, note_own_bytes, self);
    for (uint32_t node = tree->node_count; --node > 0;)
        tree->retained[tree->dominators[node]] += tree->retained[node];
    return TARE_OK;
}

static TareStatus keep_places(TareDominators *self, const TarePreorder *order) {
    self->places = tare_long_array_new_words(self->allocator, word_count(self));
    if (!self->places) return TARE_ERROR;
    self->places[0] = UINT32_MAX;
    for (uint32_t place = 0; place < self->numbering.place_count; place++) {
        uint32_t node = tare_preorder_get(order, place);
        if (node) self->places[node] = place;
    }
    return TARE_OK;
}

static TareStatus find_tree(TareDominators *self, TarePreorder *order, TareProgress *progress) {
    if (tare_preorder_init(order, self->rt, &self->numbering, progress) != TARE_OK ||
        tare_semidominators_find(order, progress) != TARE_OK)
        return TARE_ERROR;
    self->node_count = order->node_count;
    self->dominators = order->earliest;
    order->earliest = NULL;
    find_dominators(self, order->parents);
    tare_long_array_free_words(self->allocator, &order->parents, word_count(self));
    if (add_up(&(Sum){self, order, progress}) != TARE_OK) return TARE_ERROR;
    return keep_places(self, order);
}

TareStatus tare_dominators_init(TareDominators *self, TareRuntime *rt,
                                TareProgress *progress) {
    *self = (TareDominators){.rt = rt};
    self->allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    if (tare_numbering_init(&self->numbering, &rt->heap, self->allocator) != TARE_OK)
        return TARE_ERROR;
    TarePreorder order;
    TareStatus status = find_tree(self, &order, progress);
    tare_preorder_deinit(&order);
    return status;
}

void tare_dominators_deinit(TareDominators *self) {
    tare_long_array_free_words(self->allocator, &self->places, word_count(self));
    tare_long_array_free_words(self->allocator, &self->dominators, word_count(self));
    if (self->retained)
        tare_long_array_resize(self->allocator, self->retained,
                          word_count(self) * sizeof *self->retained, 0);
    tare_numbering_deinit(&self->numbering);
}

TareObject *tare_dominators_object(const TareDominators *self, uint32_t node) {
    return tare_numbering_find(&self->numbering, self->places[node]);
}

void tare_dominators_index(const TareDominators *self, uint32_t *nodes) {
    memset(nodes, 0, self->numbering.place_count * sizeof *nodes);
    for (uint32_t node = 1; node < self->node_count; node++) nodes[self->places[node]] = node;
}
