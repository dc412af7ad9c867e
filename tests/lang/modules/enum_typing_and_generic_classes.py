from enum import Enum, IntEnum, Flag, auto, unique
from typing import (Any, Callable, Dict, Generic, List, NamedTuple, Optional, Protocol, TypeVar,
                    Union, runtime_checkable, get_type_hints)


class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"


print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.RED.describe(), Color.RED in Color, Color.__members__.keys())
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color.RED = 3
except AttributeError as e:
    print(e)


class Level(IntEnum):
    LOW = 1
    HIGH = 2


print(Level.LOW < Level.HIGH, Level.LOW + 1, repr(Level.HIGH), f"{Level.LOW}", sorted(Level))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


p = Perm.R | Perm.W
print(p, repr(p), Perm.R in p, Perm.X in p, p & Perm.W, bool(p & Perm.X), [m.name for m in Perm])
try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
print({Color.RED: "r"}[Color.RED], Enum("Animal", "CAT DOG").DOG)
T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, Stack.__parameters__, List[int], Dict[str, Any], Optional[int], Union[int, str])
print(Callable[[int], str], T)


class Emp(NamedTuple):
    name: str
    id: int = 3


e = Emp("x")
print(e, e.id, Emp._fields)


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class File:
    def close(self):
        pass


print(isinstance(File(), Closes), isinstance(3, Closes))


def f(a: int, b: "str" = "") -> Optional[int]:
    pass


print(get_type_hints(f)["b"])
