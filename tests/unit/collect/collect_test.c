// Cycles of containers: what is found, what outside references keep, and memory's end meanwhile.
#include "types/runtime_fixture.h"

#include "collect/collect.h"
#include "collect/tracked.h"
#include "collect/verify.h"
#include "types/list.h"

static int start(void **state) {
    if (start_runtime(state)) return -1;
    return tare_collect_init(*state) == TARE_OK ? 0 : -1;
}

static TareValue new_self_list(TareRuntime *rt) {
    TareValue list = tare_list_new(rt, 0);
    assert_int_equal(tare_list_append(rt, tare_list_of(list), list), TARE_OK);
    return list;
}

static void a_list_in_itself_is_found(void **state) {
    TareRuntime *rt = *state;
    assert_int_equal(tare_collect_run(rt, 2), 0);
    tare_release(rt, new_self_list(rt));
    assert_int_equal(tare_collect_run(rt, 2), 1);
    assert_true(tare_verify_heap(rt));
}

static void an_outside_reference_keeps_the_cycle(void **state) {
    TareRuntime *rt = *state;
    TareValue list = new_self_list(rt), dict = tare_dict_new(rt);
    assert_int_equal(tare_dict_set_c(rt, tare_dict_of(dict), "list", list), TARE_OK);
    assert_int_equal(tare_list_append(rt, tare_list_of(list), dict), TARE_OK);
    tare_release(rt, dict);
    assert_int_equal(tare_collect_run(rt, 2), 0);
    tare_release(rt, list);
    assert_int_equal(tare_collect_run(rt, 2), 2);
    assert_true(tare_verify_heap(rt));
}

static void survivors_grow_old(void **state) {
    TareRuntime *rt = *state;
    TareValue list = new_self_list(rt);
    assert_int_equal(tare_collect_run(rt, 0), 0);
    assert_int_equal(tare_side_generation(*tare_side_of(tare_value_get_object(list))), 1);
    assert_int_equal(tare_collect_run(rt, 1), 0);
    tare_release(rt, list);
    assert_int_equal(tare_collect_run(rt, 1), 0);
    assert_int_equal(tare_collect_run(rt, 2), 1);
}

static void frozen_objects_are_left_alone(void **state) {
    TareRuntime *rt = *state;
    tare_release(rt, new_self_list(rt));
    tare_tracked_freeze(rt);
    assert_int_equal(tare_collect_run(rt, 2), 0);
    tare_tracked_unfreeze(rt);
    assert_int_equal(tare_tracked_count_frozen(rt), 0);
    assert_int_equal(tare_collect_run(rt, 2), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_in_itself_is_found),
        cmocka_unit_test(an_outside_reference_keeps_the_cycle),
        cmocka_unit_test(survivors_grow_old),
        cmocka_unit_test(frozen_objects_are_left_alone),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
