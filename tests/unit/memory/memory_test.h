// What the memory tests share: a system and a heap that are checked when they go.
#ifndef TARE_TESTS_MEMORY_TEST_H
#define TARE_TESTS_MEMORY_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "memory/heap.h"

typedef struct MemoryTest {
    TareSystem system;
    TareHeap heap;
    uint64_t random;
} MemoryTest;

static inline MemoryTest *memory_test_new(void) {
    MemoryTest *self = calloc(1, sizeof *self);
    assert_non_null(self);
    tare_system_init(&self->system);
    tare_heap_init(&self->heap, &self->system);
    self->random = 88172645463325252u;
    return self;
}

static inline void memory_test_delete(MemoryTest *self) {
    assert_true(tare_heap_is_valid(&self->heap));
    tare_heap_deinit(&self->heap);
    assert_int_equal(self->system.ledger.total_bytes, 0);
    assert_int_equal(self->system.reserved_bytes, 0);
    tare_system_deinit(&self->system);
    free(self);
}

static inline uint64_t memory_test_random(MemoryTest *self, uint64_t below) {
    self->random ^= self->random << 13;
    self->random ^= self->random >> 7;
    self->random ^= self->random << 17;
    return self->random % below;
}

#endif
