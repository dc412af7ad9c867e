// Weak references hang in a side table keyed by address, marked in the side byte of the referent:
// an object without one pays nothing. The weakref object itself is types/weak_reference.c.
#ifndef TARE_OBJECT_WEAK_H
#define TARE_OBJECT_WEAK_H

#include "object/object.h"

//   +0 header   +8 referent (borrowed; absent once dead)   +16 callback   +24 next of the same
//   referent, borrowed   (subclasses add their own)
typedef struct TareWeakReference {
    TareObject header;
    TareObject *referent;
    TareValue callback;              // absent: none
    struct TareWeakReference *next;  // further references to the same object, newest first
    int64_t hash;                    // of the referent, once asked; -1: not known
} TareWeakReference;

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
// The `finalize` slot of all types that begin with a TareWeakReference, by which they are known.
void tare_weak_finalize(TareRuntime *rt, TareObject *reference);
bool tare_weak_is_reference(const TareRuntime *rt, const TareObject *object);
void tare_weak_deinit(TareRuntime *rt);

#endif
