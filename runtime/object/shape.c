// Shapes: their registry by id, and the trees in which instances of a class share their keys.
#include "object/shape.h"

#include <string.h>

#include "base/bits.h"
#include "base/hash.h"
#include "object/error.h"
#include "object/runtime.h"

// Shapes up to here are searched key by key, which beats hashing.
#define UNINDEXED_KEYS 8
// A shape with more children belongs to a class whose instances share no keys; they get dicts.
#define MAXIMUM_CHILDREN 16

static TareAllocator *allocator_of(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
}

static TareStatus grow_registry(TareRuntime *rt) {
    TareAllocator *allocator = allocator_of(rt);
    uint32_t capacity = rt->shape_capacity ? rt->shape_capacity * 2 : 512;
    TareShape **shapes = allocator->resize(allocator, rt->shapes,
                                           rt->shape_capacity * sizeof *shapes,
                                           capacity * sizeof *shapes);
    if (!shapes) return TARE_ERROR;
    rt->shapes = shapes;
    rt->shape_capacity = capacity;
    return TARE_OK;
}

TareShape *tare_shape_new(TareRuntime *rt, TareType *type, TareShapeKind kind) {
    TareAllocator *allocator = allocator_of(rt);
    TareShape *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) goto done;
    if (rt->shape_count == rt->shape_capacity && grow_registry(rt) != TARE_OK) {
        allocator->resize(allocator, self, sizeof *self, 0);
        self = NULL;
        goto done;
    }
    *self = (TareShape){.id = rt->shape_count, .kind = (uint16_t)kind, .type = type};
    rt->shapes[rt->shape_count++] = self;
done:
    if (!self) tare_error_raise_memory(rt);
    return self;
}

static size_t slot_of_key(const TareString *key, unsigned log2) {
    return tare_hash_integer((uintptr_t)key) >> (64 - log2);
}

static bool build_index(TareRuntime *rt, TareShape *self) {
    TareAllocator *allocator = allocator_of(rt);
    unsigned log2 = tare_bits_log2(tare_bits_power_at_least(self->key_count)) + 1;
    size_t bytes = sizeof *self->index << log2;
    TareShapeKey *index = allocator->resize(allocator, NULL, 0, bytes);
    if (!index) return false;
    memset(index, 0, bytes);
    size_t mask = ((size_t)1 << log2) - 1;
    for (const TareShape *shape = self; shape->key; shape = shape->parent) {
        size_t slot = slot_of_key(shape->key, log2);
        while (index[slot].key) slot = (slot + 1) & mask;
        index[slot] = (TareShapeKey){shape->key, shape->key_count - 1u};
    }
    self->index = index;
    self->index_log2 = (uint16_t)log2;
    return true;
}

int tare_shape_find_key(TareRuntime *rt, TareShape *self, const TareString *key) {
    if (self->key_count > UNINDEXED_KEYS && (self->index || build_index(rt, self))) {
        size_t mask = ((size_t)1 << self->index_log2) - 1;
        size_t slot = slot_of_key(key, self->index_log2);
        for (; self->index[slot].key; slot = (slot + 1) & mask)
            if (self->index[slot].key == key) return (int)self->index[slot].position;
        return -1;
    }
    for (const TareShape *shape = self; shape->key; shape = shape->parent)
        if (shape->key == key) return shape->key_count - 1;
    return -1;
}

TareShape *tare_shape_fetch_child(TareRuntime *rt, TareShape *self, TareString *key) {
    for (TareShape *child = self->first_child; child; child = child->next_sibling)
        if (child->key == key) return child;
    if (self->key_count >= TARE_SHAPE_MAXIMUM_KEYS || self->child_count >= MAXIMUM_CHILDREN)
        return NULL;
    TareShape *child = tare_shape_new(rt, self->type, TARE_SHAPE_VALUES);
    if (!child) return NULL;
    tare_retain_object(key);
    child->key = key;
    child->key_count = self->key_count + 1;
    child->parent = self;
    child->next_sibling = self->first_child;
    self->first_child = child;
    self->child_count++;
    return child;
}

TareString *tare_shape_get_key(const TareShape *self, size_t position) {
    while (self->key_count > position + 1) self = self->parent;
    return self->key;
}

static void delete_one(TareRuntime *rt, TareShape *self) {
    TareAllocator *allocator = allocator_of(rt);
    if (self->index)
        allocator->resize(allocator, self->index, sizeof *self->index << self->index_log2, 0);
    TareString *key = self->key;
    rt->shapes[self->id] = NULL;
    allocator->resize(allocator, self, sizeof *self, 0);
    if (key) tare_release_object(rt, key);
}

// Depth first without recursion: the first child is cut off and visited before its parent goes.
void tare_shape_delete_tree(TareRuntime *rt, TareShape *root) {
    TareShape *self = root;
    while (self) {
        TareShape *child = self->first_child;
        if (child) {
            self->first_child = child->next_sibling;
            self = child;
            continue;
        }
        TareShape *parent = self == root ? NULL : self->parent;
        delete_one(rt, self);
        self = parent;
    }
}

void tare_shape_release_keys(TareRuntime *rt) {
    for (uint32_t i = 0; i < rt->shape_count; i++) {
        if (!rt->shapes[i] || !rt->shapes[i]->key) continue;
        TareString *key = rt->shapes[i]->key;
        rt->shapes[i]->key = NULL;
        tare_release_object(rt, key);
    }
}

void tare_shape_deinit(TareRuntime *rt) {
    TareAllocator *allocator = allocator_of(rt);
    for (uint32_t i = 0; i < rt->shape_count; i++)
        if (rt->shapes[i]) delete_one(rt, rt->shapes[i]);
    allocator->resize(allocator, rt->shapes, rt->shape_capacity * sizeof *rt->shapes, 0);
    rt->shapes = NULL;
    rt->shape_count = rt->shape_capacity = 0;
}
