// Four walks. From the object, for what it reaches: classes, modules, functions and code are a
// border, since behind them lies the whole program. From all roots but not through the object: what
// lives without it. From the object over the rest: what it retains. And in there, from what more
// refers to than the retained do: that is what uncollected garbage holds too.
#include "measure/reach.h"

#include "measure/roots.h"

static void push(TareReach *self, TareVector *list, TareObject *object) {
    TareObject **place = tare_vector_push(list);
    if (place) *place = object;
    else self->failed = true;
}

bool tare_reach_is_border(TareRuntime *rt, const TareObject *object) {
    switch (tare_shape_of_id(rt, object->shape_id)->type->native_base) {
    case TARE_TYPE_TYPE:
    case TARE_TYPE_MODULE:
    case TARE_TYPE_FUNCTION:
    case TARE_TYPE_CODE:
    case TARE_TYPE_FRAME: return true;
    default: return object == tare_value_get_object(rt->builtins);
    }
}

// Takes objects from the stack until it is empty, and visits what they refer to.
static void drain(TareReach *self) {
    while (self->stack.count && !self->failed) {
        TareObject *object = *(TareObject **)tare_vector_get(&self->stack, --self->stack.count);
        tare_edges_visit(&self->edges, object);
    }
}

// ---- what it reaches ---------------------------------------------------------------------------

static void reach_child(void *context, TareObject *child) {
    TareReach *self = context;
    uint8_t *marks = &self->marks[tare_numbering_get(&self->numbering, child)];
    if (*marks & TARE_REACH_REACHED || tare_reach_is_border(self->rt, child)) return;
    *marks |= TARE_REACH_REACHED;
    push(self, &self->reached, child);
    push(self, &self->stack, child);
}

static void walk_reached(TareReach *self) {
    self->marks[tare_numbering_get(&self->numbering, self->root)] |= TARE_REACH_REACHED;
    push(self, &self->reached, self->root);
    tare_edges_init(&self->edges, self->rt, reach_child, self);
    push(self, &self->stack, self->root);
    drain(self);
}

// ---- what lives without it ---------------------------------------------------------------------

static void mark_elsewhere(TareReach *self, TareObject *object) {
    uint8_t *marks = &self->marks[tare_numbering_get(&self->numbering, object)];
    if (object == self->root || *marks & TARE_REACH_ELSEWHERE) return;
    *marks |= TARE_REACH_ELSEWHERE;
    push(self, &self->stack, object);
}

static void visit_elsewhere(void *context, TareObject *child) { mark_elsewhere(context, child); }

typedef struct RootWalk {
    TareReach *reach;
    TareRoots roots;
} RootWalk;

static void start_at_root(void *context, uint32_t place, TareObject *object) {
    RootWalk *self = context;
    if (!tare_roots_is_root(&self->roots, place, object)) return;
    mark_elsewhere(self->reach, object);
    drain(self->reach);
}

static void walk_elsewhere(TareReach *self) {
    RootWalk walk = {.reach = self};
    TareProgress silent = {0};
    if (tare_roots_init(&walk.roots, self->rt, &self->numbering, &silent) == TARE_OK) {
        tare_edges_init(&self->edges, self->rt, visit_elsewhere, self);
        tare_numbering_visit(&self->numbering, start_at_root, &walk);
    } else {
        self->failed = true;
    }
    tare_roots_deinit(&walk.roots);
}

// ---- what it retains ---------------------------------------------------------------------------

static void retain_child(void *context, TareObject *child) {
    TareReach *self = context;
    uint32_t place = tare_numbering_get(&self->numbering, child);
    if (self->marks[place] & TARE_REACH_ELSEWHERE) return;
    self->held[place]++;
    if (self->marks[place] & TARE_REACH_RETAINED) return;
    self->marks[place] |= TARE_REACH_RETAINED;
    push(self, &self->retained, child);
    push(self, &self->stack, child);
}

static void spread_garbage(void *context, TareObject *child) {
    TareReach *self = context;
    uint8_t *marks = &self->marks[tare_numbering_get(&self->numbering, child)];
    if (child == self->root || !(*marks & TARE_REACH_RETAINED) || *marks & TARE_REACH_GARBAGE)
        return;
    *marks |= TARE_REACH_GARBAGE;
    push(self, &self->stack, child);
}

static void walk_garbage(TareReach *self) {
    if (TARE_BOEHM) return;  // without counts nothing tells that garbage refers to an object
    tare_edges_init(&self->edges, self->rt, spread_garbage, self);
    for (size_t i = 1; i < self->retained.count; i++) {
        TareObject *object = *(TareObject **)tare_vector_get(&self->retained, i);
        uint32_t place = tare_numbering_get(&self->numbering, object);
        if (tare_object_count(object) > self->held[place]) spread_garbage(self, object);
    }
    drain(self);
}

static void walk_retained(TareReach *self) {
    self->marks[tare_numbering_get(&self->numbering, self->root)] |= TARE_REACH_RETAINED;
    push(self, &self->retained, self->root);
    tare_edges_init(&self->edges, self->rt, retain_child, self);
    push(self, &self->stack, self->root);
    drain(self);
}

// ---- all ---------------------------------------------------------------------------------------

static void *take_zeroed(TareReach *self, size_t item_bytes) {
    TareAllocator *allocator = self->numbering.allocator;
    size_t bytes = ((size_t)self->numbering.place_count + 1) * item_bytes;
    void *block = allocator->resize(allocator, NULL, 0, bytes);
    if (block) memset(block, 0, bytes);
    else self->failed = true;
    return block;
}

static void give_back(TareReach *self, void *block, size_t item_bytes) {
    TareAllocator *allocator = self->numbering.allocator;
    size_t bytes = ((size_t)self->numbering.place_count + 1) * item_bytes;
    if (block) allocator->resize(allocator, block, bytes, 0);
}

TareStatus tare_reach_init(TareReach *self, TareRuntime *rt, TareObject *object,
                           bool wants_retained) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    *self = (TareReach){.rt = rt, .root = object};
    tare_vector_init(&self->stack, allocator, sizeof(TareObject *));
    tare_vector_init(&self->reached, allocator, sizeof(TareObject *));
    tare_vector_init(&self->retained, allocator, sizeof(TareObject *));
    if (tare_numbering_init(&self->numbering, &rt->heap, allocator) != TARE_OK) return TARE_ERROR;
    self->marks = take_zeroed(self, sizeof *self->marks);
    if (!self->failed) walk_reached(self);
    if (!self->failed && wants_retained) {
        walk_elsewhere(self);
        self->held = take_zeroed(self, sizeof *self->held);
        if (!self->failed) walk_retained(self);
        if (!self->failed) walk_garbage(self);
    }
    return self->failed ? TARE_ERROR : TARE_OK;
}

void tare_reach_deinit(TareReach *self) {
    give_back(self, self->held, sizeof *self->held);
    give_back(self, self->marks, sizeof *self->marks);
    tare_vector_deinit(&self->retained);
    tare_vector_deinit(&self->reached);
    tare_vector_deinit(&self->stack);
    tare_numbering_deinit(&self->numbering);
}
