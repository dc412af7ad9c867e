// The arena: alignment, zeroes, large requests, failure, and nothing left behind.
#include "base/arena.h"

#include "base_test.h"

static void blocks_are_zeroed_aligned_and_apart(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareArena arena;
    tare_arena_init(&arena, &memory.allocator);
    for (size_t bytes = 1; bytes < 3000; bytes += 7) {
        unsigned char *block = tare_arena_alloc(&arena, bytes);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % 8, 0);
        for (size_t i = 0; i < bytes; i++) assert_int_equal(block[i], 0);
        memset(block, 0xff, bytes);
    }
    tare_arena_deinit(&arena);
    assert_int_equal(memory.held_bytes, 0);
}

static void a_large_block_leaves_the_current_chunk_in_use(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareArena arena;
    tare_arena_init(&arena, &memory.allocator);
    char *small = tare_arena_alloc(&arena, 8);
    assert_non_null(tare_arena_alloc(&arena, 100000));
    assert_ptr_equal(tare_arena_alloc(&arena, 8), small + 8);
    tare_arena_deinit(&arena);
    assert_int_equal(memory.held_bytes, 0);
}

static void a_copy_is_terminated(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareArena arena;
    tare_arena_init(&arena, &memory.allocator);
    assert_string_equal(tare_arena_copy(&arena, "slotted", 4), "slot");
    assert_string_equal(tare_arena_copy(&arena, "", 0), "");
    tare_arena_deinit(&arena);
}

static void failure_is_remembered(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareArena arena;
    tare_arena_init(&arena, &memory.allocator);
    assert_null(tare_arena_alloc(&arena, SIZE_MAX - 3));
    assert_true(arena.failed);
    memory.fails = true;
    assert_null(tare_arena_copy(&arena, "x", 1));
    memory.fails = false;
    assert_non_null(tare_arena_alloc(&arena, 1));
    assert_true(arena.failed);
    tare_arena_deinit(&arena);
    assert_int_equal(memory.held_bytes, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_aligned_and_apart),
        cmocka_unit_test(a_large_block_leaves_the_current_chunk_in_use),
        cmocka_unit_test(a_copy_is_terminated),
        cmocka_unit_test(failure_is_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
