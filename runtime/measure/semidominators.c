// Only holders with greater numbers are listed, and of as many nodes at a time as there is room
// for: dense graphs are read several times.
#include "measure/semidominators.h"

#include "measure/gather.h"
#include "measure/long_array.h"

enum { AHEAD = 16 };  // so many holders later memory has come

// What a path is followed by, side by side, as both are wanted together.
typedef struct Step {
    uint32_t ancestor;  // once the node is done
    uint32_t label;     // then: the least semidominator from the node to before the ancestor.
                        // Before: where its holders end, and where they begin, once listed
} Step;

typedef struct Search {
    TarePreorder *order;
    TareProgress *progress;
    Step *steps;          // by node
    uint32_t *holders;    // nodes that refer to smaller ones, by the node that they refer to: of
    uint32_t first, end;  // the nodes from `first` to before `end`
    uint32_t base;        // where the holders of the first begin, among those of all nodes
    uint64_t room_count;  // in `holders`
    bool is_alone;        // one node has more: its holders are looked at as they are met
    uint64_t *listed;     // a bit for each place: its node is one of those
    TareGather met;
} Search;

// ---- paths ----

// The least label on the path from `node` up to, without, the first ancestor that is not above
// `limit`. The path is turned round on the way up and shortened on the way down, so that its
// length costs no stack.
static uint32_t find_least(Step *steps, uint32_t node, uint32_t limit) {
    uint32_t below = 0;
    while (steps[node].ancestor > limit) {
        uint32_t above = steps[node].ancestor;
        steps[node].ancestor = below;
        below = node;
        node = above;
    }
    uint32_t top = steps[node].ancestor, least = steps[node].label;
    while (below) {
        Step *step = &steps[below];
        if (least < step->label) step->label = least;
        least = step->label;
        below = step->ancestor;
        step->ancestor = top;
    }
    return least;
}

static void look_at_holder(Search *self, uint32_t node, uint32_t holder) {
    uint32_t found = find_least(self->steps, holder, node), *least = &self->order->earliest[node];
    if (found < *least) *least = found;
}

// ---- holders ----

// A reference to one of those that are being listed.
typedef struct Holding {
    uint32_t held;  // a place, then a node
    uint32_t holder;
} Holding;

// Nearly all that is met is of no use in this reading; what is, no processor can guess.
static uint32_t choose_listed(const Search *self, Holding *chosen) {
    const TareGather *met = &self->met;
    uint32_t count = 0;
    for (uint32_t i = 0; i < met->count; i++) {
        uint32_t place = met->places[i];
        chosen[count] = (Holding){place, met->holders[i]};
        count += self->listed[place / 64] >> place % 64 & 1;
    }
    return count;
}

// Of these, those with later holders, as nodes.
static uint32_t choose_later(const Search *self, Holding *chosen, uint32_t chosen_count) {
    const uint32_t *nodes = self->order->nodes;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chosen_count; i++) __builtin_prefetch(&nodes[chosen[i].held]);
    for (uint32_t i = 0; i < chosen_count; i++) {
        Holding holding = {nodes[chosen[i].held], chosen[i].holder};
        __builtin_prefetch(&self->steps[holding.held], 1);
        chosen[count] = holding;
        count += holding.held < holding.holder;
    }
    return count;
}

static void note_holders(void *context) {
    Search *self = context;
    Holding chosen[TARE_GATHER_COUNT] = {{0}};
    uint32_t count = choose_later(self, chosen, choose_listed(self, chosen));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t node = chosen[i].held, holder = chosen[i].holder;
        if (self->is_alone) look_at_holder(self, node, holder);
        else self->holders[--self->steps[node].label - self->base] = holder;
    }
}

// The bits, unlike the nodes, are in a cache.
static void note_listed(Search *self) {
    const uint32_t *nodes = self->order->nodes;
    uint32_t place_count = self->order->numbering->place_count;
    for (uint32_t start = 0; start < place_count; start += 64) {
        uint64_t bits = 0;
        for (uint32_t i = 0; i < 64 && start + i < place_count; i++) {
            uint32_t node = nodes[start + i];
            bits |= (uint64_t)(node >= self->first && node < self->end) << i;
        }
        self->listed[start / 64] = bits;
    }
}

// Who has no greater number than the first cannot be a later holder of any.
static void read_object(void *context, uint32_t place, TareObject *object) {
    Search *self = context;
    tare_progress_tell(self->progress, "listing holders", place,
                       self->order->numbering->place_count);
    uint32_t node = tare_preorder_get(self->order, place);
    if (node > self->first) tare_gather_visit(&self->met, object, node);
}

// Lists the holders of the nodes before `end`, as many as there is room for: the lists are filled
// from their ends on, and each label is then where the list begins.
static void list_holders(Search *self, uint32_t end) {
    const Step *steps = self->steps;
    uint32_t first = end - 1;
    while (first > 1 && steps[end - 1].label - steps[first - 2].label <= self->room_count) first--;
    self->first = first;
    self->end = end;
    self->base = steps[first - 1].label;
    uint32_t count = steps[end - 1].label - self->base;
    self->is_alone = count > self->room_count;
    if (count == 0) return;
    note_listed(self);
    tare_numbering_visit(self->order->numbering, read_object, self);
    tare_gather_flush(&self->met);
}

// ---- all together ----

// Of the nodes whose holders are listed, behind which all are done. The lists lie one after the
// other, so what comes next is known.
static void find_listed(Search *self, uint32_t holder_count) {
    TarePreorder *order = self->order;
    const uint32_t *holders = self->holders;
    uint32_t at = holder_count;
    for (uint32_t node = self->end; --node >= self->first;) {
        Step *step = &self->steps[node];
        tare_progress_tell(self->progress, "finding dominators", order->node_count - node,
                           order->node_count);
        for (uint32_t start = step->label - self->base; at > start;) {
            at--;
            if (at >= AHEAD) __builtin_prefetch(&self->steps[holders[at - AHEAD]], 1);
            look_at_holder(self, node, holders[at]);
        }
        *step = (Step){order->parents[node], order->earliest[node]};
    }
}

static void find(Search *self) {
    for (uint32_t end = self->order->node_count; end > 1; end = self->first) {
        uint32_t holders_end = self->steps[end - 1].label;
        list_holders(self, end);
        find_listed(self, self->is_alone ? 0 : holders_end - self->base);
    }
}

// The counts grow into steps in place: each label is where the room for the node's holders ends.
static TareStatus make_steps(Search *self) {
    TarePreorder *order = self->order;
    uint64_t words = tare_preorder_word_count(order);
    uint32_t *counts =
        tare_long_array_resize(order->numbering->allocator, order->later_counts,
                          words * sizeof *counts, words * sizeof *self->steps);
    if (!counts) return TARE_ERROR;
    order->later_counts = NULL;
    self->steps = (Step *)counts;
    uint64_t end = 0;
    for (uint32_t node = 1; node < order->node_count; node++) end += counts[node];
    self->room_count = (words - 1) * 13 / 16;
    if (self->room_count > end) self->room_count = end;
    if (end >= UINT32_MAX) return TARE_ERROR;
    for (uint32_t node = order->node_count; --node > 0;) {
        uint32_t count = counts[node];
        self->steps[node].label = (uint32_t)end;
        end -= count;
    }
    self->steps[0].label = 0;
    return TARE_OK;
}

// `listed` and the holders are one block.
static size_t list_bytes(const Search *self) {
    size_t bit_bytes = ((size_t)self->order->numbering->place_count / 64 + 1) * sizeof(uint64_t);
    return bit_bytes + self->room_count * sizeof *self->holders;
}

static TareStatus make_lists(Search *self) {
    const TareNumbering *numbering = self->order->numbering;
    self->listed = tare_long_array_resize(numbering->allocator, NULL, 0, list_bytes(self));
    if (!self->listed) return TARE_ERROR;
    self->holders = (uint32_t *)(self->listed + numbering->place_count / 64 + 1);
    return TARE_OK;
}

TareStatus tare_semidominators_find(TarePreorder *order, TareProgress *progress) {
    TareAllocator *allocator = order->numbering->allocator;
    Search search = {.order = order, .progress = progress};
    tare_gather_init(&search.met, order->rt, order->numbering, note_holders, &search);
    TareStatus status = make_steps(&search);
    if (status == TARE_OK) status = make_lists(&search);
    if (status == TARE_OK) find(&search);
    if (search.listed)
        tare_long_array_resize(allocator, search.listed, list_bytes(&search), 0);
    if (search.steps)
        tare_long_array_resize(allocator, search.steps,
                               tare_preorder_word_count(order) * sizeof *search.steps, 0);
    return status;
}
