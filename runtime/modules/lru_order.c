// Nodes in order of use.
#include "modules/lru_order.h"

#include "object/error.h"
#include "object/layout.h"

enum { CAPACITY_LEAST = 8 };
static const size_t node_bytes = sizeof(TareLruPair) + sizeof(TareLruLink);

void tare_lru_order_init(TareLruOrder *self) {
    *self = (TareLruOrder){.oldest = TARE_LRU_ORDER_NOWHERE,
                           .newest = TARE_LRU_ORDER_NOWHERE,
                           .first_free = TARE_LRU_ORDER_NOWHERE};
}

void tare_lru_order_clear(TareRuntime *rt, TareLruOrder *self) {
    TareLruOrder old = *self;
    tare_lru_order_init(self);
    for (uint32_t i = 0; i < old.count; i++) {
        tare_release(rt, old.pairs[i].key);
        tare_release(rt, old.pairs[i].result);
    }
    tare_alloc_free_table(rt, old.pairs, old.capacity * node_bytes);
}

static bool has_room(const TareLruOrder *self) {
    return self->first_free != TARE_LRU_ORDER_NOWHERE || self->count < self->capacity;
}

static void move(TareRuntime *rt, TareLruOrder *self, TareLruPair *block, uint32_t capacity) {
    TareLruOrder old = *self;
    self->pairs = block;
    self->capacity = capacity;
    if (!old.pairs) return;
    memcpy(block, old.pairs, old.count * sizeof *block);
    memcpy(tare_lru_order_link(self, 0), tare_lru_order_link(&old, 0),
           old.count * sizeof(TareLruLink));
    tare_alloc_free_table(rt, old.pairs, old.capacity * node_bytes);
}

TareStatus tare_lru_order_reserve(TareRuntime *rt, TareLruOrder *self, int64_t limit) {
    while (!has_room(self)) {
        uint64_t capacity = self->capacity ? (uint64_t)self->capacity * 2 : CAPACITY_LEAST;
        if (capacity > (uint64_t)limit) capacity = (uint64_t)limit;
        if (capacity <= self->capacity || capacity >= TARE_LRU_ORDER_NOWHERE) {
            (void)tare_error_raise_memory(rt);
            return TARE_ERROR;
        }
        TareLruPair *block = tare_alloc_table(rt, capacity * node_bytes);
        if (!block) return TARE_ERROR;
        if (capacity > self->capacity) move(rt, self, block, (uint32_t)capacity);
        else tare_alloc_free_table(rt, block, capacity * node_bytes);
    }
    return TARE_OK;
}

// ---- links -------------------------------------------------------------------------------------

static void unlink_node(TareLruOrder *self, const TareLruLink *link) {
    if (link->older == TARE_LRU_ORDER_NOWHERE) self->oldest = link->newer;
    else tare_lru_order_link(self, link->older)->newer = link->newer;
    if (link->newer == TARE_LRU_ORDER_NOWHERE) self->newest = link->older;
    else tare_lru_order_link(self, link->newer)->older = link->older;
}

static void link_newest(TareLruOrder *self, uint32_t at) {
    TareLruLink *link = tare_lru_order_link(self, at);
    link->older = self->newest;
    link->newer = TARE_LRU_ORDER_NOWHERE;
    if (self->newest == TARE_LRU_ORDER_NOWHERE) self->oldest = at;
    else tare_lru_order_link(self, self->newest)->newer = at;
    self->newest = at;
}

uint32_t tare_lru_order_next(const TareLruOrder *self) {
    return self->first_free == TARE_LRU_ORDER_NOWHERE ? self->count : self->first_free;
}

void tare_lru_order_add(TareLruOrder *self, TareValue key, uint64_t hash, TareValue result) {
    uint32_t at = tare_lru_order_next(self);
    TareLruLink *link = tare_lru_order_link(self, at);
    if (at == self->count) self->count++;
    else self->first_free = link->newer;
    self->pairs[at] = (TareLruPair){tare_retain(key), tare_retain(result)};
    link->hash = hash;
    link_newest(self, at);
}

void tare_lru_order_touch(TareLruOrder *self, uint32_t at) {
    if (self->newest == at) return;
    unlink_node(self, tare_lru_order_link(self, at));
    link_newest(self, at);
}

TareLruPair tare_lru_order_remove(TareLruOrder *self, uint32_t at) {
    TareLruLink *link = tare_lru_order_link(self, at);
    TareLruPair pair = self->pairs[at];
    unlink_node(self, link);
    self->pairs[at] = (TareLruPair){TARE_ABSENT, TARE_ABSENT};
    link->newer = self->first_free;
    self->first_free = at;
    return pair;
}

void tare_lru_order_describe(TareLruOrder *self, TareDescriber *describer) {
    if (!self->pairs) return;
    size_t unused = self->capacity - self->count;
    tare_describe_block(describer, self->pairs, self->capacity * node_bytes, TARE_BLOCK_TABLE,
                        "order of use");
    tare_describe_region(describer, TARE_REGION_REFERENCES, self->pairs,
                         self->count * sizeof *self->pairs, "keys and results");
    tare_describe_region(describer, TARE_REGION_SPARE, self->pairs + self->count,
                         unused * sizeof *self->pairs, "room for more results");
    tare_describe_region(describer, TARE_REGION_RAW, tare_lru_order_link(self, 0),
                         self->count * sizeof(TareLruLink), "hashes and neighbours");
    tare_describe_region(describer, TARE_REGION_SPARE, tare_lru_order_link(self, self->count),
                         unused * sizeof(TareLruLink), "room for more neighbours");
}
