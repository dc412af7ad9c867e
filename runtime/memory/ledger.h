// What the runtime has taken from the operating system, by purpose, to the byte. It only counts:
// who takes and gives back is memory/system. Law 1 rests on its sum.
#ifndef TARE_MEMORY_LEDGER_H
#define TARE_MEMORY_LEDGER_H

#include "base/assert.h"
#include "base/config.h"

// The first four are the object heap; memory/heap says what is inside them.
typedef enum TarePurpose {
    TARE_PURPOSE_OBJECT_PAGES,   // pages of small and middling blocks
    TARE_PURPOSE_LARGE_BLOCKS,   // blocks with page runs or mappings of their own
    TARE_PURPOSE_FREE_PAGES,     // kept for reuse, holding nothing
    TARE_PURPOSE_PAGE_METADATA,  // the descriptors of pages
    TARE_PURPOSE_VM_STACK,       // register windows and frames
    TARE_PURPOSE_COMPILER,       // syntax trees, symbols and code being made
    TARE_PURPOSE_TABLES,         // the runtime's own tables: shapes, interned strings, weak lists
    TARE_PURPOSE_COLLECTOR,      // mark stacks and scratch counts
    TARE_PURPOSE_INSTRUMENTS,    // reports, traces, snapshots
    TARE_PURPOSE_HOST,           // handles and texts given to the embedding program
    TARE_PURPOSE_COUNT
} TarePurpose;

typedef struct TareLedger {
    size_t taken_bytes[TARE_PURPOSE_COUNT];
    size_t total_bytes;  // [M1] the sum of taken_bytes, at any time
    size_t peak_bytes;   // the highest total_bytes since init or tare_ledger_reset_peak
} TareLedger;

void tare_ledger_init(TareLedger *self);
// "object pages" and so on: as reports print it.
const char *tare_ledger_name(TarePurpose purpose);
// Adds up taken_bytes again; equal to total_bytes [M1].
size_t tare_ledger_sum(const TareLedger *self);
void tare_ledger_reset_peak(TareLedger *self);

static inline void tare_ledger_add(TareLedger *self, TarePurpose purpose, size_t bytes) {
    self->taken_bytes[purpose] += bytes;
    self->total_bytes += bytes;
    if (self->total_bytes > self->peak_bytes) self->peak_bytes = self->total_bytes;
}

static inline void tare_ledger_remove(TareLedger *self, TarePurpose purpose, size_t bytes) {
    TARE_ASSERT(self->taken_bytes[purpose] >= bytes);
    self->taken_bytes[purpose] -= bytes;
    self->total_bytes -= bytes;
}

// The bytes stay taken and serve another purpose from now on.
static inline void tare_ledger_move(TareLedger *self, TarePurpose from, TarePurpose to,
                                    size_t bytes) {
    TARE_ASSERT(self->taken_bytes[from] >= bytes);
    self->taken_bytes[from] -= bytes;
    self->taken_bytes[to] += bytes;
}

#endif
