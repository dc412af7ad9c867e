// The death of objects: prompt when the count reaches zero, and in constant C stack. Nested
// destruction goes a few levels deep; beyond, objects wait in a queue that the outermost level
// drains. Order for one object: __del__, weak references and their callbacks, native resources,
// references, block, class.
#include "object/dealloc.h"

#include "object/alloc.h"
#include "object/dealloc_queue.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/intern.h"
#include "object/layout.h"
#include "object/list_object.h"

#define MAXIMUM_SATELLITES 12

static struct TareDeallocator *new_deallocator(TareRuntime *rt) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
    struct TareDeallocator *self = allocator->resize(allocator, NULL, 0, sizeof *self);
    if (!self) return NULL;
    *self = (struct TareDeallocator){.depth_limit = TARE_DEALLOC_DEPTH};
    tare_vector_init(&self->waiting, allocator, sizeof(TareDying));
    return self;
}

static void delete_deallocator(TareRuntime *rt, struct TareDeallocator *self) {
    TareAllocator *allocator = tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
    tare_vector_deinit(&self->waiting);
    allocator->resize(allocator, self, sizeof *self, 0);
}

TareStatus tare_dealloc_init(TareRuntime *rt) {
    rt->deallocator = new_deallocator(rt);
    return rt->deallocator ? tare_vector_reserve(&rt->deallocator->waiting, 64) : TARE_ERROR;
}

TareStatus tare_dealloc_part(TareRuntime *rt, struct TareDeallocator **out) {
    struct TareDeallocator *self = rt->deallocator;
    *out = NULL;
    if (tare_dealloc_is_at_rest(rt)) return TARE_OK;
    struct TareDeallocator *fresh = new_deallocator(rt);
    if (!fresh) {
        tare_error_raise_memory(rt);
        return TARE_ERROR;
    }
    fresh->is_wanted = fresh->is_deferring = self->is_wanted;
    if (fresh->is_deferring) fresh->depth_limit = 0;
    fresh->parted_count = self->parted_count + 1;
    rt->deallocator = fresh;
    *out = self;
    return TARE_OK;
}

void tare_dealloc_rejoin(TareRuntime *rt, struct TareDeallocator **parted) {
    struct TareDeallocator *self = *parted, *other = rt->deallocator;
    if (!self) return;
    *parted = NULL;
    rt->deallocator = self;
    self->parted_count = other->parted_count - 1;
    // What the others have put off dies with what dies here.
    while (other->waiting.count) {
        TareDying dying = tare_dealloc_queue_pop(other);
        if (!tare_dealloc_queue_push(self, dying.object, dying.cleared))
            tare_dealloc_destroy(rt, dying.object);
    }
    delete_deallocator(rt, other);
}

bool tare_dealloc_is_busy(TareRuntime *rt) {
    const struct TareDeallocator *d = rt->deallocator;
    return d->depth || d->finalizing || d->waiting.count || d->parted_count;
}

bool tare_dealloc_is_at_rest(const TareRuntime *rt) {
    const struct TareDeallocator *d = rt->deallocator;
    return !d->depth && !d->finalizing;
}

void tare_dealloc_deinit(TareRuntime *rt) {
    if (!rt->deallocator) return;
    delete_deallocator(rt, rt->deallocator);
    rt->deallocator = NULL;
}

static void unraisable(TareRuntime *rt, TareType *type, TareValue self) {
    TareValue where = tare_type_find(rt, type, TARE_RUNTIME_NAME(rt, dunder_del));
    tare_error_write_unraisable(rt, tare_value_is_absent(where) ? self : where);
}

// What runs before the references go. The object has count 1 meanwhile; true: it lives on.
static bool finalize(TareRuntime *rt, TareObject *object, TareType *type, uint8_t *side) {
    struct TareDeallocator *d = rt->deallocator;
    size_t outer_mark = d->mark;
    uint32_t outer_depth = d->depth;
    d->mark = d->waiting.count;
    d->depth = 0;
    d->finalizing++;
    TareValue error = tare_error_take(rt);
    tare_object_set_count(object, 1);
    if (type->slots.finalize_user && !(*side & TARE_SIDE_FINALIZED) && !rt->is_over) {
        *side |= TARE_SIDE_FINALIZED;
        if (type->slots.finalize_user(rt, tare_value_from_object(object)) != TARE_OK)
            unraisable(rt, type, tare_value_from_object(object));
    }
    if (tare_object_is_unique(object) && *side & TARE_SIDE_HAS_WEAK) tare_weak_clear(rt, object);
    if (tare_object_is_unique(object) && type->slots.finalize) type->slots.finalize(rt, object);
    bool lives = tare_object_drop_count(object) > 0;
    tare_error_restore_steal(rt, error);
    d->mark = outer_mark;
    d->depth = outer_depth;
    d->finalizing--;
    return lives;
}

bool tare_dealloc_finalize(TareRuntime *rt, TareObject *object) {
    TareType *type = rt->shapes[object->shape_id]->type;
    uint8_t *side = tare_side_of(object);
    if (!type->slots.finalize_user || *side & TARE_SIDE_FINALIZED || rt->is_over) return false;
    *side |= TARE_SIDE_FINALIZED;
    TareValue error = tare_error_take(rt);
    if (type->slots.finalize_user(rt, tare_value_from_object(object)) != TARE_OK)
        unraisable(rt, type, tare_value_from_object(object));
    tare_error_restore_steal(rt, error);
    return true;
}

uint32_t tare_dealloc_hold(TareRuntime *rt) {
    uint32_t held = rt->deallocator->depth;
    rt->deallocator->depth = TARE_DEALLOC_DEPTH;
    return held;
}

void tare_dealloc_let_wait(TareRuntime *rt, uint32_t held) {
    rt->deallocator->depth = held;
    rt->deallocator->mark = rt->deallocator->waiting.count;
}

static inline void free_block(TareRuntime *rt, TareObject *object, size_t bytes) {
    TareShape *shape = rt->shapes[object->shape_id];
    TareType *type = shape->type;
    bool is_leaf = type->flags & TARE_TYPE_IS_LEAF;
    shape->instance_count--;
    tare_heap_free(&rt->heap, object, bytes, is_leaf ? TARE_BLOCK_LEAF : TARE_BLOCK_OBJECT);
    if (type->flags & TARE_TYPE_IS_HEAP) tare_release_object(rt, type);
}

void tare_dealloc_free_block(TareRuntime *rt, TareObject *object, size_t bytes) {
    free_block(rt, object, bytes);
}

// ---- by description ----------------------------------------------------------------------------

typedef struct Destroyer {
    TareDescriber base;
    TareRuntime *rt;
    TareObject *object;
    size_t own_bytes;
    size_t satellite_count;
    struct { void *start; size_t bytes; TareBlockKind kind; } satellites[MAXIMUM_SATELLITES];
} Destroyer;

// The own block goes last, since describing goes on reading it; so do satellites.
static void gather_block(TareDescriber *describer, void *start, size_t bytes, TareBlockKind kind,
                         const char *name) {
    Destroyer *self = (Destroyer *)describer;
    if (start == (void *)self->object) {
        self->own_bytes = bytes;
        return;
    }
    TARE_ASSERT(self->satellite_count < MAXIMUM_SATELLITES);
    if (self->satellite_count == MAXIMUM_SATELLITES) return;
    size_t i = self->satellite_count++;
    self->satellites[i].start = start;
    self->satellites[i].bytes = bytes;
    self->satellites[i].kind = kind;
}

static void release_region(TareDescriber *describer, TareRegionKind kind, void *start, size_t bytes,
                           const char *name) {
    Destroyer *self = (Destroyer *)describer;
    TareValue *words = start;
    for (size_t i = 0; i < bytes / sizeof *words; i++) tare_slot_clear(self->rt, &words[i]);
}

void tare_dealloc_by_description(TareRuntime *rt, TareObject *object) {
    TareType *type = rt->shapes[object->shape_id]->type;
    Destroyer destroyer = {
        .base = {.wants = TARE_DESCRIBE_BLOCKS | TARE_DESCRIBE_KIND(TARE_REGION_REFERENCES),
                 .block = gather_block,
                 .region = release_region},
        .rt = rt,
        .object = object,
    };
    type->slots.describe(rt, object, &destroyer.base);
    for (size_t i = 0; i < destroyer.satellite_count; i++) {
        tare_heap_free(&rt->heap, destroyer.satellites[i].start, destroyer.satellites[i].bytes,
                       destroyer.satellites[i].kind);
    }
    tare_dealloc_free_block(rt, object, destroyer.own_bytes);
}

// ---- instances of classes, without callbacks ---------------------------------------------------

static inline void release_words(TareRuntime *rt, TareValue *words, TareValue *end) {
    for (; words < end; words++) tare_release(rt, *words);
}

// The `destroy` slot of classes that rest on object alone.
void tare_dealloc_instance(TareRuntime *rt, TareObject *object) {
    TareShape *shape = rt->shapes[object->shape_id];
    TareType *type = shape->type;
    char *start = (char *)object;
    TareValue *end = (TareValue *)(start + type->instance_bytes);
    TareValue *words = (TareValue *)(start + sizeof *object);
    if (type->dict_offset) {
        TareValue *dict_word = (TareValue *)(start + type->dict_offset);
        release_words(rt, words, dict_word);
        words = dict_word + 1;
        if (shape->kind == TARE_SHAPE_VALUES) {
            TareValue *values = (TareValue *)(uintptr_t)dict_word->bits;
            if (values) {
                release_words(rt, values, values + shape->key_count);
                size_t bytes = tare_instance_values_capacity(values) * sizeof *values;
                tare_heap_free(&rt->heap, values, bytes, TARE_BLOCK_TABLE);
            }
        } else {
            tare_release(rt, *dict_word);
        }
    }
    release_words(rt, words, end);
    free_block(rt, object, type->instance_bytes);
}

// ---- exact instances of built-in types ---------------------------------------------------------

// Of a type whose instances are not made by classes.
static inline void free_exact(TareRuntime *rt, TareObject *object, size_t bytes,
                              TareBlockKind kind) {
    rt->shapes[object->shape_id]->instance_count--;
    tare_heap_free(&rt->heap, object, bytes, kind);
}

static inline void destroy_string(TareRuntime *rt, TareObject *object) {
    TareString *self = (TareString *)object;
    if (self->is_interned) tare_intern_forget(rt, self);
    free_exact(rt, object, tare_string_block_bytes(self->length, self->width_log2),
               TARE_BLOCK_LEAF);
}

// Cleared one by one: a finalizer may let the collector look at what is left.
static inline void clear_words(TareRuntime *rt, TareValue *words, size_t count) {
    while (count > 0) tare_slot_clear(rt, &words[--count]);
}

static inline void destroy_tuple(TareRuntime *rt, TareObject *object) {
    TareTuple *self = (TareTuple *)object;
    size_t length = self->length;
    clear_words(rt, self->items, length);
    free_exact(rt, object, sizeof *self + length * sizeof(TareValue), TARE_BLOCK_OBJECT);
}

static inline void destroy_list(TareRuntime *rt, TareObject *object) {
    TareList *self = (TareList *)object;
    TareValue *items = self->items;
    size_t length = self->length, bytes = self->capacity * sizeof(TareValue);
    self->items = NULL;
    self->length = self->capacity = 0;
    while (length > 0) tare_release(rt, items[--length]);
    if (bytes) tare_heap_free(&rt->heap, items, bytes, TARE_BLOCK_TABLE);
    free_exact(rt, object, sizeof *self, TARE_BLOCK_OBJECT);
}

// What dies most often is known here, since asking its type costs more than the work: it has no
// finalizer and no weak references. False: another type.
static inline bool destroy_exact(TareRuntime *rt, TareObject *object) {
    switch (object->shape_id) {
    case TARE_TYPE_STR:
        destroy_string(rt, object);
        return true;
    case TARE_TYPE_TUPLE:
        destroy_tuple(rt, object);
        return true;
    case TARE_TYPE_LIST:
        destroy_list(rt, object);
        return true;
    case TARE_TYPE_DICT:
        tare_table_clear(rt, &((TareDict *)object)->table);
        free_exact(rt, object, sizeof(TareDict), TARE_BLOCK_OBJECT);
        return true;
    default:
        return false;
    }
}

// Native, with nothing but references.
static inline void destroy_plain(TareRuntime *rt, TareObject *object, const TareType *type) {
    clear_words(rt, (TareValue *)(object + 1), type->spec->reference_count);
    free_block(rt, object, type->instance_bytes);
}

// ---- the queue ---------------------------------------------------------------------------------

static inline void destroy(TareRuntime *rt, TareObject *object) {
    if (destroy_exact(rt, object)) return;
    TareType *type = rt->shapes[object->shape_id]->type;
    uint8_t *side = tare_side_of(object);
    if (TARE_UNLIKELY(type->slots.finalize_user || type->slots.finalize ||
                      *side & TARE_SIDE_HAS_WEAK)) {
        if (finalize(rt, object, type, side)) return;
    }
    if (type->slots.destroy == tare_dealloc_instance) tare_dealloc_instance(rt, object);
    else if (object->shape_id < TARE_TYPE_COUNT && type->flags & TARE_TYPE_IS_PLAIN)
        destroy_plain(rt, object, type);
    else if (type->slots.destroy) type->slots.destroy(rt, object);
    else tare_dealloc_by_description(rt, object);
}

void tare_dealloc_destroy(TareRuntime *rt, TareObject *object) { destroy(rt, object); }

static void drain(TareRuntime *rt, struct TareDeallocator *d) {
    if (TARE_UNLIKELY(d->is_deferring)) {
        tare_deferred_drop_drain(rt);
        return;
    }
    while (d->waiting.count > d->mark) {
        TareObject *object = tare_dealloc_queue_pop(d).object;
        d->depth = 1;
        destroy(rt, object);
    }
    d->depth = 0;
}

void tare_dealloc_finalize_native(TareRuntime *rt, TareObject *object) {
    struct TareDeallocator *d = rt->deallocator;
    size_t mark = d->mark;
    rt->shapes[object->shape_id]->type->slots.finalize(rt, object);
    d->mark = mark;
    if (d->depth == 0 && d->waiting.count > d->mark) drain(rt, d);
}

void tare_dealloc_release_slow(TareRuntime *rt, TareObject *object) {
    if (!tare_object_is_dying(object)) {
        tare_object_make_immortal(object);
        return;
    }
    struct TareDeallocator *d = rt->deallocator;
    if (d->depth >= d->depth_limit && tare_dealloc_queue_push(d, object, 0)) {
        if (!d->depth) drain(rt, d);
        return;
    }
    d->depth++;
    destroy(rt, object);
    d->depth--;
    if (d->depth == 0 && d->waiting.count > d->mark) drain(rt, d);
}
