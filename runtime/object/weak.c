// The side table of weak references: from an object's address to its newest reference.
#include "object/weak.h"

#include <string.h>

#include "base/hash.h"
#include "base/vector.h"
#include "object/call.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/runtime.h"

typedef struct TareWeakEntry {
    const TareObject *referent;  // NULL: never used; DELETED: used once
    TareWeakReference *first;
} TareWeakEntry;

_Static_assert(sizeof(TareWeakEntry) == TARE_WEAK_ENTRY_BYTES, "what the header says");

#define DELETED ((const TareObject *)(uintptr_t)1)

static TareAllocator *allocator_of(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
}

static TareWeakEntry *find_entry(const TareWeakTable *table, const TareObject *referent) {
    if (!table->capacity_count) return NULL;
    size_t mask = table->capacity_count - 1;
    size_t slot = tare_hash_integer((uintptr_t)referent) & mask;
    for (; table->entries[slot].referent; slot = (slot + 1) & mask)
        if (table->entries[slot].referent == referent) return &table->entries[slot];
    return NULL;
}

static TareWeakEntry *insert_entry(TareWeakTable *table, const TareObject *referent) {
    size_t mask = table->capacity_count - 1;
    size_t slot = tare_hash_integer((uintptr_t)referent) & mask;
    while (table->entries[slot].referent) slot = (slot + 1) & mask;
    table->used_count++;
    table->live_count++;
    table->entries[slot] = (TareWeakEntry){referent, NULL};
    return &table->entries[slot];
}

// [O4] At most 3/4 of the entries are in use, deleted ones included: every search ends.
static TareStatus make_room(TareRuntime *rt, TareWeakTable *table) {
    if ((table->used_count + 1) * 4 <= table->capacity_count * 3) return TARE_OK;
    TareAllocator *allocator = allocator_of(rt);
    TareWeakTable old = *table;
    size_t capacity = 16;
    while (capacity < (old.live_count + 1) * 2) capacity *= 2;
    TareWeakEntry *entries = allocator->resize(allocator, NULL, 0, capacity * sizeof *entries);
    if (!entries) return tare_error_raise_memory(rt), TARE_ERROR;
    memset(entries, 0, capacity * sizeof *entries);
    *table = (TareWeakTable){.entries = entries, .capacity_count = capacity};
    for (size_t i = 0; i < old.capacity_count; i++) {
        const TareObject *referent = old.entries[i].referent;
        if (referent && referent != DELETED)
            insert_entry(table, referent)->first = old.entries[i].first;
    }
    allocator->resize(allocator, old.entries, old.capacity_count * sizeof *entries, 0);
    return TARE_OK;
}

// Where it stands among the references to one object, as in CPython: first the plain one that all
// share, then the proxy that all share, then all others, newest first.
static int rank(const TareRuntime *rt, const TareWeakReference *reference) {
    uint32_t id = reference->header.shape_id;
    if (!tare_value_is_absent(reference->callback)) return 2;
    if (id == TARE_TYPE_WEAK_REFERENCE) return 0;
    return rt->shapes[id]->type->native_base == TARE_TYPE_WEAK_REFERENCE ? 2 : 1;
}

static void link_reference(const TareRuntime *rt, TareWeakEntry *entry,
                           TareWeakReference *reference) {
    TareWeakReference *newer = NULL, *older = entry->first;
    int own = rank(rt, reference);
    for (; older && rank(rt, older) < own; older = tare_weak_next(older)) newer = older;
    tare_weak_set_next(reference, older);
    if (newer) tare_weak_set_next(newer, reference);
    else entry->first = reference;
}

TareStatus tare_weak_add(TareRuntime *rt, TareObject *referent, TareWeakReference *reference) {
    TareWeakEntry *entry = find_entry(&rt->weak, referent);
    if (!entry) {
        if (make_room(rt, &rt->weak) != TARE_OK) return TARE_ERROR;
        entry = insert_entry(&rt->weak, referent);
        *tare_side_of(referent) |= TARE_SIDE_HAS_WEAK;
    }
    tare_weak_set_referent(reference, referent);
    link_reference(rt, entry, reference);
    return TARE_OK;
}

static void delete_entry(TareWeakTable *table, TareWeakEntry *entry) {
    *tare_side_of(entry->referent) &= (uint8_t)~TARE_SIDE_HAS_WEAK;
    *entry = (TareWeakEntry){DELETED, NULL};
    table->live_count--;
}

void tare_weak_remove(TareRuntime *rt, TareWeakReference *reference) {
    const TareObject *referent = tare_weak_get_referent(reference);
    if (!referent) return;
    TareWeakEntry *entry = find_entry(&rt->weak, referent);
    tare_weak_set_referent(reference, NULL);
    if (!entry) return;
    if (entry->first == reference) {
        entry->first = tare_weak_next(reference);
    } else {
        TareWeakReference *newer = entry->first;
        while (newer && tare_weak_next(newer) != reference) newer = tare_weak_next(newer);
        if (newer) tare_weak_set_next(newer, tare_weak_next(reference));
    }
    tare_weak_set_next(reference, NULL);
    if (!entry->first) delete_entry(&rt->weak, entry);
}

TareWeakReference *tare_weak_find(TareRuntime *rt, const TareObject *referent) {
    TareWeakEntry *entry = find_entry(&rt->weak, referent);
    return entry ? entry->first : NULL;
}

void tare_weak_clear_silently(TareRuntime *rt, TareObject *referent,
                              void (*each)(void *context, TareWeakReference *reference),
                              void *context) {
    TareWeakEntry *entry = find_entry(&rt->weak, referent);
    if (!entry) return;
    TareWeakReference *reference = entry->first;
    delete_entry(&rt->weak, entry);
    while (reference) {
        TareWeakReference *next = tare_weak_next(reference);
        tare_weak_set_referent(reference, NULL);
        tare_weak_set_next(reference, NULL);
        if (each && !tare_value_is_absent(reference->callback) &&
            !tare_object_is_dying(&reference->header)) {
            tare_retain_object(reference);
            each(context, reference);
        }
        reference = next;
    }
}

void tare_weak_sweep(TareRuntime *rt, int (*is_reachable)(const void *object),
                     void (*each)(void *context, TareWeakReference *reference), void *context) {
    for (size_t i = 0; i < rt->weak.capacity_count; i++) {
        const TareObject *referent = rt->weak.entries[i].referent;
        if (referent && referent != DELETED && !is_reachable(referent))
            tare_weak_clear_silently(rt, (TareObject *)referent, each, context);
    }
}

// While callbacks wait they are chained as next, which a dead reference needs no more.
typedef struct CallbackQueue {
    TareWeakReference *first, *last;
} CallbackQueue;

static void queue_callback(void *context, TareWeakReference *reference) {
    CallbackQueue *queue = context;
    if (queue->last) tare_weak_set_next(queue->last, reference);
    else queue->first = reference;
    queue->last = reference;
}

void tare_weak_call(TareRuntime *rt, TareWeakReference *reference) {
    TareValue callback = reference->callback;
    reference->callback = TARE_ABSENT;
    if (tare_value_is_absent(callback)) return;
    TareValue error = tare_error_take(rt);
    if (!rt->is_over) {
        TareValue result = tare_call_1(rt, callback, tare_value_from_object(reference));
        if (tare_value_is_absent(result)) tare_error_write_unraisable(rt, callback);
        tare_release(rt, result);
    }
    tare_release(rt, callback);
    tare_error_restore_steal(rt, error);
}

void tare_weak_clear(TareRuntime *rt, TareObject *referent) {
    CallbackQueue queue = {NULL, NULL};
    tare_weak_clear_silently(rt, referent, queue_callback, &queue);
    while (queue.first) {
        TareWeakReference *reference = queue.first;
        queue.first = tare_weak_next(reference);
        tare_weak_set_next(reference, NULL);
        tare_weak_call(rt, reference);
        tare_release_object(rt, reference);
    }
}

void tare_weak_describe(TareRuntime *rt, TareObject *object, TareDescriber *describer) {
    TareWeakReference *self = (TareWeakReference *)object;
    size_t bytes = rt->shapes[object->shape_id]->type->instance_bytes;
    tare_describe_block(describer, self, bytes, TARE_BLOCK_OBJECT, "object");
    tare_describe_region(describer, TARE_REGION_HEADER, self, sizeof *object, "header");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->hidden_referent, 8, "referent");
    tare_describe_region(describer, TARE_REGION_REFERENCES, &self->callback, 8, "callback");
    tare_describe_region(describer, TARE_REGION_POINTER, &self->link, 8, "next");
    tare_instance_describe_tail(rt, object, bytes, sizeof *self, describer);
    TareWeakHash *hash = tare_weak_hash(self);
    if (!hash) return;
    tare_describe_block(describer, hash, sizeof *hash, TARE_BLOCK_TABLE, "hash");
    tare_describe_region(describer, TARE_REGION_POINTER, &hash->hidden_next, 8, "next");
    tare_describe_region(describer, TARE_REGION_COUNT, &hash->hash, 8, "hash");
}

void tare_weak_finalize(TareRuntime *rt, TareObject *reference) {
    tare_weak_remove(rt, (TareWeakReference *)reference);
}

bool tare_weak_is_reference(const TareRuntime *rt, const TareObject *object) {
    return rt->shapes[object->shape_id]->type->slots.finalize == tare_weak_finalize;
}

void tare_weak_deinit(TareRuntime *rt) {
    TareAllocator *allocator = allocator_of(rt);
    allocator->resize(allocator, rt->weak.entries,
                      rt->weak.capacity_count * sizeof *rt->weak.entries, 0);
    rt->weak = (TareWeakTable){.entries = NULL};
}
