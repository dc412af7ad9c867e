// Lists: growth, splicing, slices' deletion, sorting, and their bytes.
#include "types/runtime_fixture.h"

#include "types/list.h"

static TareValue new_row(TareRuntime *rt, int64_t count) {
    TareValue list = tare_list_new(rt, 0);
    for (int64_t i = 0; i < count; i++)
        assert_int_equal(tare_list_append_steal(rt, tare_list_of(list), tare_int_new(rt, i)),
                         TARE_OK);
    return list;
}

static void append_grows_by_an_eighth(void **state) {
    TareRuntime *rt = *state;
    TareValue list = new_row(rt, 1000);
    assert_int_equal(tare_list_of(list)->length, 1000);
    assert_true(tare_list_of(list)->capacity <= 1000 + 1000 / 8 + 8);
    tare_release(rt, list);
}

static void a_list_of_three_fits_its_budget(void **state) {
    TareRuntime *rt = *state;
    TareValue items[3] = {tare_int_new(rt, 1), tare_int_new(rt, 2), tare_int_new(rt, 3)};
    TareValue list = tare_list_new_from(rt, items, 3);
    assert_true(sizeof(TareList) + tare_list_of(list)->capacity * sizeof(TareValue) <= 58);
    tare_release(rt, list);
}

static void splice_may_insert_the_list_itself(void **state) {
    TareRuntime *rt = *state;
    TareValue list = new_row(rt, 4);
    TareList *self = tare_list_of(list);
    assert_int_equal(tare_list_splice(rt, self, 1, 3, self->items, self->length), TARE_OK);
    assert_repr(rt, list, "[0, 0, 1, 2, 3, 3]");
    tare_release(rt, list);
}

static void sort_is_stable_and_finds_order(void **state) {
    TareRuntime *rt = *state;
    TareValue list = tare_list_new(rt, 0);
    uint64_t random = 1;
    for (int i = 0; i < 5000; i++) {
        random = random * UINT64_C(6364136223846793005) + 1442695040888963407u;
        assert_int_equal(tare_list_append_steal(rt, tare_list_of(list),
                                                tare_int_new(rt, (int64_t)(random >> 50))),
                         TARE_OK);
    }
    for (int reverse = 0; reverse < 2; reverse++) {
        assert_int_equal(tare_list_sort(rt, tare_list_of(list), TARE_NONE, reverse), TARE_OK);
        const TareValue *items = tare_list_of(list)->items;
        for (int i = 1; i < 5000; i++) {
            int order = tare_int_compare(items[i - 1], items[i]);
            assert_true(reverse ? order >= 0 : order <= 0);
        }
    }
    tare_release(rt, list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(append_grows_by_an_eighth),
        cmocka_unit_test(a_list_of_three_fits_its_budget),
        cmocka_unit_test(splice_may_insert_the_list_itself),
        cmocka_unit_test(sort_is_stable_and_finds_order),
    };
    return cmocka_run_group_tests(tests, start_runtime, NULL);
}
