"""What recipes of tutorials ask of classes of the library, and of dataclasses and protocols."""
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import KW_ONLY, dataclass, field
from functools import partial
from pstats import SortKey
import sys
from typing import Dict, List, Protocol, Type, runtime_checkable

print([hasattr(cls, "__slots__") for cls in (defaultdict, deque, partial, OrderedDict, Counter)])
print(SortKey.TIME, f"{SortKey.CALLS:>8}", SortKey("ncalls"))


@dataclass
class Mixed:
    name: str
    _: KW_ONLY
    price: float = 1.0
    tags: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class Named:
    first: int
    second: int = 2


@dataclass(slots=True, frozen=True)
class Point:
    x: int


print(Mixed.__doc__, Named.__doc__, Point.__doc__)
for change in (lambda: setattr(Point(1), "x", 2), lambda: setattr(Point(1), "other", 2),
               lambda: delattr(Point(1), "x")):
    try:
        change()
    except Exception as error:
        print(type(error).__name__, error)


@runtime_checkable
class Labelled(Protocol):
    label: str

    def show(self): ...


class Good:
    label = "l"

    def show(self):
        pass


print(isinstance(Good(), Labelled), isinstance(3, Labelled), isinstance([], Labelled))
for alias in (List[int], Dict[str, int], List, Type[int]):
    try:
        print(alias())
    except TypeError as error:
        print(error)


class Text:
    def __sizeof__(self):
        return "text"


try:
    sys.getsizeof(Text())
except TypeError as error:
    print(error)
