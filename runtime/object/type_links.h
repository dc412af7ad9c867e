// Who derives from whom: each direct pair of base and subclass is one link, in the list of the
// base and in that of the subclass. Links are no references; whoever dies first cuts them.
#ifndef TARE_OBJECT_TYPE_LINKS_H
#define TARE_OBJECT_TYPE_LINKS_H

#include "object/type.h"

typedef struct TareTypeLink TareTypeLink;

struct TareTypeLink {
    TareType *base;             // NULL once it has died
    TareType *subclass;
    TareTypeLink *next;         // in base->subclasses, oldest first
    TareTypeLink *previous;     // there; of the first link it is the last
    TareTypeLink *next_base;    // in subclass->base_links
};

// Links `self` to all its bases.
TareStatus tare_type_links_add(TareRuntime *rt, TareType *self) TARE_CHECKED;
// Unlinks it from its bases.
void tare_type_links_remove(TareRuntime *rt, TareType *self);
// It dies: unlinks it from its bases, and its subclasses from it.
void tare_type_links_delete(TareRuntime *rt, TareType *self);

#endif
