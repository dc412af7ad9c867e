// The birth of objects: takes a block, writes the header, zeroes the rest, tells the collector.
// How objects die is dealloc.c.
#include "object/alloc.h"

#include <string.h>

#include "base/bits.h"
#include "object/deferred_drop.h"
#include "object/error.h"
#include "object/imitation.h"
#include "object/layout.h"

static inline TareBlockKind kind_of_type(const TareType *type) {
    return type->flags & TARE_TYPE_IS_LEAF ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT;
}

// Blocks are whole words, so rounding up stays within.
static inline void zero_words(void *start, size_t bytes) {
    uint64_t *word = start;
    if (TARE_UNLIKELY(bytes > 256)) {
        memset(start, 0, bytes);
        return;
    }
    for (uint64_t *end = word + (bytes + 7) / 8; word < end; word++) *word = 0;
}

// Whether its instances have something to do before they go. Generators decide one by one.
static inline bool has_end(const TareType *type) {
    bool is_generator = type->native_base == TARE_TYPE_GENERATOR ||
                        type->native_base == TARE_TYPE_COROUTINE ||
                        type->native_base == TARE_TYPE_ASYNC_GENERATOR;
    return type->slots.finalize_user || (type->slots.finalize && !is_generator);
}

// libgc must look into a module, whose class may change to one made in the language, and into a
// leaf that has a satellite.
static inline bool must_be_scanned(const TareShape *shape) {
    return shape->id == TARE_TYPE_MODULE || shape->id == TARE_TYPE_BYTEARRAY ||
           shape->id == TARE_TYPE_ARRAY;
}

// The one place in which a header is written.
TARE_ALWAYS_INLINE void *alloc_of_kind(TareRuntime *rt, TareShape *shape, size_t bytes,
                                       TareBlockKind kind) {
    TareType *type = shape->type;
    bool is_instance = type->flags & TARE_TYPE_IS_HEAP;
    bool holds_class = is_instance || (TARE_BOEHM && must_be_scanned(shape));
    TareObject *self;
    do self = tare_heap_alloc_instance(&rt->heap, bytes, kind, holds_class ? type : NULL);
    while (TARE_UNLIKELY(!self) && tare_deferred_drop_relieve(rt));
    if (TARE_UNLIKELY(!self)) {
        tare_error_raise_memory(rt);
        return NULL;
    }
    tare_object_set_count(self, 1);
    self->shape_id = shape->id;
    zero_words(self + 1, bytes - sizeof *self);
    if (is_instance) {
        tare_retain_object(type);
        if (TARE_UNLIKELY(rt->imitation)) tare_imitation_note_birth(rt, self, type);
    }
    shape->instance_count++;
    if (TARE_BOEHM && has_end(type)) tare_heap_expect_death(&rt->heap, self);
    if (kind == TARE_BLOCK_OBJECT &&
        TARE_UNLIKELY(tare_heap_young_allocations(&rt->heap) > rt->collect_threshold)) {
        rt->collect_due = true;
        rt->attention = 1;
    }
    return self;
}

// Written out for each kind, of which then little is left.
static inline void *alloc_block(TareRuntime *rt, TareShape *shape, size_t bytes) {
    if (kind_of_type(shape->type) == TARE_BLOCK_LEAF)
        return alloc_of_kind(rt, shape, bytes, TARE_BLOCK_LEAF);
    return alloc_of_kind(rt, shape, bytes, TARE_BLOCK_OBJECT);
}

void *tare_alloc_object(TareRuntime *rt, const TareShape *shape, size_t bytes) {
    return alloc_block(rt, (TareShape *)shape, bytes);
}

void *tare_alloc_builtin(TareRuntime *rt, TareTypeId id) {
    return alloc_block(rt, rt->shapes[id], rt->types[id]->instance_bytes);
}

// Slots and the dict word of a variable type stand at the end of the block, which therefore is
// rounded up to whole words.
void *tare_alloc_instance(TareRuntime *rt, TareType *type, size_t extra_bytes) {
    size_t bytes = type->instance_bytes + extra_bytes;
    if (extra_bytes && type->flags & TARE_TYPE_HAS_TAIL) bytes = tare_bits_round_up(bytes, 8);
    return alloc_block(rt, type->instance_shape, bytes);
}

void *tare_alloc_table(TareRuntime *rt, size_t bytes) {
    void *block;
    do block = tare_heap_alloc(&rt->heap, bytes, TARE_BLOCK_TABLE);
    while (TARE_UNLIKELY(!block) && tare_deferred_drop_relieve(rt));
    if (TARE_UNLIKELY(!block)) tare_error_raise_memory(rt);
    return block;
}

void *tare_alloc_data(TareRuntime *rt, size_t bytes) {
    void *block;
    do block = tare_heap_alloc_data(&rt->heap, bytes);
    while (TARE_UNLIKELY(!block) && tare_deferred_drop_relieve(rt));
    if (TARE_UNLIKELY(!block)) tare_error_raise_memory(rt);
    return block;
}

void *tare_alloc_resize_table(TareRuntime *rt, void *block, size_t old_bytes, size_t new_bytes) {
    void *fresh;
    do fresh = tare_heap_resize(&rt->heap, block, old_bytes, new_bytes, TARE_BLOCK_TABLE);
    while (TARE_UNLIKELY(!fresh) && tare_deferred_drop_relieve(rt));
    if (TARE_UNLIKELY(!fresh)) tare_error_raise_memory(rt);
    return fresh;
}

void tare_alloc_free_table(TareRuntime *rt, void *block, size_t bytes) {
    if (block) tare_heap_free(&rt->heap, block, bytes, TARE_BLOCK_TABLE);
}

typedef struct SizeDescriber {
    TareDescriber base;
    const void *wanted;
    size_t bytes;
} SizeDescriber;

static void note_block(TareDescriber *describer, void *start, size_t bytes, TareBlockKind kind,
                       const char *name) {
    SizeDescriber *self = (SizeDescriber *)describer;
    if (start == self->wanted) self->bytes = bytes;
}

size_t tare_alloc_object_bytes(TareRuntime *rt, TareObject *object) {
    TareType *type = rt->shapes[object->shape_id]->type;
    if (!(type->flags & TARE_TYPE_IS_VARIABLE)) return type->instance_bytes;
    SizeDescriber describer = {{.wants = TARE_DESCRIBE_BLOCKS, .block = note_block}, object, 0};
    type->slots.describe(rt, object, &describer.base);
    return describer.bytes;
}
