// The ledger of allocations: what is born less what died is what is there, at every line, at any
// time; peaks are those that were; instruments that begin later see only what comes later.
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "api/api_state.h"
#include "vm/trace.h"

static TareRuntime *open_runtime(void) {
    TareRuntime *rt = tare_open(NULL);
    assert_non_null(rt);
    return rt;
}

static void run(TareRuntime *rt, const char *text) {
    assert_int_equal(tare_run_text(rt, text, strlen(text), "trace.py"), TARE_DONE);
}

static void close_runtime(TareRuntime *rt) {
    tare_trace_deinit(rt);
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

typedef struct Sum {
    size_t bytes, count;
    size_t by_stack[4096];
} Sum;

static void add_block(void *context, const void *block, size_t bytes, uint32_t stack) {
    (void)block;
    Sum *sum = context;
    sum->bytes += bytes;
    sum->count++;
    if (stack < 4096) sum->by_stack[stack] += bytes;
}

// Every total agrees with the blocks themselves.
static void check_ledger(TareRuntime *rt) {
    static Sum sum;
    memset(&sum, 0, sizeof sum);
    tare_trace_visit(rt, TARE_TRACE_LEDGER, add_block, &sum);
    const TareTrace *trace = rt->trace;
    const TareTraceSpan *span = &trace->spans[TARE_TRACE_LEDGER];
    size_t held_bytes = 0, peak_bytes = 0, site_bytes = 0;
    for (uint32_t i = 1; i < trace->stacks.stacks.count; i++) {
        const TareTraceStack *stack = tare_trace_stacks_get(&trace->stacks, i);
        assert_true(stack->counts.died_bytes <= stack->counts.born_bytes);
        assert_true(stack->counts.died_count <= stack->counts.born_count);
        assert_true(stack->counts.cyclic_bytes <= stack->counts.died_bytes);
        assert_true(stack->counts.died_slack_bytes <= stack->counts.born_slack_bytes);
        if (i < 4096) assert_int_equal(tare_trace_held_bytes(stack), sum.by_stack[i]);
        held_bytes += tare_trace_held_bytes(stack);
        peak_bytes += tare_trace_held_at_peak(trace, stack);
    }
    for (uint32_t i = 0; i < trace->stacks.sites.count; i++)
        site_bytes += tare_trace_stacks_site(&trace->stacks, i)->held_bytes;
    for (uint32_t i = 0; i < trace->stacks.sites.count; i++) {
        const TareTraceSite *site = tare_trace_stacks_site(&trace->stacks, i);
        assert_true(site->held_bytes <= site->peak_bytes && site->peak_bytes <= span->peak_bytes);
        assert_true(site->whole == i || site->held_bytes == 0);
    }
    assert_int_equal(trace->lost_count, 0);
    assert_int_equal(held_bytes, sum.bytes);
    assert_int_equal(held_bytes, span->held_bytes);
    assert_int_equal(held_bytes, site_bytes);
    assert_int_equal(peak_bytes, span->peak_bytes);
}

static const char growing[] =
    "import gc\n"
    "class Node:\n"
    "    pass\n"
    "def chain(n):\n"
    "    first = None\n"
    "    for i in range(n):\n"
    "        node = Node(); node.next = first; first = node\n"
    "    return first\n"
    "def ring(n):\n"
    "    for i in range(n):\n"
    "        node = Node(); node.self = node; node.text = 'x' * i\n"
    "def deep(n):\n"
    "    return [deep(n - 1)] if n else [str(n) * 50]\n"
    "kept = chain(500)\n"
    "ring(300); gc.collect()\n"
    "items = []\n"
    "for i in range(1000): items.append(str(i))\n"
    "d = {i: [i] for i in range(400)}\n"
    "del kept; nested = deep(40)\n"
    "code = [eval('lambda: [%d]' % i)() for i in range(200)]\n"
    "many = []\n"
    "for i in range(70000): many.append(None)\n"
    "many = many[:10] + list(range(400)); many *= 900\n"
    "items.clear(); d.clear()\n";

static void ledger_adds_up(TareRuntime *rt, uint32_t limit) {
    assert_int_equal(tare_trace_start(rt, TARE_TRACE_LEDGER, limit), TARE_OK);
    for (int i = 0; i < 3; i++) {
        run(rt, growing);
        check_ledger(rt);
    }
    tare_trace_forget(rt, TARE_TRACE_LEDGER);
    check_ledger(rt);
    assert_int_equal(rt->trace->spans[TARE_TRACE_LEDGER].held_bytes, 0);
    run(rt, growing);
    check_ledger(rt);
}

static void the_ledger_adds_up_by_line(void **state) {
    (void)state;
    TareRuntime *rt = open_runtime();
    ledger_adds_up(rt, 1);
    close_runtime(rt);
}

static void the_ledger_adds_up_by_stack(void **state) {
    (void)state;
    TareRuntime *rt = open_runtime();
    ledger_adds_up(rt, 16);
    close_runtime(rt);
}

static const TareTraceSite *find_line(const TareTrace *trace, int line, TareTraceCounts *counts) {
    const TareTraceSite *found = NULL;
    memset(counts, 0, sizeof *counts);
    for (uint32_t i = 1; i < trace->stacks.stacks.count; i++) {
        const TareTraceStack *stack = tare_trace_stacks_get(&trace->stacks, i);
        const TareTraceSite *site = tare_trace_stacks_site(&trace->stacks, stack->site);
        if (site->line != line || strcmp(site->file, "trace.py")) continue;
        found = site;
        counts->born_count += stack->counts.born_count;
        counts->died_count += stack->counts.died_count;
        counts->cyclic_count += stack->counts.cyclic_count;
    }
    return found;
}

static void deaths_by_cycle_are_told_from_those_by_count(void **state) {
    (void)state;
    TareRuntime *rt = open_runtime();
    assert_int_equal(tare_trace_start(rt, TARE_TRACE_LEDGER, 1), TARE_OK);
    run(rt, "import gc; gc.disable()\n"
            "class Node: __slots__ = 'me'\n"
            "for i in range(10):\n"
            "    a = Node(); a.me = a\n"
            "for i in range(7):\n"
            "    b = Node()\n"
            "del a, b\n"
            "gc.collect()\n");
    TareTraceCounts counts;
    assert_non_null(find_line(rt->trace, 4, &counts));
    assert_int_equal(counts.born_count, 10);
    assert_int_equal(counts.died_count, 10);
    assert_int_equal(counts.cyclic_count, 10);
    assert_non_null(find_line(rt->trace, 6, &counts));
    assert_int_equal(counts.born_count, 7);
    assert_int_equal(counts.died_count, 7);
    assert_int_equal(counts.cyclic_count, 0);
    close_runtime(rt);
}

static void instruments_see_what_comes_after_their_start(void **state) {
    (void)state;
    TareRuntime *rt = open_runtime();
    // The history of collections is an instrument, too, and always there.
    const size_t *taken_bytes = &rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS];
    size_t other_bytes = *taken_bytes;
    assert_int_equal(tare_trace_start(rt, TARE_TRACE_LEAKS, 1), TARE_OK);
    run(rt, "early = [1, 2, 3]\n");
    assert_int_equal(tare_trace_start(rt, TARE_TRACE_TRACEMALLOC, 5), TARE_OK);
    const TareTraceSpan *span = &rt->trace->spans[TARE_TRACE_TRACEMALLOC];
    assert_int_equal(span->held_bytes, 0);
    run(rt, "late = [1, 2, 3]\n");
    size_t held_bytes = span->held_bytes;
    assert_true(held_bytes > 0 && span->peak_bytes >= held_bytes);
    run(rt, "early = None\n");
    assert_true(span->held_bytes >= held_bytes);
    run(rt, "late = None\n");
    assert_true(span->held_bytes < held_bytes);
    tare_trace_stop(rt, TARE_TRACE_TRACEMALLOC);
    assert_non_null(rt->trace);
    tare_trace_stop(rt, TARE_TRACE_LEAKS);
    assert_null(rt->trace);
    assert_int_equal(*taken_bytes, other_bytes);
    close_runtime(rt);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ledger_adds_up_by_line),
        cmocka_unit_test(the_ledger_adds_up_by_stack),
        cmocka_unit_test(deaths_by_cycle_are_told_from_those_by_count),
        cmocka_unit_test(instruments_see_what_comes_after_their_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
