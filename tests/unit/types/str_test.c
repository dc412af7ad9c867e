// The methods of str and bytes: each row is a call and the repr of what it gives, as CPython 3.11
// prints it.
#include "types/runtime_fixture.h"

#include "object/attribute.h"
#include "object/call.h"
#include "object/error.h"
#include "types/bytearray.h"
#include "types/bytes.h"
#include "types/str_format.h"

typedef struct Row {
    const char *self;
    const char *method;
    const char *first, *second;  // str arguments; NULL: none
    const char *expected;
} Row;

static const Row rows[] = {
    {"abcabc", "find", "c", NULL, "2"},
    {"abcabc", "rfind", "bc", NULL, "4"},
    {"a\xe1\x88\xb4"
     "b",
     "find", "b", NULL, "2"},
    {"abcabc", "count", "bc", NULL, "2"},
    {"aXbX", "replace", "X", "--", "'a--b--'"},
    {"abc", "replace", "", "-", "'-a-b-c-'"},
    {"a,b,,c", "split", ",", NULL, "['a', 'b', '', 'c']"},
    {" a  b ", "split", NULL, NULL, "['a', 'b']"},
    {"a-b-c", "rpartition", "-", NULL, "('a-b', '-', 'c')"},
    {"\xc3\x9f", "upper", NULL, NULL, "'SS'"},
    {"they're OK", "title", NULL, NULL, "\"They'Re Ok\""},
    {"  x ", "strip", NULL, NULL, "'x'"},
    {"a\tb", "expandtabs", NULL, NULL, "'a       b'"},
    {"{0} {0!r} {0:>3}", "format", "x", NULL, "\"x 'x'   x\""},
    {"{} {}", "format", "a", "b", "'a b'"},
    {"a1_", "isidentifier", NULL, NULL, "True"},
    {"tab\t\x01'", "__repr__", NULL, NULL, "'\"tab\\\\t\\\\x01\\'\"'"},
    {"abc", "encode", NULL, NULL, "b'abc'"},
};

static TareValue call_row(TareRuntime *rt, const Row *row) {
    TareValue self = tare_string_new_c(rt, row->self), values[2];
    size_t count = 0;
    if (row->first) values[count++] = tare_string_new_c(rt, row->first);
    if (row->second) values[count++] = tare_string_new_c(rt, row->second);
    TareValue method = tare_attribute_get_c(rt, self, row->method);
    TareValue result = tare_call_values(rt, method, values, count);
    tare_release(rt, method);
    tare_release(rt, self);
    for (size_t i = 0; i < count; i++) tare_release(rt, values[i]);
    return result;
}

static void methods_give_what_cpython_gives(void **state) {
    TareRuntime *rt = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        TareValue result = call_row(rt, &rows[i]);
        assert_false(tare_value_is_absent(result));
        assert_repr(rt, result, rows[i].expected);
        tare_release(rt, result);
    }
}

static void assert_error(TareRuntime *rt, TareTypeId id, const char *message) {
    assert_true(tare_error_is(rt, id));
    TareValue error = tare_error_take(rt), words = tare_protocol_str(rt, error);
    assert_true(tare_string_equals_c(tare_string_of(words), message));
    tare_release(rt, words);
    tare_release(rt, error);
}

static void errors_have_the_words_of_cpython(void **state) {
    TareRuntime *rt = *state;
    static const Row single = {"{", "format", NULL, NULL, NULL};
    static const Row beyond = {"{1}", "format", "x", NULL, NULL};
    static const Row empty = {"a", "split", "", NULL, NULL};
    assert_true(tare_value_is_absent(call_row(rt, &single)));
    assert_error(rt, TARE_TYPE_VALUE_ERROR, "Single '{' encountered in format string");
    assert_true(tare_value_is_absent(call_row(rt, &beyond)));
    assert_error(rt, TARE_TYPE_INDEX_ERROR,
                 "Replacement index 1 out of range for positional args tuple");
    assert_true(tare_value_is_absent(call_row(rt, &empty)));
    assert_error(rt, TARE_TYPE_VALUE_ERROR, "empty separator");
}

static void percent_needs_all_its_arguments(void **state) {
    TareRuntime *rt = *state;
    TareValue format = tare_string_new_c(rt, "%05d|%-4s|%x");
    TareValue items[3] = {tare_int_new(rt, -42), tare_string_new_c(rt, "ab"),
                          tare_int_new(rt, 255)};
    TareValue all = tare_tuple_new_from(rt, items, 3), few = tare_tuple_new_from(rt, items, 2);
    TareValue result = tare_str_percent_format(rt, tare_string_of(format), all);
    assert_repr(rt, result, "'-0042|ab  |ff'");
    assert_true(tare_value_is_absent(tare_str_percent_format(rt, tare_string_of(format), few)));
    assert_error(rt, TARE_TYPE_TYPE_ERROR, "not enough arguments for format string");
    tare_release(rt, result);
    tare_release(rt, all);
    tare_release(rt, few);
    tare_release(rt, items[1]);
    tare_release(rt, format);
}

static void an_exported_bytearray_keeps_its_size(void **state) {
    TareRuntime *rt = *state;
    TareValue array = tare_bytearray_new(rt, "abc", 3);
    TareValue view =
        tare_call_1(rt, tare_value_from_object(rt->types[TARE_TYPE_MEMORYVIEW]), array);
    assert_int_equal(tare_bytearray_resize(rt, tare_bytearray_of(array), 5), TARE_ERROR);
    assert_error(rt, TARE_TYPE_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
    tare_release(rt, view);
    assert_int_equal(tare_bytearray_resize(rt, tare_bytearray_of(array), 5), TARE_OK);
    assert_repr(rt, array, "bytearray(b'abc\\x00\\x00')");
    tare_release(rt, array);
}

static void formatting_leaves_nothing_behind(void **state) {
    TareRuntime *rt = *state;
    static const Row row = {"{:>{}}", "format", "x", "9", NULL};
    tare_release(rt, call_row(rt, &row));
    size_t before = rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_TABLES];
    for (int i = 0; i < 100; i++) tare_release(rt, call_row(rt, &row));
    assert_int_equal(rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_TABLES], before);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(methods_give_what_cpython_gives),
        cmocka_unit_test(errors_have_the_words_of_cpython),
        cmocka_unit_test(percent_needs_all_its_arguments),
        cmocka_unit_test(an_exported_bytearray_keeps_its_size),
        cmocka_unit_test(formatting_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, start_runtime, NULL);
}
