// The bytes of an object's own blocks, read from its type's description (law 2).
#ifndef TARE_MODULES_OWN_SIZE_H
#define TARE_MODULES_OWN_SIZE_H

#include "object/runtime.h"

typedef struct TareOwnSize {
    size_t requested_bytes;  // as asked from the heap
    size_t taken_bytes;      // with the slack of each block
    size_t block_count;
    size_t metadata_millibytes;  // share of page metadata, in thousandths of a byte
} TareOwnSize;

// All zero for an immediate value.
TareOwnSize tare_own_size_measure(TareRuntime *rt, TareValue v);

#endif
