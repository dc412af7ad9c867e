// Where an instance keeps what: the base that decides the layout, __slots__, dict word.
#ifndef TARE_OBJECT_TYPE_LAYOUT_H
#define TARE_OBJECT_TYPE_LAYOUT_H

#include "object/type.h"

// What a class statement asks for.
typedef struct TareTypePlan {
    TareType *base;        // borrowed
    TareValue slot_names;  // owned: sorted tuple of mangled, interned names; absent: no __slots__
    bool adds_dict;
    bool adds_weak;
} TareTypePlan;

// The base whose layout the class extends, borrowed; NULL and TypeError when none can.
TareType *tare_type_layout_choose_base(TareRuntime *rt, TareTuple *bases);
// Reads __slots__ from the namespace. The caller releases slot_names.
TareStatus tare_type_layout_plan(TareRuntime *rt, TareString *name, TareTuple *bases,
                                 TareDict *namespace, TareTypePlan *plan) TARE_CHECKED;
// Sets sizes, offsets, layout flags and shapes of `self`, whose base is set.
TareStatus tare_type_layout_apply(TareRuntime *rt, TareType *self,
                                  const TareTypePlan *plan) TARE_CHECKED;
// Puts the descriptors of the class's own slots, __dict__ and __weakref__ among its attributes.
TareStatus tare_type_layout_add_descriptors(TareRuntime *rt, TareType *self,
                                            const TareTypePlan *plan) TARE_CHECKED;
// Whether instances have a dict of any kind.
bool tare_type_layout_has_dict(const TareType *self);
// Whether CPython gives instances items of variable count, which rules out further fixed fields.
bool tare_type_layout_has_items(const TareType *self);

#endif
