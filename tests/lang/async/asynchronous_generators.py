# Asynchronous generators are driven by async for, anext, asend, athrow and aclose.
import types


@types.coroutine
def pause(value):
    return (yield value)


def drive(coroutine, *answers):
    """Run a coroutine to its end; show what reaches the loop."""
    answers = list(answers)
    try:
        request = coroutine.send(None)
        while True:
            print("loop sees", request)
            request = coroutine.send(answers.pop(0) if answers else None)
    except StopIteration as stop:
        return stop.value


async def countdown(n):
    try:
        while n:
            got = yield n
            if got is not None:
                print("got", got)
            n -= 1
            await pause(("slept", n))
    finally:
        print("cleaned")


async def walk():
    async for n in countdown(2):
        print("item", n)
    print([n async for n in countdown(2)], {n async for n in countdown(1)})
    print({n: n * n async for n in countdown(1) if n})
    doubled = (2 * n async for n in countdown(1))
    print(type(doubled).__name__, [n async for n in doubled])


async def by_hand():
    steps = countdown(3)
    print(await anext(steps), await steps.asend("word"))
    try:
        await steps.athrow(ValueError("thrown"))
    except ValueError as error:
        print("out came", repr(error))
    print(await anext(steps, "nothing left"))
    try:
        await steps.__anext__()
    except StopAsyncIteration as error:
        print("end", error.args)
    steps = countdown(2)
    await anext(steps)
    print(await steps.aclose(), await steps.aclose())


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def misuse():
    steps = stubborn()
    await anext(steps)
    try:
        await steps.aclose()
    except RuntimeError as error:
        print(error)
    step = steps.asend(None)
    try:
        step.send("early")
    except StopAsyncIteration:
        print("over")
    try:
        step.send(None)
    except RuntimeError as error:
        print(error)
    fresh = countdown(1)
    try:
        fresh.asend(1).send(None)
    except TypeError as error:
        print(error)
    print(fresh.ag_running, fresh.ag_await, fresh.ag_frame is not None, fresh.ag_code.co_name)
    print(aiter(fresh) is fresh)
    for function in aiter, anext:
        try:
            function(3)
        except TypeError as error:
            print(error)


async def stopping():
    yield 1
    raise StopAsyncIteration


async def at_the_end():
    try:
        async for _ in stopping():
            pass
    except RuntimeError as error:
        print(error, repr(error.__cause__))


for main in walk, by_hand, misuse, at_the_end:
    print("---", main.__name__)
    drive(main())
dropped = countdown(5)
try:
    dropped.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
print(type(dropped), type(dropped.asend(1)), type(dropped.aclose()))
