# Subscripting an alias that has type variables; copies of aliases and unions; protocols with data.
import collections.abc
import copy
import pickle
import typing
from typing import (Annotated, Callable, Dict, Generic, List, Literal, Optional, ParamSpec,
                    Protocol, TypeVar, Union, get_args, get_type_hints, no_type_check,
                    runtime_checkable)

K, V, T = TypeVar("K"), TypeVar("V"), TypeVar("T")
P = ParamSpec("P")


class Box(Generic[T]):
    pass


class Pair(Generic[K, V]):
    pass


def show(make):
    try:
        print(make())
    except TypeError as error:
        print(error)


for make in (
        lambda: list[T][int], lambda: tuple[int, T][str], lambda: dict[K, V][int, str],
        lambda: dict[K, list[V]][int, str], lambda: dict[T, T][int], lambda: list[T][V][int],
        lambda: Dict[K, list[V]][int, str], lambda: List[list[T] | float][int],
        lambda: (list[T] | None)[int], lambda: (list[T] | dict[K, T])[int, str],
        lambda: Union[T, list[V]][int, str], lambda: Optional[list[T]][int],
        lambda: Box[list[T]][int], lambda: Pair[int, list[T]][str], lambda: list[Box[T]][int],
        lambda: collections.abc.Iterable[T][int],
        lambda: collections.abc.Callable[[int, T], T][str],
        lambda: collections.abc.Callable[..., T][str],
        lambda: collections.abc.Callable[[], int],
        lambda: Callable[P, T][[int, str], float],
        lambda: list[int][str], lambda: list[T][int, str], lambda: dict[K, V][int],
        lambda: (int | str)[int], lambda: collections.abc.Callable[int],
        lambda: collections.abc.Callable[int, str],
        lambda: type("Empty", (), {}) | T, lambda: list[None][0]):
    show(make)
print(list[T].__parameters__, (list[T] | dict[K, V]).__parameters__, dict[T, T].__parameters__,
      list[int].__parameters__, tuple[Box, T].__parameters__)
print(get_args(collections.abc.Callable[[int, float], str]),
      collections.abc.Callable[[int], str].__args__, get_args(collections.abc.Callable[..., int]))

for thing in (list[int], dict[str, list[int]], int | str, list[int] | None, List[int], List,
              collections.abc.Callable[[int], str], Union[int, str]):
    for made in (copy.copy(thing), copy.deepcopy(thing), pickle.loads(pickle.dumps(thing))):
        print(made, made == thing, type(made) is type(thing), end="; ")
    print()
print(copy.copy(List) is List, pickle.loads(pickle.dumps(Dict)) is Dict)
print(int | str == Union[int, str], Union[str, int] == int | str, Union[int, str] == int | float)
print(Literal[0] == Literal[False], Literal[1, 2] == Literal[2, 1], Literal[int], Literal["a", 1])
print(type(T), type(P), type(T).__module__, P.args, P.kwargs, typing.ForwardRef("x", module="m"))
print(typing.ForwardRef("x") == typing.ForwardRef("x", module="m"), Annotated[int, "a", 2])


class Alias(typing.GenericAlias):
    __slots__ = ()

    def __repr__(self):
        return "own " + super().__repr__()


print(Alias(list, int), type(Alias(list, (int, str))).__name__, Alias(list, int) == list[int],
      Alias(list, int) | None)


@runtime_checkable
class Named(Protocol):
    name: str

    def greet(self): ...


class Plain:
    pass


class Full:
    name = "full"

    def greet(self):
        pass


class Heir(Named):
    pass


print(isinstance(Full(), Named), isinstance(Plain(), Named), isinstance(Heir(), Named))
Named.register(Plain)
print(isinstance(Plain(), Named))
try:
    issubclass(Full, Named)
except TypeError as error:
    print(error)


class Unchecked(Protocol):
    def run(self): ...


try:
    isinstance(3, Unchecked)
except TypeError as error:
    print(error)


@no_type_check
class Ignored:
    def method(self, x: "unknown"): ...

    class Inner:
        def deeper(self, y: "unknown"): ...


print(get_type_hints(Ignored.method), get_type_hints(Ignored.Inner.deeper), get_type_hints(type))
print(len(typing.__all__), all(hasattr(typing, name) for name in typing.__all__))


@typing.dataclass_transform(order_default=True, extra=1)
def transform(cls):
    return cls


print(transform.__dataclass_transform__)
