// Strings: width, hash, slices, UTF-8, and the builder.
#include "types/runtime_fixture.h"

#include "object/string_builder.h"

static TareString *text(TareRuntime *rt, const char *utf8) {
    return tare_string_of(tare_string_new_c(rt, utf8));
}

static void the_narrowest_width_is_kept(void **state) {
    TareRuntime *rt = *state;
    static const char *const texts[] = {"abc", "\xc3\xa9t\xc3\xa9", "a\xe1\x88\xb4",
                                        "\xf0\x9f\x98\x80!"};
    for (unsigned i = 0; i < 4; i++) {
        TareString *string = text(rt, texts[i]);
        assert_int_equal(string->width_log2, i < 2 ? 0 : i - 1);
        assert_int_equal(string->is_ascii, i == 0);
        tare_release_object(rt, string);
    }
    TareString *wide = text(rt, "ab\xe1\x88\xb4");
    TareString *narrow = tare_string_of(tare_string_slice(rt, wide, 0, 2));
    assert_int_equal(narrow->width_log2, 0);
    assert_true(tare_string_equals_c(narrow, "ab"));
    tare_release_object(rt, wide);
    tare_release_object(rt, narrow);
}

static void ten_ascii_characters_fit_their_budget(void **state) {
    assert_true(tare_string_block_bytes(10, 0) <= 33);
}

static void one_character_strings_are_shared(void **state) {
    TareRuntime *rt = *state;
    TareString *first = text(rt, "x"), *second = text(rt, "x");
    assert_ptr_equal(first, second);
    assert_ptr_equal(tare_string_of(tare_string_new(rt, 0, 0)), rt->empty_string);
    tare_release_object(rt, first);
    tare_release_object(rt, second);
}

static void equal_texts_have_equal_hashes_never_zero(void **state) {
    TareRuntime *rt = *state;
    TareString *left = text(rt, "hello"), *right = text(rt, "hello");
    assert_ptr_not_equal(left, right);
    assert_int_equal(tare_string_hash(left), tare_string_hash(right));
    assert_true(tare_string_hash(left) != 0);
    assert_true(tare_string_equals(left, right));
    assert_int_equal(tare_string_compare(left, right), 0);
    tare_release_object(rt, left);
    tare_release_object(rt, right);
}

static void malformed_utf8_is_replaced(void **state) {
    TareRuntime *rt = *state;
    TareValue v = tare_string_new_utf8(rt, "a\xff\xe2\x82", 4);
    assert_int_equal(tare_string_of(v)->length, 3);
    assert_int_equal(tare_string_get(tare_string_of(v), 1), 0xfffd);
    assert_int_equal(tare_string_get(tare_string_of(v), 2), 0xfffd);
    tare_release(rt, v);
}

static void the_builder_widens_what_it_has(void **state) {
    TareRuntime *rt = *state;
    TareStringBuilder builder;
    tare_string_builder_init(&builder, rt);
    tare_string_builder_append_repeat(&builder, 'a', 100);
    tare_string_builder_append_point(&builder, 0x1f600);
    tare_string_builder_append_c(&builder, "end");
    TareValue v = tare_string_builder_finish(&builder);
    assert_int_equal(tare_string_of(v)->length, 104);
    assert_int_equal(tare_string_get(tare_string_of(v), 99), 'a');
    assert_int_equal(tare_string_get(tare_string_of(v), 100), 0x1f600);
    assert_int_equal(tare_string_get(tare_string_of(v), 103), 'd');
    tare_release(rt, v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_narrowest_width_is_kept),
        cmocka_unit_test(ten_ascii_characters_fit_their_budget),
        cmocka_unit_test(one_character_strings_are_shared),
        cmocka_unit_test(equal_texts_have_equal_hashes_never_zero),
        cmocka_unit_test(malformed_utf8_is_replaced),
        cmocka_unit_test(the_builder_widens_what_it_has),
    };
    return cmocka_run_group_tests(tests, start_runtime, NULL);
}
