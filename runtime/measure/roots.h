// What keeps the heap alive from outside of it. An object is a root when it has more references
// than the heap's objects hold: the others are those of frames, of handles, of the runtime's own
// tables. Found by counting, so no holder can be forgotten. Two bytes an object.
#ifndef TARE_MEASURE_ROOTS_H
#define TARE_MEASURE_ROOTS_H

#include "measure/numbering.h"
#include "measure/progress.h"

typedef struct TareRoots {
    const TareNumbering *numbering;  // borrowed
    uint16_t *held;                  // by place, modulo 2^16
    TareVector wraps;                // uint32_t: the place, each time that its count wrapped
} TareRoots;

// Counts for the heap that was numbered. TARE_ERROR when memory ends; deinit also then.
TareStatus tare_roots_init(TareRoots *self, TareRuntime *rt, const TareNumbering *numbering,
                           TareProgress *progress) TARE_CHECKED;
// The same with nothing counted yet; the caller calls tare_roots_count for each reference.
TareStatus tare_roots_prepare(TareRoots *self, const TareNumbering *numbering) TARE_CHECKED;
void tare_roots_deinit(TareRoots *self);
// References to the object at `place` that objects of the heap hold.
uint64_t tare_roots_held(const TareRoots *self, uint32_t place);

// Notes that the counter of a place began anew.
bool tare_roots_wrap(TareRoots *self, uint32_t place);

// Counts one reference to the object at `place`; false when memory ends.
static inline bool tare_roots_count(TareRoots *self, uint32_t place) {
    return ++self->held[place] || tare_roots_wrap(self, place);
}

// Held by more than the heap's objects; an immortal object's count says nothing: it is a root. The
// Boehm build, which has no counts, takes for roots what no object of the heap refers to.
static inline bool tare_roots_is_root(const TareRoots *self, uint32_t place,
                                      const TareObject *object) {
    if (TARE_BOEHM) return tare_roots_held(self, place) == 0;
    if (object->count <= UINT16_MAX) return object->count > self->held[place];
    return (int32_t)object->count < 0 || object->count > tare_roots_held(self, place);
}

#endif
