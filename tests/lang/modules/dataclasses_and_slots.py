from dataclasses import (dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError)
from typing import List, Optional, ClassVar


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, p == Point(1, 0), asdict(p), astuple(p), replace(p, y=7), [f.name for f in fields(p)])
try:
    Point()
except TypeError as e:
    print(e)


@dataclass(order=True, frozen=True)
class V:
    a: int
    b: List[int] = field(default_factory=list, compare=False)
    kind: ClassVar[str] = "v"


v = V(1)
print(v, V(1) < V(2), hash(v) == hash(V(1, [3])), V.kind)
try:
    v.a = 5
except FrozenInstanceError as e:
    print(type(e).__name__, e)


@dataclass(slots=True)
class S:
    x: int
    name: Optional[str] = None


s = S(3)
print(s, S.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError as e:
    print(e)


@dataclass
class Base:
    a: int

    def __post_init__(self):
        self.total = self.a * 2


@dataclass
class Child(Base):
    b: int = 4


c = Child(1, 2)
print(c, c.total, Child.__match_args__)
match c:
    case Child(a, b):
        print("matched", a, b)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e:
    print(e)


@dataclass
class Outer:
    inner: Point
    rest: list


print(asdict(Outer(Point(1, 2), [Point(3, 4)])))
