"""Containers beside list, tuple, dict and set."""
import sys
import _collections_abc
from _collections_abc import MutableMapping, MutableSequence, Mapping
from _collections import _count_elements, _move_to_end, _pop_first, defaultdict, deque
from types import GenericAlias as _GenericAlias
from operator import itemgetter as _itemgetter
from reprlib import recursive_repr as _recursive_repr

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]
abc = sys.modules["collections.abc"] = _collections_abc
_missing = object()


# ---- OrderedDict --------------------------------------------------------------------------------

class OrderedDict(dict):
    """A dict whose order counts and can be changed."""

    def popitem(self, last=True):
        if not last:
            return _pop_first(self)
        if not self:
            raise KeyError("dictionary is empty")
        return dict.popitem(self)

    def move_to_end(self, key, last=True):
        _move_to_end(self, key, last)

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
        if n is None:
            return sorted(self.items(), key=_itemgetter(1), reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=_itemgetter(1))

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
                _count_elements(self, iterable)
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
