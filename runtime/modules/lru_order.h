// The results that a bounded lru_cache keeps, in order of use: a row of nodes in one block, linked
// by their places in it. It knows nothing of the table in which keys are looked up.
//
//   block:  capacity pairs of key and result, then capacity links (hash, older, newer)
// [L1] A node in use is linked and holds its key and result; one that is free is in the chain of
// free nodes, by `newer`, and holds nothing. Nodes from `count` on were never used.
#ifndef TARE_MODULES_LRU_ORDER_H
#define TARE_MODULES_LRU_ORDER_H

#include "object/alloc.h"

#define TARE_LRU_ORDER_NOWHERE UINT32_MAX

typedef struct TareLruPair {
    TareValue key;
    TareValue result;
} TareLruPair;

typedef struct TareLruLink {
    uint64_t hash;
    uint32_t older;
    uint32_t newer;
} TareLruLink;

typedef struct TareLruOrder {
    TareLruPair *pairs;  // NULL while capacity is 0
    uint32_t capacity;
    uint32_t count;
    uint32_t oldest, newest, first_free;  // NOWHERE: none
    uint32_t spare;
} TareLruOrder;

void tare_lru_order_init(TareLruOrder *self);
// Releases all; the order is empty and usable while that runs.
void tare_lru_order_clear(TareRuntime *rt, TareLruOrder *self);
// Room for one node more; no more than `limit` are made. What runs when memory ends may change the
// order.
TareStatus tare_lru_order_reserve(TareRuntime *rt, TareLruOrder *self, int64_t limit) TARE_CHECKED;
// Where the next node will be; there must be room.
uint32_t tare_lru_order_next(const TareLruOrder *self);
// Adds a node as the newest at that place; retains both.
void tare_lru_order_add(TareLruOrder *self, TareValue key, uint64_t hash, TareValue result);
// Makes a node the newest.
void tare_lru_order_touch(TareLruOrder *self, uint32_t at);
// Takes a node out: what it held is the caller's.
TareLruPair tare_lru_order_remove(TareLruOrder *self, uint32_t at);
// The block and its regions.
void tare_lru_order_describe(TareLruOrder *self, TareDescriber *describer);

static inline TareLruLink *tare_lru_order_link(const TareLruOrder *self, uint32_t at) {
    return (TareLruLink *)(self->pairs + self->capacity) + at;
}

#endif
