"""Things for `async with` statements, loaded when contextlib is asked for one of them."""
import sys
from contextlib import ExitStack, _chain, _GeneratorContextManagerBase, _refuse_protocol
from abc import ABC, abstractmethod
from types import GenericAlias, MethodType


class AbstractAsyncContextManager(ABC):
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            from _collections_protocols import _has_methods
            return _has_methods(other, "__aenter__", "__aexit__")
        return NotImplemented


class aclosing(AbstractAsyncContextManager):
    """Awaits the aclose of a thing at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class AsyncExitStack(ExitStack, AbstractAsyncContextManager):
    """An ExitStack whose parts may have to be awaited."""
    __enter__ = __exit__ = None

    async def enter_async_context(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            _refuse_protocol(cls, "asynchronous context manager")
        result = await enter(cm)
        self._exit_callbacks.append(_Awaited(MethodType(leave, cm)))
        return result

    def push_async_exit(self, exit):
        leave = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append(_Awaited(exit if leave is None else MethodType(leave, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._exit_callbacks.append(_Awaited(leave))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        received = exc_details[1] is not None
        frame_exc = sys.exc_info()[1]
        pending = suppressed = False
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()
            try:
                answer = leave(*exc_details)
                if isinstance(leave, _Awaited):
                    answer = await answer
                if answer:
                    suppressed, pending = True, False
                    exc_details = (None, None, None)
            except BaseException as new:
                _chain(new, exc_details[1], frame_exc)
                pending = True
                exc_details = type(new), new, new.__traceback__
        if pending:
            self._raise_last(exc_details[1])
        return received and suppressed


class _Awaited:
    """A way to leave that gives something to be awaited."""
    __slots__ = ("leave",)

    def __init__(self, leave):
        self.leave = leave

    def __call__(self, *exc_details):
        return self.leave(*exc_details)


class AsyncContextDecorator:
    """Lets an asynchronous context manager serve as a decorator."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        from functools import wraps

        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """What asynccontextmanager makes of an asynchronous generator function."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(typ, value, traceback)
        except StopAsyncIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            is_wrapped = isinstance(value, (StopIteration, StopAsyncIteration)) and \
                exc.__cause__ is value
            if exc is not value and not is_wrapped:
                raise
            value.__traceback__ = traceback
            return False
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        raise RuntimeError("generator didn't stop after athrow()")
