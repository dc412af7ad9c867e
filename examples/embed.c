// A host program: two runtimes in one process, a function of the host, a limit, and a report.
// Build: cc embed.c $(pkg-config --cflags --libs tare) -o embed
#include <stdio.h>
#include <string.h>
#include <tare/tare.h>

// What the program calls as host_add(a, b).
static TareHandle *add(TareRuntime *rt, void *context, TareHandle *const *arguments,
                       size_t count) {
    int *calls = context;
    int64_t left, right;
    (*calls)++;
    if (count != 2) {
        tare_raise(rt, "TypeError", "host_add takes two numbers");
        return NULL;
    }
    if (tare_read_int(rt, arguments[0], &left) != TARE_DONE ||
        tare_read_int(rt, arguments[1], &right) != TARE_DONE)
        return NULL;
    return tare_make_int(rt, left + right);
}

static int fail(TareRuntime *rt) {
    int status = tare_report_error(rt);
    tare_close(rt, NULL, NULL);
    return status;
}

// Gives the program host_add, runs it, and reads a value back.
static int run_program(TareRuntime *rt) {
    int calls = 0;
    TareHandle *module = tare_fetch_main(rt);
    TareHandle *function = tare_make_function(rt, "host_add", add, &calls);
    if (!module || !function ||
        tare_store_attribute(rt, module, "host_add", function) != TARE_DONE)
        return 1;
    tare_drop(rt, function);
    static const char program[] = "class Point:\n"
                                  "    __slots__ = ('x', 'y')\n"
                                  "p = Point()\n"
                                  "p.x, p.y = host_add(1, 2), 4.5\n"
                                  "total = sum(host_add(n, n) for n in range(10))\n";
    if (tare_run_text(rt, program, strlen(program), "<embedded>") != TARE_DONE) return 1;
    TareHandle *total = tare_fetch_attribute(rt, module, "total");
    TareHandle *point = tare_fetch_attribute(rt, module, "p");
    int64_t number = 0;
    if (!total || !point || tare_read_int(rt, total, &number) != TARE_DONE) return 1;
    printf("total %lld after %d calls of the host\n", (long long)number, calls);
    TareSizeReport *report = tare_weigh(rt, point);
    if (report) printf("the point: %s\n", report->line);
    tare_free_report(rt, report);
    tare_drop(rt, point);
    tare_drop(rt, total);
    tare_drop(rt, module);
    return 0;
}

int main(void) {
    TareOptions options;
    tare_default_options(&options);
    options.heap_limit_bytes = 32u << 20;
    options.forbids_files = true;
    TareRuntime *first = tare_open(&options), *second = tare_open(NULL);
    if (!first || !second) return 1;
    if (run_program(first)) return fail(first);
    // The other runtime has never heard of it.
    static const char probe[] = "print('p' in globals())";
    if (tare_run_text(second, probe, strlen(probe), "<probe>") != TARE_DONE) return fail(second);
    // The limit is an ordinary exception.
    static const char greedy[] = "a = []\nwhile True: a.append([0] * 1000)";
    if (tare_run_text(first, greedy, strlen(greedy), "<greedy>") == TARE_FAILED) {
        TareHandle *exception = tare_fetch_error(first);
        if (exception) printf("stopped by %s\n", tare_read_type_name(first, exception));
        tare_drop(first, exception);
    }
    tare_close(second, NULL, NULL);
    return tare_close(first, NULL, NULL) == 0 ? 0 : 1;
}
