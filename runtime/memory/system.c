// The calls to the operating system, and nothing else that could hide one.
#define _GNU_SOURCE
#include "memory/system.h"

#include <string.h>
#include <sys/mman.h>

#include "base/bits.h"
#include "memory/backing.h"

// More than any address space holds; checkers complain loudly when malloc is asked for it.
static const size_t LARGEST_BLOCK_BYTES = (size_t)1 << 47;

static void *resize_block(TareAllocator *allocator, void *block, size_t old_bytes,
                          size_t new_bytes) {
    TareSystemAllocator *self = (TareSystemAllocator *)allocator;
    TareLedger *ledger = &self->system->ledger;
    if (new_bytes == 0) {
        tare_backing_free(self->purpose, block);
        tare_ledger_remove(ledger, self->purpose, old_bytes);
        return NULL;
    }
    if (new_bytes > LARGEST_BLOCK_BYTES) return NULL;
    if (new_bytes > old_bytes) {
        if (tare_system_commit(self->system, self->purpose, new_bytes - old_bytes) != TARE_OK) {
            return NULL;
        }
    }
    void *resized = tare_backing_resize(self->purpose, block, new_bytes);
    if (resized == NULL) {
        // A block that cannot even shrink stays, and stays entered with its old size.
        if (new_bytes > old_bytes) {
            tare_ledger_remove(ledger, self->purpose, new_bytes - old_bytes);
        }
        return NULL;
    }
    if (new_bytes < old_bytes) tare_ledger_remove(ledger, self->purpose, old_bytes - new_bytes);
    return resized;
}

void tare_system_init(TareSystem *self) {
    memset(self, 0, sizeof *self);
    tare_ledger_init(&self->ledger);
    for (int i = 0; i < TARE_PURPOSE_COUNT; i++) {
        self->allocators[i].allocator.resize = resize_block;
        self->allocators[i].system = self;
        self->allocators[i].purpose = (TarePurpose)i;
    }
}

void tare_system_deinit(TareSystem *self) {
    TARE_ASSERT(self->reserved_bytes == 0 && self->stack_bytes == 0);
    self->on_arm = NULL;
}

void tare_system_set_limit(TareSystem *self, size_t bytes) { self->limit_bytes = bytes; }

static void arm(TareSystem *self, uint64_t n, bool for_good) {
    self->is_failing_armed = n > 0;
    self->is_failing_for_good = n > 0 && for_good;
    self->fail_after = n > 0 ? n - 1 : 0;
    if (self->on_arm != NULL) self->on_arm(self->on_arm_context);
}

void tare_system_fail_nth(TareSystem *self, uint64_t n) { arm(self, n, false); }

void tare_system_fail_from(TareSystem *self, uint64_t n) { arm(self, n, true); }

TareStatus tare_system_admit(TareSystem *self) {
    if (TARE_LIKELY(!self->is_failing_armed)) return TARE_OK;
    if (self->fail_after > 0) {
        self->fail_after--;
        return TARE_OK;
    }
    if (!self->is_failing_for_good) arm(self, 0, false);
    return TARE_ERROR;
}

TareAllocator *tare_system_allocator(TareSystem *self, TarePurpose purpose) {
    return &self->allocators[purpose].allocator;
}

static char *map(size_t bytes) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *address = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
    return address == MAP_FAILED ? NULL : address;
}

void *tare_system_reserve(TareSystem *self, size_t bytes, size_t alignment) {
    if (bytes > SIZE_MAX / 2 || tare_system_admit(self) != TARE_OK) return NULL;
    char *address = map(bytes);
    if (address == NULL) return NULL;
    if (((uintptr_t)address & (alignment - 1)) != 0) {
        // Take enough for an aligned piece to lie inside, and give back what sticks out.
        munmap(address, bytes);
        char *wide = map(bytes + alignment);
        if (wide == NULL) return NULL;
        address = (char *)tare_bits_round_up((uintptr_t)wide, alignment);
        size_t before_bytes = (size_t)(address - wide);
        if (before_bytes > 0) munmap(wide, before_bytes);
        if (alignment > before_bytes) munmap(address + bytes, alignment - before_bytes);
    }
    self->reserved_bytes += bytes;
    return address;
}

void tare_system_unreserve(TareSystem *self, void *address, size_t bytes) {
    munmap(address, bytes);
    self->reserved_bytes -= bytes;
}

void *tare_system_map_stack(TareSystem *self, size_t bytes) {
    if (bytes > SIZE_MAX / 2 || tare_system_admit(self) != TARE_OK) return NULL;
    char *address = map(bytes);
    if (address == NULL) return NULL;
    (void)mprotect(address, TARE_SYSTEM_PAGE_BYTES, PROT_NONE);
    self->stack_bytes += bytes;
    return address;
}

void tare_system_unmap_stack(TareSystem *self, void *address, size_t bytes) {
    munmap(address, bytes);
    self->stack_bytes -= bytes;
}

TareStatus tare_system_extend(TareSystem *self, void *address, size_t old_bytes, size_t new_bytes) {
    if (mremap(address, old_bytes, new_bytes, 0) == MAP_FAILED) return TARE_ERROR;
    self->reserved_bytes += new_bytes - old_bytes;
    return TARE_OK;
}

void *tare_system_move(TareSystem *self, void *address, size_t old_bytes, size_t new_bytes,
                       size_t alignment) {
    void *target = tare_system_reserve(self, new_bytes, alignment);
    if (target == NULL) return NULL;
    int flags = MREMAP_MAYMOVE | MREMAP_FIXED;
    if (mremap(address, old_bytes, new_bytes, flags, target) == MAP_FAILED) {
        tare_system_unreserve(self, target, new_bytes);
        return NULL;
    }
    self->reserved_bytes -= old_bytes;
    return target;
}

enum {
    LEAST_LIMIT_WITH_RESERVE = 1 << 20,
    ENOUGH_RESERVE = 128 << 10,  // two pages: small limits give a sixteenth until that is reached
    LARGEST_RESERVE = 256 << 10,
};

static size_t count_reserve(const TareSystem *self) {
    if (self->limit_bytes < LEAST_LIMIT_WITH_RESERVE) return 0;
    size_t bytes = self->limit_bytes / 16;
    if (bytes > ENOUGH_RESERVE) bytes = ENOUGH_RESERVE;
    if (bytes < self->limit_bytes / 64) bytes = self->limit_bytes / 64;
    return bytes < LARGEST_RESERVE ? bytes : LARGEST_RESERVE;
}

void tare_system_open_reserve(TareSystem *self) { self->is_reserve_open = true; }

TareStatus tare_system_commit(TareSystem *self, TarePurpose purpose, size_t bytes) {
    if (tare_system_admit(self) != TARE_OK) return TARE_ERROR;
    // Instruments do not count, or else looking would change what a program can do.
    size_t taken_bytes =
        self->ledger.total_bytes - self->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS];
    if (self->limit_bytes != 0 && purpose != TARE_PURPOSE_INSTRUMENTS) {
        size_t reserve_bytes = count_reserve(self);
        if (taken_bytes + 2 * reserve_bytes < self->limit_bytes) self->is_reserve_open = false;
        bool may_have_all = self->is_reserve_open && purpose != TARE_PURPOSE_COLLECTOR;
        size_t bound = self->limit_bytes - (may_have_all ? 0 : reserve_bytes);
        if (taken_bytes > bound || bytes > bound - taken_bytes) return TARE_ERROR;
    }
    tare_ledger_add(&self->ledger, purpose, bytes);
    return TARE_OK;
}

void tare_system_prefer_large_pages(void *address, size_t bytes) {
    // Advice: where it is not taken, nothing is lost.
    (void)madvise(address, bytes, MADV_HUGEPAGE);
}

void tare_system_prefault(void *address, size_t bytes) {
#ifdef MADV_POPULATE_WRITE
    (void)madvise(address, bytes, MADV_POPULATE_WRITE);
#else
    (void)address, (void)bytes;
#endif
}

void tare_system_uncommit(TareSystem *self, TarePurpose purpose, void *address, size_t bytes) {
    // Where it fails the pages merely stay resident; their contents are not zeroed then, so that
    // has to be done by hand.
    if (madvise(address, bytes, MADV_DONTNEED) != 0) memset(address, 0, bytes);
    tare_ledger_remove(&self->ledger, purpose, bytes);
}
