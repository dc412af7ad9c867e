// Law 3: looking changes nothing. Random heaps; every byte of every page is the same after each
// instrument looked at each object, but for the memory of instruments.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "measure/instrument.h"
#include "object/runtime.h"
#include "tare/instruments.h"

static const char program[] =
    "import random, weakref\n"
    "class Plain: pass\n"
    "class Slotted:\n"
    "    __slots__ = ('x', 'y', '__weakref__')\n"
    "class Loud:\n"
    "    def __repr__(self): raise RuntimeError('repr')\n"
    "    def __getattribute__(self, name): raise RuntimeError('attribute')\n"
    "    def __hash__(self): return 1\n"
    "    def __eq__(self, other): raise RuntimeError('eq')\n"
    "def make(source, pool):\n"
    "    kind = source.randrange(11)\n"
    "    one, two = source.choice(pool), source.choice(pool)\n"
    "    if kind == 0: return [one, two, 5]\n"
    "    if kind == 1: return (one, two)\n"
    "    if kind == 2: return {'a': one, 7: two}\n"
    "    if kind == 3: return {str(source.random()), 2**70}\n"
    "    if kind == 4:\n"
    "        plain = Plain(); plain.x = one; plain.y = two\n"
    "        return plain\n"
    "    if kind == 5:\n"
    "        slotted = Slotted(); slotted.x = one\n"
    "        return slotted\n"
    "    if kind == 6: return lambda a=one: two\n"
    "    if kind == 7: return (one for one in (two,))\n"
    "    if kind == 8: return Loud()\n"
    "    if kind == 9: return weakref.ref(Plain)\n"
    "    return ValueError(one)\n"
    "def fill(seed):\n"
    "    source = random.Random(seed)\n"
    "    pool = [[]]\n"
    "    for i in range(60): pool.append(make(source, pool))\n"
    "    pool[0].append(pool)\n"
    "    return pool\n";

typedef struct Digest {
    uint64_t sum;
    size_t block_count;
} Digest;

static void add_block(void *context, const TareHeapBlock *block) {
    Digest *self = context;
    const unsigned char *bytes = block->block;
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ *block->side;
    for (size_t i = 0; i < block->block_bytes; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001b3);
    self->sum = self->sum * 31 + hash;
    self->block_count++;
}

static Digest digest(const TareRuntime *rt) {
    Digest self = {0};
    tare_heap_visit_blocks(&rt->heap, TARE_HEAP_ALL_KINDS, add_block, &self);
    return self;
}

static size_t other_bytes(const TareRuntime *rt) {
    const TareLedger *ledger = &rt->heap.system->ledger;
    return ledger->total_bytes - ledger->taken_bytes[TARE_PURPOSE_INSTRUMENTS];
}

// Every instrument that takes an object looks at it.
static void look(TareRuntime *rt, TareHandle *subject) {
    TareInstrumentInfo info;
    for (size_t i = 0; tare_list_instruments(i, &info); i++) {
        if (info.takes != TARE_TAKES_OBJECT) continue;
        const Digest before = digest(rt);
        size_t before_bytes = other_bytes(rt);
        size_t own_bytes = rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS];
        TareReport *report = tare_measure(rt, info.name, subject, NULL, 0, NULL, 0);
        if (!report) {
            // Not every instrument takes every object; the refusal is an exception.
            assert_true(tare_has_error(rt));
            tare_clear_error(rt);
            continue;
        }
        assert_non_null(tare_show_report(report, 80, true));
        assert_non_null(strstr(tare_show_report(report, 0, false),
                               "observer effect: 0 bytes, 0 references"));
        assert_non_null(tare_show_report_json(report));
        tare_end_report(report);
        const Digest after = digest(rt);
        assert_int_equal(before.block_count, after.block_count);
        assert_true(before.sum == after.sum);
        assert_int_equal(before_bytes, other_bytes(rt));
        assert_int_equal(own_bytes,
                         rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS]);
    }
}

static void looking_changes_nothing(void **state) {
    TareRuntime *rt = tare_open(NULL);
    assert_non_null(rt);
    assert_int_equal(tare_run_text(rt, program, strlen(program), "heap"), TARE_DONE);
    for (int seed = 0; seed < 4; seed++) {
        char text[32];
        snprintf(text, sizeof text, "fill(%d)", seed);
        TareHandle *pool = tare_evaluate(rt, text);
        assert_non_null(pool);
        for (int i = 0; i < 60; i += 5) {
            TareHandle *index = tare_make_int(rt, i);
            TareHandle *subject = tare_fetch_item(rt, pool, index);
            assert_non_null(subject);
            look(rt, subject);
            tare_drop(rt, subject);
            tare_drop(rt, index);
        }
        tare_drop(rt, pool);
    }
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

// An instrument that runs out of memory at any allocation says so, and leaves nothing behind.
static void memory_may_end_at_any_point(void **state) {
    TareRuntime *rt = tare_open(NULL);
    assert_int_equal(tare_run_text(rt, program, strlen(program), "heap"), TARE_DONE);
    TareHandle *subject = tare_evaluate(rt, "fill(1)");
    size_t own_bytes = rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS];
    static const char *const names[] = {"anatomy", "size", "footprint", "why"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (uint64_t nth = 1; nth < 60; nth++) {
            tare_fail_allocation(rt, nth);
            TareReport *report = tare_measure(rt, names[i], subject, NULL, 0, NULL, 0);
            tare_fail_allocation(rt, 0);
            assert_true(report || tare_has_error(rt));
            tare_clear_error(rt);
            tare_end_report(report);
            assert_int_equal(own_bytes,
                             rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS]);
        }
    }
    tare_drop(rt, subject);
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

// A handle of the host holds its object and is named; the one that asks is left out.
static void handles_are_named(void **state) {
    TareRuntime *rt = tare_open(NULL);
    assert_non_null(rt);
    TareHandle *list = tare_evaluate(rt, "[[]]");
    TareHandle *index = tare_make_int(rt, 0);
    TareHandle *one = tare_fetch_item(rt, list, index), *other = tare_fetch_item(rt, list, index);
    TareReport *report = tare_measure(rt, "why", one, NULL, 0, NULL, 0);
    assert_non_null(report);
    const char *text = tare_show_report(report, 80, false);
    assert_non_null(strstr(text, "list: 2 references"));
    assert_non_null(strstr(text, "handle  a handle of the host"));
    assert_non_null(strstr(text, "(a handle of the host)[0]"));
    tare_end_report(report);
    TareHandle *handles[] = {list, index, one, other};
    for (size_t i = 0; i < sizeof handles / sizeof *handles; i++) tare_drop(rt, handles[i]);
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looking_changes_nothing),
        cmocka_unit_test(memory_may_end_at_any_point),
        cmocka_unit_test(handles_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
