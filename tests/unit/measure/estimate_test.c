// Sizes in CPython's versions, against worked totals of blocks that those interpreters took.
#include "types/runtime_fixture.h"

#include "measure/estimate.h"
#include "object/instance.h"
#include "types/list.h"
#include "types/set.h"

static TareEstimate in(TareRuntime *rt, const char *version, TareValue v) {
    return tare_estimate_measure(rt, tare_cpython_find(version), v, 0, false);
}

static void check(TareRuntime *rt, const char *version, TareValue v, size_t getsizeof_bytes,
                  size_t allocated_bytes) {
    TareEstimate estimate = in(rt, version, v);
    assert_int_equal(estimate.getsizeof_bytes, getsizeof_bytes);
    assert_int_equal(estimate.allocated_bytes, allocated_bytes);
}

static void numbers_and_singletons(void **state) {
    TareRuntime *rt = *state;
    TareValue large = tare_int_new(rt, (int64_t)1 << 30);
    check(rt, "3.10", tare_int_new(rt, 0), 24, 32);
    check(rt, "3.11", tare_int_new(rt, 0), 28, 32);
    check(rt, "3.13t", large, 48, 48);
    check(rt, "3.11-32bit", large, 20, 24);
    check(rt, "3.8", TARE_NONE, 16, 16);
    check(rt, "3.13t", TARE_TRUE, 44, 48);
}

static void strings_by_their_widest_character(void **state) {
    TareRuntime *rt = *state;
    TareValue ascii = tare_string_new_c(rt, "0123456789");
    TareValue latin = tare_string_new_c(rt, "012345678\xc3\xa9");
    TareValue wide = tare_string_new_c(rt, "012345678\xe2\x82\xac");
    check(rt, "3.11", ascii, 59, 64);
    check(rt, "3.12", ascii, 51, 64);
    check(rt, "3.14t", ascii, 67, 80);
    check(rt, "3.11", latin, 83, 96);
    check(rt, "3.12", wide, 78, 80);
    tare_release(rt, ascii);
    tare_release(rt, latin);
    tare_release(rt, wide);
}

static void lists_by_the_room_they_have(void **state) {
    TareRuntime *rt = *state;
    TareValue items[3] = {TARE_NONE, TARE_NONE, TARE_NONE};
    TareValue exact = tare_list_new_from(rt, items, 3), grown = tare_list_new(rt, 0);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(tare_list_append(rt, tare_list_of(grown), TARE_NONE), TARE_OK);
    check(rt, "3.8", exact, 80, 96);
    check(rt, "3.14", exact, 80, 96);
    check(rt, "3.11", grown, 184, 192);
    assert_false(in(rt, "3.11", grown).is_measured);
    tare_release(rt, exact);
    tare_release(rt, grown);
}

static void dicts_by_number_and_kind_of_keys(void **state) {
    TareRuntime *rt = *state;
    TareValue strings = tare_dict_new(rt), ints = tare_dict_new(rt);
    for (int64_t i = 0; i < 3; i++)
        assert_int_equal(tare_dict_set(rt, tare_dict_of(ints), tare_int_new(rt, i), TARE_NONE),
                         TARE_OK);
    check(rt, "3.11", strings, 64, 64);
    assert_int_equal(tare_dict_set_c(rt, tare_dict_of(strings), "a", TARE_NONE), TARE_OK);
    check(rt, "3.10", strings, 232, 240);
    check(rt, "3.11", strings, 184, 192);
    check(rt, "3.11", ints, 224, 224);
    check(rt, "3.11-32bit", strings, 104, 40 + 72);
    tare_release(rt, strings);
    tare_release(rt, ints);
}

static void sets_keep_their_first_entries_inside(void **state) {
    TareRuntime *rt = *state;
    TareValue set = tare_set_new(rt);
    check(rt, "3.11", set, 216, 224);
    for (int64_t i = 0; i < 5; i++)
        assert_int_equal(tare_set_add(rt, tare_set_of(set), tare_int_new(rt, i)), TARE_OK);
    check(rt, "3.11", set, 728, 736);
    tare_release(rt, set);
}

static TareValue new_class(TareRuntime *rt, const char *name) {
    TareValue namespace = tare_dict_new(rt);
    TareValue text = tare_string_new_c(rt, name);
    TareValue base = tare_value_from_object(rt->types[TARE_TYPE_OBJECT]);
    TareValue bases = tare_tuple_new_from(rt, &base, 1);
    TareValue class = tare_type_new(rt, rt->types[TARE_TYPE_TYPE], tare_string_of(text),
                                    tare_tuple_of(bases), tare_dict_of(namespace), NULL);
    tare_release(rt, bases);
    tare_release(rt, text);
    tare_release(rt, namespace);
    assert_false(tare_value_is_absent(class));
    return class;
}

// The blocks of an instance of three attributes: the first of its class, and one after many.
static void instances_learn_from_their_siblings(void **state) {
    TareRuntime *rt = *state;
    static const char *const names[] = {"x", "y", "z"};
    TareValue class = new_class(rt, "P");
    TareObject *p = tare_alloc_instance(rt, tare_type_of_value(class), 0);
    for (size_t i = 0; i < 3; i++) {
        TareValue name = tare_string_new_c(rt, names[i]);
        assert_int_equal(tare_instance_set(rt, p, tare_string_of(name), TARE_NONE), TARE_OK);
        tare_release(rt, name);
    }
    TareValue v = tare_value_from_object(p);
    const struct {
        const char *version;
        size_t siblings, getsizeof_bytes, allocated_bytes;
    } rows[] = {
        {"3.10", 1, 48, 160},   {"3.10", 50, 48, 160},    {"3.11", 1, 56, 336},
        {"3.11", 50, 56, 112},  {"3.12", 1, 48, 320},     {"3.12", 50, 48, 96},
        {"3.13", 1, 48, 336},   {"3.13", 50, 48, 96},     {"3.14", 50, 48, 96},
        {"3.13t", 50, 48, 96},  {"3.11-32bit", 50, 28, 56},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        TareEstimate estimate = tare_estimate_measure(rt, tare_cpython_find(rows[i].version), v,
                                                      rows[i].siblings, false);
        assert_int_equal(estimate.getsizeof_bytes, rows[i].getsizeof_bytes);
        assert_int_equal(estimate.allocated_bytes, rows[i].allocated_bytes);
    }
    check(rt, "3.10", class, 1072, 912 + 176);
    tare_release_object(rt, p);
    tare_release(rt, class);
}

static void numbers_in_a_container_are_told_apart(void **state) {
    TareRuntime *rt = *state;
    TareValue items[3] = {tare_int_new(rt, 7), tare_int_new(rt, 1000), tare_int_new(rt, -6)};
    TareValue list = tare_list_new_from(rt, items, 3);
    assert_int_equal(in(rt, "3.11", list).number_bytes, 2 * 32);
    TareEstimateHere here = tare_estimate_measure_here(rt, list);
    assert_true(here.boxed_bytes == here.own_bytes + 2 * 24);
    tare_release(rt, list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(numbers_and_singletons, start_runtime),
        cmocka_unit_test_setup(strings_by_their_widest_character, start_runtime),
        cmocka_unit_test_setup(lists_by_the_room_they_have, start_runtime),
        cmocka_unit_test_setup(dicts_by_number_and_kind_of_keys, start_runtime),
        cmocka_unit_test_setup(sets_keep_their_first_entries_inside, start_runtime),
        cmocka_unit_test_setup(instances_learn_from_their_siblings, start_runtime),
        cmocka_unit_test_setup(numbers_in_a_container_are_told_apart, start_runtime),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
