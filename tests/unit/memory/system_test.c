// The door to the operating system: purposes, limit, the failing switch, reservations.
#include "memory/system.h"

#include "memory/memory_test.h"

static void allocators_enter_their_purpose(void **state) {
    (void)state;
    TareSystem system;
    tare_system_init(&system);
    TareAllocator *tables = tare_system_allocator(&system, TARE_PURPOSE_TABLES);
    TareAllocator *stack = tare_system_allocator(&system, TARE_PURPOSE_VM_STACK);
    void *first = tables->resize(tables, NULL, 0, 100);
    void *second = stack->resize(stack, NULL, 0, 1000);
    first = tables->resize(tables, first, 100, 300);
    assert_int_equal(system.ledger.taken_bytes[TARE_PURPOSE_TABLES], 300);
    assert_int_equal(system.ledger.taken_bytes[TARE_PURPOSE_VM_STACK], 1000);
    first = tables->resize(tables, first, 300, 20);
    assert_int_equal(system.ledger.total_bytes, 1020);
    assert_null(tables->resize(tables, first, 20, 0));
    assert_null(stack->resize(stack, second, 1000, 0));
    assert_int_equal(system.ledger.total_bytes, 0);
    tare_system_deinit(&system);
}

static void nothing_is_taken_beyond_the_limit(void **state) {
    (void)state;
    TareSystem system;
    tare_system_init(&system);
    tare_system_set_limit(&system, 1000);
    TareAllocator *host = tare_system_allocator(&system, TARE_PURPOSE_HOST);
    void *block = host->resize(host, NULL, 0, 600);
    assert_non_null(block);
    assert_null(host->resize(host, block, 600, 1001));
    assert_int_equal(system.ledger.total_bytes, 600);
    block = host->resize(host, block, 600, 1000);
    assert_non_null(block);
    assert_int_equal(tare_system_commit(&system, TARE_PURPOSE_LARGE_BLOCKS, 1), TARE_ERROR);
    host->resize(host, block, 1000, 0);
    assert_int_equal(tare_system_commit(&system, TARE_PURPOSE_LARGE_BLOCKS, SIZE_MAX), TARE_ERROR);
    tare_system_deinit(&system);
}

// Else a collection that begins while a program acts on MemoryError would take its room.
static void the_reserve_is_not_for_the_collector(void **state) {
    (void)state;
    enum { LIMIT = 1 << 20, RESERVE = LIMIT / 16 };
    TareSystem system;
    tare_system_init(&system);
    tare_system_set_limit(&system, LIMIT);
    TareAllocator *host = tare_system_allocator(&system, TARE_PURPOSE_HOST);
    TareAllocator *collector = tare_system_allocator(&system, TARE_PURPOSE_COLLECTOR);
    void *block = host->resize(host, NULL, 0, LIMIT - RESERVE);
    assert_non_null(block);
    assert_null(host->resize(host, NULL, 0, RESERVE));
    tare_system_open_reserve(&system);
    assert_null(collector->resize(collector, NULL, 0, 8));
    void *reserve = host->resize(host, NULL, 0, RESERVE);
    assert_non_null(reserve);
    host->resize(host, reserve, RESERVE, 0);
    host->resize(host, block, LIMIT - RESERVE, 0);
    tare_system_deinit(&system);
}

static void the_switch_counts_and_fails(void **state) {
    (void)state;
    TareSystem system;
    tare_system_init(&system);
    tare_system_fail_nth(&system, 2);
    assert_int_equal(tare_system_admit(&system), TARE_OK);
    assert_int_equal(tare_system_admit(&system), TARE_ERROR);
    assert_int_equal(tare_system_admit(&system), TARE_OK);
    tare_system_fail_from(&system, 2);
    assert_int_equal(tare_system_admit(&system), TARE_OK);
    for (int i = 0; i < 5; i++) assert_int_equal(tare_system_admit(&system), TARE_ERROR);
    TareAllocator *host = tare_system_allocator(&system, TARE_PURPOSE_HOST);
    assert_null(host->resize(host, NULL, 0, 10));
    tare_system_fail_nth(&system, 0);
    assert_int_equal(tare_system_admit(&system), TARE_OK);
    tare_system_deinit(&system);
}

static void reservations_are_aligned_and_can_move(void **state) {
    (void)state;
    TareSystem system;
    tare_system_init(&system);
    size_t alignment = (size_t)4 * 1024 * 1024;
    char *first = tare_system_reserve(&system, 65536, alignment);
    assert_int_equal((uintptr_t)first % alignment, 0);
    memset(first, 42, 65536);
    char *second = tare_system_move(&system, first, 65536, 131072, alignment);
    assert_non_null(second);
    assert_int_equal((uintptr_t)second % alignment, 0);
    assert_int_equal(second[65535], 42);
    assert_int_equal(second[65536], 0);
    assert_int_equal(system.reserved_bytes, 131072);
    assert_int_equal(tare_system_extend(&system, second, 131072, 65536), TARE_OK);
    assert_int_equal(tare_system_commit(&system, TARE_PURPOSE_FREE_PAGES, 4096), TARE_OK);
    tare_system_uncommit(&system, TARE_PURPOSE_FREE_PAGES, second, 4096);
    assert_int_equal(second[0], 0);
    assert_int_equal(second[4096], 42);
    tare_system_unreserve(&system, second, 65536);
    assert_int_equal(system.reserved_bytes, 0);
    tare_system_deinit(&system);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocators_enter_their_purpose),
        cmocka_unit_test(nothing_is_taken_beyond_the_limit),
        cmocka_unit_test(the_reserve_is_not_for_the_collector),
        cmocka_unit_test(the_switch_counts_and_fails),
        cmocka_unit_test(reservations_are_aligned_and_can_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
