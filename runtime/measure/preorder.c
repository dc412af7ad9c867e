// An object gets its number when it is taken off the stack of what waits, and goes to the stack's
// top with each reference to it until then: so the tree is a depth-first one. The stack is a ring
// through the places, in which an object is once, however many references to it are met.
#include "measure/preorder.h"

#include "measure/gather.h"
#include "measure/long_array.h"

#define FRESH UINT32_MAX           // as `above`: not met
#define NUMBERED (UINT32_MAX - 1)  // as `above`: has its node
#define MOST_PLACES ((uint32_t)1 << 31)

// What is known of the object at a place, a row of words. narrow() drops the last of them first.
typedef struct Link {
    uint32_t node;           // its own; while it waits: the one that met it last
    union {
        uint32_t below;      // while it waits: a place
        uint32_t later_count;
    };
    uint32_t earliest;
    uint32_t above;          // a place, or FRESH, or NUMBERED
} Link;

typedef struct Search {
    TarePreorder *order;
    TareProgress *progress;
    TareRoots roots;
    uint32_t *rows;   // by place, `width` words each, and one row more
    size_t row_bytes, width;
    Link *links;      // the rows while they are as wide as that; the last is the anchor, which is
                      // above the top and below all
    uint32_t anchor;
    uint32_t node;    // whose references are being followed
    uint32_t last_place;     // that began to wait
    TareObject *last_object;
    TareGather met;
} Search;

// ---- what waits ----

static void stop_waiting(Search *self, const Link *link) {
    self->links[link->above].below = link->below;
    self->links[link->below].above = link->above;
}

static void wait(Search *self, uint32_t place, TareObject *object, uint32_t parent) {
    Link *link = &self->links[place], *anchor = &self->links[self->anchor];
    if (link->above == FRESH) link->earliest = parent;
    else stop_waiting(self, link);
    link->node = parent;
    link->above = self->anchor;
    link->below = anchor->below;
    self->links[anchor->below].above = place;
    anchor->below = place;
    self->last_place = place;
    self->last_object = object;
}

static void wait_if_root(void *context, uint32_t place, TareObject *object) {
    Search *self = context;
    if (tare_roots_is_root(&self->roots, place, object)) wait(self, place, object, 0);
}

// ---- depth first ----

static uint32_t make_node(Search *self, uint32_t place, const TareObject *object,
                          uint32_t parent) {
    Link *link = &self->links[place];
    uint32_t node = self->order->node_count++;
    bool is_root = tare_roots_is_root(&self->roots, place, object);
    self->order->parents[node] = is_root ? 0 : parent;
    link->node = is_root ? node | TARE_PREORDER_ROOT : node;
    link->later_count = 0;
    link->above = NUMBERED;
    return node;
}

// What refers to nothing is done with at once; all else waits.
static void see_child(Search *self, uint32_t place, TareObject *child) {
    Link *link = &self->links[place];
    if (link->above == NUMBERED) {
        if (link->node < self->node) link->later_count++;
    } else if (tare_numbering_is_leaf(child)) {
        if (link->above == FRESH) link->earliest = self->node;
        else stop_waiting(self, link);
        make_node(self, place, child, self->node);
    } else {
        wait(self, place, child, self->node);
    }
}

// The three steps wait for memory once each, not once for every reference.
static void see_children(void *context) {
    Search *self = context;
    const TareGather *met = &self->met;
    for (uint32_t i = 0; i < met->count; i++) __builtin_prefetch(&self->links[met->places[i]], 1);
    for (uint32_t i = 0; i < met->count; i++) {
        const Link *link = &self->links[met->places[i]];
        if (link->above == NUMBERED) continue;
        __builtin_prefetch(met->objects[i]);
        if (link->above == FRESH) continue;
        __builtin_prefetch(&self->links[link->above], 1);
        __builtin_prefetch(&self->links[link->below], 1);
    }
    for (uint32_t i = 0; i < met->count; i++) see_child(self, met->places[i], met->objects[i]);
}

static void number_nodes(Search *self) {
    const TareNumbering *numbering = self->order->numbering;
    self->order->node_count = 1;
    for (uint32_t place; (place = self->links[self->anchor].below) != self->anchor;) {
        TareObject *object = place == self->last_place ? self->last_object
                                                       : tare_numbering_find(numbering, place);
        Link *link = &self->links[place];
        stop_waiting(self, link);
        self->node = make_node(self, place, object, link->node);
        tare_progress_tell(self->progress, "following references", self->node,
                           numbering->object_count);
        tare_gather_visit(&self->met, object, self->node);
        tare_gather_flush(&self->met);
    }
}

// ---- what is kept ----

// Makes the rows one word narrower; what that word was goes to `column` by node, if there is one.
static TareStatus narrow(Search *self, uint32_t *column) {
    const TareNumbering *numbering = self->order->numbering;
    size_t width = self->width--, rows = (size_t)numbering->place_count + 1;
    const uint32_t *from = self->rows;
    uint32_t *to = self->rows;
    for (uint32_t place = 0; place < numbering->place_count; place++) {
        if (column && *from != TARE_PREORDER_NOWHERE)
            column[*from & ~TARE_PREORDER_ROOT] = from[width - 1];
        memmove(to, from, (width - 1) * sizeof *to);
        from += width;
        to += width - 1;
    }
    size_t bytes = rows * (width - 1) * sizeof *to;
    void *narrower =
        tare_long_array_resize(numbering->allocator, self->rows, self->row_bytes, bytes);
    if (!narrower) return TARE_ERROR;
    self->rows = narrower;
    self->row_bytes = bytes;
    return TARE_OK;
}

// What was known by place is by node from here on, one word after the other, each taking the room
// that the last one left.
static TareStatus keep(Search *self) {
    TarePreorder *order = self->order;
    TareAllocator *allocator = order->numbering->allocator;
    tare_roots_deinit(&self->roots);
    if (narrow(self, NULL) != TARE_OK) return TARE_ERROR;
    order->earliest = tare_long_array_new_words(allocator, tare_preorder_word_count(order));
    if (!order->earliest || narrow(self, order->earliest) != TARE_OK) return TARE_ERROR;
    order->later_counts = tare_long_array_new_words(allocator, tare_preorder_word_count(order));
    if (!order->later_counts || narrow(self, order->later_counts) != TARE_OK) return TARE_ERROR;
    order->nodes = self->rows;
    self->rows = NULL;
    return TARE_OK;
}

// ---- all together ----

static TareStatus make_rows(Search *self) {
    const TareNumbering *numbering = self->order->numbering;
    if (numbering->place_count >= MOST_PLACES - 1) return TARE_ERROR;
    self->width = sizeof(Link) / sizeof *self->rows;
    self->row_bytes = ((size_t)numbering->place_count + 1) * sizeof(Link);
    self->rows = tare_long_array_resize(numbering->allocator, NULL, 0, self->row_bytes);
    if (!self->rows) return TARE_ERROR;
    memset(self->rows, 0xff, self->row_bytes);
    self->links = (Link *)self->rows;
    self->anchor = numbering->place_count;
    self->links[self->anchor].above = self->links[self->anchor].below = self->anchor;
    return TARE_OK;
}

static TareStatus search(Search *self) {
    TarePreorder *order = self->order;
    order->parents =
        tare_long_array_new_words(order->numbering->allocator, tare_preorder_word_count(order));
    if (!order->parents || make_rows(self) != TARE_OK) return TARE_ERROR;
    order->parents[0] = 0;
    if (tare_roots_init(&self->roots, order->rt, order->numbering, self->progress) != TARE_OK)
        return TARE_ERROR;
    tare_numbering_visit(order->numbering, wait_if_root, self);
    tare_gather_init(&self->met, order->rt, order->numbering, see_children, self);
    number_nodes(self);
    return keep(self);
}

TareStatus tare_preorder_init(TarePreorder *self, TareRuntime *rt, const TareNumbering *numbering,
                              TareProgress *progress) {
    *self = (TarePreorder){.rt = rt, .numbering = numbering};
    Search whole = {.order = self, .progress = progress};
    TareStatus status = search(&whole);
    tare_roots_deinit(&whole.roots);
    if (whole.rows)
        tare_long_array_resize(numbering->allocator, whole.rows, whole.row_bytes, 0);
    return status;
}

void tare_preorder_deinit(TarePreorder *self) {
    if (!self->numbering) return;
    TareAllocator *allocator = self->numbering->allocator;
    uint64_t count = tare_preorder_word_count(self);
    tare_long_array_free_words(allocator, &self->nodes, (uint64_t)self->numbering->place_count + 1);
    tare_long_array_free_words(allocator, &self->parents, count);
    tare_long_array_free_words(allocator, &self->earliest, count);
    tare_long_array_free_words(allocator, &self->later_counts, count);
}
