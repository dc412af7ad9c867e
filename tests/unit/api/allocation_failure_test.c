// Fails every allocation of small programs in turn: each run ends in the right output or in
// MemoryError, the heap adds up, and nothing is left over. Arguments, for a closer look: the name
// of a program, and the first allocation to fail.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/api_state.h"
#include "base/assert.h"
#include "tare/tare.h"

typedef struct Program {
    const char *name;
    const char *text;
    bool finalizes;  // what fails in a finalizer or a callback is only told, and the rest goes on
} Program;

// Where memory ends for a traceback, the exception goes without: none looks at tracebacks.
static const Program programs[] = {
    {"classes",
     "class A:\n"
     "    kind = 'a'\n"
     "    def __init__(self, x, *rest, key=1, **more):\n"
     "        self.x = x; self.key = key\n"
     "    def __repr__(self): return f'A({self.x})'\n"
     "    @property\n"
     "    def double(self): return self.x * 2\n"
     "    @classmethod\n"
     "    def make(cls): return cls(5)\n"
     "class B(A):\n"
     "    __slots__ = ('y', 'z')\n"
     "    def __init__(self): super().__init__(1, 2, 3, key=4, extra=5); self.y = 7\n"
     "class M(type):\n"
     "    def __new__(m, name, bases, ns, **kw): return super().__new__(m, name, bases, ns)\n"
     "class C(metaclass=M, flag=1): pass\n"
     "b = B(); b.w = 3; b.__dict__['q'] = 4\n"
     "print(b, b.double, A.make(), b.y, C.__name__, sorted(vars(b)), isinstance(b, A))\n"},
    {"dicts_and_sets",
     "d = {i: str(i) for i in range(20)}\n"
     "d.update(a=1, b=2); d2 = dict(d); d2 |= {'c': 3}\n"
     "for k in list(d): \n    if k != 'a': del d[k]\n"
     "s = {1, 2, 3} | {(4, 5)}; s.add('x'); s -= {1}; f = frozenset(s) & {2}\n"
     "print(d, len(d2), sorted(d2.items(), key=repr)[0], len(s), f, d2.get('z'), d2.pop('c'))\n"
     "print({**d, 'n': [*range(3)]}, d.keys() | {1}, list(zip(d, 'ab')))\n"},
    {"strings",
     "a = 'abc' * 10 + '\\u20ac'; b = a.encode(); c = bytearray(b); c += b'x'\n"
     "print(a.upper(), a.split('c')[:3], '-'.join(['x', 'y', 'z']), a.find('b'), len(b), c[-4:])\n"
     "print('%s %d %r %5.2f' % ('x', 10 ** 30, [1], 2.5), '{:>8}|{x!r}'.format('q', x='w'))\n"
     "x = 12345; print(f'{x:,} {x!r:>10} {x=} {a[:3]:{x % 10}}', a.replace('a', 'bb')[:9])\n"
     "print(int('123456789' * 5) // 7, float('1e300'), 2 ** 200, hex(10 ** 20), b.decode()[-1])\n"},
    {"exceptions",
     "class E(ValueError):\n    def __init__(self, a): super().__init__(a, 'more')\n"
     "def f(n):\n"
     "    try:\n"
     "        if n == 0: raise E('deep')\n"
     "        f(n - 1)\n"
     "    except KeyError: print('no')\n"
     "    finally: g.append(n)\n"
     "g = []\n"
     "try: f(5)\n"
     "except E as e:\n"
     "    print(repr(e), e.args, g)\n"
     "    try: raise RuntimeError('x') from e\n"
     "    except RuntimeError as r: print(r.__cause__ is e)\n"
     "try: {}['k']\n"
     "except (KeyError, OSError) as k: print(k)\n"
     "try: None.x\n"
     "except AttributeError as k: print(k)\n"
     "class W:\n"
     "    def __enter__(s): return s\n"
     "    def __exit__(s, *a): return True\n"
     "with W() as w: 1 / 0\n"},
    {"generators",
     "def g(n):\n"
     "    try:\n"
     "        for i in range(n):\n            x = yield i * i\n"
     "        return 'end'\n"
     "    finally: log.append('closed')\n"
     "def h():\n    r = yield from g(3)\n    yield r\n"
     "log = []\n"
     "print(list(h()), sum(x for x in g(4)), [*map(str, g(2))], log)\n"
     "k = g(5); next(k); k.send(1); k.close(); print(log)\n"
     "k = g(5); next(k); k = None; print(log)\n",
     .finalizes = true},
    {"imports",
     "import math, sys, gc, weakref\n"
     "from math import floor as fl\n"
     "class A: pass\n"
     "a = A(); a.me = a; w = weakref.ref(a, lambda r: print('gone')); del a\n"
     "print(gc.collect() > 0, w() is None, fl(2.5), math.sqrt(4), sys.maxsize > 0)\n",
     .finalizes = true},
    {"sorting",
     "r = list(range(50, 0, -1))\n"
     "print(sorted(r, key=lambda v: (v % 7, v))[:5], sorted('bca', reverse=True), "
     "max(r, key=str))\n"
     "r.sort(); r.insert(3, 'x'); r.extend((1, 2)); r[2:5] = [9] * 4; r.reverse(); print(r[:6])\n"
     "print(list(enumerate('ab')), list(reversed([1, 2])), [x for x in filter(None, [0, 1])])\n"},
    {"comprehensions",
     "print([[x * y for x in range(4) if x] for y in range(3)], {a: b for a, "
     "b in zip('xy', 'zw')})\n"
     "print({c for c in 'hello' if c > 'h'} == {'l', 'o'}, (lambda *a, k=1, **q: (a, k, "
     "q))(1, z=2))\n"
     "def outer(n):\n"
     "    def inner(m): return [n + m + v for v in range(3)]\n"
     "    return inner\n"
     "a, *b = outer(1)(2); print(a, b, outer.__name__)\n"
     "match [1, {'k': 2}]:\n    case [x, {'k': y, **z}]: print(x, y, z)\n"},
    {"destruction",
     "class Node:\n"
     "    def __init__(self, next): self.next = next\n"
     "    def __del__(self):\n        global n\n        n += 1\n"
     "n = 0; head = None\n"
     "for i in range(100): head = Node(head)\n"
     "head = None\n"
     "deep = []\n"
     "for i in range(300): deep = [deep]\n"
     "deep = None\n"
     "print(n > 0)\n",
     .finalizes = true},
    {"compiling",
     "code = compile('a = 1\\nb = [a, (2, 3)]\\ndef f(x: int = 3) -> str: return x', "
     "'name', 'exec')\n"
     "space = {}; exec(code, space); print(eval('f() + b[1][1]', space))\n"
     "try: compile('a b', 'name', 'exec')\n"
     "except SyntaxError as e: print(e.msg, e.lineno)\n"},
    {"caches_and_partials",
     "from _functools import partial, reduce, _lru_cache_wrapper as wrap\n"
     "p = partial(max, 1, key=abs); q = partial(p, -3); q.note = 1\n"
     "print(q(2), q(2, key=str), partial(q, 4).func is q, repr(p), partial(max, *range(20))(3))\n"
     "q.__setstate__(p.__reduce__()[2]); print(q(-7), reduce(max, range(9), 3))\n"
     "f = wrap(lambda *a, **k: (a, k), 3, True, lambda *a: a)\n"
     "for i in range(14): f(i % 5, 'x'); f(b=i % 2)\n"
     "print(f.cache_info()); f.cache_clear(); f('x'); print(f.cache_info())\n"
     "g = wrap(str, None, False, lambda *a: a)\n"
     "print([g(i % 6) for i in range(20)], g((1, 2)), g.cache_info())\n"
     "g = wrap(str, 40, False, lambda *a: a)\n"
     "print(len({g(i % 50) for i in range(99)}), g.cache_info())\n"},
    {"threads",
     "import _thread, time\n"
     "gate, done, log = _thread.allocate_lock(), _thread.RLock(), []\n"
     "local = _thread._local(); local.x = 'main'\n"
     "class D:\n"
     "    def __del__(self):\n        time.sleep(0.00001); log.append('del')\n"
     "def work(name, key=1):\n"
     "    d = D(); local.x = name\n"
     "    del d\n"
     "    with gate: log.append((local.x, key))\n"
     "def stay(*a):\n"
     "    d = D()\n"
     "    sorted([3, 1], key=lambda v: gate.acquire())\n"
     "gate.acquire()\n"
     "_thread.start_new_thread(work, ('t',), {'key': 2}); _thread.start_new_thread(work, (1,))\n"
     "time.sleep(0.0001); gate.release()\n"
     "print(gate.acquire(timeout=0.0001), done.acquire(), len(log), local.x)\n"
     "_thread.start_new_thread(stay, (D(),)); time.sleep(0)\n",
     .finalizes = true},
    {"iterators",
     "from itertools import *\n"
     "from _collections import defaultdict\n"
     "def take(i, n=4): return [x for x, _ in zip(i, range(n))]\n"
     "print(take(count(2**62 - 2)), take(cycle('ab')), take(repeat(1)), list(chain('a', 'b')))\n"
     "print(list(islice('abcd', 1, 4, 2)), list(accumulate([1, 2])), list(pairwise('abc')))\n"
     "print(list(starmap(pow, [(2, 3)])), list(compress('ab', [0, 1])))\n"
     "print(list(filterfalse(int, '01')))\n"
     "print(list(product('ab', repeat=2)), list(permutations('abc', 2)))\n"
     "print(list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)))\n"
     "print(list(zip_longest('ab', 'c')), [(k, list(g)) for k, g in groupby('aab')])\n"
     "print([list(t) for t in tee(range(20), 3)])\n"
     "for i in (product('ab', 'c'), permutations('ab'), groupby('ab'), zip_longest('a', 'bc')):\n"
     "    next(i); print(i.__reduce__()[1:])\n"
     "for i in (count(1, 2), repeat(1, 2), chain('ab'), islice('ab', 1), cycle('a'), "
     "accumulate('ab'), takewhile(int, '10')):\n"
     "    next(i); r = i.__reduce__(); j = r[0](*r[1]); r[2:] and j.__setstate__(r[2])\n"
     "d = defaultdict(list, a=1); d['x'].append(2); print(d, d | {1: 2}, d.copy() == d)\n"
     "print(d.__reduce__()[:2])\n"},
};

// A start takes long in builds that check; there, later allocations are sampled more thinly.
enum { OUTPUT_BYTES = 4096, STEP_PART = TARE_CHECK_LEVEL ? 20 : 100 };

typedef struct Output {
    char text[OUTPUT_BYTES];
    size_t length;
} Output;

static uint64_t first_failing = 1;

static void write_output(void *host, const char *text, size_t text_bytes) {
    Output *self = host;
    size_t room = OUTPUT_BYTES - 1 - self->length;
    size_t bytes = text_bytes < room ? text_bytes : room;
    memcpy(self->text + self->length, text, bytes);
    self->length += bytes;
    self->text[self->length] = 0;
}

static void ignore(void *host, const char *text, size_t text_bytes) {
    (void)host, (void)text, (void)text_bytes;
}

static void tell_leak(void *context, const char *line) {
    const uint64_t *nth = context;
    print_error("allocation %llu: leaked %s\n", (unsigned long long)*nth, line);
}

static bool is_memory_error(TareRuntime *rt, uint64_t nth) {
    TareHandle *error = tare_fetch_error(rt);
    bool is_expected = tare_is_instance(rt, error, "MemoryError");
    if (!is_expected) {
        const char *text = tare_describe_error(rt, error);
        print_error("allocation %llu: %s\n", (unsigned long long)nth, text ? text : "?");
    }
    tare_drop(rt, error);
    return is_expected;
}

static bool is_right(TareRuntime *rt, TareOutcome outcome, uint64_t nth, const Output *output,
                     const Output *expected) {
    if (outcome == TARE_FAILED) return is_memory_error(rt, nth);
    if (!strcmp(output->text, expected->text)) return true;
    return false;
}

// Runs a program with one failing allocation, 0 for none. *fired tells whether it came so far.
static bool run(const Program *program, uint64_t nth, Output *output, const Output *expected,
                bool *fired) {
    TareOptions options;
    tare_default_options(&options);
    options.write_output = write_output;
    options.write_error = ignore;
    options.host = output;
    TareRuntime *rt = tare_open(&options);
    assert_non_null(rt);
    output->length = 0;
    output->text[0] = 0;
    tare_fail_allocation(rt, nth);
    TareOutcome outcome = tare_run_text(rt, program->text, strlen(program->text), "program");
    *fired = nth && !rt->heap.system->is_failing_armed;
    tare_fail_allocation(rt, 0);
    tare_flush(rt);
    bool right = true;
    if (expected)
        right = is_right(rt, outcome, nth, output, expected) ||
                (outcome == TARE_DONE && program->finalizes);
    TareHeapReport report;
    tare_weigh_heap(rt, &report);
    if (!report.adds_up) print_error("allocation %llu: it does not add up\n",
                                     (unsigned long long)nth);
    return (tare_close(rt, tell_leak, &nth) == 0) & report.adds_up & right;
}

static void every_allocation_may_fail(void **state) {
    const Program *program = *state;
    static Output expected, output;
    bool fired;
    uint64_t wrong = 0;
    assert_true(run(program, 0, &expected, NULL, &fired));
    for (uint64_t nth = first_failing;; nth += 1 + nth / STEP_PART) {
        bool right = run(program, nth, &output, &expected, &fired);
        if (!right && ++wrong <= 5)
            print_error("%s: wrong after allocation %llu failed; output:\n%s\n", program->name,
                        (unsigned long long)nth, output.text);
        if (!fired) break;
    }
    assert_int_equal(wrong, 0);
}

int main(int argument_count, char **arguments) {
    enum { COUNT = sizeof programs / sizeof *programs };
    struct CMUnitTest tests[COUNT];
    if (argument_count > 1) cmocka_set_test_filter(arguments[1]);
    if (argument_count > 2) first_failing = strtoull(arguments[2], NULL, 10);
    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){programs[i].name, every_allocation_may_fail, NULL, NULL,
                                       (void *)&programs[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
