# await takes coroutines, marked generators and objects with __await__; anything else is an error.
import types


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    except Exception as error:
        return repr(error), repr(error.__cause__)


class Ready:
    def __init__(self, answer):
        self.answer = answer

    def __await__(self):
        return self.answer


@types.coroutine
def marked():
    yield
    return "marked"


def plain():
    yield


async def coroutine():
    return "coroutine"


async def wait(value):
    return await value


for value in (coroutine(), marked(), Ready(iter([1])), plain(), Ready(None), Ready(7), 5):
    print(run(wait(value)))
inner = coroutine()
print(run(wait(Ready(inner))))
print(type(inner.__await__()).__name__, next(iter(inner.__await__()), "done"))


class Odd:
    def __init__(self, iterator, item):
        self.iterator, self.item = iterator, item

    def __aiter__(self):
        return self.iterator or self

    def __anext__(self):
        return self.item


async def loop(value):
    async for item in value:
        return item


for value in (3, Odd(4, None), Odd(None, 5), Odd(None, Ready("x"))):
    print(run(loop(value)))


class Manager:
    async def __aenter__(self):
        return "entered"

    async def __aexit__(self, *exc_info):
        return True


class HalfManager:
    def __aenter__(self):
        return 1

    def __aexit__(self, *exc_info):
        return 2


async def use(manager):
    async with manager as value:
        raise KeyError(value)
    return "swallowed"


for manager in Manager(), HalfManager(), 3:
    print(run(use(manager)))

used = coroutine()
print(run(used), run(used))
print(run(types.coroutine(lambda: plain())().__await__()))
generator = plain()
print(types.coroutine(plain) is plain, plain.__code__.co_flags & 0x100, generator.gi_code.co_name)
renamed = coroutine.__code__.replace(co_name="other", co_firstlineno=99)
print(renamed.co_name, renamed.co_firstlineno, coroutine.__code__.co_name)
