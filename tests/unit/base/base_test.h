// An allocator for the base tests: counts what is held, and fails on request.
#ifndef TARE_TESTS_BASE_TEST_H
#define TARE_TESTS_BASE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/allocator.h"

typedef struct BaseTestAllocator {
    TareAllocator allocator;
    size_t held_bytes;
    bool fails;
} BaseTestAllocator;

static void *base_test_resize(TareAllocator *allocator, void *block, size_t old_bytes,
                              size_t new_bytes) {
    BaseTestAllocator *self = (BaseTestAllocator *)allocator;
    if (new_bytes == 0) {
        free(block);
        self->held_bytes -= old_bytes;
        return NULL;
    }
    if (self->fails) return NULL;
    void *resized = realloc(block, new_bytes);
    assert_non_null(resized);
    self->held_bytes += new_bytes - old_bytes;
    return resized;
}

static inline BaseTestAllocator base_test_allocator(void) {
    return (BaseTestAllocator){{base_test_resize}, 0, false};
}

#endif
