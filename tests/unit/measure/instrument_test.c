// Law 3: looking changes nothing. Random heaps; every byte of every page is the same after each
// instrument looked at each object, but for the memory of instruments.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "measure/instrument.h"
#include "measure/snapshot_function.h"
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
    const uint64_t *words = block->block;
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ *block->side;
    for (size_t i = 0; i < block->block_bytes / sizeof *words; i++)
        hash = (hash ^ words[i]) * UINT64_C(0x100000001b3) ^ hash >> 32;
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

typedef struct State {
    Digest digest;
    size_t other_bytes;
    TareHeapTotals totals;
    uint64_t born_count, died_count;
    uint32_t shape_count;
} State;

static State look_around(const TareRuntime *rt) {
    State self = {.digest = digest(rt),
                  .other_bytes = other_bytes(rt),
                  .born_count = rt->heap.objects_born_count,
                  .died_count = rt->heap.objects_died_count,
                  .shape_count = rt->shape_count};
    tare_heap_measure(&rt->heap, &self.totals);
    return self;
}

static void check_same(const TareRuntime *rt, const State *before) {
    State after = look_around(rt);
    assert_int_equal(before->digest.block_count, after.digest.block_count);
    assert_true(before->digest.sum == after.digest.sum);
    assert_int_equal(before->other_bytes, after.other_bytes);
    assert_int_equal(before->born_count, after.born_count);
    assert_int_equal(before->died_count, after.died_count);
    assert_int_equal(before->shape_count, after.shape_count);
    assert_memory_equal(&before->totals, &after.totals, sizeof after.totals);
}

static size_t instrument_bytes(const TareRuntime *rt) {
    return rt->heap.system->ledger.taken_bytes[TARE_PURPOSE_INSTRUMENTS];
}

// Not every instrument takes every object; the refusal is an exception, and changes the heap.
static void look(TareRuntime *rt, const char *name, TareHandle *subject) {
    const State before = look_around(rt);
    TareReport *report = tare_measure(rt, name, subject, NULL, 0, NULL, 0);
    if (!report) {
        assert_true(tare_has_error(rt));
        tare_clear_error(rt);
        return;
    }
    assert_non_null(tare_show_report(report, 80, true));
    assert_non_null(strstr(tare_show_report(report, 0, false),
                           "observer effect: 0 bytes, 0 references"));
    assert_non_null(tare_show_report_json(report));
    tare_end_report(report);
    check_same(rt, &before);
}

// Every instrument that can take an object looks at it.
static void look_at_object(TareRuntime *rt, TareHandle *subject) {
    TareInstrumentInfo info;
    size_t own_bytes = instrument_bytes(rt);
    for (size_t i = 0; tare_list_instruments(i, &info); i++)
        if (info.takes != TARE_TAKES_WORDS) look(rt, info.name, subject);
    assert_int_equal(own_bytes, instrument_bytes(rt));
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
            look_at_object(rt, subject);
            tare_drop(rt, subject);
            tare_drop(rt, index);
        }
        tare_drop(rt, pool);
    }
    assert_int_equal(tare_close(rt, NULL, NULL), 0);
}

static void write_files(TareRuntime *rt) {
    static const char *const endings[] = {".heapsnapshot", ".sqlite", ".jsonl", ".svg", ".dot"};
    size_t own_bytes = instrument_bytes(rt);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char path[64];
        snprintf(path, sizeof path, "/tmp/tare_look_%ld%s", (long)getpid(), endings[i]);
        const State before = look_around(rt);
        assert_int_equal(tare_snapshot_function_write(rt, path, TARE_ABSENT, 20), 0);
        check_same(rt, &before);
        assert_int_equal(unlink(path), 0);
        assert_true(tare_snapshot_function_write(rt, "/nowhere/x.db", TARE_ABSENT, 20) != 0);
        check_same(rt, &before);
    }
    assert_int_equal(own_bytes, instrument_bytes(rt));
}

// Censuses, dominators, marks and files; and what takes a class, or nothing at all.
static void looking_at_all_changes_nothing(void **state) {
    TareRuntime *rt = tare_open(NULL);
    assert_non_null(rt);
    assert_int_equal(tare_run_text(rt, program, strlen(program), "heap"), TARE_DONE);
    for (int seed = 10; seed < 12; seed++) {
        char text[64];
        snprintf(text, sizeof text, "fill(%d) + [fill(%d)]", seed, seed + 100);
        TareHandle *pool = tare_evaluate(rt, text);
        assert_non_null(pool);
        TareHandle *classes[] = {tare_evaluate(rt, "Plain"), tare_evaluate(rt, "Slotted"),
                                 tare_evaluate(rt, "Loud")};
        TareInstrumentInfo info;
        for (size_t i = 0; tare_list_instruments(i, &info); i++) {
            if (info.takes != TARE_TAKES_OBJECT) look(rt, info.name, NULL);
            if (info.takes == TARE_TAKES_WORDS) continue;
            for (size_t k = 0; k < 3; k++) look(rt, info.name, classes[k]);
        }
        write_files(rt);
        for (size_t k = 0; k < 3; k++) tare_drop(rt, classes[k]);
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
        cmocka_unit_test(looking_at_all_changes_nothing),
        cmocka_unit_test(memory_may_end_at_any_point),
        cmocka_unit_test(handles_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
