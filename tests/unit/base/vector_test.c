// The vector: pushing, reserving, overflow and failure.
#include "base/vector.h"

#include "base_test.h"

static void pushed_elements_stay_in_order(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareVector vector;
    tare_vector_init(&vector, &memory.allocator, sizeof(uint32_t));
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *element = tare_vector_push(&vector);
        assert_int_equal(*element, 0);
        *element = i;
    }
    for (uint32_t i = 0; i < 1000; i++) {
        assert_int_equal(*(uint32_t *)tare_vector_get(&vector, i), i);
    }
    tare_vector_deinit(&vector);
    assert_int_equal(memory.held_bytes, 0);
}

static void reserving_takes_exactly_that(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareVector vector;
    tare_vector_init(&vector, &memory.allocator, 24);
    assert_int_equal(tare_vector_reserve(&vector, 100), TARE_OK);
    assert_int_equal(memory.held_bytes, 2400);
    assert_int_equal(tare_vector_reserve(&vector, 50), TARE_OK);
    assert_int_equal(memory.held_bytes, 2400);
    assert_int_equal(tare_vector_reserve(&vector, SIZE_MAX / 8), TARE_ERROR);
    tare_vector_deinit(&vector);
    assert_int_equal(memory.held_bytes, 0);
}

static void a_failed_push_changes_nothing(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareVector vector;
    tare_vector_init(&vector, &memory.allocator, 8);
    while (vector.count == 0 || vector.count < vector.capacity_count) tare_vector_push(&vector);
    size_t count = vector.count;
    memory.fails = true;
    assert_null(tare_vector_push(&vector));
    assert_int_equal(vector.count, count);
    tare_vector_deinit(&vector);
    assert_int_equal(memory.held_bytes, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pushed_elements_stay_in_order),
        cmocka_unit_test(reserving_takes_exactly_that),
        cmocka_unit_test(a_failed_push_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
