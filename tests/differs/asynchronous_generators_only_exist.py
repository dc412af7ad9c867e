# CPython: 1. Here functions with both async and yield make an asynchronous generator, but nothing
# drives it so far; coroutines work.
async def numbers():
    yield 1


async def answer():
    return 42

try:
    answer().send(None)
except StopIteration as stop:
    print(stop.value)
generator = numbers()
print(type(generator).__name__, hasattr(generator, "__anext__"), hasattr(generator, "asend"))
