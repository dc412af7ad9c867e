// Two trials. First the references of the object are taken back, and those of all that thereby
// lose their last one: what counts alone would free. What was touched and still has references may
// be held by a cycle among itself: the second trial follows it as the collector would, and keeps
// whatever is referred to from outside. Classes, modules, functions and code are a border that the
// second trial does not cross: behind it lies the whole program.
#include "measure/exclusive.h"

#include "base/hash.h"
#include "base/vector.h"
#include "measure/reach.h"
#include "modules/own_size.h"
#include "object/layout.h"

// The line of the prompt must come at once; `size` has no such bound.
enum { NODE_LIMIT = 1000, FIRST_CAPACITY = 64 };

typedef enum NodeState {
    NODE_TOUCHED,   // some of its references come from what goes
    NODE_GOES,      // all of them do
    NODE_FOLLOWED,  // the second trial looks at it
    NODE_LIVES,     // referred to from outside of all that was looked at
} NodeState;

typedef struct Node {
    TareObject *object;  // NULL: free
    uint32_t seen;       // references to it found so far
    uint32_t state;
} Node;

typedef struct Trial {
    TareDescriber base;
    TareRuntime *rt;
    TareAllocator *allocator;
    Node *nodes;  // open addressing by address
    size_t capacity;
    size_t count;
    TareVector stack;  // TareObject *
    TareObject *root;
    uint32_t phase;
    bool is_cut;
} Trial;

static Node *find_place(Node *nodes, size_t capacity, const TareObject *object) {
    size_t index = tare_hash_integer((uintptr_t)object) & (capacity - 1);
    while (nodes[index].object && nodes[index].object != object)
        index = (index + 1) & (capacity - 1);
    return &nodes[index];
}

static bool grow(Trial *self) {
    size_t capacity = self->capacity ? self->capacity * 2 : FIRST_CAPACITY;
    Node *nodes = self->allocator->resize(self->allocator, NULL, 0, capacity * sizeof *nodes);
    if (!nodes) return false;
    memset(nodes, 0, capacity * sizeof *nodes);
    for (size_t i = 0; i < self->capacity; i++)
        if (self->nodes[i].object)
            *find_place(nodes, capacity, self->nodes[i].object) = self->nodes[i];
    if (self->nodes)
        self->allocator->resize(self->allocator, self->nodes, self->capacity * sizeof *nodes, 0);
    self->nodes = nodes;
    self->capacity = capacity;
    return true;
}

// The node of the object, made if need be; NULL when the search has to stop.
static Node *touch(Trial *self, TareObject *object) {
    bool is_crowded = self->count * 4 >= self->capacity * 3;
    if (is_crowded && (self->count >= NODE_LIMIT || !grow(self))) {
        self->is_cut = true;
        return NULL;
    }
    Node *node = find_place(self->nodes, self->capacity, object);
    if (!node->object) {
        *node = (Node){.object = object};
        self->count++;
    }
    return node;
}

static void push(Trial *self, TareObject *object) {
    TareObject **place = tare_vector_push(&self->stack);
    if (place) *place = object;
    else self->is_cut = true;
}

// ---- what each phase does with a reference ----

enum { PHASE_RELEASE, PHASE_COUNT, PHASE_SPREAD };

static void follow(Trial *self, TareObject *object) {
    if (object == self->root) return;
    Node *node = touch(self, object);
    if (!node) return;
    switch (self->phase) {
    case PHASE_RELEASE:
        if (++node->seen != tare_object_count(object) || node->state != NODE_TOUCHED) return;
        node->state = NODE_GOES;
        push(self, object);
        break;
    case PHASE_COUNT:
        node->seen++;
        if (node->state != NODE_TOUCHED || tare_reach_is_border(self->rt, object)) return;
        node->state = NODE_FOLLOWED;
        push(self, object);
        break;
    default:
        if (node->state != NODE_FOLLOWED) return;
        node->state = NODE_LIVES;
        push(self, object);
    }
}

static void see_region(TareDescriber *base, TareRegionKind kind, void *start, size_t bytes,
                       const char *name) {
    const TareValue *words = start;
    for (size_t i = 0; i < bytes / sizeof *words && !((Trial *)base)->is_cut; i++)
        if (tare_value_is_object(words[i]))
            follow((Trial *)base, tare_value_get_object(words[i]));
}

static void see_implied(TareDescriber *base, TareValue target, const char *name) {
    if (tare_value_is_object(target)) follow((Trial *)base, tare_value_get_object(target));
}

static void describe(Trial *self, TareObject *object) {
    TareType *type = tare_shape_of_id(self->rt, object->shape_id)->type;
    if (type->slots.describe) type->slots.describe(self->rt, object, &self->base);
}

static void drain(Trial *self) {
    while (self->stack.count) {
        TareObject *object = *(TareObject **)tare_vector_get(&self->stack, --self->stack.count);
        describe(self, object);
    }
}

// Runs `visit` over the nodes there are now, in a state; the table may grow meanwhile.
static void push_all(Trial *self, NodeState state) {
    for (size_t i = 0; i < self->capacity; i++)
        if (self->nodes[i].object && self->nodes[i].state == (uint32_t)state)
            push(self, self->nodes[i].object);
}

static void follow_cycles(Trial *self) {
    self->phase = PHASE_COUNT;
    for (size_t i = 0; i < self->capacity; i++) {
        Node *node = &self->nodes[i];
        if (!node->object || node->state != NODE_TOUCHED) continue;
        if (tare_reach_is_border(self->rt, node->object)) continue;
        node->state = NODE_FOLLOWED;
        push(self, node->object);
    }
    drain(self);
    self->phase = PHASE_SPREAD;
    for (size_t i = 0; i < self->capacity; i++) {
        Node *node = &self->nodes[i];
        if (node->object && node->state == NODE_FOLLOWED &&
            node->seen < tare_object_count(node->object))
            node->state = NODE_LIVES;
    }
    push_all(self, NODE_LIVES);
    drain(self);
}

static void add_up(Trial *self, TareExclusive *result) {
    for (size_t i = 0; i < self->capacity; i++) {
        Node *node = &self->nodes[i];
        bool goes = node->object && (node->state == NODE_GOES ||
                                     (node->state == NODE_FOLLOWED && !self->is_cut));
        if (!goes) continue;
        TareValue v = tare_value_from_object(node->object);
        result->taken_bytes += tare_own_size_measure(self->rt, v).taken_bytes;
        result->object_count++;
    }
}

TareExclusive tare_exclusive_measure(TareRuntime *rt, TareObject *object) {
    Trial self = {
        .base = {.wants = TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES) | TARE_DESCRIBE_IMPLIED,
                 .region = see_region,
                 .implied = see_implied},
        .rt = rt,
        .allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_INSTRUMENTS),
        .root = object,
        .phase = PHASE_RELEASE,
    };
    tare_vector_init(&self.stack, self.allocator, sizeof(TareObject *));
    TareValue v = tare_value_from_object(object);
    TareExclusive result = {.taken_bytes = tare_own_size_measure(rt, v).taken_bytes,
                            .object_count = 1};
    describe(&self, object);
    drain(&self);
    if (!self.is_cut && !tare_reach_is_border(rt, object)) follow_cycles(&self);
    add_up(&self, &result);
    result.is_cut = self.is_cut;
    tare_vector_deinit(&self.stack);
    if (self.nodes)
        self.allocator->resize(self.allocator, self.nodes, self.capacity * sizeof(Node), 0);
    return result;
}
