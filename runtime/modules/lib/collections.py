"""Containers beside list, tuple, dict and set."""
import sys
import _collections_abc
from _collections_abc import MutableMapping, MutableSequence, Mapping
from _deque import equip as _equip_deque
from types import GenericAlias as _GenericAlias
from operator import itemgetter as _itemgetter
from reprlib import recursive_repr as _recursive_repr

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]
abc = sys.modules["collections.abc"] = _collections_abc
_missing = object()


# ---- defaultdict --------------------------------------------------------------------------------

class defaultdict(dict):
    """A dict that makes what is missing."""
    __slots__ = ("default_factory",)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


# ---- deque --------------------------------------------------------------------------------------

_block = 64


class deque:
    """A queue with two ends: a list whose first items may be free room."""
    # append, pop, popleft and __len__ come from _deque, which knows the places of the slots.
    __slots__ = ("_changes", "_maxlen", "_row", "_start", "__weakref__")
    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._row, self._start, self._maxlen, self._changes = [], 0, maxlen, 0
        self.extend(iterable)

    @property
    def maxlen(self):
        """maximum size of a deque or None if unbounded"""
        return self._maxlen

    def appendleft(self, x):
        if self._start == 0:
            room = max(_block, len(self._row))
            self._row[:0] = [None] * room
            self._start = room
        self._start -= 1
        self._row[self._start] = x
        self._changes += 1
        if self._maxlen is not None and len(self) > self._maxlen:
            self.pop()

    def extend(self, iterable):
        for item in (list(iterable) if iterable is self else iterable):
            self.append(item)

    def extendleft(self, iterable):
        for item in (list(iterable) if iterable is self else iterable):
            self.appendleft(item)

    def clear(self):
        self._row, self._start = [], 0
        self._changes += 1

    def copy(self):
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def _items(self):
        return self._row[self._start:]

    def _set_items(self, items):
        self._row, self._start = items, 0
        self._changes += 1

    def count(self, x):
        return self._items().count(x)

    def index(self, x, start=0, stop=sys.maxsize):
        try:
            return self._items().index(x, start, stop)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def insert(self, i, x):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = self._items()
        items.insert(i, x)
        self._set_items(items)

    def remove(self, value):
        items = self._items()
        try:
            items.remove(value)
        except ValueError:
            raise ValueError("deque.remove(x): x not in deque") from None
        self._set_items(items)

    def reverse(self):
        self._set_items(self._items()[::-1])

    def rotate(self, n=1):
        items = self._items()
        if items:
            n %= len(items)
            self._set_items(items[-n:] + items[:-n] if n else items)

    def _place(self, index):
        if not isinstance(index, int):
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
        count = len(self)
        if index < 0:
            index += count
        if not 0 <= index < count:
            raise IndexError("deque index out of range")
        return self._start + index

    def __getitem__(self, index):
        return self._row[self._place(index)]

    def __setitem__(self, index, value):
        self._row[self._place(index)] = value

    def __delitem__(self, index):
        del self._row[self._place(index)]
        self._changes += 1

    def __iter__(self):
        changes = self._changes
        i = 0
        while self._start + i < len(self._row):
            yield self._row[self._start + i]
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
            i += 1

    def __reversed__(self):
        return reversed(self._items())

    def __contains__(self, x):
        return x in self._items()

    def __repr__(self):
        items = [item if item is not self else ... for item in self._items()]
        text = repr(items) if ... not in items else repr(items).replace("Ellipsis", "[...]")
        if self._maxlen is not None:
            text += f", maxlen={self._maxlen}"
        return f"{type(self).__name__}({text})"

    def _compare(self, other, operation):
        if not isinstance(other, deque):
            return NotImplemented
        return operation(self._items(), other._items())

    def __eq__(self, other):
        return self._compare(other, list.__eq__)

    def __lt__(self, other):
        return self._compare(other, list.__lt__)

    def __le__(self, other):
        return self._compare(other, list.__le__)

    def __gt__(self, other):
        return self._compare(other, list.__gt__)

    def __ge__(self, other):
        return self._compare(other, list.__ge__)

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(
                f'can only concatenate deque (not "{type(other).__name__}") to deque')
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return type(self)(self._items() * n, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._set_items(self._items() * n)
        return self

    def __reduce__(self):
        args = () if self._maxlen is None else ((), self._maxlen)
        return type(self), args, None, iter(self._items())

    __class_getitem__ = classmethod(_GenericAlias)


_equip_deque(deque)
MutableSequence.register(deque)


# ---- OrderedDict --------------------------------------------------------------------------------

class OrderedDict(dict):
    """A dict whose order counts and can be changed."""

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(self.items())
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for other, value in rest:
            dict.__setitem__(self, other, value)

    def pop(self, key, default=_missing):
        return dict.pop(self, key) if default is _missing else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        return dict.setdefault(self, key, default)

    @_recursive_repr()
    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        return f"{self.__class__.__name__}({list(self.items())!r})"

    def copy(self):
        return self.__class__(self)

    def __copy__(self):
        new = self.__class__(self)
        vars(new).update(vars(self))
        return new

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(a == b for a, b in zip(self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        return self.__class__, (), self.__dict__ or None, None, iter(self.items())


# ---- Counter ------------------------------------------------------------------------------------

class Counter(dict):
    """How often each thing occurs."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, Mapping):
                for element, count in iterable.items():
                    self[element] = count + self.get(element, 0)
            else:
                get = self.get
                for element in iterable:
                    self[element] = get(element, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, Mapping):
                for element, count in iterable.items():
                    self[element] = self.get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            pairs = dict(self.most_common())
        except TypeError:
            pairs = dict(self)
        return f"{self.__class__.__name__}({pairs!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        return NotImplemented if not isinstance(other, Counter) else not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else self <= other != self

    def __ge__(self, other):
        return NotImplemented if not isinstance(other, Counter) else other <= self

    def __gt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else other < self

    def _combine(self, other, operation):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element in [*self, *(e for e in other if e not in self)]:
            count = operation(self[element], other[element])
            if count > 0:
                result[element] = count
        return result

    def __add__(self, other):
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combine(other, max)

    def __and__(self, other):
        return self._combine(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _replace_all(self, new):
        self.clear()
        dict.update(self, new)
        return self

    def __iadd__(self, other):
        return self._replace_all(self + other)

    def __isub__(self, other):
        return self._replace_all(self - other)

    def __ior__(self, other):
        return self._replace_all(self | other)

    def __iand__(self, other):
        return self._replace_all(self & other)


from _collections_namedtuple import namedtuple
from _collections_user import ChainMap, UserDict, UserList, UserString
