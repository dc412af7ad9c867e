// Size classes: every request gets the smallest class that holds it, and little is lost.
#include "memory/sizeclass.h"

#include "memory/memory_test.h"

static void every_request_gets_the_smallest_class_that_holds_it(void **state) {
    (void)state;
    for (size_t bytes = 1; bytes <= TARE_SIZECLASS_LARGEST_BYTES; bytes++) {
        unsigned sizeclass = tare_sizeclass_of(bytes);
        assert_in_range(sizeclass, 1, TARE_SIZECLASS_COUNT - 1);
        assert_true(tare_sizeclass_bytes[sizeclass] >= bytes);
        if (sizeclass > 1) assert_true(tare_sizeclass_bytes[sizeclass - 1] < bytes);
    }
    assert_int_equal(tare_sizeclass_of(0), 0);
}

static void classes_step_by_eight_and_then_by_an_eighth_or_so(void **state) {
    (void)state;
    for (unsigned i = 1; i < TARE_SIZECLASS_COUNT; i++) {
        size_t bytes = tare_sizeclass_bytes[i];
        size_t step_bytes = i > 1 ? bytes - tare_sizeclass_bytes[i - 1] : 8;
        assert_int_equal(bytes % 8, 0);
        if (bytes <= 128)
            assert_int_equal(step_bytes, 8);
        else if (bytes <= 2048)
            assert_true(step_bytes * 1000 <= (bytes - step_bytes) * 145);
        else
            assert_true(step_bytes * 1000 <= (bytes - step_bytes) * 251);
    }
}

static void indexes_are_exact_for_every_block(void **state) {
    (void)state;
    for (unsigned i = 0; i < TARE_SIZECLASS_COUNT; i++) {
        TarePage page;
        static char unit[TARE_PAGE_BYTES];
        tare_page_init_small(&page, unit, TARE_BLOCK_OBJECT, i);
        assert_true(page.blocks + page.capacity_count * page.block_bytes <= unit + sizeof unit);
        for (uint32_t j = 0; j < page.capacity_count; j++) {
            assert_int_equal(tare_page_index(&page, tare_page_block(&page, j)), j);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_request_gets_the_smallest_class_that_holds_it),
        cmocka_unit_test(classes_step_by_eight_and_then_by_an_eighth_or_so),
        cmocka_unit_test(indexes_are_exact_for_every_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
