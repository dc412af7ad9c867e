# Generators and coroutines: from 3.11 on their frame lies within them, and its size is decided by
# the deepest stack of the version's own compiler.
import sys

n, words, table = 10, ["a", "b"], {1: 2}


def square(x):
    return x * x


for generator in [
        (x for x in range(10)), (x * x for x in range(10)), (x ** 2 for x in range(10)),
        (i for i in range(n) if i % 2 == 0), (square(x) for x in words),
        ((a, b) for a, b in table.items()), (w.upper() for w in words),
        (x + y for x in range(3) for y in range(3)), ((x, x * 2) for x in words),
        (str(i) for i in range(3)), (x for x in words if x.startswith("a")),
        (f"{x}: {n}" for x in words), (f"{x:>{n}}" for x in words), ({"a": x} for x in words),
        ([x, 1] for x in words), ([1, 2, 3] for x in words),
        (x if x > 1 else 0 for x in range(3)), (x["a"][1:] for x in words),
        (x for x in words if x not in {"a", "b"}), (x.a.b for x in words),
        (1 < x < n for x in range(3)), (x and n or words for x in words),
        (print(x, end="") for x in words), (max(x, *words, key=len) for x in words),
        (dict(**x, a=1) for x in table), ((lambda z=x: z + n) for x in words),
        ([y for y in x if y] for x in words), ({y: x for y in x} for x in words),
        (sum(y for y in x) for x in words), ((yes := x) for x in words), (-x for x in words),
        (not x for x in words), ((*x, x) for x in words), ({**x, 1: x} for x in table),
        (y for x in words for y in [x + "b"])]:
    print(sys.getsizeof(generator), end=" ")
print()


def firstn(n):
    num = 0
    while num < n:
        yield num
        num += 1


def fibonacci(limit):
    a, b = 0, 1
    for _ in range(limit):
        yield a
        a, b = b, a + b


def read(path):
    with open(path) as file:
        for number, line in enumerate(file):
            if line.strip():
                yield number, line.rstrip("\n")


def walk(tree):
    if tree:
        yield from walk(tree.left)
        yield tree.value
        yield from walk(tree.right)


def guarded(items):
    for item in items:
        try:
            yield int(item)
        except (TypeError, ValueError) as error:
            print(error, item, sep=": ")
        finally:
            items = None


def averager():
    total = count = 0
    average = None
    while True:
        term = yield average
        total += term
        count += 1
        average = total / count


def chunks(data, size=2, *rest, **more):
    for start in range(0, len(data), size):
        yield data[start:start + size], [x for x in rest if x], {k: v for k, v in more.items()}


def nested(data):
    kept = {}

    def key(value, default=data):
        return kept.get(value, default)
    for value in sorted(data, key=key):
        kept[value] = kept.get(value, 0) + 1
        data.attribute, data[0] = value, key(value)
        yield key
    assert kept, "nothing was there"
    del kept[value], data
    raise KeyError(value) from None


def returning(path):
    with open(path) as first, open(path) as second:
        if first:
            return second.read()
    yield


def empty():
    return
    yield


for made in (firstn(3), fibonacci(3), read("x"), walk(None), guarded([1]), averager(),
             chunks([1], a=1), nested([1]), returning("x"), empty()):
    print(sys.getsizeof(made), made.__sizeof__(), end=" ")
print()


class Waiter:
    def __await__(self):
        yield self


async def fetch(x):
    result = await Waiter()
    return [result, x]


async def many(*names):
    return [await fetch(name) for name in names]


async def stream():
    for i in range(3):
        yield await fetch(i)


for coroutine in fetch(1), many(1, 2), stream():
    print(sys.getsizeof(coroutine), end=" ")
    if hasattr(coroutine, "close"):
        coroutine.close()
print()
