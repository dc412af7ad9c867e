// A reference that nobody gives back is told at the end by type and by the line of its birth.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "api/api_state.h"

typedef struct Told {
    char text[2048];
} Told;

static void note(void *context, const char *line) {
    Told *told = context;
    size_t length = strlen(told->text);
    snprintf(told->text + length, sizeof told->text - length, "%s\n", line);
}

static const char program[] =
    "class Point:\n"
    "    __slots__ = ('x', 'y')\n"
    "def make(n):\n"
    "    return [Point() for i in range(n)]\n"
    "points = make(3)\n"
    "text = str(10 ** 30)\n";

// Runs the program and leaks one reference to what `name` names.
static size_t leak(const char *name, bool traces, Told *told) {
    TareOptions options;
    tare_default_options(&options);
    options.traces_births = traces;
    TareRuntime *rt = tare_open(&options);
    assert_non_null(rt);
    assert_int_equal(tare_run_text(rt, program, strlen(program), "shapes.py"), TARE_DONE);
    TareHandle *main_module = tare_fetch_main(rt);
    TareHandle *value = tare_fetch_attribute(rt, main_module, name);
    assert_non_null(value);
    tare_retain(value->value);
    tare_drop(rt, value);
    tare_drop(rt, main_module);
    told->text[0] = 0;
    return tare_close(rt, note, told);
}

static void a_leak_is_told_with_its_line(void **state) {
    (void)state;
    Told told;
    assert_int_equal(leak("text", true, &told), 1);
    assert_string_equal(told.text, "1 object of type str born at shapes.py:6 in <module>\n");
}

static void what_a_leak_holds_is_told_by_its_own_lines(void **state) {
    (void)state;
    Told told;
    // The list, three points, their class, and all that a class holds.
    assert_true(leak("points", true, &told) > 5);
    assert_non_null(strstr(told.text, "3 objects of type Point born at shapes.py:4 in "
                                      "make.<locals>.<listcomp>\n"));
    assert_non_null(strstr(told.text, "1 object of type list born at shapes.py:4 in "));
    assert_non_null(strstr(told.text, "1 table block born at shapes.py:4 in "));
}

static void without_tracing_only_types_are_told(void **state) {
    (void)state;
    Told told;
    assert_int_equal(leak("text", false, &told), 1);
    assert_string_equal(told.text, "1 object of type str\n");
}

static void a_program_that_leaks_nothing_is_told_nothing(void **state) {
    (void)state;
    TareOptions options;
    tare_default_options(&options);
    options.traces_births = true;
    TareRuntime *rt = tare_open(&options);
    assert_non_null(rt);
    assert_int_equal(tare_run_text(rt, program, strlen(program), "shapes.py"), TARE_DONE);
    Told told = {""};
    assert_int_equal(tare_close(rt, note, &told), 0);
    assert_string_equal(told.text, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_leak_is_told_with_its_line),
        cmocka_unit_test(what_a_leak_holds_is_told_by_its_own_lines),
        cmocka_unit_test(without_tracing_only_types_are_told),
        cmocka_unit_test(a_program_that_leaks_nothing_is_told_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
