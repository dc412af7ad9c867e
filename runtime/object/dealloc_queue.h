// The queue of objects that wait to die, shared by dealloc.c, which empties it at once, and
// deferred_drop.c, which may empty it in slices. Nobody else knows of it.
#ifndef TARE_OBJECT_DEALLOC_QUEUE_H
#define TARE_OBJECT_DEALLOC_QUEUE_H

#include "base/vector.h"
#include "object/runtime.h"

// Count 0. Nothing of it was touched so far, but for the first `cleared` references of a long row.
typedef struct TareDying {
    TareObject *object;
    size_t cleared;
} TareDying;

// Destructions nest so deep as a rule.
enum { TARE_DEALLOC_DEPTH = 24 };

struct TareDeallocator {
    TareVector waiting;    // of TareDying, a stack
    size_t mark;           // entries below belong to an outer level, or are put off
    uint32_t depth;        // destructions in progress since that level began
    uint32_t depth_limit;  // what dies deeper waits
    uint32_t finalizing;   // finalizers in progress, one within the other
    bool is_wanted;        // the program wants deferred drops
    bool is_deferring;     // it wants them, and the collector is not taking garbage apart
    int64_t next_slice_ns;
    uint32_t parted_count;  // others like this one: of threads that were left within a finalizer
};

// False when memory for the queue has ended; then the C stack serves as long as it lasts.
static inline bool tare_dealloc_queue_push(struct TareDeallocator *self, TareObject *object,
                                           size_t cleared) {
    TareDying *place = tare_vector_push(&self->waiting);
    if (!place) return false;
    *place = (TareDying){object, cleared};
    return true;
}

static inline TareDying tare_dealloc_queue_pop(struct TareDeallocator *self) {
    return *(TareDying *)tare_vector_get(&self->waiting, --self->waiting.count);
}

// Destroys an object taken from the queue; what dies of it joins the queue, or dies at once.
void tare_dealloc_destroy(TareRuntime *rt, TareObject *object);
// deferred_drop.c: empties the queue down to the mark, or puts the rest off after a while.
void tare_deferred_drop_drain(TareRuntime *rt);

#endif
