// The rules of growth of CPython's versions, against sizes that those versions print.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "object/cpython.h"

static const TareCpython *version(const char *name) {
    const TareCpython *found = tare_cpython_find(name);
    assert_non_null(found);
    return found;
}

static void names_find_their_version(void **state) {
    (void)state;
    assert_int_equal(version("3.11")->id, TARE_CPYTHON_3_11);
    assert_int_equal(version("3.11-32bit")->word_bytes, 4);
    assert_null(tare_cpython_find("3.7"));
    assert_null(tare_cpython_find(""));
    assert_int_equal(tare_cpython_release(version("3.14t")), TARE_CPYTHON_3_14);
}

static void check_appends(const char *name, const size_t *steps, size_t count) {
    size_t capacity = 0, step = 0;
    for (size_t n = 1; step < count; n++) {
        size_t next = tare_cpython_list_capacity(version(name), capacity, n - 1, n);
        if (next == capacity) continue;
        assert_int_equal(next, steps[step++]);
        capacity = next;
    }
}

static void appends_take_the_known_steps(void **state) {
    (void)state;
    static const size_t old[] = {4, 8, 16, 25, 35, 46, 58, 72, 88, 106, 126, 148};
    static const size_t fresh[] = {4, 8, 16, 24, 32, 40, 52, 64, 76, 92, 108, 128, 148};
    check_appends("3.8", old, sizeof old / sizeof *old);
    check_appends("3.9", fresh, sizeof fresh / sizeof *fresh);
    check_appends("3.13", fresh, sizeof fresh / sizeof *fresh);
}

static void lists_keep_room_until_half_is_free(void **state) {
    (void)state;
    const TareCpython *v = version("3.11");
    assert_int_equal(tare_cpython_list_capacity(v, 16, 9, 8), 16);
    assert_int_equal(tare_cpython_list_capacity(v, 16, 8, 7), 12);
    assert_int_equal(tare_cpython_list_capacity(v, 16, 1, 0), 0);
}

static size_t dict_bytes(const char *name, unsigned log2, bool strings) {
    return version(name)->dict_bytes + tare_cpython_keys_bytes(version(name), log2, strings);
}

static void tables_of_keys_have_the_known_sizes(void **state) {
    (void)state;
    assert_int_equal(dict_bytes("3.10", 3, true), 232);
    assert_int_equal(dict_bytes("3.11", 3, true), 184);
    assert_int_equal(dict_bytes("3.11", 3, false), 224);
    assert_int_equal(dict_bytes("3.13", 8, true), 3328);
    assert_int_equal(dict_bytes("3.12", 16, false) > 65536 * 2, true);
    assert_int_equal(dict_bytes("3.11-32bit", 3, true), 104);
}

// From 3.10 on even 5 slots asked for make 16.
static void tables_are_powers_of_two(void **state) {
    (void)state;
    assert_int_equal(tare_cpython_keys_log2(version("3.9"), 5), 3);
    assert_int_equal(tare_cpython_keys_log2(version("3.10"), 5), 4);
    assert_int_equal(tare_cpython_keys_log2(version("3.11"), 8), 3);
    assert_int_equal(tare_cpython_keys_log2(version("3.11"), 15), 4);
    assert_int_equal(tare_cpython_keys_log2(version("3.11"), 16), 5);
}

static void bytearrays_grow_as_known(void **state) {
    (void)state;
    static const size_t steps[] = {2, 5, 8, 12, 19, 27, 36, 46};
    size_t capacity = 0, step = 0;
    for (size_t n = 1; step < sizeof steps / sizeof *steps; n++) {
        size_t next = tare_cpython_bytearray_capacity(capacity, 0, n - 1, n);
        if (next != capacity) assert_int_equal(next, steps[step++]);
        capacity = next;
    }
}

static void allocators_round_as_known(void **state) {
    (void)state;
    assert_int_equal(tare_cpython_rounded_bytes(version("3.11"), 56), 64);
    assert_int_equal(tare_cpython_rounded_bytes(version("3.11"), 512), 512);
    assert_int_equal(tare_cpython_rounded_bytes(version("3.11"), 528), 544);
    assert_int_equal(tare_cpython_rounded_bytes(version("3.13t"), 136), 160);
    assert_int_equal(tare_cpython_rounded_bytes(version("3.13t"), 528), 640);
    assert_int_equal(tare_cpython_rounded_bytes(version("3.11-32bit"), 28), 32);
    assert_int_equal(tare_cpython_rounded_bytes(version("3.11"), 0), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_find_their_version),
        cmocka_unit_test(appends_take_the_known_steps),
        cmocka_unit_test(lists_keep_room_until_half_is_free),
        cmocka_unit_test(tables_of_keys_have_the_known_sizes),
        cmocka_unit_test(tables_are_powers_of_two),
        cmocka_unit_test(bytearrays_grow_as_known),
        cmocka_unit_test(allocators_round_as_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
