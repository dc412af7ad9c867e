from typing import *
import typing
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None], Tuple[int, ...], Callable[[int, str], bool], Callable[..., int])
print(Any, List, Dict, Union, Optional, Callable, Literal["a", 1], ClassVar[int], Final[int], Type[int], Iterable[int], Iterator, Generator[int, None, str])
print(Union[int, str, int], Union[int], Union[Union[int, str], float], Optional[Union[int, str]], Union[int, str] == Union[str, int])
T = TypeVar("T"); K = TypeVar("K", bound=int); V = TypeVar("V", int, str)
print(T, K, V.__constraints__, K.__bound__, TypeVar("C", covariant=True))
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int]()
s.push(3)
print(s.items, Stack[int], s.__orig_class__, Stack.__parameters__, Stack.__mro__)
class Pair(Generic[T, K]): pass
print(Pair[int, str], Pair[T, int][str], Pair.__orig_bases__)
attempt(lambda: Pair[int])
attempt(lambda: Stack[int, str])
attempt(lambda: List[int][str])
attempt(lambda: Generic[int])
class L2(List[int]): pass
print(L2([1,2]), L2.__mro__)
class Sub(Stack[str]): pass
print(Sub.__mro__, Sub().items)
class P(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
p = P(1)
print(p, p.norm(), P._fields, P.__annotations__, P._field_defaults, p._replace(x=5), p == (1, 0))
E = NamedTuple("E", [("name", str), ("id", int)])
print(E("a", 1), E.__annotations__)
def f():
    class B(NamedTuple):
        x: int = 1
        y: int
attempt(f)
class M(TypedDict, total=False):
    a: int
    b: str
m = M(a=1)
print(m, type(m), M.__annotations__, M.__total__, M.__optional_keys__ == {"a", "b"})
@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closes), isinstance(3, Closes), issubclass(F, Closes))
class Shape(Protocol):
    def area(self) -> float: ...
attempt(lambda: isinstance(3, Shape))
attempt(lambda: Shape())
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
print(Sq(3).area())
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__)
def g(a: int, b: "str" = "x", *args: List["int"], c: Optional["F"] = None) -> "Dict[str, int]": pass
print(get_type_hints(g))
print(get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(Union[int, str]), get_args(Optional[int]), get_origin(int), get_origin(list[int]), get_args(list[int]), get_origin(int|str))
class A:
    x: int
    y: "List[A]" = []
class B(A):
    z: ClassVar[int] = 3
print(get_type_hints(A), get_type_hints(B))
print(Annotated[int, "m"], get_type_hints(A, include_extras=True), Annotated[int, 1].__metadata__)
print(cast(int, "x"), TYPE_CHECKING, typing.TYPE_CHECKING)
@overload
def h(x: int) -> int: ...
@overload
def h(x: str) -> str: ...
def h(x): return x
print(h(3))
@final
class Z: pass
print(Z.__final__)
attempt(lambda: isinstance([], List[int]))
print(isinstance([], List), isinstance({}, Mapping), isinstance([1], Iterable), issubclass(dict, Mapping))
attempt(lambda: isinstance(1, Any))
attempt(lambda: Any())
attempt(lambda: Optional[int, str])
attempt(lambda: Dict[int])
attempt(lambda: Union[()])
attempt(lambda: Callable[int])
print(List["Foo"], Optional["Foo"], List[T], Dict[K, V], Dict[T, int][str], Callable[[T], T][int])
print(int | None, List[int] | None, Optional[int] | str, T | int)
print(hash(List[int]) == hash(List[int]), List[int] == List[int], List[int] == List[str])
print(AnyStr, NoReturn, Self, Never, Text)
Vector = List[float]
def scale(v: Vector, k: float) -> Vector: return [x * k for x in v]
print(scale.__annotations__, scale([1.0], 2))
print(SupportsInt, isinstance(3, SupportsInt), Deque[int], DefaultDict[str, int], Sequence[int], AbstractSet)
print(Literal[1, 2].__args__, Literal[1] == Literal[1], ParamSpec("PS"), Concatenate)
class Node(Generic[T]):
    def __init__(self, v: T, nxt: "Optional[Node[T]]" = None): self.v = v
print(Node(1).v, Node[int](2).v)
attempt(lambda: assert_never(1))
class LinkedList(Generic[T], Iterable[T]):
    def __iter__(self): return iter([1])
print(list(LinkedList()), [c.__name__ for c in LinkedList.__mro__])
class D3(Dict[str, T]): pass
print(D3[int], [c.__name__ for c in D3.__mro__])
