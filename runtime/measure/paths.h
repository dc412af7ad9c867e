// Shortest chains of references from what holds the heap alive to its objects, and the smallest set
// of references whose removal would free one object. Exact; nothing of the program runs.
//
// The set is a minimum cut: as many chains as possible are found that share no reference (Ford and
// Fulkerson's augmenting paths, shortest first), and what separates is read off the last search.
#ifndef TARE_MEASURE_PATHS_H
#define TARE_MEASURE_PATHS_H

#include "measure/holders.h"
#include "measure/numbering.h"
#include "measure/progress.h"

enum { TARE_PATHS_MOST_CUTS = 32 };

typedef struct TarePathsEdge {
    const TareValue *word;  // NULL: a reference that stands in no word and cannot be cut
    uint32_t from;          // place; from TARE_PATHS_SOURCE on: a holder
    uint32_t to;            // place
    uint32_t next;          // of those into the same place: index in `flow` and 1, or 0
} TarePathsEdge;

#define TARE_PATHS_SOURCE UINT32_C(0x80000000)  // + index of a holder
#define TARE_PATHS_RUNTIME UINT32_MAX           // the runtime's own tables
#define TARE_PATHS_NONE UINT32_C(0x7fffffff)

typedef struct TarePaths {
    TareRuntime *rt;
    TareNumbering numbering;
    TareVector holders;   // TareHolder
    TareVector kept;      // uint32_t: places that the runtime's own tables keep
    TareVector queue;     // uint32_t
    uint32_t *parents;    // by place: where the shortest chain comes from; NONE: from nowhere
    TareVector flow;      // TarePathsEdge: of the chains found so far; without a word those, too,
                          // that were taken back
    uint32_t *into;       // by place: index in `flow` and 1 of an edge into it, or 0; once there
                          // are chains
    TareProgress *progress;
    TareObject *target;
    uint32_t target_place;
    size_t chain_count;   // chains that share no reference: the size of the cut
    bool is_uncuttable;   // some chain has no reference that could be given up
    bool has_more;        // more than MOST_CUTS
    bool failed;
} TarePaths;

TareStatus tare_paths_init(TarePaths *self, TareRuntime *rt, const TareRequest *request,
                           TareObject *target, TareProgress *progress) TARE_CHECKED;
void tare_paths_deinit(TarePaths *self);
// Finds the cut: afterwards `parents` tells what is reached on the near side of it.
TareStatus tare_paths_cut(TarePaths *self) TARE_CHECKED;

#endif
