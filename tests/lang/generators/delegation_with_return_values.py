def sub(n):
    total = 0
    for i in range(n):
        got = yield i
        if got:
            total += got
    return total


def main():
    results = []
    for n in (2, 3):
        results.append((yield from sub(n)))
    return results


g = main()
print(next(g))
try:
    for v in range(10, 100, 10):
        print(g.send(v))
except StopIteration as e:
    print(e.value)


def walk(tree):
    if isinstance(tree, (list, tuple)):
        count = 0
        for t in tree:
            count += yield from walk(t)
        return count
    yield tree
    return 1


def counted(tree):
    n = yield from walk(tree)
    yield f"{n} leaves"


print(list(counted([1, [2, (3, [4])], []])))


def passthrough():
    result = yield from (x * 2 for x in range(3))
    yield result


print(list(passthrough()))


def error():
    try:
        yield from sub(3)
    except KeyError as e:
        yield f"caught {e}"


e = error()
next(e)
print(e.throw(KeyError("k")), list(e))
