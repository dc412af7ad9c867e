// The dominator tree of the heap: for each object the one object whose going would make it go, and
// the bytes that each retains so.
//
// The algorithm is the semi-NCA variant of Lengauer and Tarjan's (1979), by Georgiadis and Tarjan:
// semidominators.h, then each immediate dominator as the nearest common ancestor of parent and
// semidominator. References are followed in the heap itself; only for objects with several holders
// are the holders listed, and not for all at once: the whole takes less than 24 bytes an object.
#ifndef TARE_MEASURE_DOMINATORS_H
#define TARE_MEASURE_DOMINATORS_H

#include "measure/roots.h"

// Nodes are objects in preorder from 1 on; node 0 stands for all that is outside of the heap.
typedef struct TareDominators {
    TareRuntime *rt;
    TareAllocator *allocator;
    TareNumbering numbering;
    uint32_t node_count;    // node 0 included; what only garbage holds has no node
    uint32_t *places;       // node to number in `numbering`
    uint32_t *dominators;   // node to node; always less than the node itself
    uint64_t *retained;     // bytes by node, slack included; [0]: all that is reachable
} TareDominators;

// Makes the tree for the heap as it is. TARE_ERROR when the instruments' memory ends; deinit also
// then.
TareStatus tare_dominators_init(TareDominators *self, TareRuntime *rt,
                                TareProgress *progress) TARE_CHECKED;
void tare_dominators_deinit(TareDominators *self);
// The object of a node above 0.
TareObject *tare_dominators_object(const TareDominators *self, uint32_t node);
// Writes the node of each place into `nodes` (place_count words); 0 where there is none.
void tare_dominators_index(const TareDominators *self, uint32_t *nodes);

#endif
