// References of many objects, gathered until there are so many that it pays to look at all of them
// at once. What an array has about an object is hardly ever in the cache: who looks at it asks for
// all of it first, and waits once. What refers to what is told by the description of each type
// (law 2); tuples, lists and instances are walked inline, which comes to the same.
#ifndef TARE_MEASURE_GATHER_H
#define TARE_MEASURE_GATHER_H

#include "collect/references.h"
#include "measure/numbering.h"

enum { TARE_GATHER_COUNT = 128 };

typedef struct TareGather {
    TareDescriber base;
    TareRuntime *rt;
    const TareNumbering *numbering;  // borrowed
    void (*see)(void *context);      // looks at what is gathered
    void *context;
    uint32_t holder;  // of what is met next, as the caller numbers holders
    uint32_t count;
    TareObject *objects[TARE_GATHER_COUNT];
    uint32_t holders[TARE_GATHER_COUNT];
    uint32_t places[TARE_GATHER_COUNT];  // known when they are looked at
} TareGather;

void tare_gather_init(TareGather *self, TareRuntime *rt, const TareNumbering *numbering,
                      void (*see)(void *context), void *context);
// Has what is gathered looked at.
void tare_gather_flush(TareGather *self);
// Gathers what `object` refers to, each reference once for every count that it holds; what is
// gathered is looked at meanwhile, whenever it is enough.
void tare_gather_visit(TareGather *self, TareObject *object, uint32_t holder);

#endif
