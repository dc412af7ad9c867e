// The ordered table against a plain array as oracle, and its budget of bytes.
#include "types/runtime_fixture.h"

#include "object/dict.h"
#include "object/table_index.h"

#define KEYS 512

static void random_operations_match_an_array(void **state) {
    TareRuntime *rt = *state;
    TareTable table;
    tare_table_init(&table);
    int64_t expected[KEYS];
    for (int i = 0; i < KEYS; i++) expected[i] = -1;
    uint64_t random = 7;
    size_t live = 0;
    for (int step = 0; step < 100000; step++) {
        random = random * UINT64_C(6364136223846793005) + 1442695040888963407u;
        int key = (int)(random >> 33) % KEYS;
        // Phases of growth and of decline, so that compaction and shrinking run.
        bool sets = (random >> 60) < (step / 20000 % 2 ? 5u : 11u);
        TareValue k = tare_int_new(rt, key * 8), found;
        if (sets) {
            live += expected[key] < 0;
            expected[key] = step;
            assert_int_equal(tare_table_set(rt, &table, k, 0, tare_int_new(rt, step)), TARE_OK);
        } else {
            assert_int_equal(tare_table_delete(rt, &table, k, 0, NULL), expected[key] >= 0);
            live -= expected[key] >= 0;
            expected[key] = -1;
        }
        assert_int_equal(table.live_count, live);
        key = (key + 17) % KEYS;
        int is_there = tare_table_find(rt, &table, tare_int_new(rt, key * 8), 0, &found);
        assert_int_equal(is_there, expected[key] >= 0);
        if (is_there) assert_true(tare_value_is_same(found, tare_int_new(rt, expected[key])));
    }
    tare_table_clear(rt, &table);
}

static void order_is_that_of_insertion(void **state) {
    TareRuntime *rt = *state;
    TareValue dict = tare_dict_new(rt);
    for (int i = 0; i < 20; i++)
        assert_int_equal(
            tare_dict_set(rt, tare_dict_of(dict), tare_int_new(rt, 50 - i), tare_int_new(rt, i)),
            TARE_OK);
    for (int i = 0; i < 18; i++)
        assert_int_equal(tare_dict_delete(rt, tare_dict_of(dict), tare_int_new(rt, 50 - i)), 1);
    assert_repr(rt, dict, "{32: 18, 31: 19}");
    tare_release(rt, dict);
}

static void a_dict_of_three_names_fits_its_budget(void **state) {
    TareRuntime *rt = *state;
    TareValue dict = tare_dict_new(rt);
    assert_null(tare_dict_of(dict)->table.block);
    assert_int_equal(tare_dict_set_c(rt, tare_dict_of(dict), "a", TARE_NONE), TARE_OK);
    assert_int_equal(tare_dict_set_c(rt, tare_dict_of(dict), "b", TARE_NONE), TARE_OK);
    assert_int_equal(tare_dict_set_c(rt, tare_dict_of(dict), "c", TARE_NONE), TARE_OK);
    assert_true(sizeof(TareDict) + tare_table_block_bytes(&tare_dict_of(dict)->table) <= 112);
    tare_release(rt, dict);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_operations_match_an_array),
        cmocka_unit_test(order_is_that_of_insertion),
        cmocka_unit_test(a_dict_of_three_names_fits_its_budget),
    };
    return cmocka_run_group_tests(tests, start_runtime, NULL);
}
