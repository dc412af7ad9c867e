// Each object's references are followed once to count them, in the order in which the walk from the
// object at hand meets them, and then the rest of the heap; classes, modules, functions and code
// are a border of that walk, since behind them lies the whole program. From all roots but not
// through the object: what lives without it. What it reaches and that did not is retained, and so
// is what lies behind a border and nothing else leads to. What has no mark then is garbage; what
// that leads to of the retained would stay.
#include "measure/reach.h"

#include "measure/gather.h"
#include "measure/roots.h"

enum Mark {
    REACHED = 1,
    ELSEWHERE = 2,  // from a root, not through the object
    RETAINED = 4,   // behind a border, and only through the object
    GARBAGE = 8,    // would go with the object, but garbage refers to it as well
    BORDER = 16,    // met at the border, and written down
};

typedef struct Reach {
    TareGather met;      // first, so that its describer is the walk's
    TareRuntime *rt;
    TareObject *root;
    TareNumbering numbering;
    TareRoots roots;     // counted only where sums are wanted
    uint8_t *marks;      // by place
    TareVector stack;    // TareObject *
    TareVector borders;  // TareObject *
    size_t bytes;        // of the blocks seen since it was cleared
    void (*found)(void *context, TareObject *object, size_t bytes);
    void *context;
    TareProgress *progress;
    size_t taken_count;     // from the stack, ever
    TareReachSums sums;
    TareReachSum living;    // of what is reached, what is ELSEWHERE
    TareReachSum garbage;   // what has that mark
    size_t elsewhere_count; // of all objects
    bool failed;
} Reach;

static void push(Reach *self, TareVector *list, TareObject *object) {
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

// ---- one object --------------------------------------------------------------------------------

static void see_block(TareDescriber *base, void *start, size_t bytes, TareBlockKind kind,
                      const char *name) {
    ((Reach *)base)->bytes += tare_heap_usable_bytes(start);
}

// References and blocks in one description.
static void describe(Reach *self, TareObject *object) {
    const TareTypeSlots *slots = &tare_shape_of_id(self->rt, object->shape_id)->type->slots;
    if (slots->describe) slots->describe(self->rt, object, &self->met.base);
}

// What is done with references from now on.
static void set_follow(Reach *self, void (*see)(void *context), bool wants_blocks) {
    tare_gather_init(&self->met, self->rt, &self->numbering, see, self);
    self->met.base.block = see_block;
    if (wants_blocks) self->met.base.wants |= TARE_DESCRIBE_BLOCKS;
}

static void follow(Reach *self, TareObject *object) { tare_gather_visit(&self->met, object, 0); }

static void add_to(TareReachSum *sum, Reach *self, TareObject *object) {
    uint32_t wanted = self->met.base.wants;
    self->met.base.wants = TARE_DESCRIBE_BLOCKS;
    self->bytes = 0;
    describe(self, object);
    self->met.base.wants = wanted;
    tare_reach_add(sum, self->bytes);
}

// What a walk does with each reference, as what it does with all that are gathered.
#define FOLLOW(verb)                                                          \
    static void see_##verb(void *context) {                                   \
        Reach *self = context;                                                \
        for (uint32_t i = 0; i < self->met.count; i++)                        \
            __builtin_prefetch(&self->marks[self->met.places[i]], 1);         \
        for (uint32_t i = 0; i < self->met.count; i++)                        \
            verb(self, self->met.places[i], self->met.objects[i]);            \
    }

static TareObject *take(Reach *self) {
    size_t all = self->numbering.object_count, done = ++self->taken_count;
    tare_progress_tell(self->progress, "following references", done < all ? done : done - all, all);
    return *(TareObject **)tare_vector_get(&self->stack, --self->stack.count);
}

// Takes objects from the stack until it is empty, and follows what they refer to.
static void drain(Reach *self) {
    do {
        while (self->stack.count && !self->failed) follow(self, take(self));
        tare_gather_flush(&self->met);
    } while (self->stack.count && !self->failed);
}

// ---- what it reaches ---------------------------------------------------------------------------

static void reach_child(Reach *self, uint32_t place, TareObject *child) {
    uint8_t *marks = &self->marks[place];
    if (self->roots.held && !tare_roots_count(&self->roots, place)) self->failed = true;
    if (*marks & (REACHED | BORDER)) return;
    bool is_border = tare_reach_is_border(self->rt, child);
    *marks |= is_border ? BORDER : REACHED;
    push(self, is_border ? &self->borders : &self->stack, child);
}

FOLLOW(reach_child)

static void walk_reached(Reach *self) {
    set_follow(self, see_reach_child, true);
    self->marks[tare_numbering_get(&self->numbering, self->root)] |= REACHED;
    push(self, &self->stack, self->root);
    while (self->stack.count && !self->failed) {
        TareObject *object = take(self);
        self->bytes = 0;
        describe(self, object);
        self->found(self->context, object, self->bytes);
        if (self->stack.count == 0) tare_gather_flush(&self->met);
    }
}

// ---- what lives without it ---------------------------------------------------------------------

static void count_child(Reach *self, uint32_t place, TareObject *child) {
    if (!tare_roots_count(&self->roots, place)) self->failed = true;
}

FOLLOW(count_child)

static void count_rest(void *context, uint32_t place, TareObject *object) {
    Reach *self = context;
    tare_progress_tell(self->progress, "counting references", place, self->numbering.place_count);
    if (!(self->marks[place] & REACHED)) follow(self, object);
}

static void mark_elsewhere(Reach *self, uint32_t place, TareObject *object) {
    uint8_t *marks = &self->marks[place];
    if (object == self->root || *marks & ELSEWHERE) return;
    *marks |= ELSEWHERE;
    self->elsewhere_count++;
    if (*marks & REACHED) add_to(&self->living, self, object);
    push(self, &self->stack, object);
}

FOLLOW(mark_elsewhere)

static void start_at_root(void *context, uint32_t place, TareObject *object) {
    Reach *self = context;
    if (!tare_roots_is_root(&self->roots, place, object)) return;
    mark_elsewhere(self, place, object);
    drain(self);
}

static void walk_elsewhere(Reach *self) {
    set_follow(self, see_count_child, false);
    tare_numbering_visit(&self->numbering, count_rest, self);
    tare_gather_flush(&self->met);
    set_follow(self, see_mark_elsewhere, false);
    tare_numbering_visit(&self->numbering, start_at_root, self);
}

// ---- what it retains ---------------------------------------------------------------------------

static void retain_child(Reach *self, uint32_t place, TareObject *child) {
    uint8_t *marks = &self->marks[place];
    if (*marks & (ELSEWHERE | REACHED | RETAINED)) return;
    *marks |= RETAINED;
    add_to(&self->sums.retained, self, child);
    push(self, &self->stack, child);
}

FOLLOW(retain_child)

static void walk_retained(Reach *self) {
    const TareReachSum *reached = &self->sums.reached, *living = &self->living;
    self->sums.retained = (TareReachSum){reached->bytes - living->bytes,
                                         reached->count - living->count};
    set_follow(self, see_retain_child, false);
    for (size_t i = 0; i < self->borders.count; i++) {
        TareObject *border = *(TareObject **)tare_vector_get(&self->borders, i);
        retain_child(self, tare_numbering_get(&self->numbering, border), border);
    }
    drain(self);
}

static void spread_garbage(Reach *self, uint32_t place, TareObject *child) {
    uint8_t *marks = &self->marks[place];
    bool would_go = *marks & (REACHED | RETAINED) && !(*marks & ELSEWHERE);
    if (child == self->root || !would_go || *marks & GARBAGE) return;
    *marks |= GARBAGE;
    add_to(&self->garbage, self, child);
    if (*marks & REACHED) add_to(&self->sums.shared, self, child);
    push(self, &self->stack, child);
}

FOLLOW(spread_garbage)

static void start_at_garbage(void *context, uint32_t place, TareObject *object) {
    Reach *self = context;
    if (self->marks[place] & (REACHED | ELSEWHERE | RETAINED)) return;
    follow(self, object);
    drain(self);
}

// Without counts (the Boehm build) roots are what nothing refers to, garbage among them.
static void walk_garbage(Reach *self) {
    size_t known_count = self->elsewhere_count + self->sums.retained.count;
    self->sums.shared = self->living;
    set_follow(self, see_spread_garbage, false);
    if (!TARE_BOEHM && known_count < self->numbering.object_count)
        tare_numbering_visit(&self->numbering, start_at_garbage, self);
    const TareReachSum *retained = &self->sums.retained, *garbage = &self->garbage;
    self->sums.exclusive = (TareReachSum){retained->bytes - garbage->bytes,
                                          retained->count - garbage->count};
}

// ---- all ---------------------------------------------------------------------------------------

static size_t marks_bytes(const Reach *self) { return (size_t)self->numbering.place_count + 1; }

static TareStatus init(Reach *self, bool wants_roots) {
    TareAllocator *allocator =
        tare_system_allocator(self->rt->heap.system, TARE_PURPOSE_INSTRUMENTS);
    set_follow(self, NULL, false);
    tare_vector_init(&self->stack, allocator, sizeof(TareObject *));
    tare_vector_init(&self->borders, allocator, sizeof(TareObject *));
    if (tare_numbering_init(&self->numbering, &self->rt->heap, allocator) != TARE_OK)
        return TARE_ERROR;
    if (wants_roots && tare_roots_prepare(&self->roots, &self->numbering) != TARE_OK)
        return TARE_ERROR;
    self->marks = allocator->resize(allocator, NULL, 0, marks_bytes(self));
    if (!self->marks) return TARE_ERROR;
    memset(self->marks, 0, marks_bytes(self));
    return TARE_OK;
}

static TareStatus deinit(Reach *self, TareStatus status) {
    TareAllocator *allocator = self->numbering.allocator;
    if (self->marks) allocator->resize(allocator, self->marks, marks_bytes(self), 0);
    tare_roots_deinit(&self->roots);
    tare_vector_deinit(&self->borders);
    tare_vector_deinit(&self->stack);
    tare_numbering_deinit(&self->numbering);
    return self->failed ? TARE_ERROR : status;
}

TareStatus tare_reach_visit(TareRuntime *rt, TareObject *object,
                            void (*found)(void *context, TareObject *object, size_t bytes),
                            void *context, TareProgress *progress) {
    Reach self = {.rt = rt, .root = object, .found = found, .context = context,
                  .progress = progress};
    TareStatus status = init(&self, false);
    if (status == TARE_OK) walk_reached(&self);
    return deinit(&self, status);
}

static void add_reached(void *context, TareObject *object, size_t bytes) {
    tare_reach_add(context, bytes);
}

TareStatus tare_reach_measure(TareRuntime *rt, TareObject *object, TareReachSums *sums,
                              TareProgress *progress) {
    Reach self = {.rt = rt, .root = object, .found = add_reached, .progress = progress};
    self.context = &self.sums.reached;
    TareStatus status = init(&self, true);
    if (status == TARE_OK) walk_reached(&self);
    if (status == TARE_OK && !self.failed) walk_elsewhere(&self);
    if (status == TARE_OK && !self.failed) walk_retained(&self);
    if (status == TARE_OK && !self.failed) walk_garbage(&self);
    add_to(&self.sums.own, &self, object);
    *sums = self.sums;
    return deinit(&self, status);
}
