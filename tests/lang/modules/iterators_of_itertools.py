# The iterators of itertools: what they give, arguments, state and subclasses.
import copy
import gc
import pickle
import re
import sys
from itertools import (accumulate, chain, compress, count, cycle, dropwhile, filterfalse, islice,
                       pairwise, repeat, starmap, takewhile)


def second(a, b):
    return b


def show(value):
    print(re.sub(r" at 0x[0-9a-f]+", "", str(value)))


def attempt(*gos):
    for go in gos:
        try:
            show(go())
        except Exception as error:
            print(type(error).__name__, error)


def after(iterator, n=1):
    for _ in range(n):
        next(iterator, None)
    return iterator


def first(iterator, n=6):
    return [item for item, _ in zip(iterator, range(n))]


print(first(count()), first(count(5)), first(count(5, -2)), first(count(0.5, 0.25)), first(count(1j)))
print(first(count(sys.maxsize - 1)), first(count(-3, sys.maxsize)), first(count(True)), count(True))
print(count(2, 3), count(2.5), count(2, 1.0), count(2, True), count(2**70), after(count(2**62 - 1), 3))
print(first(repeat(7)), list(repeat(7, 3)), repeat(7), repeat([7], 2), list(repeat(1, -1)), repeat(1, times=2))
print(first(cycle("ab")), first(cycle([])), first(cycle([1]), 3), first(cycle(iter("abc")), 7))
print(list(chain("ab", [1], (), {2: 3})), list(chain()), list(chain.from_iterable(["ab", [1]])))
print(list(islice("abcdef", 3)), list(islice("abcdef", 1, None, 2)), list(islice("abc", 5, 9)),
      list(islice(count(), 2, 9, 3)), list(islice("abc", None)), list(islice("ab", 0)))
it = iter(range(12))
print(list(islice(it, 1, 6, 4)), next(it), list(islice(it, 2)), next(it), list(islice(it, 0)), next(it))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([])),
      list(accumulate([1, 2], initial=10)), list(accumulate("abc")), list(accumulate([], initial=5)),
      list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], None, initial=None)))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(None, [0, 1, "", "a"])), list(filterfalse(bool, [0, 1, []])),
      list(filterfalse(lambda x: x % 2, range(6))))
print(list(starmap(pow, [(2, 3), [3, 2], iter((2, 2))])), list(compress("abcd", [1, 0, True])),
      list(compress("ab", [0, 0, 1])), list(pairwise("abcd")), list(pairwise("a")), list(pairwise("")))

# ---- arguments
attempt(lambda: count("a"), lambda: count(1, []), lambda: count(None), lambda: count(1, 2, 3),
        lambda: count(x=1), lambda: repeat(), lambda: repeat(1, "a"), lambda: repeat(1, 2.0),
        lambda: repeat(1, 2**70), lambda: chain(a=1), lambda: list(chain(3)),
        lambda: list(chain.from_iterable([3])), lambda: chain.from_iterable(3),
        lambda: chain.from_iterable(), lambda: chain[int], lambda: islice([1]), lambda: islice(1, 1),
        lambda: islice([1], 1, 2, 3, 4), lambda: islice([1], "a"), lambda: islice([1], -1),
        lambda: islice([1], -2), lambda: islice([1], 0, "a"), lambda: islice([1], -1, None),
        lambda: islice([1], "a", None), lambda: islice([1], 0, -2), lambda: islice([1], 0, 1, 0),
        lambda: islice([1], 0, 1, "a"), lambda: islice([1], 2**70), lambda: islice([1], x=1),
        lambda: cycle(), lambda: cycle(1), lambda: cycle(a=1), lambda: accumulate(),
        lambda: accumulate([1], pow, 3), lambda: accumulate(3), lambda: list(accumulate([1, "a"])),
        lambda: takewhile(1), lambda: takewhile(bool, 3), lambda: list(takewhile(1, [1])),
        lambda: dropwhile(1, [2], 3), lambda: filterfalse(None), lambda: starmap(pow, 3),
        lambda: next(starmap(pow, [1])), lambda: starmap(pow, [], a=1), lambda: compress(1, 1),
        lambda: compress([1]), lambda: compress(data=[1], selectors=1), lambda: pairwise(),
        lambda: pairwise(3), lambda: count().x, lambda: setattr(count, "x", 1),
        lambda: hash(count()) != 0, lambda: gc.is_tracked(count()), lambda: (count, count.__module__),
        lambda: repeat(1, 2).__length_hint__(), lambda: repeat(1).__length_hint__(),
        lambda: list(map(lambda x: 1 // 0, [1])), lambda: list(filterfalse(lambda x: 1 // 0, [1])),
        lambda: list(takewhile(lambda x: 1 // 0, [1])), lambda: list(dropwhile(lambda x: 1 // 0, [1])))

# ---- state
makers = [lambda: count(3), lambda: count(3, 2), lambda: count(1.5), lambda: repeat("x"),
          lambda: repeat("x", 3), lambda: chain("ab", "cd"), lambda: chain.from_iterable(iter(["ab"])),
          lambda: islice("abcdef", 1, 5, 2), lambda: islice("abc", 2), lambda: cycle("abc"),
          lambda: accumulate([1, 2, 3]), lambda: accumulate([1, 2], max), lambda: takewhile(bool, [1, 0, 1]),
          lambda: accumulate([1, 2], initial=5), lambda: accumulate([None, 3], second),
          lambda: dropwhile(bool, [1, 0, 1]), lambda: filterfalse(None, [0, 1, 0]),
          lambda: starmap(pow, [(1, 2), (3, 4)]), lambda: compress("abc", [1, 0, 1])]
for make in makers:
    for n in (0, 1, 2, 4):
        show(after(make(), n).__reduce__())
        twins = [copy.copy(after(make(), n)), copy.deepcopy(after(make(), n)),
                 pickle.loads(pickle.dumps(after(make(), n))), after(make(), n)]
        rest = [first(twin, 7) for twin in twins]
        print(rest[0], all(one == rest[0] for one in rest))
attempt(lambda: chain().__setstate__(1), lambda: chain().__setstate__(()),
        lambda: chain().__setstate__((1,)), lambda: chain().__setstate__((iter([]), 2)),
        lambda: cycle([1]).__setstate__(1), lambda: cycle([1]).__setstate__((1, 1)),
        lambda: cycle([1]).__setstate__(([1],)), lambda: cycle([1]).__setstate__(([1], "a")),
        lambda: islice([1], 1).__setstate__("a"), lambda: takewhile(bool, [1]).__setstate__([]))


# ---- subclasses
class Counter(count):
    def __init__(self, *args, name="none"):
        self.name = name


class Chain(chain):
    def __init__(self, *args, name="none"):
        self.name = name

    def __next__(self):
        return self.name, super().__next__()


class Slotted(islice):
    __slots__ = ("one",)


attempt(lambda: Counter(3, name="x"), lambda: Counter(3))
k = Chain("ab", name="n")
print(list(k), k.name, vars(k), isinstance(Chain.from_iterable([]), Chain), Counter(3), Counter(2, 2))
s = Slotted("abc", 2)
s.one = 5
print(s.one, list(s), hasattr(s, "__dict__"))
