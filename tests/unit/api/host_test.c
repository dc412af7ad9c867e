// The public interface as a host uses it: two runtimes, values, errors, limits, reports, and the
// failing of each allocation in turn.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "tare/tare.h"

static void run(TareRuntime *rt, const char *text) {
    assert_int_equal(tare_run_text(rt, text, strlen(text), "<test>"), TARE_DONE);
}

static int64_t evaluate(TareRuntime *rt, const char *text) {
    TareHandle *handle = tare_evaluate(rt, text);
    int64_t number = -1;
    assert_non_null(handle);
    assert_int_equal(tare_read_int(rt, handle, &number), TARE_DONE);
    tare_drop(rt, handle);
    return number;
}

static void two_runtimes_do_not_touch(void **state) {
    TareRuntime *first = tare_open(NULL), *second = tare_open(NULL);
    run(first, "x = 1\nimport sys\nsys.setrecursionlimit(500)");
    run(second, "x = 2");
    assert_int_equal(evaluate(first, "x"), 1);
    assert_int_equal(evaluate(second, "x"), 2);
    assert_int_equal(evaluate(second, "__import__('sys').getrecursionlimit()"), 1000);
    assert_int_equal(tare_close(first, NULL, NULL), 0);
    assert_int_equal(evaluate(second, "x + 1"), 3);
    assert_int_equal(tare_close(second, NULL, NULL), 0);
}

static void values_are_made_and_read(void **state) {
    TareRuntime *rt = tare_open(NULL);
    TareHandle *text = tare_make_text(rt, "gr\xc3\xbc\xc3\x9f", 6);
    TareHandle *number = tare_make_int(rt, -7);
    TareHandle *real = tare_make_float(rt, 2.5);
    TareHandle *items[] = {text, number, real};
    TareHandle *list = tare_make_list(rt, items, 3);
    TareHandle *dict = tare_make_dict(rt);
    assert_int_equal(tare_store_item(rt, dict, text, list), TARE_DONE);
    TareHandle *back = tare_fetch_item(rt, dict, text);
    TareHandle *repr = tare_fetch_repr(rt, back);
    assert_string_equal(tare_read_text(rt, repr, NULL), "['gr\xc3\xbc\xc3\x9f', -7, 2.5]");
    assert_int_equal(tare_read_length(rt, back), 3);
    assert_true(tare_is_instance(rt, back, "list"));
    assert_string_equal(tare_read_type_name(rt, real), "float");
    assert_null(tare_read_text(rt, number, NULL));
    assert_true(tare_has_error(rt));
    tare_clear_error(rt);
    assert_int_equal(tare_count_handles(rt), 7);
    // What is still held ends with the runtime.
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

static void errors_are_told(void **state) {
    TareRuntime *rt = tare_open(NULL);
    assert_null(tare_evaluate(rt, "1/0"));
    TareHandle *error = tare_fetch_error(rt);
    assert_true(tare_is_instance(rt, error, "ZeroDivisionError"));
    assert_non_null(strstr(tare_describe_error(rt, error), "ZeroDivisionError: division by zero"));
    tare_drop(rt, error);
    static const char leave[] = "raise SystemExit(5)";
    assert_int_equal(tare_run_text(rt, leave, strlen(leave), "<test>"), TARE_FAILED);
    assert_true(tare_is_exiting(rt));
    assert_int_equal(tare_report_error(rt), 5);
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

static TareHandle *twice(TareRuntime *rt, void *context, TareHandle *const *arguments,
                         size_t count) {
    int64_t number;
    if (count != 1) {
        tare_raise(rt, "TypeError", "one number, please");
        return NULL;
    }
    if (tare_read_int(rt, arguments[0], &number) != TARE_DONE) return NULL;
    return tare_make_int(rt, number * 2);
}

static void the_language_calls_the_host(void **state) {
    TareRuntime *rt = tare_open(NULL);
    TareHandle *module = tare_fetch_main(rt);
    TareHandle *function = tare_make_function(rt, "twice", twice, NULL);
    assert_int_equal(tare_store_attribute(rt, module, "twice", function), TARE_DONE);
    assert_int_equal(evaluate(rt, "twice(21)"), 42);
    assert_null(tare_evaluate(rt, "twice()"));
    tare_clear_error(rt);
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

static void gather_output(void *host, const char *text, size_t text_bytes) {
    char *buffer = host;
    strncat(buffer, text, text_bytes);
}

static bool interrupt_always(void *host) { return true; }

static void limits_and_callbacks_hold(void **state) {
    char output[256] = "";
    TareOptions options;
    tare_default_options(&options);
    options.heap_limit_bytes = 16u << 20;
    options.write_output = gather_output;
    options.host = output;
    options.forbids_files = true;
    TareRuntime *rt = tare_open(&options);
    run(rt, "try:\n    open('/etc/hostname')\nexcept PermissionError: print('no files')\n"
            "import sqlite3\nc = sqlite3.connect(':memory:')\n"
            "for name in ('/tmp/x.db', 'file:/tmp/x.db', ''):\n"
            "    try: sqlite3.connect(name, uri=True)\n"
            "    except PermissionError: print('no database')\n"
            "    try: c.execute('attach ? as o', (name,))\n"
            "    except sqlite3.DatabaseError as error: print(error)\n"
            "try: c.execute(\"vacuum into '/tmp/x.db'\")\n"
            "except sqlite3.DatabaseError as error: print(error)\n"
            "print(c.execute(\"attach ':memory:' as o\").fetchall())\n"
            "try:\n    a = [0] * 100\n    while True: a += a\n"
            "except MemoryError: print('limit')\n");
    tare_flush(rt);
    assert_string_equal(output, "no files\n"
                                "no database\nnot authorized\nno database\nnot authorized\n"
                                "no database\nnot authorized\nauthorization denied\n[]\nlimit\n");
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
    tare_default_options(&options);
    options.interrupt = interrupt_always;
    rt = tare_open(&options);
    static const char loop[] = "while True: pass";
    assert_int_equal(tare_run_text(rt, loop, strlen(loop), "<test>"), TARE_FAILED);
    tare_clear_error(rt);
    tare_close(rt, NULL, NULL);
}

static void weighing_changes_nothing(void **state) {
    TareRuntime *rt = tare_open(NULL);
    run(rt, "class P:\n    def __init__(self): self.a = 1; self.b = [2]\np = P()");
    TareHandle *p = tare_evaluate(rt, "p");
    TareHeapReport before, after;
    tare_weigh_heap(rt, &before);
    TareSizeReport *report = tare_weigh(rt, p);
    assert_int_equal(report->reference_count, 1);
    assert_true(report->has_shared_keys);
    size_t sum = 0;
    for (size_t i = 0; i < report->row_count; i++) sum += report->rows[i].size_bytes;
    assert_int_equal(sum, report->own_bytes);
    assert_int_equal(report->alone_count, 2);
    tare_free_report(rt, report);
    tare_weigh_heap(rt, &after);
    assert_true(before.adds_up && after.adds_up);
    assert_memory_equal(&before.live_bytes, &after.live_bytes, sizeof before.live_bytes);
    assert_int_equal(before.object_count, after.object_count);
    assert_int_equal(before.instrument_bytes, after.instrument_bytes);
    tare_close(rt, NULL, NULL);
}

static void count_candidate(void *context, const char *candidate) {
    if (!strcmp(candidate, "sys.version_info")) (*(int *)context)++;
}

static void the_prompt_is_served(void **state) {
    TareRuntime *rt = tare_open(NULL);
    static const char start[] = "def f():\n", whole[] = "def f():\n    pass\n\n";
    assert_true(tare_is_incomplete(rt, start, strlen(start)));
    assert_false(tare_is_incomplete(rt, whole, strlen(whole)));
    run(rt, "import sys");
    int found = 0;
    assert_true(tare_complete(rt, "sys.ver", count_candidate, &found) >= 2);
    assert_int_equal(found, 1);
    tare_close(rt, NULL, NULL);
}

static void each_allocation_may_fail(void **state) {
    TareRuntime *rt = tare_open(NULL);
    static const char text[] =
        "class Q:\n    def __init__(self, n): self.n = n; self.text = str(n) * 3\n"
        "rows = [Q(n) for n in range(5)]\nd = {q.text: (q, [q.n]) for q in rows}\n"
        "try:\n    d['missing']\nexcept KeyError as e: found = repr(e)\n";
    for (uint64_t nth = 1; nth < 2000; nth++) {
        tare_fail_allocation(rt, nth);
        TareOutcome outcome = tare_run_text(rt, text, strlen(text), "<test>");
        tare_fail_allocation(rt, 0);
        tare_clear_error(rt);
        if (outcome == TARE_DONE && nth > 1000) break;
    }
    run(rt, text);
    assert_int_equal(evaluate(rt, "len(d)"), 5);
    tare_close(rt, NULL, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_runtimes_do_not_touch),
        cmocka_unit_test(values_are_made_and_read),
        cmocka_unit_test(errors_are_told),
        cmocka_unit_test(the_language_calls_the_host),
        cmocka_unit_test(limits_and_callbacks_hold),
        cmocka_unit_test(weighing_changes_nothing),
        cmocka_unit_test(the_prompt_is_served),
        cmocka_unit_test(each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
