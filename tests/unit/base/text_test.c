// The text builder: every kind of append, growth, and failure that sticks.
#include "base/text.h"

#include "base_test.h"

static void appends_follow_each_other(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareText text;
    tare_text_init(&text, &memory.allocator);
    assert_string_equal(tare_text_get(&text), "");
    tare_text_append(&text, "abcdef", 3);
    tare_text_append_char(&text, '-');
    tare_text_append_repeat(&text, '=', 3);
    tare_text_append_string(&text, "|");
    tare_text_append_format(&text, "%d %s", 42, "bytes");
    assert_string_equal(tare_text_get(&text), "abc-===|42 bytes");
    assert_int_equal(text.length_bytes, 16);
    tare_text_clear(&text);
    assert_string_equal(tare_text_get(&text), "");
    tare_text_deinit(&text);
    assert_int_equal(memory.held_bytes, 0);
}

static void growth_keeps_what_was_there(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareText text;
    tare_text_init(&text, &memory.allocator);
    for (int i = 0; i < 10000; i++) tare_text_append_format(&text, "%04d", i);
    assert_int_equal(text.length_bytes, 40000);
    assert_memory_equal(tare_text_get(&text) + 4 * 1234, "1234", 4);
    assert_false(text.failed);
    tare_text_deinit(&text);
    assert_int_equal(memory.held_bytes, 0);
}

static void code_points_become_utf8(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareText text;
    tare_text_init(&text, &memory.allocator);
    tare_text_append_code_point(&text, 'a');
    tare_text_append_code_point(&text, 0xe9);
    tare_text_append_code_point(&text, 0x20ac);
    tare_text_append_code_point(&text, 0x1f600);
    tare_text_append_code_point(&text, 0xd800);
    assert_string_equal(tare_text_get(&text), "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\xa0\x80");
    tare_text_deinit(&text);
}

static void failure_sticks(void **state) {
    (void)state;
    BaseTestAllocator memory = base_test_allocator();
    TareText text;
    tare_text_init(&text, &memory.allocator);
    tare_text_append_string(&text, "kept");
    memory.fails = true;
    tare_text_append_repeat(&text, 'x', 1000);
    memory.fails = false;
    tare_text_append_string(&text, "y");
    assert_true(text.failed);
    assert_string_equal(tare_text_get(&text), "kept");
    tare_text_deinit(&text);
    assert_int_equal(memory.held_bytes, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_follow_each_other),
        cmocka_unit_test(growth_keeps_what_was_there),
        cmocka_unit_test(code_points_become_utf8),
        cmocka_unit_test(failure_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
