// Semidominators, after Lengauer and Tarjan: for each node the least from which a path leads to it
// whose nodes between are all greater than it. In reverse preorder, with path compression.
#ifndef TARE_MEASURE_SEMIDOMINATORS_H
#define TARE_MEASURE_SEMIDOMINATORS_H

#include "measure/preorder.h"

// Turns `earliest` into the semidominators and takes `later_counts` out. Takes less than 24 bytes
// an object, the preorder included. TARE_ERROR when memory ends or references are more than 2^32;
// `earliest` is of no use then.
TareStatus tare_semidominators_find(TarePreorder *order, TareProgress *progress) TARE_CHECKED;

#endif
