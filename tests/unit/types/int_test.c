// Ints: the border between immediate and limbs, powers, and text.
#include "types/runtime_fixture.h"

#include "object/error.h"
#include "object/operator.h"

static void arithmetic_crosses_the_border_both_ways(void **state) {
    TareRuntime *rt = *state;
    TareValue one = tare_int_new(rt, 1), most = tare_int_new(rt, INT64_MAX);
    TareValue above = tare_int_operate(rt, TARE_OPERATOR_ADD, most, one);
    assert_repr(rt, above, "9223372036854775808");
    TareValue back = tare_int_operate(rt, TARE_OPERATOR_SUBTRACT, above, most);
    assert_true(tare_value_is_small_int(back));
    assert_repr(rt, back, "1");
    tare_release(rt, above);
    tare_release(rt, most);
}

static void a_power_beyond_memory_is_an_error(void **state) {
    TareRuntime *rt = *state;
    TareValue three = tare_int_new(rt, 3), huge = tare_int_new(rt, INT64_MAX);
    assert_true(tare_value_is_absent(tare_operator_binary(rt, TARE_OPERATOR_POWER, three, huge)));
    assert_true(tare_error_is_pending(rt));
    tare_error_clear(rt);
    tare_release(rt, huge);
}

static void bools_are_plain_ints_as_indexes(void **state) {
    TareRuntime *rt = *state;
    TareValue index = tare_operator_index(rt, TARE_TRUE);
    assert_true(tare_value_is_small_int(index));
    assert_repr(rt, index, "1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic_crosses_the_border_both_ways),
        cmocka_unit_test(a_power_beyond_memory_is_an_error),
        cmocka_unit_test(bools_are_plain_ints_as_indexes),
    };
    return cmocka_run_group_tests(tests, start_runtime, NULL);
}
