// The operations of sets with each other and with any iterable.
#ifndef TARE_TYPES_SET_ALGEBRA_H
#define TARE_TYPES_SET_ALGEBRA_H

#include "types/set.h"

// New sets of type `set` or `frozenset` (whichever `self` is built on), or absent.
TARE_NEW TareValue tare_set_algebra_copy(TareRuntime *rt, TareSet *self);
TARE_NEW TareValue tare_set_algebra_intersection(TareRuntime *rt, TareSet *self, TareValue other);
TARE_NEW TareValue tare_set_algebra_difference(TareRuntime *rt, TareSet *self, TareValue other);
TARE_NEW TareValue tare_set_algebra_symmetric_difference(TareRuntime *rt, TareSet *self,
                                                         TareValue other);
// In place.
TareStatus tare_set_algebra_difference_update(TareRuntime *rt, TareSet *self,
                                              TareValue other) TARE_CHECKED;
TareStatus tare_set_algebra_symmetric_update(TareRuntime *rt, TareSet *self,
                                             TareValue other) TARE_CHECKED;
TareStatus tare_set_algebra_intersection_update(TareRuntime *rt, TareSet *self,
                                                TareValue other) TARE_CHECKED;
// 1, 0, -1.
int tare_set_algebra_is_subset(TareRuntime *rt, TareSet *self, TareValue other) TARE_CHECKED;
int tare_set_algebra_is_disjoint(TareRuntime *rt, TareSet *self, TareValue other) TARE_CHECKED;

#endif
