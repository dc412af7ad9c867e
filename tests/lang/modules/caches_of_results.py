# functools.lru_cache: hits, misses, order of use, keys, methods, and calls that come back.
import copy
import functools
import gc
import pickle
import weakref
from functools import cache, lru_cache


def attempt(go):
    try:
        print(go())
    except Exception as error:
        print(type(error).__name__, error)


calls = []


def note(*args, **keywords):
    """Noted."""
    calls.append((args, keywords))
    return len(calls)


for size in (None, 0, 1, 3, -5, True):
    calls.clear()
    f = lru_cache(maxsize=size)(note)
    print(size, [f(x) for x in [1, 2, 1, 3, 4, 1, 2, 1, 4, 4]], f.cache_info(), f.cache_parameters())
    f.cache_clear()
    print(f.cache_info(), f(1), f.cache_info())

# ---- which was used last
f = lru_cache(maxsize=3)(note)
for step in "abcadbeacde":
    f(step)
    print(step, tuple(f.cache_info()), end=" ")
print()
calls.clear()
f = lru_cache(maxsize=50)(note)
seed = 1
for _ in range(3000):
    seed = seed * 1103515245 + 12345 & 0x7fffffff
    f(seed >> 16 & 127 if seed & 256 else (seed >> 16 & 63, "x"))
print(f.cache_info(), len(calls), hash(tuple(args[0] for args, _ in calls if args[0] == 1)))

# ---- keys
f = cache(note)
calls.clear()
for args, keywords in [((1,), {}), ((1.0,), {}), ((True,), {}), (("1",), {}), (((1,),), {}), ((), {}),
                       ((1, 2), {}), ((1,), {"a": 2}), ((), {"a": 2, "b": 1}), ((2**70,), {}),
                       ((), {"b": 1, "a": 2}), ((1, "a", 2), {}), ((None,), {}), ((1, None), {})]:
    print(f(*args, **keywords), end=" ")
print(f.cache_info())
f = lru_cache(maxsize=None, typed=True)(note)
print([f(x) for x in (1, 1.0, True, 1, 1.0, True)], f(a=1), f(a=1.0), f(a=1), f.cache_info())
print(f(1, 2), f(1, 2.0), f((1, 2)), f((1, 2.0)), f.cache_info().currsize)
for go in (lambda: f([]), lambda: f(a=[]), lambda: cache(len)(), lambda: cache(len)(1),
           lambda: lru_cache("x"), lambda: lru_cache(maxsize=1.5), lambda: lru_cache(5)(3),
           lambda: lru_cache(2**70)(note), lambda: f.cache_info(1), lambda: f.cache_clear(1),
           lambda: f.missing, lambda: delattr(f, "__dict__"), lambda: setattr(f, "__dict__", 3),
           lambda: functools._lru_cache_wrapper(len), lambda: type("x", (type(f),), {}),
           lambda: functools._lru_cache_wrapper(len, "x", False, tuple),
           lambda: functools._lru_cache_wrapper(len, None, False, tuple).cache_info()):
    attempt(go)

# ---- what it looks like
print(f.__name__, f.__doc__, f.__wrapped__ is note, f.__module__, type(f), sorted(vars(f)))
print(copy.copy(f) is f, copy.deepcopy(f) is f, f.__reduce__(), gc.is_tracked(f))
print(weakref.ref(f)() is f, callable(f), repr(f).split(" at ")[0])


@cache
def kept(n):
    return [n]


print(pickle.loads(pickle.dumps(kept)) is kept, kept(1) is kept(1))


class C:
    made = 0

    @lru_cache(maxsize=2)
    def method(self, x=0):
        self.made += 1
        return self.made

    @staticmethod
    @cache
    def static(x):
        return [x]

    @classmethod
    @cache
    def of_class(cls, x):
        return cls.__name__, x


c = C()
print(c.method(), c.method(), c.method(1), c.method(x=1), C.method(c), C.method.cache_info())
print(C.static(1) is c.static(1), c.of_class(2), type(c.method), C.method.__get__(None, C) is C.method)

# ---- what the function itself does
@lru_cache(maxsize=2)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(20), fibonacci.cache_info().currsize)


@lru_cache(maxsize=4)
def clears(n):
    clears.cache_clear()
    return n


print([clears(n) for n in (1, 1, 2)], clears.cache_info())


@lru_cache(maxsize=3)
def fails(n):
    return 1 // n


for n in (1, 0, 1, 0, 2):
    attempt(lambda: fails(n))
print(fails.cache_info())


@lru_cache(maxsize=2)
def again(n, depth=0):
    if depth < 3:
        again(n, depth + 1)
        again(n + depth)
    return n


again.__wrapped__
attempt(lambda: lru_cache(maxsize=2)(lambda n: again(n, 3))(1))
print(again.cache_info())

# ---- keys whose comparison comes back
class Key:
    action = None

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if Key.action:
            action, Key.action = Key.action, None
            action()
        return self.n == other.n


# What is remembered after such a comparison is not laid down, but results are right, and the
# limit holds.
for action in (lambda: g.cache_clear(), lambda: g(Key(9)), lambda: [g(Key(n)) for n in range(20, 30)],
               lambda: 1 // 0, gc.collect, lambda: (g.cache_clear(), g(Key(1)))):
    for when in range(1, 12):
        g = lru_cache(maxsize=3)(lambda key: key.n)
        left = when
        for n in (1, 2, 3, 1, 4, 5, 4, 2):
            left -= 1
            Key.action = action if not left else None
            try:
                assert g(Key(n)) == n
            except ZeroDivisionError:
                pass
            assert g.cache_info().currsize <= 3
        Key.action = None
        for n in range(12):
            assert g(Key(n)) == n and g.cache_info().currsize <= 3
        assert g.cache_info().currsize == 3
print("right")


class Moody:
    count = 0

    def __hash__(self):
        return 1

    def __eq__(self, other):
        Moody.count += 1
        return Moody.count % 3 == 0


g = lru_cache(maxsize=4)(lambda key: key)
for _ in range(300):
    g(Moody())
    assert g.cache_info().currsize <= 4
print("bounded")


# ---- what it holds dies with it
class Result:
    def __del__(self):
        print("gone", end=" ")


make = lru_cache(maxsize=2)(lambda n: Result())
make(1), make(2), make(3)
print("after one too many")
make.cache_clear()
print("after clearing")
make(1)
make.me = make
del make
gc.collect()
print("after all")


class Clears:
    def __del__(self):
        last.cache_clear()


last = lru_cache(maxsize=2)(lambda n: Clears())
for n in range(20):
    last(n % 3)
last.cache_clear()
print(last.cache_info())
