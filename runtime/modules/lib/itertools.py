"""Iterators to build others from."""
from _itertools import accumulate, chain, compress, count, cycle, dropwhile, filterfalse
from _itertools import islice, pairwise, repeat, starmap, takewhile
from sys import maxsize

_missing = object()


def _read_size(n):
    n = range(n).stop  # as operator.index does
    if not -maxsize <= n <= maxsize:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return n


class _Walk:
    """An iterator on top of a generator that the subclass makes."""
    __slots__ = ("_walk",)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._walk)


class zip_longest(_Walk):
    __slots__ = ()

    def __init__(self, *iterables, fillvalue=None):
        self._walk = self._make([iter(iterable) for iterable in iterables], fillvalue)

    @staticmethod
    def _make(iterators, fillvalue):
        left = len(iterators)
        while left:
            row = []
            for i, iterator in enumerate(iterators):
                item = fillvalue if iterator is None else next(iterator, _missing)
                if item is _missing:
                    left -= 1
                    if not left:
                        return
                    iterators[i], item = None, fillvalue
                row.append(item)
            yield tuple(row)


class product(_Walk):
    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        repeat = _read_size(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._walk = self._make([tuple(iterable) for iterable in iterables] * repeat)

    @staticmethod
    def _make(pools):
        if not all(pools):
            return
        indices = [0] * len(pools)
        row = [pool[0] for pool in pools]
        while True:
            yield tuple(row)
            for i in reversed(range(len(pools))):
                indices[i] += 1
                if indices[i] < len(pools[i]):
                    row[i] = pools[i][indices[i]]
                    break
                indices[i] = 0
                row[i] = pools[i][0]
            else:
                return


def _check_length(r):
    if r < 0:
        raise ValueError("r must be non-negative")


class permutations(_Walk):
    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None:
            if not isinstance(r, int):
                raise TypeError("Expected int as r")
            r = _read_size(r)
            _check_length(r)
        self._walk = self._make(pool, len(pool) if r is None else r)

    @staticmethod
    def _make(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(n))
        cycles = list(range(n, n - r, -1))
        yield tuple([pool[i] for i in indices[:r]])
        while n:
            for i in reversed(range(r)):
                cycles[i] -= 1
                if cycles[i] == 0:
                    indices[i:] = indices[i + 1:] + indices[i:i + 1]
                    cycles[i] = n - i
                else:
                    j = cycles[i]
                    indices[i], indices[-j] = indices[-j], indices[i]
                    yield tuple([pool[i] for i in indices[:r]])
                    break
            else:
                return


class combinations(_Walk):
    __slots__ = ()

    def __init__(self, iterable, r):
        r = _read_size(r)
        pool = tuple(iterable)
        _check_length(r)
        self._walk = self._make(pool, r)

    @staticmethod
    def _make(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(r))
        while True:
            yield tuple([pool[i] for i in indices])
            for i in reversed(range(r)):
                if indices[i] != i + n - r:
                    break
            else:
                return
            indices[i] += 1
            for j in range(i + 1, r):
                indices[j] = indices[j - 1] + 1


class combinations_with_replacement(_Walk):
    __slots__ = ()

    def __init__(self, iterable, r):
        r = _read_size(r)
        pool = tuple(iterable)
        _check_length(r)
        self._walk = self._make(pool, r)

    @staticmethod
    def _make(pool, r):
        n = len(pool)
        if not n and r:
            return
        indices = [0] * r
        while True:
            yield tuple([pool[i] for i in indices])
            for i in reversed(range(r)):
                if indices[i] != n - 1:
                    break
            else:
                return
            indices[i:] = [indices[i] + 1] * (r - i)


class groupby:
    """Runs of items with the same key, as pairs of key and iterator."""

    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._keyfunc = key
        self._current = self._key = self._wanted = _missing
        self._group = None

    def __iter__(self):
        return self

    def _advance(self):
        item = next(self._iterator)
        self._key = item if self._keyfunc is None else self._keyfunc(item)
        self._current = item

    def __next__(self):
        self._group = mark = object()
        while self._key is self._wanted or (self._wanted is not _missing and
                                            self._key == self._wanted):
            self._advance()
        self._wanted = self._key
        return self._key, self._grouper(self._wanted, mark)

    def _grouper(self, wanted, mark):
        while self._group is mark and self._key == wanted:
            yield self._current
            try:
                self._advance()
            except StopIteration:
                self._key = _missing
                self._wanted = _missing
                return


class _tee:
    """One of several iterators over the same items: a walk along a linked list."""
    __slots__ = ("_iterator", "_link", "__weakref__")

    def __init__(self, iterator, link):
        self._iterator, self._link = iterator, link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if not link:
            item = next(self._iterator)
            link += (item, [])
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._iterator, self._link)


def tee(iterable, n=2, /):
    """So many independent iterators over one iterable."""
    n = _read_size(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if not n:
        return ()
    if isinstance(iterable, _tee):
        return tuple([_tee(iterable._iterator, iterable._link) for _ in range(n)])
    iterator = iter(iterable)
    link = []
    return tuple([_tee(iterator, link) for _ in range(n)])
