# What dataclasses say of wrong fields, how they word their docs, and what texts count as kinds.
import abc
import copy
import pickle
import typing
from collections import deque
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields, make_dataclass
from typing import ClassVar, List, Optional


def refused(make):
    try:
        print(make())
    except TypeError as error:
        print(error)


for wrong in (1, "1x", "for"), ("a", "a"), ("for",), (("a", int, 1, 2),), ((3, int),), (("a",),):
    refused(lambda: make_dataclass("Made", wrong))
refused(lambda: make_dataclass("Made", ["a", 1.5]))


class Namespace(dict):
    pass


Made = make_dataclass("Made", ["x", ("y", int), ("z", int, field(default=3))],
                      bases=(typing.Generic[typing.TypeVar("T")],),
                      namespace={"sum": lambda self: self.y + self.z})
print(Made(1, 2), Made(1, 2).sum(), Made.__orig_bases__, Made.__doc__)


def twice():
    @dataclass
    class Divided:
        a: int
        first: KW_ONLY
        b: int
        second: KW_ONLY
        c: int


refused(twice)


def shared():
    @dataclass
    class Shared:
        a: ClassVar[int] = field(kw_only=True)


refused(shared)


@dataclass
class Texts:
    a: "typing.ClassVar[int]" = 1
    b: "ClassVar" = 2
    c: " typing . ClassVar [ int ]" = 3
    d: "InitVar[int]" = 4
    e: "Classvar" = 5
    f: "abc.ClassVar" = 6
    g: "_: KW_ONLY" = 7
    _: "KW_ONLY"
    h: "int" = 8


print([f.name for f in fields(Texts)], Texts(40, 50), Texts.__doc__, Texts.__match_args__)


@dataclass
class Described:
    plain: int
    many: List[int]
    maybe: Optional[str]
    row: deque
    made: list = field(default_factory=list)
    own: "Described" = None
    also: list[int] | None = None


print(Described.__doc__)


@dataclass(init=False)
class Undescribed:
    x: int


class Told:
    def __init__(self, a, *, b=2):
        pass


print(Undescribed.__doc__, dataclass(init=False)(Told).__doc__)


@dataclass(frozen=True, slots=True)
class State:
    x: int
    y: str = field(default="set", init=False)


print(State(1), State(1).y, copy.copy(State(1)), pickle.loads(pickle.dumps(State(5))))


@dataclass(slots=True, weakref_slot=True)
class Weak:
    x: int = 0


@dataclass(slots=True, weakref_slot=True)
class Weaker(Weak):
    z: int = 1


print(Weak.__slots__, Weaker.__slots__, Weaker(1, 2))


def unknowable():
    class Base:
        __slots__ = iter(("a",))

    @dataclass(slots=True)
    class Heir(Base):
        b: int


refused(unknowable)
recursive = field()
recursive.name, recursive.type = "self", recursive
print("type=...," in repr(recursive))


class Dated(abc.ABC):
    @property
    @abc.abstractmethod
    def year(self): ...

    @abc.abstractmethod
    def __lt__(self, other): ...


@dataclass(order=True)
class Date(Dated):
    year: int = 0


print(Date.__abstractmethods__, Date(3) < Date(4))
