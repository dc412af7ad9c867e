// Numbers for all objects that libgc holds for reachable, in order of address; it rests as long as
// they are in use. Replaces runtime/measure/numbering.h in the Boehm build.
#ifndef TARE_MEASURE_NUMBERING_H
#define TARE_MEASURE_NUMBERING_H

#include "base/vector.h"
#include "object/runtime.h"

typedef struct TareNumberingObject {
    TareObject *object;
    uint32_t leaves_before;
} TareNumberingObject;

typedef struct TareNumbering {
    TareAllocator *allocator;  // borrowed
    TareVector objects;        // TareNumberingObject, by address
    uint32_t place_count, object_count, leaf_count;
    bool has_failed;
} TareNumbering;

#define TARE_NUMBERING_KINDS (TARE_HEAP_OBJECTS | TARE_HEAP_LEAVES)

// Numbers what there is now; TARE_ERROR when memory ends. Deinit also then.
TareStatus tare_numbering_init(TareNumbering *self, const TareHeap *heap,
                               TareAllocator *allocator) TARE_CHECKED;
void tare_numbering_deinit(TareNumbering *self);
// The object of that number, or NULL.
TareObject *tare_numbering_find(const TareNumbering *self, uint32_t number);
// The number of an object, and how many have smaller ones, which here is the same.
uint32_t tare_numbering_get(const TareNumbering *self, const TareObject *object);
uint32_t tare_numbering_rank(const TareNumbering *self, const TareObject *object);
uint32_t tare_numbering_leaf_rank(const TareNumbering *self, const TareObject *object);
uint64_t tare_numbering_identify(const TareNumbering *self, const TareObject *object);
void tare_numbering_visit(const TareNumbering *self,
                          void (*visit)(void *context, uint32_t number, TareObject *object),
                          void *context);

static inline bool tare_numbering_is_leaf(const TareObject *object) {
    return !(*tare_side_of(object) & TARE_SIDE_TRACKED);
}

#endif
