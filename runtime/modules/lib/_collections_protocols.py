"""The abstract classes that ask for a method or a few: the first half of collections.abc."""
from abc import ABCMeta, abstractmethod
from types import GenericAlias

__name__ = "collections.abc"


def _has_methods(cls, *names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _asks_for(*names):
    # For the class in whose body it stands, not for those derived from it.
    def __subclasshook__(cls, other):
        if cls.__dict__.get("__subclasshook__") is not hook:
            return NotImplemented
        return _has_methods(other, *names)
    hook = classmethod(__subclasshook__)
    return hook


class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0

    __subclasshook__ = _asks_for("__hash__")


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __subclasshook__ = _asks_for("__await__")

    __class_getitem__ = classmethod(GenericAlias)


class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")

    __subclasshook__ = _asks_for("__await__", "send", "throw", "close")


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __subclasshook__ = _asks_for("__aiter__")

    __class_getitem__ = classmethod(GenericAlias)


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self

    __subclasshook__ = _asks_for("__anext__", "__aiter__")


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        raise typ if val is None else val

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError("asynchronous generator ignored GeneratorExit")

    __subclasshook__ = _asks_for("__aiter__", "__anext__", "asend", "athrow", "aclose")


class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    __subclasshook__ = _asks_for("__iter__")

    __class_getitem__ = classmethod(GenericAlias)


class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self

    __subclasshook__ = _asks_for("__iter__", "__next__")


class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None

    __subclasshook__ = _asks_for("__reversed__", "__iter__")


class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")

    __subclasshook__ = _asks_for("__iter__", "__next__", "send", "throw", "close")


class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0

    __subclasshook__ = _asks_for("__len__")


class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __subclasshook__ = _asks_for("__contains__")

    __class_getitem__ = classmethod(GenericAlias)


class Collection(Sized, Iterable, Container):
    __slots__ = ()

    __subclasshook__ = _asks_for("__len__", "__iter__", "__contains__")


class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __subclasshook__ = _asks_for("__call__")

    @classmethod
    def __class_getitem__(cls, parameters):
        return _CallableAlias(cls, parameters)


def _is_whole(argument):
    """Whether it stands for all parameters of a callable at once."""
    return argument is ... or type(argument).__name__ == "ParamSpec" or \
        getattr(argument, "_name", None) == "Concatenate"


class _CallableAlias(GenericAlias):
    """Callable[[int], str]: its arguments are kept in one row, the result last."""
    __slots__ = ()

    def __new__(cls, origin, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = parameters
        if isinstance(arguments, (tuple, list)):
            parameters = (*arguments, result)
        elif not _is_whole(arguments):
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                            f"Got {arguments}")
        return super().__new__(cls, origin, parameters)

    def _parts(self):
        row = self.__args__
        if len(row) == 2 and _is_whole(row[0]):
            return row
        return list(row[:-1]), row[-1]

    def __repr__(self):
        arguments = _CallableAlias._parts(self)[0]
        if not isinstance(arguments, list):
            return super().__repr__()
        shown = repr(GenericAlias(tuple, self.__args__ + (...,)))[6:-6].rsplit(", ", 1)
        return f"collections.abc.Callable[[{', '.join(shown[:-1])}], {shown[-1]}]"

    def __reduce__(self):
        return _CallableAlias, (Callable, _CallableAlias._parts(self))

    def __getitem__(self, given):
        row = super().__getitem__(given).__args__
        if not isinstance(row[0], (tuple, list)):
            row = list(row[:-1]), row[-1]
        return _CallableAlias(Callable, row)
