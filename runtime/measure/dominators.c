// Passes: find the roots, number depth first, list the holders of each object that have greater
// numbers than it, find semidominators, then dominators, then add up.
#include "measure/dominators.h"

#include "measure/edges.h"
#include "modules/own_size.h"

enum { NO_NODE = 0, WAITING_COUNT = 8191 };

typedef struct Waiting {
    uint32_t place;
    uint32_t parent;  // the node that refers to it
} Waiting;

// A piece of the stack, which grows by pieces: a copy of all of it would be too large.
typedef struct WaitingPiece {
    struct WaitingPiece *below;
    Waiting entries[WAITING_COUNT];
} WaitingPiece;

typedef struct Search {
    TareDominators *tree;
    TareEdges edges;
    TareProgress *progress;
    TareRoots roots;
    uint32_t *nodes;      // place to node; NO_NODE: not reached
    uint32_t *parents;    // node to node, in the depth-first tree; of roots 0
    uint32_t *ancestors;  // the same with paths compressed
    uint32_t *labels;     // first where the node's holders are listed, then the least semidominator
    uint32_t *holders;    // nodes that refer to smaller ones, by the node that they refer to
    uint64_t holder_count;
    WaitingPiece *waiting;   // topmost piece of the stack; NULL: empty
    size_t waiting_count;    // in that piece
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

// ---- roots ----

static bool push_piece(Search *self) {
    TareAllocator *allocator = self->tree->allocator;
    WaitingPiece *piece = allocator->resize(allocator, NULL, 0, sizeof *piece);
    if (!piece) return false;
    piece->below = self->waiting;
    self->waiting = piece;
    self->waiting_count = 0;
    return true;
}

static void pop_piece(Search *self) {
    TareAllocator *allocator = self->tree->allocator;
    WaitingPiece *piece = self->waiting;
    self->waiting = piece->below;
    self->waiting_count = WAITING_COUNT;
    allocator->resize(allocator, piece, sizeof *piece, 0);
}

static void wait(Search *self, uint32_t place, uint32_t parent) {
    bool has_room = self->waiting && self->waiting_count < WAITING_COUNT;
    if (has_room || push_piece(self))
        self->waiting->entries[self->waiting_count++] = (Waiting){place, parent};
    else self->failed = true;
}

static bool take(Search *self, Waiting *next) {
    if (self->waiting && !self->waiting_count) pop_piece(self);
    if (!self->waiting) return false;
    *next = self->waiting->entries[--self->waiting_count];
    return true;
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
    TareDominators *tree = self->tree;
    uint32_t node = tree->node_count++;
    self->nodes[place] = node;
    tree->places[node] = place;
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
    if (node != NO_NODE) {
        if (node < self->node && self->parents[node] != 0 &&
            !tare_roots_count(&self->roots, place))
            self->failed = true;
    } else if (tare_numbering_is_leaf(child)) make_node(self, place, child, self->node);
    else wait(self, place, self->node);
}

// An object gets its node when it is taken off the stack, so the tree is a depth-first one.
static void number_nodes(Search *self) {
    TareDominators *tree = self->tree;
    Waiting next;
    tree->node_count = 1;
    while (!self->failed && take(self, &next)) {
        if (self->nodes[next.place] != NO_NODE) continue;
        TareObject *object = tare_numbering_find(&tree->numbering, next.place);
        self->node = make_node(self, next.place, object, next.parent);
        tare_progress_tell(self->progress, "following references", self->node,
                           tree->numbering.object_count);
        tare_edges_visit(&self->edges, object);
    }
}

// ---- holders ----

// Of the holders with smaller numbers only the least matters, which is the first to be met.
static void note_holder(void *context, TareObject *child) {
    Search *self = context;
    TareDominators *tree = self->tree;
    uint32_t node = self->nodes[tare_numbering_get(&tree->numbering, child)];
    if (self->parents[node] == 0) return;
    if (node < self->node) self->holders[--self->labels[node]] = self->node;
    else if (tree->dominators[node] == NO_NODE) tree->dominators[node] = self->node;
}

// Where the room for the later holders of each node ends.
static TareStatus place_holders(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t count = 0;
    for (uint32_t node = 1; node < tree->node_count; node++)
        self->labels[node] = self->roots.held[tree->places[node]];
    for (size_t i = 0; i < self->roots.wraps.count; i++) {
        const uint32_t *place = tare_vector_get(&self->roots.wraps, i);
        self->labels[self->nodes[*place]] += UINT16_MAX + 1;
    }
    self->labels[0] = 0;
    for (uint32_t node = 1; node < tree->node_count; node++) {
        count += self->labels[node];
        if (count >= UINT32_MAX) return TARE_ERROR;
        self->labels[node] = (uint32_t)count;
    }
    self->holder_count = count;
    return TARE_OK;
}

// Fills each list from its end on. Afterwards labels[node] is where it begins, and
// dominators[node] the least of the earlier holders.
static TareStatus list_holders(Search *self) {
    TareDominators *tree = self->tree;
    size_t bytes = ((size_t)tree->numbering.object_count + 1) * sizeof *tree->dominators;
    self->holders = new_words(tree, self->holder_count + 1);
    tree->dominators = new_words(tree, (uint64_t)tree->numbering.object_count + 1);
    if (!self->holders || !tree->dominators) return TARE_ERROR;
    memset(tree->dominators, 0, bytes);
    self->edges.visit = note_holder;
    for (self->node = 1; self->node < tree->node_count; self->node++) {
        tare_progress_tell(self->progress, "listing holders", self->node, tree->node_count);
        tare_edges_visit(&self->edges, tare_dominators_object(tree, self->node));
    }
    return TARE_OK;
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
static uint32_t find_semidominator(Search *self, uint32_t node, uint64_t *end) {
    uint32_t least = self->tree->dominators[node];
    uint64_t start = self->labels[node];
    for (uint64_t i = start; i < *end; i++) {
        uint32_t found = find_least(self, self->holders[i], node);
        if (found < least) least = found;
    }
    *end = start;
    return least;
}

static void find_semidominators(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t end = self->holder_count;
    memcpy(self->ancestors, self->parents, tree->node_count * sizeof *self->parents);
    for (uint32_t node = tree->node_count; --node > 0;) {
        tare_progress_tell(self->progress, "finding dominators", tree->node_count - node,
                           tree->node_count);
        uint32_t least = find_semidominator(self, node, &end);
        tree->dominators[node] = least;
        self->labels[node] = least;
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
    self->nodes = new_words(tree, places + 1);
    tree->places = new_words(tree, objects + 1);
    self->parents = new_words(tree, objects + 1);
    if (!self->nodes || !tree->places || !self->parents) return TARE_ERROR;
    memset(self->nodes, 0, (places + 1) * sizeof *self->nodes);
    tree->places[0] = UINT32_MAX;
    self->parents[0] = 0;
    if (tare_roots_init(&self->roots, tree->rt, &tree->numbering, self->progress) != TARE_OK)
        return TARE_ERROR;
    tare_numbering_visit(&tree->numbering, wait_if_root, self);
    self->edges.visit = see_child;
    number_nodes(self);
    return self->failed ? TARE_ERROR : TARE_OK;
}

static TareStatus find_tree(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t objects = tree->numbering.object_count;
    self->labels = new_words(tree, objects + 1);
    if (!self->labels || place_holders(self) != TARE_OK) return TARE_ERROR;
    tare_roots_deinit(&self->roots);
    if (list_holders(self) != TARE_OK) return TARE_ERROR;
    free_words(tree, &self->nodes, (uint64_t)tree->numbering.place_count + 1);
    self->ancestors = new_words(tree, objects + 1);
    if (!self->ancestors) return TARE_ERROR;
    find_semidominators(self);
    find_dominators(self);
    return TARE_OK;
}

static void end_search(Search *self) {
    TareDominators *tree = self->tree;
    uint64_t places = tree->numbering.place_count, objects = tree->numbering.object_count;
    tare_roots_deinit(&self->roots);
    free_words(tree, &self->nodes, places + 1);
    free_words(tree, &self->parents, objects + 1);
    free_words(tree, &self->ancestors, objects + 1);
    free_words(tree, &self->labels, objects + 1);
    free_words(tree, &self->holders, self->holder_count + 1);
    while (self->waiting) pop_piece(self);
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
    end_search(&search);
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
