// Passes: find the roots, number depth first, find semidominators from the last node on, then
// dominators, then add up. The holders of each object that have greater numbers than it are listed
// for as many nodes at a time as there is room for: dense graphs are read several times.
#include "measure/dominators.h"

#include "measure/edges.h"
#include "modules/own_size.h"

#define NO_NODE ((uint32_t)0)
#define NOWHERE UINT32_MAX
#define WAITING ((uint32_t)1 << 31)

typedef struct Search {
    TareDominators *tree;
    TareEdges edges;
    TareProgress *progress;
    TareRoots roots;
    uint32_t *nodes;      // place to node; NO_NODE: not reached; WAITING: has none yet, and the
                          // other bits are the node that refers to it
    // The stack of what waits, from `top` down, by place: an object is in it once at most, however
    // many references to it are met, and goes to the top with each.
    uint32_t *above, *below;
    uint32_t top;
    uint32_t *parents;    // node to node, in the depth-first tree; of roots 0
    uint32_t *ancestors;  // the same with paths compressed
    uint32_t *labels;     // first where the node's holders end, then where they begin, once they
                          // are listed; at last the least semidominator
    uint32_t *holders;    // nodes that refer to smaller ones, by the node that they refer to: of
    uint32_t first, end;  // the nodes from `first` to before `end`
    uint32_t base;        // where the holders of the first begin, among those of all nodes
    uint64_t room_count;  // in `holders`
    uint32_t node;        // whose references are being followed
    bool failed;
} Search;

static uint32_t *new_words(TareDominators *tree, uint64_t count) {
    return tree->allocator->resize(tree->allocator, NULL, 0, count * sizeof(uint32_t));
}

static void free_words(TareDominators *tree, uint32_t **words, uint64_t count) {
    if (*words) tree->allocator->resize(tree->allocator, *words, count * sizeof(uint32_t), 0);
    *words = NULL;
}

// ---- what waits ----

static void stop_waiting(Search *self, uint32_t place) {
    uint32_t above = self->above[place], below = self->below[place];
    if (above == NOWHERE) self->top = below;
    else self->below[above] = below;
    if (below != NOWHERE) self->above[below] = above;
}

static void wait(Search *self, uint32_t place, uint32_t parent) {
    if (self->nodes[place] & WAITING) stop_waiting(self, place);
    self->nodes[place] = WAITING | parent;
    self->above[place] = NOWHERE;
    self->below[place] = self->top;
    if (self->top != NOWHERE) self->above[self->top] = place;
    self->top = place;
}

static void wait_if_root(void *context, uint32_t place, TareObject *object) {
    Search *self = context;
    if (tare_roots_is_root(&self->roots, place, object)) wait(self, place, 0);
}

// ---- depth first ----

// The object's node. Roots hang from node 0 wherever they are met: their dominator is known, and no
// path through them leads to another.
static uint32_t make_node(Search *self, uint32_t place, const TareObject *object,
                          uint32_t parent) {
    uint32_t node = self->tree->node_count++;
    self->nodes[place] = node;
    self->parents[node] = tare_roots_is_root(&self->roots, place, object) ? 0 : parent;
    tare_roots_restart(&self->roots, place);
    return node;
}

// What refers to nothing is done with at once; all else waits. References to what has a smaller
// number are counted: as it is no longer asked whether that is a root, where its references were.
static void see_child(void *context, TareObject *child) {
    Search *self = context;
    uint32_t place = tare_numbering_get(&self->tree->numbering, child);
    uint32_t node = self->nodes[place];
    bool is_waiting = node & WAITING;
    if (node != NO_NODE && !is_waiting) {
        if (node < self->node && self->parents[node] != 0 &&
            !tare_roots_count(&self->roots, place))
            self->failed = true;
    } else if (tare_numbering_is_leaf(child)) {
        if (is_waiting) stop_waiting(self, place);
        make_node(self, place, child, self->node);
    } else {
        wait(self, place, self->node);
    }
}

// An object gets its node when it is taken off the stack, so the tree is a depth-first one.
static void number_nodes(Search *self) {
    TareDominators *tree = self->tree;
    tree->node_count = 1;
    while (!self->failed && self->top != NOWHERE) {
        uint32_t place = self->top, parent = self->nodes[place] & ~WAITING;
        TareObject *object = tare_numbering_find(&tree->numbering, place);
        stop_waiting(self, place);
        self->node = make_node(self, place, object, parent);
        tare_progress_tell(self->progress, "following references", self->node,
                           tree->numbering.object_count);
        tare_edges_visit(&self->edges, object);
    }
}

// ---- holders ----

// Where the room for the later holders of each node ends.
static TareStatus place_holders(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t count = 0;
    for (uint32_t place = 0; place < tree->numbering.place_count; place++)
        if (self->nodes[place] != NO_NODE)
            self->labels[self->nodes[place]] = self->roots.held[place];
    for (size_t i = 0; i < self->roots.wraps.count; i++) {
        const uint32_t *place = tare_vector_get(&self->roots.wraps, i);
        self->labels[self->nodes[*place]] += UINT16_MAX + 1;
    }
    self->labels[0] = 0;
    for (uint32_t node = 1; node < tree->node_count; node++) {
        if (self->room_count < self->labels[node]) self->room_count = self->labels[node];
        count += self->labels[node];
        if (count >= UINT32_MAX) return TARE_ERROR;
        self->labels[node] = (uint32_t)count;
    }
    if (self->room_count > count) self->room_count = count;
    return TARE_OK;
}

static void note_earlier_holder(Search *self, uint32_t node) {
    uint32_t *least = &self->tree->dominators[node];
    if (*least == NO_NODE || *least > self->node) *least = self->node;
}

static void note_later_holder(Search *self, uint32_t node) {
    if (node >= self->first && node < self->end)
        self->holders[--self->labels[node] - self->base] = self->node;
}

// Of the holders with smaller numbers only the least matters.
static void note_holder(void *context, TareObject *child) {
    Search *self = context;
    uint32_t node = self->nodes[tare_numbering_get(&self->tree->numbering, child)];
    if (self->parents[node] == 0) return;
    if (node < self->node) note_later_holder(self, node);
    else if (self->end == self->tree->node_count) note_earlier_holder(self, node);
}

static void note_held(void *context, uint32_t place, TareObject *object) {
    Search *self = context;
    self->node = self->nodes[place];
    tare_progress_tell(self->progress, "listing holders", place,
                       self->tree->numbering.place_count);
    // Who holds nothing of a smaller number is of use in the first reading alone.
    bool is_of_use = self->node > self->first || self->end == self->tree->node_count;
    if (self->node != NO_NODE && is_of_use) tare_edges_visit(&self->edges, object);
}

// Lists the holders of the nodes before `end`, as many as there is room for: the lists are filled
// from their ends on, and labels[node] is then where each begins. The first reading also finds the
// least of the earlier holders of every node, as dominators[node].
static void list_holders(Search *self, uint32_t end) {
    uint32_t first = end - 1;
    while (first > 1 && self->labels[end - 1] - self->labels[first - 2] <= self->room_count)
        first--;
    self->first = first;
    self->end = end;
    self->base = self->labels[first - 1];
    tare_numbering_visit(&self->tree->numbering, note_held, self);
}

// ---- semidominators ----

// The least label on the path from `node` up to, without, the first ancestor that is not above
// `limit`. The path is turned round on the way up and shortened on the way down, so that its
// length costs no stack.
static uint32_t find_least(Search *self, uint32_t node, uint32_t limit) {
    uint32_t *ancestors = self->ancestors, *labels = self->labels;
    uint32_t below = 0;
    while (ancestors[node] > limit) {
        uint32_t above = ancestors[node];
        ancestors[node] = below;
        below = node;
        node = above;
    }
    uint32_t top = ancestors[node];
    while (below) {
        uint32_t next = ancestors[below];
        if (labels[node] < labels[below]) labels[below] = labels[node];
        ancestors[below] = top;
        node = below;
        below = next;
    }
    return labels[node];
}

// `end`: where the later holders of the next node begin; becomes where this one's do.
static uint32_t find_semidominator(Search *self, uint32_t node, uint32_t *end) {
    uint32_t least = self->tree->dominators[node];
    uint32_t start = self->labels[node];
    for (uint32_t i = start; i < *end; i++) {
        uint32_t found = find_least(self, self->holders[i - self->base], node);
        if (found < least) least = found;
    }
    *end = start;
    return least;
}

// Of the nodes whose holders are listed, which are all behind them done; `end`: as above.
static void find_listed(Search *self, uint32_t end) {
    TareDominators *tree = self->tree;
    for (uint32_t node = self->end; --node >= self->first;) {
        tare_progress_tell(self->progress, "finding dominators", tree->node_count - node,
                           tree->node_count);
        uint32_t least = find_semidominator(self, node, &end);
        tree->dominators[node] = least;
        self->labels[node] = least;
    }
}

static void find_semidominators(Search *self) {
    uint32_t node_count = self->tree->node_count;
    memcpy(self->ancestors, self->parents, node_count * sizeof *self->parents);
    self->edges.visit = note_holder;
    for (uint32_t end = node_count; end > 1; end = self->first) {
        uint32_t holders_end = self->labels[end - 1];
        list_holders(self, end);
        find_listed(self, holders_end);
    }
}

static void find_dominators(Search *self) {
    TareDominators *tree = self->tree;
    tree->dominators[0] = 0;
    for (uint32_t node = 1; node < tree->node_count; node++) {
        uint32_t semidominator = tree->dominators[node];
        uint32_t candidate = semidominator ? self->parents[node] : 0;
        while (candidate > semidominator) candidate = tree->dominators[candidate];
        tree->dominators[node] = candidate;
    }
}

// ---- all together ----

static TareStatus search_depth_first(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t places = tree->numbering.place_count, objects = tree->numbering.object_count;
    if (places >= WAITING) return TARE_ERROR;
    self->nodes = new_words(tree, places + 1);
    self->above = new_words(tree, places);
    self->below = new_words(tree, places);
    self->parents = new_words(tree, objects + 1);
    if (!self->nodes || !self->above || !self->below || !self->parents) return TARE_ERROR;
    memset(self->nodes, 0, (places + 1) * sizeof *self->nodes);
    self->parents[0] = 0;
    self->top = NOWHERE;
    if (tare_roots_init(&self->roots, tree->rt, &tree->numbering, self->progress) != TARE_OK)
        return TARE_ERROR;
    tare_numbering_visit(&tree->numbering, wait_if_root, self);
    self->edges.visit = see_child;
    number_nodes(self);
    free_words(tree, &self->above, places);
    free_words(tree, &self->below, places);
    return self->failed ? TARE_ERROR : TARE_OK;
}

// Room for holders: three words for four objects, or as many as one object has.
static TareStatus make_room(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t objects = tree->numbering.object_count;
    self->labels = new_words(tree, objects + 1);
    self->room_count = objects * 3 / 4;
    if (!self->labels || place_holders(self) != TARE_OK) return TARE_ERROR;
    tare_roots_deinit(&self->roots);
    self->holders = new_words(tree, self->room_count + 1);
    tree->dominators = new_words(tree, objects + 1);
    self->ancestors = new_words(tree, objects + 1);
    return self->holders && tree->dominators && self->ancestors ? TARE_OK : TARE_ERROR;
}

static TareStatus find_tree(Search *self) {
    TareDominators *tree = self->tree;
    if (make_room(self) != TARE_OK) return TARE_ERROR;
    memset(tree->dominators, 0, tree->node_count * sizeof *tree->dominators);
    find_semidominators(self);
    find_dominators(self);
    return TARE_OK;
}

// Turns place to node into node to place, when all else has gone.
static TareStatus keep_places(Search *self) {
    TareDominators *tree = self->tree;
    tree->places = new_words(tree, (uint64_t)tree->numbering.object_count + 1);
    if (!tree->places) return TARE_ERROR;
    tree->places[0] = UINT32_MAX;
    for (uint32_t place = 0; place < tree->numbering.place_count; place++)
        if (self->nodes[place] != NO_NODE) tree->places[self->nodes[place]] = place;
    return TARE_OK;
}

static TareStatus end_search(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t places = tree->numbering.place_count, objects = tree->numbering.object_count;
    tare_roots_deinit(&self->roots);
    free_words(tree, &self->parents, objects + 1);
    free_words(tree, &self->ancestors, objects + 1);
    free_words(tree, &self->labels, objects + 1);
    free_words(tree, &self->holders, self->room_count + 1);
    free_words(tree, &self->above, places);
    free_words(tree, &self->below, places);
    TareStatus status = tree->dominators ? keep_places(self) : TARE_OK;
    free_words(tree, &self->nodes, places + 1);
    return status;
}

// Own bytes first; then, from the last node on, each adds its sum to its dominator's.
static TareStatus add_up(TareDominators *tree) {
    size_t bytes = ((size_t)tree->numbering.object_count + 1) * sizeof *tree->retained;
    tree->retained = tree->allocator->resize(tree->allocator, NULL, 0, bytes);
    if (!tree->retained) return TARE_ERROR;
    tree->retained[0] = 0;
    for (uint32_t node = 1; node < tree->node_count; node++) {
        TareValue object = tare_value_from_object(tare_dominators_object(tree, node));
        tree->retained[node] = tare_own_size_measure(tree->rt, object).taken_bytes;
    }
    for (uint32_t node = tree->node_count; --node > 0;)
        tree->retained[tree->dominators[node]] += tree->retained[node];
    return TARE_OK;
}

TareStatus tare_dominators_init(TareDominators *self, TareRuntime *rt,
                                TareProgress *progress) {
    *self = (TareDominators){.rt = rt};
    self->allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    Search search = {.tree = self, .progress = progress};
    tare_edges_init(&search.edges, rt, NULL, &search);
    TareStatus status = tare_numbering_init(&self->numbering, &rt->heap, self->allocator);
    if (status == TARE_OK) status = search_depth_first(&search);
    if (status == TARE_OK) status = find_tree(&search);
    if (end_search(&search) != TARE_OK) status = TARE_ERROR;
    return status == TARE_OK ? add_up(self) : status;
}

void tare_dominators_deinit(TareDominators *self) {
    uint64_t objects = self->numbering.object_count;
    free_words(self, &self->places, objects + 1);
    free_words(self, &self->dominators, objects + 1);
    if (self->retained)
        self->allocator->resize(self->allocator, self->retained,
                                (objects + 1) * sizeof *self->retained, 0);
    tare_numbering_deinit(&self->numbering);
}

TareObject *tare_dominators_object(const TareDominators *self, uint32_t node) {
    return tare_numbering_find(&self->numbering, self->places[node]);
}

void tare_dominators_index(const TareDominators *self, uint32_t *nodes) {
    memset(nodes, 0, self->numbering.place_count * sizeof *nodes);
    for (uint32_t node = 1; node < self->node_count; node++) nodes[self->places[node]] = node;
}
