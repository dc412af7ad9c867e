# Iterators of itertools that are stepped, or given another state, while they step: CPython ends by a
# signal in some of these.
import gc
from itertools import (accumulate, chain, compress, cycle, dropwhile, filterfalse, islice, pairwise,
                       starmap, takewhile)


def first(iterator, n=6):
    return [item for item, _ in zip(iterator, range(n))]


def attempt(go):
    try:
        print(go())
    except Exception as error:
        print(type(error).__name__, error)


c = cycle(iter([]))
saved = [1, 2, 3]
c.__setstate__((saved, True))
print(first(c, 4), saved.clear(), first(c), saved.extend("xy"), first(c, 3))


class Back:
    """An iterator whose step steps the iterator over it."""

    def __init__(self, n):
        self.n = n
        self.over = None

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        if self.over is not None and self.n % 2:
            next(self.over, None)
        return self.n


for make in (chain, lambda b: islice(b, 1, 9, 2), cycle, accumulate, pairwise,
             lambda b: filterfalse(None, b), lambda b: takewhile(lambda x: True, b),
             lambda b: dropwhile(lambda x: x > 5, b), lambda b: compress(b, b),
             lambda b: chain.from_iterable([b, b]), lambda b: starmap(max, pairwise(b))):
    b = Back(9)
    b.over = make(b)
    got = first(b.over, 20)
    assert len(got) <= 20
    assert first(b.over, 3) == [] or make is cycle
    b.over = None


class Drops:
    def __init__(self):
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left == 1:
            it.__setstate__((iter([]),)) if isinstance(it, chain) else it.__setstate__(([5], 0))
            gc.collect()
        if not self.left:
            raise StopIteration
        return self.left


for make in (chain, cycle):
    it = make(Drops())
    print(first(it, 5))
loop = chain([1])
loop.__setstate__((iter([loop]),))
attempt(lambda: type(next(loop, None)))
deep = iter([1])
for _ in range(3000):
    deep = chain(deep)
print(list(deep))
rings = [chain([]), cycle([])]
for ring in rings:
    ring.__setstate__((iter(rings),) if isinstance(ring, chain) else (rings, 1))
del rings, ring, deep, loop
print(gc.collect() > 0)
