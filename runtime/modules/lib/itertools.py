"""Iterators to build others from."""
from operator import add as _add

_missing = object()


class count:
    """Numbers from start on, by step."""
    __slots__ = ("_next", "_step")

    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, (str, list, tuple, bytes)):
            raise TypeError("a number is required")
        self._next, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


class repeat:
    """One object again and again, forever or so many times."""
    __slots__ = ("_object", "_left")

    def __init__(self, object, times=None):
        self._object = object
        self._left = times if times is None else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left == 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


class _Walk:
    """An iterator on top of a generator that the subclass makes."""
    __slots__ = ("_walk",)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._walk)


class cycle(_Walk):
    __slots__ = ()

    def __init__(self, iterable, /):
        self._walk = self._make(iter(iterable))

    @staticmethod
    def _make(iterator):
        saved = []
        for item in iterator:
            yield item
            saved.append(item)
        while saved:
            yield from saved


class chain(_Walk):
    __slots__ = ()

    def __init__(self, *iterables):
        self._walk = self._make(iterables)

    @staticmethod
    def _make(iterables):
        for iterable in iterables:
            yield from iterable

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._walk = cls._make(iterable)
        return self


class accumulate(_Walk):
    __slots__ = ()

    def __init__(self, iterable, func=None, *, initial=None):
        self._walk = self._make(iter(iterable), func or _add, initial)

    @staticmethod
    def _make(iterator, function, total):
        if total is None:
            total = next(iterator, _missing)
            if total is _missing:
                return
        yield total
        for item in iterator:
            total = function(total, item)
            yield total


class compress(_Walk):
    __slots__ = ()

    def __init__(self, data, selectors):
        self._walk = (item for item, chosen in zip(data, selectors) if chosen)


class dropwhile(_Walk):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._walk = self._make(predicate, iter(iterable))

    @staticmethod
    def _make(predicate, iterator):
        for item in iterator:
            if not predicate(item):
                yield item
                break
        yield from iterator


class takewhile(_Walk):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._walk = self._make(predicate, iter(iterable))

    @staticmethod
    def _make(predicate, iterator):
        for item in iterator:
            if not predicate(item):
                return
            yield item


class filterfalse(_Walk):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        function = function or bool
        self._walk = (item for item in iter(iterable) if not function(item))


class starmap(_Walk):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._walk = (function(*row) for row in iter(iterable))


class islice(_Walk):
    __slots__ = ()

    def __init__(self, iterable, *bounds):
        if not 1 <= len(bounds) <= 3:
            raise TypeError(f"islice expected at {'most 4' if bounds else 'least 2'} arguments, "
                            f"got {len(bounds) + 1}")
        s = slice(*bounds)
        start, stop = 0 if s.start is None else s.start, s.stop
        step = 1 if s.step is None else s.step
        if stop is not None and (not isinstance(stop, int) or stop < 0):
            if len(bounds) == 1:
                raise ValueError(
                    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            raise ValueError(
                "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if not isinstance(start, int) or start < 0:
            raise ValueError(
                "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if not isinstance(step, int) or step < 1:
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._walk = self._make(iter(iterable), start, stop, step)

    @staticmethod
    def _make(iterator, start, stop, step):
        position = 0
        wanted = start
        while stop is None or wanted < stop:
            while position <= wanted:
                item = next(iterator, _missing)
                if item is _missing:
                    return
                position += 1
            yield item
            wanted += step
        while stop is not None and position < stop:
            if next(iterator, _missing) is _missing:
                return
            position += 1


class pairwise(_Walk):
    __slots__ = ()

    def __init__(self, iterable, /):
        self._walk = self._make(iter(iterable))

    @staticmethod
    def _make(iterator):
        for left in iterator:
            for right in iterator:
                yield left, right
                left = right


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
    if not isinstance(r, int):
        raise TypeError(f"'{type(r).__name__}' object cannot be interpreted as an integer")
    if r < 0:
        raise ValueError("r must be non-negative")


class permutations(_Walk):
    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None:
            if not isinstance(r, int):
                raise TypeError("Expected int as r")
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
    if n < 0:
        raise ValueError("n must be >= 0")
    if isinstance(iterable, _tee):
        return tuple([_tee(iterable._iterator, iterable._link) for _ in range(n)])
    iterator = iter(iterable)
    link = []
    return tuple([_tee(iterator, link) for _ in range(n)])
