# What contextlib has for `async with`, driven by hand.
import contextlib
import typing
from contextlib import (AbstractAsyncContextManager, AbstractContextManager, AsyncExitStack,
                        aclosing, asynccontextmanager, nullcontext)


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Guard:
    def __init__(self, name, answer=None, problem=None):
        self.name, self.answer, self.problem = name, answer, problem

    async def __aenter__(self):
        print("in", self.name)
        return self.name

    async def __aexit__(self, kind, value, trace):
        print("out", self.name, kind and kind.__name__, value)
        if self.problem:
            raise self.problem
        return self.answer


class Plain:
    def __enter__(self):
        return "plain"

    def __exit__(self, kind, value, trace):
        print("plain out", kind and kind.__name__)


class Half:
    __aenter__ = None

    async def __aexit__(self, *details):
        pass


print(issubclass(Guard, AbstractAsyncContextManager), issubclass(Plain, AbstractContextManager),
      issubclass(Guard, AbstractContextManager), issubclass(Half, AbstractAsyncContextManager))


async def stacked():
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(Guard("a")), stack.enter_context(Plain()))

        async def note(*args, **names):
            print("noted", args, names)
        stack.push_async_callback(note, 1, key=2)
        stack.callback(print, "called")
        stack.push_async_exit(Guard("pushed", answer=True))
        raise ValueError("lost")
    print("after")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(Guard("b"))
        moved = stack.pop_all()
    await moved.aclose()
    for wrong in Plain(), 3:
        try:
            await stack.enter_async_context(wrong)
        except TypeError as error:
            print(error)
    try:
        stack.enter_context(Guard("c"))
    except TypeError as error:
        print(error)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(Guard("d", problem=KeyError("new")))
            raise ValueError("old")
    except KeyError as error:
        print(repr(error), repr(error.__context__))


run(stacked())


@asynccontextmanager
async def made(name):
    "the doc"
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


async def used():
    async with made("one") as name, nullcontext(5) as five:
        print(name, five)
    try:
        async with made("two"):
            raise KeyError("inside")
    except KeyError as error:
        print(error)

    @made("three")
    async def decorated(x):
        return x * 2
    print(await decorated(4), decorated.__name__, made("four").__doc__)

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("closed")
    async with aclosing(numbers()) as source:
        async for number in source:
            print(number)
            break
    for problem in StopAsyncIteration("s"), StopIteration("t"), RuntimeError("r"):
        try:
            async with made("five"):
                raise problem
        except type(problem) as error:
            print(repr(error), error is problem)


run(used())
print(typing.AsyncContextManager[int], "AsyncExitStack" in contextlib.__all__)
try:
    contextlib.nothing
except AttributeError as error:
    print(error)
