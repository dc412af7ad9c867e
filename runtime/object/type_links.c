// The lists of direct subclasses.
#include "object/type_links.h"

#include "object/error.h"
#include "object/runtime.h"

static TareAllocator *allocator_of(TareRuntime *rt) {
    return tare_system_allocator(rt->heap.system, TARE_PURPOSE_TABLES);
}

static TareStatus add_link(TareRuntime *rt, TareType *self, TareType *base) {
    TareAllocator *allocator = allocator_of(rt);
    TareTypeLink *link = allocator->resize(allocator, NULL, 0, sizeof *link);
    if (!link) return tare_error_raise_memory(rt), TARE_ERROR;
    *link = (TareTypeLink){base, self, NULL, link, self->base_links};
    self->base_links = link;
    TareTypeLink *first = base->subclasses;
    if (first) {
        link->previous = first->previous;
        first->previous->next = link;
        first->previous = link;
    } else {
        base->subclasses = link;
    }
    return TARE_OK;
}

static void unlink_from_base(TareTypeLink *link) {
    TareTypeLink *first = link->base->subclasses;
    TareTypeLink *after = link->next ? link->next : first;
    after->previous = link->previous;
    if (link == first)
        link->base->subclasses = link->next;
    else
        link->previous->next = link->next;
}

TareStatus tare_type_links_add(TareRuntime *rt, TareType *self) {
    for (size_t i = 0; self->bases && i < self->bases->length; i++) {
        if (add_link(rt, self, tare_type_of_value(self->bases->items[i])) == TARE_OK) continue;
        tare_type_links_remove(rt, self);
        return TARE_ERROR;
    }
    return TARE_OK;
}

void tare_type_links_remove(TareRuntime *rt, TareType *self) {
    TareAllocator *allocator = allocator_of(rt);
    while (self->base_links) {
        TareTypeLink *link = self->base_links;
        self->base_links = link->next_base;
        if (link->base) unlink_from_base(link);
        allocator->resize(allocator, link, sizeof *link, 0);
    }
}

void tare_type_links_delete(TareRuntime *rt, TareType *self) {
    tare_type_links_remove(rt, self);
    while (self->subclasses) {
        TareTypeLink *link = self->subclasses;
        self->subclasses = link->next;
        link->base = NULL;
        link->next = NULL;
    }
}
