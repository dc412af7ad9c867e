// Fails every allocation of a collection in turn: what lives stays whole, and what was garbage goes
// at the next one, its finalizers and callbacks run once, as if nothing had happened. Only what the
// program itself does in a finalizer or callback may fail by one allocation.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/api_state.h"
#include "tare/tare.h"

static const char program[] =
    "import gc, weakref\n"
    "gc.disable()\n"
    "class Node: pass\n"
    "class Loud(Node):\n"
    "    def __del__(self): ended[self.kind] += 1\n"
    "class Phoenix(Node):\n"
    "    def __del__(self):\n"
    "        ended[self.kind] += 1\n"
    "        back[0] = self\n"
    "def wait(ring):\n"
    "    try: yield\n"
    "    finally: ended[2] += 1\n"
    "def tell(reference): ended[3] += 1\n"
    "def ring(cls, kind):\n"
    "    one, two = cls(), [1]\n"
    "    one.two, one.kind, one.deep = two, kind, (1, {'key': {(2, one)}})\n"
    "    two.append(one)\n"
    "    return one\n"
    "kept = ring(Node, 7)\n"
    "kept.other = [ring(Node, n) for n in range(20)]\n"
    "def make():\n"
    "    ended[:] = [0] * 4\n"
    "    back[0] = None\n"
    "    rings = [ring(cls, kind) for cls, kind in ((Loud, 0), (Phoenix, 1), (Node, 2))]\n"
    "    rings += [ring(Node, n) for n in range(40)]\n"
    "    rings[2].wait = wait(rings[2]); next(rings[2].wait)\n"
    "    rings[2].cls = type('Made', (Node,), {'ring': rings[2], 'call': lambda: rings})\n"
    "    watched[:] = [weakref.ref(one, tell) for one in rings]\n"
    "    rings[2].watched = [weakref.ref(one, tell) for one in rings]\n"
    "ended, back, watched = [], [None], []\n"
    "def check(n):\n"
    "    assert kept.deep[1]['key'] == {(2, kept)} and kept.two == [1, kept] and kept.kind == 7\n"
    "    for k, one in enumerate(kept.other):\n"
    "        assert one.kind == k and one.two[1] is one and one.deep[1]['key'] == {(2, one)}\n"
    "    gc.collect()\n"
    "    assert back[0] is None or back[0].two[1] is back[0]\n"
    "    back[0] = None\n"
    "    gc.collect()\n"
    "    assert [one() for one in watched] == [None] * 43, watched\n"
    "    assert max(ended[:3]) <= 1 and ended[3] <= 43, ended\n"
    "    assert sum(ended) >= 3 + 43 - n, ended\n"
    "    # The one MemoryError that there is may keep a frame of the last time.\n"
    "    assert n or not any(isinstance(one, Node) and one is not kept and one not in kept.other\n"
    "                        for one in gc.get_objects())\n";

static TareRuntime *open_and_run(void) {
    TareRuntime *rt = tare_open(NULL);
    assert_non_null(rt);
    assert_int_equal(tare_run_text(rt, program, strlen(program), "program"), TARE_DONE);
    return rt;
}

static void call(TareRuntime *rt, const char *text) {
    TareHandle *result = tare_evaluate(rt, text);
    if (!result) print_error("%s: %s\n", text, tare_describe_error(rt, tare_fetch_error(rt)));
    assert_non_null(result);
    tare_drop(rt, result);
}

// Collects while the allocation of that number fails: whether it came so far.
static bool collect(TareRuntime *rt, TareHandle *function, TareHandle *generation, uint64_t nth) {
    tare_fail_allocation(rt, nth);
    TareHandle *found = tare_invoke(rt, function, &generation, 1);
    bool fired = !rt->heap.system->is_failing_armed;
    tare_fail_allocation(rt, 0);
    if (found) tare_drop(rt, found);
    else assert_true(fired);
    tare_clear_error(rt);
    return fired;
}

static void nothing_is_lost(void **state) {
    const int *oldest = *state;
    TareRuntime *rt = open_and_run();
    TareHandle *function = tare_evaluate(rt, "gc.collect");
    TareHandle *generation = tare_make_int(rt, *oldest);
    uint64_t nth = 0;
    bool fired;
    do {
        call(rt, "make()");
        fired = collect(rt, function, generation, ++nth);
        TareHeapReport report;
        tare_weigh_heap(rt, &report);
        assert_true(report.adds_up);
        call(rt, fired ? "check(1)" : "check(0)");
    } while (fired);
    assert_true(nth > 5);
    tare_drop(rt, function);
    tare_drop(rt, generation);
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

int main(void) {
    static const int young = 0, all = 2;
    const struct CMUnitTest tests[] = {
        {"young", nothing_is_lost, NULL, NULL, (void *)&young},
        {"all", nothing_is_lost, NULL, NULL, (void *)&all},
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
