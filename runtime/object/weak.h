// Weak references hang in a side table keyed by address, marked in the side byte of the referent:
// an object without one pays nothing. The weakref object itself is types/weak_reference.c.
#ifndef TARE_OBJECT_WEAK_H
#define TARE_OBJECT_WEAK_H

#include "object/layout.h"

//   +0 header   +8 referent (borrowed; 0 once dead)   +16 callback   +24 link
//   (subclasses add their own)
typedef struct TareWeakReference {
    TareObject header;
    uintptr_t hidden_referent;
    TareValue callback;  // absent: none
    // The next older reference to the same object, borrowed; or, with bit 0 set, the hash block,
    // which holds it then. Most references are never hashed and do without.
    uintptr_t link;
} TareWeakReference;

typedef struct TareWeakHash {
    uintptr_t hidden_next;
    int64_t hash;  // of the referent, which it must outlive
} TareWeakHash;

// To a collector that follows whatever looks like a pointer these must not look like one; so only
// these two functions know how the referent and the next reference are written down.
// Hidden, all bits but those of the alignment are turned over, and no address looks so.
#define TARE_WEAK_DISGUISE (TARE_BOEHM ? ~(uintptr_t)7 : (uintptr_t)0)
static inline uintptr_t tare_weak_hide(const void *pointer) {
    return pointer ? (uintptr_t)pointer ^ TARE_WEAK_DISGUISE : 0;
}
static inline void *tare_weak_reveal(uintptr_t hidden) {
    return hidden ? (void *)(hidden ^ TARE_WEAK_DISGUISE) : NULL;
}

// The referent, borrowed, or NULL. One that is dying no longer counts for the program.
static inline TareObject *tare_weak_get_referent(const TareWeakReference *self) {
    return (TareObject *)tare_weak_reveal(self->hidden_referent);
}
static inline void tare_weak_set_referent(TareWeakReference *self, TareObject *referent) {
    self->hidden_referent = tare_weak_hide(referent);
}

// The hash block, or NULL.
static inline TareWeakHash *tare_weak_hash(const TareWeakReference *self) {
    return self->link & 1 ? (TareWeakHash *)(self->link - 1) : NULL;
}
// The next older reference to the same object; borrowed, or NULL.
static inline TareWeakReference *tare_weak_next(const TareWeakReference *self) {
    TareWeakHash *hash = tare_weak_hash(self);
    return (TareWeakReference *)tare_weak_reveal(hash ? hash->hidden_next : self->link);
}
static inline void tare_weak_set_next(TareWeakReference *self, TareWeakReference *next) {
    TareWeakHash *hash = tare_weak_hash(self);
    if (hash)
        hash->hidden_next = tare_weak_hide(next);
    else
        self->link = tare_weak_hide(next);
}

// What a referent takes in the table, beside the references to it.
enum { TARE_WEAK_ENTRY_BYTES = 2 * sizeof(void *) };

// An open-addressed table from object address to its newest weak reference.
typedef struct TareWeakTable {
    struct TareWeakEntry *entries;
    size_t capacity_count;
    size_t live_count;
    size_t used_count;
} TareWeakTable;

// Links a new reference object to `referent`.
TareStatus tare_weak_add(TareRuntime *rt, TareObject *referent,
                         TareWeakReference *reference) TARE_CHECKED;
// Unlinks a reference that dies before its referent.
void tare_weak_remove(TareRuntime *rt, TareWeakReference *reference);
// The first reference to `referent`, borrowed, or NULL; follow `next` for the others.
TareWeakReference *tare_weak_find(TareRuntime *rt, const TareObject *referent);
// The referent dies: clears all its references, then calls their callbacks, newest first.
void tare_weak_clear(TareRuntime *rt, TareObject *referent);
// Clears without calling; the references with callbacks go retained to `each`, if given. For the
// collector, which decides which callbacks run.
void tare_weak_clear_silently(TareRuntime *rt, TareObject *referent,
                              void (*each)(void *context, TareWeakReference *reference),
                              void *context);
// Calls the callback of a cleared reference, once; what it raises is unraisable.
void tare_weak_call(TareRuntime *rt, TareWeakReference *reference);
// For a collector that finds out by itself what is unreachable: clears the references to each
// referent of which `is_reachable` says no, and shows those with a callback to `each`.
void tare_weak_sweep(TareRuntime *rt, int (*is_reachable)(const void *object),
                     void (*each)(void *context, TareWeakReference *reference), void *context);
// Describes the fields of a reference, and the hash block; for the describe slots.
void tare_weak_describe(TareRuntime *rt, TareObject *object, TareDescriber *describer);
// The `finalize` slot of all types that begin with a TareWeakReference, by which they are known.
void tare_weak_finalize(TareRuntime *rt, TareObject *reference);
bool tare_weak_is_reference(const TareRuntime *rt, const TareObject *object);
void tare_weak_deinit(TareRuntime *rt);

#endif
