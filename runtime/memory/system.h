// The only door to the operating system's memory: every mmap, munmap, malloc and free of the
// runtime is made here and entered in the ledger. Holds the byte limit and the switch that makes
// allocations fail on purpose. Knows nothing of pages and blocks.
//
// Two steps lead to memory for the heap: reserving address space, which costs no memory and is not
// entered as taken, and committing bytes of it, which is. Bytes that were committed and then given
// back read as zero when they are committed again.
#ifndef TARE_MEMORY_SYSTEM_H
#define TARE_MEMORY_SYSTEM_H

#include "base/allocator.h"
#include "memory/ledger.h"

#define TARE_SYSTEM_PAGE_BYTES ((size_t)4096)  // the grain of committing

typedef struct TareSystem TareSystem;

// An allocator whose blocks are entered under one purpose; `allocator` is first, so that a pointer
// to it is a pointer to this.
typedef struct TareSystemAllocator {
    TareAllocator allocator;
    TareSystem *system;
    TarePurpose purpose;
} TareSystemAllocator;

struct TareSystem {
    TareLedger ledger;
    size_t reserved_bytes;       // address space held, committed or not, but for that of stacks
    size_t stack_bytes;          // address space of stacks
    size_t limit_bytes;          // most bytes taken, instruments' not counted; 0: no limit
    bool is_reserve_open;        // the last bytes below the limit may be used
    uint64_t fail_after;         // allocations that still succeed; counts while is_failing_armed
    bool is_failing_armed;       // an allocation is going to fail on purpose
    bool is_failing_for_good;    // ... and all those after it
    void (*on_arm)(void *heap);  // told when is_failing_armed changes; may be NULL
    void *on_arm_context;
    TareSystemAllocator allocators[TARE_PURPOSE_COUNT];
};

void tare_system_init(TareSystem *self);
// Everything must have been given back: ledger.total_bytes and reserved_bytes are 0.
void tare_system_deinit(TareSystem *self);

// Sets the most bytes that may be taken; 0 lifts the limit. What is taken already stays.
void tare_system_set_limit(TareSystem *self, size_t bytes);

// The last 128 KiB below the limit (a sixteenth of limits under 2 MiB, nothing of those under
// 1 MiB; of limits over 8 MiB 1/64, 256 KiB at most) are kept back, so that a program that catches
// MemoryError has room to act. This opens it, though not for the collector, whose tables could fill
// it; it closes again once so much is free that the limit is out of sight.
void tare_system_open_reserve(TareSystem *self);

// Makes the `n`th allocation from now fail, once (n = 1: the next); 0 disarms. Blocks of the heap
// count like everything else.
void tare_system_fail_nth(TareSystem *self, uint64_t n);
// Makes the `n`th allocation from now and all later ones fail, until disarmed by
// tare_system_fail_nth(self, 0).
void tare_system_fail_from(TareSystem *self, uint64_t n);
// Counts one allocation for the switch above; TARE_ERROR when it is one that has to fail.
TareStatus tare_system_admit(TareSystem *self) TARE_CHECKED;

// An allocator for structures of that purpose, backed by malloc; lives as long as the system.
TareAllocator *tare_system_allocator(TareSystem *self, TarePurpose purpose);

// Reserves `bytes` of address space (a multiple of the page) aligned to `alignment` (a power of
// two, at least the page); NULL when there is none. Committing it is up to the caller.
void *tare_system_reserve(TareSystem *self, size_t bytes, size_t alignment);
// Gives address space back; what was committed in it must have been uncommitted or is entered as
// given back by the caller through tare_ledger_remove.
void tare_system_unreserve(TareSystem *self, void *address, size_t bytes);
// Makes a reservation longer or shorter without moving it; TARE_ERROR when its neighbours are in
// the way. Contents are kept up to the smaller size.
TareStatus tare_system_extend(TareSystem *self, void *address, size_t old_bytes,
                              size_t new_bytes) TARE_CHECKED;
// Moves the pages of a reservation to a new, longer one without copying; returns the new address,
// or NULL with the old reservation untouched.
void *tare_system_move(TareSystem *self, void *address, size_t old_bytes, size_t new_bytes,
                       size_t alignment);

// Address space for a C stack, none of which is committed; whoever touches its lowest page is ended
// by a signal. NULL when there is none. What is touched of it the caller enters in the ledger.
void *tare_system_map_stack(TareSystem *self, size_t bytes);
void tare_system_unmap_stack(TareSystem *self, void *address, size_t bytes);

// Enters `bytes` of reserved address space as taken; TARE_ERROR beyond the limit, or when the
// switch says so. The memory itself comes with the first touch.
TareStatus tare_system_commit(TareSystem *self, TarePurpose purpose, size_t bytes) TARE_CHECKED;
// Tells the system that large pages would serve well there; it may not care.
void tare_system_prefer_large_pages(void *address, size_t bytes);
// Makes committed pages resident in one go; a hint as well.
void tare_system_prefault(void *address, size_t bytes);
// Gives the pages at `address` back to the system and enters that.
void tare_system_uncommit(TareSystem *self, TarePurpose purpose, void *address, size_t bytes);

#endif
